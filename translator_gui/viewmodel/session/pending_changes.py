"""What the screen shows before the file has it, so that neither is ever taken for the other."""

from collections import Counter
from collections.abc import Iterable

from translator_gui.model.segment import Paragraph, Segment


class PendingChanges:
    """Paragraphs that were changed on the screen, each with what the file last said about it."""

    def __init__(self) -> None:
        self._in_flight: Counter[int] = Counter()
        self._file: dict[int, Paragraph] = {}

    def begin(self, paragraph: Paragraph) -> None:
        """Before a change is shown: this is what the file has, unless it is known to have something else."""
        self._file.setdefault(paragraph.id, paragraph)

    def depart(self, paragraphs: Iterable[int]) -> None:
        """Changes to these are on their way to the file."""
        self._in_flight.update(paragraphs)

    def land(self, paragraphs: Iterable[int]) -> None:
        """They have arrived, or were refused."""
        self._in_flight.subtract(paragraphs)

    def in_flight(self, paragraph: int) -> bool:
        """Whether the file will say something newer about a paragraph."""
        return self._in_flight[paragraph] > 0

    def told(self, paragraph: Paragraph) -> None:
        """What the file says now."""
        if paragraph.id in self._file:
            self._file[paragraph.id] = paragraph

    def end(self, paragraph: int) -> None:
        """The screen shows what the file has."""
        self._file.pop(paragraph, None)

    def in_file(self, paragraph: int) -> Paragraph | None:
        """What the file has where the screen is ahead of it."""
        return self._file.get(paragraph)

    def all_in_file(self) -> tuple[Paragraph, ...]:
        """The same for every such paragraph."""
        return tuple(self._file.values())


def with_segment(segments: tuple[Segment, ...], changed: Segment) -> tuple[Segment, ...]:
    """Sentences of a paragraph, one of them in another state."""
    return tuple(changed if segment.id == changed.id else segment for segment in segments)


def with_typing(segments: tuple[Segment, ...], mine: Segment) -> tuple[Segment, ...]:
    """What somebody types stays; notes, labels, comments and the sentence's end are the file's."""
    return tuple(
        s._replace(target=mine.target, status=mine.status, author=mine.author, changed=mine.changed, heads=mine.heads)
        if s.id == mine.id
        else s
        for s in segments
    )
