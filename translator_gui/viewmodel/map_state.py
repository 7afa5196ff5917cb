"""The statuses of all sentences of a project in order, with search results and a filter."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import compress, count
from operator import attrgetter, ne
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.model.segment import OFFSET_BITS, Segment
from translator_gui.model.status import Status
from translator_gui.viewmodel.page_state import ChangedParagraphs, PageParagraphsState, SentencePosition

STATUS_LETTERS = {status: ord(status.facts.letter) for status in Status}
"""A byte for each status: the first letter of its word."""
UNREAD, HIDDEN = ord("?"), ord("h")
"""Bytes for a sentence whose status is not known yet, and for one that a filter hides."""
_UNREAD = chr(UNREAD)
_IS_LARGE = bytes(chr(letter).isupper() for letter in range(128)) + bytes(128)
_READ = bytes(int(letter != UNREAD) for letter in range(256))
_LEFT = bytes(int(letter != HIDDEN) for letter in range(256))
_STATUS, _REOPENED = attrgetter("status"), attrgetter("reopened")
_MASK = bytes(255 * letter for letter in (0, 1)) + bytes(254)
_SLICE_SECONDS = 0.002
_FINDINGS = "findings"
_AT_ONCE = 200
"""Sentences flagged between two looks at the clock."""


class StatusMapArea(NamedTuple):
    """An area of the status map (a strip that shows all sentences): its sentences, and the most important one.

    Attributes:
        at: Index of the sentence that most needs attention, from 0.
        place: Its place.
        segment: The sentence; None while it has not been read.
        document: Its document's name.
        tally: Number of sentences of the part by status, without those that a filter hides.
        begins: The English or, without any, the Urdu of the sentence; empty while it has not been read.
    """

    at: int
    place: SentencePosition
    segment: Segment | None
    document: str
    tally: Counter[Status]
    begins: str = ""


class StatusMapState(QObject):
    """Data of the status map, a strip that shows all sentences: one status byte each. Empty before `begin`."""

    reset = Signal()
    """Everything may have changed."""
    touched = Signal(int, int)
    """The sentences from one index up to, not including, another have changed."""

    def __init__(self, model: PageParagraphsState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._begun = False
        self._counts = array("q")
        self._openings: list[int] = []
        self._statuses = bytearray()
        self._found: Collection[int] = ()
        self._matching: Collection[int] | None = None
        self._shown: bytearray | None = None
        self._reopened = bytearray()
        self._flags: dict[str, bytearray] = {}
        """Flags of all sentences by what they say: those that do not hold any more are missing."""
        self._flagging: Iterator[None] = iter(())
        self._is_everything = False
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._flag_on)
        self.letters = self._statuses
        """The status letter to draw for each sentence."""
        self.findings = bytearray()
        """1 for each sentence with findings that no filter hides; empty if there are none."""
        self._with_findings: Collection[int] = ()
        self.signs = self._reopened
        """1 for each sentence that was changed after it was approved and that no filter hides."""
        self.hits = bytearray()
        """1 for each sentence with a search result; empty when there is no search."""
        self.boundaries: list[int] = []
        """Indexes of the first sentences of the documents but the first."""

    def begin(self) -> None:
        """Read the sentences' statuses for the map, and keep them current from now on."""
        if not self._begun:
            self._begun = True
            self._model.reset.connect(self._load)
            self._model.changed.connect(self._changed)
            self._load()

    def __len__(self) -> int:
        return len(self._statuses)

    def take(self, letters: str) -> None:
        """Set the statuses of sentences that are not read yet on the status map, from one letter per sentence."""
        if not self._begun or len(letters) != len(self._statuses):
            return  # sentences were split or joined meanwhile; their texts are being read anyway
        read = self._statuses.translate(_READ)
        self._statuses[:] = _masked(self._statuses, read, letters.encode("ascii", "replace"))
        self._flag_again()

    def set_hits(self, segments: Collection[int]) -> None:
        """Mark the sentences with search matches on the map; an empty collection means that there is no search."""
        if segments != self._found:
            self._found = segments
            self._flag_again("hits")

    def set_findings(self, segments: Collection[int]) -> None:
        """Mark the sentences on the map in which checks found something."""
        if segments != self._with_findings:
            self._with_findings = segments
            self._flag_again(_FINDINGS)

    def set_matching(self, segments: Collection[int] | None) -> None:
        """Grey out the sentences on the map that do not match the filter; None without a filter."""
        if segments != self._matching:
            self._matching = segments
            self._flag_again("shown")

    def index_of(self, place: SentencePosition) -> int:
        """Return the index of a sentence on the map, from 0."""
        return self._model.number(place) - 1

    def area(self, first: int, beyond: int) -> StatusMapArea | None:
        """Return a range of the map with its chief sentence: a search match, returned or reopened; None if empty."""
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
        return StatusMapArea(index, place, segment, document, _tally(self.letters[first:beyond]), begins)

    def nearest(self, at: int) -> SentencePosition | None:
        """Return the position of the shown sentence nearest to a map index; None if the filter hides all."""
        left = self.letters.translate(_LEFT)
        before, after = left.rfind(1, 0, at + 1), left.find(1, at)
        found = [index for index in (before, after) if index >= 0]
        return self._model.at_number(min(found, key=lambda index: abs(index - at)) + 1) if found else None

    def tally(self) -> Counter[Status]:
        """Return the number of sentences of each status, including those that the filter hides."""
        return _tally(self._statuses)

    # The statuses.

    def _load(self) -> None:
        outline = self._model.documents
        self._openings = outline.document_ids.firsts[1:-1] if outline else []
        # Of the same type: another one would take each number by itself.
        counts, firsts = self._model.shapes().sentences[:], self._model.first_numbers()
        self._counts = counts
        parts, done = list[str](), 0
        for first, letters in self._model.status_letters():
            beyond = first + len(letters)
            parts.append(_UNREAD * (firsts[first] - firsts[done]))
            parts += [own or _UNREAD * counts[at] for at, own in enumerate(letters, start=first)]
            self._set_counts(first, [len(part) for part in parts[-len(letters) :]])
            done = beyond
        parts.append(_UNREAD * (firsts[-1] - firsts[done]))
        together = "".join(parts).encode("ascii")
        self._statuses, self._reopened = bytearray(together.lower()), bytearray(together.translate(_IS_LARGE))
        self.letters, self.hits, self._shown, self.signs = self._statuses, bytearray(), None, self._reopened
        self.findings = bytearray()
        self._report_reset()

    def _set_counts(self, first: int, numbers: list[int]) -> None:
        """Set the numbers of sentences of some paragraphs, in a wider array where they do not fit into this one."""
        try:
            found = array(self._counts.typecode, numbers)
        except OverflowError:
            self._counts, found = array("q", self._counts), array("q", numbers)
        self._counts[first : first + len(numbers)] = found

    def _report_reset(self) -> None:
        """Update the map after the indexes of sentences changed, as after a split or a join."""
        self.boundaries = [self.index_of(SentencePosition(at, 0)) for at in self._openings]
        self._flag_again("hits", _FINDINGS, "shown")

    def _changed(self, change: ChangedParagraphs) -> None:
        length = len(self._statuses)
        # In order: the place of a paragraph depends on the sentences of those before it.
        spans = [span for index in sorted(change.paragraphs) if (span := self._take(index)) is not None]
        if len(self._statuses) != length:
            self._report_reset()
        elif spans:
            self.touched.emit(spans[0][0], spans[-1][1])

    def _take(self, index: int) -> tuple[int, int] | None:
        """Update the map's bytes of a paragraph; return the range of sentences that changed, None if none did."""
        paragraph = self._model.known(index)
        if paragraph is None:
            return None
        letters = bytearray(map(STATUS_LETTERS.__getitem__, map(_STATUS, paragraph.segments)))
        reopened = bytearray(map(_REOPENED, paragraph.segments))
        at = self.index_of(SentencePosition(index, 0))
        before = slice(at, at + self._counts[index])
        old, new = zip(self._statuses[before], self._reopened[before]), zip(letters, reopened)  # noqa: B905
        differing = list(compress(count(), map(ne, old, new)))
        if not differing and len(letters) == self._counts[index]:
            return None
        if len(letters) != self._counts[index]:
            self._set_counts(index, [len(letters)])
            self.hits[before] = bytes(len(letters)) if self.hits else b""
            self.findings[before] = bytes(len(letters)) if self.findings else b""
        self._statuses[before] = letters
        self._reopened[before] = reopened
        if self._shown is not None:
            flags = self._shown[before]
            if len(flags) != len(letters):
                flags = self._shown[before] = b"\1" * len(letters)
            self.letters[before] = _masked(letters, flags, bytes([HIDDEN]) * len(letters))
            self.signs[before] = _masked(reopened, flags, bytes(len(letters)))
        # Of a paragraph of thousands of sentences only those that differ are drawn again.
        return at + min(differing, default=0), at + max(differing, default=0) + 1

    # Search results and filter: flagged in slices too short to be noticed.

    def _flag_again(self, *names: str) -> None:
        for name in names:
            self._flags.pop(name, None)
        if self._begun:
            self._is_everything |= names != (_FINDINGS,)
            self._flagging = self._flag_all()
            self._flag_on()

    def _flag_on(self) -> None:
        until = perf_counter() + _SLICE_SECONDS
        for _ in self._flagging:
            if perf_counter() > until:
                self._idle.start()
                return
        self._idle.stop()

    def _flag_all(self) -> Iterator[None]:
        kinds = {"hits": self._found, _FINDINGS: self._with_findings, "shown": self._matching or ()}
        for name, segments in kinds.items():
            if name not in self._flags:
                flags = bytearray(len(self._statuses)) if segments or name == "shown" else bytearray()
                yield from self._flag(flags, segments)
                self._flags[name] = flags
        hits, findings = self._flags["hits"], self._flags[_FINDINGS]
        shown = self._flags["shown"] if self._matching is not None else None
        before = self.letters, self.hits, self.signs, self.findings
        self.hits, self._shown = hits, shown
        if shown is not None and findings:
            findings = _masked(findings, shown, bytes(len(self._statuses)))
        self.findings = findings
        hidden = bytes([HIDDEN]) * len(self._statuses)
        self.letters = self._statuses if shown is None else _masked(self._statuses, shown, hidden)
        self.signs = self._reopened
        if shown is not None:
            none = bytes(len(self._statuses))
            # Few projects have any.
            self.signs = _masked(self._reopened, shown, none) if 1 in self._reopened else bytearray(none)
        after = self.letters, self.hits, self.signs, self.findings
        # Few findings are others after a sentence was confirmed: all other ticks stay as they are drawn.
        if self._is_everything or list(map(len, before)) != list(map(len, after)):
            self._is_everything = False
            self.reset.emit()
        else:
            spans = [_differing(old, new) for old, new in zip(before, after, strict=True) if old != new]
            if spans:
                self.touched.emit(min(first for first, _ in spans), max(beyond for _, beyond in spans))

    def _flag(self, flags: bytearray, segments: Iterable[int]) -> Iterator[None]:
        counts, firsts, index_of = self._model.shapes().sentences, self._model.first_numbers(), self._model.index_of
        for done, identity in enumerate(segments, start=1):
            index = index_of(identity >> OFFSET_BITS)
            if index is not None and counts[index] == 1:
                flags[firsts[index] - 1] = 1
            elif index is not None and (place := self._model.place(identity)) is not None:
                flags[firsts[index] - 1 + place.sentence] = 1
            if done % _AT_ONCE == 0:
                yield


def _tally(letters: bytearray) -> Counter[Status]:
    return Counter({status: count for status, letter in STATUS_LETTERS.items() if (count := letters.count(letter))})


def _differing(old: bytearray, new: bytearray) -> tuple[int, int]:
    """Return where two byte strings of the same length that are not equal begin and no longer are to differ."""
    # As whole numbers, as in `_masked`.
    bits = int.from_bytes(old) ^ int.from_bytes(new)
    return len(old) - (bits.bit_length() + 7) // 8, len(old) - ((bits & -bits).bit_length() - 1) // 8


def _masked(letters: bytes | bytearray, flags: bytes | bytearray, others: bytes) -> bytearray:
    """Combine two byte strings of the status map: bytes of the first where the flag is 1, else of the second."""
    # As whole numbers: a hundred thousand bytes take a tenth of a millisecond.
    mask = int.from_bytes(flags.translate(_MASK))
    kept = int.from_bytes(letters) & mask
    return bytearray((kept | int.from_bytes(others) & ~mask).to_bytes(len(letters)))
