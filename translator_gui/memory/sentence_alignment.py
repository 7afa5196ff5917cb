"""Aligns the sentences of an Urdu text with those of its English translation: which stands for which.

The likeliest chain of links is found by dynamic programming within a band around clear pairs (`alignment_band`). A link
is scored by the lengths of its two sides (after Gale and Church) and by the words that account for each other
(`TranslationEvidence`); a sentence that the other side lacks is charged a flat rate. Afterwards sentences that changed
places are linked.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from translator_gui.memory.alignment_band import alignment_band, longest_chain
from translator_gui.memory.bilingual_lexicon import BilingualLexicon
from translator_gui.memory.translation_evidence import TranslationEvidence

_PRIORS = {(1, 1): -0.1, (2, 1): -3.1, (1, 2): -3.1, (2, 2): -4.5, (3, 1): -5.0, (1, 3): -5.0}
"""Logarithms of how often so many Urdu sentences are translated by so many English ones."""
_VARIANCE = 5.0
_LARGEST_Z, _LEAST_LOG = 8.0, -9.0
_REACH = 12
"""Sentences between two that changed places, at the most."""
_CLEARLY = 0.1
"""By so much likelier must be the words of two sentences and two, one to one, straight or crossed."""
_MOVED = 1.6
"""So much more than unrelated sentences must be alike what changed places."""
_MOST, _TWO = 3, 2
"""Sentences on one side of a link, at the most; and those of a pair that may have changed places."""
_ROWS_PER_REPORT = 20
_UNLIKELY_Z = 3.0
_NEARLY = 3.0
"""A chain whose logarithmic score is less by so little leaves a doubt."""
_FAR = 30.0
"""Chains that are less likely by so much are not followed."""


class _Weights(NamedTuple):
    """What the likeness of words counts.

    Attributes:
        words: Logarithmic units for a full likeness.
        chance: The likeness of sentences that do not belong together.
        alone: Logarithmic units for a sentence that the other side lacks.
    """

    words: float
    chance: float
    alone: float


_WITH_LEXICON, _WITHOUT_LEXICON = _Weights(15.0, 0.12, -2.5), _Weights(25.0, 0.03, -3.0)
_WELL_KNOWN = 0.45
"""The share of the Urdu that a lexicon accounts for if it is as good as a dictionary."""
_CERTAIN = 40.0
"""Logarithmic units for a link that is known already: as much as a dozen sentences that the other side lacks."""

LinkRange = tuple[int, int, int, int]
"""Where a link begins and ends: half-open ranges of the Urdu and of the English sentences."""


class SentenceLink(NamedTuple):
    """Urdu sentences and the English ones that translate them, by their indexes; one side may be empty.

    Attributes:
        urdu: Indexes of neighbouring sentences.
        english: Indexes of neighbouring sentences.
        likeness: How well their words account for each other, from 0 to 1.
        is_doubtful: Another alignment is nearly as likely there, or the sentences changed places.
    """

    urdu: tuple[int, ...]
    english: tuple[int, ...]
    likeness: float = 0.0
    is_doubtful: bool = False

    @property
    def kind(self) -> str:
        """Return the numbers of Urdu and of English sentences: "1-1", "2-1", "1-0"."""
        return f"{len(self.urdu)}-{len(self.english)}"


class _Group(NamedTuple):
    """Ranges of neighbouring sentences on both sides; one of them may be empty."""

    urdu: int
    urdu_end: int
    english: int
    english_end: int

    @property
    def is_link(self) -> bool:
        return self.urdu < self.urdu_end and self.english < self.english_end


def align_sentences(
    urdu: Sequence[str],
    english: Sequence[str],
    lexicon: BilingualLexicon | None = None,
    report: Callable[[int, int], object] = lambda _done, _total: None,
    *,
    certain: Collection[LinkRange] = (),
) -> list[SentenceLink]:
    """Align the sentences of two texts: every sentence is in exactly one link, in the order of the Urdu.

    It is done twice: the words of the links found first teach what translates what in this document. A sentence without
    a counterpart is a link of its own; an English one follows what it follows in its text.

    Args:
        urdu: Sentences without inline tags, in order.
        english: Sentences without inline tags, in order.
        lexicon: Dictionaries, and words learned from a memory; None for none.
        report: Called with (done, total) every few milliseconds; may raise to stop.
        certain: Links that are known already, such as those that a memory has word for word.
    """
    total = 2 * len(urdu)
    lexicon = lexicon if lexicon is not None else BilingualLexicon()
    evidence = TranslationEvidence(urdu, english, lexicon, lambda: report(0, total))
    weights = _weights(evidence.lexicon_share())
    sizes = [len(text) + 1 for text in urdu], [len(text) + 1 for text in english]
    known = frozenset(certain)
    first = _SentenceAligner(*sizes, evidence, weights, known, lambda done: report(round(done), total))
    pairs = [
        (link.urdu[0], link.english[0])
        for link in first.links(with_doubts=False)
        if link.kind == "1-1" and link.likeness > weights.chance
    ]
    taught = evidence.with_learned(pairs)
    second = _SentenceAligner(*sizes, taught, weights, known, lambda done: report(round(len(urdu) + done), total))
    return second.links(with_doubts=True)


def _weights(lexicon_share: float) -> _Weights:
    """Return the weights for a lexicon that accounts for a share of the Urdu."""
    share = min(1.0, lexicon_share / _WELL_KNOWN)
    return _Weights(
        *((1 - share) * without + share * with_ for without, with_ in zip(_WITHOUT_LEXICON, _WITH_LEXICON, strict=True))
    )


class _SentenceAligner:
    """Aligns two texts by the lengths of their sentences and the evidence of their words."""

    def __init__(
        self,
        urdu_sizes: Sequence[int],
        english_sizes: Sequence[int],
        evidence: TranslationEvidence,
        weights: _Weights,
        certain: frozenset[LinkRange],
        report: Callable[[float], object],
    ) -> None:
        self._urdu_sizes, self._english_sizes = urdu_sizes, english_sizes
        self._evidence, self._weights, self._certain, self._report = evidence, weights, certain, report
        self._rows, self._columns = len(urdu_sizes), len(english_sizes)
        self._ratio = sum(english_sizes) / (sum(urdu_sizes) or 1) or 1.0
        self._mean = sum(english_sizes) / (self._columns or 1)
        pairs = _single_pairs(certain)
        self._band = alignment_band(evidence, self._rows, self._columns, pairs)
        in_order = set(longest_chain(sorted(pairs.items())))
        self._moved = {
            row: column for row, column in pairs.items() if (row, column) not in in_order and self._in_band(row, column)
        }
        """The English, by the Urdu, of known links that no chain can have because others cross them."""
        self._moved_english = frozenset(self._moved.values())
        self._alone = [0.0 if row in self._moved else weights.alone for row in range(self._rows + 1)]
        self._alone_english = [
            0.0 if column in self._moved_english else weights.alone for column in range(self._columns + 1)
        ]
        self._to_end: list[list[float]] = [[]] * (self._rows + 1)
        """The scores of the best chains from each place of the band to the end."""

    def links(self, *, with_doubts: bool) -> list[SentenceLink]:
        """Align the texts.

        Args:
            with_doubts: Mark the links for which another alignment is nearly as likely; it takes half as long again.
        """
        groups = self._best_chain()
        doubtful = self._doubtful(groups) if with_doubts else [False] * len(groups)
        links = [
            link._replace(is_doubtful=is_doubtful)
            for group, is_doubtful in zip(groups, doubtful, strict=True)
            if group.is_link
            for link in self._untangled(group)
        ]
        links += (self._single(row, column) for row, column in self._moved.items())
        links += self._exchanged([group for group in groups if not group.is_link])
        linked = {at for link in links for at in link.urdu}
        linked_english = {at for link in links for at in link.english}
        links += [SentenceLink((at,), ()) for at in range(self._rows) if at not in linked]
        links += [SentenceLink((), (at,)) for at in range(self._columns) if at not in linked_english]
        return in_reading_order(links)

    def _best_chain(self) -> list[_Group]:
        """Return the groups of the likeliest chain from the beginnings of both texts to their ends."""
        rows, columns = self._rows, self._columns
        off = [-math.inf] * (columns + _MOST + 1)
        scores = [off] * (_MOST + 1)
        """The best chains from this row, and the next ones, to the end; by column."""
        steps: list[list[tuple[int, int]]] = [[]] * (rows + 1)
        for row in range(rows, -1, -1):
            first, last = self._band[row]
            scores = [off.copy(), *scores[:_MOST]]
            taken = [(0, 0)] * (last - first + 1)
            for column in range(last, first - 1, -1):
                if row == rows and column == columns:
                    scores[0][column] = 0.0
                    continue
                top, move = max(
                    (scores[1][column] + self._alone[row], (1, 0)),
                    (scores[0][column + 1] + self._alone_english[column], (0, 1)),
                )
                for (down, right), prior in _PRIORS.items():
                    beyond = scores[down][column + right]
                    if beyond > -math.inf:
                        score = beyond + prior + self._gain(_Group(row, row + down, column, column + right))
                        if score > top:
                            top, move = score, (down, right)
                scores[0][column], taken[column - first] = top, move
            steps[row] = taken
            self._to_end[row] = scores[0][first : last + 1]
            if row % _ROWS_PER_REPORT == 0:
                self._report((rows - row) / 2)
        groups: list[_Group] = []
        row = column = 0
        while (row, column) != (rows, columns):
            down, right = steps[row][column - self._band[row][0]]
            groups.append(_Group(row, row + down, column, column + right))
            row, column = row + down, column + right
        return groups

    def _doubtful(self, groups: Sequence[_Group]) -> list[bool]:
        """Return for each group of the best chain whether a chain that goes another way there is nearly as likely."""
        path = {(group.urdu, group.english) for group in groups} | {(self._rows, self._columns)}
        best = self._to_end[0][0]
        margins = [math.inf] * (self._rows + 1)
        """By how much the best chain is likelier than any that passes elsewhere, at each offset in the Urdu."""
        off = [-math.inf] * (self._columns + _MOST + 1)
        scores = [off.copy() for _ in range(_MOST + 1)]
        scores[0][0] = 0.0
        for row in range(self._rows + 1):
            first, last = self._band[row]
            for column in range(first, last + 1):
                reached = scores[0][column]
                if (row, column) not in path:
                    margins[row] = min(margins[row], best - reached - self._to_end[row][column - first])
                if reached + self._to_end[row][column - first] < best - _FAR:
                    continue
                scores[1][column] = max(scores[1][column], reached + self._alone[row])
                scores[0][column + 1] = max(scores[0][column + 1], reached + self._alone_english[column])
                for (down, right), prior in _PRIORS.items():
                    if not self._in_band(row + down, column + right):
                        continue
                    score = reached + prior + self._gain(_Group(row, row + down, column, column + right))
                    scores[down][column + right] = max(scores[down][column + right], score)
                    whole = best - score - self._to_end[row + down][column + right - self._band[row + down][0]]
                    for between in range(row + 1, row + down):
                        margins[between] = min(margins[between], whole)
            scores = [*scores[1:], off.copy()]
            if row % _ROWS_PER_REPORT == 0:
                self._report((self._rows + row) / 2)
        return [
            group.is_link
            and group not in self._certain
            and (min(margins[group.urdu], margins[group.urdu_end]) < _NEARLY or self._z(group) > _UNLIKELY_Z)
            for group in groups
        ]

    def _in_band(self, row: int, column: int) -> bool:
        return row <= self._rows and self._band[row][0] <= column <= self._band[row][1]

    def _gain(self, group: _Group) -> float:
        """Return the logarithmic score of a link: of its lengths, and of its words, which count more in longer ones."""
        if group in self._certain:
            likely = _CERTAIN
        elif self._moved and self._has_moved(group):
            return -math.inf
        else:
            likely = max(math.log(math.erfc(min(self._z(group), _LARGEST_Z) / math.sqrt(2))), _LEAST_LOG)
        words = self._likeness(group) - self._weights.chance
        return likely + self._weights.words * words * math.sqrt(self._size(group) / self._mean)

    def _has_moved(self, group: _Group) -> bool:
        return any(at in self._moved for at in range(*group[:2])) or any(
            at in self._moved_english for at in range(*group[2:])
        )

    def _likeness(self, group: _Group) -> float:
        return 1.0 if group in self._certain else self._evidence.likeness(*group)

    def _size(self, group: _Group) -> float:
        """Return the length of a group, in letters of the English, by both sides."""
        expected = sum(self._urdu_sizes[group.urdu : group.urdu_end]) * self._ratio
        return (expected + sum(self._english_sizes[group.english : group.english_end])) / 2

    def _z(self, group: _Group) -> float:
        """Return how far the lengths of a group's sides are from the usual ratio, in standard deviations."""
        expected = sum(self._urdu_sizes[group.urdu : group.urdu_end]) * self._ratio
        length = sum(self._english_sizes[group.english : group.english_end])
        return abs(length - expected) / math.sqrt(_VARIANCE * (expected + length) / 2)

    def _untangled(self, group: _Group) -> Iterator[SentenceLink]:
        """Yield the links of a group; of two and two, one to one, straight or crossed, if the words say so."""
        row, row_end, column, column_end = group
        if row_end - row == column_end - column == _TWO:
            straight = [self._single(row + at, column + at) for at in (0, 1)]
            crossed = [self._single(row + at, column + 1 - at) for at in (0, 1)]
            by = sum(link.likeness for link in crossed) - sum(link.likeness for link in straight)
            if abs(by) > _CLEARLY:
                yield from crossed if by > 0 else straight
                return
        yield self._link(group)

    def _single(self, row: int, column: int) -> SentenceLink:
        return self._link(_Group(row, row + 1, column, column + 1))

    def _link(self, group: _Group) -> SentenceLink:
        return SentenceLink(tuple(range(*group[:2])), tuple(range(*group[2:])), self._likeness(group))

    def _exchanged(self, alone: Sequence[_Group]) -> Iterator[SentenceLink]:
        """Yield links of sentences that changed places: of those left alone, the likest within reach of each other."""
        english = [group.english for group in alone if group.english < group.english_end]
        near = [
            self._single(group.urdu, column)
            for group in alone
            if group.urdu < group.urdu_end
            for column in english[
                bisect_left(english, group.english - _REACH) : bisect_right(english, group.english + _REACH)
            ]
        ]
        taken, taken_english = set(self._moved), set(self._moved_english)
        for link in sorted(near, key=lambda link: -link.likeness):
            if link.likeness < self._weights.chance * _MOVED:
                break
            if taken.isdisjoint(link.urdu) and taken_english.isdisjoint(link.english):
                taken.update(link.urdu)
                taken_english.update(link.english)
                yield link._replace(is_doubtful=True)


def _single_pairs(certain: Iterable[LinkRange]) -> dict[int, int]:
    """Return the English sentence of each Urdu one, of known links between two that are in no other known link."""
    pairs = [(row, column) for row, row_end, column, column_end in certain if row_end - row == column_end - column == 1]
    rows, columns = Counter(row for row, _column in pairs), Counter(column for _row, column in pairs)
    return {row: column for row, column in pairs if rows[row] == columns[column] == 1}


def in_reading_order(links: Iterable[SentenceLink]) -> list[SentenceLink]:
    """Return links in the order of their Urdu; an English sentence without Urdu follows what it follows in its text."""
    links = list(links)
    place_of = {at: link.urdu[-1] for link in links if link.urdu for at in link.english}
    places: list[int] = []
    place = -1
    for at in range(max((at for link in links for at in link.english), default=-1) + 1):
        place = place_of.get(at, place)
        places.append(place)
    return sorted(
        links,
        key=lambda link: (link.urdu[0], 0, 0) if link.urdu else (places[link.english[0]], 1, link.english[0]),
    )
