"""The paragraphs of the page, in order; some of them may not have been read yet."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, compress
from operator import attrgetter, is_not
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from translator_gui.checks.finding import CheckFinding
from translator_gui.model.outline import ParagraphIds, ProjectParagraphOutline
from translator_gui.model.segment import Paragraph, Segment, paragraph_of
from translator_gui.project.paragraph_blocks import PARAGRAPHS_PER_BLOCK, ParagraphBlocks, Traits

_MOST_PLACES = 50
"""Sentences whose positions are remembered until something changes."""


class SentencePosition(NamedTuple):
    """Position of a sentence: index of its paragraph in the project, and index within the paragraph."""

    paragraph: int
    sentence: int


class ParagraphLengths(NamedTuple):
    """Text lengths of all paragraphs, from which the page estimates heights before the texts are read.

    Attributes:
        source_lengths: Code points of the Urdu of each paragraph.
        target_lengths: Code points of its English.
        sentences: Number of its sentences.
    """

    source_lengths: "array[int]"
    target_lengths: "array[int]"
    sentences: "array[int]"

    def with_number(self, column: int, index: int, number: int) -> "ParagraphLengths":
        """Set a number of a paragraph; return the lengths, in another array where it does not fit into this one."""
        numbers = self[column]
        try:
            numbers[index] = number
        except OverflowError:
            columns = list(self)
            wider = columns[column] = array("q", numbers)
            wider[index] = number
            return ParagraphLengths(*columns)
        return self


class ChangedParagraphs(NamedTuple):
    """Indexes of the paragraphs that changed, and the object that changed them (argument of a signal).

    Attributes:
        paragraphs: Their indexes.
        origin: The object that caused it, so that it can skip its own change; None for any.
        sentences: The sentences of a single changed paragraph that are new or differ; None if all of them may.
    """

    paragraphs: tuple[int, ...]
    origin: object = None
    sentences: tuple[Segment, ...] | None = None

    def sentences_of(self, paragraph: Paragraph) -> tuple[Segment, ...]:
        """Return the sentences of a changed paragraph that may have changed."""
        return paragraph.segments if self.sentences is None else self.sentences


class PageParagraphsState(QObject):
    """All paragraphs of the project in order, as the page shows them; some may not have been read yet."""

    reset = Signal()
    changed = Signal(ChangedParagraphs)
    renumbered = Signal()
    """Sentences were split or joined: those after them have other numbers."""
    corrected = Signal(int)
    """A paragraph looks the same, but its handed-over or approved revision is another one: its index."""
    wanted = Signal(int)
    """A view requested a paragraph that has not been read yet: its index."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids = ParagraphIds()
        self._shapes = ParagraphLengths(array("q"), array("q"), array("q"))
        self._content = ParagraphBlocks()
        self._firsts: Sequence[int] | None = None
        self._places: dict[int, SentencePosition] = {}
        """Of sentences that were asked for since the last change: a key asks dozens of times for the current one."""
        self.documents: ProjectParagraphOutline | None = None
        self.findings: Callable[[Segment], Sequence[CheckFinding]] = _no_findings
        """Returns what checks found in a sentence; called while the page is laid out, so it must not block."""

    def load(self, outline: ProjectParagraphOutline, *, keep: bool = False) -> None:
        """Replace the paragraphs by those of an outline, which has no texts; `keep` keeps the texts read so far."""
        before, self._ids = self._ids, outline.paragraph_ids
        self._places.clear()
        self.documents = outline
        self._shapes = ParagraphLengths(outline.source_lengths, outline.target_lengths[:], outline.sentence_counts[:])
        if keep:
            self._content = self._content.rearranged(before.places_of(self._ids))
        else:
            self._content = ParagraphBlocks(len(self._ids))
        self._firsts = None
        self.reset.emit()

    def put(self, paragraphs: Iterable[Paragraph], origin: object = None) -> None:
        """Store paragraphs that were read from the file or changed in the page state, and emit `changed`."""
        fresh: dict[int, Paragraph] = {}
        differing: tuple[Segment, ...] | None = None
        renumbered = False
        for paragraph in paragraphs:
            index = self._ids.index_of(paragraph.id)
            if index is None:
                continue
            shapes, sentences = self._shapes, len(paragraph.segments)
            if sentences != shapes.sentences[index]:
                self._shapes = shapes = shapes.with_number(2, index, sentences)
                self._firsts = None
                renumbered = True
            before = self._content[index]
            fresh[index] = after = _with_known_sentences(before, paragraph)
            letters = sum(map(len, map(_TARGET, after.segments)))
            if letters != shapes.target_lengths[index]:
                self._shapes = shapes = shapes.with_number(1, index, letters)
            differing = _differing(before, after)
        self._content.put(fresh)
        self._places.clear()
        if fresh:
            self.changed.emit(ChangedParagraphs(tuple(fresh), origin, differing if len(fresh) == 1 else None))
        if renumbered:
            self.renumbered.emit()

    def correct(self, paragraph: Paragraph) -> None:
        """Replace a paragraph by one with equal texts; emits `corrected` if handed-over or approved ones differ."""
        index = self._ids.index_of(paragraph.id)
        if index is None:
            return
        before = self._content[index]
        paragraph = _with_known_sentences(before, paragraph)
        self._content.put({index: paragraph})
        self._places.clear()
        if before is not None and _milestones(before) != _milestones(paragraph):
            self.corrected.emit(index)

    def __len__(self) -> int:
        return len(self._ids)

    def shapes(self) -> ParagraphLengths:
        """Return the text lengths of all paragraphs; the caller must not keep or change the lists."""
        return self._shapes

    def paragraph(self, index: int) -> Paragraph | None:
        """Return a paragraph by index; if it has not been read yet, return None and request it."""
        content = self._content[index]
        if content is None:
            self.wanted.emit(index)
        return content

    def known(self, index: int) -> Paragraph | None:
        """Return a paragraph by index, or None if it has not been read yet; it is not requested."""
        return self._content[index]

    def snapshot(self) -> ParagraphBlocks:
        """Return all paragraphs as they are now, for work on a thread; None for unread ones."""
        return self._content.copy()

    def is_read(self, index: int) -> bool:
        """Whether the text of a paragraph has been read from the project file."""
        return self._content.is_read(index)

    def status_letters(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the statuses of the paragraphs from an index on; see `ParagraphBlock`. What is unread is left out."""
        for number, block in enumerate(self._content.blocks):
            if not block.is_unread:
                yield number * PARAGRAPHS_PER_BLOCK, block.status_letters()

    def is_block_read(self, block: int) -> bool:
        """Whether all paragraphs of the block with a number have been read."""
        return self._content.blocks[block].is_whole

    def may_have(self, block: int, wanted: Traits) -> bool:
        """Whether a sentence of the block of paragraphs with a number may have one of some traits."""
        return self._content.blocks[block].may_have(wanted)

    def index_of(self, paragraph_id: int) -> int | None:
        """Return the index of a paragraph; None when it is not (or no longer) in the project."""
        return self._ids.index_of(paragraph_id)

    def place(self, segment_id: int) -> SentencePosition | None:
        """Return the position of a sentence; None if it was joined to another or its paragraph is unread."""
        known = self._places.get(segment_id)
        if known is not None:
            return known
        index = self._ids.index_of(paragraph_of(segment_id))
        content = None if index is None else self._content[index]
        if index is None or content is None:
            return None
        position = bisect_left(content.segments, segment_id, key=_ID)
        if position < len(content.segments) and content.segments[position].id == segment_id:
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            self._places[segment_id] = place = SentencePosition(index, position)
            return place
        return None

    def segment(self, segment_id: int) -> Segment | None:
        """Return a sentence by its id; None if it was joined to another or its paragraph is unread."""
        place = self.place(segment_id)
        if place is None:
            return None
        content = self._content[place.paragraph]
        return content.segments[place.sentence] if content else None

    @property
    def sentences(self) -> int:
        """Number of sentences in the project."""
        return self.first_numbers()[-1] - 1

    def number(self, place: SentencePosition) -> int:
        """Return the number of a sentence in the whole project, from 1."""
        return self.first_numbers()[place.paragraph] + place.sentence

    def at_number(self, number: int) -> SentencePosition | None:
        """Return the position of the sentence with the given number; None if the project has no such number."""
        firsts = self.first_numbers()
        index = bisect_right(firsts, number) - 1
        if index < 0 or index >= len(self._ids) or number - firsts[index] >= self._shapes.sentences[index]:
            return None
        return SentencePosition(index, number - firsts[index])

    def first_numbers(self) -> Sequence[int]:
        """Return the first sentence number of each paragraph, then one more than the last; not to be changed."""
        if self._firsts is None:
            counts = self._shapes.sentences
            if sum(counts) == len(counts):
                self._firsts = range(1, len(counts) + 2)
            else:
                self._firsts = array("q", accumulate(counts, initial=1))
        return self._firsts


def _no_findings(segment: Segment) -> Sequence[CheckFinding]:
    del segment
    return ()


def _with_known_sentences(before: Paragraph | None, after: Paragraph) -> Paragraph:
    """Return a paragraph with the sentences of its earlier state where they are equal.

    What is shown of them is known by their identity: of a paragraph of thousands of sentences only one is new.
    """
    if before is None or len(before.segments) != len(after.segments):
        return after
    segments = list(after.segments)
    for at in compress(range(len(segments)), map(is_not, before.segments, segments)):
        if before.segments[at] == segments[at]:
            segments[at] = before.segments[at]
    return after._replace(segments=tuple(segments))


def _differing(before: Paragraph | None, after: Paragraph) -> tuple[Segment, ...] | None:
    """Return the sentences that another state of a paragraph has not got; None if all of them may be others."""
    if before is None or len(before.segments) != len(after.segments):
        return None
    return tuple(compress(after.segments, map(is_not, before.segments, after.segments))) or None


_ID, _TARGET = attrgetter("id"), attrgetter("target")


def _milestones(paragraph: Paragraph) -> list[tuple[int, int]]:
    return [(segment.handed_over, segment.approved) for segment in paragraph.segments]
