"""Accepting the reviewer's English of a returned sentence."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedCommentEvent, PlannedRevision
from translator_gui.model.comment import CommentAction
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project import rules
from translator_gui.project.command import Actor, ProjectReader, RefusedError, SentenceLabel, find_sentence


class AcceptReturnedSentences(NamedTuple):
    """Hands over the English as the reviewer left it and resolves the comment of the return."""

    segment: int
    verb: str = "accept"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        segment, label = find_sentence(reader, self.segment).segment, SentenceLabel(reader, self.segment)
        status = rules.answered(segment, label, actor.role)
        judged = reader.judgement(self.segment)
        if judged.handed_over is None or judged.handed_over.target == segment.target:
            raise RefusedError(
                _(
                    "{label}: the reviewer left its English as it was; change it, or keep it and say why",
                    label=label.message(),
                )
            )
        if not segment.target:
            raise RefusedError(
                _("{label} has no English any more; write it, or leave it empty on purpose", label=label.message())
            )
        said = judged.returned
        return PlannedChanges(
            revisions=(PlannedRevision(self.segment, segment.target, status, RevisionOrigin.ACCEPTED),),
            comments=(PlannedCommentEvent(self.segment, CommentAction.RESOLVE, thread=said.uid),) if said else (),
        )
