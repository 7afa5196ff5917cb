"""Contesting a return: the translator's English stays, with a reply to the reviewer."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedCommentEvent, PlannedRevision
from translator_gui.model.comment import CommentAction
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project import rules
from translator_gui.project.command import Actor, ProjectReader, RefusedError, SentenceLabel, find_sentence


class ContestReturn(NamedTuple):
    """Hands over the translator's earlier English again; the reply goes into the thread of the return."""

    segment: int
    answer: str
    verb: str = "keep mine"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        segment, label = find_sentence(reader, self.segment).segment, SentenceLabel(reader, self.segment)
        status = rules.answered(segment, label, actor.role)
        answer = self.answer.strip()
        if not answer:
            raise RefusedError(_("{label}: say in an answer why your English stays", label=label.message()))
        judged = reader.judgement(self.segment)
        # What was approved before anybody handed it over came back as it stands.
        target = judged.handed_over.target if judged.handed_over else segment.target
        said = PlannedCommentEvent(self.segment, CommentAction.ADD, answer)
        if judged.returned:
            said = PlannedCommentEvent(self.segment, CommentAction.REPLY, answer, judged.returned.uid)
        return PlannedChanges(
            revisions=(PlannedRevision(self.segment, target, status, RevisionOrigin.KEPT),), comments=(said,)
        )
