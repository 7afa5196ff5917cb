"""Copying the Urdu into the English: for names, numbers and quotations that stay."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project.command import CommandActor, CommandProjectReader, find_sentence
from translator_gui.project.commands.set_target_text import SetTargetText


class CopySourceToTarget(NamedTuple):
    """Command: copy the source text (Urdu) of sentences into their target text (English)."""

    segments: tuple[int, ...]
    verb: str = "copy source"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        changes = PlannedChanges()
        for identity in dict.fromkeys(self.segments):
            found = find_sentence(reader, identity)
            source = found.paragraph.source(found.segment)
            changes = changes.plus(SetTargetText(identity, source, RevisionOrigin.SOURCE).plan(reader, actor))
        return changes
