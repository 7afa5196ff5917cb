"""The mouse on the page: click to go to a sentence, drag over the Urdu to select letters, Shift to select sentences."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from translator_gui.ui.editor.block_painter import ParagraphPaintState
from translator_gui.ui.editor.hit_test import PageHitTestResult
from translator_gui.ui.editor.page_navigator import SentenceNavigator
from translator_gui.ui.editor.page_view import ParagraphBlocksView
from translator_gui.ui.editor.sentence_editor import SentenceEditor
from translator_gui.ui.editor.source_caret_controller import SourceCaretController

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class PageMouseHandler(QObject):
    """Handles mouse events of the translation page: click, drag to select Urdu, hover."""

    badge_clicked = Signal(object)
    """A badge of the current sentence was clicked: its kind."""
    mark_clicked = Signal(QPoint)
    """The status mark of the current sentence was clicked: where in the viewport."""

    def __init__(
        self,
        page: QWidget,
        view: ParagraphBlocksView,
        live: SentenceEditor,
        navigator: SentenceNavigator,
        source: SourceCaretController,
    ) -> None:
        super().__init__(view)
        self._page, self._view, self._live, self._navigator, self._source = page, view, live, navigator, source
        self._hovered: tuple[int, int] | None = None
        """Paragraph index and position of the sentence under the mouse pointer; None over no sentence."""
        self._pressed: tuple[QPoint, PageHitTestResult] | None = None
        self._dragging = False
        view.state_parts.append(self)

    @property
    def hovered(self) -> tuple[int, int] | None:
        """Paragraph index and position of the sentence under the mouse pointer; None over no sentence."""
        return self._hovered

    def describe(self, index: int, state: ParagraphPaintState) -> None:
        """Add the sentence under the mouse pointer to the paint state of its paragraph block."""
        if self._hovered and self._hovered[0] == index:
            state.hovered = self._hovered[1]

    def clear(self) -> None:
        """Forget which sentence was under the mouse pointer, after other paragraphs were loaded."""
        self._hovered = None

    def press(self, event: QMouseEvent) -> None:
        hit = self._view.hit(event.position())
        self._pressed, self._dragging = None, False
        if hit is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        shift = bool(event.modifiers() & _SHIFT)
        current, segment = self._navigator.current(), self._segment(hit)
        if hit.offset is not None and self._source.active:
            self._source.put(hit.paragraph, hit.offset, select=shift)
            self._pressed, self._dragging = (event.position().toPoint(), hit), True
        elif shift and current is not None and segment is not None:
            ends = self._navigator.selection.ends
            self._navigator.select_sentences(ends[0] if ends else current, segment)
        elif hit.offset is not None or hit.mark:
            self._pressed = event.position().toPoint(), hit
        else:
            self._go(hit)

    def move(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(event)
        elif self._pressed is not None:
            start, hit = self._pressed
            distance = (start - event.position().toPoint()).manhattanLength()
            if self._dragging or distance >= QApplication.startDragDistance():
                self._drag(hit, event)

    def _drag(self, start: PageHitTestResult, event: QMouseEvent) -> None:
        top = self._view.visible.top_of(start.paragraph)
        block = self._view.blocks.get(start.paragraph)
        if top is None or start.offset is None:
            return
        point = event.position() - QPoint(0, top).toPointF()
        box = block.source_near(point.y())
        if box is None:
            return
        if not self._dragging:
            self._dragging = True
            self._source.put(start.paragraph, start.offset)
            self._page.setFocus()
        offset = box.offset(box.box.offset_at(point - box.origin))
        self._source.put(start.paragraph, offset, select=True)

    def release(self, event: QMouseEvent) -> None:
        if self._pressed is not None and not self._dragging and event.button() is Qt.MouseButton.LeftButton:
            self._go(self._pressed[1])
            if self._pressed[1].mark:
                self.mark_clicked.emit(self._pressed[0])
        self._pressed, self._dragging = None, False

    def double_click(self, event: QMouseEvent) -> None:
        hit = self._view.hit(event.position())
        if hit is None or hit.offset is None:
            self.press(event)
            return
        self._source.select_word(hit.paragraph, hit.offset)
        self._page.setFocus()
        self._pressed, self._dragging = None, False

    def leave(self) -> None:
        """Handle the mouse pointer leaving the page: no sentence is hovered any more."""
        self._hover_over(None)

    def click_mark(self, point: QPoint) -> bool:
        """Go to the sentence whose status mark is at a point and ask for its menu; return False if there is none."""
        hit = self._view.hit(point)
        if hit is None or not hit.mark:
            return False
        self._go(hit)
        self.mark_clicked.emit(point)
        return True

    def context_sentence(self, point: QPoint) -> int | None:
        """Return the right-clicked sentence for the context menu, None beside any; over English, put the caret there.

        The caret stays when the click is on the selected English.
        """
        hit = self._view.hit(point)
        segment = self._segment(hit) if hit else None
        if hit is None or segment is None or hit.caret is None:
            return segment
        field = self._live.field
        if segment == self._navigator.current():
            start, end = field.selection()
            offset = field.offset_at(field.mapFrom(self._view.viewport, point))
            if start == end or not start <= offset <= end:
                field.set_caret(offset)
        elif segment not in self._navigator.selected():
            self._navigator.go_to(segment, hit.caret)
            field.setFocus()
        return segment

    def _go(self, hit: PageHitTestResult) -> None:
        segment = self._segment(hit)
        if segment is not None:
            self._navigator.go_to(segment, hit.caret)
            self._live.field.setFocus(Qt.FocusReason.MouseFocusReason)
            if hit.badge:
                self.badge_clicked.emit(hit.badge)

    def _segment(self, hit: PageHitTestResult) -> int | None:
        paragraph = self._view.model.known(hit.paragraph)
        return paragraph.segments[hit.sentence].id if paragraph else None

    def _hover(self, event: QMouseEvent) -> None:
        hit = self._view.hit(event.position())
        over_text = Qt.CursorShape.PointingHandCursor if hit and (hit.badge or hit.mark) else Qt.CursorShape.IBeamCursor
        self._view.viewport.setCursor(over_text if hit else Qt.CursorShape.ArrowCursor)
        self._hover_over((hit.paragraph, hit.sentence) if hit else None)

    def _hover_over(self, sentence: tuple[int, int] | None) -> None:
        if sentence != self._hovered:
            old, self._hovered = self._hovered, sentence
            for index in {place[0] for place in (old, sentence) if place}:
                self._view.update_block(index)
