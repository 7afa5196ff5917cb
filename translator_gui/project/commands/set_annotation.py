"""Setting a translator's note or labels on sentences."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges, PlannedLabelsChange, PlannedNoteChange
from translator_gui.project import rules
from translator_gui.project.command import Actor, ProjectReader, SentenceLabel, find_sentence


class SetNote(NamedTuple):
    """Sets a sentence's note, which is exported as a footnote; an empty one removes it."""

    segment: int
    text: str
    verb: str = "note"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        text = self.text.strip()
        segment = find_sentence(reader, self.segment).segment
        if segment.note == text:
            return PlannedChanges()
        rules.refuse_final(segment, SentenceLabel(reader, self.segment))
        return PlannedChanges(notes=(PlannedNoteChange(self.segment, text),))


class SetLabels(NamedTuple):
    """Replaces the labels of sentences."""

    segments: tuple[int, ...]
    labels: tuple[str, ...]
    verb: str = "labels"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        labels = tuple(sorted({" ".join(label.split()) for label in self.labels if label.strip()}))
        changed: list[PlannedLabelsChange] = []
        for identity in dict.fromkeys(self.segments):
            segment = find_sentence(reader, identity).segment
            if segment.labels != labels:
                rules.refuse_final(segment, SentenceLabel(reader, identity))
                changed.append(PlannedLabelsChange(identity, labels))
        return PlannedChanges(labels=tuple(changed))
