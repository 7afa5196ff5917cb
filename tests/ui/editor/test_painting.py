"""Painting of the page: no glyph is cut, marks differ, nothing is drawn outside its place."""

import gc
import sys
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.editor.page_samples import MakePage, crude_cuts, known, model_of, paragraph, seed_lines, seed_paragraphs
from translator_gui.checks.negation_lost_check import NegationLostCheck
from translator_gui.messages import gettext_lazy
from translator_gui.model.document import ParagraphKind
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status
from translator_gui.ui.editor.badges import SentenceBadgeKind, lay_out_badges
from translator_gui.ui.editor.block_cache import ParagraphBlockCache
from translator_gui.ui.editor.block_painter import ParagraphBlockPainter, ParagraphPaintState
from translator_gui.ui.editor.page_options import PageDisplayOptions, PageLayoutMode, UrduFontStyle
from translator_gui.ui.editor.paragraph_block import ParagraphBlock, displayed_english
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.status_marks import SIZE, paint_status_mark
from translator_gui.ui.theme import DARK, LIGHT

# Stacked letters with marks above and below; a first and a last glyph that hang over; a tall kaf.
TALL = "گُٹکے ڈُّھونڈنے پِھر نَکلے، اللہ ﷺ کِّی تسبیح مُحَمَّدٌ لَآ اِلٰہَ نستعلیقِ قُطّبُ الدّینِ ٹھٹّھہ چیچہ جے"
EXCHANGE = "ایکسچینج کے کمپیبیلیٹی اور کنٹینمنٹ"  # words that climb to 2.85 em above their baseline
TEXTS = [EXCHANGE, *seed_lines()[:4], TALL, " ".join([TALL] * 4), "۔", "پ"]
ROOM = 120


def rows_of(image: QImage, area: QRect) -> tuple[QRect, list[bytes]]:
    """Return the lightness of a picture's pixels within a rectangle, a row of bytes per line."""
    area = area & image.rect()
    grey = image.copy(area).convertToFormat(QImage.Format.Format_Grayscale8)
    step, data = grey.bytesPerLine(), bytes(memoryview(grey.constBits()))
    return area, [data[y * step : y * step + grey.width()] for y in range(grey.height())]


def ink(image: QImage, area: QRect, darker: int = 200) -> list[tuple[int, int]]:
    """Return the extent of dark pixels within a rectangle of a light picture."""
    area, rows = rows_of(image, area)
    return [
        (area.left() + x, area.top() + y)
        for y, row in enumerate(rows)
        if row and min(row) < darker
        for x, light in enumerate(row)
        if light < darker
    ]


def blocks_of(
    paragraphs: list[Paragraph], options: PageDisplayOptions | None = None, width: int = 900
) -> ParagraphBlockCache:
    blocks = ParagraphBlockCache(model_of(paragraphs), options or PageDisplayOptions(), LIGHT)
    blocks.resize(width)
    blocks.load()
    blocks.resize(width)
    return blocks


def urdu_alone(blocks: ParagraphBlockCache, block: ParagraphBlock, clip: QRectF | None) -> QImage:
    """Return a picture of the Urdu of a block, painted with a clip, with much room around it."""
    image = QImage(blocks.columns.right + 2 * ROOM, block.height + 2 * ROOM, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.translate(ROOM, ROOM)
    if clip is not None:
        painter.setClipRect(clip)
    painter.setPen(QColor("black"))
    top, bottom = (clip.top(), clip.bottom()) if clip is not None else (-ROOM, block.height + ROOM)
    for source in block.sources:
        source.box.draw(painter, source.origin, top, bottom)
    painter.end()
    return image


@pytest.mark.parametrize("layout", list(PageLayoutMode))
@pytest.mark.parametrize("face", list(UrduFontStyle))
@pytest.mark.parametrize("kind", [ParagraphKind.BODY, ParagraphKind.HEADING])
def test_no_ink_leaves_its_block_or_its_column(
    layout: PageLayoutMode, face: UrduFontStyle, kind: ParagraphKind
) -> None:
    made = [paragraph(n, text, kind=kind, level=1, cuts=crude_cuts(text)) for n, text in enumerate(TEXTS, 1)]
    blocks = blocks_of(made, PageDisplayOptions(layout=layout, urdu_face=face))
    columns = blocks.columns
    for index in range(len(made)):
        block = blocks.get(index)
        image = urdu_alone(blocks, block, None)
        wide = image.width()
        above, below = QRect(0, 0, wide, ROOM), QRect(0, ROOM + block.height, wide, ROOM)
        left = QRect(0, 0, ROOM + columns.left, image.height())
        right = QRect(ROOM + columns.spine, 0, wide, image.height())
        for area in (above, below, left, right):
            assert not ink(image, area), (index, area)
        assert ink(image, QRect(ROOM, ROOM, columns.spine, block.height))


@pytest.mark.parametrize("face", list(UrduFontStyle))
def test_a_partial_painting_cuts_no_ink(face: UrduFontStyle) -> None:
    """Every band of a block painted alone looks as it does in the whole: ink that rises from the next line included."""
    text = " ".join([TALL] * 4)
    blocks = blocks_of([paragraph(1, text)], PageDisplayOptions(urdu_face=face))
    block = blocks.get(0)
    whole = urdu_alone(blocks, block, None)
    for top in range(0, block.height, 17):
        clip = QRectF(0, top, blocks.columns.right, 17)
        part = urdu_alone(blocks, block, clip)
        area = QRect(ROOM, ROOM + top, blocks.columns.right, min(17, block.height - top))
        assert part.copy(area) == whole.copy(area), top


def test_a_highlight_covers_its_letters_and_is_covered_by_none() -> None:
    """The light of a sentence lies under all ink: no line's light is painted over the line above."""
    text = " ".join([TALL] * 3)
    blocks = blocks_of([paragraph(1, text, cuts=(len(TALL) + 1, 2 * len(TALL) + 2))])
    block = blocks.get(0)
    painter_of = ParagraphBlockPainter(blocks.fonts, blocks.columns, LIGHT)
    pictures: list[QImage] = []
    for current in (None, 1):
        image = QImage(blocks.columns.right, block.height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter_of.paint(painter, block, ParagraphPaintState(current=current), QRectF(image.rect()))
        painter.end()
        pictures.append(image)
    plain, lit = pictures
    area = QRect(0, 0, blocks.columns.spine - 1, block.height)
    dark = ink(plain, area, 50)
    assert len(dark) > 1000
    assert set(dark) <= set(ink(lit, area, 90))
    assert block.paragraph is not None
    segment = block.paragraph.segments[1]
    for rect in block.source_rects(segment.start, segment.end):
        beside = round(rect.left()) - 3, round(rect.center().y())
        assert lit.pixelColor(*beside) == LIGHT.lit
        assert plain.pixelColor(*beside) == LIGHT.page


def test_a_span_covers_exactly_its_letters() -> None:
    text = "سال 2014ء میں Radio Pakistan نے"
    block = blocks_of([paragraph(1, text)]).get(0)
    whole = block.source_rects(0, len(text))
    assert len(whole) == 1
    words = [("سال", 0), ("2014ء", 4), ("میں", 10), ("Radio", 14), ("Pakistan", 20), ("نے", 29)]
    rects = [block.source_rects(start, start + len(word))[0] for word, start in words]
    assert all(rect.left() >= whole[0].left() - 1 and rect.right() <= whole[0].right() + 1 for rect in rects)
    assert rects[0].left() > rects[1].right() - 2 > rects[2].right()
    assert rects[3].right() < rects[4].left() + 2  # Latin words run the other way
    assert sum(rect.width() for rect in rects) < whole[0].width()


@pytest.mark.parametrize("text", ["اس کے بعد ۲۰۲۴ء کے بجٹ", "اس نے IMF کے پروگرام", "سن ۲۰۲۴ تا IMF اور"])
@pytest.mark.parametrize("rtl", [True, False])
def test_letters_where_directions_meet_lie_in_their_span(text: str, rtl: bool) -> None:
    """A number's first digit is not left out of the light of its sentence, nor its last one of a hit."""
    box = LaidOutText(text, blocks_of([paragraph(1, text)]).fonts.urdu, 900, rtl=rtl)
    whole = box.layout.lineAt(0).naturalTextRect()
    letters = sorted((r for at in range(len(text)) for r in box.spans(at, at + 1)), key=lambda r: r.left())
    assert letters[0].left() - whole.left() < 2 > min(box.width, whole.right()) - letters[-1].right()
    gaps = [right.left() - left.right() for left, right in pairwise(letters)]
    assert all(abs(gap) < 0.5 for gap in gaps), "every letter has a place of its own, and none is without"


def test_the_first_baselines_stand_on_one_line() -> None:
    for face in UrduFontStyle:
        for size in (10, 15, 30):
            blocks = blocks_of(seed_paragraphs(), PageDisplayOptions(urdu_face=face, urdu_size=size))
            block = blocks.get(0)
            urdu = block.sources[0].origin.y() + block.sources[0].box.ascent
            assert block.fields[0].baseline == pytest.approx(urdu, abs=1)


def test_every_status_has_its_own_shape() -> None:
    shapes: list[frozenset[tuple[int, int]]] = []
    for status in Status:
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_status_mark(painter, status, QPointF(20, 20), QColor("black"))
        painter.end()
        dots = ink(image, image.rect())
        assert dots
        half = SIZE / 2 + 2
        assert all(abs(x - 20) <= half and abs(y - 20) <= half for x, y in dots)
        shapes.append(frozenset(dots))
    assert len(set(shapes)) == len(Status)


def test_badges() -> None:
    extra: dict[str, Any] = {
        "comments": (2,),
        "note": ("a\nnote " * 60,),
        "labels": (("quotation", "check with author"),),
        "heads": (2,),
    }
    made = [paragraph(1, "جملہ", ("x",), **extra), paragraph(2, "جملہ", ("x",))]
    blocks = blocks_of(made, width=700)
    chips = blocks.get(0).fields[0].badges
    assert [chip.kind for chip in chips] == [
        SentenceBadgeKind.CONFLICT,
        SentenceBadgeKind.COMMENTS,
        SentenceBadgeKind.NOTE,
        SentenceBadgeKind.LABEL,
        SentenceBadgeKind.LABEL,
    ]
    assert [chip.text for chip in chips if chip.kind is not SentenceBadgeKind.NOTE] == [
        "2 versions",
        "2",
        "quotation",
        "check with author",
    ]
    note = next(chip for chip in chips if chip.kind is SentenceBadgeKind.NOTE)
    assert note.rect.width() <= 260
    right = blocks.columns.english_left + blocks.columns.english_width
    assert all(chip.rect.right() <= right for chip in chips)
    assert not any(a.rect.intersects(b.rect) for a in chips for b in chips if a is not b)
    assert blocks.get(0).height > chips[-1].rect.bottom() > blocks.get(1).height - 30


def test_what_was_found_is_read_whole_where_there_is_room() -> None:
    message = gettext_lazy("the English has no negation for “نہیں” of this Urdu sentence")
    found = NegationLostCheck.declaration.finding(message, "word")
    one, metrics = paragraph(1, "جملہ", ("x",)).segments[0], QFontMetricsF(QFont())
    (wide,) = lay_out_badges(one, 0, 0, 460, metrics, (found,))
    assert wide.text == "The English has no negation for “\u2067نہیں\u2069” of this Urdu sentence"
    (narrow,) = lay_out_badges(one, 0, 0, 200, metrics, (found,))
    assert "…" in narrow.text
    assert narrow.rect.width() <= 200


def segment(blocks: ParagraphBlockCache, index: int) -> Segment:
    return blocks.get(index).fields[0].segment


def test_a_sentence_left_empty_on_purpose_says_so() -> None:
    made = [paragraph(1, "جملہ", ("",), (Status.TRANSLATED,)), paragraph(2, "جملہ", ("",))]
    blocks = blocks_of(made)
    assert displayed_english(segment(blocks, 0)) == "— left empty —"
    assert displayed_english(segment(blocks, 1)) == ""


def test_kinds_of_paragraph() -> None:
    body = paragraph(1, "جملہ", ("x",))
    heading = paragraph(2, "جملہ", ("x",), kind=ParagraphKind.HEADING, level=1)
    item = paragraph(3, "جملہ", ("x",), kind=ParagraphKind.LIST_ITEM, level=1, marker="۱۔")
    cell = paragraph(4, "جملہ", ("x",), kind=ParagraphKind.TABLE_CELL, place="table 1, row 2, column 3")
    blocks = blocks_of([body, heading, item, cell])
    assert blocks.get(1).height > blocks.get(0).height
    marker = blocks.get(2).marker
    assert marker is not None
    assert marker.box.text == "۱۔"
    edge = blocks.columns.urdu_left + blocks.columns.urdu_width
    assert blocks.get(2).source_rects(0, 4)[0].right() < edge - 10
    assert marker.rect.right() == pytest.approx(edge, abs=1)
    assert blocks.get(3).caption == "table 1, row 2, column 3"
    assert blocks.get(0).caption == ""


def test_a_thousand_paints_leak_nothing(make_page: MakePage) -> None:
    page, _ = make_page(seed_paragraphs())
    page.view.theme_state.set(DARK)
    bar = page.verticalScrollBar()

    def paints(times: int) -> None:
        for n in range(times):
            bar.setValue(n % 300)
            page.viewport().repaint()
            if n % 50 == 0:
                if not page.navigator.next_sentence():
                    page.navigator.go(0)
                QTest.keyClicks(page.live.field, "a")

    paints(60)
    gc.collect()
    before = sys.getrefcount(None)
    paints(1000)
    gc.collect()
    # A reference lost in each paint aborts the interpreter in the end; one gained in each is a leak.
    assert abs(sys.getrefcount(None) - before) < 300


def test_letters_and_moves_are_painted_before_what_follows_from_them(make_page: MakePage) -> None:
    page, _ = make_page()
    field, seen = page.live.field, list[str]()

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                seen.append("page" if watched is page.viewport() else "field")
            return False

    watch = Watch()
    page.viewport().installEventFilter(watch)
    field.viewport().installEventFilter(watch)

    def typed(_segment: object, _text: str) -> None:
        seen.append("typed")

    def moved(_segment: object) -> None:
        seen.append("moved")

    page.live.typed.connect(typed)
    page.navigator.current_changed.connect(moved)
    QApplication.processEvents()
    seen.clear()
    QTest.keyClicks(field, "x")
    assert seen == ["field", "typed"]
    QApplication.processEvents()
    seen.clear()
    page.navigator.next_sentence()
    assert "page" in seen[:2]
    assert seen[-1] == "moved"


def test_screen_readers_hear_the_page_and_the_sentence(make_page: MakePage) -> None:
    page, _ = make_page(seed_paragraphs())
    for _ in range(100):
        interface = QAccessible.queryAccessibleInterface(page)
        assert interface.role() is QAccessible.Role.Document
        assert interface.text(QAccessible.Text.Name) == "Urdu paragraphs and their English"
    field = QAccessible.queryAccessibleInterface(page.live.field)
    assert field.text(QAccessible.Text.Name) == "Sentence 1, approved"
    assert field.text(QAccessible.Text.Description) == known(page.model, 0).source(known(page.model, 0).segments[0])
    page.navigator.next_sentence()
    QTest.keyClicks(page.live.field, "x")
    assert field.text(QAccessible.Text.Name) == "Sentence 2, draft"
    QAccessible.updateAccessibility(QAccessibleEvent(page.live.field, QAccessible.Event.NameChanged))
    gc.collect()
