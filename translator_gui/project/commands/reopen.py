"""Reopening a final sentence, with a reason."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges, PlannedCommentEvent, PlannedRevision
from translator_gui.model.comment import CommentAction
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project import rules
from translator_gui.project.command import Actor, ProjectReader, SentenceLabel, find_sentence


class ReopenSentence(NamedTuple):
    """Makes a final sentence a draft; the reason becomes a comment."""

    segment: int
    reason: str
    verb: str = "reopen"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        segment, label = find_sentence(reader, self.segment).segment, SentenceLabel(reader, self.segment)
        status = rules.reopened(segment, label, self.reason)
        return PlannedChanges(
            revisions=(PlannedRevision(self.segment, segment.target, status, RevisionOrigin.REOPENED),),
            comments=(PlannedCommentEvent(self.segment, CommentAction.ADD, self.reason.strip()),),
        )
