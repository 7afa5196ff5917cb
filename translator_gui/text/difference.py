"""The difference between two texts, word by word: kept, removed and inserted pieces.

Words are never cut: a letter that changed shows the word that changed. Few changed words stay few; a text that was
written anew is shown as replaced, not as confetti of the words that happen to recur.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from translator_gui.model.lazy_pattern import lazy_pattern
from translator_gui.text.counting import WORD
from translator_gui.text.tag_spelling import spelled

_UNIT = lazy_pattern(rf"(?:{WORD.pattern})|\S", re.VERBOSE)

_TABLE = 20_000
"""The most pairs of words that are compared each with each; what is larger is first parted at words that are unique."""


_WORTH_CUTTING = 20
"""Letters; a longer word is cut in its middle rather than looked through for its end."""


class DiffKind(StrEnum):
    """Whether a piece of the difference between two texts is kept, removed or inserted."""

    KEPT = "kept"
    REMOVED = "removed"
    INSERTED = "inserted"


class DiffPiece(NamedTuple):
    """A piece of the difference between two texts: in both, only in the old or only in the new one; never empty."""

    kind: DiffKind
    text: str


class _SharedWordRun(NamedTuple):
    """A run of words that two compared texts share: index of its first word in each text, and how many words."""

    old: int
    new: int
    length: int


class _ComparedWords(NamedTuple):
    """A text cut into words and single marks for comparison: their starts and ends; `weights` sums up their letters."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    weights: list[int]

    def weight(self, first: int, beyond: int) -> int:
        return self.weights[beyond] - self.weights[first]


def difference(old: str, new: str) -> tuple[DiffPiece, ...]:
    """Return the pieces to keep, remove and insert to turn the old text into the new one, in reading order.

    Returns:
        No two neighbours of one kind, and what is removed stands before what is inserted in its place. The kept and
        removed pieces together are the old text, the kept and inserted ones the new text, white space included.
    """
    if old == new:
        return (DiffPiece(DiffKind.KEPT, old),) if old else ()
    before, after = _units(old), _units(new)
    runs = _without_islands(_joined(_common(before.words, after.words)), before, after)
    if _written_anew(runs, before, after):
        runs = []
    return tuple(_pieces(runs, before, after))


def _units(text: str) -> _ComparedWords:
    spans = [match.span() for match in _UNIT.finditer(text)]
    words = [text[start:end] for start, end in spans]
    weights = list(accumulate(map(len, words), initial=0))
    return _ComparedWords(text, [start for start, _ in spans], [end for _, end in spans], words, weights)


def _common(old: Sequence[str], new: Sequence[str]) -> list[_SharedWordRun]:
    """Return the runs of words that two compared texts share, in order."""
    found: list[_SharedWordRun] = []
    open_spans = [(0, len(old), 0, len(new))]
    while open_spans:
        first, beyond, other, other_beyond = open_spans.pop()
        head = 0
        while first + head < beyond and other + head < other_beyond and old[first + head] == new[other + head]:
            head += 1
        first, other = first + head, other + head
        tail = 0
        rest = min(beyond - first, other_beyond - other)
        while tail < rest and old[beyond - tail - 1] == new[other_beyond - tail - 1]:
            tail += 1
        beyond, other_beyond = beyond - tail, other_beyond - tail
        found += [_SharedWordRun(first - head, other - head, head), _SharedWordRun(beyond, other_beyond, tail)]
        if first == beyond or other == other_beyond:
            continue
        if (beyond - first) * (other_beyond - other) <= _TABLE:
            pairs = _heaviest(old[first:beyond], new[other:other_beyond])
            found += [_SharedWordRun(first + a, other + b, 1) for a, b in pairs]
            continue
        corners = [(first + a, other + b) for a, b in _unique(old[first:beyond], new[other:other_beyond])]
        # Without a word that is unique in both, texts this long share nothing that would help a reader.
        if corners:
            starts = [(first, other), *corners]
            ends = [*corners, (beyond, other_beyond)]
            open_spans += [(a, c, b, d) for (a, b), (c, d) in zip(starts, ends, strict=True)]
    return sorted(run for run in found if run.length)


def _heaviest(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return the common subsequence of two word lists that has the most letters, as index pairs in order."""
    width = len(new) + 1
    below = [0] * width
    table = [below]
    for word in reversed(old):
        row, weight, right = [0] * width, len(word), 0
        for at in range(width - 2, -1, -1):
            right = weight + below[at + 1] if new[at] == word else max(right, below[at])
            row[at] = right
        table.append(row)
        below = row
    table.reverse()
    first = other = 0
    while first < len(old) and other < len(new):
        if old[first] == new[other]:
            yield first, other
            first, other = first + 1, other + 1
        elif table[first + 1][other] >= table[first][other + 1]:
            first += 1
        else:
            other += 1


def _unique(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return index pairs of words that occur once in each text: the longest series in the same order in both."""
    counts = Counter(old)
    here = {word: at for at, word in enumerate(old) if counts[word] == 1}
    counts = Counter(new)
    pairs = sorted((here[word], at) for at, word in enumerate(new) if counts[word] == 1 and word in here)
    # Patience sorting: `tops` are the smallest ends of rising series of each length.
    tops: list[int] = []
    holders: list[int] = []
    previous = [-1] * len(pairs)
    for index, (_, at) in enumerate(pairs):
        pile = bisect_left(tops, at)
        tops[pile : pile + 1] = [at]
        holders[pile : pile + 1] = [index]
        previous[index] = holders[pile - 1] if pile else -1
    series: list[tuple[int, int]] = []
    index = holders[-1] if holders else -1
    while index >= 0:
        series.append(pairs[index])
        index = previous[index]
    return series[::-1]


def _joined(runs: list[_SharedWordRun]) -> list[_SharedWordRun]:
    joined: list[_SharedWordRun] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.old + last.length, last.new + last.length) == (run.old, run.new):
            joined[-1] = last._replace(length=last.length + run.length)
        else:
            joined.append(run)
    return joined


def _without_islands(runs: list[_SharedWordRun], old: _ComparedWords, new: _ComparedWords) -> list[_SharedWordRun]:
    """Drop a shared "of" or comma in the middle of longer changes of a text: it only distracts the reader."""

    def changed(run: _SharedWordRun, following: _SharedWordRun) -> int:
        removed = old.weight(run.old + run.length, following.old)
        return max(removed, new.weight(run.new + run.length, following.new))

    kept = [_SharedWordRun(0, 0, 0)]
    for run in [*runs, _SharedWordRun(len(old.words), len(new.words), 0)]:
        kept.append(run)
        while len(kept) > 2:  # noqa: PLR2004 (one run with a neighbour on either side)
            left, island, right = kept[-3:]
            weight = old.weight(island.old, island.old + island.length)
            if 2 * weight > min(changed(left, island), changed(island, right)):
                break
            del kept[-2]
    return kept[1:-1]


def _written_anew(runs: list[_SharedWordRun], old: _ComparedWords, new: _ComparedWords) -> bool:
    """Whether a text was rewritten: less than a quarter of the shorter of the two texts was kept."""
    stayed = sum(old.weight(run.old, run.old + run.length) for run in runs)
    return 4 * stayed < min(old.weights[-1], new.weights[-1])


def _pieces(runs: list[_SharedWordRun], old: _ComparedWords, new: _ComparedWords) -> Iterator[DiffPiece]:
    kept: list[str] = []
    here = there = 0
    steps = [(run.old + step, run.new + step) for run in runs for step in range(run.length)]
    starts = [(old.starts[first], new.starts[other]) for first, other in steps]
    ends = [(old.ends[first], new.ends[other]) for first, other in steps]
    ends.append((len(old.text), len(new.text)))
    for (start, other_start), (end, other_end) in zip([*starts, ends[-1]], ends, strict=True):
        removed, inserted = old.text[here:start], new.text[there:other_start]
        lead, trail = _common_space(removed, inserted)
        kept.append(removed[:lead])
        if len(removed) > lead + trail or len(inserted) > lead + trail:
            yield from _piece(DiffKind.KEPT, "".join(kept))
            kept.clear()
            yield from _piece(DiffKind.REMOVED, removed[lead : len(removed) - trail])
            yield from _piece(DiffKind.INSERTED, inserted[lead : len(inserted) - trail])
        kept.append(old.text[start - trail : end])
        here, there = end, other_end
    yield from _piece(DiffKind.KEPT, "".join(kept))


def _piece(kind: DiffKind, text: str) -> Iterator[DiffPiece]:
    if text:
        yield DiffPiece(kind, text)


def _common_space(removed: str, inserted: str) -> tuple[int, int]:
    """Return how many white-space characters a removed and an inserted piece share at their beginning and their end."""
    shorter = min(len(removed), len(inserted))
    lead = 0
    while lead < shorter and removed[lead] == inserted[lead] and removed[lead].isspace():
        lead += 1
    trail = 0
    while trail < shorter - lead and removed[-trail - 1] == inserted[-trail - 1] and removed[-trail - 1].isspace():
        trail += 1
    return lead, trail


def abridged(pieces: Sequence[DiffPiece], context: int) -> tuple[DiffPiece, ...]:
    """Shorten the long unchanged pieces of a text difference to the words around each change.

    Args:
        pieces: See `difference`.
        context: Letters to keep on either side of a change; what is cut at a blank is replaced by "…".

    Returns:
        The pieces to show; where nothing was changed, the beginning of the text alone.
    """
    last = len(pieces) - 1
    return tuple(
        piece._replace(text=_cut(piece.text, context if at or not last else 0, context if at < last else 0))
        if piece.kind is DiffKind.KEPT
        else piece
        for at, piece in enumerate(pieces)
    )


def difference_in_words(pieces: Sequence[DiffPiece]) -> str:
    """Return a text difference as words for a screen reader: "[removed: …]"."""
    words = {DiffKind.KEPT: "{}", DiffKind.REMOVED: "[removed: {}]", DiffKind.INSERTED: "[inserted: {}]"}
    return "".join(words[piece.kind].format(spelled(piece.text)) for piece in pieces)


def _cut(text: str, head: int, tail: int) -> str:
    """Shorten a text by putting "…" for its middle; with `head` or `tail` 0 that end is cut off, too."""
    if len(text) <= head + tail + _WORTH_CUTTING:
        return text
    end = text.rfind(" ", max(0, head - _WORTH_CUTTING), head + 1) if head else 0
    start = text.find(" ", len(text) - tail, len(text) - tail + _WORTH_CUTTING) if tail else len(text)
    first = text[: head if end < 0 else end]
    rest = text[len(text) - tail if start < 0 else start :]
    return f"{first} …{rest}" if first else f"…{rest}"
