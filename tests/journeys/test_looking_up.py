"""Looking up Urdu words: Alt+D, the pointer, dictionaries of one's own."""

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip

from tests.journeys.person import OpenWindow, Person
from translator_gui.formats.registry import read_document
from translator_gui.project.importing import create_project
from translator_gui.ui.preferences.preferences_dialog import PreferencesDialog
from translator_gui.ui.preferences.setting_editors import FileListSettingEditor
from translator_gui.ui.words.word_lookup_controller import WordLookupController
from translator_gui.ui.words.word_lookup_popup import WordLookupPopup
from translator_gui.viewmodel.words.word_lookup_state import LookupRow


def popup(person: Person) -> WordLookupPopup:
    """The pop-up, once it has its answer."""
    person.until(lambda: isinstance(QApplication.activePopupWidget(), WordLookupPopup))
    found = QApplication.activePopupWidget()
    assert isinstance(found, WordLookupPopup)
    person.until(lambda: found.notes.text() and "Looking" not in found.notes.text())
    return found


def rows(found: WordLookupPopup) -> list[LookupRow]:
    return [row for place in range(found.model.rowCount()) if (row := found.model.row(place)) is not None]


def into_word(person: Person, word: str) -> None:
    """Put the Urdu caret into a word of the current sentence."""
    page = person.work.page
    place = page.navigator.place()
    assert place is not None
    paragraph = person.work.session.model.known(place.paragraph)
    assert paragraph is not None
    page.source.enter()
    page.source.put(place.paragraph, paragraph.text.index(word) + 1)


def test_the_izafat_at_the_urdu_caret_is_looked_up_and_inserted(person: Person) -> None:
    person.type("Moscow is a ")
    into_word(person, "بھروسا")
    person.press("Alt+D")
    found = popup(person)
    first = rows(found)[0]
    assert (first.urdu, first.english, first.detail) == ("قابلِ بھروسا", "reliable", "Izafat")
    assert [row.english for row in rows(found)][:2] == ["reliable", "trustworthy"]
    person.press("Ctrl+2")
    person.until(lambda: person.current.target == "Moscow is a trustworthy")
    assert person.work.page.live.field.hasFocus()
    person.type(" ally")
    assert person.current.target == "Moscow is a trustworthy ally"
    person.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")  # the word, the space, the gloss
    person.until(lambda: person.current.target == "Moscow is a ")


def test_without_an_urdu_caret_the_expressions_of_the_sentence_are_listed(person: Person) -> None:
    person.press("Alt+D")
    found = popup(person)
    listed = [row.urdu for row in rows(found) if row.is_first]
    assert listed == ["دورہ کرنے", "جنوبی ایشیا", "جنوبی ایشیا", "قابلِ بھروسا", "مضبوط بنانا"]
    person.press("Esc")
    person.until(lambda: QApplication.activePopupWidget() is None)
    assert person.current.target == ""
    assert person.work.page.live.field.hasFocus()
    person.press("Alt+D")
    popup(person)
    person.press("Alt+D")
    person.until(lambda: QApplication.activePopupWidget() is None)


def test_a_sentence_without_known_expressions_says_how_to_look_up_a_word(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    text = tmp_path / "a.txt"
    text.write_text("وہ سچ نہیں بولتا۔\n", encoding="utf-8")
    create_project(tmp_path / "a.tproj", [read_document(text)]).close()
    person = open_window(tmp_path / "a.tproj")
    person.press("Alt+D")
    assert "double-click it in the Urdu" in popup(person).notes.text()
    person.press("Esc")


def test_own_earlier_translations_are_shown_and_lead_to_their_sentence(person: Person) -> None:
    for english in ("Moscow wants to strengthen cooperation.", "The adviser.", "They met.", "They discussed ties."):
        person.type(english)
        person.press("Ctrl+Enter")
    into_word(person, "تعاون")
    person.press("Alt+D")
    sentences = [row for row in rows(popup(person)) if row.segment is not None]
    assert [row.detail for row in sentences] == ["Sentence 4", "Sentence 1"]
    assert sentences[1].english == "Moscow wants to strengthen cooperation."
    person.press("End", "Enter")
    person.until(lambda: person.number == 1)


def test_an_earlier_sentence_is_cut_between_words(person: Person) -> None:
    person.type("Moscow wants to strengthen cooperation.")
    person.press("Ctrl+Enter")
    into_word(person, "پاکستان")
    person.press("Alt+D")
    (earlier,) = (row for row in rows(popup(person)) if row.segment is not None)
    paragraph = person.work.session.model.known(0)
    assert paragraph is not None
    assert earlier.urdu.endswith(" …")
    assert set(earlier.urdu.split()) - {"…"} <= set(paragraph.text.split())


def test_a_dictionary_of_ones_own_gives_several_glosses(person: Person, tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("وفد\tdelegation\t5\nوفد\tmission\t9\nوفد\tMission\t3\nرکن\tmember\n", encoding="utf-8")
    person.window.context.preferences.set("words.dictionaries", f"{table}\n{tmp_path / 'gone.tsv'}")
    into_word(person, "وفد")
    person.press("Alt+D")
    found = popup(person)
    assert [(row.english, row.detail) for row in rows(found)] == [("mission", "mine"), ("delegation", "")]
    assert "gone.tsv: file not found" in found.notes.text()
    person.press("Enter")
    person.until(lambda: person.current.target == "mission")


def test_an_unknown_name_is_only_hinted_at(person: Person) -> None:
    person.press("Alt+Down")
    into_word(person, "جنجوعہ")
    person.press("Alt+D")
    (row,) = rows(popup(person))
    assert row.is_hint
    assert row.english == "Janjoa"
    person.press("Esc")


def test_the_word_under_the_pointer_is_translated_in_a_tooltip(person: Person) -> None:
    controller = person.controller(WordLookupController)
    page = person.work.page
    paragraph = person.work.session.model.known(0)
    assert paragraph is not None
    at = paragraph.text.index("بھروسا")
    rect = page.view.blocks.get(0).source_rects(at + 1, at + 3)[0].translated(0, page.view.visible.top_of(0) or 0)
    point = rect.center().toPoint()
    QApplication.sendEvent(page.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, page.viewport().mapToGlobal(point)))
    person.until(QToolTip.text)
    assert "reliable; trustworthy" in QToolTip.text()
    assert person.current.target == ""
    QToolTip.hideText()
    person.until(lambda: not QToolTip.isVisible())
    person.window.context.preferences.set("words.hover", value=False)
    margin = QPoint(2, 2)
    QApplication.sendEvent(
        page.viewport(), QHelpEvent(QEvent.Type.ToolTip, margin, page.viewport().mapToGlobal(margin))
    )
    assert not QToolTip.isVisible()
    assert controller.popup is None


def test_a_dictionary_is_added_and_a_damaged_one_is_told_in_the_preferences(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "good.tsv", tmp_path / "bad.tsv"
    good.write_text("وفد\tmission\nرکن\tmember\n", encoding="utf-8")
    bad.write_text("\nno pair\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", MagicMock(return_value=([str(good), str(bad)], "")))
    person.window.context.actions["preferences"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PreferencesDialog))
    dialog.tabs.setCurrentWidget(dialog.words)
    editor = dialog.words.controls["words.dictionaries"]
    assert isinstance(editor, FileListSettingEditor)
    editor.add.click()

    def shown() -> list[str]:
        return [editor.list.item(row).text() for row in range(editor.list.count())]

    person.until(lambda: shown() == ["good.tsv: 2 entries", "bad.tsv: cannot be used"])
    assert "bad.tsv, line 2" in editor.trouble.text()
    editor.list.item(1).setSelected(True)
    editor.remove.click()
    assert shown() == ["good.tsv: 2 entries"]
    assert not editor.trouble.isVisible()
    dialog.accept()
    assert person.window.context.settings.text("words.dictionaries") == str(good)
    person.window.activateWindow()
    person.until(lambda: QApplication.focusWidget() is person.work.page.live.field)
    into_word(person, "وفد")
    person.press("Alt+D")
    assert [row.english for row in rows(popup(person))] == ["mission"]
    person.press("Esc")


def test_a_sentence_that_is_final_gets_nothing(person: Person) -> None:
    into_word(person, "بھروسا")
    person.work.page.live.set_read_only(read_only=True)
    person.press("Alt+D")
    popup(person)
    person.press("Enter")
    person.until(lambda: QApplication.activePopupWidget() is None)
    assert person.current.target == ""
