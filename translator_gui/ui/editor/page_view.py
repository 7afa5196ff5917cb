"""The page as something to look at: it scrolls, zooms and paints, and knows what lies under the pointer."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from translator_gui.model.segment import Segment
from translator_gui.ui.editor.block import Block
from translator_gui.ui.editor.block_painter import BlockPainter, BlockState
from translator_gui.ui.editor.blocks import Blocks
from translator_gui.ui.editor.chips import Chip
from translator_gui.ui.editor.flow import TAIL, Flow
from translator_gui.ui.editor.options import PageOptions
from translator_gui.ui.editor.pointing import Held, Hit, hit_in_block
from translator_gui.ui.editor.wheel import STEP, Wheel
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.scroll_bar import ScrollBar
from translator_gui.viewmodel.page_model import PageChange, PageModel, Place

_REGUESS_MS = 150
_FEW = 4000
"""So many heights are guessed while a window is drawn larger; more, when it has come to rest."""
_ABOVE, _BELOW = 8, 90
"""Paper kept free around a field that is brought on screen, pixels."""


class PageView(QAbstractScrollArea):
    """Paints paragraph blocks. Heights not measured yet are guessed and corrected on sight."""

    options_changed = Signal(object)
    """The person zoomed: the new `PageOptions`."""
    scrolled = Signal()
    """Other blocks are on screen, or in other places."""

    def __init__(
        self, model: PageModel, options: PageOptions, theme: ThemeState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model, self.options, self.theme = model, options, theme.theme
        self.blocks = Blocks(model, options, theme.theme)
        theme.changed.connect(self.set_theme)
        self.flow = Flow()
        self._value = 0
        self._busy = False
        self._waiting: set[int] = set()
        self._wheel = Wheel()
        self._reguess = QTimer(self)
        self._reguess.setSingleShot(True)
        self._reguess.setInterval(_REGUESS_MS)
        self._reguess.timeout.connect(self._guess)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = ScrollBar(theme, self)
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Also where the interface is mirrored: which column is on which side is the person's choice.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        # A viewport of our own: to learn what kind of widget Qt's is, PySide would set up every kind there is (20 ms).
        self.setViewport(QWidget(self))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self._restyle_painter()
        model.reset.connect(self.load)
        model.changed.connect(self.on_changed)

    def sizeHint(self) -> QSize:
        return QSize(1000, 700)

    # What subclasses say and do.

    def block_state(self, index: int) -> BlockState:
        """What is special about a block right now."""
        return BlockState(first_number=self.first_number(index))

    def held(self) -> Held | None:
        """What is to stay in place: the first block on screen, unless a subclass knows better."""
        if not self.flow.visible:
            return None
        index, top = self.flow.visible[0]
        return Held(index, None, top)

    def arranged(self) -> None:
        """Blocks stand elsewhere now."""

    def restyled(self) -> None:
        """Fonts or columns changed; blocks are laid out anew after this."""

    def content_changed(self, change: PageChange) -> None:
        """The model told of a change; blocks are laid out anew after this."""

    def echo_rect(self, change: PageChange, index: int) -> QRectF | None:
        """What of a block is to be painted again when it kept its height; None is all of it."""
        del change, index
        return None

    # Layout.

    def load(self) -> None:
        """Shows the model's paragraphs from the start."""
        self.blocks.resize(self.viewport().width())
        self.blocks.load()
        if self.isVisible():
            self.blocks.guess()
        self._restyle_painter()
        self.arrange(0, 0)

    def first_number(self, index: int) -> int:
        """The number of a paragraph's first sentence, from 1."""
        return self.model.number(Place(index, 0))

    def arrange(self, index: int, top: int) -> None:
        """Puts one block somewhere on (or off) screen and all others around it; paints everything."""
        self.fill(index, top)
        self.viewport().update()

    def fill(self, index: int, top: int) -> None:
        """Does what `arrange` does, but for the painting."""
        height = self.viewport().height()
        self._busy = True
        try:
            self.flow.arrange(index, top, height, self.blocks.heights, self.blocks.order, self.blocks.height)
            self.blocks.touch(self.flow.indexes)
            self._sync_bar(height)
        finally:
            self._busy = False
        self.arranged()
        self.scrolled.emit()
        if self._waiting:
            waiting, self._waiting = tuple(self._waiting), set()
            QTimer.singleShot(0, self, lambda: self.on_changed(PageChange(waiting)))

    def _sync_bar(self, height: int) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.blocks.heights.total + TAIL - height))
        bar.setPageStep(height)
        bar.setSingleStep(STEP)
        bar.setValue(self.flow.value(self.blocks.heights))
        self._value = bar.value()

    def restore(self, held: Held | None) -> None:
        """Arranges everything around what was held, and paints it."""
        self._restore(held)
        self.viewport().update()

    def _restore(self, held: Held | None) -> None:
        if held is None or held.paragraph >= len(self.model):
            self.fill(0, 0)
            return
        within = 0.0
        if held.sentence is not None:
            block = self.blocks.get(held.paragraph)
            if held.sentence < len(block.fields):
                within = block.fields[held.sentence].frame.top()
        self.fill(held.paragraph, held.y - round(within))

    def set_options(self, options: PageOptions) -> None:
        """Other fonts, sizes or another layout; what is worked on stays where it is."""
        if options == self.options:
            return
        held = self.held()
        self.options = options
        self.blocks.restyle(options)
        self._restyle_painter()
        self.restyled()
        self.blocks.guess()
        self.restore(held)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.theme = theme
        self.blocks.recolour(theme)
        self._restyle_painter()
        self.viewport().update()

    def zoom_urdu(self, steps: int) -> None:
        """Makes the Urdu larger, or smaller when negative, and tells `options_changed`."""
        self._zoom(self.options.zoomed(urdu=steps))

    def zoom_english(self, steps: int) -> None:
        """Makes the English larger, or smaller when negative, and tells `options_changed`."""
        self._zoom(self.options.zoomed(english=steps))

    def _zoom(self, options: PageOptions) -> None:
        if options != self.options:
            self.set_options(options)
            self.options_changed.emit(options)

    def _restyle_painter(self) -> None:
        self._painter = BlockPainter(self.blocks.type, self.blocks.columns, self.theme)

    def _guess(self) -> None:
        self.blocks.guess()
        if self.flow.visible:
            self.fill(*self.flow.visible[0])

    def show_sentence(self, place: Place) -> None:
        """Brings a sentence's field on screen, with as little movement as possible."""
        block, height = self.blocks.get(place.paragraph), self.viewport().height()
        top = self.flow.top_of(place.paragraph)
        if place.sentence >= len(block.fields):
            return
        box = block.fields[place.sentence]
        start, end = box.frame.top(), box.bottom
        if len(block.fields) == 1 and block.height < height / 2:
            start, end = 0.0, float(block.height)
        if top is None:
            self.arrange(place.paragraph, round(height * 0.3 - start))
        elif top + start < _ABOVE or end - start > height - _ABOVE - _BELOW:
            if place.paragraph or top < 0:
                self.arrange(place.paragraph, round(_ABOVE - start))
        elif top + end > height - _BELOW:
            self.arrange(place.paragraph, round(height - _BELOW - end))

    def show_block(self, index: int) -> None:
        """Brings a paragraph on screen."""
        if index not in self.flow.indexes:
            self.arrange(index, self.viewport().height() // 3)

    # Changes of the model.

    def on_changed(self, change: PageChange) -> None:
        """Shows what the model says has changed."""
        if self._busy:  # told while a block was being laid out, which asked for the text
            self._waiting.update(change.paragraphs)
            return
        held = self.held()
        self.content_changed(change)
        self.reshape(change.paragraphs, held, change)

    def reshape(self, indexes: Iterable[int], held: Held | None, change: PageChange | None = None) -> None:
        """Lays blocks out again and paints what looks different."""
        stale = [index for index in indexes if self.blocks.forget(index)]
        seen = sorted(index for index in stale if index in self.flow.indexes)
        if not seen:
            return
        heights = [self.blocks.heights[index] for index in seen]
        if [self.blocks.height(index) for index in seen] != heights:
            self.relayout(held, seen[0])
            return
        for index in seen:
            self.update_block(index, self.echo_rect(change, index) if change else None)
        self.arranged()

    def relayout(self, held: Held | None, first: int) -> None:
        """Heights changed from a block on: arranges anew and paints only what moved."""
        before = dict(self.flow.visible)
        self._restore(held)
        viewport, top = self.viewport(), self.flow.top_of(first)
        above = [(index, y) for index, y in self.flow.visible if index <= first]
        if top is None or above != [(index, y) for index, y in before.items() if index <= first]:
            viewport.update()
        else:
            viewport.update(0, top, viewport.width(), viewport.height() - top)

    def update_block(self, index: int, rect: QRectF | None = None) -> None:
        """Paints a block, or a rectangle of it, again if it is on screen."""
        top = self.flow.top_of(index)
        if top is None:
            return
        if rect is None:
            self.viewport().update(QRect(0, top, self.viewport().width(), self.blocks.heights[index]))
        else:
            self.viewport().update(rect.translated(0, top).toAlignedRect().adjusted(-2, -2, 2, 2))

    # Scrolling.

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        if self._busy or not self.flow.visible:
            return
        viewport, height = self.viewport(), self.viewport().height()
        value = self.verticalScrollBar().value()
        delta = value - self._value
        before = dict(self.flow.visible)
        if abs(delta) <= 2 * height:
            index, top = self.flow.visible[0]
            self.fill(index, top - delta)
        else:
            at = self.blocks.heights.at(value)
            index = at if (near := self.blocks.order.nearest(at)) is None else near
            self.fill(index, self.blocks.heights.before(index) - value)
        shifts = {top - before[index] for index, top in self.flow.visible if index in before}
        shift = shifts.pop() if len(shifts) == 1 else None
        if shift is None or abs(shift) > height // 2:
            viewport.update()
        elif shift:
            self._shift(shift)

    def _shift(self, shift: int) -> None:
        """Moves what is painted and paints only what came in at the edge."""
        self.viewport().scroll(0, shift)
        self.arranged()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._wheel.pixels(event))
        elif self.blocks.columns.over_urdu(event.position().x()):
            self.zoom_urdu(self._wheel.notches(event))
        else:
            self.zoom_english(self._wheel.notches(event))

    # Painting and pointing.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        held = self.held()
        if self.viewport().width() != event.oldSize().width():
            self.blocks.resize(self.viewport().width())
            self._restyle_painter()
            self.restyled()
            if len(self.model) < _FEW and self.isVisible():
                self.blocks.guess()
            else:
                self._reguess.start()
        self.restore(held)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reguess.stop()
        self._guess()

    def paintEvent(self, event: QPaintEvent) -> None:
        rect, viewport = event.rect(), self.viewport()
        painter = QPainter(viewport)
        columns = self.blocks.columns
        painter.fillRect(rect, self.theme.page)
        for side in (
            QRect(0, 0, columns.left, viewport.height()),
            QRect(columns.right, 0, viewport.width(), viewport.height()),
        ):
            painter.fillRect(side & rect, self.theme.window)
        for index, top in self.flow.visible:
            block = self.blocks.get(index)
            if top < rect.bottom() + 1 and top + block.height > rect.top():
                painter.save()
                painter.translate(0, top)
                self._painter.paint(painter, block, self.block_state(index), QRectF(rect.translated(0, -top)))
                painter.restore()
        painter.end()

    def block_at(self, y: float) -> tuple[int, int, Block] | None:
        """The block at a height of the viewport: its index, its top, itself; None beyond the last or when not read."""
        found = self.flow.at(round(y))
        if found is None:
            return None
        index, top = found
        block = self.blocks.get(index)
        return (index, top, block) if block.paragraph and y < top + block.height else None

    def chip_at(self, point: QPoint | QPointF) -> tuple[Segment, Chip] | None:
        """The badge under a point of the viewport, and whose it is."""
        found = self.block_at(point.y())
        chip = found[2].chip_at(QPointF(point.x(), point.y() - found[1])) if found else None
        return (found[2].fields[chip[0]].segment, chip[1]) if found and chip else None

    def hit(self, point: QPoint | QPointF) -> Hit | None:
        """What lies under a point of the viewport; None over paper, titles and text not read yet."""
        found = self.block_at(point.y())
        if found is None:
            return None
        index, top, block = found
        return hit_in_block(index, block, QPointF(point.x(), point.y() - top), self.blocks.columns)
