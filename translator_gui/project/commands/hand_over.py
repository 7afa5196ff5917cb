"""Handing over: approved sentences become final."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Role, Status
from translator_gui.project.command import Actor, ProjectReader, RefusedError, SentenceLabel, find_sentence


class HandOverSentences(NamedTuple):
    """Makes approved sentences final; those that are not approved any more stay as they are."""

    segments: tuple[int, ...]
    verb: str = "hand over"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        if actor.role is not Role.REVIEWER and self.segments:
            label = SentenceLabel(reader, self.segments[0])
            raise RefusedError(
                _("{label}: only a reviewer hands over; work as a reviewer first", label=label.message())
            )
        found = (find_sentence(reader, identity).segment for identity in dict.fromkeys(self.segments))
        return PlannedChanges(
            revisions=tuple(
                PlannedRevision(segment.id, segment.target, Status.FINAL, RevisionOrigin.HANDED_OVER)
                for segment in found
                if segment.status is Status.APPROVED and segment.heads <= 1
            )
        )
