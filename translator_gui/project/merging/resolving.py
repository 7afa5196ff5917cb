"""Writes the revision that resolves a conflict, and who resolved it, inside the caller's transaction."""

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedRevision
from translator_gui.model.lineage import chosen_versions
from translator_gui.model.merging import MergeAdditions
from translator_gui.model.revision import resolving_revision
from translator_gui.model.status import Status
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.merging.merge_recording import additions_step
from translator_gui.project.undo_steps import InverseStep, UndoStepContext
from translator_gui.store import revisions
from translator_gui.store.authors import known_author_row
from translator_gui.store.driver import Connection
from translator_gui.store.merging.merge_copy import reinstate
from translator_gui.store.resolutions import add_resolution


def record_resolution(connection: Connection, item: PlannedRevision, step: UndoStepContext) -> InverseStep | None:
    """Write the revision that resolves a merge conflict with one of its versions; None if no version has this English.

    Returns:
        What takes it back; None, and nothing is written, where no version has the text.

    Raises:
        CommandRefusedError: The sentence is final, and the choice is none of its final versions.
    """
    heads, nodes = revisions.head_uids(connection, item.segment), revisions.read_nodes(connection, item.segment)
    versions = chosen_versions(heads, (item.target, item.status), nodes)
    is_final = any(nodes[uid].status is Status.FINAL for uid in heads)
    if is_final and not any(nodes[uid].value == (item.target, Status.FINAL) for uid in versions):
        raise CommandRefusedError(
            _("a final sentence keeps one of its final versions; choose one, then reopen it to change it")
        )
    if not versions:
        return None
    chosen = revisions.read_revision(connection, versions[0])
    status = chosen.status if item.status is not Status.DRAFT else Status.DRAFT
    revision = resolving_revision([revisions.read_revision(connection, uid) for uid in heads], chosen, status)
    if revisions.revision_exists(connection, revision.uid):
        revisions.drop_pending(connection, item.segment)
        reinstate(connection, MergeAdditions(step.uid, (revision.uid,), {}, {}))
    else:
        author = known_author_row(connection, chosen.author_uid)
        revisions.add_revision(connection, item.segment, author, revision)
    return resolution_step(connection, item.segment, revision.uid, step, in_conflict=True)


def resolution_step(
    connection: Connection, segment: int, revision: str, step: UndoStepContext, *, in_conflict: bool
) -> InverseStep:
    """Write to the project file who resolved a merge conflict; return the step that undoes the resolution.

    They are taken back as what came with a merge is: the versions stand again.
    """
    rows = (revision,)
    if in_conflict:
        rows += (add_resolution(connection, revision, step.author, step.now, step.uid),)
    return additions_step(MergeAdditions(step.uid, rows, {}, {}), segment)
