"""The mouse on the page: a click goes to a sentence, drawing over the Urdu selects letters, Shift selects sentences."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from translator_gui.ui.editor.hit_test import PageHit

if TYPE_CHECKING:
    from translator_gui.ui.editor.editable_page import EditablePage

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class PageMouse:
    """Turns what the mouse does into what the page does."""

    def __init__(self, page: "EditablePage") -> None:
        self._page = page
        self.over: tuple[int, int] | None = None
        """Paragraph and position of the sentence pointed at."""
        self._pressed: tuple[QPoint, PageHit] | None = None
        self._drawing = False

    def press(self, event: QMouseEvent) -> None:
        hit = self._page.hit(event.position())
        self._pressed, self._drawing = None, False
        if hit is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        source, held = self._page.source, bool(event.modifiers() & _SHIFT)
        current, segment = self._page.current(), self._segment(hit)
        if hit.offset is not None and source.active:
            source.put(hit.paragraph, hit.offset, select=held)
            self._pressed, self._drawing = (event.position().toPoint(), hit), True
        elif held and current is not None and segment is not None:
            ends = self._page.selection.ends
            self._page.select_sentences(ends[0] if ends else current, segment)
        elif hit.offset is not None:
            self._pressed = event.position().toPoint(), hit
        else:
            self._go(hit)

    def move(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(event)
        elif self._pressed is not None:
            press, start = self._pressed
            if (
                not self._drawing
                and (press - event.position().toPoint()).manhattanLength() < QApplication.startDragDistance()
            ):
                return
            self._draw(start, event)

    def _draw(self, start: PageHit, event: QMouseEvent) -> None:
        page = self._page
        top = page.flow.top_of(start.paragraph)
        block = page.blocks.get(start.paragraph)
        if top is None or start.offset is None:
            return
        place = event.position() - QPoint(0, top).toPointF()
        source = block.source_near(place.y())
        if source is None:
            return
        if not self._drawing:
            self._drawing = True
            page.source.put(start.paragraph, start.offset)
            page.setFocus()
        offset = source.offset(source.box.offset_at(place - source.origin))
        page.source.put(start.paragraph, offset, select=True)

    def release(self, event: QMouseEvent) -> None:
        if self._pressed is not None and not self._drawing and event.button() is Qt.MouseButton.LeftButton:
            self._go(self._pressed[1])
        self._pressed, self._drawing = None, False

    def double_click(self, event: QMouseEvent) -> None:
        hit = self._page.hit(event.position())
        if hit is None or hit.offset is None:
            self.press(event)
            return
        self._page.source.select_word(hit.paragraph, hit.offset)
        self._page.setFocus()
        self._pressed, self._drawing = None, False

    def leave(self) -> None:
        """The mouse left the page."""
        self._point_at(None)

    def _go(self, hit: PageHit) -> None:
        segment = self._segment(hit)
        if segment is not None:
            self._page.go_to(segment, hit.caret)
            self._page.field.setFocus(Qt.FocusReason.MouseFocusReason)
            if hit.badge:
                self._page.badge_clicked.emit(hit.badge)

    def _segment(self, hit: PageHit) -> int | None:
        paragraph = self._page.model.known(hit.paragraph)
        return paragraph.segments[hit.sentence].id if paragraph else None

    def _hover(self, event: QMouseEvent) -> None:
        hit = self._page.hit(event.position())
        over_text = Qt.CursorShape.PointingHandCursor if hit and hit.badge else Qt.CursorShape.IBeamCursor
        self._page.viewport().setCursor(over_text if hit else Qt.CursorShape.ArrowCursor)
        self._point_at((hit.paragraph, hit.sentence) if hit else None)

    def _point_at(self, over: tuple[int, int] | None) -> None:
        if over != self.over:
            old, self.over = self.over, over
            for index in {place[0] for place in (old, over) if place}:
                self._page.update_block(index)
