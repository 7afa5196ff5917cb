"""The statuses of every sentence of a project in order, with what a search found and what a filter leaves of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.model.status import Status
from translator_gui.viewmodel.page_state import PageChange, PageState, SentencePlace

STATUS_LETTERS = {status: ord(status[0]) for status in Status}
"""One byte for each status: the first letter of its word."""
UNREAD, HIDDEN = ord("?"), ord("h")
"""A sentence whose status is not known yet, and one that a filter hides."""
_UNREAD = bytes([UNREAD])
_READ = bytes(int(letter != UNREAD) for letter in range(256))
_LEFT = bytes(int(letter != HIDDEN) for letter in range(256))
_MASK = bytes(255 * letter for letter in (0, 1)) + bytes(254)
_SLICE_SECONDS = 0.002
_AT_ONCE = 200
"""Sentences placed between two looks at the clock."""


class MapSpot(NamedTuple):
    """What a stretch of the map stands for.

    Attributes:
        at: Index of the sentence that most needs attention, from 0.
        place: Where it stands.
        segment: The sentence; None while it has not been read.
        document: Its document's name.
        tally: How many sentences of the stretch have which status; those a filter hides are left out.
        begins: The English or, without any, the Urdu of the sentence; empty while it has not been read.
    """

    at: int
    place: SentencePlace
    segment: Segment | None
    document: str
    tally: Counter[Status]
    begins: str = ""


class MapState(QObject):
    """A byte a sentence. Nothing is kept before `begin`: who never looks at the map pays nothing for it."""

    reset = Signal()
    """Everything may look different."""
    touched = Signal(int, int)
    """The sentences from one index up to, not including, another look different."""

    def __init__(self, model: PageState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._begun = False
        self._counts: list[int] = []
        self._openings: list[int] = []
        self._statuses = bytearray()
        self._found: Collection[int] = ()
        self._matching: Collection[int] | None = None
        self._shown: bytearray | None = None
        self._reopened = bytearray()
        self._placing: Iterator[None] = iter(())
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._place_on)
        self.letters = self._statuses
        """What to draw for each sentence."""
        self.signs = self._reopened
        """1 for each sentence that was changed after it was approved and that no filter hides."""
        self.hits = bytearray()
        """1 for each sentence in which a search found something; empty when there is no search."""
        self.boundaries: list[int] = []
        """Indexes of the first sentences of the documents but the first."""

    def begin(self) -> None:
        """Reads the model, and follows it from now on."""
        if not self._begun:
            self._begun = True
            self._model.reset.connect(self._load)
            self._model.changed.connect(self._changed)
            self._load()

    def __len__(self) -> int:
        return len(self._statuses)

    def take(self, letters: str) -> None:
        """Statuses as the file has them, for what has not been read yet: a letter a sentence, see `STATUS_LETTERS`."""
        if not self._begun or len(letters) != len(self._statuses):
            return  # sentences were split or joined meanwhile; their texts are being read anyway
        read = self._statuses.translate(_READ)
        self._statuses[:] = _masked(self._statuses, read, letters.encode("ascii", "replace"))
        self._place_anew()

    def set_hits(self, segments: Collection[int]) -> None:
        """Marks the sentences in which a search found something; none of them ends it."""
        if segments != self._found:
            self._found = segments
            self._place_anew()

    def set_matching(self, segments: Collection[int] | None) -> None:
        """Greys every sentence but these, which a filter leaves; None: there is no filter."""
        if segments != self._matching:
            self._matching = segments
            self._place_anew()

    def index_of(self, place: SentencePlace) -> int:
        """The index of a sentence, from 0."""
        return self._model.number(place) - 1

    def spot(self, first: int, beyond: int) -> MapSpot | None:
        """What the sentences of a stretch are: what was found there, was returned, was changed, else its first."""
        beyond = min(beyond, len(self))
        if not 0 <= first < beyond:
            return None
        index = self.hits.find(1, first, beyond) if self.hits else -1
        if index < 0:
            index = self.letters.find(STATUS_LETTERS[Status.RETURNED], first, beyond)
        if index < 0:
            index = self.signs.find(1, first, beyond)
        if index < 0:
            index = next((at for at in range(first, beyond) if self.letters[at] != HIDDEN), first)
        place = self._model.at_number(index + 1)
        outline = self._model.documents
        if place is None or outline is None:
            return None
        paragraph = self._model.known(place.paragraph)
        identity = outline.document_ids[place.paragraph]
        document = next(document.name for document in outline.documents if document.id == identity)
        segment = paragraph.segments[place.sentence] if paragraph else None
        begins = (segment.target or paragraph.source(segment)) if paragraph and segment else ""
        return MapSpot(index, place, segment, document, _tally(self.letters[first:beyond]), begins)

    def nearest(self, at: int) -> SentencePlace | None:
        """The sentence at an index or, where a filter hides it, the nearest one that it leaves."""
        left = self.letters.translate(_LEFT)
        before, after = left.rfind(1, 0, at + 1), left.find(1, at)
        found = [index for index in (before, after) if index >= 0]
        return self._model.at_number(min(found, key=lambda index: abs(index - at)) + 1) if found else None

    def tally(self) -> Counter[Status]:
        """How many sentences have which status, those a filter hides too."""
        return _tally(self._statuses)

    # The statuses.

    def _load(self) -> None:
        outline = self._model.documents
        steps = enumerate(pairwise(outline.document_ids if outline else ()), start=1)
        self._openings = [at for at, (before, here) in steps if before != here]
        self._counts = list(self._model.shapes().sentences)
        self._statuses = bytearray(_UNREAD * sum(self._counts))
        self._reopened = bytearray(len(self._statuses))
        self.letters, self.hits, self._shown, self.signs = self._statuses, bytearray(), None, self._reopened
        for index in self._model.read_indexes():
            self._take(index)
        self._settle()

    def _settle(self) -> None:
        """Sentences may have other indexes now."""
        self.boundaries = [self.index_of(SentencePlace(at, 0)) for at in self._openings]
        self._place_anew()

    def _changed(self, change: PageChange) -> None:
        length = len(self._statuses)
        # In their order: where a paragraph stands is known once those before it have the sentences they have now.
        spans = [span for index in sorted(change.paragraphs) if (span := self._take(index)) is not None]
        if len(self._statuses) != length:
            self._settle()
        elif spans:
            self.touched.emit(spans[0][0], spans[-1][1])

    def _take(self, index: int) -> tuple[int, int] | None:
        """Takes a paragraph's statuses; the stretch of sentences that changed, if any did."""
        paragraph = self._model.known(index)
        if paragraph is None:
            return None
        letters = bytearray(STATUS_LETTERS[segment.status] for segment in paragraph.segments)
        reopened = bytearray(segment.reopened for segment in paragraph.segments)
        at = self.index_of(SentencePlace(index, 0))
        before = slice(at, at + self._counts[index])
        if self._statuses[before] == letters and self._reopened[before] == reopened:
            return None
        if len(letters) != self._counts[index]:
            self._counts[index] = len(letters)
            self.hits[before] = bytes(len(letters)) if self.hits else b""
        self._statuses[before] = letters
        self._reopened[before] = reopened
        if self._shown is not None:
            flags = self._shown[before]
            if len(flags) != len(letters):
                flags = self._shown[before] = b"\1" * len(letters)
            self.letters[before] = _masked(letters, flags, bytes([HIDDEN]) * len(letters))
            self.signs[before] = _masked(reopened, flags, bytes(len(letters)))
        return at, at + len(letters)

    # What a search found and a filter leaves, placed in slices that nobody feels.

    def _place_anew(self) -> None:
        if self._begun:
            self._placing = self._place()
            self._place_on()

    def _place_on(self) -> None:
        until = perf_counter() + _SLICE_SECONDS
        for _ in self._placing:
            if perf_counter() > until:
                self._idle.start()
                return
        self._idle.stop()

    def _place(self) -> Iterator[None]:
        hits = bytearray(len(self._statuses)) if self._found else bytearray()
        yield from self._flag(hits, self._found)
        shown: bytearray | None = None
        if self._matching is not None:
            shown = bytearray(len(self._statuses))
            yield from self._flag(shown, self._matching)
        self.hits, self._shown = hits, shown
        hidden = bytes([HIDDEN]) * len(self._statuses)
        self.letters = self._statuses if shown is None else _masked(self._statuses, shown, hidden)
        self.signs = self._reopened
        if shown is not None:
            none = bytes(len(self._statuses))
            # Few projects have any.
            self.signs = _masked(self._reopened, shown, none) if 1 in self._reopened else bytearray(none)
        self.reset.emit()

    def _flag(self, flags: bytearray, segments: Iterable[int]) -> Iterator[None]:
        counts, firsts = self._model.shapes().sentences, self._model.first_numbers()
        for done, identity in enumerate(segments, start=1):
            index = self._model.index_of(paragraph_of(identity))
            if index is not None and counts[index] == 1:
                flags[firsts[index] - 1] = 1
            elif index is not None and (place := self._model.place(identity)) is not None:
                flags[firsts[index] - 1 + place.sentence] = 1
            if done % _AT_ONCE == 0:
                yield


def _tally(letters: bytearray) -> Counter[Status]:
    return Counter({status: count for status, letter in STATUS_LETTERS.items() if (count := letters.count(letter))})


def _masked(letters: bytes | bytearray, flags: bytes | bytearray, others: bytes) -> bytearray:
    """Letters where the flag is 1, others where it is 0."""
    # As whole numbers: a hundred thousand bytes take a tenth of a millisecond.
    mask = int.from_bytes(flags.translate(_MASK))
    kept = int.from_bytes(letters) & mask
    return bytearray((kept | int.from_bytes(others) & ~mask).to_bytes(len(letters)))
