"""Typing: changes the English of a sentence, which becomes a draft."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project import rules
from translator_gui.project.command import CommandActor, CommandProjectReader, SentenceDisplayName, find_sentence


class SetTargetText(NamedTuple):
    """Command: replace the target text (English) of one sentence.

    Attributes:
        origin: How the text was made.
        origin_detail: See `Revision.origin_detail`.
    """

    segment: int
    target: str
    origin: RevisionOrigin = RevisionOrigin.TYPED
    verb: str = "typing"
    origin_detail: str = ""

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        del actor
        segment = find_sentence(reader, self.segment).segment
        if segment.target == self.target:
            return PlannedChanges()
        status = rules.status_after_typing(segment, SentenceDisplayName(reader, self.segment))
        revision = PlannedRevision(self.segment, self.target, status, self.origin, origin_detail=self.origin_detail)
        return PlannedChanges(revisions=(revision,))
