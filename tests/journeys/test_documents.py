"""Several documents in a project: order, adding, newer versions, removing."""

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.status import Status
from translator_gui.ui.comments.source_change_box import SourceChangeBox
from translator_gui.ui.documents.document_update_dialog import DocumentUpdateDialog
from translator_gui.ui.documents.documents_panel import DocumentsPanel

TEXT = "پہلا جملہ یہاں ہے۔ دوسرا جملہ یہاں ہے۔\nتیسرا جملہ دوسرے پیراگراف میں ہے۔\n"
NEWER = "یہ سب سے پہلے آتا ہے۔\nپہلا جملہ یہاں ہے۔ دوسرا نیا جملہ یہاں ہے۔\n"


def choose(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Return a function that sets the answer of the next file dialog."""
    names = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", MagicMock(return_value=(names, "")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", MagicMock(return_value=(names[0], "")))


def names(person: Person) -> list[str]:
    model = person.documents
    return [model.document(row).name for row in range(model.rowCount())]


def percents(person: Person) -> list[int]:
    model = person.documents
    return [model.data(model.index(row), model.PERCENT) for row in range(model.rowCount())]


def titles(person: Person) -> list[int]:
    """Return the indexes of the paragraphs with a document title above them."""
    page = person.work.page
    return [index for index in range(len(page.model)) if page.view.blocks.get(index).title]


def panel(person: Person) -> DocumentsPanel:
    found = person.documents_panel
    found.setFocus()
    return found


def dialog(person: Person) -> DocumentUpdateDialog:
    def found() -> list[DocumentUpdateDialog]:
        return [one for one in person.window.findChildren(DocumentUpdateDialog) if one.isVisible()]

    person.until(found)
    return found()[0]


def click_badge_behind_the_history(person: Person, at: QPoint, change: SourceChangeBox) -> None:
    """Click a badge of the current sentence while the history covers the comments."""
    person.press("Ctrl+Shift+H")
    person.until(lambda: change.visibleRegion().isEmpty())
    page, place = person.work.page, person.work.page.navigator.place()
    assert place is not None
    top = page.view.visible.top_of(place.paragraph)
    assert top is not None
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(0, top))
    person.until(lambda: not change.visibleRegion().isEmpty())
    assert page.live.field.hasFocus()


@pytest.fixture
def second(tmp_path: Path) -> Path:
    path = tmp_path / "second.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def both(person: Person, second: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """A translator with two documents, in the first one."""
    choose(monkeypatch, second)
    person.window.actions_table["add"].trigger()
    person.until(lambda: len(person.sentences) == 20)
    return person


def go_to_second(person: Person) -> None:
    panel(person)
    person.press("Down", "Enter")
    person.until(lambda: person.number == 18)


def test_a_document_is_added_taken_out_and_brought_back(both: Person) -> None:
    assert names(both) == ["seed.ur.txt", "second.txt"]
    assert len(titles(both)) == 2
    assert both.number == 1
    go_to_second(both)
    both.type("The first")
    both.press("Ctrl+Enter")
    both.until_saved()
    assert percents(both)[1] > 0
    both.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    both.until(lambda: names(both) == ["seed.ur.txt"])
    assert len(both.sentences) == 17
    assert both.work.page.live.field.hasFocus()
    both.press("Ctrl+Y", "Ctrl+Y", "Ctrl+Y")
    both.until(lambda: len(both.sentences) == 20 and both.sentences[17].status is Status.TRANSLATED)
    assert both.sentences[17].target == "The first"


def test_documents_change_places_by_keys_and_the_caret_stays(both: Person) -> None:
    both.type("kept")
    here = both.current.id
    list_ = panel(both)
    both.press("Ctrl+Shift+Down")
    both.until(lambda: names(both) == ["second.txt", "seed.ur.txt"])
    assert list_.hasFocus()
    assert list_.currentIndex().row() == 1
    assert (both.current.id, both.current.target, both.number) == (here, "kept", 4)
    assert titles(both) == [0, 2]
    both.press("Ctrl+Shift+Down")
    assert "last document" in both.said()
    both.press("Ctrl+Shift+Up")
    both.until(lambda: names(both) == ["seed.ur.txt", "second.txt"])
    both.window.actions_table["undo"].trigger()
    both.until(lambda: both.number == 4)
    both.window.actions_table["undo"].trigger()
    both.until(lambda: both.number == 1)


def test_documents_change_places_by_dragging(both: Person) -> None:
    list_ = panel(both)
    model = both.documents
    list_.setCurrentIndex(model.index(1))
    dropped = QDropEvent(
        QPointF(10, 2),
        Qt.DropAction.MoveAction,
        model.mimeData([model.index(1)]),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dropped.source = lambda: list_  # Qt knows the source only of a drag by a hand
    list_.dropEvent(dropped)
    both.until(lambda: names(both) == ["second.txt", "seed.ur.txt"])
    foreign = QDragEnterEvent(
        QPoint(10, 2), Qt.DropAction.CopyAction, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    foreign.ignore()
    list_.dragEnterEvent(foreign)
    assert not foreign.isAccepted()


def test_a_document_is_removed_with_its_work_and_comes_back(both: Person, open_window: OpenWindow) -> None:
    go_to_second(both)
    both.type("Work on it")
    panel(both)
    both.press("Del")
    both.until(lambda: names(both) == ["seed.ur.txt"])
    assert both.said() == "Removed second.txt. Ctrl+Z brings it back"
    assert (len(both.sentences), both.number) == (17, 17)
    path = both.work.session.path
    assert both.window.close_project()
    again = open_window(path)
    assert names(again) == ["seed.ur.txt"]
    again.work.page.setFocus()
    again.press("Ctrl+Z")
    again.until(lambda: len(again.sentences) == 20)
    again.until(lambda: again.number == 18)
    assert again.current.target == "Work on it"
    assert titles(again)[-1] > 0


def test_the_last_document_can_be_removed_and_the_page_is_empty(person: Person, open_window: OpenWindow) -> None:
    person.type("kept")
    person.press("Ctrl+Shift+D", "Del")
    person.until(lambda: names(person) == [])
    assert person.work.page.navigator.current() is None
    for chord in ("Ctrl+Enter", "Alt+Down", "Ctrl+G", "Ctrl+T"):
        person.press(chord)
    path = person.work.session.path
    assert person.window.close_project()
    again = open_window(path)
    assert again.work.page.navigator.current() is None
    again.work.page.setFocus()
    again.press("Ctrl+Z")
    again.until(lambda: len(again.sentences) == 17)
    again.until(lambda: again.current.target == "kept")


def test_a_newer_version_is_looked_at_and_taken_in(
    both: Person, second: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_window: OpenWindow
) -> None:
    go_to_second(both)
    for text in ("The first.", "The second.", "The third."):
        both.type(text)
        both.press("Ctrl+Enter")
    both.until_saved()
    both.work.page.navigator.go_to(both.sentences[18].id)
    newer = tmp_path / "newer.txt"
    newer.write_text(NEWER, encoding="utf-8")
    choose(monkeypatch, newer)
    both.window.actions_table["newer_version"].trigger()
    shown = dialog(both)
    assert shown.figures.text() == "1 unchanged   ·   1 changed   ·   1 new   ·   1 gone"
    told = [shown.sentences.model().index(row, 0).data() for row in range(2)]
    assert "[inserted: نیا ]" in told[0]
    assert "The second." in told[0]
    assert told[1].startswith("Gone")
    shown.reject()
    both.until(lambda: not shown.isVisible())
    assert len(both.sentences) == 20
    both.window.actions_table["newer_version"].trigger()
    dialog(both).take.click()
    both.until(lambda: [s.target for s in both.sentences[17:]] == ["", "The first.", "The second."])
    both.until(lambda: both.number == 20)
    assert (both.current.status, both.current.made_for) == (Status.DRAFT, "دوسرا جملہ یہاں ہے۔")
    assert "1 changed" in both.said()
    index = both.work.page.navigator.place()
    assert index is not None
    chips = both.work.page.view.blocks.get(index.paragraph).fields[index.sentence].badges
    assert [chip.text for chip in chips] == ["Urdu changed"]
    change = both.comment_panel.findChild(SourceChangeBox)
    assert change is not None
    assert "[inserted: نیا ]" in change.view.accessibleName()
    both.window.activateWindow()
    both.until(both.work.page.live.field.hasFocus)
    click_badge_behind_the_history(both, chips[0].rect.center().toPoint(), change)
    both.press("Ctrl+Enter")
    both.until_saved()
    assert both.sentences[19].made_for == ""
    both.press("Ctrl+Z")
    both.until(lambda: both.sentences[19].made_for)
    both.press("Ctrl+Z")
    both.until(lambda: [s.target for s in both.sentences[17:]] == ["The first.", "The second.", "The third."])
    assert all(s.status is Status.TRANSLATED for s in both.sentences[17:])
    both.press("Ctrl+Y")
    both.until(lambda: [s.target for s in both.sentences[17:]] == ["", "The first.", "The second."])
    path = both.work.session.path
    assert both.window.close_project()
    again = open_window(path)
    assert [s.made_for for s in again.sentences[17:]] == ["", "", "دوسرا جملہ یہاں ہے۔"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("second.txt", TEXT.encode(), "nothing has changed"),
        ("empty.txt", b"", "empty.txt"),
        ("broken.docx", b"PK\x03\x04 no archive", "broken.docx"),
    ],
)
def test_what_is_no_newer_version_is_explained(
    both: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, words: str
) -> None:
    go_to_second(both)
    path = tmp_path / "newer" / name
    path.parent.mkdir()
    path.write_bytes(data)
    choose(monkeypatch, path)
    both.window.actions_table["newer_version"].trigger()
    both.until(lambda: words in both.window.message_bar.text)
    assert len(both.sentences) == 20


def test_what_went_wrong_is_no_longer_told_when_it_went_well_since(
    both: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to_second(both)
    newer = tmp_path / "newer.txt"
    newer.write_text(NEWER, encoding="utf-8")
    choose(monkeypatch, tmp_path / "gone.txt")
    both.window.actions_table["newer_version"].trigger()
    both.until(lambda: "gone.txt" in both.window.message_bar.text)
    choose(monkeypatch, newer)
    both.window.actions_table["newer_version"].trigger()
    dialog(both).accept()
    both.until(lambda: "brings the older version back" in both.said())
    assert not both.window.message_bar.text


def test_the_lists_menu_offers_what_can_be_done(both: Person) -> None:
    list_ = panel(both)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), list_.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(list_.viewport(), event)
    (menu,) = [one for one in list_.findChildren(QMenu) if one.isVisible()]
    offered = [action.text().replace("&", "").split("\t")[0] for action in menu.actions() if action.text()]
    assert offered == ["Add documents…", "Newer version…", "Move up", "Move down", "Remove"]
    next(action for action in menu.actions() if "down" in action.text()).trigger()
    menu.close()
    both.until(lambda: names(both) == ["second.txt", "seed.ur.txt"])
