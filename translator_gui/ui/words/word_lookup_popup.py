"""The pop-up with what an Urdu word or the expressions of a sentence mean."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.ui.fonts import UrduFontStyle, urdu_font
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.ui.words.word_lookup_delegate import WordLookupDelegate
from translator_gui.viewmodel.words.word_lookup_model import NUMBERED, WordLookupModel
from translator_gui.viewmodel.words.word_lookup_state import LookupAnswer, LookupRow

_SIZE = QSize(520, 400)
_EDGE = 8


class WordLookupPopup(QFrame):
    """A pop-up list of glosses and earlier sentences. Enter or Ctrl+1 … 9 choose, Esc and the opener's keys close."""

    chosen = Signal(object)
    """Emitted with the chosen row, after the pop-up was closed."""
    closed = Signal()

    def __init__(self, theme: ThemeState, opener_keys: list[QKeySequence], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("lookup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keys = opener_keys
        self._place = QRect()
        self.model = WordLookupModel(self)
        self.heading = plain_label(self)
        self.heading.setFont(urdu_font(UrduFontStyle.NASKH, self.font().pointSizeF() * 1.3))
        self.heading.setContentsMargins(10, 6, 10, 2)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.list = QListView(self)
        style_list(self.list, theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(WordLookupDelegate(theme, self.list))
        self.list.setAccessibleName(_("Translations of the Urdu"))
        # Qt's least height is that of several rows.
        self.list.setMinimumHeight(1)
        self.list.installEventFilter(self)
        self.list.clicked.connect(self._choose_index)
        self.notes = plain_label(self, wraps=True)
        self.notes.setContentsMargins(10, 4, 10, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in (self.heading, self.list, self.notes):
            column.addWidget(widget, 1 if widget is self.list else 0)
        self.setFocusProxy(self.list)
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#lookup {{ background: {theme.window.name()}; border: 1px solid {theme.field_border.name()}; }}"
        )

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def show_waiting(self, heading: str, place: QRect) -> None:
        """Open the pop-up without an answer yet.

        Args:
            heading: What is looked up; empty for a whole sentence.
            place: Of the word on the screen: the pop-up is below it, or above if there is no room.
        """
        self._place = place
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self.notes.setText(_("Looking up…"))
        self.list.hide()
        self._fit()
        self.show()
        self.setFocus()

    def show_answer(self, answer: LookupAnswer) -> None:
        """Show the answer to the look-up; the first row is selected, or in a fuller answer the same as before."""
        current = self.list.currentIndex().row()
        self.model.show_answer(answer)
        self.list.setVisible(bool(answer.rows))
        self.list.setCurrentIndex(self.model.index(max(0, current)))
        keys = _("Enter or Ctrl+1 … 9 inserts; on a sentence, Enter goes there")
        if answer.rows:
            hint = keys
        elif self.heading.text():
            hint = _("Nothing found. Add dictionaries in the preferences, on the page Words.")
        else:
            hint = _("No known expressions in this sentence. To look up a word, double-click it in the Urdu first.")
        self.notes.setText("\n".join([*answer.problems, hint]))
        self._fit()
        self.list.setFocus()

    def _fit(self) -> None:
        """Give the pop-up the height of its rows, within the screen, and place it beside the word."""
        room = self.screen().availableGeometry()
        width = min(_SIZE.width(), room.width() - 2 * _EDGE)
        self.resize(width, 10)
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        rest = self.notes.heightForWidth(width - 2) + 2
        if not self.heading.isHidden():
            rest += self.heading.sizeHint().height()
        height = min(rows + rest + (2 if rows else 0), _SIZE.height(), room.height() - 2 * _EDGE)
        # A word's pop-up begins under the word, as Urdu does; a sentence's leaves the Urdu beside it visible.
        left = self._place.left() if self.heading.isHidden() else self._place.right() - width
        left = min(max(room.left() + _EDGE, left), room.right() - width - _EDGE)
        below, above = self._place.bottom() + 4, self._place.top() - height - 4
        fits_below = below + height <= room.bottom() - _EDGE
        self.setGeometry(left, below if fits_below or above < room.top() else above, width, height)

    def _choose_index(self, index: QModelIndex) -> None:
        self._choose(self.model.row(index.row()))

    def _choose(self, row: LookupRow | None) -> None:
        if row is not None:
            self.close()
            self.chosen.emit(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._handle_key(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handle_key(event):
            super().keyPressEvent(event)

    def _handle_key(self, event: QKeyEvent) -> bool:
        key, ctrl = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape or QKeySequence(event.keyCombination()) in self._keys:
            self.close()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.model.row(self.list.currentIndex().row()))
        elif ctrl and Qt.Key.Key_1 <= key < Qt.Key.Key_1 + NUMBERED:
            self._choose(self.model.gloss(key - Qt.Key.Key_0))
        else:
            return False
        return True
