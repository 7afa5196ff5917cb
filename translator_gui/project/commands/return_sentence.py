"""A reviewer sends a sentence back and says why."""

from dataclasses import dataclass

from translator_gui.model.changes import Changes, NewComment, NewRevision
from translator_gui.model.comment import CommentAction
from translator_gui.model.revision import Origin
from translator_gui.model.status import Role
from translator_gui.project import rules
from translator_gui.project.command import Label, Reader, neighbourhood


@dataclass(frozen=True, slots=True)
class ReturnSentence:
    """Returns one sentence with a comment."""

    segment: int
    comment: str
    verb: str = "return"

    def plan(self, reader: Reader, role: Role) -> Changes:
        del role
        segment = neighbourhood(reader, self.segment).segment
        status = rules.returned(segment, Label(reader, self.segment), self.comment)
        return Changes(
            revisions=(NewRevision(self.segment, segment.target, status, Origin.CONFIRMED),),
            comments=(NewComment(self.segment, CommentAction.ADD, self.comment.strip()),),
        )
