"""Item models of a project's backups and of the differences between one and the project."""

from translator_gui.messages import format_number, gettext_lazy
from translator_gui.messages import gettext as _
from translator_gui.model.backup import Backup
from translator_gui.model.naming import printable
from translator_gui.model.wording import size
from translator_gui.project.merging.comparison import MergeDifference
from translator_gui.viewmodel.backups.wording import reason_words, version_words
from translator_gui.viewmodel.row_table_model import RowTableModel


class BackupsModel(RowTableModel[Backup]):
    """Table model of a project's backups: date, reason, number of sentences, sentences done, file size."""

    COLUMNS = (
        gettext_lazy("Date"),
        gettext_lazy("Reason"),
        gettext_lazy("Sentences"),
        gettext_lazy("Done"),
        gettext_lazy("Size"),
    )
    FIGURES = frozenset({2, 3, 4})
    REASON = 1

    def _words(self, row: Backup) -> tuple[str, ...]:
        return (
            row.when,
            reason_words(row),
            _("unreadable") if row.sentences is None else format_number(row.sentences),
            "" if row.done is None else format_number(row.done),
            size(row.bytes),
        )

    def _tip(self, row: Backup, column: int) -> str:
        del column
        return _("{id}, {reason}\n{path}", id=row.id, reason=reason_words(row), path=printable(str(row.path)))


class BackupDifferencesModel(RowTableModel[MergeDifference]):
    """Table model of the sentences that differ between a backup and the project: number and both English texts."""

    COLUMNS = (gettext_lazy("No."), gettext_lazy("In the backup"), gettext_lazy("Now"))
    FIGURES = frozenset({0})

    def _words(self, row: MergeDifference) -> tuple[str, ...]:
        number = format_number(row.number) if row.number else "–"
        return number, version_words(row.theirs, row.mine), version_words(row.mine, row.theirs)
