"""Typing: changes the English of a sentence, which becomes a draft."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project import rules
from translator_gui.project.command import Actor, ProjectReader, SentenceLabel, find_sentence


class EditTarget(NamedTuple):
    """Sets the whole English of one sentence."""

    segment: int
    target: str
    origin: RevisionOrigin = RevisionOrigin.TYPED
    verb: str = "typing"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        segment = find_sentence(reader, self.segment).segment
        if segment.target == self.target:
            return PlannedChanges()
        status = rules.drafted(segment, SentenceLabel(reader, self.segment))
        return PlannedChanges(revisions=(PlannedRevision(self.segment, self.target, status, self.origin),))
