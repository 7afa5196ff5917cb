"""View choices that are remembered, and the export of the bilingual document."""

import zipfile
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from tests.journeys.judging import back_at_the_page
from tests.journeys.person import OnDisk, OpenWindow, Person
from translator_gui.formats.bilingual import BilingualLayout, BilingualRowGranularity
from translator_gui.model.status import Status
from translator_gui.settings import load_settings
from translator_gui.ui.editor.page_options import PageLayoutMode
from translator_gui.ui.export.export_dialog import ExportDialog
from translator_gui.ui.fonts import UrduFontStyle


def export_dialog(person: Person) -> ExportDialog:
    person.press("Ctrl+Shift+X")
    person.until(lambda: person.window.findChildren(ExportDialog))
    return person.window.findChildren(ExportDialog)[0]


def test_a_docx_is_exported_and_says_first_how_much_is_open(person: Person, tmp_path: Path) -> None:
    person.type("Moscow is an ally")
    person.press("Ctrl+Enter")
    dialog = export_dialog(person)
    assert dialog.state.text().startswith("16 of 17 sentences are still open")
    assert dialog.path.text().endswith("seed.docx")
    dialog.numbers.setChecked(True)
    dialog.accept()
    out = tmp_path / "seed.docx"
    person.until(lambda: "Exported" in person.said())
    with zipfile.ZipFile(out) as archive:
        text = archive.read("word/document.xml").decode()
    assert "Moscow is an ally" in text
    assert "w:bidi" in text


def choose_format(dialog: ExportDialog, ending: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findText(f"({ending})", Qt.MatchFlag.MatchEndsWith))


FORMATS = [
    (".html", b"<!DOCTYPE html>"),
    (".txt", b""),
    (".md", b""),
    (".csv", b"\xef\xbb\xbfUrdu,English"),
    (".xlf", b'<?xml version="'),
    (".tmx", b'<?xml version="'),
    (".po", b'msgid ""\nmsgstr'),
]
"""Endings of the other formats, and how their files begin."""


def test_other_formats_are_a_choice_away(person: Person, tmp_path: Path) -> None:
    person.type("Moscow is an ally")
    for ending, first in FORMATS:
        path = tmp_path / f"seed{ending}"
        dialog = export_dialog(person)
        choose_format(dialog, ending)
        dialog.accept()
        person.until(path.exists)
        person.until(lambda: "Exported" in person.said())
        written = path.read_bytes()
        assert written[:15].upper() == first.upper() or not first
        assert b"Moscow is an ally" in written
        back_at_the_page(person)


def test_a_workbook_is_one_more(person: Person, tmp_path: Path) -> None:
    person.type("Moscow is an ally")
    dialog = export_dialog(person)
    choose_format(dialog, ".xlsx")
    dialog.accept()
    person.until(lambda: "Exported" in person.said())
    with zipfile.ZipFile(tmp_path / "seed.xlsx") as archive:
        assert "Moscow is an ally" in archive.read("xl/worksheets/sheet1.xml").decode()


def test_a_pdf_is_painted_off_the_interface_thread(person: Person, tmp_path: Path) -> None:
    person.type("Moscow is an ally")
    dialog = export_dialog(person)
    choose_format(dialog, ".pdf")
    dialog.numbers.setChecked(True)
    dialog.accept()
    person.until(lambda: "Exported" in person.said())
    assert (tmp_path / "seed.pdf").read_bytes().startswith(b"%PDF-")


def test_an_opendocument_text_is_a_choice_away(person: Person, tmp_path: Path) -> None:
    person.type("Moscow is an ally")
    dialog = export_dialog(person)
    choose_format(dialog, ".odt")
    dialog.accept()
    person.until(lambda: "Exported" in person.said())
    with zipfile.ZipFile(tmp_path / "seed.odt") as archive:
        assert "Moscow is an ally" in archive.read("content.xml").decode()


def test_how_it_looks_is_not_asked_of_a_file_for_other_programs(person: Person) -> None:
    dialog = export_dialog(person)
    looks = (dialog.layout_choice, dialog.unit, dialog.numbers, dialog.statuses, dialog.comments)
    dialog.unit.setCurrentIndex(1)
    for ending in (".xlf", ".tmx", ".tbx", ".po"):
        choose_format(dialog, ending)
        assert not any(look.isEnabled() for look in looks)
        assert dialog.options().by is BilingualRowGranularity.SENTENCE
    dialog.format.setCurrentIndex(0)
    assert all(look.isEnabled() for look in looks)
    assert dialog.options().by is BilingualRowGranularity.PARAGRAPH


def test_a_sheet_has_no_layout_but_all_the_rest(person: Person) -> None:
    dialog = export_dialog(person)
    dialog.layout_choice.setCurrentIndex(2)
    dialog.numbers.setChecked(True)
    choose_format(dialog, ".csv")
    assert not dialog.layout_choice.isEnabled()
    options = dialog.options()
    assert (options.layout, options.with_numbers) == (BilingualLayout.TABLE, True)


def test_a_file_that_is_there_is_not_replaced_unasked(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "seed.docx"
    out.write_bytes(b"mine")
    asked = MagicMock(return_value=0)
    monkeypatch.setattr("PySide6.QtWidgets.QMessageBox.exec", asked)
    dialog = export_dialog(person)
    dialog.accept()
    person.until(lambda: asked.called)
    assert out.read_bytes() == b"mine"


def test_layout_face_sizes_colours_and_panels_are_kept(open_window: OpenWindow, seed: Path) -> None:
    first = open_window(seed)
    actions = first.window.actions_table
    for identity in ("layout_sentences", "urdu_on_right", "naskh", "zoom_in", "theme_dark"):
        actions[identity].trigger()
    first.press("Ctrl+Shift+K")
    assert first.comment_panel.isHidden() or not first.comment_panel.isVisible()
    size = first.window.view.options.english_size
    first.type("still typing")
    assert first.current.target == "still typing"
    first.window.close()
    settings = load_settings()
    assert settings.text("page.theme") == "dark"
    second = open_window(seed)
    options = second.window.view.options
    assert (options.layout, options.urdu_on_right, options.urdu_face) == (
        PageLayoutMode.SENTENCES,
        True,
        UrduFontStyle.NASKH,
    )
    assert options.english_size == size
    assert second.window.view.theme.dark
    assert not second.comment_panel.isVisible()
    second.window.actions_table["theme_light"].trigger()
    assert not second.window.view.theme.dark


def test_an_input_method_composes_and_writes(person: Person, on_disk: OnDisk) -> None:
    field = person.work.page.live.field
    QApplication.sendEvent(field, QInputMethodEvent("caf", []))
    assert person.current.target == ""
    commit = QInputMethodEvent("", [])
    commit.setCommitString("café 🙂")
    QApplication.sendEvent(field, commit)
    assert person.current.target == "café 🙂"
    assert person.current.status is Status.DRAFT
    person.press("Enter")
    person.until_saved()
    assert on_disk()[0].target == "café 🙂"


def test_selected_english_moves_on_with_the_key_that_selected_it(person: Person) -> None:
    person.type("stays goes")
    person.press("Ctrl+Shift+Left")
    assert person.work.page.live.field.textCursor().selectedText() == "goes"
    person.press("Ctrl+Shift+Right")
    assert person.current.target == "stays goes", "the selection was only drawn back"
    person.press("Ctrl+Left", "Ctrl+Shift+Right")
    assert person.number == 1
    person.press("Ctrl+Shift+Right")
    assert person.number == 2
    assert [s.target for s in person.sentences[:2]] == ["stays", "goes"]
    person.press("Ctrl+End", "Ctrl+Shift+Left", "Ctrl+Shift+Left")
    assert person.number == 1
    assert [s.target for s in person.sentences[:2]] == ["stays goes", ""]


def test_a_key_held_down_selects_and_moves_nothing(person: Person) -> None:
    person.type("two words")
    person.press("Home")
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    field = person.work.page.live.field
    for _ in range(6):
        QTest.simulateEvent(field, True, Qt.Key.Key_Right, held, "", True)
    assert person.number == 1
    assert field.textCursor().selectedText() == "two words"


def test_esc_leads_back_to_the_page_from_every_panel(person: Person) -> None:
    page = person.work.page
    for key in ("Ctrl+M", "Ctrl+Shift+M", "Ctrl+L", "F6", "Alt+R"):
        person.press(key)
        assert not page.live.field.hasFocus()
        person.press("Esc")
        assert page.live.field.hasFocus(), key
    person.documents_panel.setFocus()
    person.press("Esc")
    assert page.live.field.hasFocus()


def test_shift_tab_leaves_the_page_and_tab_goes_through_everything(person: Person) -> None:
    names = set[str]()
    person.press("Ctrl+Shift+D", "Esc")
    QTest.keyClick(person.work.page.live.field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(30):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget is person.work.page.live.field:
            break
        names.add(widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else ""))
        QTest.keyClick(widget, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert "" not in names, "everything that takes the keyboard has a name"
    assert "Documents" in names


def test_a_right_click_offers_what_can_be_done_with_a_sentence(person: Person) -> None:
    page = person.work.page
    page.context_menu.emit(page.mapToGlobal(page.rect().center()), person.sentences[2].id)
    assert person.number == 3
    menu = next(m for m in person.work.findChildren(QMenu) if m.isVisible())
    texts = [action.text() for action in menu.actions() if action.text()]
    assert [text.partition("\t")[0] for text in texts[:3]] == ["Cu&t", "C&opy", "&Paste"]
    assert texts[3] == "&Confirm and go to the next"
    assert len(texts) == 11
    assert "&Return with a comment" not in texts, "it is a reviewer's"
    menu.close()


def entry(person: Person, words: str) -> QAction:
    """Return an entry of the context menu of the current sentence."""
    page = person.work.page
    page.context_menu.emit(page.mapToGlobal(page.rect().center()), person.current.id)
    menu = [m for m in person.work.findChildren(QMenu) if m.isVisible()][-1]
    found = next(a for a in menu.actions() if a.text().replace("&", "").partition("\t")[0] == words)
    menu.close()
    return found


def test_a_right_click_cuts_copies_and_pastes(person: Person) -> None:
    QApplication.clipboard().setText("a peace ")
    entry(person, "Paste").trigger()
    assert person.work.page.live.text == "a peace "
    assert not entry(person, "Cut").isEnabled(), "nothing is selected"
    person.press("Ctrl+A")
    entry(person, "Cut").trigger()
    assert person.work.page.live.text == ""
    assert QApplication.clipboard().text() == "a peace "
    person.press("F6", "Ctrl+A")
    assert not entry(person, "Paste").isEnabled(), "the Urdu is never changed"
    entry(person, "Copy").trigger()
    assert QApplication.clipboard().text() == person.work.page.source.selected_text() != ""
