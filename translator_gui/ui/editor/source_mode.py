"""The keyboard in the Urdu: a read-only caret to split at, to copy from, to take terms from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from translator_gui.ui.editor.block_painter import BlockState
from translator_gui.ui.editor.clipboard import mime_of
from translator_gui.ui.editor.paragraph_block import ParagraphBlock
from translator_gui.ui.editor.source_caret import CaretMove, SourceCaret

if TYPE_CHECKING:
    from translator_gui.ui.editor.navigable_page import NavigablePage

_Key = Qt.Key
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_OTHERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_MOVES = {
    _Key.Key_Left: CaretMove.LEFT,
    _Key.Key_Right: CaretMove.RIGHT,
    _Key.Key_Up: CaretMove.UP,
    _Key.Key_Down: CaretMove.DOWN,
    _Key.Key_Home: CaretMove.LINE_START,
    _Key.Key_End: CaretMove.LINE_END,
}
_CTRL_MOVES = {
    _Key.Key_Left: CaretMove.WORD_LEFT,
    _Key.Key_Right: CaretMove.WORD_RIGHT,
    _Key.Key_Home: CaretMove.START,
    _Key.Key_End: CaretMove.END,
}
_FORWARD = {CaretMove.LEFT, CaretMove.WORD_LEFT, CaretMove.DOWN}
_BACK = {CaretMove.RIGHT, CaretMove.WORD_RIGHT, CaretMove.UP}


class SourceMode(QObject):
    """Holds the caret in the Urdu of one page and works its keys. Offsets are code points in the paragraph."""

    def __init__(self, page: "NavigablePage") -> None:
        super().__init__(page)
        self._page = page
        self._caret = SourceCaret()
        self._lit = True
        self._following = False
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._flash)

    @property
    def active(self) -> bool:
        """Whether the caret is in the Urdu."""
        return self._caret.active

    def enter(self) -> None:
        """Puts the caret at the current sentence's first letter; from the Urdu, back into the English."""
        if self.active:
            self._page.leave_source()
            return
        place, segment = self._page.place(), self._page.current_segment()
        if place is None or segment is None:
            return
        self._page.show_current()
        self.put(place.paragraph, segment.start)
        self._page.setFocus()

    def put(self, index: int, offset: int, *, select: bool = False) -> None:
        """Puts the caret into a paragraph's Urdu, drawing the selection along or dropping it."""
        old = self._caret.index
        self._caret.put(index, offset, select=select)
        self._told(old)

    def leave(self) -> None:
        """Takes the caret out of the Urdu."""
        if self._following or not self.active:
            return
        old = self._caret.index
        self._caret.leave()
        self._blink.stop()
        self._page.update_block(old)
        self._page.source_changed.emit()

    def position(self) -> tuple[int, int] | None:
        """The sentence that the caret stands in and its offset in the paragraph."""
        paragraph = self._page.model.known(self._caret.index) if self.active else None
        if paragraph is None:
            return None
        at = [segment.id for segment in paragraph.segments if segment.start <= self._caret.position]
        return at[-1], self._caret.position

    def selection(self) -> tuple[int, int, int]:
        """The paragraph's index (-1 outside the Urdu) and the selected letters of it."""
        return self._caret.index, *self._caret.range

    def text(self) -> str:
        """The selected Urdu, as it is in the document."""
        paragraph = self._page.model.known(self._caret.index) if self.active else None
        start, end = self._caret.range
        return paragraph.text[start:end] if paragraph else ""

    def describe(self, index: int, state: BlockState) -> None:
        """Adds the caret and the selection to what a block is painted with."""
        if not self.active or index != self._caret.index:
            return
        block = self._page.blocks.get(index)
        state.source_range = self._caret.range
        if self._lit and block.sources:
            state.source_caret = self._caret.point(block)

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key is for the caret, before any shortcut of the program's."""
        held = event.modifiers() & (_CTRL | _OTHERS)
        key = _Key(event.key())
        if held == _CTRL:
            return key in _CTRL_MOVES or key in {_Key.Key_C, _Key.Key_A}
        return not held and (key in _MOVES or key in {_Key.Key_Escape, _Key.Key_Return, _Key.Key_Enter})

    def key(self, event: QKeyEvent) -> bool:
        """Works a key; False for one that means nothing here."""
        key, select = _Key(event.key()), bool(event.modifiers() & _SHIFT)
        if event.modifiers() & _OTHERS:
            return False
        if event.modifiers() & _CTRL:
            if key in {_Key.Key_C, _Key.Key_Insert}:
                self.copy()
            elif key == _Key.Key_A:
                self._select_all()
            elif key in _CTRL_MOVES:
                self.move(_CTRL_MOVES[key], select=select)
            else:
                return False
            return True
        if key in _MOVES:
            self.move(_MOVES[key], select=select)
        elif key in {_Key.Key_Escape, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Backtab}:
            self._page.leave_source()
        elif key == _Key.Key_Tab:
            self._page.leave_page(forward=True)
        else:
            return False
        return True

    def copy(self) -> None:
        """Copies the selected Urdu, with nothing added to it."""
        if self.text():
            QGuiApplication.clipboard().setMimeData(mime_of(self.text()))

    def select_word(self, index: int, offset: int) -> None:
        """Selects the word at an offset."""
        block = self._page.blocks.get(index)
        paragraph = block.paragraph
        if paragraph is None:
            return
        start = end = min(offset, len(paragraph.text))
        while start > 0 and not paragraph.text[start - 1].isspace():
            start -= 1
        while end < len(paragraph.text) and not paragraph.text[end].isspace():
            end += 1
        self.put(index, start)
        self.put(index, end, select=True)

    def move(self, move: CaretMove, *, select: bool) -> None:
        """Moves the caret; beyond a paragraph's edge into its neighbour, unless a selection is drawn."""
        block = self._page.blocks.get(self._caret.index)
        old = self._caret.index
        if not block.sources:
            return
        if not self._caret.move(block, move, select=select) and (select or not self._cross(move)):
            return
        self._told(old)

    def _cross(self, move: CaretMove) -> bool:
        forward, back = move in _FORWARD, move in _BACK
        order, here = self._page.blocks.order, self._caret.index
        index = order.after(here) if forward else order.before(here)
        if not (forward or back) or index is None:
            return False
        paragraph = self._page.blocks.get(index).paragraph
        if paragraph is None:
            return False
        self._caret.put(index, 0 if forward else len(paragraph.text))
        return True

    def _select_all(self) -> None:
        paragraph = self._page.model.known(self._caret.index)
        if paragraph:
            self._caret.put(self._caret.index, 0)
            self.put(self._caret.index, len(paragraph.text), select=True)

    def _told(self, old: int) -> None:
        """Shows the caret where it is now; the current sentence follows it unless a selection is drawn."""
        self._lit = True
        flash = QApplication.cursorFlashTime() // 2
        if flash > 0:
            self._blink.start(flash)
        found = self.position()
        start, end = self._caret.range
        if found and start == end and found[0] != self._page.current():
            self._following = True
            try:
                self._page.go_to(found[0])
            finally:
                self._following = False
        for index in {old, self._caret.index}:
            self._page.update_block(index)
        self._reveal()
        self._page.source_changed.emit()

    def _reveal(self) -> None:
        top, block = self._page.flow.top_of(self._caret.index), self._page.blocks.get(self._caret.index)
        if top is None or not block.sources:
            return
        upper, lower = self._caret.point(block)
        height = self._page.viewport().height()
        shift = min(0.0, height - 30 - (top + lower.y())) or max(0.0, 10 - (top + upper.y()))
        if shift:
            self._page.arrange(self._caret.index, round(top + shift))

    def _flash(self) -> None:
        self._lit = not self._lit
        block = self._page.blocks.get(self._caret.index)
        if block.sources:
            self._page.update_block(self._caret.index, self._caret_rect(block))

    def _caret_rect(self, block: ParagraphBlock) -> QRectF:
        upper, lower = self._caret.point(block)
        return QRectF(upper, lower).adjusted(-2, -2, 2, 2)
