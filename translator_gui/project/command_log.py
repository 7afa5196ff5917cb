"""Running commands and recording how to undo them. Everything here runs inside the caller's transaction."""

from collections.abc import Sequence

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.changes import PlannedChanges, combine_changes
from translator_gui.model.document import ProjectDocument
from translator_gui.model.identity import new_uid
from translator_gui.model.moment import now_ms
from translator_gui.model.review_baselines import ReviewBaselines
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Role
from translator_gui.project.apply_changes import touched_paragraphs
from translator_gui.project.check_settings import QaCheckSet, read_checks
from translator_gui.project.command import CommandActor, CommandRefusedError, ProjectCommand, verb_of
from translator_gui.project.command_result import CommandResult
from translator_gui.project.project_file import OpenedProjectFile
from translator_gui.project.recording import record, undo_recorded_steps
from translator_gui.project.reviewing.judging import judgement
from translator_gui.project.undo_steps import InverseStep, UndoStepContext
from translator_gui.store import comments, documents, operations, revisions, segments
from translator_gui.store.connection import damaged_error
from translator_gui.store.entries import forbids_own_approval
from translator_gui.store.read_check import paragraph_problems


class StoredProjectReader:
    """Reads project data from the project file for commands that plan their changes.

    Attributes:
        verifies: Whether a paragraph is verified when it is first read, because the whole file was not.
    """

    def __init__(self, file: OpenedProjectFile) -> None:
        self._file = file
        self._connection = file.connection
        self.verifies = False
        self._verified: set[int] = set()
        self._checks: QaCheckSet | None = None

    def paragraph(self, paragraph_id: int) -> Paragraph:
        if self.verifies and paragraph_id not in self._verified:
            if problems := paragraph_problems(self._connection, paragraph_id):
                self._file.verified = False
                raise damaged_error(self._file.path, problems[0])
            self._verified.add(paragraph_id)
        found = documents.read_paragraphs(self._connection, [paragraph_id])
        if not found:
            raise CommandRefusedError(
                _("that paragraph is not in the project any more: its document was removed or has changed")
            )
        return found[0]

    def number(self, segment: int) -> int:
        return segments.number_of(self._connection, segment)

    def documents(self) -> tuple[ProjectDocument, ...]:
        return documents.read_documents(self._connection)

    def judgement(self, segment: int) -> ReviewBaselines:
        return judgement(self._connection, segment)

    def open_returns(self, segment: int) -> tuple[str, ...]:
        return comments.open_returning_threads(self._connection, segment)

    def earlier_english(self, segment: int) -> frozenset[str]:
        return revisions.read_confirmed_texts(self._connection, segment)

    @property
    def four_eyes(self) -> bool:
        return forbids_own_approval(self._connection)

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
    """

    def __init__(self, file: OpenedProjectFile) -> None:
        self.reader = StoredProjectReader(file)
        self._file = file
        self._connection = file.connection

    def run(self, tasks: Sequence[tuple[ProjectCommand, Role]], author: Author) -> PlannedChanges:
        """Run commands and write their changes to the file as one undo step; each command has its own role.

        Raises:
            CommandRefusedError: The rules do not allow one of them.
        """
        uid, now = new_uid(), now_ms()
        planned, steps = list[PlannedChanges](), list[InverseStep]()
        for command, role in tasks:
            planned.append(command.plan(self.reader, CommandActor(author, role)))
            steps.extend(record(self._connection, planned[-1], UndoStepContext(author, role, now, uid)))
            if planned[-1].entries or planned[-1].merges:
                self.reader.forget_checks()
        if steps:
            operation = operations.UndoStep(0, uid, verb_of(tasks), steps)
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
        context = UndoStepContext(author, role, now_ms(), new_uid())
        self.reader.forget_checks()
        changes, inverse = undo_recorded_steps(self._connection, operation.steps, context)
        reverse = operations.UndoStep(0, context.uid, operation.verb, inverse)
        row = operations.add_operation(self._connection, kind, reverse, author, context.now)
        operations.mark_undone(self._connection, operation.id, row)
        return self.result(changes, operation.verb)

    def result(self, changes: PlannedChanges, verb: str) -> CommandResult:
        """Combine the changes of commands with the modified paragraphs, read again from the file."""
        touched = sorted(touched_paragraphs(changes))
        return CommandResult(tuple(documents.read_paragraphs(self._connection, touched)), changes, verb)
