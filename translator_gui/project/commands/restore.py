"""Restoring the English of an earlier revision."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project import rules
from translator_gui.project.command import Actor, ProjectReader, RefusedError, SentenceLabel, find_sentence


class RestoreRevision(NamedTuple):
    """Sets the English to an earlier text, as a draft: nobody has confirmed it now."""

    segment: int
    target: str
    verb: str = "restore"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        segment, label = find_sentence(reader, self.segment).segment, SentenceLabel(reader, self.segment)
        status = rules.drafted(segment, label)
        if segment.target == self.target:
            raise RefusedError(_("{label} already reads so; there is nothing to restore", label=label.message()))
        return PlannedChanges(revisions=(PlannedRevision(self.segment, self.target, status, RevisionOrigin.RESTORED),))
