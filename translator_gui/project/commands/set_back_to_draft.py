"""Back to draft: a translator takes back a confirmation, a reviewer an approval."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges, PlannedCommentEvent, PlannedRevision, combine_changes
from translator_gui.model.comment import CommentAction
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import paragraph_of
from translator_gui.project import rules
from translator_gui.project.command import (
    CommandActor,
    CommandProjectReader,
    CommandRefusedError,
    SentenceDisplayName,
    find_sentence,
)


class SetSentencesBackToDraft(NamedTuple):
    """Command: make translated or approved sentences drafts again; the reason for an approved one becomes a comment.

    Of several, those that the rules hold back stay as they are; it is refused when none is left.
    """

    segments: tuple[int, ...]
    reason: str = ""
    verb: str = "back to draft"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        changes: list[PlannedChanges] = []
        reader.expect(map(paragraph_of, self.segments))
        refusal: CommandRefusedError | None = None
        for identity in dict.fromkeys(self.segments):
            segment, label = find_sentence(reader, identity).segment, SentenceDisplayName(reader, identity)
            try:
                status = rules.status_after_setting_back(segment, label, actor, self.reason)
            except CommandRefusedError as error:
                refusal = error
                continue
            revision = PlannedRevision(identity, segment.target, status, RevisionOrigin.REOPENED)
            reason = self.reason.strip()
            comments = (PlannedCommentEvent(identity, CommentAction.ADD, reason),) if reason else ()
            changes.append(PlannedChanges(revisions=(revision,), comments=comments))
        if refusal is not None and not changes:
            raise refusal
        return combine_changes(changes)
