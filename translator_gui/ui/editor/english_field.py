"""The field of the sentence editor: plain English text, left to right whatever its first letter."""

import sys
from enum import Enum, auto

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from translator_gui.model.inline_tag import has_tags, without_foreign
from translator_gui.model.lazy_pattern import lazy_pattern
from translator_gui.text.acronyms import acronym_around, splits_acronym
from translator_gui.text.tag_insertion import without_unknown_tags
from translator_gui.ui.editor.tag_highlighter import InlineTagHighlighter
from translator_gui.ui.painting.direction_marks import paint_editor_marks
from translator_gui.ui.painting.text_offsets import to_code_points, to_utf16
from translator_gui.ui.theme import Theme
from translator_gui.ui.widgets.clipboard import has_text, mime_of, text_of

MARGIN = 3
"""Margin between the widget's edge and its text, pixels."""

_HINT_SIZES = (1.0, 0.88, 0.75)
"""Sizes of the hint that are tried before a shorter one, in sizes of the English."""
_BREAKS = lazy_pattern(r"[ \t]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])+[ \t]*")
_SEPARATORS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\0": None, "\r": None})
_Key = Qt.Key
_CTRL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_META = Qt.KeyboardModifier.MetaModifier
_WORD_KEYS = frozenset(
    {_Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End, _Key.Key_Backspace, _Key.Key_Delete}
)
_CLIPBOARD_KEYS = frozenset({_Key.Key_C, _Key.Key_X, _Key.Key_V, _Key.Key_A, _Key.Key_Insert})
_PLAIN_KEYS = _WORD_KEYS | {
    _Key.Key_Up,
    _Key.Key_Down,
    _Key.Key_PageUp,
    _Key.Key_PageDown,
    _Key.Key_Return,
    _Key.Key_Enter,
    _Key.Key_Tab,
    _Key.Key_Backtab,
    _Key.Key_Insert,
}

_MOUSE_EVENTS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)


class EnglishFieldKeyCommand(Enum):
    """What a key pressed in the English field makes the page do: go to another sentence, scroll, move selected text."""

    NEXT = auto()
    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    SOURCE = auto()
    OUTSIDE = auto()
    MOVE_NEXT = auto()
    """The selected English is to go to the next sentence: it reaches the end, and the same key was pressed again."""
    MOVE_PREVIOUS = auto()
    DESELECT = auto()
    """The caret stays; only this sentence is to be selected."""


def one_line(text: str) -> str:
    """Return a pasted text on one line, without characters that a sentence's English cannot contain."""
    return _BREAKS.sub(" ", text.strip("\r\n\u2028\u2029")).replace("\0", "")


def is_typing(event: QKeyEvent) -> bool:
    """Whether a key event types a character; also with AltGr (Ctrl+Alt on Windows) and the Mac's Option."""
    text, modifiers = event.text(), event.modifiers() & (_CTRL | _ALT | _META)
    if not text or not text.isprintable():
        return False
    return not modifiers or modifiers == _CTRL | _ALT or (sys.platform == "darwin" and modifiers == _ALT)


def is_editing(event: QKeyEvent) -> bool:
    """Whether a key event with Ctrl is a text-editing key (move, delete, cut, copy, paste) and no program shortcut."""
    modifiers = event.modifiers() & (_CTRL | _ALT | _META)
    if modifiers == _CTRL:
        return event.key() in _WORD_KEYS or (event.key() in _CLIPBOARD_KEYS and not event.modifiers() & _SHIFT)
    return sys.platform == "darwin" and modifiers == _ALT and event.key() in _WORD_KEYS


class EnglishField(QPlainTextEdit):
    """The text field in which the English of one sentence is edited. Qt's undo is off; offsets are code points."""

    exited = Signal(EnglishFieldKeyCommand)
    refused = Signal()
    pasted = Signal()
    wrote = Signal(str)
    """A single letter or sign was typed before the caret."""
    composed = Signal()
    """An input method put in text."""
    keyed = Signal()
    """A key was used here, also one that could not move the caret any further."""
    focus_changed = Signal(bool, bool)
    """The field gained (True) or lost the focus; the second value: whether a menu took it for a moment."""
    relaid = Signal()
    """The text was laid out for another width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pasting = False
        """Whether the change being emitted comes from outside the keyboard."""
        self.pointed = False
        """Whether the mouse is moving the caret."""
        self.tags: frozenset[str] = frozenset()
        """The inline tags of the sentence: no others can be pasted."""
        self._hints: tuple[str, ...] = ()
        self._text: str | None = None
        self._tag_colours = InlineTagHighlighter(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        document = self.document()
        document.contentsChange.connect(self._forget_text)
        document.setDocumentMargin(MARGIN)
        document.setDefaultCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)

    def dress(self, font: QFont, theme: Theme, ground: QColor) -> None:
        """Apply the font, the theme and the background colour of the English field."""
        if self.font() != font:
            self.setFont(font)
        self._tag_colours.set_colour(theme.tag)
        palette = self.palette()
        role = QPalette.ColorRole
        colours = {
            role.Base: ground,
            role.Text: theme.text,
            role.Highlight: theme.selection,
            role.HighlightedText: theme.text,
            role.PlaceholderText: theme.muted,
        }
        if any(palette.color(key) != colour for key, colour in colours.items()):
            for key, colour in colours.items():
                palette.setColor(key, colour)
            self.setPalette(palette)

    def set_tags(self, tags: frozenset[str]) -> None:
        """Set the inline tags of the sentence: the field colours them and removes all other tags from pasted text."""
        if bool(tags) != bool(self.tags):
            self._tag_colours.setDocument(self.document() if tags else None)
        self.tags = tags

    def set_hints(self, hints: tuple[str, ...]) -> None:
        """Set the hint that is painted while the field is empty: the first of these that fits its width."""
        if hints != self._hints:
            self._hints = hints
            self.viewport().update()

    @property
    def hint(self) -> str:
        """The hint that is painted now; empty if there is none or the field has text."""
        return self._fitting_hint()[0]

    def _fitting_hint(self) -> tuple[str, QFont]:
        """Return the first hint that fits the field, if need be in a smaller font; empty if there is none to paint."""
        if not self._hints or self.isReadOnly() or not self.document().isEmpty() or self.composing():
            # Without a hint the viewport is not asked for: see `TranslationPage`.
            return "", self.font()
        room = self.viewport().width() - 2 * MARGIN
        for hint in self._hints:
            for size in _HINT_SIZES:
                font = self.font()
                font.setPointSizeF(font.pointSizeF() * size)
                if QFontMetricsF(font).horizontalAdvance(hint) <= room:
                    return hint, font
        return "", self.font()

    def text(self) -> str:
        """Return the English in the field; unlike `toPlainText` it keeps no-break spaces."""
        # A key asks ten times, and copying a long text takes a while.
        if self._text is None:
            self._text = self.document().toRawText().translate(_SEPARATORS)
        return self._text

    def _forget_text(self) -> None:
        self._text = None

    def load(self, text: str, caret: int) -> None:
        """Replace the whole text of the field and set the caret, without emitting signals."""
        clean = text.translate(_SEPARATORS)
        blocked = self.blockSignals(True)
        try:
            if clean != self.text():
                self.setPlainText(clean)
        finally:
            self.blockSignals(blocked)
        self.set_caret(caret)

    def caret(self) -> int:
        """Return the offset of the caret in the English."""
        return to_code_points(self.text(), self.textCursor().position())

    def set_caret(self, caret: int, anchor: int | None = None) -> None:
        """Put the caret at an offset; with an `anchor`, select from the anchor to the caret."""
        text, cursor = self.text(), self.textCursor()
        end = to_utf16(text, max(0, min(caret, len(text))))
        cursor.setPosition(end if anchor is None else to_utf16(text, max(0, min(anchor, len(text)))))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selection(self) -> tuple[int, int]:
        """Return the selected range of the English; empty at the caret when nothing is selected."""
        text, cursor = self.text(), self.textCursor()
        return to_code_points(text, cursor.selectionStart()), to_code_points(text, cursor.selectionEnd())

    def text_height(self) -> float:
        """Return the height of the English in the field, including text that an input method is composing."""
        document = self.document()
        layout, block, height = document.documentLayout(), document.firstBlock(), 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return height - MARGIN

    def composing(self) -> bool:
        """Whether an input method is composing text."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def set_locked(self, *, locked: bool) -> None:
        """Lock the English against changes or unlock it; locked text can still be selected and copied."""
        flag = Qt.TextInteractionFlag
        reading = flag.TextSelectableByMouse | flag.TextSelectableByKeyboard
        wanted = reading if locked else flag.TextEditorInteraction
        if self.textInteractionFlags() != wanted:
            self.setTextInteractionFlags(wanted)

    def caret_x(self) -> float:
        """Return the x position of the caret in the field, pixels."""
        return float(self.cursorRect().left())

    def place_caret(self, x: float, *, last_line: bool) -> None:
        """Put the caret on the first or the last line of the field, at the offset nearest to an x position."""
        block = self.document().lastBlock() if last_line else self.document().firstBlock()
        layout = block.layout()
        line = layout.lineAt(layout.lineCount() - 1 if last_line else 0)
        cursor = self.textCursor()
        cursor.setPosition(block.position() + (int(line.xToCursor(x)) if line.isValid() else 0))
        self.setTextCursor(cursor)

    def _at_edge(self, *, last: bool) -> bool:
        cursor = self.textCursor()
        block = cursor.block()
        layout = block.layout()
        line = layout.lineForTextPosition(cursor.positionInBlock())
        number = line.lineNumber() if line.isValid() else 0
        if last:
            return not block.next().isValid() and number >= layout.lineCount() - 1
        return not block.previous().isValid() and number == 0

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Qt's text widgets claim Ctrl+Z, Ctrl+K and more for themselves; all but text editing is the program's.
            modifiers = event.modifiers() & (_CTRL | _ALT | _META)
            # Ctrl+Insert copies only where no action has it.
            ours = is_editing(event) and event.key() != _Key.Key_Insert
            event.setAccepted(is_typing(event) or ours or (not modifiers and event.key() in _PLAIN_KEYS))
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        exit_ = self._exit_of(event)
        if exit_ is not None:
            self.exited.emit(exit_)
        elif is_typing(event) or is_editing(event) or self._is_plain(event):
            self._write(event)
        else:
            event.ignore()

    def _is_plain(self, event: QKeyEvent) -> bool:
        return not event.modifiers() & (_CTRL | _ALT | _META) and event.key() in _PLAIN_KEYS

    def _write(self, event: QKeyEvent) -> None:
        key = event.key()
        breaks = key in {_Key.Key_Return, _Key.Key_Enter}
        changes = breaks or is_typing(event) or key in {_Key.Key_Backspace, _Key.Key_Delete}
        changes = changes or (key in {_Key.Key_X, _Key.Key_V} and bool(event.modifiers() & _CTRL))
        if self.isReadOnly() and changes:
            self.refused.emit()
        elif breaks:
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)
            self._leave_acronym(event)
            if is_typing(event) and len(event.text()) == 1:
                self.wrote.emit(event.text())
        self.keyed.emit()

    def _leave_acronym(self, event: QKeyEvent) -> None:
        """Repeat a key that moves by words until the caret is in no acronym: Qt takes its stops for ends of words."""
        moves = event.key() in {_Key.Key_Left, _Key.Key_Right} and is_editing(event)
        while moves and splits_acronym(self.text(), self.caret()):
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        found = acronym_around(self.text(), self.selection()[0])
        if found is not None:
            self.set_caret(found[1], found[0])

    def _exit_of(self, event: QKeyEvent) -> EnglishFieldKeyCommand | None:
        key, modifiers = event.key(), event.modifiers() & (_CTRL | _ALT | _META | _SHIFT)
        if key == _Key.Key_Backtab:
            return EnglishFieldKeyCommand.OUTSIDE
        if modifiers == _CTRL | _SHIFT:
            return self._exit_of_selection(event)
        if modifiers:
            return None
        if key in {_Key.Key_Up, _Key.Key_Down}:
            down = key == _Key.Key_Down
            return (
                (EnglishFieldKeyCommand.DOWN if down else EnglishFieldKeyCommand.UP)
                if self._at_edge(last=down)
                else None
            )
        return {
            _Key.Key_Return: EnglishFieldKeyCommand.NEXT,
            _Key.Key_Enter: EnglishFieldKeyCommand.NEXT,
            _Key.Key_PageUp: EnglishFieldKeyCommand.PAGE_UP,
            _Key.Key_PageDown: EnglishFieldKeyCommand.PAGE_DOWN,
            _Key.Key_Tab: EnglishFieldKeyCommand.SOURCE,
            _Key.Key_Escape: EnglishFieldKeyCommand.DESELECT,
        }.get(_Key(key))

    def _exit_of_selection(self, event: QKeyEvent) -> EnglishFieldKeyCommand | None:
        """Return the command to move the selected English to the next or previous sentence; None for other keys."""
        key, cursor = event.key(), self.textCursor()
        if event.isAutoRepeat() or not cursor.hasSelection():
            return None
        if key == _Key.Key_Right and cursor.atEnd():
            return EnglishFieldKeyCommand.MOVE_NEXT
        return EnglishFieldKeyCommand.MOVE_PREVIOUS if key == _Key.Key_Left and cursor.atStart() else None

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return has_text(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insert(one_line(text_of(source)))

    def insert(self, text: str) -> None:
        """Replace the selection with pasted text, without inline tags that the sentence does not have."""
        text = without_unknown_tags(text, self.tags)
        if self.isReadOnly():
            self.refused.emit()
            return
        self._put(self.textCursor(), text)
        self.ensureCursorVisible()
        self.pasted.emit()

    def replace(self, start: int, end: int, text: str, *, typed: bool = False) -> None:
        """Replace a range of the English in one change; the caret keeps its place relative to the text around it.

        Args:
            start: Start of the range.
            end: End of the range.
            text: The replacement.
            typed: Whether it belongs to the key just pressed; else it counts as pasted.
        """
        if self.isReadOnly():
            self.refused.emit()
            return
        whole, cursor = self.text(), QTextCursor(self.document())
        cursor.setPosition(to_utf16(whole, start))
        cursor.setPosition(to_utf16(whole, end), QTextCursor.MoveMode.KeepAnchor)
        if typed:
            cursor.insertText(text)
        else:
            self._put(cursor, text)
        self.ensureCursorVisible()

    def _put(self, cursor: QTextCursor, text: str) -> None:
        self.pasting = True
        try:
            cursor.insertText(text)
        finally:
            self.pasting = False

    def rect_of(self, offset: int) -> QRect:
        """Return the rectangle that the caret has at an offset of the English, in the field's viewport."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_utf16(self.text(), offset))
        return self.cursorRect(cursor)

    def offset_at(self, point: QPoint) -> int:
        """Return the offset in the English nearest to a point of the field."""
        return to_code_points(self.text(), self.cursorForPosition(point).position())

    def createMimeDataFromSelection(self) -> QMimeData:
        return mime_of(self.textCursor().selectedText().translate(_SEPARATORS))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly():
            event.ignore()
            return
        if has_tags(event.commitString()):
            start, length = event.replacementStart(), event.replacementLength()
            event.setCommitString(without_foreign(event.commitString()), start, length)
        super().inputMethodEvent(event)
        if event.commitString():
            self.composed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True, False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False, event.reason() is Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.relaid.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_editor_marks(self)
        hint, font = self._fitting_hint()
        if hint:
            painter = QPainter(self.viewport())
            painter.setFont(font)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            start = QPointF(MARGIN, self.cursorRect().top() + self.fontMetrics().ascent())
            painter.drawText(start, hint)
            painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        self.pointed = event.type() in _MOUSE_EVENTS
        try:
            return super().viewportEvent(event)
        finally:
            self.pointed = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Revert Qt's own scrolling of the field: the page makes the field as high as its text instead."""
        super().scrollContentsBy(dx, dy)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            if bar.value():
                bar.setValue(0)
