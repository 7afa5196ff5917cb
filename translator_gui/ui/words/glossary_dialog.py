"""The dialog with the terms of a project."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QPushButton, QWidget

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.save_path import ask_save_path
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import add_button_row, dialog_column, resize_within_screen
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.ui.words.word_table import word_table
from translator_gui.viewmodel.words.glossary_model import CASE, ENGLISH, STAYS, URDU, GlossaryModel

_SIZE = QSize(860, 520)
_WIDTHS = (140, 140, 100, 52, 64, 104, 84, 60)
_ENDINGS = (".tsv", ".csv", ".xlsx", ".tbx")
_READ = (*_ENDINGS, ".txt", ".tab")
"""Endings of files that are imported; other programs give tables with tabs these, too."""


class GlossaryDialog(QDialog):
    """Shows, searches, edits, imports and exports the terms of a project."""

    add_wanted = Signal()

    def __init__(self, model: GlossaryModel, theme: ThemeState, folder: Path, title: str, parent: QWidget) -> None:
        """Create the dialog.

        Args:
            model: The terms; the dialog becomes its owner.
            theme: The colours.
            folder: Where files are looked for and go.
            title: Of the project.
            parent: The window.
        """
        super().__init__(parent)
        self._model, self._folder, self._title = model, folder, title
        model.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Terms"))
        self.search = PasteLineEdit(self)
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search the terms"))
        self.search.setClearButtonEnabled(True)
        self.table = word_table(model, theme, self, is_muted=self._is_in_conflict)
        self.table.setAccessibleName(_("Terms of the project"))
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in (STAYS, CASE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.add, self.remove = QPushButton(_("&Add…"), self), QPushButton(_("&Remove"), self)
        self.take_in, self.export = QPushButton(_("&Import…"), self), QPushButton(_("&Export…"), self)
        set_tip(self.take_in, _("Terms of glossary files: TSV, CSV, XLSX, TBX"))
        self.state = plain_label(self, wraps=True)
        self._lay_out()
        self._here = "", 0, 0
        """The Urdu, row and column of the current cell, while the terms are listed anew."""
        model.modelAboutToBeReset.connect(self._remember_cell)
        model.modelReset.connect(self._return_to_cell)
        self.search.textChanged.connect(model.search)
        self.add.clicked.connect(self.add_wanted)
        self.remove.clicked.connect(lambda: model.remove(self._selected()))
        self.take_in.clicked.connect(self._import)
        self.export.clicked.connect(self._export)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        model.shown.connect(self._show_state)
        model.failed.connect(self.state.setText)
        model.imported.connect(self.state.setText)
        self._show_state()
        resize_within_screen(self, _SIZE.width(), _SIZE.height())
        self.search.setFocus()

    def _lay_out(self) -> None:
        column = dialog_column(self)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.state)
        add_button_row(column, self, self.add, self.remove, self.take_in, self.export)

    def _is_in_conflict(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return index.column() in {URDU, ENGLISH} and self._model.row(index.row()).source in self._model.conflicts

    def _selected(self) -> list[int]:
        return [index.row() for index in self.table.selectionModel().selectedRows()]

    def _remember_cell(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self._here = self._model.row(index.row()).source, index.row(), index.column()

    def _return_to_cell(self) -> None:
        """Return to the term that was current, or to the row if the term is gone or has another name now."""
        urdu, row, column = self._here
        place = self._model.place_of(urdu)
        if self.table.hasFocus() and self._model.rowCount():
            place = min(row, self._model.rowCount() - 1) if place < 0 else place
            self.table.setCurrentIndex(self._model.index(place, column))

    def _enable(self) -> None:
        writable = self._model.is_writable
        self.add.setEnabled(writable)
        self.take_in.setEnabled(writable)
        self.remove.setEnabled(writable and bool(self._selected()))
        self.export.setEnabled(bool(self._model.entries))

    def _show_state(self) -> None:
        total, shown, conflicts = len(self._model.entries), self._model.rowCount(), len(self._model.conflicts)
        words = ngettext("{number} term", "{number} terms", total)
        if shown < total:
            words = _("{shown} of {total} terms", shown=format_number(shown), total=format_number(total))
        if conflicts:
            others = ngettext("{number} differs since a merge", "{number} differ since a merge", conflicts)
            words = _("{terms} · {conflicts}", terms=words, conflicts=others)
        self.state.setText(words)
        self._enable()

    def _import(self) -> None:
        endings = " ".join(f"*{ending}" for ending in _READ)
        kinds = _("Glossaries ({endings})", endings=endings)
        chosen, _filter = QFileDialog.getOpenFileNames(self, _("Import terms"), str(self._folder), kinds)
        if chosen:
            self.state.setText(_("Reading…"))
            self._model.import_files(map(Path, chosen))

    def _export(self) -> None:
        name = self._folder / _("{title} terms.tsv", title=self._title)
        older = _("TBX 2, for older programs ({endings})", endings="*.tbx")
        kinds = ";;".join((*(f"{ending[1:].upper()} (*{ending})" for ending in _ENDINGS), older))
        path, kind = ask_save_path(self, _("Export the terms"), name, kinds, _with_ending)
        if path is not None:
            self._model.export(path, "2" if kind == older else "3")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and self._model.is_writable:
            self._model.remove(self._selected())
        else:
            super().keyPressEvent(event)


def _with_ending(path: Path) -> Path:
    return path if path.suffix.lower() in _ENDINGS else path.with_name(f"{path.name}.tsv")
