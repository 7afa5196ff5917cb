"""The panel with the terms of the current sentence."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.ui.words.word_lookup_delegate import WordLookupDelegate
from translator_gui.viewmodel.words.sentence_terms_state import SentenceTermsState
from translator_gui.viewmodel.words.word_lookup_model import WordLookupModel
from translator_gui.viewmodel.words.word_lookup_state import LookupRow

_MARGIN = 8


class SentenceTermsPanel(QWidget):
    """Lists the terms of the current sentence with their English, learned ones last.

    Enter, a double click or Alt+1 … 9 insert; Delete dismisses a learned term.
    """

    chosen = Signal(object)
    """The row whose English is to be inserted."""
    left = Signal()
    """Esc was pressed."""
    dismissed = Signal(object)
    """The learned term that is not to be proposed any more."""
    current_changed = Signal()
    """The list has another current row, or got or lost the focus."""
    add_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, model: WordLookupModel, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.list = QListView(self)
        style_list(self.list, theme)
        self.list.setModel(model)
        self.list.setItemDelegate(WordLookupDelegate(theme, self.list))
        self.list.setAccessibleName(_("Terms of the sentence"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.activated.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._remember_row)
        self.list.installEventFilter(self)
        self._place = 0
        """Of the row that was current last; a list that has the focus returns to it when it is filled anew."""
        self.notes, self.hint = (plain_label(self, wraps=True, muted=True) for _label in range(2))
        self.add = QPushButton(_("&Add…"), self)
        self.all = QPushButton(_("A&ll terms…"), self)
        self.add.clicked.connect(self.add_wanted)
        self.all.clicked.connect(self.all_wanted)
        column, buttons = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, _MARGIN)
        column.addWidget(self.list, 1)
        column.addWidget(self.notes)
        column.addWidget(self.hint)
        column.addLayout(buttons)
        for label in (self.notes, self.hint):
            label.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
            label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.hint.hide()
        buttons.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        for button in (self.add, self.all):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.setFocusProxy(self.list)

    def begin(self) -> None:
        """Focus the list."""
        if self._model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(0))
        self.list.setFocus()

    def current_row(self) -> LookupRow | None:
        """Return the current row of the list; None if it has none."""
        return self._model.row(self.list.currentIndex().row())

    def show_hint(self, words: str) -> None:
        """Say which learned term the keys accept or dismiss; nothing if there is none."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def show_state(self, state: SentenceTermsState) -> None:
        """Say how many terms were looked for, and what went wrong."""
        words = list(state.problems)
        found = len({row.urdu for row in state.rows if row.learned is None})
        learned = sum(row.learned is not None for row in state.rows)
        if state.sentence is not None and state.is_known:
            terms = ngettext("{number} term found", "{number} terms found", found)
            words.append(_("{terms}, {searched} searched", terms=terms, searched=format_number(state.searched)))
        if state.is_known and not state.searched:
            words = [*state.problems, _("No glossary yet: add terms here, or glossary files in the preferences.")]
        if learned:
            seen = ngettext("{number} learned term is proposed", "{number} learned terms are proposed", learned)
            words.append(seen)
        self.notes.setText("\n".join(words))
        if state.rows:
            self.list.show()
            if self.list.hasFocus() and not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._model.index(min(self._place, self._model.rowCount() - 1)))
        elif state.is_known:
            was_focused = self.list.hasFocus()
            self.list.hide()
            if was_focused:
                self.left.emit()

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if row is not None:
            self.chosen.emit(row)

    def _remember_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self._place = index.row()
        self.current_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.current_changed.emit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row() if self.list.hasFocus() else None
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete and row is not None and row.learned is not None:
            self.dismissed.emit(row.learned)
        else:
            super().keyPressEvent(event)
