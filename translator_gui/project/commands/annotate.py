"""A translator's note and labels on sentences."""

from dataclasses import dataclass

from translator_gui.model.changes import Changes, NewLabels, NewNote
from translator_gui.model.status import Role
from translator_gui.project.command import Reader, neighbourhood


@dataclass(frozen=True, slots=True)
class SetNote:
    """Writes a sentence's note, which is exported as a footnote; an empty one takes it away."""

    segment: int
    text: str
    verb: str = "note"

    def plan(self, reader: Reader, role: Role) -> Changes:
        del role
        text = self.text.strip()
        if neighbourhood(reader, self.segment).segment.note == text:
            return Changes()
        return Changes(notes=(NewNote(self.segment, text),))


@dataclass(frozen=True, slots=True)
class SetLabels:
    """Gives sentences labels in place of those they had."""

    segments: tuple[int, ...]
    labels: tuple[str, ...]
    verb: str = "labels"

    def plan(self, reader: Reader, role: Role) -> Changes:
        del role
        labels = tuple(sorted({" ".join(label.split()) for label in self.labels if label.strip()}))
        return Changes(
            labels=tuple(
                NewLabels(identity, labels)
                for identity in self.segments
                if neighbourhood(reader, identity).segment.labels != labels
            )
        )
