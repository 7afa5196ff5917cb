"""Aligns the texts of two versions of a document: equal, changed, split, joined or moved."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

_EXACT_TABLE = 4_000_000
"""The most pairs for which the longest common series is found; above, the next one that is equal is taken."""
_FULL_BAND = 40
"""Texts to either side of the diagonal that are compared in a long stretch without a single text that stayed."""
_NARROW_BAND = 4
_LONG_STRETCH = 1500
_CLEARLY = 80.0
"""Likeness that leaves no doubt between neighbours."""
_NEAR = 2
_AHEAD = 6
"""The most texts that may have been added or removed between two pairs of clearly similar texts."""
_SAME_ENOUGH = 50.0
"""Likeness (100 is equal) from which a text in the same surroundings counts as a changed one, not as a new one."""
_MOVED_ENOUGH = 70.0
"""The same for a text that turns up elsewhere."""
_CANDIDATES = 6
_COMMON_WORD = 40
"""A word that is in more texts than this does not help to find a similar text."""


class AlignedTextIndexes(NamedTuple):
    """Indexes of corresponding texts in two versions of a document: one to one, two to one or one to two."""

    before: tuple[int, ...]
    after: tuple[int, ...]


def match_in_order(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return index pairs of equal items in two sequences, in order on both sides: nearly the longest series."""
    found: list[tuple[int, int]] = []
    stretches = [(0, len(before), 0, len(after))]
    while stretches:
        first, beyond, other, other_beyond = stretches.pop()
        while first < beyond and other < other_beyond and before[first] == after[other]:
            found.append((first, other))
            first, other = first + 1, other + 1
        while first < beyond and other < other_beyond and before[beyond - 1] == after[other_beyond - 1]:
            beyond, other_beyond = beyond - 1, other_beyond - 1
            found.append((beyond, other_beyond))
        if first == beyond or other == other_beyond:
            continue
        here, there = before[first:beyond], after[other:other_beyond]
        corners = [(first + a, other + b) for a, b in _unique(here, there)]
        if corners:
            starts = [(first, other), *((a + 1, b + 1) for a, b in corners)]
            ends = [*corners, (beyond, other_beyond)]
            stretches += [(a, c, b, d) for (a, b), (c, d) in zip(starts, ends, strict=True)]
            found += corners
        else:
            found += [(first + a, other + b) for a, b in _common(here, there)]
    return sorted(found)


def _unique(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return index pairs of items that occur once in each sequence: the longest series in order on both sides."""
    once = {item for item, number in Counter(before).items() if number == 1}
    once &= {item for item, number in Counter(after).items() if number == 1}
    here = {item: at for at, item in enumerate(before) if item in once}
    pairs = sorted((here[item], at) for at, item in enumerate(after) if item in once)
    return [pairs[index] for index in longest_rising([at for _, at in pairs])]


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Return the indexes of the longest increasing subsequence of some numbers (patience sorting)."""
    tops: list[int] = []
    holders: list[int] = []
    previous = [-1] * len(numbers)
    for index, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        tops[pile : pile + 1] = [number]
        holders[pile : pile + 1] = [index]
        previous[index] = holders[pile - 1] if pile else -1
    series: list[int] = []
    index = holders[-1] if holders else -1
    while index >= 0:
        series.append(index)
        index = previous[index]
    return series[::-1]


def _common(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    if len(before) * len(after) <= _EXACT_TABLE:
        for code in LCSseq.opcodes(before, after):
            if code.tag == "equal":
                yield from zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
        return
    places: dict[Hashable, list[int]] = defaultdict(list)
    for at, item in enumerate(after):
        places[item].append(at)
    last = -1
    for at, item in enumerate(before):
        standing = places.get(item, ())
        following = bisect_right(standing, last)
        if following < len(standing):
            last = standing[following]
            yield at, last


def match_moved(
    before: Sequence[Hashable], after: Sequence[Hashable], pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return index pairs of equal items that are at other places in two sequences, among those not in `pairs`."""
    used, matched = {a for a, _ in pairs}, {b for _, b in pairs}
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for at in range(len(before) - 1, -1, -1):
        if at not in used:
            waiting[before[at]].append(at)
    return [(waiting[item].pop(), at) for at, item in enumerate(after) if at not in matched and waiting.get(item)]


def align_similar(before: Sequence[str], after: Sequence[str]) -> list[AlignedTextIndexes]:
    """Align texts of two versions that are similar, in order: changed, joined (2 to 1) or split (1 to 2).

    Texts in no group were removed or added. If neighbours are alike, the largest sum of unchanged letters decides.
    """
    groups: list[AlignedTextIndexes] = []
    first = other = 0
    for row, column in [*_clearly_alike(before, after), (len(before), len(after))]:
        groups.extend(
            AlignedTextIndexes(tuple(first + at for at in group.before), tuple(other + at for at in group.after))
            for group in _best(before[first:row], after[other:column])
        )
        if row < len(before):
            groups.append(AlignedTextIndexes((row,), (column,)))
        first, other = row + 1, column + 1
    return _widened(groups, before, after)


def _widened(groups: list[AlignedTextIndexes], before: Sequence[str], after: Sequence[str]) -> list[AlignedTextIndexes]:
    """Extend aligned pairs of texts to neighbours that were joined with one of them or split from it."""
    free = set(range(len(before))) - {at for group in groups for at in group.before}
    free_after = set(range(len(after))) - {at for group in groups for at in group.after}
    wider: list[AlignedTextIndexes] = []
    for group in groups:
        if len(group.before) == len(group.after) == 1 and (free or free_after):
            (row,), (column,) = group
            rows = [tuple(sorted((row, at))) for at in (row + 1, row - 1) if at in free]
            columns = [tuple(sorted((column, at))) for at in (column + 1, column - 1) if at in free_after]
            choices = [
                group,
                *(AlignedTextIndexes(pair, (column,)) for pair in rows),
                *(AlignedTextIndexes((row,), pair) for pair in columns),
            ]
            group = max(choices, key=lambda choice: ratio(*_joined(choice, before, after)))  # noqa: PLW2901
            free.difference_update(group.before)
            free_after.difference_update(group.after)
        wider.append(group)
    return wider


def _joined(group: AlignedTextIndexes, before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    return " ".join(before[at] for at in group.before), " ".join(after[at] for at in group.after)


def _clearly_alike(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield index pairs of clearly similar texts of two versions in order, until the versions differ."""
    near, far = [[(d, n - d) for n in sizes for d in range(n + 1)] for sizes in (range(_NEAR + 1), range(_AHEAD + 1))]
    row = column = 0
    while row < len(before) and column < len(after):
        scored = _scored(before, after, (row, column), near) or _scored(before, after, (row, column), far)
        if not scored:
            return
        _, (down, right) = max(scored)
        yield row + down, column + right
        row, column = row + down + 1, column + right + 1


def _scored(
    before: Sequence[str], after: Sequence[str], here: tuple[int, int], steps: Sequence[tuple[int, int]]
) -> list[tuple[float, tuple[int, int]]]:
    """Return the clearly similar pairs of texts near a place in both versions, as steps from it with scores."""
    rows, columns = len(before) - here[0], len(after) - here[1]
    return [
        (likeness - down - right, (down, right))
        for down, right in steps
        if down < rows
        and right < columns
        and (likeness := _likeness(before[here[0] + down], after[here[1] + right], _CLEARLY))
    ]


def _best(before: Sequence[str], after: Sequence[str]) -> list[AlignedTextIndexes]:
    """Return the alignment of two versions' texts with the best total score; long stretches only near the diagonal."""
    rows, columns = len(before), len(after)
    if not rows or not columns:
        return []
    band = _FULL_BAND if max(rows, columns) <= _LONG_STRETCH else _NARROW_BAND
    best: dict[tuple[int, int], float] = {}
    step: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows, -1, -1):
        middle = row * columns // rows
        for column in range(min(columns, middle + band), max(-1, middle - band - 1), -1):
            choices = [(best.get((row + 1, column), 0.0), (1, 0)), (best.get((row, column + 1), 0.0), (0, 1))]
            for down, right in ((1, 1), (2, 1), (1, 2)):
                if row + down <= rows and column + right <= columns:
                    gain = _gain(" ".join(before[row : row + down]), " ".join(after[column : column + right]))
                    if gain > 0:
                        choices.append((gain + best.get((row + down, column + right), 0.0), (down, right)))
            best[row, column], step[row, column] = max(choices)
    return _groups(step, rows, columns)


def _groups(step: dict[tuple[int, int], tuple[int, int]], rows: int, columns: int) -> list[AlignedTextIndexes]:
    groups: list[AlignedTextIndexes] = []
    row = column = 0
    while row < rows and column < columns:
        # Off the band nothing was compared: on to where it begins.
        down, right = step.get((row, column), (0, 1) if column * rows < row * columns else (1, 0))
        if down and right:
            groups.append(AlignedTextIndexes(tuple(range(row, row + down)), tuple(range(column, column + right))))
        row, column = row + down, column + right
    return groups


def _gain(before: str, after: str) -> float:
    """Return the score of aligning two texts, higher for similar and long ones; 0 if they are too different."""
    likeness = _likeness(before, after, _SAME_ENOUGH)
    return (likeness - _SAME_ENOUGH + 1) * (len(before) + len(after)) if likeness else 0


def _likeness(before: str, after: str, least: float) -> float:
    """Return the similarity of two texts from 0 to 100; 0 if it is less than `least`."""
    shorter, longer = sorted((len(before), len(after)))
    return ratio(before, after, score_cutoff=least) if 200 * shorter >= least * (shorter + longer) else 0


def align_moved(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return index pairs of texts that are similar but at other places in two versions, best pairs matched first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(before):
        for word in set(text.split()):
            holders[word].append(at)
    scored: list[tuple[float, int, int]] = []
    for at, text in enumerate(after):
        shared: Counter[int] = Counter()
        for word in set(text.split()):
            if len(holders.get(word, ())) <= _COMMON_WORD:
                shared.update(holders.get(word, ()))
        for candidate, _ in shared.most_common(_CANDIDATES):
            likeness = ratio(before[candidate], text, score_cutoff=_MOVED_ENOUGH)
            if likeness:
                scored.append((-likeness, candidate, at))
    used: set[int] = set()
    matched: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, candidate, at in sorted(scored):
        if candidate not in used and at not in matched:
            used.add(candidate)
            matched.add(at)
            pairs.append((candidate, at))
    return sorted(pairs)
