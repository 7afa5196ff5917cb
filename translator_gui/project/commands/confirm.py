"""Ctrl+Enter: the translator confirms sentences, the reviewer approves them."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedCommentEvent, PlannedRevision
from translator_gui.model.comment import CommentAction
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.model.status import Role, Status
from translator_gui.project import rules
from translator_gui.project.checking import findings_in_words, findings_of
from translator_gui.project.command import (
    CommandActor,
    CommandProjectReader,
    CommandRefusedError,
    SentenceDisplayName,
    find_sentence,
)
from translator_gui.project.commands.fill_repetitions import FillRepetitions, filled_words

_FEW = 20
"""Sentences that are checked when they are confirmed together."""


class ConfirmOrApproveSentences(NamedTuple):
    """Command: mark sentences as translated (by a translator) or as approved (by a reviewer).

    Of several, those that the rules hold back (empty, returned without an answer, final) stay as they are;
    it is refused when none is left.

    Attributes:
        segments: Their ids.
        fill: Gives their English to their repetitions in the same step.
    """

    segments: tuple[int, ...]
    verb: str = "confirm"
    fill: FillRepetitions | None = None

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        revisions: list[PlannedRevision] = []
        comments: list[PlannedCommentEvent] = []
        warnings: list[str] = []
        refusal: CommandRefusedError | None = None
        reader.expect(map(paragraph_of, self.segments))
        for identity in dict.fromkeys(self.segments):
            found, label = find_sentence(reader, identity), SentenceDisplayName(reader, identity)
            segment = found.segment
            try:
                status = _status(segment, label, actor.role)
                if status is segment.status:
                    continue
                if actor.role is Role.REVIEWER:
                    warnings += rules.own_approval_warning(segment, label, actor, forbidden=reader.four_eyes)
            except CommandRefusedError as error:
                refusal = error
                continue
            # Of many sentences the panel of findings says more than a line of text could.
            is_told = reader.warns and len(self.segments) <= _FEW
            if is_told and (words := findings_in_words(findings_of(found.paragraph, segment, reader.checks))):
                warnings.append(f"{label}: {words}")
            revisions.append(PlannedRevision(identity, segment.target, status, RevisionOrigin.CONFIRMED))
            if status is Status.APPROVED:
                comments += resolved_returns(reader, segment)
        if refusal is not None and not revisions:
            raise refusal
        if self.fill is not None:
            drafts = self.fill.planned(reader, frozenset(revision.segment for revision in revisions))
            warnings += [filled_words(len(drafts))] if drafts else []
            revisions += drafts
        return PlannedChanges(revisions=tuple(revisions), comments=tuple(comments), warnings=tuple(warnings))


def resolved_returns(reader: CommandProjectReader, segment: Segment) -> tuple[PlannedCommentEvent, ...]:
    """Plan to resolve the comments with which a sentence was returned, because it is approved now."""
    if not segment.comments:
        return ()
    return tuple(
        PlannedCommentEvent(segment.id, CommentAction.RESOLVE, thread=thread)
        for thread in reader.open_returns(segment.id)
    )


def _status(segment: Segment, label: SentenceDisplayName, role: Role) -> Status:
    if not segment.target and not segment.empty_on_purpose:
        raise CommandRefusedError(
            _("{label} has no English yet; write it, or leave it empty on purpose", label=label.message())
        )
    if role is Role.REVIEWER:
        return rules.status_after_approving(segment, label)
    return rules.status_after_confirming(segment, label, edited=False, answered=False)
