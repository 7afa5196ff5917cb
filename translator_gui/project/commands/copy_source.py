"""Copying the Urdu into the English: for names, numbers and quotations that stay."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges, combine_changes
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import paragraph_of
from translator_gui.project.command import CommandActor, CommandProjectReader, find_sentence
from translator_gui.project.commands.set_target_text import SetTargetText


class CopySourceToTarget(NamedTuple):
    """Command: copy the source text (Urdu) of sentences into their target text (English)."""

    segments: tuple[int, ...]
    verb: str = "copy source"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        changes: list[PlannedChanges] = []
        reader.expect(map(paragraph_of, self.segments))
        for identity in dict.fromkeys(self.segments):
            found = find_sentence(reader, identity)
            source = found.paragraph.source(found.segment)
            changes.append(SetTargetText(identity, source, RevisionOrigin.SOURCE).plan(reader, actor))
        return combine_changes(changes)
