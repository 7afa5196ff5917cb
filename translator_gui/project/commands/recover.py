"""Writing the texts that a window shows into an earlier version of its project."""

from collections.abc import Iterator
from typing import NamedTuple

from translator_gui.model.changes import (
    PlannedBoundaryChange,
    PlannedChanges,
    PlannedLabelsChange,
    PlannedNoteChange,
    PlannedRevision,
)
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status
from translator_gui.project.command import Actor, ProjectReader


class RecoverParagraphs(NamedTuple):
    """Makes the sentences of paragraphs equal to those shown in the window; changed ones become drafts.

    A status that a sentence had in the window becomes a label ("was approved"): it can be filtered for, and whoever
    has the right to gives the status again.
    """

    shown: tuple[Paragraph, ...]
    verb: str = "recovery"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        """Return the changes to make.

        Raises:
            RefusedError: One of the paragraphs is not in the project.
        """
        del actor
        boundaries: list[PlannedBoundaryChange] = []
        revisions: list[PlannedRevision] = []
        notes: list[PlannedNoteChange] = []
        labels: list[PlannedLabelsChange] = []
        for paragraph in self.shown:
            there = {segment.start: segment for segment in reader.paragraph(paragraph.id).segments}
            wanted = {segment.start: segment for segment in paragraph.segments}
            boundaries += [
                PlannedBoundaryChange(paragraph.id, at, present=at in wanted) for at in sorted(there.keys() ^ wanted)
            ]
            for start, segment in wanted.items():
                before = there.get(start)
                revisions += _revision(before, segment)
                if segment.note != (before.note if before else ""):
                    notes.append(PlannedNoteChange(segment.id, segment.note))
                wanted_labels = _labels(before, segment)
                if wanted_labels != (before.labels if before else ()):
                    labels.append(PlannedLabelsChange(segment.id, wanted_labels))
        return PlannedChanges(tuple(boundaries), tuple(revisions), notes=tuple(notes), labels=tuple(labels))


def _revision(before: Segment | None, shown: Segment) -> Iterator[PlannedRevision]:
    if before is None:
        # A sentence that was joined away may have had English before.
        status = Status.DRAFT if shown.target else Status.NOT_STARTED
        yield PlannedRevision(shown.id, shown.target, status, RevisionOrigin.RECOVERED)
    elif shown.target != before.target or (shown.status != before.status and before.status is not Status.DRAFT):
        yield PlannedRevision(shown.id, shown.target, Status.DRAFT, RevisionOrigin.RECOVERED)


def _labels(before: Segment | None, shown: Segment) -> tuple[str, ...]:
    kept = before is not None and (before.target, before.status) == (shown.target, shown.status)
    if kept or shown.status in {Status.NOT_STARTED, Status.DRAFT}:
        return shown.labels
    return tuple(sorted({*shown.labels, f"was {shown.status}"}))
