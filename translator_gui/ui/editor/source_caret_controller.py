"""The keyboard in the Urdu: a read-only caret to split at, to copy from, to take terms from."""

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from translator_gui.messages import gettext as _
from translator_gui.text.counting import word_around
from translator_gui.text.untagged_text import UntaggedText
from translator_gui.ui.editor.block_painter import ParagraphPaintState
from translator_gui.ui.editor.caret_follower import CaretFollower, CaretLine
from translator_gui.ui.editor.focus_chain import focus_outside
from translator_gui.ui.editor.page_navigator import SentenceNavigator
from translator_gui.ui.editor.page_view import ParagraphBlocksView
from translator_gui.ui.editor.paragraph_block import ParagraphBlock
from translator_gui.ui.editor.sentence_editor import SentenceEditor
from translator_gui.ui.editor.source_caret import SourceCaret, SourceCaretMove
from translator_gui.ui.widgets.clipboard import mime_of

_Key = Qt.Key
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_OTHERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_MOVES = {
    _Key.Key_Left: SourceCaretMove.LEFT,
    _Key.Key_Right: SourceCaretMove.RIGHT,
    _Key.Key_Up: SourceCaretMove.UP,
    _Key.Key_Down: SourceCaretMove.DOWN,
    _Key.Key_Home: SourceCaretMove.LINE_START,
    _Key.Key_End: SourceCaretMove.LINE_END,
}
_CTRL_MOVES = {
    _Key.Key_Left: SourceCaretMove.WORD_LEFT,
    _Key.Key_Right: SourceCaretMove.WORD_RIGHT,
    _Key.Key_Home: SourceCaretMove.START,
    _Key.Key_End: SourceCaretMove.END,
}
_FORWARD = {SourceCaretMove.LEFT, SourceCaretMove.WORD_LEFT, SourceCaretMove.DOWN}
_BACK = {SourceCaretMove.RIGHT, SourceCaretMove.WORD_RIGHT, SourceCaretMove.UP}


class SourceCaretController(QObject):
    """Handles the read-only caret in the page's Urdu and its keys. Offsets are code points in the paragraph."""

    changed = Signal()
    """The caret entered or left the Urdu, moved there, or selected something."""
    refused = Signal(str)
    """A key did nothing: the reason, for people."""

    def __init__(
        self,
        page: QWidget,
        view: ParagraphBlocksView,
        live: SentenceEditor,
        navigator: SentenceNavigator,
        follower: CaretFollower,
    ) -> None:
        """Create the controller of the read-only Urdu caret, which is not in the Urdu yet.

        Args:
            page: The widget that has the keyboard while the caret is in the Urdu.
            view: Of the page.
            live: Gets the keyboard back.
            navigator: Follows the caret from sentence to sentence.
            follower: Keeps the caret on screen.
        """
        super().__init__(view)
        self._page, self._view, self._live, self._navigator, self._model = page, view, live, navigator, view.model
        self._follower = follower
        follower.source = self
        self._caret = SourceCaret()
        self._caret_shown = True
        self._following = False
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._flash)
        view.state_parts.append(self)
        navigator.moving.connect(self.leave)

    @property
    def active(self) -> bool:
        """Whether the caret is in the Urdu."""
        return self._caret.active

    def enter(self) -> None:
        """Move the caret into the Urdu of the current sentence; if it is in the Urdu, back into the English."""
        if self.active:
            self.return_to_english()
            return
        place, segment = self._navigator.place(), self._navigator.current_segment()
        if place is None or segment is None:
            return
        self.put(place.paragraph, segment.start)
        self._page.setFocus()

    def put(self, index: int, offset: int, *, select: bool = False) -> None:
        """Put the caret at an offset of a paragraph's Urdu, extending or clearing the selection."""
        old = self._caret.index
        self._caret.put(index, offset, select=select)
        self._show_caret(old)

    def leave(self) -> None:
        """Remove the caret from the Urdu; the English gets no focus."""
        if self._following or not self.active:
            return
        old = self._caret.index
        self._caret.leave()
        self._blink.stop()
        self._view.update_block(old)
        self.changed.emit()

    def return_to_english(self) -> None:
        """Remove the caret from the Urdu and focus the English of the current sentence."""
        self.leave()
        self._live.field.setFocus()

    def position(self) -> tuple[int, int] | None:
        """Return the sentence at the caret and the caret's offset in the paragraph; None outside the Urdu."""
        paragraph = self._model.known(self._caret.index) if self.active else None
        if paragraph is None:
            return None
        at = [segment.id for segment in paragraph.segments if segment.start <= self._caret.position]
        return at[-1], self._caret.position

    def selection(self) -> tuple[int, int, int]:
        """Return the index of the caret's paragraph (-1 outside the Urdu) and the selected range of its Urdu."""
        return self._caret.index, *self._caret.range

    def selected_text(self) -> str:
        """Return the selected Urdu, inline tags included."""
        paragraph = self._model.known(self._caret.index) if self.active else None
        start, end = self._caret.range
        return paragraph.text[start:end] if paragraph else ""

    def describe(self, index: int, state: ParagraphPaintState) -> None:
        """Add the Urdu caret and the selected Urdu to the paint state of a paragraph block."""
        if not self.active or index != self._caret.index:
            return
        block = self._view.blocks.get(index)
        state.source_range = self._caret.range
        if self._caret_shown and block.sources:
            state.source_caret = self._caret.caret_line(block)

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key moves or uses the Urdu caret, so that no shortcut of the program may take it."""
        modifiers = event.modifiers() & (_CTRL | _OTHERS)
        key = _Key(event.key())
        if modifiers == _CTRL:
            return key in _CTRL_MOVES or key in {_Key.Key_C, _Key.Key_A}
        return not modifiers and (key in _MOVES or key in {_Key.Key_Escape, _Key.Key_Return, _Key.Key_Enter})

    def handle_key(self, event: QKeyEvent) -> bool:
        """Handle a key while the caret is in the Urdu; False for keys without a meaning there."""
        key, select = _Key(event.key()), bool(event.modifiers() & _SHIFT)
        if _is_typing(event):
            self.refused.emit(_("Press Esc to type English"))
            return True
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
            self.return_to_english()
        elif key == _Key.Key_Tab:
            focus_outside(self._page, forward=True)
        else:
            return False
        return True

    def copy(self) -> None:
        """Copy the selected Urdu to the clipboard."""
        if text := self.selected_text():
            QGuiApplication.clipboard().setMimeData(mime_of(text))

    def select_word(self, index: int, offset: int) -> None:
        """Select the Urdu word at an offset of a paragraph."""
        block = self._view.blocks.get(index)
        paragraph = block.paragraph
        if paragraph is None:
            return
        untagged = UntaggedText(paragraph.text)
        start, end = untagged.span(*word_around(untagged.text, untagged.offset(offset)))
        self.put(index, start)
        self.put(index, end, select=True)

    def move(self, move: SourceCaretMove, *, select: bool) -> None:
        """Move the caret in the Urdu, at a paragraph's end into the neighbouring one unless text is being selected."""
        block = self._view.blocks.get(self._caret.index)
        old = self._caret.index
        if not block.sources:
            return
        if not self._caret.move(block, move, select=select) and (select or not self._cross(move)):
            return
        self._show_caret(old)

    def _cross(self, move: SourceCaretMove) -> bool:
        forward, back = move in _FORWARD, move in _BACK
        order, here = self._view.blocks.order, self._caret.index
        index = order.after(here) if forward else order.before(here)
        if not (forward or back) or index is None:
            return False
        paragraph = self._view.blocks.get(index).paragraph
        if paragraph is None:
            return False
        self._caret.put(index, 0 if forward else len(paragraph.text))
        return True

    def _select_all(self) -> None:
        paragraph = self._model.known(self._caret.index)
        if paragraph:
            self._caret.put(self._caret.index, 0)
            self.put(self._caret.index, len(paragraph.text), select=True)

    def _show_caret(self, old: int) -> None:
        """Show the Urdu caret after a move and make its sentence the current one, unless text is being selected."""
        self._caret_shown = True
        flash = QApplication.cursorFlashTime() // 2
        if flash > 0:
            self._blink.start(flash)
        found = self.position()
        start, end = self._caret.range
        if found and start == end and found[0] != self._navigator.current():
            self._following = True
            try:
                with self._follower.held():
                    self._navigator.go_to(found[0])
            finally:
                self._following = False
        for index in {old, self._caret.index}:
            self._view.update_block(index)
        self._follower.follow()
        self.changed.emit()

    def caret_line(self) -> CaretLine | None:
        """Return where the caret is in the Urdu; None while it is not there."""
        block = self._view.blocks.get(self._caret.index) if self.active else None
        if block is None or not block.sources:
            return None
        upper, lower = self._caret.caret_line(block)
        return CaretLine(self._caret.index, min(upper.y(), lower.y()), max(upper.y(), lower.y()))

    def caret_rect(self) -> QRect | None:
        """Return the rectangle of the caret in the Urdu, on the page's viewport; None while it is not on screen."""
        top = self._view.visible.top_of(self._caret.index) if self.active else None
        if top is None:
            return None
        return self._caret_rect(self._view.blocks.get(self._caret.index)).translated(0, top).toAlignedRect()

    def _flash(self) -> None:
        self._caret_shown = not self._caret_shown
        block = self._view.blocks.get(self._caret.index)
        if block.sources:
            self._view.update_block(self._caret.index, self._caret_rect(block))

    def _caret_rect(self, block: ParagraphBlock) -> QRectF:
        upper, lower = self._caret.caret_line(block)
        return QRectF(upper, lower).adjusted(-2, -2, 2, 2)


def _is_typing(event: QKeyEvent) -> bool:
    """Whether a key would change the text in a field: a letter, Backspace, Delete, or the key to paste."""
    if event.matches(QKeySequence.StandardKey.Paste) or event.matches(QKeySequence.StandardKey.Cut):
        return True
    if event.modifiers() & (_CTRL | _OTHERS):
        return False
    return event.key() in {_Key.Key_Backspace, _Key.Key_Delete} or (event.text().isprintable() and bool(event.text()))
