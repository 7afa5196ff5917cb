"""Changes that are shown but not yet written."""

from collections import Counter
from collections.abc import Iterable

from translator_gui.model.segment import Paragraph, Segment


class UnwrittenChanges:
    """Paragraphs whose shown changes are not yet written, each with its last known state in the file."""

    def __init__(self) -> None:
        self._in_flight: Counter[int] = Counter()
        self._file: dict[int, Paragraph] = {}

    def begin(self, paragraph: Paragraph) -> None:
        """Remember a paragraph as the file has it, before a change of it is shown."""
        self._file.setdefault(paragraph.id, paragraph)

    def depart(self, paragraphs: Iterable[int]) -> None:
        """Remember that changes of these paragraphs were queued for writing to the project file."""
        self._in_flight.update(paragraphs)

    def land(self, paragraphs: Iterable[int]) -> None:
        """Remember that queued changes of these paragraphs were written to the project file or refused."""
        self._in_flight.subtract(paragraphs)

    def in_flight(self, paragraph: int) -> bool:
        """Whether a change of a paragraph is still queued for writing."""
        return self._in_flight[paragraph] > 0

    def set_in_file(self, paragraph: Paragraph) -> None:
        """Remember how the project file has a paragraph now, if changes of it are unwritten."""
        if paragraph.id in self._file:
            self._file[paragraph.id] = paragraph

    def end(self, paragraph: int) -> None:
        """Forget the file's state of a paragraph that the window now shows as the file has it."""
        self._file.pop(paragraph, None)

    def in_file(self, paragraph: int) -> Paragraph | None:
        """Return the file's state of a paragraph with unwritten changes; None if there are none."""
        return self._file.get(paragraph)

    def all_in_file(self) -> tuple[Paragraph, ...]:
        """Return the file's state of every paragraph with unwritten changes."""
        return tuple(self._file.values())


def with_segment(segments: tuple[Segment, ...], changed: Segment) -> tuple[Segment, ...]:
    """Return a paragraph's sentences with one of them replaced by its changed version."""
    return tuple([changed if segment.id == changed.id else segment for segment in segments])


def with_typing(segments: tuple[Segment, ...], mine: Segment) -> tuple[Segment, ...]:
    """Return a paragraph's sentences as the file has them, with the uncommitted typing of one of them put in."""
    return tuple(
        s._replace(target=mine.target, status=mine.status, author=mine.author, changed=mine.changed, heads=mine.heads)
        if s.id == mine.id
        else s
        for s in segments
    )
