"""The export dialog: preview, remembered choices, opening the exported file."""

import re
import zipfile
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton

from tests.contracts.samples.pictures import TEXTS, open_document
from tests.contracts.samples.pptx import presented
from tests.journeys.person import OpenWindow, Person
from translator_gui.formats.bilingual import BilingualLayout
from translator_gui.formats.registry import read_document
from translator_gui.paths import resource
from translator_gui.project.commands.set_project_key_values import set_names
from translator_gui.project.importing import create_project
from translator_gui.project.names import RegisteredName
from translator_gui.settings import load_settings
from translator_gui.ui.export.export_choice import ExportLayoutOption
from translator_gui.ui.export.export_dialog import ExportDialog
from translator_gui.ui.export.export_preview import ExportPreviewContent, ExportPreviewPane
from translator_gui.ui.printing.printable_picture import PictureBox


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A project with two documents of the same name."""
    path = tmp_path / "two.tproj"
    sample = resource("sample", "seed.ur.txt")
    other = tmp_path / sample.name
    other.write_text("ایک اور دستاویز ہے۔\n", encoding="utf-8")
    create_project(path, [read_document(sample), read_document(other)]).close()
    return path


def dialog_of(person: Person) -> ExportDialog:
    # Without a window manager nobody gives the window its keyboard back after a dialog.
    person.window.activateWindow()
    person.until(QApplication.focusWidget)
    person.press("Ctrl+Shift+X")
    person.until(lambda: [one for one in person.window.findChildren(ExportDialog) if one.isActiveWindow()])
    return person.window.findChildren(ExportDialog)[-1]


def choose(dialog: ExportDialog, form: ExportLayoutOption) -> None:
    dialog.layout_choice.setCurrentIndex(dialog.layout_choice.findData(form))


def choose_format(dialog: ExportDialog, suffix: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(suffix))


def told(person: Person) -> str:
    return person.window.message_bar.text


def test_by_keys_alone_pages_are_seen_and_numbers_chosen(person: Person, tmp_path: Path) -> None:
    person.type("Moscow is an ally")
    dialog = dialog_of(person)
    person.until(lambda: dialog.preview.pages)
    before = dialog.preview.pages[0]
    person.press("Alt+N")
    person.until(dialog.numbers.isChecked)
    person.until(lambda: dialog.preview.pages[0] != before)
    person.press("Alt+B")
    person.until(dialog.form.title.isChecked)
    person.press("Enter")
    person.until(lambda: "Exported" in told(person))
    with zipfile.ZipFile(tmp_path / "seed.docx") as package:
        text = package.read("word/document.xml").decode()
    assert "No." in text
    assert "words of Urdu" in text


def direction(dialog: ExportDialog) -> Qt.LayoutDirection:
    return dialog.preview.text.document().defaultTextOption().textDirection()


def _has_copied_urdu(text: str) -> bool:
    """Whether in XLIFF every unit has a target, and one that is its Urdu."""
    return text.count("<target") == text.count("<source") and bool(re.search("<source>(.*)</source><target>\\1<", text))


def test_a_text_is_seen_as_it_will_be(person: Person) -> None:
    person.type("Moscow is an ally")
    dialog = dialog_of(person)
    choose_format(dialog, ".txt")
    person.until(lambda: "Moscow is an ally" in dialog.preview.text.toPlainText())
    assert not dialog.preview.pages
    dialog.statuses.setChecked(True)
    person.until(lambda: "Draft: still being written" in dialog.preview.text.toPlainText())
    choose_format(dialog, ".xlf")
    person.until(lambda: "<xliff" in dialog.preview.text.toPlainText())
    assert direction(dialog) is Qt.LayoutDirection.LeftToRight
    dialog.form.version.setCurrentText("XLIFF 1.2 for OmegaT")
    person.until(lambda: '"1.2"' in (text := dialog.preview.text.toPlainText()) and _has_copied_urdu(text))
    choose_format(dialog, ".txt")
    choose(dialog, ExportLayoutOption.INTERLEAVED)
    person.until(lambda: direction(dialog) is Qt.LayoutDirection.LayoutDirectionAuto)
    choose_format(dialog, ".pdf")
    person.until(lambda: dialog.preview.pages)


def test_terms_go_out_for_older_programs(open_window: OpenWindow, tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("عدالت", encoding="utf-8")
    create_project(tmp_path / "terms.tproj", [read_document(tmp_path / "terms.txt")]).close()
    person = open_window(tmp_path / "terms.tproj")
    person.type("court")
    dialog = dialog_of(person)
    choose_format(dialog, ".tbx")
    person.until(lambda: "<tbx" in dialog.preview.text.toPlainText())
    assert not dialog.form.version.isVisible()
    dialog.form.tbx_version.setCurrentText("TBX 2, for older programs")
    person.until(lambda: "<martif" in dialog.preview.text.toPlainText())
    dialog.accept()
    person.until(lambda: "Exported" in told(person))
    assert "<term>court</term>" in (tmp_path / "terms.translation.tbx").read_text("utf-8")
    assert person.window.preferences.settings.text("export.tbx_version") == "2"


def test_of_many_choices_in_a_row_the_last_one_is_seen(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def show_preview(_: ExportPreviewPane, made: ExportPreviewContent) -> None:
        shown.append(made.text)

    monkeypatch.setattr(ExportPreviewPane, "show_preview", show_preview)
    dialog = dialog_of(person)
    for suffix in (".md", ".csv", ".tmx", ".txt"):
        choose_format(dialog, suffix)
    # How many of those before it are begun depends on how busy the machine is.
    person.until(lambda: shown and shown[-1].startswith("seed.ur\n"))


def test_whoever_closes_the_dialog_at_once_is_not_disturbed(person: Person) -> None:
    dialog_of(person)
    person.press("Esc")
    person.window.activateWindow()
    person.until(person.work.page.live.field.hasFocus)
    person.type("On with it")
    person.until_saved()
    assert person.current.target == "On with it"


def test_the_choices_are_there_again_in_another_window(open_window: OpenWindow, seed: Path, tmp_path: Path) -> None:
    first = open_window(seed)
    dialog = dialog_of(first)
    choose_format(dialog, ".html")
    choose(dialog, ExportLayoutOption.INTERLEAVED)
    dialog.form.title.setChecked(True)
    (tmp_path / "here").mkdir()
    dialog.path.setText(str(tmp_path / "here/mine.html"))
    dialog.accept()
    first.until((tmp_path / "here/mine.html").exists)
    first.until(lambda: "Exported" in told(first))
    first.window.close()
    assert load_settings().text("export.format") == ".html"
    second = dialog_of(open_window(seed))
    assert second.options().layout is BilingualLayout.INTERLEAVED
    assert second.options().with_title
    assert second.out() == tmp_path / "here/seed.html"


def test_what_was_chosen_and_given_up_is_not_kept(person: Person) -> None:
    dialog = dialog_of(person)
    choose_format(dialog, ".html")
    dialog.reject()
    assert person.window.preferences.settings.text("export.format") == ".docx"


def test_the_english_goes_back_as_the_original_looks(person: Person, tmp_path: Path) -> None:
    person.type("Moscow is an ally")
    person.press("Ctrl+Enter")
    dialog = dialog_of(person)
    choose(dialog, ExportLayoutOption.ORIGINAL)
    assert not dialog.numbers.isEnabled()
    assert dialog.out() == tmp_path / "seed.ur.english.txt"
    person.until(dialog.preview.note.text)
    dialog.form.unfinished.setCurrentIndex(1)
    dialog.accept()
    person.until(lambda: "Exported" in told(person))
    assert (tmp_path / "seed.ur.english.txt").read_text("utf-8").split() == ["Moscow", "is", "an", "ally"]


def test_a_presentation_goes_back_with_its_notes_in_english(open_window: OpenWindow, tmp_path: Path) -> None:
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(presented(["پہلا نکتہ ہے۔"]))
    create_project(tmp_path / "deck.tproj", [read_document(deck)]).close()
    person = open_window(tmp_path / "deck.tproj")
    person.type("The first point.")
    person.press("Ctrl+Enter")
    dialog = dialog_of(person)
    choose(dialog, ExportLayoutOption.ORIGINAL)
    assert dialog.out() == tmp_path / "deck.english.pptx"
    dialog.accept()
    person.until(lambda: "Exported" in told(person))
    found = read_document(tmp_path / "deck.english.pptx").paragraphs
    assert found[0].text == "The first point."
    notes = next(index for index, one in enumerate(found) if one.place == "slide 1, notes")
    assert person.work.page.view.blocks.get(notes).caption == "slide 1, notes"


def test_the_name_is_never_the_originals(open_window: OpenWindow, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("ایک خط ہے۔\n", encoding="utf-8")
    create_project(tmp_path / "letter.tproj", [read_document(letter)]).close()
    dialog = dialog_of(open_window(tmp_path / "letter.tproj"))
    choose_format(dialog, ".txt")
    assert dialog.out().name == "letter.translation.txt"


def test_a_name_keeps_what_was_typed_and_its_ending_says_the_format(person: Person, tmp_path: Path) -> None:
    dialog = dialog_of(person)
    dialog.path.setText(str(tmp_path / "vol.2 final"))
    assert dialog.out() == tmp_path / "vol.2 final.docx"
    choose_format(dialog, ".odt")
    assert dialog.out() == tmp_path / "vol.2 final.odt"
    choose(dialog, ExportLayoutOption.ORIGINAL)
    choose(dialog, ExportLayoutOption.TABLE)
    assert dialog.out() == tmp_path / "vol.2 final.odt"
    dialog.path.setText("a name alone")
    assert dialog.out() == tmp_path / "a name alone.odt"
    dialog.path.setFocus()
    dialog.path.setText(str(tmp_path / "a.PDF"))
    dialog.format.setFocus()
    assert dialog.choice().suffix == ".pdf"


def test_each_document_goes_into_a_folder(open_window: OpenWindow, two: Path, tmp_path: Path) -> None:
    person = open_window(two)
    dialog = dialog_of(person)
    choose_format(dialog, ".md")
    dialog.form.each.setChecked(True)
    assert dialog.out() == tmp_path / "two-documents"
    dialog.accept()
    person.until(lambda: told(person) == f"Exported 2 files to {tmp_path / 'two-documents'}")
    names = sorted(path.name for path in (tmp_path / "two-documents").iterdir())
    assert names == ["seed.ur (2).md", "seed.ur.md"]
    again = dialog_of(person)
    assert again.form.each.isChecked()
    choose(again, ExportLayoutOption.ORIGINAL)
    assert not again.form.each.isVisible(), "there is no choice"
    assert again.into_folder, "documents in their own formats are never one file"
    again.accept()
    person.until((tmp_path / "two-documents/seed.ur.txt").exists)


def test_files_that_are_there_are_not_replaced_unasked(
    open_window: OpenWindow, two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "two-documents").mkdir()
    mine = tmp_path / "two-documents/seed.ur.docx"
    mine.write_bytes(b"mine")
    person = open_window(two)
    ask = MagicMock(return_value=0)
    monkeypatch.setattr("PySide6.QtWidgets.QMessageBox.exec", ask)
    dialog = dialog_of(person)
    dialog.form.each.setChecked(True)
    dialog.accept()
    person.until(lambda: ask.called)
    assert [path.name for path in mine.parent.iterdir()] == ["seed.ur.docx"]
    assert mine.read_bytes() == b"mine"


def test_what_was_written_is_opened_and_its_folder_shown(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = MagicMock(return_value=True)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened)
    dialog_of(person).accept()
    person.until(lambda: "Exported" in told(person))
    buttons = {button.text(): button for button in person.window.message_bar.findChildren(QPushButton)}
    for words, path in (("Open the file", tmp_path / "seed.docx"), ("Show the folder", tmp_path)):
        buttons[words].click()
        (url,) = opened.call_args.args
        assert Path(url.toLocalFile()) == path


def test_a_small_dialog_has_no_room_for_pages_and_all_its_choices(person: Person) -> None:
    dialog = dialog_of(person)
    dialog.resize(512, 350)
    assert not dialog.preview.isVisible()
    assert dialog.format.isVisible()
    dialog.resize(980, 680)
    assert dialog.preview.isVisible()


def test_a_path_that_turns_text_around_is_refused_in_the_dialog(person: Person, tmp_path: Path) -> None:
    dialog = dialog_of(person)
    dialog.path.setText(str(tmp_path / "report\u202excod.docx"))
    dialog.accept()
    assert dialog.isVisible()
    assert "<U+202E>" in dialog.state.text()
    assert "rename it." in dialog.state.text()
    dialog.path.setText(str(tmp_path / "report.docx"))
    dialog.accept()
    person.until(lambda: "report.docx" in told(person))
    assert [path.name for path in tmp_path.glob("*.docx")] == ["report.docx"]


def test_registered_names_are_a_table_at_the_end(person: Person, tmp_path: Path) -> None:
    names = (RegisteredName("ناصر خان جنجوعہ", "Nasser Khan Janjua"), RegisteredName("قمر چیمہ", "Qamar Cheema"))
    person.work.session.change(set_names(*names))
    dialog = dialog_of(person)
    choose_format(dialog, ".md")
    person.press("Alt+M")
    person.until(dialog.form.names.isChecked)
    person.until(lambda: "Qamar Cheema" in dialog.preview.text.toPlainText())
    choose_format(dialog, ".csv")
    assert not dialog.form.names.isEnabled(), "a CSV file is one table"
    choose_format(dialog, ".docx")
    assert dialog.form.names.isEnabled()
    person.press("Enter")
    person.until(lambda: "Exported" in told(person))
    with zipfile.ZipFile(tmp_path / "seed.docx") as package:
        text = package.read("word/document.xml").decode()
    assert text.index("Nasser Khan Janjua") < text.index("Qamar Cheema")
    assert person.window.preferences.settings.flag("export.names")
    assert "left out" not in told(person)
    choose_format(dialog_of(person), ".xlf")
    person.press("Enter")
    person.until(lambda: told(person).endswith("seed.xlf; left out: 2 registered names"))


def test_the_preview_shows_pictures_and_what_may_be_changed(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "fort.odt"
    path.write_bytes(open_document())
    create_project(tmp_path / "fort.tproj", [read_document(path)]).close()
    person = open_window(tmp_path / "fort.tproj")
    shown: list[str] = []

    def paint(*_: object) -> None:
        shown.append("picture")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PictureBox, "paint", paint)
        dialog = dialog_of(person)
        person.until(lambda: len(shown) == 3)
    with_hint = dialog.preview.pages[0]
    choose_format(dialog, ".pdf")
    person.until(lambda: dialog.preview.pages and dialog.preview.pages[0] != with_hint)
    assert dialog.form.pictures.isChecked()
    choose_format(dialog, ".txt")
    person.until(lambda: "[Picture: fort]" in dialog.preview.text.toPlainText())
    person.press("Alt+P")
    person.until(lambda: "[Picture" not in dialog.preview.text.toPlainText())
    choose_format(dialog, ".csv")
    assert not dialog.form.pictures.isEnabled()
    person.until(lambda: TEXTS[0] in dialog.preview.text.toPlainText())
    person.press("Enter")
    person.until(lambda: told(person).endswith(".csv; left out: 3 pictures"))
