"""Typing: changes the English of a sentence, which becomes a draft."""

from typing import NamedTuple

from translator_gui.model.changes import Changes, NewRevision
from translator_gui.model.revision import Origin
from translator_gui.project import rules
from translator_gui.project.command import Actor, ProjectReader, SentenceLabel, find_sentence


class EditTarget(NamedTuple):
    """Sets the whole English of one sentence."""

    segment: int
    target: str
    origin: Origin = Origin.TYPED
    verb: str = "typing"

    def plan(self, reader: ProjectReader, actor: Actor) -> Changes:
        del actor
        segment = find_sentence(reader, self.segment).segment
        if segment.target == self.target:
            return Changes()
        status = rules.drafted(segment, SentenceLabel(reader, self.segment))
        return Changes(revisions=(NewRevision(self.segment, self.target, status, self.origin),))
