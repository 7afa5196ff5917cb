"""Writes a merge and records how to undo it, inside the caller's transaction."""

import contextlib
from collections.abc import Generator, Mapping

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.merging import (
    MergeAdditions,
    MergeResolution,
    PlannedMerge,
    PlannedMergeRedo,
    PlannedMergeUndo,
)
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Status
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.undo_steps import InverseStep, UndoStepContext
from translator_gui.store import revisions, segments
from translator_gui.store.connection import DamagedProjectError
from translator_gui.store.driver import Connection
from translator_gui.store.merging import merge_copy
from translator_gui.store.merging.loaded_copy import LoadedProjectCopy
from translator_gui.store.merging.row_union import has_new_work
from translator_gui.store.read_errors import FAULTS_OF_CONTENT

_CAME, _ASIDE = "came", "aside"
MERGE_STEPS = frozenset({_CAME, _ASIDE})
"""Kinds of steps that are taken back by setting rows aside, or by letting them count again."""


def would_change_project(connection: Connection, merge: MergeProjectCopy) -> bool:
    """Whether merging a copy would change anything in the project."""
    return bool(merge.choices) or (
        isinstance(merge.theirs, LoadedProjectCopy) and has_new_work(connection, merge.theirs)
    )


def record_merge(connection: Connection, item: PlannedMerge, step: UndoStepContext) -> list[InverseStep]:
    """Merge a copy into the project file; return the steps that undo this, none if the copy adds nothing.

    Raises:
        DamagedProjectError: The copy holds what a project never holds.
        UnmergeableCopyError: It cannot be a copy of this project.
    """
    if not isinstance(item.theirs, LoadedProjectCopy):
        raise TypeError(f"{item.theirs.name} was not read by read_theirs")
    with explain_damage(item.theirs.name):
        came = merge_copy.merge_copy(connection, item.theirs, step.uid)
    return [additions_step(came)] if came.rows else []


@contextlib.contextmanager
def explain_damage(name: str) -> Generator[None]:
    """Turn errors caused by the content of a merged copy into a `DamagedProjectError` that names the copy.

    Raises:
        DamagedProjectError: It does.
    """
    try:
        yield
    except FAULTS_OF_CONTENT as error:
        raise DamagedProjectError(
            _("{name}: damaged ({error}); ask for the copy again", name=name, error=repr(error)),
            in_window=_("{name} is damaged; ask for the copy again", name=name),
        ) from error


def resolutions_to_record(connection: Connection, choices: Mapping[str, MergeResolution]) -> list[PlannedRevision]:
    """Return the revisions to write for the conflicts that the user resolved in a merge.

    Raises:
        CommandRefusedError: A sentence is final, or gone.
    """
    wanted: list[PlannedRevision] = []
    for uid, choice in choices.items():
        segment = segments.segment_by_uid(connection, uid)
        if segment is None:
            raise CommandRefusedError(_("a sentence that was decided on is gone: compare again, and decide once more"))
        shown = segments.shown_value(connection, segment)
        heads = revisions.head_uids(connection, segment)
        if shown == choice and (len(heads) < 2 or segments.count_conflicting(connection, segment) < 2):  # noqa: PLR2004
            continue
        if shown[1] is Status.FINAL and choice.status is not Status.FINAL:
            number = segments.number_of(connection, segment)
            raise CommandRefusedError(
                _("sentence {number} is final; reopen it first, and nothing else was decided meanwhile", number=number)
            )
        wanted.append(PlannedRevision(segment, choice.target, choice.status, RevisionOrigin.SETTLED))
    return wanted


def record_merge_undo(
    connection: Connection, item: PlannedMergeUndo | PlannedMergeRedo, step: UndoStepContext
) -> list[InverseStep]:
    """Write the undo or redo of a merge: retract or reinstate the rows it added. Return the steps that reverse this.

    Raises:
        CommandRefusedError: Somebody went on with it since.
    """
    came = item.additions
    if isinstance(item, PlannedMergeUndo):
        aside = merge_copy.retract(connection, came)
        if aside.has_later_work:
            raise CommandRefusedError(_("cannot undo: somebody went on with what came since; take that back first"))
        return [_step(_ASIDE, aside.additions, item.segment)]
    merge_copy.reinstate(connection, came)
    return [additions_step(came._replace(operation=step.uid), item.segment)]


def additions_step(came: MergeAdditions, segment: int | None = None) -> InverseStep:
    """Return the undo step that retracts the rows added by a merge; `segment` is where the caret goes then."""
    return _step(_CAME, came, segment)


def _step(kind: str, came: MergeAdditions, segment: int | None) -> InverseStep:
    return {
        "kind": kind,
        "segment": segment,
        "operation": came.operation,
        "rows": list(came.rows),
        "properties": dict(came.properties),
        "orders": dict(came.orders),
    }


def reverse_merge(item: InverseStep) -> PlannedChanges:
    """Return the change that undoes a recorded merge, or that redoes an undone one."""
    came = MergeAdditions(item["operation"], tuple(item["rows"]), item["properties"], item["orders"])
    segment: int | None = item["segment"]
    change = PlannedMergeUndo(came, segment) if item["kind"] == _CAME else PlannedMergeRedo(came, segment)
    return PlannedChanges(merges=(change,), go_to=segment)
