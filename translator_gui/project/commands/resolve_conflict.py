"""Resolving a conflict: a person chooses between the versions of a sentence that a merge left."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Status
from translator_gui.project import rules
from translator_gui.project.command import Actor, ProjectReader, RefusedError, SentenceLabel, find_sentence


class ResolveConflict(NamedTuple):
    """Resolves a conflict with one of the versions and its status, or with a new text, which is a draft.

    Between final versions one of them is chosen, and it stays final.

    Attributes:
        author: Name of the chosen version's author, for the window to show at once; the file finds it by itself.
    """

    segment: int
    target: str
    status: Status = Status.DRAFT
    verb: str = "settling a conflict"
    author: str = ""

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        segment, label = find_sentence(reader, self.segment).segment, SentenceLabel(reader, self.segment)
        if segment.heads <= 1:
            raise RefusedError(_("{label} has one version only; there is nothing to settle", label=label.message()))
        if self.status is not Status.FINAL:
            rules.refuse_final(segment, label)
        return PlannedChanges(
            revisions=(PlannedRevision(self.segment, self.target, self.status, RevisionOrigin.SETTLED, self.author),)
        )
