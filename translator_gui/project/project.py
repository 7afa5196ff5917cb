"""An open project: the only access for reading and writing. Synchronous and without Qt."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from translator_gui.faults.containment import run_contained
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.changes import combine_changes
from translator_gui.model.errors import CancelledError, TranslatorError
from translator_gui.model.status import Role
from translator_gui.project.change_progress import ChangeProgress, ProgressReport, ignore_progress
from translator_gui.project.command import ProjectCommand, verb_of
from translator_gui.project.command_result import (
    CommandResult,
    PendingTyping,
    RecoveredTyping,
    TypingAndCommandResult,
)
from translator_gui.project.project_file import OpenedProjectFile
from translator_gui.project.queries import ProjectQueries
from translator_gui.store import operations, properties, revisions
from translator_gui.store.authors import author_row
from translator_gui.store.connection import ProjectWriteError, transaction
from translator_gui.store.driver import Connection, StoreError
from translator_gui.store.interruption import reporting
from translator_gui.store.lock import ProjectLock
from translator_gui.store.row_values import InvalidStoredValueError

if TYPE_CHECKING:
    from translator_gui.project.automatic_backups import AutomaticBackups
    from translator_gui.project.command_log import CommandRunner
    from translator_gui.project.typing_store import PendingTypingStore

_VARIETY = "english.variety"
"""Key of a property."""

MOST_AT_ONCE = 200
"""Paragraphs that a window shows anew at once; of larger changes it gets the ids, and reads them part by part."""
_OF_CONTENT = (StoreError, InvalidStoredValueError)
"""Errors that the content of the file raises: the transaction around a command explains them."""


class Project:
    """An open project: the only access to read and change it. Made by `project.opening`; not for two threads at once.

    What changes a project is imported when it is first changed: a window paints it before.

    Attributes:
        file: The file, its connection and its lock.
        queries: Everything that can be read.
    """

    def __init__(self, path: Path, connection: Connection, lock: ProjectLock | None) -> None:
        self.file = OpenedProjectFile(path, connection, lock)
        self.queries = ProjectQueries(self.file)

    @cached_property
    def _log(self) -> "CommandRunner":
        from translator_gui.project.command_log import CommandRunner  # noqa: PLC0415

        return CommandRunner(self.file)

    @cached_property
    def typing(self) -> "PendingTypingStore":
        """Typing that is not a revision yet."""
        from translator_gui.project.typing_store import PendingTypingStore  # noqa: PLC0415

        return PendingTypingStore(self.file, self._log)

    @cached_property
    def backups(self) -> "AutomaticBackups":
        """The backups that are made before commands."""
        from translator_gui.project.automatic_backups import AutomaticBackups  # noqa: PLC0415

        return AutomaticBackups(self.queries)

    @property
    def path(self) -> Path:
        """Path of the project file."""
        return self.file.path

    @property
    def connection(self) -> Connection:
        """The SQLite connection to the project file, for the functions that read and write its tables."""
        return self.file.connection

    def verify_when_read(self) -> None:
        """Make commands check each paragraph for damage when they first read it from the project file."""
        self.file.rows_unverified = self._log.reader.verifies = True

    def recover_typing(self) -> None:
        """Save the unfinished typing of a crashed session, if there is any; see `PendingTypingStore.recover`."""
        with self.file.explained():
            has_pending = bool(revisions.read_pending(self.connection))
        if has_pending:
            self.typing.recover()

    @property
    def recovered(self) -> "tuple[RecoveredTyping, ...]":
        """What was recovered when the project was opened."""
        return self.typing.recovered if "typing" in vars(self) else ()

    def sentence_ids(self, *, few: bool = False) -> Sequence[int]:
        """Return the ids of all sentences in order: the first has number 1.

        Args:
            few: Only few of them will be looked at: they are found without reading all, if the file keeps an outline.

        Raises:
            DamagedProjectError: The rows that tell which sentence is which are damaged, and were not verified before.
        """
        # Imported late: a window does not need them.
        from translator_gui.project.sentence_numbers import OutlinedSentenceIds  # noqa: PLC0415
        from translator_gui.store.read_check import COUNTS  # noqa: PLC0415

        if few and (outline := self.queries.cached_outline()) is not None:
            return OutlinedSentenceIds(outline, self.queries)
        if self._log.reader.verifies:
            self.file.refuse_damaged(COUNTS)
            self._log.reader.verified = COUNTS
        return self.queries.segment_ids()

    def close(self) -> None:
        """Close the project file and release its lock."""
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def do(self, *commands: ProjectCommand, author: Author, role: Role = Role.TRANSLATOR) -> CommandResult:
        """Run commands in order as one undo step: all of them or, if the rules refuse one, none.

        Raises:
            CommandRefusedError: The rules do not allow one of them.
        """
        return self.do_in_roles([(command, role) for command in commands], author=author)

    def do_in_roles(
        self, tasks: Sequence[tuple[ProjectCommand, Role]], *, author: Author, read_back: bool = True
    ) -> CommandResult:
        """Run commands as one undo step, each in its own role; see `do`.

        Args:
            tasks: The commands with their roles.
            author: Who runs them.
            read_back: Read the modified paragraphs for the result; without that it has none.
        """
        warnings = self.backups.before(command for command, _ in tasks)
        with transaction(self.connection):
            changes = self._log.run(tasks, author)
            changes = changes._replace(warnings=(*warnings, *changes.warnings))
            verb = verb_of(tasks)
            return self._log.result(changes, verb) if read_back else CommandResult((), changes, verb)

    def undo(self, *, author: Author, role: Role = Role.TRANSLATOR) -> CommandResult:
        """Undo the latest undo step of the project.

        Raises:
            CommandRefusedError: There is none, or its sentences were changed since.
        """
        with transaction(self.connection):
            return self._log.undo(author, role)

    def redo(self, *, author: Author, role: Role = Role.TRANSLATOR) -> CommandResult:
        """Redo the project's undo step that was undone last.

        Raises:
            CommandRefusedError: There is none.
        """
        with transaction(self.connection):
            return self._log.redo(author, role)

    def forget_undo(self) -> None:
        """Empty the undo log: what was done so far cannot be undone. Open the project anew afterwards."""
        with transaction(self.connection):
            operations.clear_operations(self.connection)

    # The window commits running typing together with the command that follows it

    def commit_typing(self, typed: PendingTyping, *, author: Author) -> CommandResult:
        """Save the user's typing as a revision; nothing is written if the text is unchanged."""
        with transaction(self.connection):
            return self.typing.commit(typed, author)

    def do_each_after_typing(
        self,
        typed: PendingTyping | None,
        *commands: ProjectCommand,
        author: Author,
        role: Role = Role.TRANSLATOR,
        report: ProgressReport = ignore_progress,
    ) -> TypingAndCommandResult:
        """Save current typing as a revision and run commands, in one transaction; each is an undo step of its own.

        What is refused or cancelled is left out: typing is committed if a command is refused, and commands are run if
        the sentence of the typing is gone.

        Raises:
            ProjectWriteError: Nothing of it was written.
        """
        self.backups.before(commands)
        tasks = [(command, role) for command in commands]

        def run_each() -> CommandResult:
            return self._log.result(combine_changes([self._log.run([task], author) for task in tasks]), verb_of(tasks))

        return self._after_typing(typed, author, run_each, report)

    def undo_after_typing(
        self, typed: PendingTyping | None, *, author: Author, role: Role, report: ProgressReport = ignore_progress
    ) -> TypingAndCommandResult:
        """Save current typing as a revision and undo the last step, in one transaction."""
        return self._after_typing(typed, author, lambda: self._log.undo(author, role), report)

    def redo_after_typing(
        self, typed: PendingTyping | None, *, author: Author, role: Role, report: ProgressReport = ignore_progress
    ) -> TypingAndCommandResult:
        """Save current typing as a revision and redo the step undone last, in one transaction."""
        return self._after_typing(typed, author, lambda: self._log.redo(author, role), report)

    def _after_typing(
        self, typed: PendingTyping | None, author: Author, then: Callable[[], CommandResult], report: ProgressReport
    ) -> TypingAndCommandResult:
        committed: CommandResult | None = None
        try:
            with transaction(self.connection):
                committed = self.typing.commit(typed, author) if typed is not None else None
                return TypingAndCommandResult(committed, self._run_reported(then, report))
        except ProjectWriteError:
            raise
        except TranslatorError as error:
            if typed is None or committed is not None:
                alone = self._attempt(lambda: self.typing.commit(typed, author)) if typed is not None else None
                return TypingAndCommandResult(alone, error)
            return TypingAndCommandResult(error, self._attempt(then))

    def _run_reported(self, work: Callable[[], CommandResult], report: ProgressReport) -> CommandResult:
        self._log.reader.progress, self._log.most_read_back = ChangeProgress(report), MOST_AT_ONCE
        try:
            with reporting(self.connection, partial(report, 0, 0)):
                return run_contained(work, "command", let_through=_OF_CONTENT)
        except CancelledError as error:
            raise TranslatorError(_("the change was cancelled")) from error
        finally:
            self._log.reader.progress, self._log.most_read_back = ChangeProgress(ignore_progress), None

    def _attempt(self, work: Callable[[], CommandResult]) -> CommandResult | TranslatorError:
        try:
            with transaction(self.connection):
                return run_contained(work, "command", let_through=_OF_CONTENT)
        except ProjectWriteError:
            raise
        except TranslatorError as error:
            return error

    # Settings and view state: saved, not undoable

    def keep_caret(self, author: Author, segment: int, caret: int) -> None:
        """Save where the caret of an author is, to restore it when the project is opened again."""
        with transaction(self.connection):
            author_row(self.connection, author)
            properties.write_caret(self.connection, author.uid, segment, caret)

    def set_variety(self, variety: str) -> None:
        """Set the variety of English (American or British) of the project."""
        with transaction(self.connection):
            properties.write_property(self.connection, _VARIETY, variety)
