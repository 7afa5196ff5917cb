"""Automatic backups before something large is written."""

from collections.abc import Iterable

from translator_gui.model.backup import BackupReason
from translator_gui.model.errors import TranslatorError
from translator_gui.project.backups import make_backup, make_daily_backup
from translator_gui.project.command import ProjectCommand
from translator_gui.project.queries import ProjectQueries


class AutomaticBackups:
    """Makes a backup of the project before commands that change much: merge, import, update, replace all.

    Attributes:
        enabled: Off for a project that is made to be looked at and thrown away.
        daily_due: Whether to make the day's backup before the first change, as the command line does; a window makes
            it after opening.
    """

    def __init__(self, queries: ProjectQueries) -> None:
        self.enabled = True
        self.daily_due = False
        self._queries = queries

    def before(self, commands: Iterable[ProjectCommand]) -> tuple[str, ...]:
        """Make the backups that are due before commands run. Must be called outside of a transaction.

        Returns:
            Why the daily backup could not be made: small changes are made without it.
        """
        if not self.enabled:
            return ()
        reason = self._reason(commands)
        daily, self.daily_due = self.daily_due, False
        if reason is not None:
            make_backup(self._queries, reason)
        elif daily:
            try:
                make_daily_backup(self._queries)
            except TranslatorError as error:
                return (str(error),)
        return ()

    def _reason(self, commands: Iterable[ProjectCommand]) -> BackupReason | None:
        # Imported late: the interface's thread asks whether backups are made at all.
        from translator_gui.project.commands.add_documents import AddDocuments  # noqa: PLC0415
        from translator_gui.project.commands.merge import MergeProjectCopy  # noqa: PLC0415
        from translator_gui.project.commands.replace import ReplaceInSentences  # noqa: PLC0415
        from translator_gui.project.commands.update_document import UpdateDocumentVersion  # noqa: PLC0415
        from translator_gui.project.merging.merge_recording import would_change_project  # noqa: PLC0415

        for command in commands:
            match command:
                case MergeProjectCopy():
                    with self._queries.file.explained():
                        if would_change_project(self._queries.connection, command):
                            return BackupReason.MERGE
                case AddDocuments():
                    return BackupReason.IMPORT
                case UpdateDocumentVersion():
                    return BackupReason.UPDATE
                case ReplaceInSentences(proposals) if len(proposals) > 1:
                    return BackupReason.REPLACE
                case _:
                    pass
        return None
