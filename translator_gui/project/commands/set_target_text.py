"""Typing: changes the English of a sentence, which becomes a draft."""

from typing import NamedTuple

from translator_gui.model.changes import CommandChanges, NewRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project import rules
from translator_gui.project.command import CommandActor, CommandProjectReader, SentenceDisplayName, find_sentence


class SetTargetText(NamedTuple):
    """Command: replace the target text (English) of one sentence."""

    segment: int
    target: str
    origin: RevisionOrigin = RevisionOrigin.TYPED
    verb: str = "typing"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> CommandChanges:
        del actor
        segment = find_sentence(reader, self.segment).segment
        if segment.target == self.target:
            return CommandChanges()
        status = rules.status_after_typing(segment, SentenceDisplayName(reader, self.segment))
        return CommandChanges(revisions=(NewRevision(self.segment, self.target, status, self.origin),))
