"""A paragraph laid out as a block: the places of its Urdu, its fields and its badges."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from math import ceil
from operator import attrgetter, is_not, ne

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from translator_gui.checks.finding import CheckFinding
from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy
from translator_gui.model.document import ParagraphKind
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.text.difference import DiffKind, DiffPiece
from translator_gui.ui.editor.badges import SentenceBadge, lay_out_badges
from translator_gui.ui.editor.boxes import BELOW_GAP, EnglishFieldLayout, SourceTextLayout
from translator_gui.ui.editor.change_highlights import EnglishChangeHighlights
from translator_gui.ui.editor.height_tree import RUN
from translator_gui.ui.editor.page_geometry import FIELD_PADDING_X, PageColumns, PageFonts
from translator_gui.ui.editor.page_options import PageLayoutMode
from translator_gui.ui.painting.difference_text import difference_text
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.theme import Theme
from translator_gui.viewmodel.page_state import ParagraphLengths

_CAPTIONS = {
    ParagraphKind.TABLE_CELL: gettext_lazy("Table"),
    ParagraphKind.HEADER: gettext_lazy("Page header"),
    ParagraphKind.FOOTER: gettext_lazy("Page footer"),
    ParagraphKind.FOOTNOTE: gettext_lazy("Footnote"),
    ParagraphKind.ENDNOTE: gettext_lazy("Endnote"),
    ParagraphKind.TEXT_BOX: gettext_lazy("Text box"),
}
TITLE_HEIGHT = 3.4
"""Height of the band that names a document, in lines of its font."""


@dataclass(slots=True)
class ParagraphBlock:
    """The layout of one paragraph on the page: its Urdu and the English of its sentences. y is from the block's top.

    Attributes:
        paragraph: None while it has not been read.
        height: Whole pixels.
        sources: The Urdu.
        fields: The English, a field per sentence.
        rules: The y of hairlines between sentences.
        title: The document's name, where one begins.
        title_height: Height of its band; 0 without.
        caption: Kind or place of the paragraph, and the y of its baseline.
        marker: The marker of a list item.
        english: The font of the English.
        live: Id of the sentence in the sentence editor and the height of its text, as they were laid out.
        tops: The y from which each sentence was laid out.
        findings: What was known of each sentence when it was laid out, likewise `pieces`.
    """

    paragraph: Paragraph | None
    height: int
    english: QFont
    sources: list[SourceTextLayout] = field(default_factory=list[SourceTextLayout])
    fields: list[EnglishFieldLayout] = field(default_factory=list[EnglishFieldLayout])
    rules: list[float] = field(default_factory=list[float])
    title: str = ""
    title_height: float = 0.0
    caption: str = ""
    caption_baseline: float = 0.0
    marker: SourceTextLayout | None = None
    spans: dict[tuple[int, int], list[QRectF]] = field(default_factory=dict[tuple[int, int], list[QRectF]])
    live: tuple[int, float] | None = None
    tops: list[float] = field(default_factory=list[float])
    findings: list[Sequence[CheckFinding]] = field(default_factory=list[Sequence[CheckFinding]])
    pieces: list[Sequence[DiffPiece]] = field(default_factory=list[Sequence[DiffPiece]])

    def source_rects(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles around a range of the paragraph's Urdu (code points), in the block's coordinates."""
        found = self.spans.get((start, end))
        if found is None:
            found = [rect for source in self.sources for rect in source.spans(start, end)]
            self.spans[start, end] = found
        return found

    def source_near(self, y: float) -> SourceTextLayout | None:
        """Return the laid-out Urdu at a y of the block, or the one nearest to it; None if the block has no Urdu."""
        at = bisect_right(self.sources, y, key=_source_top)
        near = self.sources[max(0, at - 2) : at + 1]
        return min(near, key=lambda s: max(s.rect.top() - y, y - s.rect.bottom(), 0.0), default=None)

    def fields_in(self, top: float, bottom: float) -> range:
        """Return the positions of the sentences whose English is between two y positions of the block."""
        first = bisect_left(self.fields, top - 4, key=_FIELD_BOTTOM)
        return range(first, bisect_left(self.fields, bottom + 4, lo=first, key=_field_top))

    def sources_in(self, top: float, bottom: float) -> range:
        """Return the positions of the sentences whose Urdu may have ink between two y positions of the block."""
        segments = self.paragraph.segments if self.paragraph else ()
        if len(self.sources) != 1:
            # Nastaliq leaves its line, but not for that of the sentence after the next.
            first = bisect_left(self.sources, top, key=_source_bottom) - 1
            return range(max(0, first), min(len(segments), bisect_left(self.sources, bottom, key=_source_top) + 1))
        (source,) = self.sources
        begin, end = source.box.range_within(top - source.origin.y(), bottom - source.origin.y())
        first = bisect_left(segments, source.offset(begin), key=attrgetter("end"))
        return range(first, bisect_left(segments, source.offset(end), lo=first, key=attrgetter("start")))

    def sentence_at(self, offset: int) -> int:
        """Return the position of the sentence at an offset of the Urdu; white space counts to the previous sentence."""
        segments = self.paragraph.segments if self.paragraph else ()
        return max(0, bisect_right(segments, offset, key=attrgetter("start")) - 1)

    def badge_at(self, place: QPointF) -> tuple[int, SentenceBadge] | None:
        """Return the position of a sentence and its badge at a point of the block; None where there is no badge."""
        for position in self.fields_in(place.y(), place.y()):
            for chip in self.fields[position].badges:
                if chip.rect.contains(place):
                    return position, chip
        return None

    def field_near(self, y: float) -> int:
        """Return the position of the sentence whose English is at a y of the block, or the nearest one."""
        boxes, at = self.fields, bisect_right(self.fields, y, key=_field_top)
        near = range(max(0, at - 2), min(len(boxes), at + 1))
        return min(near, key=lambda i: max(boxes[i].frame.top() - y, y - boxes[i].bottom, 0.0))


def _source_top(source: SourceTextLayout) -> float:
    return source.origin.y()


def _source_bottom(source: SourceTextLayout) -> float:
    return source.origin.y() + source.box.height


def _field_top(made: EnglishFieldLayout) -> float:
    return made.frame.top()


_FIELD_BOTTOM = attrgetter("bottom")


class ParagraphLayouter:
    """Lays out paragraphs of the page as blocks, for given fonts and columns."""

    def __init__(
        self,
        fonts: PageFonts,
        columns: PageColumns,
        theme: Theme,
        earlier: EnglishChangeHighlights,
        findings: Callable[[Iterable[Segment]], list[Sequence[CheckFinding]]],
    ) -> None:
        self.findings = findings
        self.fonts = fonts
        self.columns = columns
        self.theme = theme
        self.earlier = earlier
        self.has_rows = fonts.options.layout is PageLayoutMode.SENTENCES
        """Whether each sentence has a row of its own, its Urdu beside its English."""

    def guess_runs(self, shapes: ParagraphLengths) -> list[int]:
        """Estimate one height for each `RUN` successive paragraph blocks: a million are not looked at one by one."""
        count = len(shapes.sentences)
        means = [
            array("I", [round(sum(column[at : at + RUN]) / min(RUN, count - at)) for at in range(0, count, RUN)])
            for column in shapes
        ]
        return self.guess(ParagraphLengths(*means)).tolist()

    def guess(self, shapes: ParagraphLengths) -> "array[int]":
        """Estimate the heights of all paragraph blocks from the lengths of their texts, for the scroll bar."""
        columns, fonts = self.columns, self.fonts
        urdu_line, english_line = fonts.urdu_line, fonts.english_line
        per_urdu = max(1.0, columns.urdu_width / fonts.urdu_average * 0.97)
        per_english = max(1.0, columns.english_width / fonts.english_average * 0.95)
        spacing = fonts.spacing
        above = spacing.block_top + fonts.ink_above(fonts.urdu, 0, 1.9 * fonts.urdu_em)
        urdu_rest = above + fonts.ink_below(fonts.urdu) + spacing.block_bottom + urdu_line
        row = english_line + 2 * spacing.padding + spacing.gap
        english_rest = above + spacing.block_bottom + fonts.urdu_line / 2
        sources, targets, counts = shapes
        # Few lengths differ among a hundred thousand: each is worked out once.
        if self.has_rows:
            each = urdu_rest - spacing.block_bottom
            pairs = {
                (s, n): int(n * each + urdu_line * (s // per_urdu) + spacing.block_bottom)
                for s, n in set(zip(sources, counts, strict=True))
            }
            return array("i", map(pairs.__getitem__, zip(sources, counts, strict=True)))
        urdu = {s: int(urdu_rest + urdu_line * (s // per_urdu)) for s in set(sources)}
        english = {
            (t, n): int(english_rest + n * row + english_line * (t // per_english))
            for t, n in set(zip(targets, counts, strict=True))
        }
        of_english = map(english.__getitem__, zip(targets, counts, strict=True))
        return array("i", map(max, map(urdu.__getitem__, sources), of_english))

    def placeholder(self, height: int, title: str = "") -> ParagraphBlock:
        """Return an empty block of an estimated height, for a paragraph that is still being read."""
        band = self._band(title)
        return ParagraphBlock(None, max(height, ceil(band) + 20), self.fonts.english, title=title, title_height=band)

    def build(
        self,
        paragraph: Paragraph,
        *,
        title: str = "",
        live: tuple[int, float] | None = None,
        old: ParagraphBlock | None = None,
    ) -> ParagraphBlock:
        """Lay out one paragraph and return its block.

        Args:
            paragraph: The paragraph.
            title: The document's name, if one begins here.
            live: Id of the sentence in the sentence editor and the height of its text.
            old: The block laid out before: unchanged parts are reused.
        """
        urdu, english = self.faces(paragraph)
        block = ParagraphBlock(
            paragraph, 0, english, title=title, title_height=self._band(title), caption=_caption(paragraph)
        )
        y = block.title_height + self.fonts.spacing.block_top
        if block.caption:
            block.caption_baseline = y + 4 + self.fonts.small_metrics.ascent()
            y += self.fonts.small_metrics.height() + 2
        layout = _ParagraphLayout(self, block, urdu, live, old)
        bottom = layout.rows(y) if self.has_rows else layout.paragraph(y)
        block.height = ceil(bottom) + self.fonts.spacing.block_bottom
        return block

    def faces(self, paragraph: Paragraph) -> tuple[QFont, QFont]:
        """Return the Urdu and the English font of a paragraph; headings have larger ones."""
        if paragraph.kind is ParagraphKind.HEADING:
            return self.fonts.heading(paragraph.level)
        return self.fonts.urdu, self.fonts.english

    def _band(self, title: str) -> float:
        return round(self.fonts.title_metrics.height() * TITLE_HEIGHT) if title else 0.0


class _ParagraphLayout:
    """Lays out one paragraph block, reusing unchanged texts of the previous layout."""

    def __init__(
        self,
        builder: ParagraphLayouter,
        block: ParagraphBlock,
        urdu: QFont,
        live: tuple[int, float] | None,
        old: ParagraphBlock | None,
    ) -> None:
        assert block.paragraph is not None
        self._fonts, self._columns, self._theme, self._earlier = (
            builder.fonts,
            builder.columns,
            builder.theme,
            builder.earlier,
        )
        self._findings, self._has_rows = builder.findings, builder.has_rows
        self._spacing = builder.fonts.spacing
        self._block, self._paragraph, self._urdu, self._live = block, block.paragraph, urdu, live
        self._ascent = QFontMetricsF(block.english).ascent()
        self._line = QFontMetricsF(block.english).lineSpacing()
        self._known_urdu: dict[tuple[int, int], LaidOutText] = {}
        self._known_english: dict[_EnglishKey, EnglishFieldLayout] = {}
        segments = self._paragraph.segments
        block.live = live
        block.findings, block.pieces = self._findings(segments), self._earlier.all_pieces(segments)
        before = old.paragraph if old else None
        self._old = old if old and before and _source_key(before) == _source_key(self._paragraph) else None
        if self._old:
            block.marker = self._old.marker

    def paragraph(self, y: float) -> float:
        """Lay out the whole Urdu paragraph beside the English of its sentences; return the bottom y."""
        if self._old:
            self._know(self._old.sources, ())
        source, baseline = self._source(0, len(self._paragraph.text), y, marker=True)
        if self._old and self._old.sources[0] == source:
            self._block.spans = self._old.spans
        step = self._spacing.gap + self._spacing.padding + self._ascent
        bottom = self._stack(baseline, lambda at, top: self._field(at, top) + step) - step
        return max(source.rect.bottom() + self._fonts.ink_below(self._urdu), bottom + 2)

    def rows(self, y: float) -> float:
        """Lay out the paragraph with one row per sentence, Urdu beside English; return the bottom y."""
        return self._stack(y, self._row)

    def _row(self, position: int, y: float) -> float:
        segment = self._paragraph.segments[position]
        if position:
            self._block.rules.append(round(y + self._spacing.rule / 2))
            y += self._spacing.rule
        source, baseline = self._source(segment.start, segment.end, y, marker=not position)
        end = self._field(position, baseline)
        return ceil(max(source.rect.bottom() + self._fonts.ink_below(self._urdu), end + 2))

    def _stack(self, top: float, lay_out: Callable[[int, float], float]) -> float:
        """Lay out the sentences one below the other; return the y behind the last one.

        Those before and behind all that changed since the old layout are taken from it: a key in a paragraph of
        thousands of sentences lays out one of them.

        Args:
            top: Where the first one begins.
            lay_out: Lays out the sentence at a position from a y on, and returns the y behind it.
        """
        block, old, count = self._block, self._old, len(self._paragraph.segments)
        leading, trailing = self._unchanged(top)
        beyond = 0
        if old:
            beyond = len(old.fields) - trailing
            self._take(old, 0, leading, 0)
            top = old.tops[leading] if leading else top
            self._know(old.sources[leading:beyond] if self._has_rows else (), old.fields[leading:beyond])
        for at in range(leading, count - trailing):
            block.tops.append(top)
            top = lay_out(at, top)
        if old and trailing:
            by = top - old.tops[beyond]
            if by == round(by):
                self._take(old, beyond, len(old.fields), round(by))
                top = old.tops[-1] + by
            else:  # what is rounded to whole pixels may be rounded otherwise
                self._know(old.sources if self._has_rows else (), old.fields)
                for at in range(count - trailing, count):
                    block.tops.append(top)
                    top = lay_out(at, top)
        block.tops.append(top)
        return top

    def _unchanged(self, top: float) -> tuple[int, int]:
        """Return how many sentences at the beginning and at the end are as in the old layout."""
        block, old = self._block, self._old
        if old is None or old.paragraph is None or not old.fields or old.tops[0] != top:
            return 0, 0
        new, before = self._paragraph.segments, old.paragraph.segments
        most = min(len(new), len(before))
        leading = trailing = most
        columns = ((is_not, new, before), (ne, block.findings, old.findings), (ne, block.pieces, old.pieces))
        for differ, one, other in columns:
            leading = min(leading, next(compress(count(), map(differ, one, other)), most))
            trailing = min(trailing, next(compress(count(), map(differ, reversed(one), reversed(other))), most))
        if self._live != old.live:
            for live in filter(None, (self._live, old.live)):
                for segments in (new, before):
                    at = bisect_left(segments, live[0], key=attrgetter("id"))
                    if at < len(segments) and segments[at].id == live[0]:
                        leading, trailing = min(leading, at), min(trailing, len(segments) - at - 1)
        return leading, min(trailing, most - leading)

    def _take(self, old: ParagraphBlock, first: int, beyond: int, by: int) -> None:
        """Take sentences from the old layout, moved down by some pixels."""
        block, fields = self._block, old.fields[first:beyond]
        sources = old.sources[first:beyond] if self._has_rows else ()
        rules = old.rules[max(first - 1, 0) : max(beyond - 1, 0)] if self._has_rows else ()
        if by:
            for made in fields:
                made.move(by)
            for source in sources:
                source.origin.setY(source.origin.y() + by)
            rules = [rule + by for rule in rules]
        block.fields += fields
        block.sources += sources
        block.rules += rules
        block.tops += [top + by for top in old.tops[first:beyond]] if by else old.tops[first:beyond]

    def _know(self, sources: Iterable[SourceTextLayout], fields: Iterable[EnglishFieldLayout]) -> None:
        """Reuse laid-out texts of the old layout where their sentence is laid out again."""
        self._known_urdu |= {(source.start, source.end): source.box for source in sources}
        self._known_english |= {_english_key(made.segment, made.pieces): made for made in fields if made.box}

    def _source(self, start: int, end: int, y: float, *, marker: bool) -> tuple[SourceTextLayout, float]:
        columns, indent = self._columns, 0.0
        if self._paragraph.marker:
            indent = self._indent()
        box = self._known_urdu.get((start, end))
        if box is None:
            box = LaidOutText(
                self._paragraph.text[start:end], self._urdu, columns.urdu_width - indent, rtl=True, tag=self._theme.tag
            )
        above = self._fonts.ink_above(self._urdu, box.rise, box.ascent)
        baseline = round(y + max(above + box.ascent, self._spacing.padding + 2 + self._ascent))
        source = SourceTextLayout(box, QPointF(columns.urdu_left, baseline - box.ascent), start, end)
        self._block.sources.append(source)
        if marker and self._block.marker:
            self._block.marker.origin.setY(baseline - self._block.marker.box.ascent)
        return source, baseline

    def _indent(self) -> float:
        """Lay out a list item's marker at the right of the Urdu; return its width."""
        columns = self._columns
        width = QFontMetricsF(self._urdu).horizontalAdvance(self._paragraph.marker + " ")
        width = min(width, columns.urdu_width / 3) + self._fonts.urdu_em * 0.3
        step = self._fonts.urdu_em * 0.9 * max(0, min(self._paragraph.level, 5) - 1)
        if self._block.marker is None:
            box = LaidOutText(self._paragraph.marker, self._urdu, width, rtl=True)
            left = columns.urdu_left + columns.urdu_width - width - step
            self._block.marker = SourceTextLayout(box, QPointF(left, 0), 0, 0)
        return width + step

    def _field(self, position: int, baseline: float) -> float:
        segment, findings = self._paragraph.segments[position], self._block.findings[position]
        columns, made = self._columns, EnglishFieldLayout(segment, None, QRectF(), QRectF(), baseline, ())
        made.pieces = self._block.pieces[position]
        height = self._live[1] if self._live and self._live[0] == segment.id else self._english(made)
        height = ceil(max(height, self._line))
        made.text = QRectF(columns.english_left, round(baseline - self._ascent), columns.english_width, height)
        padding = self._spacing.padding
        made.frame = made.text.adjusted(-FIELD_PADDING_X, -padding, FIELD_PADDING_X, padding)
        left, bottom = made.text.left(), made.frame.bottom()
        if made.box is None and made.pieces:
            marked = difference_text(made.pieces, self._theme)
            box = LaidOutText(
                marked.text,
                self._fonts.marked,
                columns.english_width,
                rtl=False,
                formats=marked.formats,
                tag=self._theme.tag,
            )
            made.below = box, QPointF(left, bottom + BELOW_GAP)
            bottom = made.below_rect.bottom()
        metrics = self._fonts.small_metrics
        made.badges = lay_out_badges(segment, left, bottom + 3, columns.english_width, metrics, findings)
        self._block.fields.append(made)
        return made.bottom

    def _english(self, made: EnglishFieldLayout) -> float:
        """Lay out a sentence's English with its changes since the earlier version; return the height."""
        known = self._known_english.get(_english_key(made.segment, made.pieces))
        if known is not None and known.box is not None:
            made.box, made.marked = known.box, known.marked
            return known.box.height
        text, font = displayed_english(made.segment), self._block.english
        if made.segment.empty_on_purpose:
            font = QFont(font)
            font.setItalic(True)
        if made.pieces:
            words = (DiffPiece(DiffKind.KEPT, f" {text}"),) if made.segment.empty_on_purpose else ()
            made.marked = difference_text((*made.pieces, *words), self._theme)
            text = made.marked.text
        formats = made.marked.formats if made.marked else ()
        made.box = LaidOutText(text, font, self._columns.english_width, rtl=False, formats=formats, tag=self._theme.tag)
        return made.box.height


_EnglishKey = tuple[str, bool, tuple[DiffPiece, ...]]


def _english_key(segment: Segment, pieces: Sequence[DiffPiece]) -> _EnglishKey:
    """Return the key under which the layout of a sentence's English is reused: its text and changes."""
    return segment.target, segment.empty_on_purpose, tuple(pieces)


def _source_key(paragraph: Paragraph) -> tuple[str, ParagraphKind, int, str]:
    return paragraph.text, paragraph.kind, paragraph.level, paragraph.marker


def displayed_english(segment: Segment) -> str:
    """Return the text to paint as a sentence's English; "— left empty —" if the translator left it empty on purpose."""
    if segment.empty_on_purpose:
        return _("— left empty —")
    return segment.target


def _caption(paragraph: Paragraph) -> str:
    return paragraph.place or str(_CAPTIONS.get(paragraph.kind, ""))
