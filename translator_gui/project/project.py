"""A project: the one door through which anything is read or written. Synchronous and free of Qt."""

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Self

from translator_gui.faults.containment import run_contained
from translator_gui.model.author import Author
from translator_gui.model.backup import BackupReason
from translator_gui.model.changes import Changes, together
from translator_gui.model.comment import CommentAction
from translator_gui.model.document import Document
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import new_uid
from translator_gui.model.review_baselines import ReviewBaselines
from translator_gui.model.revision import Origin
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Role
from translator_gui.project import rules
from translator_gui.project.backups import make_backup, make_daily_backup
from translator_gui.project.command import Actor, Command, Label, RefusedError, neighbourhood
from translator_gui.project.commands.add_documents import AddDocuments
from translator_gui.project.commands.comment import Comment
from translator_gui.project.commands.edit_target import EditTarget
from translator_gui.project.commands.merge import Merge
from translator_gui.project.commands.replace import Replace
from translator_gui.project.commands.update_document import UpdateDocument
from translator_gui.project.merging.merge_recording import brings_something
from translator_gui.project.outcome import Done, PendingTyping, RecoveredTyping, TypingAndCommand
from translator_gui.project.picture import touched_paragraphs
from translator_gui.project.queries import Queries
from translator_gui.project.recording import record, refuse_unstorable, take_back
from translator_gui.project.reviewing.judging import judgement
from translator_gui.project.steps import InverseStep, Step
from translator_gui.project.verified_files import Extent, fingerprint, note_verified
from translator_gui.store import comments, documents, operations, properties, revisions, segments
from translator_gui.store.authors import author_row
from translator_gui.store.connection import NotWrittenError, damaged_error, file_of, transaction
from translator_gui.store.driver import Connection, StoreError
from translator_gui.store.entries import forbids_own_approval
from translator_gui.store.file_watch import check_file
from translator_gui.store.lock import ProjectLock
from translator_gui.store.outline import keep_outline
from translator_gui.store.read_check import paragraph_problems
from translator_gui.store.row_values import InvalidValueError

__all__ = ["Done", "FileReader", "PendingTyping", "Project", "RecoveredTyping", "TypingAndCommand", "now_ms"]

_VARIETY = "english.variety"
"""Key of a property."""

_OF_CONTENT = (StoreError, InvalidValueError)
"""What the content of the file raises: the transaction around a command says what it means."""


class FileReader:
    """The file as commands see it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.verifies = False
        """Whether paragraphs are verified when they are read first: the file was not looked through as a whole."""
        self.found_damage = False
        self._verified: set[int] = set()

    def paragraph(self, paragraph_id: int) -> Paragraph:
        if self.verifies and paragraph_id not in self._verified:
            if problems := paragraph_problems(self._connection, paragraph_id):
                self.found_damage = True
                raise damaged_error(file_of(self._connection), problems[0])
            self._verified.add(paragraph_id)
        found = documents.read_paragraphs(self._connection, [paragraph_id])
        if not found:
            raise RefusedError("that paragraph is not in the project any more: its document was removed or has changed")
        return found[0]

    def number(self, segment: int) -> int:
        return segments.number_of(self._connection, segment)

    def documents(self) -> tuple[Document, ...]:
        return documents.read_documents(self._connection)

    def judgement(self, segment: int) -> ReviewBaselines:
        return judgement(self._connection, segment)

    @property
    def four_eyes(self) -> bool:
        return forbids_own_approval(self._connection)


class Project(Queries):
    """An open project file; made by `project.opening`. Not for two threads at once."""

    def __init__(self, path: Path, connection: Connection, lock: ProjectLock | None) -> None:
        super().__init__(path, connection)
        self.in_passing = False
        """Made to be looked at and thrown away: no backup is kept of it."""
        self.daily_backup_due = False
        """Back up before the first change unless it was done today, as commands do; a window does it at opening."""
        self.recovered: tuple[RecoveredTyping, ...] = ()
        """What a crash had left of somebody's typing when the project was opened."""
        self._lock = lock
        self._reader = FileReader(connection)

    @property
    def writable(self) -> bool:
        """Whether this program holds the project's lock."""
        return self._lock is not None

    def check_file(self) -> bool:
        """Look whether another program changed the file; True: it added to it, and all of our work is still there.

        Raises:
            FileChangedError: It replaced or overwrote the file.
            FileGoneError: The file was moved or deleted.
        """
        return check_file(self.path, self.connection)

    def verify_when_read(self) -> None:
        """From now on verify paragraphs when commands read them."""
        self._reader.verifies = True

    def close(self) -> None:
        """Lets the file and its lock go."""
        verified = self.writable and self.verified and not self._reader.found_damage
        if self.writable:
            try:
                # What another program wrote in the midst of a commit is no verified file.
                self.check_file()
                # Notices as well where another program has changed the file.
                with transaction(self.connection):
                    keep_outline(self.connection, self.documents())
            except TranslatorError:
                verified = False
        self.connection.close()
        if verified:
            note_verified(fingerprint(self.path), Extent.WHOLE)
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Changing

    def do(self, *commands: Command, author: Author, role: Role = Role.TRANSLATOR) -> Done:
        """Does commands in order as one undo step: all of them or, where the rules refuse one, none.

        Raises:
            RefusedError: The rules do not allow one of them.
        """
        return self.do_in_roles([(command, role) for command in commands], author=author)

    def do_in_roles(self, tasks: Sequence[tuple[Command, Role]], *, author: Author) -> Done:
        """The same, each command in a role of its own."""
        warnings = self._back_up_before(command for command, _ in tasks)
        with transaction(self.connection):
            changes = self._do(tasks, author)
            return self._done(changes._replace(warnings=(*warnings, *changes.warnings)), _verb(tasks))

    def do_each_after_typing(
        self, typed: PendingTyping | None, *commands: Command, author: Author, role: Role = Role.TRANSLATOR
    ) -> TypingAndCommand:
        """Make a revision of running typing and do commands, in one transaction; each is an undo step of its own.

        What is refused is left out: typing is kept where a command is refused, and commands are done where the
        sentence that was typed into is gone.

        Raises:
            NotWrittenError: Nothing of it was written.
        """
        self._back_up_before(commands)
        return self._after_typing(typed, author, lambda: self._each(commands, author, role))

    def _each(self, commands: Sequence[Command], author: Author, role: Role) -> Done:
        tasks = [(command, role) for command in commands]
        return self._done(together([self._do([task], author) for task in tasks]), _verb(tasks))

    def _after_typing(self, typed: PendingTyping | None, author: Author, then: Callable[[], Done]) -> TypingAndCommand:
        committed: Done | None = None
        try:
            with transaction(self.connection):
                committed = self._commit_typing(typed, author) if typed is not None else None
                return TypingAndCommand(committed, run_contained(then, "command", let_through=_OF_CONTENT))
        except NotWrittenError:
            raise
        except TranslatorError as error:
            if typed is None or committed is not None:
                alone = self._attempt(lambda: self._commit_typing(typed, author)) if typed is not None else None
                return TypingAndCommand(alone, error)
            return TypingAndCommand(error, self._attempt(then))

    def _attempt(self, work: Callable[[], Done]) -> Done | TranslatorError:
        try:
            with transaction(self.connection):
                return run_contained(work, "command", let_through=_OF_CONTENT)
        except NotWrittenError:
            raise
        except TranslatorError as error:
            return error

    def _do(self, tasks: Sequence[tuple[Command, Role]], author: Author) -> Changes:
        uid, now = new_uid(), now_ms()
        planned, steps = list[Changes](), list[InverseStep]()
        for command, role in tasks:
            planned.append(command.plan(self._reader, Actor(author, role)))
            steps.extend(record(self.connection, planned[-1], Step(author, role, now, uid)))
        if steps:
            operation = operations.UndoStep(0, uid, _verb(tasks), steps)
            operations.add_operation(self.connection, "do", operation, author, now)
        return together(planned)

    def _back_up_before(self, commands: Iterable[Command]) -> tuple[str, ...]:
        """Back up before something large is written; SQLite copies nothing in the middle of a transaction.

        Returns:
            Why the daily backup could not be made: small changes are done without.
        """
        if self.in_passing:
            return ()
        reason = next((why for command in commands if (why := self._reason(command))), None)
        daily, self.daily_backup_due = self.daily_backup_due, False
        if reason is not None:
            make_backup(self, reason)
        elif daily:
            try:
                make_daily_backup(self)
            except TranslatorError as error:
                return (str(error),)
        return ()

    def _reason(self, command: Command) -> BackupReason | None:
        """Why a command needs a backup before it; None if it needs none."""
        match command:
            case Merge():
                with self._explained():
                    return BackupReason.MERGE if brings_something(self.connection, command) else None
            case AddDocuments():
                return BackupReason.IMPORT
            case UpdateDocument():
                return BackupReason.UPDATE
            case Replace(proposals) if len(proposals) > 1:
                return BackupReason.REPLACE
            case _:
                return None

    def undo(self, *, author: Author, role: Role = Role.TRANSLATOR) -> Done:
        """Takes the last step back.

        Raises:
            RefusedError: There is none, or something else was done to its sentences since.
        """
        with transaction(self.connection):
            return self._undo(author, role)

    def redo(self, *, author: Author, role: Role = Role.TRANSLATOR) -> Done:
        """Does the last undone step again.

        Raises:
            RefusedError: There is none.
        """
        with transaction(self.connection):
            return self._redo(author, role)

    def undo_after_typing(self, typed: PendingTyping | None, *, author: Author, role: Role) -> TypingAndCommand:
        """Make a revision of running typing and take the last step back, in one transaction."""
        return self._after_typing(typed, author, lambda: self._undo(author, role))

    def redo_after_typing(self, typed: PendingTyping | None, *, author: Author, role: Role) -> TypingAndCommand:
        """Make a revision of running typing and do the last undone step again, in one transaction."""
        return self._after_typing(typed, author, lambda: self._redo(author, role))

    def _undo(self, author: Author, role: Role) -> Done:
        with self._explained():
            operation = operations.next_undo(self.connection)
        return self._take_back("undo", operation, author, role)

    def _redo(self, author: Author, role: Role) -> Done:
        with self._explained():
            operation = operations.next_redo(self.connection)
        return self._take_back("redo", operation, author, role)

    def _take_back(self, kind: str, operation: operations.UndoStep | None, author: Author, role: Role) -> Done:
        if operation is None:
            raise RefusedError(f"nothing to {kind}")
        step = Step(author, role, now_ms(), new_uid())
        changes, inverse = take_back(self.connection, operation.steps, step)
        reverse = operations.UndoStep(0, step.uid, operation.verb, inverse)
        row = operations.add_operation(self.connection, kind, reverse, author, step.now)
        operations.mark_undone(self.connection, operation.id, row)
        return self._done(changes, operation.verb)

    def _done(self, changes: Changes, verb: str) -> Done:
        touched = sorted(touched_paragraphs(changes))
        return Done(tuple(documents.read_paragraphs(self.connection, touched)), changes, verb)

    def keep_typing(self, segment: int, target: str, *, author: Author, role: Role) -> None:
        """Keeps typing that is not a revision yet, so that a crash costs no more than what follows.

        Raises:
            RefusedError: The sentence is gone or final, or the file cannot hold the text.
        """
        refuse_unstorable(target)
        with transaction(self.connection):
            rules.drafted(neighbourhood(self._reader, segment).segment, Label(self._reader, segment))
            pending = revisions.PendingTarget(segment, target, author, role, now_ms())
            revisions.write_pending(self.connection, pending)

    def settle_typing(self, segment: int, target: str, *, author: Author, role: Role) -> Done:
        """Makes a revision of what was typed; nothing but the kept typing goes where the text is as it was."""
        with transaction(self.connection):
            return self._commit_typing(PendingTyping(segment, target, role), author)

    def _commit_typing(self, typed: PendingTyping, author: Author) -> Done:
        revisions.drop_pending(self.connection, typed.segment)
        return self._done(self._do([(EditTarget(typed.segment, typed.target), typed.role)], author), "typing")

    def recover_typing(self) -> tuple[RecoveredTyping, ...]:
        """Make drafts of what a crash left behind; `recovered` keeps of which sentences.

        Where the rules allow no draft any more, what was typed becomes a comment: nothing is thrown away.
        """
        found: list[tuple[int, bool]] = []
        with self._explained():
            left = revisions.read_pending(self.connection)
        for pending in left:
            with transaction(self.connection):
                revisions.drop_pending(self.connection, pending.segment)
                command: Command = EditTarget(pending.segment, pending.target, Origin.RECOVERED)
                try:
                    changes = self._do([(command, pending.role)], pending.author)
                    found += [(revision.segment, False) for revision in changes.revisions]
                except RefusedError:
                    stands = comments.owner(self.connection, pending.segment)
                    if pending.target.strip():
                        command = Comment(stands, CommentAction.ADD, f"Typed before a crash: {pending.target}")
                        self._do([(command, pending.role)], pending.author)
                        found.append((stands, True))
        self.recovered = tuple(
            RecoveredTyping(segment, segments.number_of(self.connection, segment), as_comment)
            for segment, as_comment in found
        )
        return self.recovered

    # What is no work: it is kept, and not undone

    def keep_caret(self, author: Author, segment: int, caret: int) -> None:
        """Remembers where an author is."""
        with transaction(self.connection):
            author_row(self.connection, author)
            properties.write_caret(self.connection, author.uid, segment, caret)

    def set_variety(self, variety: str) -> None:
        """Says which English it is written in."""
        with transaction(self.connection):
            properties.write_property(self.connection, _VARIETY, variety)


def _verb(tasks: Sequence[tuple[Command, Role]]) -> str:
    return tasks[-1][0].verb if tasks else ""


def now_ms() -> int:
    """Milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000
