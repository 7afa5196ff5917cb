"""Writing changes as rows, and noting what takes them back. Runs inside the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from translator_gui.model.author import Author
from translator_gui.model.changes import Changes, NewBoundary, NewComment, NewLabels, NewNote, NewRevision
from translator_gui.model.comment import CommentAction, CommentEvent
from translator_gui.model.revision import Origin, Revision, text_hash
from translator_gui.model.status import Role, Status
from translator_gui.project.command import RefusedError
from translator_gui.store import boundaries, comments, revisions, segments
from translator_gui.store.driver import Connection

InverseStep = dict[str, Any]
"""How one row is taken back; kept as JSON in the undo log."""

_UNSPOKEN = {CommentAction.RESOLVE: CommentAction.REOPEN, CommentAction.REOPEN: CommentAction.RESOLVE}


@dataclass(frozen=True, slots=True)
class Step:
    """Who does what when: what every row of one undo step shares."""

    author: Author
    author_id: int
    role: Role
    now: int
    uid: str


def record(connection: Connection, changes: Changes, step: Step) -> list[InverseStep]:
    """Writes changes and gives what takes them back, to be read from last to first."""
    steps = [_boundary(connection, item, step) for item in changes.boundaries]
    for paragraph in {item.paragraph for item in changes.boundaries}:
        comments.show_paragraph_comments(connection, paragraph)
    steps.extend(
        _revision(connection, item, step)
        for item in changes.revisions
        if item.status is not Status.NOT_STARTED or revisions.head_uids(connection, item.segment)
    )
    steps.extend(_comment(connection, item, step) for item in changes.comments)
    steps.extend(_annotation(connection, item, step) for item in (*changes.notes, *changes.labels))
    return steps


def take_back(connection: Connection, steps: Sequence[InverseStep], step: Step) -> tuple[Changes, list[InverseStep]]:
    """The changes that undo recorded steps, written; and what takes them back in turn.

    Raises:
        RefusedError: Something else was done to one of the sentences since.
    """
    changes, inverse = Changes(), list[InverseStep]()
    for item in reversed(steps):
        reverse = _reversed_step(connection, item)
        inverse.extend(record(connection, reverse, step))
        changes = changes.plus(reverse)
    return changes, inverse


def _boundary(connection: Connection, item: NewBoundary, step: Step) -> InverseStep:
    boundaries.add_boundary(
        connection,
        item.paragraph,
        item.start,
        present=item.present,
        author_id=step.author_id,
        time=step.now,
        operation=step.uid,
    )
    return {"kind": "boundary", "paragraph": item.paragraph, "start": item.start, "present": not item.present}


def _revision(connection: Connection, item: NewRevision, step: Step) -> InverseStep:
    parents = revisions.head_uids(connection, item.segment)
    latest = max((revisions.read_revision(connection, uid).time for uid in parents), default=0)
    uid, source = segments.segment_identity(connection, item.segment)
    revision = Revision(
        uid=str(uuid4()),
        segment_uid=uid,
        parents=parents,
        target=item.target,
        status=item.status,
        author_uid=step.author.uid,
        author=step.author.name,
        role=step.role,
        time=max(step.now, latest + 1),
        origin=item.origin,
        operation=step.uid,
        source_hash=text_hash(source),
    )
    revisions.add_revision(connection, item.segment, step.author_id, revision)
    return {"kind": "revision", "segment": item.segment, "before": list(parents), "after": revision.uid}


def _comment(connection: Connection, item: NewComment, step: Step) -> InverseStep:
    uid = str(uuid4())
    owner, events = comments.read_thread(connection, item.thread) if item.thread else (item.segment, [])
    if item.thread and not events:
        raise RefusedError("that comment is gone; somebody took it back")
    answered = {known for event in events for known in event.after}
    event = CommentEvent(
        uid=uid,
        thread=item.thread or uid,
        segment_uid=segments.segment_identity(connection, owner)[0],
        action=item.action,
        author=step.author.name,
        time=max(step.now, max((event.time for event in events), default=0) + 1),
        text=item.text,
        edits=item.edits,
        after=tuple(event.uid for event in events if event.uid not in answered),
        anchor=item.anchor,
    )
    comments.add_comment_event(connection, owner, step.author_id, event, step.uid)
    before = next((past.text for past in reversed(events) if item.edits in {past.uid, past.edits}), "")
    return {
        "kind": "comment",
        "segment": owner,
        "action": item.action,
        "thread": event.thread,
        "event": item.edits or uid,
        "text": before,
    }


def _annotation(connection: Connection, item: NewNote | NewLabels, step: Step) -> InverseStep:
    kind, value = ("note", item.text) if isinstance(item, NewNote) else ("labels", "\n".join(item.labels))
    before = comments.read_annotation(connection, item.segment, kind)
    comments.add_annotation(
        connection, item.segment, step.author_id, kind, value, uid=str(uuid4()), time=step.now, operation=step.uid
    )
    return {"kind": kind, "segment": item.segment, "before": before, "after": value}


def _reversed_step(connection: Connection, item: InverseStep) -> Changes:
    kind: str = item["kind"]
    if kind == "boundary":
        return Changes(boundaries=(NewBoundary(item["paragraph"], item["start"], present=item["present"]),))
    segment: int = item["segment"]
    if kind == "revision":
        return _reversed_revision(connection, segment, item["before"], item["after"])
    if kind == "comment":
        return Changes(comments=(_reversed_comment(item),), go_to=segment)
    if comments.read_annotation(connection, segment, kind) != item["after"]:
        raise RefusedError("cannot undo: the note or the labels were changed since")
    if kind == "note":
        return Changes(notes=(NewNote(segment, item["before"]),), go_to=segment)
    before: str = item["before"]
    labels = tuple(before.split("\n")) if before else ()
    return Changes(labels=(NewLabels(segment, labels),), go_to=segment)


def _reversed_revision(connection: Connection, segment: int, before: list[str], after: str) -> Changes:
    # An undone later step leaves another head with the same content: that is where this step left it.
    left = revisions.read_revision(connection, after)
    heads = [revisions.read_revision(connection, uid) for uid in revisions.head_uids(connection, segment)]
    if [(head.target, head.status) for head in heads] != [(left.target, left.status)]:
        raise RefusedError("cannot undo: the sentence was changed by something else since; edit it by hand")
    target, status = "", Status.NOT_STARTED
    if before:
        past = revisions.read_revision(connection, before[0])
        target, status = past.target, past.status
    return Changes(revisions=(NewRevision(segment, target, status, Origin.UNDONE),), go_to=segment)


def _reversed_comment(item: InverseStep) -> NewComment:
    action = CommentAction(item["action"])
    thread, event = item["thread"], item["event"]
    if action in {CommentAction.ADD, CommentAction.REPLY, CommentAction.RESTORE}:
        return NewComment(item["segment"], CommentAction.REMOVE, thread=thread, edits=event)
    if action is CommentAction.REMOVE:
        return NewComment(item["segment"], CommentAction.RESTORE, thread=thread, edits=event)
    if action is CommentAction.EDIT:
        return NewComment(item["segment"], CommentAction.EDIT, item["text"], thread, edits=event)
    return NewComment(item["segment"], _UNSPOKEN[action], thread=thread)
