"""The dialog with the names register of a project."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.errors import TranslatorError
from translator_gui.project.names import export_names
from translator_gui.text.romanisation import romanised
from translator_gui.ui.fonts import english_font
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.save_path import ask_save_path
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import add_button_row, dialog_column, resize_within_screen
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.ui.words.word_table import word_table
from translator_gui.viewmodel.wording import error_sentence
from translator_gui.viewmodel.words.names_model import ENGLISH, SENTENCES, URDU, NameRow, NamesModel

_SIZE = QSize(560, 480)


class NamesDialog(QDialog):
    """Shows, edits and exports the names register; names found in the texts follow in a muted colour."""

    def __init__(self, model: NamesModel, theme: ThemeState, folder: Path, title: str, parent: QWidget) -> None:
        """Create the dialog.

        Args:
            model: The names; the dialog becomes its owner.
            theme: The colours.
            folder: Where an export goes.
            title: Of the project.
            parent: The window.
        """
        super().__init__(parent)
        self._model, self._folder, self._title = model, folder, title
        model.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Names"))
        self.table = word_table(model, theme, self, is_muted=_is_found_only)
        self.table.setAccessibleName(_("Names of the project"))
        header = self.table.horizontalHeader()
        for column, mode in (
            (URDU, QHeaderView.ResizeMode.Stretch),
            (ENGLISH, QHeaderView.ResizeMode.Stretch),
            (SENTENCES, QHeaderView.ResizeMode.ResizeToContents),
        ):
            header.setSectionResizeMode(column, mode)
        self.urdu, self.english = PasteLineEdit(self), PasteLineEdit(self)
        self.urdu.setPlaceholderText(_("Urdu name"))
        self.urdu.setAccessibleName(_("Urdu name"))
        # Latin letters of the sans-serif, Urdu of Naskh.
        self.urdu.setFont(english_font(self.font().pointSizeF()))
        self.english.setPlaceholderText(_("English spelling"))
        self.english.setAccessibleName(_("English spelling"))
        self.urdu.textChanged.connect(self._hint)
        self.english.textChanged.connect(self._enable)
        self.add = QPushButton(_("&Add"), self)
        self.register = QPushButton(_("Add &selected"), self)
        set_tip(self.register, _("Registers the selected names with the spelling that was confirmed most often"))
        self.remove = QPushButton(_("&Remove"), self)
        self.export = QPushButton(_("&Export…"), self)
        set_tip(self.export, _("The registered names as a table with tabs, for an appendix"))
        self.state = plain_label(self, wraps=True)
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.register.clicked.connect(lambda: model.register_found(self._selected()))
        self.remove.clicked.connect(lambda: model.remove(self._selected()))
        self.export.clicked.connect(self._export)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        model.modelReset.connect(self._show_state)
        model.found.connect(self._show_state)
        model.failed.connect(self.state.setText)
        self._show_state()
        resize_within_screen(self, _SIZE.width(), _SIZE.height())

    def _lay_out(self) -> None:
        column, fields = dialog_column(self), QHBoxLayout()
        column.addWidget(self.table, 1)
        column.addLayout(fields)
        column.addWidget(self.state)
        add_button_row(column, self, self.register, self.remove, self.export)
        for widget in (self.urdu, self.english):
            fields.addWidget(widget, 1)
        fields.addWidget(self.add)
        self.add.setAutoDefault(False)

    def _selected(self) -> list[int]:
        return [index.row() for index in self.table.selectionModel().selectedRows()]

    def _enable(self) -> None:
        rows = [self._model.row(place) for place in self._selected()]
        self.register.setEnabled(any(row.english and not row.is_registered for row in rows))
        self.remove.setEnabled(any(row.is_registered for row in rows))
        self.export.setEnabled(bool(self._model.registered))
        self.add.setEnabled(bool(self.urdu.text().strip() and self.english.text().strip()))

    def _show_state(self) -> None:
        registered = len(self._model.registered)
        found = self._model.rowCount() - registered
        parts = [ngettext("{number} name registered", "{number} names registered", registered)]
        if self._model.is_searching:
            parts.append(_("looking through the texts…"))
        elif found:
            parts.append(ngettext("{number} more found in the texts", "{number} more found in the texts", found))
        self.state.setText(" · ".join(parts))
        self._enable()

    def _hint(self, urdu: str) -> None:
        self.english.setPlaceholderText(romanised(urdu) or _("English spelling"))
        self._enable()

    def _add(self) -> None:
        if self._model.register(self.urdu.text(), self.english.text()):
            self.urdu.clear()
            self.english.clear()
            self.urdu.setFocus()

    def _export(self) -> None:
        name = self._folder / _("{title} names.tsv", title=self._title)
        chosen, _kind = ask_save_path(self, _("Export the names"), name, _("Table (*.tsv)"), _with_ending)
        if chosen is None:
            return
        try:
            export_names(chosen, self._model.registered)
        except TranslatorError as error:
            self.state.setText(error_sentence(error))
            return
        self.state.setText(_("Exported to {path}", path=chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.add.isEnabled():
            self._add()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._model.remove(self._selected())
        else:
            super().keyPressEvent(event)


def _is_found_only(index: QModelIndex | QPersistentModelIndex) -> bool:
    row: NameRow = index.data(NamesModel.ROW)
    return not row.is_registered


def _with_ending(path: Path) -> Path:
    return path if path.suffix else path.with_suffix(".tsv")
