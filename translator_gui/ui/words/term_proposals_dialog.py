"""The dialog with the terms that confirmed sentences suggest."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHeaderView, QPushButton, QWidget

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import add_button_row, dialog_column, resize_within_screen
from translator_gui.ui.words.word_table import word_table
from translator_gui.viewmodel.words.term_proposals_model import ENGLISH, SENTENCES, URDU, TermProposalsModel

_SIZE = QSize(520, 460)


class TermProposalsDialog(QDialog):
    """Lists proposed terms: Enter adds the selected ones to the project's glossary, Delete dismisses them.

    Dismissed ones are listed if the user wants to see them, and can be brought back.
    """

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
        self._place = 0
        """Of the row that is selected when others are listed."""
        model.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Learned terms"))
        self.table = word_table(model, theme, self, is_muted=self._is_dismissed)
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
        self.restore = QPushButton(_("&Bring back"), self)
        self.show_dismissed = QCheckBox(self)
        self.state = plain_label(self, wraps=True, muted=True)
        column = dialog_column(self)
        column.addWidget(self.table, 1)
        column.addWidget(self.show_dismissed)
        column.addWidget(self.state)
        add_button_row(column, self, self.accept_term, self.dismiss, self.restore)
        self.accept_term.clicked.connect(self._accept)
        self.dismiss.clicked.connect(self._dismiss)
        self.restore.clicked.connect(self._restore)
        self.show_dismissed.toggled.connect(self._list_dismissed)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        model.shown.connect(self._show_state)
        model.state.failed.connect(self.state.setText)
        self._show_state()
        resize_within_screen(self, _SIZE.width(), _SIZE.height())
        self.table.setFocus()

    def _selected(self) -> list[int]:
        return [index.row() for index in self.table.selectionModel().selectedRows()]

    def _is_dismissed(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return self._model.row(index.row()).is_dismissed

    def _enable(self) -> None:
        chosen = [self._model.row(place) for place in self._selected()]
        self.accept_term.setEnabled(bool(chosen) and self._writable)
        self.dismiss.setEnabled(any(not row.is_dismissed for row in chosen) and self._writable)
        self.restore.setEnabled(any(row.is_dismissed for row in chosen) and self._writable)

    def _show_state(self) -> None:
        model = self._model
        dismissed, proposals = len(model.state.dismissed), model.proposals
        self.show_dismissed.setText(ngettext("&Show {number} dismissed", "&Show {number} dismissed", dismissed))
        self.show_dismissed.setVisible(bool(dismissed))
        self.restore.setVisible(bool(dismissed) and self.show_dismissed.isChecked())
        if proposals:
            proposed = ngettext("{number} proposal", "{number} proposals", proposals)
            words = _("{proposed}. Enter adds a term, Delete dismisses it, F2 edits it.", proposed=proposed)
        elif model.state.is_searching:
            words = _("Looking through the confirmed sentences…")
        else:
            words = ngettext(
                "Nothing to propose from {number} confirmed sentence: a term has to be in three of them.",
                "Nothing to propose from {number} confirmed sentences: a term has to be in three of them.",
                model.state.confirmed,
            )
        self.state.setText(words)
        if model.rowCount() and not self._selected():
            self.table.selectRow(min(self._place, model.rowCount() - 1))
        self._enable()

    def _list_dismissed(self, shown: bool) -> None:
        self._model.show_dismissed(shown)
        if shown:
            self.table.selectRow(self._model.proposals)
        self.table.setFocus()

    def _accept(self) -> None:
        if self._writable:
            self._apply(self._model.accept)

    def _dismiss(self) -> None:
        if self._writable:
            self._apply(self._model.dismiss)

    def _restore(self) -> None:
        self._apply(self._model.restore)

    def _apply(self, change: Callable[[list[int]], None]) -> None:
        """Change the selected terms; the one that follows is selected then."""
        chosen = self._selected()
        if chosen:
            self._place = min(chosen)
            change(chosen)
            self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table.hasFocus():
            self._accept()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._dismiss()
        else:
            super().keyPressEvent(event)
