"""Fields with the Urdu and the English of a unit: to edit, and to read between its neighbours."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from translator_gui.ui.fonts import UrduFontStyle, english_font, urdu_font
from translator_gui.ui.painting.text_offsets import to_utf16
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.paste_text import PasteTextEdit
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar

_URDU_SIZE = 1.25


class UnitTextField(PasteTextEdit):
    """A field with one of the texts of a unit, in its font and direction."""

    takes_tags = True

    def __init__(self, theme: ThemeState, name: str, parent: QWidget, *, urdu: bool) -> None:
        super().__init__(parent)
        size = self.font().pointSizeF()
        self.setFont(urdu_font(UrduFontStyle.NASKH, size * _URDU_SIZE) if urdu else english_font(size))
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBar(ThemedScrollBar(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if urdu:
            option = QTextOption(Qt.AlignmentFlag.AlignRight)
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            self.document().setDefaultTextOption(option)
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


class UnitTextView(UnitTextField):
    """Shows one of the texts of a unit between those of its neighbours, which are muted; the words found are lit."""

    def __init__(self, theme: ThemeState, name: str, parent: QWidget, *, urdu: bool) -> None:
        super().__init__(theme, name, parent, urdu=urdu)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._texts = ("", "", "")
        self._ranges: Sequence[tuple[int, int]] = ()
        theme.follow(self._apply_theme)

    def show_text(self, text: str, ranges: Sequence[tuple[int, int]], *, before: str = "", following: str = "") -> None:
        """Show a text with ranges to be lit, and its neighbours."""
        texts = tuple(one.replace("\n", "\u2028") for one in (before, text, following))
        if (texts, ranges) != (self._texts, self._ranges):
            self._texts, self._ranges = texts, ranges
            self.setPlainText("\n".join(one for one in texts if one))
            self._mark()
            cursor = self.textCursor()
            block = self.document().findBlockByNumber(1 if before else 0)
            # The whole text in view if there is room, its first line at any rate.
            for position in (block.position() + block.length() - 1, block.position()):
                cursor.setPosition(position)
                self.setTextCursor(cursor)
                self.ensureCursorVisible()

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._mark()

    def _mark(self) -> None:
        before, text, following = self._texts
        start = len(before) + 1 if before else 0
        marks = [self._mark_of(start + first, start + end, is_lit=True) for first, end in self._ranges]
        if before:
            marks.append(self._mark_of(0, len(before), is_lit=False))
        if following:
            end = start + len(text) + 1
            marks.append(self._mark_of(end, end + len(following), is_lit=False))
        self.setExtraSelections(marks)

    def _mark_of(self, start: int, end: int, *, is_lit: bool) -> QTextEdit.ExtraSelection:
        whole = self.toPlainText()
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self.document())
        mark.cursor.setPosition(to_utf16(whole, start))
        mark.cursor.setPosition(to_utf16(whole, end), QTextCursor.MoveMode.KeepAnchor)
        mark.format = QTextCharFormat()
        if is_lit:
            mark.format.setBackground(self._theme.hit)
            mark.format.setForeground(self._theme.text)
        else:
            mark.format.setForeground(self._theme.muted)
        return mark

    def selected(self) -> str:
        """Return the selected part of the text."""
        return " ".join(self.textCursor().selectedText().split())
