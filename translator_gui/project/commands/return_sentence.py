"""Returning a sentence to the translator with a comment."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedCommentEvent, PlannedRevision
from translator_gui.model.comment import CommentAction, CommentAnchor, ErrorCategory, ErrorSeverity
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Role
from translator_gui.project import rules
from translator_gui.project.command import Actor, ProjectReader, RefusedError, SentenceLabel, find_sentence


class ReturnSentence(NamedTuple):
    """Returns a sentence with a comment, an error category, a severity, and the words it is about."""

    segment: int
    comment: str
    category: ErrorCategory | None = None
    severity: ErrorSeverity | None = None
    anchor: CommentAnchor | None = None
    verb: str = "return"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        segment, label = find_sentence(reader, self.segment).segment, SentenceLabel(reader, self.segment)
        if actor.role is not Role.REVIEWER:
            raise RefusedError(
                _("{label}: only a reviewer returns it; work as a reviewer first", label=label.message())
            )
        status = rules.returned(segment, label, self.comment)
        return PlannedChanges(
            revisions=(PlannedRevision(self.segment, segment.target, status, RevisionOrigin.CONFIRMED),),
            comments=(
                PlannedCommentEvent(
                    self.segment,
                    CommentAction.ADD,
                    self.comment.strip(),
                    anchor=self.anchor,
                    category=self.category,
                    severity=self.severity,
                ),
            ),
        )
