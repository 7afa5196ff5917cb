"""Joining a sentence with the next one of its paragraph."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import (
    PlannedBoundaryChange,
    PlannedChanges,
    PlannedLabelsChange,
    PlannedNoteChange,
    PlannedRevision,
)
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Status
from translator_gui.project import rules
from translator_gui.project.command import Actor, ProjectReader, RefusedError, SentenceLabel, find_sentence


class JoinSentences(NamedTuple):
    """Joins a sentence with the next. English, notes and labels are combined; comments stay on their words."""

    segment: int
    verb: str = "join"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        found = find_sentence(reader, self.segment)
        first, second = found.segment, found.following
        if second is None:
            label = SentenceLabel(reader, self.segment)
            raise RefusedError(
                _("{label} is the last of its paragraph; sentences join within one only", label=label.message())
            )
        for segment in (first, second):
            rules.refuse_final(segment, SentenceLabel(reader, segment.id))
            rules.refuse_conflict(segment, SentenceLabel(reader, segment.id))
        target = " ".join(part for part in (first.target, second.target) if part)
        started = any(segment.status is not Status.NOT_STARTED for segment in (first, second))
        note = "\n".join(part for part in (first.note, second.note) if part)
        labels = tuple(sorted({*first.labels, *second.labels}))
        return PlannedChanges(
            boundaries=(PlannedBoundaryChange(found.paragraph.id, second.start, present=False),),
            revisions=(PlannedRevision(first.id, target, Status.DRAFT, RevisionOrigin.JOINED),) if started else (),
            notes=(PlannedNoteChange(first.id, note),) if note != first.note else (),
            labels=(PlannedLabelsChange(first.id, labels),) if labels != first.labels else (),
            go_to=first.id,
        )
