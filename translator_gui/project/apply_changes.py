"""Applying changes to paragraphs in memory, before they are written."""

from typing import NamedTuple

from translator_gui.model.changes import (
    PlannedBoundaryChange,
    PlannedChanges,
    PlannedCommentEvent,
    PlannedLabelsChange,
    PlannedNoteChange,
    PlannedRevision,
    PlannedSharedEntryChange,
)
from translator_gui.model.entry import ignored_finding
from translator_gui.model.merging import PlannedMerge
from translator_gui.model.segment import Paragraph, Segment, paragraph_of, segment_id
from translator_gui.model.status import DONE, Status
from translator_gui.text.ends import sentence_end


def touched_paragraphs(changes: PlannedChanges) -> frozenset[int]:
    """Return the ids of the paragraphs whose sentences the changes of a command modify."""
    if changes.has_only_revisions:
        return frozenset([paragraph_of(item.segment) for item in changes.revisions])
    segments = [
        item.segment for group in (changes.revisions, changes.comments, changes.notes, changes.labels) for item in group
    ]
    settled = (item.segment for item in changes.merges if not isinstance(item, PlannedMerge))
    segments += [segment for segment in settled if segment is not None]
    segments += [entry.segment for entry in changes.entries if entry.segment is not None]
    return frozenset(map(paragraph_of, segments)) | {boundary.paragraph for boundary in changes.boundaries}


def by_paragraph(changes: PlannedChanges) -> dict[int, PlannedChanges]:
    """Split the changes of a command into one set per paragraph, so that each paragraph is updated only once."""
    parts: dict[int, _ParagraphChanges] = {}

    def part(paragraph: int) -> _ParagraphChanges:
        return parts.setdefault(paragraph, _ParagraphChanges([], [], [], [], [], []))

    for boundary in changes.boundaries:
        part(boundary.paragraph).boundaries.append(boundary)
    for revision in changes.revisions:
        part(paragraph_of(revision.segment)).revisions.append(revision)
    for comment in changes.comments:
        part(paragraph_of(comment.segment)).comments.append(comment)
    for note in changes.notes:
        part(paragraph_of(note.segment)).notes.append(note)
    for labels in changes.labels:
        part(paragraph_of(labels.segment)).labels.append(labels)
    for entry in changes.entries:
        if entry.segment is not None:
            part(paragraph_of(entry.segment)).entries.append(entry)
    return {paragraph: found.changes() for paragraph, found in parts.items()}


class _ParagraphChanges(NamedTuple):
    boundaries: list[PlannedBoundaryChange]
    revisions: list[PlannedRevision]
    comments: list[PlannedCommentEvent]
    notes: list[PlannedNoteChange]
    labels: list[PlannedLabelsChange]
    entries: list[PlannedSharedEntryChange]

    def changes(self) -> PlannedChanges:
        return PlannedChanges(
            tuple(self.boundaries),
            tuple(self.revisions),
            tuple(self.comments),
            tuple(self.notes),
            tuple(self.labels),
            entries=tuple(self.entries),
        )


def applied(paragraph: Paragraph, changes: PlannedChanges, author: str, now: int) -> Paragraph:
    """Return a paragraph with a command's changes applied in memory, before they are written to the file."""
    boundaries = [boundary for boundary in changes.boundaries if boundary.paragraph == paragraph.id]
    if boundaries:
        paragraph = _reshaped(paragraph, boundaries)
    segments = {segment.id: segment for segment in paragraph.segments}
    for revision in changes.revisions:
        if revision.segment in segments:
            before = segments[revision.segment]
            # Who confirms it has seen what changed in its Urdu.
            made_for = "" if revision.status in DONE else before.made_for
            segments[revision.segment] = before._replace(
                target=revision.target,
                status=revision.status,
                author=revision.author or author,
                changed=now,
                heads=1,
                made_for=made_for,
                # Whose translation a chosen version is, the file says.
                translator="" if revision.author else before.translator,
                reopened=_reopened(before, revision),
            )
    for note in changes.notes:
        if note.segment in segments:
            segments[note.segment] = segments[note.segment]._replace(note=note.text)
    for labels in changes.labels:
        if labels.segment in segments:
            segments[labels.segment] = segments[labels.segment]._replace(labels=labels.labels)
    for entry in changes.entries:
        if entry.segment in segments:
            segments[entry.segment] = _with_ignored(segments[entry.segment], entry, author)
    return paragraph._replace(segments=tuple(segments.values()))


def _with_ignored(segment: Segment, entry: PlannedSharedEntryChange, author: str) -> Segment:
    """Return a sentence after a shared entry that ignores a finding of it, or shows it again."""
    finding = entry.key.partition("/")[2]
    ignored = [one for one in segment.ignored if one.key != finding]
    if entry.value:
        ignored.append(ignored_finding(finding, entry.value, author))
    return segment._replace(ignored=tuple(sorted(ignored)))


def _reopened(before: Segment, after: PlannedRevision) -> bool:
    """Whether a sentence counts as changed after its approval once a new revision is applied."""
    if after.status in {Status.APPROVED, Status.FINAL, Status.NOT_STARTED}:
        return False
    approved = before.status in {Status.APPROVED, Status.FINAL}
    return (before.target != after.target) if approved else before.reopened


def _reshaped(paragraph: Paragraph, boundaries: list[PlannedBoundaryChange]) -> Paragraph:
    before = {segment.start: segment for segment in paragraph.segments}
    starts = set(before)
    for boundary in boundaries:
        (starts.add if boundary.present else starts.discard)(boundary.start)
    order = sorted(starts)
    segments: list[Segment] = []
    for start, following in zip(order, [*order[1:], len(paragraph.text)], strict=True):
        end = sentence_end(paragraph.text, start, following)
        new = Segment(segment_id(paragraph.id, start), paragraph.id, start, end, "", Status.NOT_STARTED)
        segments.append(before.get(start, new)._replace(end=end))
    return paragraph._replace(segments=tuple(segments))
