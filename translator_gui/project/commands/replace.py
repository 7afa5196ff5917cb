"""Replace all: changes the English of many sentences in one undo step."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.model.status import Role, Status
from translator_gui.project.command import CommandActor, CommandProjectReader, CommandRefusedError


class PlannedReplacement(NamedTuple):
    """One planned replacement of Find and Replace: the new English of a sentence, and its English before."""

    segment: int
    before: str
    after: str


class ReplaceInSentences(NamedTuple):
    """Command: write the new English of all sentences that *Replace all* planned to change.

    A sentence that is final, gone, or has another English by now is left alone, and an approved one unless it is asked
    for; it is refused where that leaves nothing. The others become drafts; with `keep_translated` those that are
    translated stay translated if a translator replaces, who becomes their translator.
    """

    proposals: tuple[PlannedReplacement, ...]
    with_approved: bool = False
    keep_translated: bool = False
    verb: str = "replace"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        keeps = self.keep_translated and actor.role is Role.TRANSLATOR
        revisions: list[PlannedRevision] = []
        for proposal, segment in zip(self.proposals, _find_segments(reader, self.proposals), strict=True):
            if segment is None or segment.target != proposal.before or proposal.before == proposal.after:
                continue
            if may_be_replaced(segment.status, with_approved=self.with_approved):
                status = Status.TRANSLATED if keeps and may_stay_translated(segment) else Status.DRAFT
                revisions.append(PlannedRevision(segment.id, proposal.after, status, RevisionOrigin.REPLACED))
        if not revisions:
            raise CommandRefusedError(
                _("nothing was replaced: these sentences are approved or final, or were changed meanwhile")
            )
        return PlannedChanges(revisions=tuple(revisions))


def may_be_replaced(status: Status, *, with_approved: bool) -> bool:
    """Whether *Replace all* may change a sentence of a given status; a final one never."""
    return status is not Status.FINAL and (with_approved or status is not Status.APPROVED)


def may_stay_translated(segment: Segment) -> bool:
    """Whether *Replace all* may leave a sentence translated: not with a conflict or an Urdu that changed since."""
    return segment.status is Status.TRANSLATED and segment.heads == 1 and not segment.made_for


def _find_segments(reader: CommandProjectReader, proposals: tuple[PlannedReplacement, ...]) -> list[Segment | None]:
    """Find the sentences that planned replacements are for; None for sentences that no longer exist."""
    reader.expect(paragraph_of(proposal.segment) for proposal in proposals)
    known: dict[int, dict[int, Segment]] = {}
    found: list[Segment | None] = []
    for proposal in proposals:
        identity = paragraph_of(proposal.segment)
        if identity not in known:
            try:
                paragraph = reader.paragraph(identity)
            except CommandRefusedError:
                known[identity] = {}
            else:
                known[identity] = {segment.id: segment for segment in paragraph.segments}
        found.append(known[identity].get(proposal.segment))
    return found
