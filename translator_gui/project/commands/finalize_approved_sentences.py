"""Handing over: approved sentences become final."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import paragraph_of
from translator_gui.model.status import Role, Status
from translator_gui.project.command import (
    CommandActor,
    CommandProjectReader,
    CommandRefusedError,
    SentenceDisplayName,
    find_sentence,
)


class FinalizeApprovedSentences(NamedTuple):
    """Command: give approved sentences the status final; sentences that are no longer approved stay as they are."""

    segments: tuple[int, ...]
    verb: str = "hand over"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        if actor.role is not Role.REVIEWER and self.segments:
            label = SentenceDisplayName(reader, self.segments[0])
            raise CommandRefusedError(
                _("{label}: only a reviewer hands over; work as a reviewer first", label=label.message())
            )
        reader.expect(map(paragraph_of, self.segments))
        found = (find_sentence(reader, identity).segment for identity in dict.fromkeys(self.segments))
        return PlannedChanges(
            revisions=tuple(
                PlannedRevision(segment.id, segment.target, Status.FINAL, RevisionOrigin.HANDED_OVER)
                for segment in found
                if segment.status is Status.APPROVED and segment.heads <= 1
            )
        )
