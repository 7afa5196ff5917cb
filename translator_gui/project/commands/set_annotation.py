"""Setting a translator's note or labels on sentences."""

from typing import NamedTuple

from translator_gui.model.changes import CommandChanges, NewLabels, NewNote
from translator_gui.project import rules
from translator_gui.project.command import CommandActor, CommandProjectReader, SentenceDisplayName, find_sentence


class SetTranslatorNote(NamedTuple):
    """Command: set the translator's note of a sentence, which is exported as a footnote; empty text removes it."""

    segment: int
    text: str
    verb: str = "note"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> CommandChanges:
        del actor
        text = self.text.strip()
        segment = find_sentence(reader, self.segment).segment
        if segment.note == text:
            return CommandChanges()
        rules.refuse_final(segment, SentenceDisplayName(reader, self.segment))
        return CommandChanges(notes=(NewNote(self.segment, text),))


class SetSentenceLabels(NamedTuple):
    """Command: replace the labels (keywords set by the user) of sentences."""

    segments: tuple[int, ...]
    labels: tuple[str, ...]
    verb: str = "labels"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> CommandChanges:
        del actor
        labels = tuple(sorted({" ".join(label.split()) for label in self.labels if label.strip()}))
        changed: list[NewLabels] = []
        for identity in dict.fromkeys(self.segments):
            segment = find_sentence(reader, identity).segment
            if segment.labels != labels:
                rules.refuse_final(segment, SentenceDisplayName(reader, identity))
                changed.append(NewLabels(identity, labels))
        return CommandChanges(labels=tuple(changed))
