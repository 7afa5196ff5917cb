"""Narrows the search for an alignment: a band around pairs of sentences that clearly translate each other.

Documents of thousands of sentences are aligned in seconds with it, and where one side lacks a chapter the band follows.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from translator_gui.memory.translation_evidence import TranslationEvidence

_SMALL = 60
"""Sentences on both sides up to which all pairs are compared."""
_RARE = 20
"""Sentences with an English word, at the most, for it to tell where the Urdu may be translated."""
_CLEARLY = 1.5
"""By how much the best candidate must exceed the second."""
_ALIKE = 0.25
"""Likeness of a clear pair."""
_MARGIN, _SPREAD, _WIDEST = 8, 4, 40
_SPIKE = 10
"""So far beside its neighbours is a pair that only looks clear."""

Pair = tuple[int, int]
"""Indexes of an Urdu and of an English sentence."""


def alignment_band(
    evidence: TranslationEvidence, rows: int, columns: int, known: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Return the first and last offset among the English sentences to consider at each offset among the Urdu ones.

    Args:
        evidence: Of the two texts.
        rows: Number of Urdu sentences.
        columns: Number of English sentences.
        known: Pairs that are known to translate each other, English by Urdu.

    Returns:
        For each offset from 0 to `rows`; neither side ever goes back, and neighbours overlap.
    """
    if rows <= _SMALL and columns <= _SMALL:
        return [(0, columns)] * (rows + 1)
    corners = [(0, 0), *_without_spikes(longest_chain(_clear_pairs(evidence, known))), (rows, columns)]
    first, last = [columns] * (rows + 1), [0] * (rows + 1)
    for (row, column), (row_end, column_end) in pairwise(corners):
        down, right = row_end - row, column_end - column
        shift = abs(right - down * columns / max(rows, 1))
        reach = int(_MARGIN + min(down / _SPREAD, _WIDEST) + shift)
        for at in range(row, row_end + 1):
            middle = column + (at - row) * right // (down or 1)
            first[at] = min(first[at], max(0, column - _MARGIN, middle - reach))
            last[at] = max(last[at], min(columns, column_end + _MARGIN, middle + reach))
    first[0], last[rows] = 0, columns
    for at in range(rows, 0, -1):
        first[at - 1] = min(first[at - 1], first[at])
    for at in range(rows):
        last[at + 1] = max(last[at + 1], last[at])
        last[at] = max(last[at], first[at + 1])
    return list(zip(first, last, strict=True))


def _clear_pairs(evidence: TranslationEvidence, known: Mapping[int, int]) -> list[Pair]:
    """Return known pairs, and those that share more rare words than either side has with others; by the Urdu."""
    places: dict[str, list[int]] = defaultdict(list)
    for column, stems in enumerate(evidence.english):
        for stem in stems:
            places[stem].append(column)
    pairs: list[Pair] = []
    for row in range(len(evidence.urdu)):
        if row in known:
            pairs.append((row, known[row]))
            continue
        scores: Counter[int] = Counter()
        for stem, words in evidence.counterparts(row).items():
            if len(places[stem]) <= _RARE:
                gain = max(probability for _word, probability in words) * evidence.weight(stem)
                for column in places[stem]:
                    scores[column] += gain  # pyright: ignore[reportArgumentType]
        best = scores.most_common(2)
        if best and (len(best) == 1 or best[0][1] >= _CLEARLY * best[1][1]):
            column = best[0][0]
            if evidence.likeness(row, row + 1, column, column + 1) >= _ALIKE:
                pairs.append((row, column))
    return pairs


def longest_chain(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest series of pairs in order on both sides, given in the order of the Urdu."""
    ends: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for at, (_row, column) in enumerate(pairs):
        place = bisect_left(ends, column)
        before.append(holders[place - 1] if place else -1)
        ends[place : place + 1] = [column]
        holders[place : place + 1] = [at]
    chain: list[Pair] = []
    at = holders[-1] if holders else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _without_spikes(chain: Sequence[Pair]) -> list[Pair]:
    """Return a chain without pairs that lie beside both neighbours, to the same side."""
    kept: list[Pair] = []
    for at, (row, column) in enumerate(chain):
        beside = [
            column - row - (chain[other][1] - chain[other][0]) for other in (at - 1, at + 1) if 0 <= other < len(chain)
        ]
        if not (all(shift > _SPIKE for shift in beside) or all(shift < -_SPIKE for shift in beside)):
            kept.append((row, column))
    return kept
