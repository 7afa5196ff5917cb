"""Density, Urdu with Latin words and ligatures, wider spaces, Urdu in the search fields, previews of exports."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QRawFont, QTextCursor, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox

from tests.journeys.person import OpenWindow, Person
from tests.journeys.test_exporting import choose, choose_format, dialog_of
from tests.journeys.test_preferences import control, preferences
from translator_gui.formats.registry import read_document
from translator_gui.project.importing import create_project
from translator_gui.ui.export.export_choice import ExportLayoutOption
from translator_gui.ui.fonts import NASKH, SANS
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.search.find_bar import FindBar

BANK = "اسٹیٹ بینک (State Bank of Pakistan) نے کہا۔"
PROPHET = "حضرت محمد ﷺ نے فرمایا اور حضرت محمد ﷺ کی سیرت پر لکھی گئی کتابیں بہت مشہور ہیں۔"


@pytest.fixture
def written(open_window: OpenWindow, tmp_path: Path) -> Person:
    """A project of forty paragraphs: a Latin name, the ligature ﷺ, and short ones."""
    source = tmp_path / "bank.ur.txt"
    source.write_text("\n\n".join([BANK, PROPHET, *["ایک مختصر جملہ ہے۔"] * 38]), encoding="utf-8")
    path = tmp_path / "bank.tproj"
    create_project(path, [read_document(source)]).close()
    person = open_window(path)
    person.window.resize(1200, 800)
    person.until(lambda: person.work.session.all_read)
    return person


def heights(person: Person) -> list[int]:
    blocks = person.work.page.view.blocks
    return [blocks.get(index).height for index in range(40)]


def urdu(person: Person, index: int) -> LaidOutText:
    return person.work.page.view.blocks.get(index).sources[0].box


def fonts_of(box: LaidOutText, words: str) -> set[str]:
    return {font.familyName() for font, _bottom in glyphs(box.layout, box.text.index(words), len(words))}


def glyphs(layout: QTextLayout, start: int, length: int) -> Iterator[tuple[QRawFont, float]]:
    """The fonts of a range, and how far its lowest glyph reaches below the baseline."""
    for run in layout.glyphRuns(start, length):
        font = run.rawFont()
        yield font, max(font.boundingRect(glyph).bottom() for glyph in run.glyphIndexes())


def beginning(text: QPlainTextEdit, words: str) -> float:
    """The x at which a line with these first words begins."""
    # Asking for the caret lays the line out; `block.layout()` may have no lines yet.
    return text.cursorRect(QTextCursor(text.document().findBlock(text.toPlainText().index(words)))).x()


def test_compact_shows_half_as_many_paragraphs_again(written: Person) -> None:
    before = heights(written)
    dialog = preferences(written)
    density = control(dialog, QComboBox, "page.density")
    density.setFocus()
    QTest.keyClick(density, Qt.Key.Key_Down)
    written.press("Enter")
    written.until(lambda: not dialog.isVisible())
    assert sum(before) / sum(heights(written)) >= 1.5
    field, frame = written.work.page.live.field, written.work.page.view.blocks.get(0).fields[0].frame
    assert frame.height() >= field.fontMetrics().height()


def test_latin_words_in_urdu_are_in_the_latin_font_with_its_spaces(written: Person) -> None:
    box = urdu(written, 0)
    assert fonts_of(box, "State Bank") == {SANS}
    (run,) = box.layout.glyphRuns(box.text.index(" Bank"), 2)
    space, letter = run.positions()
    assert letter.x() - space.x() == pytest.approx(0.26 * QFontInfo(box.layout.font()).pixelSize(), abs=0.5)


def test_the_blessing_has_room_in_its_line(written: Person) -> None:
    box = urdu(written, 1)
    place = box.text.index("ﷺ")
    assert fonts_of(box, "ﷺ") == {NASKH}
    line = box.lines[box.line_at(place)]
    assert max(bottom for _font, bottom in glyphs(box.layout, place, 1)) <= line.height - line.ascent


def test_spaces_in_urdu_are_as_wide_as_one_likes(written: Person) -> None:
    def width() -> float:
        return urdu(written, 5).layout.lineAt(0).naturalTextWidth()

    before = width()
    latin = fonts_of(urdu(written, 0), "State Bank")
    dialog = preferences(written)
    control(dialog, QSpinBox, "page.urdu_word_spacing").setValue(300)
    size = QFontInfo(written.work.page.view.blocks.fonts.urdu).pixelSize()
    assert width() - before == pytest.approx(3 * 2 * 0.131 * size, rel=0.1)
    assert fonts_of(urdu(written, 0), "State Bank") == latin
    written.press("Esc")
    written.until(lambda: not dialog.isVisible())
    assert width() == before


def test_urdu_in_the_find_bar_is_large_enough_and_the_bar_stays(written: Person) -> None:
    written.press("Ctrl+F")
    bar = written.window.findChildren(FindBar)[-1]
    written.until(bar.field.hasFocus)
    written.type("bank")
    size, height = bar.field.font().pointSizeF(), bar.height()
    bar.field.setText("بینک")
    assert bar.field.font().family() == NASKH
    assert bar.field.font().pointSizeF() >= 1.3 * size
    assert bar.field.height() >= bar.field.sizeHint().height()
    assert bar.height() == height
    bar.field.clear()
    assert bar.field.font().pointSizeF() == size


def test_urdu_to_replace_with_and_to_filter_by_is_as_large(written: Person) -> None:
    written.press("Ctrl+H")
    bar = written.window.findChildren(FindBar)[-1]
    replacement = bar.replacement
    written.press("Esc", "Ctrl+Shift+F")
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    for field in (replacement, box):
        size = field.font().pointSizeF()
        field.setText("بینک")
        assert field.font().family() == NASKH
        assert field.font().pointSizeF() >= 1.3 * size
        written.until(lambda field=field: not field.isVisible() or field.height() >= field.sizeHint().height())
        field.clear()


def test_the_preview_has_the_fonts_of_the_export_and_of_a_text_the_letters_in_columns(written: Person) -> None:
    written.type("The State Bank said so.")
    dialog = dialog_of(written)
    written.until(lambda: dialog.preview.pages)
    word = dialog.preview.pages[0]
    choose_format(dialog, ".pdf")
    written.until(lambda: dialog.preview.pages and dialog.preview.pages[0] != word)
    choose_format(dialog, ".txt")
    choose(dialog, ExportLayoutOption.INTERLEAVED)
    text = dialog.preview.text
    written.until(lambda: "The State Bank said so." in text.toPlainText())
    metrics = text.fontMetrics()
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("WWWW")
    middle = text.viewport().width() / 2
    assert beginning(text, "اسٹیٹ") > middle > beginning(text, "The State")
    dialog.reject()


def test_the_preview_stays_at_200_percent(written: Person) -> None:
    """There a screen of 1440×900 has 720×450 pixels, of which a dialog takes 92 in 100."""
    dialog = dialog_of(written)
    dialog.resize(662, 414)
    written.until(lambda: dialog.preview.pages)
    assert dialog.preview.isVisible()
    assert dialog.preview.width() >= 240
    assert dialog.form.width() >= dialog.form.minimumSizeHint().width()
    dialog.reject()
