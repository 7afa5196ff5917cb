"""Painting of blocks: paper, highlights, Urdu, English, status marks and badges."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from translator_gui.model.comment import ErrorSeverity
from translator_gui.model.segment import Segment
from translator_gui.model.status import Status
from translator_gui.ui.editor.badges import paint_badge
from translator_gui.ui.editor.boxes import EnglishFieldLayout, SourceTextLayout
from translator_gui.ui.editor.decoration_painter import paint_source_marks, paint_target_marks
from translator_gui.ui.editor.decorations import TextDecoration
from translator_gui.ui.editor.page_geometry import FIELD_PADDING_X, MARGIN, PageColumns, PageFonts
from translator_gui.ui.editor.paragraph_block import ParagraphBlock
from translator_gui.ui.painting.fill import fill
from translator_gui.ui.painting.status_marks import paint_status_mark
from translator_gui.ui.theme import Theme

_RADIUS = 5.0
_GREY = 0.66
"""Opacity of the context around a filter's matches: its contrast to the page is still 4.5:1."""
_GREY_MARKED = 0.86
"""Opacity of context with marked changes: their colours are on backgrounds of their own, which pale with them."""
_LIT_PADDING = 5.0
_GAP = 2
"""Size of the dots where paragraphs are left out, pixels."""
_SMOOTH = QPainter.RenderHint.Antialiasing
_NO_PEN, _NO_BRUSH = Qt.PenStyle.NoPen, Qt.BrushStyle.NoBrush


@dataclass(slots=True)
class ParagraphPaintState:
    """What changes the look of a paragraph block: current, selected and greyed sentences, the caret, text decorations.

    Attributes:
        first_number: The number of its first sentence.
        current: The sentence being worked on.
        focused: Whether its field has the keyboard.
        hovered: The sentence under the pointer.
        selected: Selected sentences.
        source_range: Selected letters of the Urdu, code points.
        source_caret: Top and bottom of the caret in the Urdu, if it is shown.
        source_marks: Marks in the Urdu.
        target_marks: Marks in the English of each sentence that has some.
        severities: The highest severity in the comments of each sentence.
        grey: Sentences that do not match the filter.
        gap: Paragraphs are left out between this one and the next on the page.
        sources: Positions of the sentences whose Urdu is painted; None for all. Of others nothing is asked.
        fields: Positions of those whose English is painted, likewise.
    """

    first_number: int = 1
    current: int | None = None
    focused: bool = False
    hovered: int | None = None
    selected: frozenset[int] = frozenset()
    source_range: tuple[int, int] | None = None
    source_caret: tuple[QPointF, QPointF] | None = None
    source_marks: Sequence[TextDecoration] = ()
    target_marks: Mapping[int, Sequence[TextDecoration]] = field(default_factory=dict[int, Sequence[TextDecoration]])
    severities: Mapping[int, ErrorSeverity | None] = field(default_factory=dict[int, ErrorSeverity | None])
    grey: frozenset[int] = frozenset()
    gap: bool = False
    sources: range | None = None
    fields: range | None = None

    def painted_sources(self, segments: tuple[Segment, ...]) -> range:
        """Return the positions of the sentences whose Urdu is painted, of all sentences of the paragraph."""
        return range(len(segments)) if self.sources is None else self.sources

    def painted_fields(self, segments: tuple[Segment, ...]) -> range:
        """Return the positions of the sentences whose English is painted, of all sentences of the paragraph."""
        return range(len(segments)) if self.fields is None else self.fields


class ParagraphBlockPainter:
    """Paints the paragraph blocks of the page; the painter's origin is the block's top."""

    def __init__(self, fonts: PageFonts, columns: PageColumns, theme: Theme) -> None:
        self.fonts, self.columns, self.theme = fonts, columns, theme

    def paint(self, painter: QPainter, block: ParagraphBlock, state: ParagraphPaintState, clip: QRectF) -> None:
        """Paint the part of a paragraph block within `clip` (in the block's coordinates)."""
        columns, theme = self.columns, self.theme
        body = QRectF(columns.left, block.title_height, columns.right - columns.left, block.height - block.title_height)
        # Rectangles lie on whole pixels; antialiasing would only make them slow.
        painter.setRenderHint(_SMOOTH, False)
        fill(painter, body, theme.tint if state.current is not None else theme.page)
        if block.title:
            self._title(painter, block)
        self._lines(painter, block, clip, gap=state.gap)
        painter.setRenderHint(_SMOOTH)
        if block.paragraph is None:
            self._placeholder(painter, block)
            return
        urdu_left = columns.spine if columns.urdu_on_right else columns.left
        urdu_right = columns.right if columns.urdu_on_right else columns.spine
        if clip.left() < urdu_right and clip.right() > urdu_left:
            self._source(painter, block, state, clip)
        painter.setFont(self.fonts.small)
        for position in block.fields_in(clip.top(), clip.bottom()):
            self._field(painter, block.fields[position], position, state)

    def _title(self, painter: QPainter, block: ParagraphBlock) -> None:
        columns, theme = self.columns, self.theme
        band = QRectF(columns.left, 0, columns.right - columns.left, block.title_height)
        fill(painter, band, theme.page)
        painter.setFont(self.fonts.title)
        painter.setPen(theme.muted)
        inner = band.adjusted(MARGIN, 0, -MARGIN, -block.title_height * 0.18)
        name = self.fonts.title_metrics.elidedText(block.title, Qt.TextElideMode.ElideMiddle, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, name)
        fill(painter, QRectF(columns.left + MARGIN, band.bottom() - 2, band.width() - 2 * MARGIN, 2), theme.spine)

    def _lines(self, painter: QPainter, block: ParagraphBlock, clip: QRectF, *, gap: bool) -> None:
        columns, theme = self.columns, self.theme
        left, width = columns.left + MARGIN, columns.right - columns.left - 2 * MARGIN
        first = bisect_left(block.rules, clip.top() - 1)
        for y in block.rules[first : bisect_right(block.rules, clip.bottom())]:
            fill(painter, QRectF(left, y, width, 1), theme.rule)
        if clip.bottom() >= block.height - _GAP:
            fill(painter, QRectF(left, block.height - 1, width, 1), theme.rule)
        if gap and clip.bottom() >= block.height - _GAP:
            painter.setPen(QPen(theme.thumb, _GAP, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(left, block.height - _GAP), QPointF(left + width, block.height - _GAP))
        fill(painter, QRectF(columns.spine, block.title_height, 1, block.height - block.title_height), theme.spine)

    def _source(self, painter: QPainter, block: ParagraphBlock, state: ParagraphPaintState, clip: QRectF) -> None:
        theme, paragraph = self.theme, block.paragraph
        assert paragraph is not None
        for position in state.painted_sources(paragraph.segments):
            colour = self._light(position, state)
            if colour is not None:
                segment = paragraph.segments[position]
                _strips(painter, block.source_rects(segment.start, segment.end), colour)
        if state.source_range and state.source_range[0] != state.source_range[1]:
            for rect in block.source_rects(*state.source_range):
                fill(painter, rect.adjusted(0, 3, 0, -3), theme.selection)
        paint_source_marks(painter, block, state.source_marks, theme)
        if block.caption:
            painter.setFont(self.fonts.small)
            painter.setPen(theme.muted)
            width = self.fonts.small_metrics.horizontalAdvance(block.caption)
            right = self.columns.urdu_left + self.columns.urdu_width
            left = max(self.columns.left + MARGIN, right - width)
            painter.drawText(QPointF(left, block.caption_baseline), block.caption)
        painter.setPen(theme.urdu)
        all_grey = len(state.grey) == len(paragraph.segments)
        painter.setOpacity(_GREY if all_grey else 1)
        for source in self._with_marker(block):
            source.box.draw(painter, source.origin, clip.top(), clip.bottom())
        painter.setOpacity(1)
        if not all_grey:
            self._veil(painter, block, state)
        if state.source_caret:
            painter.setPen(QPen(theme.accent, 2))
            painter.drawLine(*state.source_caret)

    def _veil(self, painter: QPainter, block: ParagraphBlock, state: ParagraphPaintState) -> None:
        """Paint a translucent veil over the Urdu of the sentences that do not match the filter."""
        veil = QColor(self.theme.tint if state.current is not None else self.theme.page)
        veil.setAlphaF(1 - _GREY)
        segments = block.paragraph.segments if block.paragraph else ()
        painted = state.painted_sources(segments)
        for position in (at for at in painted if at in state.grey and at != state.current):
            for rect in block.source_rects(segments[position].start, segments[position].end):
                fill(painter, rect.adjusted(-_LIT_PADDING, 0, _LIT_PADDING, 0), veil)

    @staticmethod
    def _with_marker(block: ParagraphBlock) -> Iterable[SourceTextLayout]:
        return [block.marker, *block.sources] if block.marker else block.sources

    def _light(self, position: int, state: ParagraphPaintState) -> QColor | None:
        if position in state.selected:
            return self.theme.picked
        if position == state.current:
            return self.theme.lit
        return self.theme.hover if position == state.hovered else None

    def _field(self, painter: QPainter, box: EnglishFieldLayout, position: int, state: ParagraphPaintState) -> None:
        theme, columns, segment = self.theme, self.columns, box.segment
        current = position == state.current
        self._frame(painter, box, position, state)
        metrics = self.fonts.small_metrics
        number = str(state.first_number + position)
        painter.setPen(theme.accent if current else theme.muted)
        left = columns.number_right - metrics.horizontalAdvance(number)
        painter.drawText(QPointF(left, box.baseline), number)
        centre = QPointF(columns.mark, box.baseline - self.fonts.english_ascent * 0.34)
        scale = min(max(self.fonts.english_ascent / 15.0, 0.85), 1.2)
        paint_status_mark(painter, segment.status, centre, theme.status(segment.status), scale)
        if box.box is not None:
            self._english(painter, box, position, state)
        if box.below is not None:
            self._below(painter, box)
        for chip in box.badges:
            paint_badge(painter, chip, theme, state.severities.get(position))

    def _english(self, painter: QPainter, box: EnglishFieldLayout, position: int, state: ParagraphPaintState) -> None:
        """Paint a sentence's English with its decorations, unless the sentence editor shows it."""
        theme, purpose = self.theme, box.segment.empty_on_purpose
        marks = () if purpose else state.target_marks.get(position, ())
        if box.marked is None:
            paint_target_marks(painter, box, marks, theme)
        if position in state.grey:
            painter.setOpacity(_GREY_MARKED if box.marked else _GREY)
        painter.setPen(theme.muted if purpose else theme.text)
        if box.box is not None:
            box.box.draw(painter, box.text.topLeft(), box.frame.top(), box.frame.bottom())
        painter.setOpacity(1)
        if box.marked is not None:
            paint_target_marks(painter, box, marks, theme)

    def _below(self, painter: QPainter, box: EnglishFieldLayout) -> None:
        """Paint the edited sentence's changes since the earlier version below the sentence editor, muted."""
        assert box.below is not None
        laid, place = box.below
        rect = box.below_rect
        fill(painter, QRectF(place.x() - FIELD_PADDING_X, place.y(), 2, laid.height), self.theme.spine)
        painter.setPen(self.theme.muted)
        laid.draw(painter, place, rect.top(), rect.bottom())

    def _frame(self, painter: QPainter, box: EnglishFieldLayout, position: int, state: ParagraphPaintState) -> None:
        theme = self.theme
        current = position == state.current
        waits = not box.segment.target and not box.segment.empty_on_purpose
        fill, line, width = None, None, 1.0
        if current:
            locked = box.segment.status is Status.FINAL
            fill, line = (
                (theme.tint if locked else theme.field),
                (theme.accent if state.focused else theme.field_border),
            )
            width = 1.5 if state.focused else 1.0
        elif position in state.selected:
            fill = theme.picked
        elif position == state.hovered:
            line = theme.field_border
        elif waits:
            fill, line = theme.field, theme.field_border
        if waits and line is None:
            line = theme.field_border
        if fill is None and line is None:
            return
        painter.setPen(QPen(line, width) if line else _NO_PEN)
        painter.setBrush(fill or _NO_BRUSH)
        painter.drawRoundedRect(box.frame.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setBrush(_NO_BRUSH)

    def _placeholder(self, painter: QPainter, block: ParagraphBlock) -> None:
        """Paint grey bars as a placeholder for a paragraph that is still being read."""
        columns, line = self.columns, self.fonts.urdu_line
        painter.setPen(_NO_PEN)
        painter.setBrush(self.theme.placeholder)
        y, bar = block.title_height + line * 0.5, max(4.0, line * 0.16)
        lines = max(1, int((block.height - y) / line))
        for number in range(lines):
            share = 1.0 if number + 1 < lines else 0.6
            width = columns.urdu_width * share
            rect = QRectF(columns.urdu_left + columns.urdu_width - width, y + number * line, width, bar)
            painter.drawRoundedRect(rect, bar / 2, bar / 2)
        painter.drawRoundedRect(QRectF(columns.english_left, y, columns.english_width * 0.7, bar), bar / 2, bar / 2)


def _strips(painter: QPainter, rects: Iterable[QRectF], colour: QColor) -> None:
    """Paint the highlight behind a sentence's Urdu as rounded strips, one per line."""
    painter.setPen(_NO_PEN)
    painter.setBrush(colour)
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-_LIT_PADDING, 1.5, _LIT_PADDING, -1.5), _RADIUS, _RADIUS)
    painter.setBrush(_NO_BRUSH)
