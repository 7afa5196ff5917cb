"""Typing: changes the English of a sentence, which becomes a draft."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project import rules
from translator_gui.project.command import CommandActor, CommandProjectReader, SentenceDisplayName, find_sentence


class SetTargetText(NamedTuple):
    """Command: replace the target text (English) of one sentence."""

    segment: int
    target: str
    origin: RevisionOrigin = RevisionOrigin.TYPED
    verb: str = "typing"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        del actor
        segment = find_sentence(reader, self.segment).segment
        if segment.target == self.target:
            return PlannedChanges()
        status = rules.status_after_typing(segment, SentenceDisplayName(reader, self.segment))
        return PlannedChanges(revisions=(PlannedRevision(self.segment, self.target, status, self.origin),))
