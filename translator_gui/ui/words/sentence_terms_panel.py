"""The panel with the terms of the current sentence."""

from PySide6.QtCore import QModelIndex, Qt, Signal
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

_MARGIN = 8


class SentenceTermsPanel(QWidget):
    """Lists the terms of the current sentence with their English. Enter, a double click or Alt+1 … 9 insert."""

    chosen = Signal(object)
    """The row whose English is to be inserted."""
    left = Signal()
    """Esc was pressed."""
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
        self.notes = plain_label(self, wraps=True, muted=True)
        self.add = QPushButton(_("&Add…"), self)
        self.all = QPushButton(_("A&ll terms…"), self)
        self.add.clicked.connect(self.add_wanted)
        self.all.clicked.connect(self.all_wanted)
        column, buttons = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, _MARGIN)
        column.addWidget(self.list, 1)
        column.addWidget(self.notes)
        column.addLayout(buttons)
        self.notes.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
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

    def show_state(self, state: SentenceTermsState) -> None:
        """Say how many terms were looked for, and what went wrong."""
        words = list(state.problems)
        found = len({row.urdu for row in state.rows})
        if state.sentence is not None and state.is_known:
            terms = ngettext("{number} term found", "{number} terms found", found)
            words.append(_("{terms}, {searched} searched", terms=terms, searched=format_number(state.searched)))
        if state.is_known and not state.searched:
            words = [*state.problems, _("No glossary yet: add terms here, or glossary files in the preferences.")]
        self.notes.setText("\n".join(words))
        self.list.setVisible(bool(found))

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if row is not None:
            self.chosen.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
