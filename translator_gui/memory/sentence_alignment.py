"""Aligns the sentences of an Urdu text with those of its English translation: which stands for which.

The likeliest chain of links is found by dynamic programming within a band around clear pairs (`alignment_band`). A link
is scored by the lengths of its two sides (after Gale and Church) and by the words that account for each other
(`TranslationEvidence`); a sentence that the other side lacks is charged a flat rate. Afterwards sentences that changed
places are linked.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from translator_gui.memory.alignment_band import alignment_band
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
_BY_CHANCE = 0.95
"""Share of pairs of sentences that do not belong together which are less alike than a link without doubt."""
_DISTANCES = (3, 7)
"""Links between two sentences that are compared to see how alike unrelated ones are."""
_UNLIKELY_Z = 3.0


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


class SentenceLink(NamedTuple):
    """Urdu sentences and the English ones that translate them, by their indexes; one side may be empty.

    Attributes:
        urdu: Indexes of neighbouring sentences.
        english: Indexes of neighbouring sentences.
        likeness: How well their words account for each other, from 0 to 1.
        is_doubtful: The sides are hardly more alike than sentences that do not belong together.
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
) -> list[SentenceLink]:
    """Align the sentences of two texts: every sentence is in exactly one link, in the order of the Urdu.

    It is done twice: the words of the links found first teach what translates what in this document. A sentence without
    a counterpart is a link of its own; an English one follows what it follows in its text.

    Args:
        urdu: Sentences without inline tags, in order.
        english: Sentences without inline tags, in order.
        lexicon: Dictionaries, and words learned from a memory; None for none.
        report: Called with (done, total) every few milliseconds; may raise to stop.
    """
    lexicon = lexicon or BilingualLexicon()
    weights = _WITH_LEXICON if lexicon else _WITHOUT_LEXICON
    total = 2 * len(urdu)
    evidence = TranslationEvidence(urdu, english, lexicon, lambda: report(0, total))
    sizes = [len(text) + 1 for text in urdu], [len(text) + 1 for text in english]
    first = _SentenceAligner(*sizes, evidence, weights, lambda done: report(done, total)).links()
    sure = ((link.urdu[0], link.english[0]) for link in first if link.kind == "1-1" and not link.is_doubtful)
    taught = evidence.with_learned(sure)
    return _SentenceAligner(*sizes, taught, weights, lambda done: report(len(urdu) + done, total)).links()


class _SentenceAligner:
    """Aligns two texts by the lengths of their sentences and the evidence of their words."""

    def __init__(
        self,
        urdu_sizes: Sequence[int],
        english_sizes: Sequence[int],
        evidence: TranslationEvidence,
        weights: _Weights,
        report: Callable[[int], object],
    ) -> None:
        self._urdu_sizes, self._english_sizes = urdu_sizes, english_sizes
        self._evidence, self._weights, self._report = evidence, weights, report
        self._ratio = sum(english_sizes) / (sum(urdu_sizes) or 1) or 1.0

    def links(self) -> list[SentenceLink]:
        groups = self._best_chain()
        links = [link for group in groups if group.is_link for link in self._untangled(group)]
        links += self._moved([group for group in groups if not group.is_link])
        linked = {at for link in links for at in link.urdu}
        linked_english = {at for link in links for at in link.english}
        links += [SentenceLink((at,), ()) for at in range(len(self._urdu_sizes)) if at not in linked]
        links += [SentenceLink((), (at,)) for at in range(len(self._english_sizes)) if at not in linked_english]
        return self._with_doubts(in_reading_order(links))

    def _best_chain(self) -> list[_Group]:
        """Return the groups of the likeliest chain from the beginnings of both texts to their ends."""
        rows, columns = len(self._urdu_sizes), len(self._english_sizes)
        band = alignment_band(self._evidence, rows, columns)
        mean = sum(self._english_sizes) / (columns or 1)
        off = [-math.inf] * (columns + _MOST + 1)
        scores = [off] * (_MOST + 1)
        """Of this row and the next ones, by column."""
        steps: list[list[tuple[int, int]]] = []
        for row in range(rows, -1, -1):
            first, last = band[row]
            scores = [off.copy(), *scores[:_MOST]]
            taken = [(0, 0)] * (last - first + 1)
            for column in range(last, first - 1, -1):
                if row == rows and column == columns:
                    scores[0][column] = 0.0
                    continue
                top, move = max((scores[1][column], (1, 0)), (scores[0][column + 1], (0, 1)))
                top += self._weights.alone
                for (down, right), prior in _PRIORS.items():
                    beyond = scores[down][column + right]
                    if beyond > -math.inf:
                        score = beyond + prior + self._gain(_Group(row, row + down, column, column + right), mean)
                        if score > top:
                            top, move = score, (down, right)
                scores[0][column], taken[column - first] = top, move
            steps.append(taken)
            if row % _ROWS_PER_REPORT == 0:
                self._report(rows - row)
        groups: list[_Group] = []
        row = column = 0
        while (row, column) != (rows, columns):
            down, right = steps[rows - row][column - band[row][0]]
            groups.append(_Group(row, row + down, column, column + right))
            row, column = row + down, column + right
        return groups

    def _gain(self, group: _Group, mean: float) -> float:
        """Return the logarithmic score of a link: of its lengths, and of its words, which count more in longer ones."""
        likely = max(math.log(math.erfc(min(self._z(group), _LARGEST_Z) / math.sqrt(2))), _LEAST_LOG)
        words = self._evidence.likeness(*group) - self._weights.chance
        return likely + self._weights.words * words * math.sqrt(self._size(group) / mean)

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
        yield SentenceLink(
            tuple(range(row, row_end)), tuple(range(column, column_end)), self._evidence.likeness(*group)
        )

    def _single(self, row: int, column: int) -> SentenceLink:
        return SentenceLink((row,), (column,), self._evidence.likeness(row, row + 1, column, column + 1))

    def _moved(self, alone: Sequence[_Group]) -> Iterator[SentenceLink]:
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
        taken: set[int] = set()
        taken_english: set[int] = set()
        for link in sorted(near, key=lambda link: -link.likeness):
            if link.likeness < self._weights.chance * _MOVED:
                break
            if taken.isdisjoint(link.urdu) and taken_english.isdisjoint(link.english):
                taken.update(link.urdu)
                taken_english.update(link.english)
                yield link

    def _with_doubts(self, links: Sequence[SentenceLink]) -> list[SentenceLink]:
        """Return the links with those marked whose words or lengths are such as sentences have that do not belong."""
        pairs = [link for link in links if link.urdu and link.english]
        others = sorted(
            self._single(one.urdu[0], other.english[0]).likeness
            for distance in _DISTANCES
            for one, other in zip(pairs, pairs[distance:], strict=False)
        )
        chance = others[int(_BY_CHANCE * len(others))] if others else 0.0
        return [
            link._replace(is_doubtful=link.likeness <= chance or self._z(_group_of(link)) > _UNLIKELY_Z)
            if link.urdu and link.english
            else link
            for link in links
        ]


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


def _group_of(link: SentenceLink) -> _Group:
    return _Group(link.urdu[0], link.urdu[-1] + 1, link.english[0], link.english[-1] + 1)
