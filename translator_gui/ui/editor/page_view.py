"""The view of the page: layout, scrolling, zoom, painting, and hit testing."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QRegion, QWheelEvent
from PySide6.QtWidgets import QWidget

from translator_gui.model.segment import Segment
from translator_gui.ui.editor.badges import SentenceBadge
from translator_gui.ui.editor.block_cache import ParagraphBlockCache
from translator_gui.ui.editor.block_painter import ParagraphBlockPainter, ParagraphPaintState
from translator_gui.ui.editor.hit_test import PageHitTestResult, ScrollAnchor, hit_in_block
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.editor.paragraph_block import ParagraphBlock
from translator_gui.ui.editor.visible_blocks import BOTTOM_SPACE, VisibleBlockPositions
from translator_gui.ui.editor.wheel_steps import STEP, WheelDeltaAccumulator
from translator_gui.ui.painting.fill import fill
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar
from translator_gui.viewmodel.page_state import ChangedParagraphs, PageParagraphsState, SentencePosition

if TYPE_CHECKING:
    from translator_gui.text.quantities.english_forms import NumberStyle

_REGUESS_MS = 150
_FEW = 4000
"""Up to this many heights are guessed at once while a window is resized; more, when the resizing has ended."""


class PaintStateProvider(Protocol):
    """Interface of the parts of the page that change how blocks are painted, such as the selected sentences."""

    def describe(self, index: int, state: ParagraphPaintState) -> None:
        """Add this part's information, such as selected sentences, to the paint state of a paragraph block."""
        ...


class EditedFieldGeometryProvider(Protocol):
    """Interface of the sentence editor for `ParagraphBlocksView`: tells where the edited field is on screen."""

    def anchor(self) -> ScrollAnchor | None:
        """Return the edited field as the scroll anchor, which keeps its y on screen; None while it is off screen."""
        ...

    def echo_rect(self, change: ChangedParagraphs, index: int) -> QRectF | None:
        """Return the part of the edited block to repaint after typing that kept its height; None for all of it."""
        ...


class ParagraphBlocksView(QObject):
    """Scrolls the paragraph blocks of the page and paints them on its viewport. Unmeasured heights are estimated."""

    options_changed = Signal(object)
    """The user zoomed: the new `PageDisplayOptions`."""
    scrolled = Signal()
    """Other blocks are on screen, or blocks have moved on screen."""
    reflowed = Signal()
    """The page was laid out for another size or other fonts while the edited field was on screen."""
    arranged = Signal()
    """Blocks may have moved: widgets over them have to be placed again."""
    restyled = Signal()
    """Fonts or columns changed; blocks are laid out again after this."""
    recoloured = Signal()
    """Another theme was applied."""
    changing = Signal(ChangedParagraphs)
    """Paragraphs changed; their blocks are laid out again after this."""
    changed = Signal(ChangedParagraphs)
    """Paragraphs changed and are shown."""

    def __init__(
        self,
        model: PageParagraphsState,
        options: PageDisplayOptions,
        theme: ThemeState,
        viewport: QWidget,
        bar: ThemedScrollBar,
    ) -> None:
        super().__init__(viewport)
        self.model, self.options, self.theme_state, self.viewport = model, options, theme, viewport
        self.blocks = ParagraphBlockCache(model, options, theme.theme)
        self.visible = VisibleBlockPositions()
        self.edited: EditedFieldGeometryProvider | None = None
        self.state_parts: list[PaintStateProvider] = []
        """Asked in this order how a block is painted."""
        self._bar = bar
        self._value = 0
        self.number_style: NumberStyle | None = None
        """How the project writes numbers in English, for the tooltips of Urdu numbers."""
        self.arranged_height = 0
        """Height of the viewport that the blocks on screen were computed for."""
        self._busy = False
        self._waiting: set[int] = set()
        self._is_holding = False
        self._late: set[int] = set()
        self._late_anchor: ScrollAnchor | None = None
        """Paragraphs that changed while their layout is held, and what keeps its place."""
        self._wheel = WheelDeltaAccumulator()
        self._reguess = QTimer(self)
        self._reguess.setSingleShot(True)
        self._reguess.setInterval(_REGUESS_MS)
        self._reguess.timeout.connect(self._guess)
        self._make_painter()
        model.changed.connect(self._show_change)
        theme.changed.connect(self._apply_theme)

    # Layout.

    def load(self) -> None:
        """Show the project's paragraphs, scrolled to the start."""
        self.blocks.resize(self.viewport.width())
        self.blocks.load()
        if self.viewport.isVisible():
            self.blocks.guess()
        self._make_painter()
        self.arrange(0, 0)

    def arrange(self, index: int, top: int) -> None:
        """Scroll so that a block's top is at a y of the viewport, and repaint."""
        self._fill(index, top)
        self.viewport.update()

    def _fill(self, index: int, top: int) -> None:
        self._place_blocks(index, top)
        self._announce()

    def _place_blocks(self, index: int, top: int) -> None:
        height = self.arranged_height = self.viewport.height()
        self.visible.bottom_space = max(BOTTOM_SPACE, height // 2 if self.options.typewriter else 0)
        self._busy = True
        try:
            self.visible.arrange(index, top, height, self.blocks.heights, self.blocks.order, self.blocks.height)
            self.blocks.touch(self.visible.indexes)
            self._sync_bar(height)
        finally:
            self._busy = False

    def _announce(self) -> None:
        """Tell that blocks may have moved."""
        self.arranged.emit()
        self.scrolled.emit()
        if self._waiting:
            waiting, self._waiting = tuple(self._waiting), set()
            QTimer.singleShot(0, self, lambda: self._show_change(ChangedParagraphs(waiting)))

    def _sync_bar(self, height: int) -> None:
        bar = self._bar
        bar.setRange(0, max(0, self.blocks.heights.total + self.visible.bottom_space - height))
        bar.setPageStep(height)
        bar.setSingleStep(STEP)
        bar.setValue(self.visible.scroll_value(self.blocks.heights))
        self._value = bar.value()

    def anchor(self) -> ScrollAnchor | None:
        """Return the scroll anchor for a new layout: edited field, else first visible block; None on an empty page."""
        edited = self.edited.anchor() if self.edited else None
        if edited is not None or not self.visible.blocks:
            return edited
        index, top = self.visible.blocks[0]
        return ScrollAnchor(index, None, top)

    def restore(self, anchor: ScrollAnchor | None) -> None:
        """Scroll so that an anchor is at its y of the viewport again, after a new layout, and repaint."""
        self._restore(anchor)
        self.viewport.update()

    def _restore(self, anchor: ScrollAnchor | None) -> None:
        if anchor is None or anchor.paragraph >= len(self.model):
            self._fill(0, 0)
            return
        within = 0.0
        if anchor.sentence is not None:
            block = self.blocks.get(anchor.paragraph)
            if anchor.sentence < len(block.fields):
                within = block.fields[anchor.sentence].frame.top()
        self._fill(anchor.paragraph, anchor.y - round(within))

    def set_options(self, options: PageDisplayOptions) -> None:
        """Apply other display options (fonts, sizes, layout); the scroll anchor keeps its y."""
        if options == self.options:
            return
        anchor = self.anchor()
        self.options = options
        self.blocks.restyle(options)
        self._make_painter()
        self.restyled.emit()
        self.blocks.guess()
        self._reflow(anchor)

    @property
    def theme(self) -> Theme:
        """The current theme."""
        return self.theme_state.theme

    def _apply_theme(self, theme: Theme) -> None:
        self.blocks.recolour(theme)
        self._make_painter()
        self.viewport.update()
        self.recoloured.emit()

    def zoom_urdu(self, steps: int) -> None:
        """Zoom the Urdu by steps; negative steps make it smaller."""
        self._zoom(self.options.zoomed(urdu=steps))

    def zoom_english(self, steps: int) -> None:
        """Zoom the English by steps; negative steps make it smaller."""
        self._zoom(self.options.zoomed(english=steps))

    def _zoom(self, options: PageDisplayOptions) -> None:
        if options != self.options:
            self.set_options(options)
            self.options_changed.emit(options)

    def _make_painter(self) -> None:
        self._painter = ParagraphBlockPainter(self.blocks.fonts, self.blocks.columns, self.theme)

    def _guess(self) -> None:
        self.blocks.guess()
        if self.visible.blocks:
            self._fill(*self.visible.blocks[0])

    def resize(self, old_width: int) -> None:
        """Lay the page out for the new size of the viewport; `old_width` is its previous width."""
        anchor = self.anchor()
        if self.viewport.width() != old_width:
            self.blocks.resize(self.viewport.width())
            self._make_painter()
            self.restyled.emit()
            if len(self.model) < _FEW and self.viewport.isVisible():
                self.blocks.guess()
            else:
                self._reguess.start()
        self._reflow(anchor)

    def _reflow(self, anchor: ScrollAnchor | None) -> None:
        self.restore(anchor)
        if anchor is not None and anchor.sentence is not None:
            self.reflowed.emit()

    def prepare_to_show(self) -> None:
        """Estimate block heights before the page is first shown, now that its width is known."""
        self._reguess.stop()
        self._guess()

    def show_paragraph(self, index: int) -> None:
        """Scroll to a paragraph unless it is on screen."""
        if index not in self.visible.indexes:
            self.arrange(index, self.viewport.height() // 3)

    # Changes of the model.

    def _show_change(self, change: ChangedParagraphs) -> None:
        if self._busy:  # emitted while a block was being laid out, which asked for the text
            self._waiting.update(change.paragraphs)
            return
        anchor = self.anchor()
        self.changing.emit(change)
        if self._is_holding:
            self._late_anchor = self._late_anchor or anchor
            self._late.update(change.paragraphs)
        else:
            self.lay_out_again(change.paragraphs, anchor, change)
        self.changed.emit(change)

    @contextmanager
    def held(self) -> Generator[None]:
        """Lay out paragraphs that change meanwhile with the move to another sentence: once instead of twice."""
        self._is_holding = True
        try:
            yield
        finally:
            self._is_holding = False
            self.lay_out_again((), None)

    def lay_out_again(
        self, indexes: Iterable[int], anchor: ScrollAnchor | None, change: ChangedParagraphs | None = None
    ) -> None:
        """Lay out these paragraph blocks again and repaint the changed parts of the viewport."""
        if self._late:
            indexes, anchor = {*self._late, *indexes}, self._late_anchor
            self._late, self._late_anchor = set(), None
        stale = [index for index in indexes if self.blocks.forget(index)]
        seen = sorted(index for index in stale if index in self.visible.indexes)
        if not seen:
            return
        heights = [self.blocks.heights[index] for index in seen]
        if [self.blocks.height(index) for index in seen] != heights:
            self._rearrange(anchor, seen[0])
            return
        for index in seen:
            self.update_block(index, self.edited.echo_rect(change, index) if change and self.edited else None)
        self.arranged.emit()

    def _rearrange(self, anchor: ScrollAnchor | None, first: int) -> None:
        """Place the visible blocks again after heights changed from block `first` on; repaint only moved blocks."""
        before = dict(self.visible.blocks)
        self._restore(anchor)
        viewport, top = self.viewport, self.visible.top_of(first)
        above = [(index, y) for index, y in self.visible.blocks if index <= first]
        if top is None or above != [(index, y) for index, y in before.items() if index <= first]:
            viewport.update()
        else:
            viewport.update(0, top, viewport.width(), viewport.height() - top)

    def update_block(self, index: int, rect: QRectF | None = None) -> None:
        """Repaint a paragraph block, or a rectangle of it, if it is on screen."""
        top = self.visible.top_of(index)
        if top is None:
            return
        if rect is None:
            self.viewport.update(QRect(0, top, self.viewport.width(), self.blocks.heights[index]))
        else:
            self.viewport.update(rect.translated(0, top).toAlignedRect().adjusted(-2, -2, 2, 2))

    # Scrolling.

    def follow_bar(self) -> None:
        """Scroll the paragraph blocks of the page to the value of the scroll bar."""
        if self._busy or not self.visible.blocks:
            return
        value, height = self._bar.value(), self.viewport.height()
        delta = value - self._value
        if abs(delta) <= 2 * height:
            self.scroll_by(-delta)
        else:
            at = self.blocks.heights.at(value)
            index = at if (near := self.blocks.order.nearest(at)) is None else near
            self.arrange(index, self.blocks.heights.before(index) - value)

    def scroll_by(self, shift: int) -> None:
        """Scroll by some pixels (down is positive: text above comes in), not beyond the ends of the page."""
        if not shift or not self.visible.blocks:
            return
        before, height = dict(self.visible.blocks), self.viewport.height()
        index, top = self.visible.blocks[0]
        self._place_blocks(index, top + shift)
        shifts = {top - before[index] for index, top in self.visible.blocks if index in before}
        moved = shifts.pop() if len(shifts) == 1 else None
        if moved is None or abs(moved) > height // 2:
            self.viewport.update()
        elif moved:
            # Moves what is painted, and the sentence editor with it: only what came in at the edge is painted.
            self.viewport.scroll(0, moved)
        self._announce()

    def scroll_pages(self, pages: int, step: int) -> int:
        """Scroll by a number of screens of `step` pixels each; return by how many pixels the page moved."""
        before = self._bar.value()
        self._bar.setValue(before + pages * step)
        return self._bar.value() - before

    @property
    def at_end(self) -> bool:
        """Whether the scroll bar is at either end: the page shows its start or its end."""
        return self._bar.value() in {self._bar.minimum(), self._bar.maximum()}

    def turn_wheel(self, event: QWheelEvent) -> None:
        """Handle a wheel event: scroll or, with Ctrl, zoom the text of the column under the pointer."""
        event.accept()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._bar.setValue(self._bar.value() + self._wheel.pixels(event))
        elif self.blocks.columns.over_urdu(event.position().x()):
            self.zoom_urdu(self._wheel.notches(event))
        else:
            self.zoom_english(self._wheel.notches(event))

    # Painting and pointing.

    def block_state(self, index: int, clip: QRectF | None = None) -> ParagraphPaintState:
        """Collect the paint state of a paragraph block from all parts of the page; of what is in a rectangle of it."""
        state = ParagraphPaintState(first_number=self.model.number(SentencePosition(index, 0)))
        if clip is not None:
            block = self.blocks.get(index)
            state.sources = block.sources_in(clip.top(), clip.bottom())
            state.fields = block.fields_in(clip.top(), clip.bottom())
        for part in self.state_parts:
            part.describe(index, state)
        return state

    def paint(self, region: QRegion) -> None:
        """Paint the blocks in a region of the viewport; called by the page's paint event."""
        viewport, columns, rect = self.viewport, self.blocks.columns, region.boundingRect()
        painter = QPainter(viewport)
        fill(painter, rect, self.theme.page)
        for side in (
            QRect(0, 0, columns.left, viewport.height()),
            QRect(columns.right, 0, viewport.width(), viewport.height()),
        ):
            fill(painter, side & rect, self.theme.window)
        for index, top in self.visible.blocks:
            block = self.blocks.get(index)
            # After scrolling the blocks between what came in at the edge and what changed stay as they are.
            part = (region & QRect(0, top, viewport.width(), block.height)).boundingRect()
            if not part.isEmpty():
                clip = QRectF(part.translated(0, -top))
                painter.save()
                painter.translate(0, top)
                self._painter.paint(painter, block, self.block_state(index, clip), clip)
                painter.restore()
        painter.end()

    def block_at(self, y: float) -> tuple[int, int, ParagraphBlock] | None:
        """Return index, top and paragraph block at a y of the viewport; None where no read paragraph is."""
        found = self.visible.at(round(y))
        if found is None:
            return None
        index, top = found
        block = self.blocks.get(index)
        return (index, top, block) if block.paragraph and y < top + block.height else None

    def badge_at(self, point: QPoint | QPointF) -> tuple[Segment, SentenceBadge] | None:
        """Return the sentence and its badge (such as of comments) under a point of the viewport; None without one."""
        found = self.block_at(point.y())
        badge = found[2].badge_at(QPointF(point.x(), point.y() - found[1])) if found else None
        return (found[2].fields[badge[0]].segment, badge[1]) if found and badge else None

    def hit(self, point: QPoint | QPointF) -> PageHitTestResult | None:
        """Hit-test a point of the viewport: return the sentence, text offset or badge; None over empty paper."""
        found = self.block_at(point.y())
        if found is None:
            return None
        index, top, block = found
        return hit_in_block(index, block, QPointF(point.x(), point.y() - top), self.blocks.columns)
