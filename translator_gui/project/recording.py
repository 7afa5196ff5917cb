"""Writes changes as rows and records how to undo them, inside the caller's transaction."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import (
    PlannedBoundaryChange,
    PlannedChanges,
    PlannedCommentEvent,
    PlannedLabelsChange,
    PlannedNoteChange,
    PlannedRevision,
    combine_changes,
)
from translator_gui.model.comment import (
    AS_IT_STANDS,
    CommentAction,
    CommentAnchor,
    CommentEvent,
    ErrorCategory,
    ErrorSeverity,
    is_open,
    verdict,
)
from translator_gui.model.identity import new_uid, new_uids
from translator_gui.model.merging import PlannedMerge, PlannedMergeRedo, PlannedMergeUndo
from translator_gui.model.moment import moment_after
from translator_gui.model.revision import Revision, RevisionOrigin, text_hash
from translator_gui.model.status import Status
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.document_recording import record_document, reversed_document
from translator_gui.project.entry_recording import record_entry, reversed_entry
from translator_gui.project.merging.merge_recording import (
    MERGE_STEPS,
    record_merge,
    record_merge_undo,
    resolutions_to_record,
    reverse_merge,
)
from translator_gui.project.merging.resolving import record_resolution, resolution_step
from translator_gui.project.undo_steps import InverseStep, UndoStepContext
from translator_gui.store import boundaries, comments, new_revisions, revisions, segments
from translator_gui.store.authors import author_row
from translator_gui.store.driver import Connection
from translator_gui.store.new_revisions import SentenceToRevise
from translator_gui.text.quote_location import TextRange, find_quote

_LONGEST = 4 << 20
_AT_ONCE = 500
"""Sentences whose revisions are written together."""
_SAID = frozenset({CommentAction.ADD, CommentAction.REPLY})
_UNSPOKEN = {CommentAction.RESOLVE: CommentAction.REOPEN, CommentAction.REOPEN: CommentAction.RESOLVE}


def record(connection: Connection, changes: PlannedChanges, step: UndoStepContext) -> list[InverseStep]:
    """Write the changes of a command to the project file; return the steps that undo them, to be run backwards."""
    refuse_unstorable_changes(changes)
    steps = [_boundary(connection, item, step) for item in changes.boundaries]
    for paragraph in {item.paragraph for item in changes.boundaries}:
        comments.show_paragraph_comments(connection, paragraph)
    steps.extend(_revisions(connection, changes.revisions, step))
    for comment in changes.comments:
        steps.extend(_comment(connection, comment, step))
    for annotation in (*changes.notes, *changes.labels):
        steps.extend(_annotation(connection, annotation, step))
    for item in changes.documents:
        steps.extend(record_document(connection, item, step))
    for item in changes.merges:
        steps.extend(_merge(connection, item, step))
    for item in changes.entries:
        steps.extend(record_entry(connection, item, step))
    return steps


def refuse_unstorable_changes(changes: PlannedChanges) -> None:
    """Refuse changes of a command that contain text the project file cannot store."""
    texts = [item.target for item in changes.revisions]
    texts += [item.text for item in (*changes.comments, *changes.notes)]
    texts += ["\n".join(item.labels) for item in changes.labels]
    texts += [text for item in changes.entries for text in (item.key, item.value)]
    for text in texts:
        refuse_unstorable(text)


def refuse_unstorable(text: str) -> None:
    """Refuse a text that the project file cannot store (too long, NUL, half a character).

    Raises:
        CommandRefusedError: It is too long, or holds a NUL or half of a character.
    """
    if len(text) >= _LONGEST:
        raise CommandRefusedError(
            _(
                "a text of {number} characters is too long; keep it under {most}",
                number=format_number(len(text)),
                most=format_number(_LONGEST),
            )
        )
    if "\0" in text:
        raise CommandRefusedError(_("a text holds a NUL character; take it out"))
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise CommandRefusedError(
            _(
                "a text holds half of a character (U+{code}) at {position}; take it out",
                code=f"{ord(text[error.start]):04X}",
                position=error.start + 1,
            )
        ) from error


def undo_recorded_steps(
    connection: Connection, steps: Sequence[InverseStep], step: UndoStepContext
) -> tuple[PlannedChanges, list[InverseStep]]:
    """Undo the recorded steps of a command in the project file; return the changes and the steps that redo them.

    Raises:
        CommandRefusedError: Something else was done to one of the sentences since.
    """
    changes, inverse = list[PlannedChanges](), list[InverseStep]()
    uids = iter(new_uids(sum(item["kind"] == "revision" for item in steps)))
    for items in _undone_together(steps):
        if items[0]["kind"] == "revision":
            known = new_revisions.read_sentences_to_revise(connection, (item["segment"] for item in items))
            changes.append(_reversed_revisions(connection, items, known))
            inverse.extend(_revise(connection, changes[-1].revisions, step, uids, known))
        else:
            changes.append(_reversed_step(connection, items[0]))
            inverse.extend(record(connection, changes[-1], step))
    return combine_changes(changes), inverse


def _undone_together(steps: Sequence[InverseStep]) -> Iterator[list[InverseStep]]:
    """Yield recorded steps from last to first: the revisions of different sentences together, all others alone."""
    together: dict[int, InverseStep] = {}
    for item in reversed(steps):
        is_revision = item["kind"] == "revision"
        if together and (not is_revision or item["segment"] in together or len(together) == _AT_ONCE):
            yield list(together.values())
            together = {}
        if is_revision:
            together[item["segment"]] = item
        else:
            yield [item]
    if together:
        yield list(together.values())


def _merge(
    connection: Connection, item: PlannedMerge | PlannedMergeUndo | PlannedMergeRedo, step: UndoStepContext
) -> list[InverseStep]:
    if not isinstance(item, PlannedMerge):
        return record_merge_undo(connection, item, step)
    came = record_merge(connection, item, step)
    return [*came, *_revisions(connection, resolutions_to_record(connection, item.choices), step)]


def _boundary(connection: Connection, item: PlannedBoundaryChange, step: UndoStepContext) -> InverseStep:
    boundaries.add_boundary(
        connection,
        item.paragraph,
        item.start,
        present=item.present,
        author=step.author,
        time=step.now,
        operation=step.uid,
    )
    return {"kind": "boundary", "paragraph": item.paragraph, "start": item.start, "present": not item.present}


def _revisions(
    connection: Connection, items: Collection[PlannedRevision], step: UndoStepContext
) -> Iterator[InverseStep]:
    """Write planned revisions in order, those of different sentences together; yield the steps that undo them."""
    together: dict[int, PlannedRevision] = {}
    uids = iter(new_uids(len(items)))
    for item in items:
        if item.segment in together or item.origin is RevisionOrigin.SETTLED or len(together) == _AT_ONCE:
            yield from _revise(connection, together.values(), step, uids)
            together = {}
        if item.origin is not RevisionOrigin.SETTLED:
            together[item.segment] = item
        elif item.status is not Status.NOT_STARTED or revisions.head_uids(connection, item.segment):
            resolved = record_resolution(connection, item, step)
            if resolved is not None:
                yield resolved
                continue
            # Newly written: the text of whoever resolves the conflict.
            status = Status.DRAFT if item.target else item.status
            yield from _revise(connection, [item._replace(status=status)], step, uids)
    yield from _revise(connection, together.values(), step, uids)


def _revise(
    connection: Connection,
    items: Collection[PlannedRevision],
    step: UndoStepContext,
    uids: Iterator[str],
    known: Mapping[int, SentenceToRevise] | None = None,
) -> list[InverseStep]:
    """Write planned revisions of different sentences; return the steps that undo them.

    Args:
        connection: The file.
        items: The revisions.
        step: Who writes them.
        uids: Their new uids.
        known: The sentences, if they were read in this transaction and not written since.
    """
    step.advance(len(items))
    if known is None:
        known = new_revisions.read_sentences_to_revise(connection, (item.segment for item in items))
    author_uid = step.author.uid
    added: dict[int, Revision] = {}
    for item in items:
        sentence = known[item.segment]
        if item.status is Status.NOT_STARTED and not sentence.heads:
            continue
        added[item.segment] = Revision(
            uid=next(uids),
            segment_uid=sentence.uid,
            parents=sentence.heads,
            target=item.target,
            status=item.status,
            author_uid=author_uid,
            author=step.author.name,
            role=step.role,
            time=moment_after(step.now, sentence.latest),
            origin=item.origin,
            operation=step.uid,
            source_hash=text_hash(sentence.source),
            origin_detail=item.origin_detail,
        )
    if not added:
        return []
    new_revisions.add_revisions(connection, author_row(connection, step.author), added, known)
    return [
        {"kind": "revision", "segment": segment, "before": list(revision.parents), "after": revision.uid}
        if len(revision.parents) <= 1 and revision.origin is not RevisionOrigin.SETTLED
        else resolution_step(connection, segment, revision.uid, step, in_conflict=known[segment].in_conflict)
        for segment, revision in added.items()
    ]


def _comment(connection: Connection, item: PlannedCommentEvent, step: UndoStepContext) -> list[InverseStep]:
    uid = new_uid()
    hangs_on, events = comments.read_thread(connection, item.thread) if item.thread else (item.segment, [])
    said = {event.uid for event in events if event.action in _SAID}
    if (item.thread and not events) or (item.edits and item.edits not in said):
        raise CommandRefusedError(_("that comment is gone: somebody took it back; write a new one"))
    if item.action in _UNSPOKEN and is_open(events) is (item.action is CommentAction.REOPEN):
        return []
    answered = {known for event in events for known in event.after}
    event = CommentEvent(
        uid=uid,
        thread=item.thread or uid,
        segment_uid=segments.segment_identity(connection, hangs_on)[0],
        action=item.action,
        author=step.author.name,
        time=moment_after(step.now, *(event.time for event in events)),
        text=item.text,
        edits=item.edits,
        after=tuple(event.uid for event in events if event.uid not in answered),
        anchor=_anchored(connection, hangs_on, item.anchor),
        category=item.category,
        severity=item.severity,
    )
    comments.add_comment_event(connection, hangs_on, step.author, event, step.uid)
    inverse: InverseStep = {"kind": "comment", "segment": hangs_on, "action": item.action, "thread": event.thread}
    if item.action is CommentAction.EDIT:
        ordered = sorted(events, key=lambda e: (e.time, e.uid))
        inverse["verdict"] = [kind or "" for kind in verdict(ordered, item.edits)]
        inverse["judges"] = bool(item.category or item.severity or not item.text)
    return [{**inverse, "event": item.edits or uid, "text": _words(events, item.edits) if item.text else ""}]


def _anchored(connection: Connection, segment: int, anchor: CommentAnchor | None) -> CommentAnchor | None:
    """Attach a comment anchor to the latest revision that contains the quoted words; None if none does."""
    if anchor is None or anchor.revision != AS_IT_STANDS:
        return anchor
    for uid in revisions.head_uids(connection, segment):
        target = revisions.read_revision(connection, uid).target
        stretch = TextRange(anchor.start, anchor.end)
        if target[anchor.start : anchor.end] != anchor.quote:
            stretch = find_quote(anchor.quote, target, anchor.start)
        if stretch is not None:
            return CommentAnchor(uid, stretch.start, stretch.end, anchor.quote)
    return None


def _words(events: Sequence[CommentEvent], uid: str) -> str:
    """Return the current text of a comment, after its edits."""
    edited = (e.text for e in reversed(events) if e.edits == uid and e.action is CommentAction.EDIT and e.text)
    return next(edited, "") or next((e.text for e in events if e.uid == uid), "")


def _annotation(
    connection: Connection, item: PlannedNoteChange | PlannedLabelsChange, step: UndoStepContext
) -> list[InverseStep]:
    kind, value = ("note", item.text) if isinstance(item, PlannedNoteChange) else ("labels", "\n".join(item.labels))
    before = comments.read_annotation(connection, item.segment, kind)
    if before == value:
        return []
    comments.add_annotation(
        connection, item.segment, step.author, kind, value, uid=new_uid(), time=step.now, operation=step.uid
    )
    return [{"kind": kind, "segment": item.segment, "before": before, "after": value}]


def _reversed_step(connection: Connection, item: InverseStep) -> PlannedChanges:
    kind: str = item["kind"]
    if kind == "document":
        return reversed_document(connection, item)
    if kind == "entry":
        return reversed_entry(connection, item)
    if kind == "boundary":
        return PlannedChanges(
            boundaries=(PlannedBoundaryChange(item["paragraph"], item["start"], present=item["present"]),)
        )
    return reverse_merge(item) if kind in MERGE_STEPS else _reversed_on_sentence(connection, kind, item)


def _reversed_on_sentence(connection: Connection, kind: str, item: InverseStep) -> PlannedChanges:
    segment: int = item["segment"]
    if kind == "comment":
        shown = comments.shown_on(connection, item["thread"]) or comments.owner(connection, segment)
        return PlannedChanges(comments=_reversed_comment(item), go_to=shown)
    if comments.read_annotation(connection, segment, kind) != item["after"]:
        raise CommandRefusedError(_("cannot undo: the note or the labels were changed since; change them by hand"))
    if kind == "note":
        return PlannedChanges(notes=(PlannedNoteChange(segment, item["before"]),), go_to=segment)
    before: str = item["before"]
    labels = tuple(before.split("\n")) if before else ()
    return PlannedChanges(labels=(PlannedLabelsChange(segment, labels),), go_to=segment)


def _reversed_revisions(
    connection: Connection, items: Sequence[InverseStep], known: Mapping[int, SentenceToRevise]
) -> PlannedChanges:
    """Plan to undo the revisions of different sentences."""
    uids = {uid for item in items for uid in item["before"][:1]}
    changed = [item for item in items if known[item["segment"]].heads != (item["after"],)]
    uids.update(uid for item in changed for uid in (item["after"], *known[item["segment"]].heads))
    values = revisions.read_values_by_uid(connection, uids)
    planned: list[PlannedRevision] = []
    for item in items:
        segment: int = item["segment"]
        heads = known[segment].heads
        # By what it says, not by its uid: undoing a later step wrote a revision that says the same again.
        if heads != (item["after"],) and (len(heads) != 1 or values[heads[0]] != values[item["after"]]):
            raise CommandRefusedError(
                _("cannot undo: the sentence was changed by something else since; edit it by hand")
            )
        target, status = values[item["before"][0]] if item["before"] else ("", Status.NOT_STARTED)
        planned.append(PlannedRevision(segment, target, status, RevisionOrigin.UNDONE))
    return PlannedChanges(revisions=tuple(planned), go_to=planned[-1].segment)


def _reversed_comment(item: InverseStep) -> tuple[PlannedCommentEvent, ...]:
    action = CommentAction(item["action"])
    segment, thread, event = item["segment"], item["thread"], item["event"]
    if action in {CommentAction.ADD, CommentAction.REPLY, CommentAction.RESTORE}:
        return (PlannedCommentEvent(segment, CommentAction.REMOVE, thread=thread, edits=event),)
    if action is CommentAction.REMOVE:
        return (PlannedCommentEvent(segment, CommentAction.RESTORE, thread=thread, edits=event),)
    if action is CommentAction.EDIT:
        words = PlannedCommentEvent(segment, CommentAction.EDIT, item["text"], thread, edits=event)
        category, severity = item.get("verdict", ("", ""))
        judged = words._replace(
            text="",
            category=ErrorCategory(category) if category else None,
            severity=ErrorSeverity(severity) if severity else None,
        )
        return (*((words,) if item["text"] else ()), *((judged,) if item.get("judges") else ()))
    return (PlannedCommentEvent(segment, _UNSPOKEN[action], thread=thread),)
