"""The dialog of backups: list, compare, restore and merge the backups of a project."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.model.backup import Backup
from translator_gui.model.naming import printable
from translator_gui.project.merging.comparison import ProjectCopyComparison
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column
from translator_gui.ui.widgets.row_selection_table import RowSelectionTable
from translator_gui.viewmodel.backups.backups_model import BackupDifferencesModel, BackupsModel
from translator_gui.viewmodel.backups.wording import differences_words, total_words
from translator_gui.viewmodel.wording import as_sentence

_AROUND_TEXT = 20


class BackupsDialog(QDialog):
    """The dialog with the project's backups: shows how one differs from the project; buttons to restore or merge it."""

    compare_requested = Signal(Backup)
    restore_requested = Signal(Backup)
    merge_requested = Signal(Backup)

    def __init__(self, name: str, theme: ThemeState, *, can_merge: bool, parent: QWidget | None = None) -> None:
        """Build the dialog of backups with an empty list; `show_backups` fills it.

        Args:
            name: Name of the project's file.
            theme: The theme.
            can_merge: Whether the project can be written.
            parent: The window.
        """
        super().__init__(parent)
        self.setWindowTitle(_("Backups of {name}", name=printable(name)))
        self.setSizeGripEnabled(True)
        self._can_merge = can_merge
        self.model, self.found = BackupsModel(self), BackupDifferencesModel(self)
        self.total = plain_label(self, _("Looking for backups…"), wraps=True)
        self.table = RowSelectionTable(self.model, _("Backups of this project"), theme, self, paper=True)
        self.table.horizontalHeader().setSectionResizeMode(BackupsModel.REASON, QHeaderView.ResizeMode.Stretch)
        self.outcome = plain_label(self, wraps=True)
        self.preview = RowSelectionTable(self.found, _("Differences from now"), theme, self, paper=True)
        header = self.preview.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.compare = QPushButton(_("&Compare with now"), self)
        self.restore = QPushButton(_("Open a cop&y"), self)
        self.merge = QPushButton(_("&Merge…"), self)
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._follow_selection)
        self.table.doubleClicked.connect(self._request_comparison)
        self.compare.clicked.connect(self._request_comparison)
        self.restore.clicked.connect(self._request_restore)
        self.merge.clicked.connect(self._request_merge)
        set_tip(self.restore, _("Open a copy of this backup next to the project; the project does not change"))
        set_tip(
            self.merge,
            _("Merge the changes that only the backup has; shows the differences first")
            if can_merge
            else _("This project is open for reading only"),
        )
        self._follow_selection()

    def _lay_out(self) -> None:
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 4, 0, 0)
        below.setSpacing(8)
        line = QHBoxLayout()
        below.addLayout(line)
        line.addWidget(self.outcome, 1)
        line.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.preview, 1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(lower)
        splitter.setSizes([1000, 1000])
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.merge, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in (self.merge, self.restore, self.compare):
            button.setAutoDefault(False)
        column = dialog_column(self)
        column.addWidget(self.total)
        column.addWidget(splitter, 1)
        column.addWidget(buttons)

    def sizeHint(self) -> QSize:
        return QSize(820, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(460, 380)

    # What is shown

    @property
    def chosen(self) -> Backup | None:
        """The backup that is selected in the list of the backups dialog; None if no row is selected."""
        row = self.table.chosen_row
        return self.model.rows[row] if row >= 0 else None

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Fill the list of the dialog with the project's backups, the newest first."""
        self.model.load(backups)
        for column, header in enumerate(BackupsModel.COLUMNS):
            if column != BackupsModel.REASON:
                width = max(self.table.sizeHintForColumn(column), self.fontMetrics().horizontalAdvance(str(header)))
                self.table.setColumnWidth(column, width + _AROUND_TEXT)
        self.total.setText(total_words(backups))
        if backups:
            self.table.selectRow(0)
            self.table.setFocus()
        self._follow_selection()

    def show_error(self, message: str) -> None:
        """Show in the dialog why the project's backups cannot be listed."""
        self.total.setText(as_sentence(message))

    def show_comparing(self) -> None:
        """Show in the backups dialog that a backup is being compared with the project."""
        self.outcome.setText(_("Comparing…"))
        self.found.load(())
        self.compare.setEnabled(False)

    def show_comparison(self, backup: Backup, comparison: ProjectCopyComparison) -> None:
        """Show in the backups dialog the differences between a backup and the project."""
        words = _("{time}: {message}", time=backup.when, message=differences_words(comparison))
        notices = [f"{as_sentence(printable(str(notice))).rstrip('.')}." for notice in comparison.notices]
        self.outcome.setText(" ".join([words, *notices]))
        self.found.load(comparison.differences)
        self.compare.setEnabled(self.chosen is not None)

    def show_failure(self, backup: Backup, message: str) -> None:
        """Show in the backups dialog why a backup could not be compared with the project."""
        self.outcome.setText(_("{time}: {message}", time=backup.when, message=as_sentence(message)))
        self.found.load(())
        self.compare.setEnabled(self.chosen is not None)

    def _follow_selection(self) -> None:
        chosen = self.chosen
        self.compare.setEnabled(chosen is not None)
        self.restore.setEnabled(chosen is not None)
        self.merge.setEnabled(chosen is not None and self._can_merge and not chosen.damaged)
        self.outcome.setText(
            _("Choose a backup and compare it to see the differences from now.") if self.model.rows else ""
        )
        self.found.load(())

    def _request_comparison(self) -> None:
        if self.chosen is not None:
            self.compare_requested.emit(self.chosen)

    def _request_restore(self) -> None:
        if self.chosen is not None:
            self.restore_requested.emit(self.chosen)

    def _request_merge(self) -> None:
        if self.chosen is not None:
            self.merge_requested.emit(self.chosen)
