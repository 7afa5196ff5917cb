"""Running commands and recording how to undo them. Everything here runs inside the caller's transaction."""

from collections.abc import Iterable, Sequence

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.changes import PlannedChanges, combine_changes
from translator_gui.model.document import ProjectDocument
from translator_gui.model.identity import new_uid
from translator_gui.model.moment import now_ms
from translator_gui.model.review_baselines import ReviewBaselines
from translator_gui.model.segment import Paragraph, paragraph_of
from translator_gui.model.status import Role
from translator_gui.project.apply_changes import touched_paragraphs
from translator_gui.project.change_progress import ChangeProgress, ignore_progress
from translator_gui.project.check_settings import QaCheckSet, read_checks
from translator_gui.project.command import (
    CommandActor,
    CommandRefusedError,
    ProjectCommand,
    is_on_sentence,
    verb_of,
)
from translator_gui.project.command_result import CommandResult
from translator_gui.project.project_file import OpenedProjectFile
from translator_gui.project.recording import record, undo_recorded_steps
from translator_gui.project.reviewing.judging import judgement
from translator_gui.project.undo_steps import InverseStep, UndoStepContext
from translator_gui.store import comments, documents, operations, revisions, segments
from translator_gui.store.connection import damaged_error
from translator_gui.store.driver import Connection
from translator_gui.store.entries import forbids_own_approval
from translator_gui.store.read_check import paragraph_problems

_AT_ONCE = 200
"""Paragraphs that are read together."""
_PLANNING = 0.4
"""The share of planning in the time of a large change."""
_MANY = 5
"""Sentences whose numbers are counted one by one; if there are more, all are."""


class UndoStepRecorder:
    """Writes the changes of the commands of one undo step to the project file, revisions of several commands together.

    Attributes:
        steps: How to undo what was written.
        waiting: The paragraphs of the revisions that are not written yet.
    """

    def __init__(self, connection: Connection, context: UndoStepContext, progress: ChangeProgress) -> None:
        self.steps: list[InverseStep] = []
        self._progress = progress
        self.waiting: set[int] = set()
        self._connection = connection
        self._context = context
        self._changes: list[PlannedChanges] = []

    def add(self, changes: PlannedChanges, role: Role, touched: frozenset[int]) -> None:
        """Write the changes of a command to some paragraphs, or keep them until `write` if they are revisions alone."""
        if role is not self._context.role:
            self.write()
            self._context = self._context._replace(role=role)
        if not changes.has_only_revisions:
            self.write()
            self.steps.extend(record(self._connection, changes, self._context))
        elif changes.revisions:
            self._changes.append(changes)
            self.waiting |= touched

    def write(self) -> None:
        """Write the revisions that are waiting."""
        if self._changes:
            changes = combine_changes(self._changes)
            self._progress.begin(len(changes.revisions))
            self.steps.extend(record(self._connection, changes, self._context))
            self._changes, self.waiting = [], set()


class StoredProjectReader:
    """Reads project data from the project file for commands that plan their changes.

    Attributes:
        verifies: Whether a paragraph is verified when it is first read, because the whole file was not.
        verified: Tables of which every row was verified since the file was opened.
        recorder: Of the undo step that is being written; what waits there is written before it is read.
        progress: Of the change that is planned.
    """

    def __init__(self, file: OpenedProjectFile) -> None:
        self._file = file
        self._connection = file.connection
        self.verifies = False
        self.verified = frozenset[str]()
        self.recorder: UndoStepRecorder | None = None
        self.progress = ChangeProgress(ignore_progress)
        self._verified: set[int] = set()
        self._checks: QaCheckSet | None = None
        self._four_eyes: bool | None = None
        """Of the undo step that runs, until a command of it changes shared entries."""
        self._expected: list[int] = []
        self._places: dict[int, int] = {}
        """Of the expected paragraphs, those that were not changed since."""
        self._ahead: dict[int, Paragraph] = {}
        """Expected paragraphs that were read together."""
        self._numbers: dict[int, int] = {}
        """Of all sentences, once some were asked for."""
        self._asked = 0

    def expect(self, paragraphs: Iterable[int]) -> None:
        expected = list(dict.fromkeys(paragraphs))
        # One alone is read as quickly without, and what a whole edits file will read stays known.
        if len(expected) > 1:
            self._set_expected(expected)
            self.progress.begin(len(expected), _PLANNING)

    def _set_expected(self, paragraphs: list[int]) -> None:
        self._expected = paragraphs
        self._places = {paragraph: place for place, paragraph in enumerate(self._expected)}

    def forget(self, changes: PlannedChanges | None = None, touched: frozenset[int] = frozenset()) -> None:
        """Forget what was read ahead of the paragraphs that these changes touch; without changes, of all."""
        if changes is None or changes.boundaries or changes.documents or changes.merges or changes.entries:
            self._set_expected([])
            self._ahead, self._numbers, self._asked, self._four_eyes = {}, {}, 0, None
        else:
            for paragraph in touched:
                self._places.pop(paragraph, None)
                self._ahead.pop(paragraph, None)

    def paragraph(self, paragraph_id: int) -> Paragraph:
        if self.recorder is not None and paragraph_id in self.recorder.waiting:
            self.recorder.write()
        found = self._ahead.get(paragraph_id)
        if found is None:
            place = self._places.get(paragraph_id)
            wanted = [paragraph_id] if place is None else self._expected[place : place + _AT_ONCE]
            read = {paragraph.id: paragraph for paragraph in self._read(wanted)}
            if place is not None:
                self._ahead = {one: paragraph for one, paragraph in read.items() if one in self._places}
            found = read.get(paragraph_id)
        if found is None:
            raise CommandRefusedError(
                _("that paragraph is not in the project any more: its document was removed or has changed")
            )
        return found

    def _read(self, paragraphs: Sequence[int]) -> list[Paragraph]:
        self.progress.advance(len(paragraphs))
        unverified = [one for one in paragraphs if one not in self._verified] if self.verifies else []
        if unverified:
            if problems := paragraph_problems(self._connection, unverified, verified=self.verified):
                self._file.verified = False
                raise damaged_error(self._file.path, problems[0])
            self._verified.update(unverified)
        return documents.read_paragraphs(self._connection, paragraphs)

    def number(self, segment: int) -> int:
        self._asked += 1
        if self._asked == _MANY:
            ordered = segments.ordered_ids(self._connection)
            self._numbers = {identity: number for number, identity in enumerate(ordered, 1)}
        return self._numbers.get(segment) or segments.number_of(self._connection, segment)

    def documents(self) -> tuple[ProjectDocument, ...]:
        return documents.read_documents(self._connection)

    def judgement(self, segment: int) -> ReviewBaselines:
        self._write_waiting()
        return judgement(self._connection, segment)

    def open_returns(self, segment: int) -> tuple[str, ...]:
        return comments.open_returning_threads(self._connection, segment)

    def earlier_english(self, segment: int) -> frozenset[str]:
        self._write_waiting()
        return revisions.read_confirmed_texts(self._connection, segment)

    def _write_waiting(self) -> None:
        if self.recorder is not None:
            self.recorder.write()

    @property
    def four_eyes(self) -> bool:
        if self._four_eyes is None:
            self._four_eyes = forbids_own_approval(self._connection)
        return self._four_eyes

    @property
    def checks(self) -> QaCheckSet:
        if self._checks is None:
            self._checks = read_checks(self._connection)
        return self._checks

    def forget_checks(self) -> None:
        """Read the checks of the project again when they are needed, because its shared entries changed."""
        self._checks = None


class CommandRunner:
    """Runs commands on the project file, records them in the undo log, and undoes and redoes them.

    Attributes:
        reader: What commands read.
        most_read_back: The number of modified paragraphs up to which a result has them; None for any.
    """

    def __init__(self, file: OpenedProjectFile) -> None:
        self.reader = StoredProjectReader(file)
        self.most_read_back: int | None = None
        self._file = file
        self._connection = file.connection

    def run(self, tasks: Sequence[tuple[ProjectCommand, Role]], author: Author) -> PlannedChanges:
        """Run commands and write their changes to the file as one undo step; each command has its own role.

        Raises:
            CommandRefusedError: The rules do not allow one of them.
        """
        uid, now = new_uid(), now_ms()
        planned = list[PlannedChanges]()
        recorder = self.reader.recorder = UndoStepRecorder(
            self._connection,
            UndoStepContext(author, Role.TRANSLATOR, now, uid, self.reader.progress.advance),
            self.reader.progress,
        )
        self.reader.expect(paragraph_of(command.segment) for command, _role in tasks if is_on_sentence(command))
        try:
            for command, role in tasks:
                changes = command.plan(self.reader, CommandActor(author, role))
                planned.append(changes)
                touched = touched_paragraphs(changes)
                recorder.add(changes, role, touched)
                self.reader.forget(changes, touched)
                if changes.entries or changes.merges:
                    self.reader.forget_checks()
            recorder.write()
        finally:
            self.reader.recorder = None
            self.reader.forget()
        if recorder.steps:
            operation = operations.UndoStep(0, uid, verb_of(tasks), recorder.steps)
            operations.add_operation(self._connection, "do", operation, author, now)
        return combine_changes(planned)

    def undo(self, author: Author, role: Role) -> CommandResult:
        """Undo the latest undo step of the project.

        Raises:
            CommandRefusedError: There is none, or its sentences were changed since.
        """
        with self._file.explained():
            operation = operations.next_undo(self._connection)
        return self._undo_or_redo("undo", operation, author, role)

    def redo(self, author: Author, role: Role) -> CommandResult:
        """Redo the step that was undone last.

        Raises:
            CommandRefusedError: There is none.
        """
        with self._file.explained():
            operation = operations.next_redo(self._connection)
        return self._undo_or_redo("redo", operation, author, role)

    def _undo_or_redo(
        self, kind: str, operation: operations.UndoStep | None, author: Author, role: Role
    ) -> CommandResult:
        if operation is None:
            raise CommandRefusedError(_("nothing to undo") if kind == "undo" else _("nothing to redo"))
        progress = self.reader.progress
        context = UndoStepContext(author, role, now_ms(), new_uid(), progress.advance)
        progress.begin(len(operation.steps))
        self.reader.forget_checks()
        changes, inverse = undo_recorded_steps(self._connection, operation.steps, context)
        reverse = operations.UndoStep(0, context.uid, operation.verb, inverse)
        row = operations.add_operation(self._connection, kind, reverse, author, context.now)
        operations.mark_undone(self._connection, operation.id, row)
        return self.result(changes, operation.verb)

    def result(self, changes: PlannedChanges, verb: str) -> CommandResult:
        """Combine the changes of commands with the modified paragraphs, read again from the file."""
        touched = sorted(touched_paragraphs(changes))
        if self.most_read_back is not None and len(touched) > self.most_read_back:
            return CommandResult((), changes._replace(revisions=()), verb, tuple(touched))
        return CommandResult(tuple(documents.read_paragraphs(self._connection, touched)), changes, verb)
