"""The work is done: what is approved becomes final."""

from typing import NamedTuple

from translator_gui.model.changes import Changes, NewRevision
from translator_gui.model.revision import Origin
from translator_gui.model.status import Role, Status
from translator_gui.project.command import Actor, ProjectReader, RefusedError, SentenceLabel, find_sentence


class HandOverSentences(NamedTuple):
    """Makes sentences final; those that are not approved by now stay as they are."""

    segments: tuple[int, ...]
    verb: str = "hand over"

    def plan(self, reader: ProjectReader, actor: Actor) -> Changes:
        if actor.role is not Role.REVIEWER and self.segments:
            label = SentenceLabel(reader, self.segments[0])
            raise RefusedError(f"{label}: only a reviewer hands over; work as a reviewer first")
        found = (find_sentence(reader, identity).segment for identity in dict.fromkeys(self.segments))
        return Changes(
            revisions=tuple(
                NewRevision(segment.id, segment.target, Status.FINAL, Origin.HANDED_OVER)
                for segment in found
                if segment.status is Status.APPROVED and segment.heads <= 1
            )
        )
