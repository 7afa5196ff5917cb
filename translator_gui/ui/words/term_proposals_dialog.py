"""The dialog with the terms that confirmed sentences suggest."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QHeaderView, QPushButton, QWidget

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column, resize_within_screen
from translator_gui.ui.words.word_table import word_table
from translator_gui.viewmodel.words.term_proposals_model import ENGLISH, SENTENCES, URDU, TermProposalsModel

_SIZE = QSize(520, 460)


class TermProposalsDialog(QDialog):
    """Lists proposed terms: Enter adds the selected ones to the project's glossary, Delete dismisses them."""

    def __init__(self, model: TermProposalsModel, theme: ThemeState, parent: QWidget, *, writable: bool) -> None:
        """Create the dialog.

        Args:
            model: The proposals; the dialog becomes its owner.
            theme: The colours.
            parent: The window.
            writable: Whether the project may be changed.
        """
        super().__init__(parent)
        self._model, self._writable = model, writable
        model.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Learned terms"))
        self.table = word_table(model, theme, self, is_muted=lambda _index: False)
        self.table.setAccessibleName(_("Proposed terms"))
        header = self.table.horizontalHeader()
        for column, mode in (
            (URDU, QHeaderView.ResizeMode.Stretch),
            (ENGLISH, QHeaderView.ResizeMode.Stretch),
            (SENTENCES, QHeaderView.ResizeMode.ResizeToContents),
        ):
            header.setSectionResizeMode(column, mode)
        self.accept_term = QPushButton(_("&Add to the glossary"), self)
        self.dismiss = QPushButton(_("&Dismiss"), self)
        self.state = plain_label(self, wraps=True, muted=True)
        column, buttons = dialog_column(self), QHBoxLayout()
        column.addWidget(self.table, 1)
        column.addWidget(self.state)
        column.addLayout(buttons)
        for button in (self.accept_term, self.dismiss):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.addWidget(close)
        self.accept_term.clicked.connect(self._accept)
        self.dismiss.clicked.connect(self._dismiss)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        model.shown.connect(self._show_state)
        model.failed.connect(self.state.setText)
        self._show_state()
        resize_within_screen(self, _SIZE.width(), _SIZE.height())
        self.table.setFocus()

    def _selected(self) -> list[int]:
        return [index.row() for index in self.table.selectionModel().selectedRows()]

    def _enable(self) -> None:
        some = bool(self._selected())
        self.accept_term.setEnabled(some and self._writable)
        self.dismiss.setEnabled(some)

    def _show_state(self) -> None:
        model = self._model
        if model.is_searching:
            words = _("Looking through the confirmed sentences…")
        elif model.rowCount():
            proposed = ngettext("{number} proposal", "{number} proposals", model.rowCount())
            words = _("{proposed}. Enter adds a term, Delete dismisses it, F2 edits it.", proposed=proposed)
            if not self._selected():
                self.table.selectRow(0)
        else:
            words = ngettext(
                "Nothing to propose from {number} confirmed sentence: a term has to be in three of them.",
                "Nothing to propose from {number} confirmed sentences: a term has to be in three of them.",
                model.confirmed,
            )
        self.state.setText(words)
        self._enable()

    def _accept(self) -> None:
        if self._writable:
            self._apply(self._model.accept)

    def _dismiss(self) -> None:
        self._apply(self._model.dismiss)

    def _apply(self, change: Callable[[list[int]], None]) -> None:
        """Change the selected proposals; the one that follows is selected then."""
        chosen = self._selected()
        if chosen:
            change(chosen)
            self.table.selectRow(min(*chosen, self._model.rowCount() - 1))
            self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table.hasFocus():
            self._accept()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._dismiss()
        else:
            super().keyPressEvent(event)
