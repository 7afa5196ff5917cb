"""Replace all: changes the English of many sentences in one undo step."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.model.status import Status
from translator_gui.project.command import Actor, ProjectReader, RefusedError


class PlannedReplacement(NamedTuple):
    """The new English of a sentence, and its English when the replacement was planned."""

    segment: int
    before: str
    after: str


class ReplaceInSentences(NamedTuple):
    """Carries out planned replacements.

    A sentence that is final, gone, or has another English by now is left alone, and an approved one unless it is asked
    for; it is refused where that leaves nothing.
    """

    proposals: tuple[PlannedReplacement, ...]
    with_approved: bool = False
    verb: str = "replace"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        revisions: list[PlannedRevision] = []
        for proposal, segment in zip(self.proposals, _stand(reader, self.proposals), strict=True):
            if segment is None or segment.target != proposal.before or proposal.before == proposal.after:
                continue
            if may_be_replaced(segment.status, with_approved=self.with_approved):
                revisions.append(PlannedRevision(segment.id, proposal.after, Status.DRAFT, RevisionOrigin.REPLACED))
        if not revisions:
            raise RefusedError(
                _("nothing was replaced: these sentences are approved or final, or were changed meanwhile")
            )
        return PlannedChanges(revisions=tuple(revisions))


def may_be_replaced(status: Status, *, with_approved: bool) -> bool:
    """Whether *Replace all* may change a sentence; only *Reopen* may change a final one."""
    return status is not Status.FINAL and (with_approved or status is not Status.APPROVED)


def _stand(reader: ProjectReader, proposals: tuple[PlannedReplacement, ...]) -> list[Segment | None]:
    """Return the present sentences of some replacements; None for those that are gone."""
    known: dict[int, dict[int, Segment]] = {}
    found: list[Segment | None] = []
    for proposal in proposals:
        identity = paragraph_of(proposal.segment)
        if identity not in known:
            try:
                paragraph = reader.paragraph(identity)
            except RefusedError:
                known[identity] = {}
            else:
                known[identity] = {segment.id: segment for segment in paragraph.segments}
        found.append(known[identity].get(proposal.segment))
    return found
