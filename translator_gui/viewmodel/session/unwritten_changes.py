"""Changes that are shown but not yet written."""

from collections import Counter
from collections.abc import Iterable

from translator_gui.model.segment import Paragraph, Segment


class PendingChanges:
    """Paragraphs with unwritten changes, each with its last known state in the file."""

    def __init__(self) -> None:
        self._in_flight: Counter[int] = Counter()
        self._file: dict[int, Paragraph] = {}

    def begin(self, paragraph: Paragraph) -> None:
        """Note the file state of a paragraph before a change is shown."""
        self._file.setdefault(paragraph.id, paragraph)

    def depart(self, paragraphs: Iterable[int]) -> None:
        """Note that changes of paragraphs were handed to the writer."""
        self._in_flight.update(paragraphs)

    def land(self, paragraphs: Iterable[int]) -> None:
        """Note that changes of paragraphs were written or refused."""
        self._in_flight.subtract(paragraphs)

    def in_flight(self, paragraph: int) -> bool:
        """Whether a change of a paragraph is still with the writer."""
        return self._in_flight[paragraph] > 0

    def told(self, paragraph: Paragraph) -> None:
        """Note the new file state of a paragraph."""
        if paragraph.id in self._file:
            self._file[paragraph.id] = paragraph

    def end(self, paragraph: int) -> None:
        """Forget a paragraph: the screen and the file agree."""
        self._file.pop(paragraph, None)

    def in_file(self, paragraph: int) -> Paragraph | None:
        """Return the file state of a paragraph with unwritten changes; None if there are none."""
        return self._file.get(paragraph)

    def all_in_file(self) -> tuple[Paragraph, ...]:
        """Return the file state of every paragraph with unwritten changes."""
        return tuple(self._file.values())


def with_segment(segments: tuple[Segment, ...], changed: Segment) -> tuple[Segment, ...]:
    """Return the sentences of a paragraph with one of them replaced."""
    return tuple(changed if segment.id == changed.id else segment for segment in segments)


def with_typing(segments: tuple[Segment, ...], mine: Segment) -> tuple[Segment, ...]:
    """Return sentences of the file with the uncommitted typing of one of them."""
    return tuple(
        s._replace(target=mine.target, status=mine.status, author=mine.author, changed=mine.changed, heads=mine.heads)
        if s.id == mine.id
        else s
        for s in segments
    )
