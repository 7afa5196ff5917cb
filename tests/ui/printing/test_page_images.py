"""The first pages as pictures, and looks on paper."""

import datetime as dt

import pytest
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication

from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualLayout,
    BilingualRow,
    BilingualSection,
    ExportOptions,
)
from translator_gui.formats.rich_text import RichRun
from translator_gui.model.inline_tag import TagStyle
from translator_gui.model.status import Status
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.printing.page_images import page_images
from translator_gui.ui.printing.printable_block import FAINT, WIDTH, english
from translator_gui.ui.printing.text_runs import flow_runs, paper_runs


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    assert qapp
    load_fonts()


def document(rows: int) -> BilingualDocument:
    made = tuple(BilingualRow((n,), "ایک جملہ ہے۔", "It is a sentence.", Status.DRAFT) for n in range(1, rows + 1))
    return BilingualDocument("T", dt.date(2026, 11, 26), (BilingualSection("a", made),))


def ink(image: QImage) -> int:
    """How many of some points of a page are not white."""
    points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return sum(image.pixelColor(x, y).lightness() < 200 for x, y in points)


@pytest.mark.parametrize("layout", BilingualLayout)
def test_a_long_document_fills_the_pages_that_are_asked_for(layout: BilingualLayout) -> None:
    pages = page_images(document(300), ExportOptions(layout), width=300, most=2)
    assert [page.width() for page in pages] == [300, 300]
    assert all(ink(page) > 100 for page in pages)


def test_a_short_document_is_a_page() -> None:
    (page,) = page_images(document(1), ExportOptions(), width=300, most=3)
    assert 0 < ink(page) < ink(page_images(document(20), ExportOptions(), width=300, most=3)[0])


def test_looks_are_painted_and_tags_are_small_and_faint() -> None:
    runs = [RichRun("a"), RichRun("b", look=TagStyle.BOLD | TagStyle.STRIKE), RichRun("{2}", mark=True)]
    (laid,) = flow_runs(paper_runs(runs), english(10), WIDTH).placed_texts
    bold, mark = laid.box.layout.formats()
    # Qt's stub leaves the fields of this plain structure out.
    assert (bold.start, bold.length, mark.start, mark.length) == (1, 1, 2, 3)  # pyright: ignore[reportAttributeAccessIssue]
    assert bold.format.fontWeight() == QFont.Weight.Bold  # pyright: ignore[reportAttributeAccessIssue]
    assert bold.format.fontStrikeOut()  # pyright: ignore[reportAttributeAccessIssue]
    assert mark.format.foreground().color() == FAINT  # pyright: ignore[reportAttributeAccessIssue]
