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
from translator_gui.project.command import (
    CommandActor,
    CommandProjectReader,
    CommandRefusedError,
    SentenceDisplayName,
    find_sentence,
)


class JoinSentences(NamedTuple):
    """Command: join a sentence with the next one. English, notes and labels are combined; comments are kept."""

    segment: int
    verb: str = "join"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        del actor
        found = find_sentence(reader, self.segment)
        first, second = found.segment, found.following
        if second is None:
            label = SentenceDisplayName(reader, self.segment)
            raise CommandRefusedError(
                _("{label} is the last of its paragraph; sentences join within one only", label=label.message())
            )
        for segment in (first, second):
            rules.refuse_final(segment, SentenceDisplayName(reader, segment.id))
            rules.refuse_conflict(segment, SentenceDisplayName(reader, segment.id))
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
