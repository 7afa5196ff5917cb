"""Restoring the English of an earlier revision."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project import rules
from translator_gui.project.command import (
    CommandActor,
    CommandProjectReader,
    CommandRefusedError,
    SentenceDisplayName,
    find_sentence,
)


class RestoreRevision(NamedTuple):
    """Command: restore the English of an earlier revision of a sentence, as a draft."""

    segment: int
    target: str
    verb: str = "restore"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        del actor
        segment, label = find_sentence(reader, self.segment).segment, SentenceDisplayName(reader, self.segment)
        status = rules.status_after_typing(segment, label)
        if segment.target == self.target:
            raise CommandRefusedError(_("{label} already reads so; there is nothing to restore", label=label.message()))
        return PlannedChanges(revisions=(PlannedRevision(self.segment, self.target, status, RevisionOrigin.RESTORED),))
