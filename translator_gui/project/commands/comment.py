"""Commenting: begin a thread, reply, edit, resolve, reopen."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedCommentEvent
from translator_gui.model.comment import CommentAction, CommentAnchor, ErrorCategory, ErrorSeverity
from translator_gui.project.command import Actor, ProjectReader, RefusedError, SentenceLabel, find_sentence

_SPOKEN = frozenset({CommentAction.ADD, CommentAction.REPLY, CommentAction.EDIT})


class ChangeComments(NamedTuple):
    """Adds one event to a comment thread; ADD begins a thread and needs no `thread`.

    An EDIT of the first remark without a text changes the category and the severity alone: None takes them away.
    """

    segment: int
    action: CommentAction
    text: str = ""
    thread: str = ""
    edits: str = ""
    anchor: CommentAnchor | None = None
    category: ErrorCategory | None = None
    severity: ErrorSeverity | None = None
    verb: str = "comment"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        find_sentence(reader, self.segment)
        judges = self.action is CommentAction.EDIT and self.edits == self.thread
        if self.action in _SPOKEN and not self.text.strip() and not judges:
            raise RefusedError(
                _("{label}: the comment is empty; write something", label=SentenceLabel(reader, self.segment).message())
            )
        text = self.text.strip()
        return PlannedChanges(
            comments=(
                PlannedCommentEvent(
                    self.segment, self.action, text, self.thread, self.edits, self.anchor, self.category, self.severity
                ),
            ),
        )
