"""What the window says: when messages go, where files land, what is done, which menu entries do something."""

import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox

from tests.journeys.judging import AMNA, BILAL, as_author, back_at_the_page, translate
from tests.journeys.judging import dialog as hand_over_dialog
from tests.journeys.person import OpenWindow, Person
from tests.journeys.welcoming import drop, preview, settled, until_open, welcome
from translator_gui.formats.registry import read_document
from translator_gui.model.status import Role, Status
from translator_gui.paths import resource
from translator_gui.project.importing import create_project
from translator_gui.project.opening import open_for_reading
from translator_gui.settings import load_settings
from translator_gui.ui.export.export_dialog import ExportDialog
from translator_gui.ui.preferences.preferences_dialog import PreferencesDialog
from translator_gui.ui.search.find_bar import FindBar


def export_dialog(person: Person) -> ExportDialog:
    person.press("Ctrl+Shift+X")
    dialogs: list[ExportDialog] = []

    def shown() -> bool:
        dialogs[:] = [one for one in person.window.findChildren(ExportDialog) if one.isActiveWindow()]
        return bool(dialogs)

    person.until(shown)
    return dialogs[0]


def answer_box(person: Person, button: str, questions: list[str]) -> None:
    """Answer the next message box, which blocks, with a button, and keep its question."""
    timer = QTimer(person.window, interval=10)

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            timer.stop()
            questions.append(box.text())
            next(one for one in box.buttons() if one.text().replace("&", "") == button).click()

    timer.timeout.connect(answer)
    timer.start()


# Messages


@pytest.mark.parametrize("leave", ["Alt+Down", "a", "Ctrl+F"])
def test_a_message_about_a_sentence_goes_when_one_leaves_or_changes_it(person: Person, leave: str) -> None:
    person.press("Ctrl+,")
    assert person.said() == "This sentence has no tags"
    QApplication.processEvents()
    if len(leave) == 1:
        person.type(leave)
    else:
        person.press(leave)
    person.until(lambda: person.said() == "")


def test_a_message_about_a_search_goes_when_another_is_typed(person: Person) -> None:
    translate(person, "One two")
    person.press("Ctrl+F")
    person.type("One")
    person.press("Enter", "Enter", "Enter")
    person.until(lambda: "Search continued" in person.said() or person.press("Enter"))
    person.type("x")
    person.until(lambda: person.said() == "")


def test_a_message_about_the_project_stays_while_one_types(person: Person) -> None:
    person.window.notices.show_success("Copied to seed-copy.tproj")
    QApplication.processEvents()
    person.type("On we go")
    person.press("Alt+Down")
    QApplication.processEvents()
    assert person.said() == "Copied to seed-copy.tproj"


def test_what_a_key_says_is_read_although_the_key_itself_leads_elsewhere(person: Person) -> None:
    person.press("Ctrl+Enter")
    assert person.number == 2
    QApplication.processEvents()
    assert "Nothing to confirm yet" in person.said()
    person.press("Alt+Up")
    person.until(lambda: person.said() == "")


def test_exported_closes_with_esc_and_by_itself(person: Person) -> None:
    person.type("One")
    export_dialog(person)
    person.press("Enter")
    bar = person.window.message_bar
    person.until(lambda: bar.text.startswith("Exported to"))
    back_at_the_page(person)
    person.press("Esc")
    person.until(lambda: not bar.text and not person.said())
    person.window.notices.offer("Exported to there", (), closes=True)
    person.until(lambda: bar.text)
    bar.closing_timer.setInterval(1)
    bar.closing_timer.start()
    person.until(lambda: not bar.text)
    # A question waits for its answer.
    person.window.notices.offer("Merge the copy?", ())
    person.press("Esc")
    QApplication.processEvents()
    assert bar.text == "Merge the copy?"


@pytest.mark.parametrize("key", ["x", " ", "Backspace", "Ctrl+V"])
def test_typing_in_the_urdu_says_how_to_get_out(person: Person, key: str) -> None:
    person.type("kept")
    person.press("F6")
    if len(key) == 1:
        person.type(key)
    else:
        person.press(key)
    assert person.said() == "Press Esc to type English"
    assert person.current.target == "kept"
    QApplication.processEvents()
    person.press("Esc")
    person.until(lambda: person.said() == "")
    person.type("!")
    assert person.current.target == "kept!"


# Folders


def test_a_folder_that_is_missing_is_created_only_after_asking(person: Person, seed: Path) -> None:
    person.type("One")
    dialog = export_dialog(person)
    typo = seed.parent / "exprots" / "seed.docx"
    dialog.path.setText(str(typo))
    questions: list[str] = []
    answer_box(person, "Cancel", questions)
    dialog.accept()
    assert questions == [f"The folder {typo.parent} does not exist. Create it?"]
    assert dialog.isVisible()
    assert not typo.parent.exists()
    assert dialog.focusWidget() is dialog.path
    answer_box(person, "Create folder", questions)
    dialog.accept()
    person.until(typo.is_file)


def test_a_copy_into_a_missing_folder_is_asked_about(
    person: Person, seed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = seed.parent / "elsewhere" / "copy.tproj"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(out), "")))
    questions: list[str] = []
    answer_box(person, "Cancel", questions)
    person.window.actions_table["copy"].trigger()
    assert "does not exist" in questions[0]
    assert not out.parent.exists()
    answer_box(person, "Create folder", questions)
    person.window.actions_table["copy"].trigger()
    person.until(lambda: person.said() == "Copied to copy.tproj")
    assert out.is_file()


def test_a_missing_folder_for_backups_is_asked_about(person: Person, tmp_path: Path) -> None:
    person.press("Ctrl+.")
    person.until(lambda: person.window.findChildren(PreferencesDialog))
    dialog = person.window.findChildren(PreferencesDialog)[0]
    dialog.tabs.setCurrentWidget(dialog.backups)
    line = dialog.backups.findChildren(QLineEdit)[0]
    line.setFocus()
    typo = tmp_path / "bakcups"
    line.setText(str(typo))
    questions: list[str] = []
    answer_box(person, "Cancel", questions)
    dialog.tabs.setCurrentWidget(dialog.you)
    assert not questions, "not before OK"
    dialog.accept()
    assert questions == [f"The folder {typo} does not exist. Create it?"]
    assert dialog.isVisible()
    assert dialog.tabs.currentWidget() is dialog.backups
    assert dialog.focusWidget() is line
    assert not typo.exists()
    assert not load_settings().text("backups.folder")
    answer_box(person, "Create folder", questions)
    dialog.accept()
    assert not dialog.isVisible()
    assert typo.is_dir()
    person.window.close()
    assert load_settings().text("backups.folder") == str(typo)


def test_a_new_project_and_its_exports_go_beside_the_document(
    open_window: OpenWindow, news: Path, projects: Path, tmp_path: Path
) -> None:
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    assert page.place.path == news.parent / "news.tproj"
    elsewhere = tmp_path / "typo"
    page.place.folder.setText(str(elsewhere))
    person.until(page.make.isEnabled)
    questions: list[str] = []
    answer_box(person, "Cancel", questions)
    page.made.emit()
    assert "does not exist" in questions[0]
    assert not elsewhere.exists()
    elsewhere.mkdir()
    page.made.emit()
    until_open(person)
    back_at_the_page(person)
    assert person.work.session.path == elsewhere / "news.tproj"
    assert export_dialog(person).out().parent == news.parent
    assert not projects.exists()


def test_file_dialogs_begin_beside_the_project(person: Person, seed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    for action in ("open", "review_project", "new", "add", "merge"):
        asked.clear()
        person.window.actions_table[action].trigger()
        assert asked == [str(seed.parent)], action


# Copies


def test_a_copy_is_called_by_its_file_name_and_keeps_its_stored_title(open_window: OpenWindow, seed: Path) -> None:
    copy = seed.with_name("seed-copy.tproj")
    shutil.copy(seed, copy)
    first = open_window(seed)
    assert first.window.windowTitle() == "seed.ur – Translator"
    settled(first)
    first.window.close()
    person = open_window(copy)
    assert person.window.windowTitle() == "seed-copy – Translator"
    settled(person)
    person.press("Ctrl+W")
    page = welcome(person)
    names = [page.projects.data(page.projects.index(row)) for row in range(2)]
    assert sorted(map(str, names)) == ["seed-copy", "seed.ur"]
    with open_for_reading(copy) as project, open_for_reading(seed) as original:
        assert project.queries.title == original.queries.title


# Drops


def drag(kind: type[QDragEnterEvent] | type[QDropEvent], data: QMimeData) -> QDropEvent:
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    if kind is QDragEnterEvent:
        event: QDropEvent = QDragEnterEvent(QPoint(20, 20), actions, data, buttons, modifiers)
    else:
        event = QDropEvent(QPointF(20, 20), actions, data, buttons, modifiers)
    # File managers propose to move.
    event.setDropAction(Qt.DropAction.MoveAction)
    return event


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.mark.usefixtures("projects")
def test_a_drop_answers_copy_and_shows_where_it_lands(open_window: OpenWindow, news: Path) -> None:
    person = open_window(None)
    welcome(person)
    data, zone = files(news), person.window.drop_zone
    entered = drag(QDragEnterEvent, data)
    QApplication.sendEvent(person.window, entered)
    assert entered.dropAction() is Qt.DropAction.CopyAction
    assert zone.isVisible()
    assert "translate" in zone.words
    QApplication.sendEvent(person.window, QDragLeaveEvent())
    assert not zone.isVisible()
    QApplication.sendEvent(person.window, drag(QDragEnterEvent, data))
    dropped = drag(QDropEvent, data)
    QApplication.sendEvent(person.window, dropped)
    assert dropped.dropAction() is Qt.DropAction.CopyAction
    assert not zone.isVisible()
    assert preview(person).isVisible()


def test_documents_dropped_on_their_list_are_added(person: Person, news: Path, seed: Path) -> None:
    panel = person.documents_panel
    person.window.docks.show_panel("documents")
    person.until(panel.isVisible)
    data, viewport = files(news), panel.viewport()
    before = panel.grab().toImage()
    entered = drag(QDragEnterEvent, data)
    QApplication.sendEvent(viewport, entered)
    assert entered.isAccepted()
    assert entered.dropAction() is Qt.DropAction.CopyAction
    assert panel.grab().toImage() != before, "the list shows that it takes them"
    QApplication.sendEvent(viewport, drag(QDropEvent, data))
    person.until(lambda: panel.model().rowCount() == 2)
    # The window opens projects.
    project = files(seed)
    other = drag(QDragEnterEvent, project)
    other.ignore()
    panel.viewportEvent(other)
    assert not other.isAccepted()


# The clipboard


def test_html_alone_pastes_its_words(person: Person) -> None:
    data = QMimeData()
    data.setHtml("<p>Moscow <b>is</b> an&nbsp;ally<img src='http://example.org/x.png'></p>")
    QGuiApplication.clipboard().setMimeData(data)
    person.press("Ctrl+V")
    assert person.current.target.replace("\N{NO-BREAK SPACE}", " ") == "Moscow is an ally"
    person.press("Ctrl+M")
    person.until(person.comment_panel.isVisible)
    QGuiApplication.clipboard().setMimeData(_html("A <i>question</i>"))
    person.press("Ctrl+V", "Ctrl+Enter")
    person.until(lambda: person.sentences[0].comments == 1)


def test_html_alone_pastes_its_words_into_every_line_too(person: Person) -> None:
    QGuiApplication.clipboard().setMimeData(_html("<b>Moscow</b>"))
    person.press("Ctrl+F")
    field = person.window.findChildren(FindBar)[0].field
    field.clear()
    person.press("Ctrl+V")
    assert field.text() == "Moscow"
    person.press("Esc", "Ctrl+Shift+F", "Ctrl+V")
    assert person.filter_controller.editor.text.text.text() == "Moscow"
    person.press("Esc", "Ctrl+.")
    person.until(lambda: person.window.findChildren(PreferencesDialog))
    dialog = person.window.findChildren(PreferencesDialog)[0]
    dialog.tabs.setCurrentWidget(dialog.you)
    name = next(line for line in dialog.you.findChildren(QLineEdit) if line.isEnabled())
    name.setText("Amna of ")
    name.setFocus()
    QTest.keyClick(name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert name.text() == "Amna of Moscow"
    name.selectAll()
    name.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(), name.mapToGlobal(QPoint())))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger()
    menu.close()
    assert name.text() == "Moscow"
    QGuiApplication.clipboard().setText("plain")
    QTest.keyClick(name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert name.text() == "Moscowplain"
    dialog.reject()


def _html(text: str) -> QMimeData:
    data = QMimeData()
    data.setHtml(text)
    return data


# Progress


def test_done_counts_what_the_present_role_has_done(open_window: OpenWindow, seed: Path) -> None:
    amna = as_author(open_window, seed, AMNA)
    amna.press(*["Ctrl+Shift+E"] * 17)
    amna.until_saved()
    assert amna.window.status_line.words.endswith("100 %")
    model, index = amna.documents, amna.documents.index(0)
    assert model.data(index, model.PERCENT) == 100
    amna.window.close()
    bilal = as_author(open_window, seed, BILAL, Role.REVIEWER)
    bilal.until(lambda: bilal.window.status_line.words.endswith(" 0 %"))
    model, index = bilal.documents, bilal.documents.index(0)
    assert model.data(index, model.PERCENT) == 0
    bilal.press(*["Ctrl+Enter"] * 17)
    bilal.until(lambda: bilal.window.status_line.words.endswith("100 %"))
    bilal.window.set_role(Role.TRANSLATOR)
    assert bilal.window.status_line.words.endswith("100 %")


# Menus


def enabled(person: Person) -> set[str]:
    """Return the ids of the entries that the menus offer, each menu opened for it."""
    found: set[str] = set()
    for menu in person.window.findChildren(QMenu):
        actions = [action for action in menu.actions() if action.objectName()]
        if not actions:
            continue
        menu.aboutToShow.emit()
        found |= {action.objectName() for action in actions if action.isEnabled()}
        menu.aboutToHide.emit()
    return found


WRITING = {
    *("undo", "redo", "replace", "copy_source", "insert_tag", "choose_tag", "move_next", "move_previous", "split"),
    *("join", "confirm", "confirm_paragraph", "return", "settle", "accept", "keep_mine", "leave_empty", "reopen"),
    *("ignore_findings", "show_findings", "comment", "note", "labels", "add", "newer_version", "document_up"),
    *("document_down", "document_remove", "merge", "hand_over", "four_eyes", "variety_american", "variety_british"),
}


def start(person: Person) -> None:
    """Leave everything as it was opened."""


def type_one(person: Person) -> None:
    person.type("One")


def select_one(person: Person) -> None:
    person.type("One")
    person.press("Shift+Home")


def confirm_two(person: Person) -> None:
    translate(person, "One", "Two")
    person.press("Alt+Up")


def go_to_last(person: Person) -> None:
    person.work.page.navigator.go_to(person.sentences[-1].id)


def undo_typing(person: Person) -> None:
    person.type("One")
    person.press("Ctrl+Z")


def filter_nothing(person: Person) -> None:
    person.press("Ctrl+Shift+F")
    person.type("qqqq")
    person.until(person.window.actions_table["filter_off"].isEnabled)


def review(person: Person) -> None:
    translate(person, "One", "Two")
    person.window.set_role(Role.REVIEWER)
    person.press("Alt+Up")


def review_empty(person: Person) -> None:
    person.window.set_role(Role.REVIEWER)


def return_one(person: Person) -> None:
    review(person)
    person.press("Ctrl+Shift+Enter")
    person.type("Wrong")
    person.press("Ctrl+Enter")
    person.until(lambda: Status.RETURNED in {one.status for one in person.sentences})
    person.window.set_role(Role.TRANSLATOR)
    person.work.page.navigator.go_to(next(one.id for one in person.sentences if one.status is Status.RETURNED))


def in_the_urdu(person: Person) -> None:
    person.press("F6")


SITUATIONS: dict[str, tuple[Callable[[Person], None], str, str]] = {
    "empty field": (
        start,
        "leave_empty copy_source split comment next_sentence next_paragraph next_open enter_source find export",
        (
            "confirm undo redo move_next move_previous return accept keep_mine settle reopen insert_tag show_findings "
            "previous_sentence previous_paragraph hand_over filter_off back forward next_draft next_returned "
            "next_commented next_reopened document_up document_down extend_up next_waiting "
            "next_issue previous_issue next_unlike previous_unlike next_comment previous_comment"
        ),
    ),
    "text typed": (type_one, "confirm undo leave_empty", "redo reopen accept move_next move_previous"),
    "text selected": (select_one, "move_next undo", "move_previous"),
    "typing undone": (undo_typing, "redo", "undo confirm"),
    "confirmed": (confirm_two, "undo next_open", "confirm return accept hand_over next_draft"),
    "last sentence": (go_to_last, "previous_sentence back", "next_sentence next_paragraph move_next join extend_down"),
    "filter": (filter_nothing, "filter_off filter", "next_open next_draft"),
    "reviewer": (review, "confirm return next_open", "accept keep_mine reopen settle"),
    "reviewer, empty": (review_empty, "leave_empty", "confirm return accept next_open"),
    "returned": (return_one, "accept keep_mine next_waiting", "return reopen"),
    "caret in the Urdu, at its start": (in_the_urdu, "enter_source copy_source", "split"),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_menu_entries_are_enabled_only_where_they_do_something(person: Person, situation: str) -> None:
    arrange, offered, idle = SITUATIONS[situation]
    person.until(lambda: person.work.session.all_read)
    arrange(person)
    person.until_saved()
    person.until(lambda: not person.work.session.busy)
    # Until then F8 may find something.
    person.until_checked()
    person.until(lambda: set(offered.split()) <= enabled(person))
    assert not set(idle.split()) & enabled(person)
    # Out of the menus the keys still say why they do nothing.
    assert person.window.actions_table["accept"].isEnabled()


def test_next_comment_finding_and_inconsistent_repetition_are_offered_where_there_are_some(person: Person) -> None:
    kinds = {f"{way}_{kind}" for way in ("next", "previous") for kind in ("issue", "unlike", "comment")}
    person.until(lambda: person.work.session.all_read)
    person.until(lambda: not enabled(person) & kinds)
    translate(person, "One two two three")
    person.press("Ctrl+M")
    person.type("Sure?")
    person.press("Ctrl+Enter")
    person.until(lambda: any(one.comments for one in person.sentences))
    offered = {"next_comment", "previous_comment", "next_issue", "previous_issue"}
    person.until(lambda: enabled(person) & kinds == offered)
    person.press("F4")
    assert "next_comment" in enabled(person)


def test_a_final_sentence_offers_only_to_be_reopened(person: Person) -> None:
    person.type("One")
    person.press("Ctrl+Enter")
    person.window.set_role(Role.REVIEWER)
    person.press("Alt+Up", "Ctrl+Enter")
    person.until_saved()
    person.until(lambda: "hand_over" in enabled(person))
    hand_over_dialog(person).accept()
    person.until(lambda: person.sentences[0].status is Status.FINAL)
    person.until_saved()
    person.work.page.navigator.go_to(person.sentences[0].id)
    found = enabled(person)
    assert "reopen" in found
    assert not found & {"confirm", "copy_source", "leave_empty", "return", "split", "move_next"}


def test_without_a_project_only_what_needs_none_is_offered(open_window: OpenWindow) -> None:
    person = open_window(None)
    welcome(person)
    person.until(lambda: "quit" in enabled(person))
    found = enabled(person)
    assert {"new", "open", "sample", "preferences", "quit", "key_card"} <= found
    assert not found & {*WRITING, "save", "copy", "export", "find", "close", "next_sentence", "filter", "filter_off"}


def test_a_project_for_reading_offers_nothing_that_writes(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(None)
    person.window.files.read(seed)
    person.until(lambda: bool(person.window.status_line.words))
    found = enabled(person)
    assert not found & WRITING
    assert {"find", "export", "copy", "next_sentence", "enter_source"} <= found


def test_with_two_documents_they_can_change_places(open_window: OpenWindow, tmp_path: Path, news: Path) -> None:
    path = tmp_path / "two.tproj"
    create_project(path, [read_document(resource("sample", "seed.ur.txt")), read_document(news)]).close()
    found = enabled(open_window(path))
    assert {"document_up", "document_down", "document_remove", "newer_version"} <= found
