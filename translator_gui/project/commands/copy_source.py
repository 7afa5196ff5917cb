"""Copying the Urdu into the English: for names, numbers and quotations that stay."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project.command import Actor, ProjectReader, find_sentence
from translator_gui.project.commands.edit_target import EditTarget


class CopySource(NamedTuple):
    """Copies the Urdu of sentences into their English."""

    segments: tuple[int, ...]
    verb: str = "copy source"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        changes = PlannedChanges()
        for identity in dict.fromkeys(self.segments):
            found = find_sentence(reader, identity)
            source = found.paragraph.source(found.segment)
            changes = changes.plus(EditTarget(identity, source, RevisionOrigin.SOURCE).plan(reader, actor))
        return changes
