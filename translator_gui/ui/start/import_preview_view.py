"""The preview of a document's paragraphs: the Urdu as on the page, with its sentences tinted."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.document import ParagraphKind
from translator_gui.project.preview import ImportPreviewParagraph
from translator_gui.ui.editor.height_tree import BlockHeightTree
from translator_gui.ui.editor.page_geometry import PageFonts
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.editor.paragraph_order import ParagraphOrder
from translator_gui.ui.editor.visible_blocks import BOTTOM_SPACE, VisibleBlockPositions
from translator_gui.ui.editor.wheel_steps import STEP, WheelDeltaAccumulator
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.text_offsets import to_utf16
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar

_MARGIN = 20
_WIDEST = 900
"""Maximum width of the column: longer lines are hard to read."""
_NARROWEST = 140
_GAP = 12
"""Space between two paragraphs."""
_KEPT = 120
_RADIUS = 5.0
_SMOOTH = QPainter.RenderHint.Antialiasing


class ImportPreviewTextBlock:
    """A laid-out paragraph of the import preview with the rectangles of its sentences."""

    def __init__(self, paragraph: ImportPreviewParagraph, type_: PageFonts, width: float) -> None:
        font = type_.heading(paragraph.level)[0] if paragraph.kind is ParagraphKind.HEADING else type_.urdu
        text = f"{paragraph.marker} {paragraph.text}" if paragraph.marker else paragraph.text
        shift = len(text) - len(paragraph.text)
        self.box = LaidOutText(text, font, width, rtl=True)
        self.top = type_.ink_above(font, self.box.rise, self.box.ascent)
        self.height = round(self.top + self.box.height + type_.ink_below(font)) + _GAP
        self.sentences = [
            self.box.spans(to_utf16(text, shift + start), to_utf16(text, shift + stop))
            for start, stop in paragraph.sentences
        ]


class ImportPreviewView(QAbstractScrollArea):
    """Paints the Urdu paragraphs of a document before its import; sentences alternate between two tints."""

    def __init__(self, options: PageDisplayOptions, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = PageFonts(options)
        self._paragraphs: Sequence[ImportPreviewParagraph] = ()
        self._heights = BlockHeightTree()
        self._order = ParagraphOrder(0)
        self._flow = VisibleBlockPositions()
        self._blocks: dict[int, ImportPreviewTextBlock] = {}
        self._busy = False
        self._wheel = WheelDeltaAccumulator()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = ThemedScrollBar(theme, self)
        self.setVerticalScrollBar(self._bar)
        # A viewport of our own: to learn what kind of widget Qt's is, PySide would set up every kind there is (20 ms).
        self.setViewport(QWidget(self))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(_("Preview of the paragraphs and their sentences"))
        self._bar.setSingleStep(STEP)
        theme.follow(self._apply_theme)

    def show_paragraphs(self, paragraphs: Sequence[ImportPreviewParagraph]) -> None:
        """Show the paragraphs of a document to import in the preview, scrolled to the beginning."""
        self._paragraphs = paragraphs
        self._estimate_heights()
        self._arrange(0, 0)
        self._describe()

    def set_options(self, options: PageDisplayOptions) -> None:
        """Change the font or size of the Urdu in the import preview."""
        self._type = PageFonts(options)
        self._estimate_heights()
        self._arrange(0, 0)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.viewport().update()

    @property
    def shown(self) -> list[tuple[str, list[str]]]:
        """The visible paragraphs of the import preview with their sentences, as texts."""
        found = [self._paragraphs[index] for index, _ in self._flow.blocks]
        return [(p.text, [p.text[start:stop] for start, stop in p.sentences]) for p in found]

    @property
    def indexes(self) -> range:
        """Indexes of the visible paragraphs of the import preview."""
        visible = self._flow.blocks
        return range(visible[0][0], visible[-1][0] + 1) if visible else range(0)

    def _describe(self) -> None:
        # Screen readers read this instead of the painted text.
        self.setAccessibleDescription(" ¶ ".join(paragraph.text for paragraph in self._paragraphs[:3]))

    # Layout

    @property
    def _gutter(self) -> int:
        digits = len(str(max(1, len(self._paragraphs))))
        return round(self._type.small_metrics.horizontalAdvance("0" * digits)) + 14

    @property
    def _width(self) -> int:
        """Width of the text column of the import preview."""
        room = self.viewport().width() - 2 * _MARGIN - self._gutter - self._type.overhang
        return max(_NARROWEST, min(_WIDEST, room))

    @property
    def _left(self) -> int:
        """Left edge of the text column of the import preview."""
        whole = self._width + self._gutter + self._type.overhang
        return max(_MARGIN, (self.viewport().width() - whole) // 2) + self._type.overhang // 2

    def _estimate_heights(self) -> None:
        self._blocks.clear()
        letters = max(1.0, self._width / self._type.urdu_average * 0.97)
        line, rest = self._type.urdu_line, self._type.urdu_em / 2 + _GAP
        self._order = ParagraphOrder(len(self._paragraphs))
        self._heights = BlockHeightTree(int(line * (1 + len(p.text) // letters) + rest) for p in self._paragraphs)

    def _block(self, index: int) -> ImportPreviewTextBlock:
        block = self._blocks.get(index)
        if block is None:
            while len(self._blocks) >= _KEPT:
                del self._blocks[next(iter(self._blocks))]
            block = self._blocks[index] = ImportPreviewTextBlock(self._paragraphs[index], self._type, self._width)
            self._heights.set(index, block.height)
        return block

    def _measure(self, index: int) -> int:
        return self._block(index).height

    def _arrange(self, index: int, top: int) -> None:
        if self._busy:
            return
        self._busy = True
        try:
            height = self.viewport().height()
            self._flow.arrange(index, top, height, self._heights, self._order, self._measure)
            bar = self.verticalScrollBar()
            bar.setRange(0, max(0, self._heights.total + BOTTOM_SPACE - height))
            bar.setPageStep(max(1, height - STEP))
            bar.setValue(self._flow.scroll_value(self._heights))
        finally:
            self._busy = False
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        if len(self._heights):
            value = self.verticalScrollBar().value()
            index = self._heights.at(value)
            self._arrange(index, self._heights.before(index) - value)

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        first = self._flow.blocks[0] if self._flow.blocks else (0, 0)
        if event.oldSize().width() != event.size().width():
            self._estimate_heights()
        self._arrange(*first)

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._wheel.pixels(event))
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.page)
        painter.setRenderHint(_SMOOTH)
        for index, top in self._flow.blocks:
            self._paint(painter, index, top, QRectF(event.rect()))
        painter.end()

    def _paint(self, painter: QPainter, index: int, top: int, clip: QRectF) -> None:
        block, theme = self._block(index), self._theme
        origin = QPointF(self._left, top + block.top)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, rects in enumerate(block.sentences):
            painter.setBrush(theme.picked if number % 2 else theme.hover)
            for rect in rects:
                painter.drawRoundedRect(rect.translated(origin).adjusted(-1, 3, 1, -2), _RADIUS, _RADIUS)
        painter.setPen(theme.urdu)
        block.box.draw(painter, origin, clip.top(), clip.bottom())
        painter.setFont(self._type.small)
        painter.setPen(theme.muted)
        right = self._left + self._width + self._type.overhang // 2
        number = QRectF(right, origin.y(), self._gutter, block.box.ascent)
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, str(index + 1))
