"""Spelling suggestions for a misspelt word, the likeliest first.

Everything one slip away is tried against the word list; what is two slips away is looked for among words that begin
alike. Hunspell's own search takes 40 to 190 ms a word, in which Python stands still, and its second suggestion for
goverment is overpayment.
"""

import time
from collections.abc import Iterable, Iterator
from heapq import nsmallest

from translator_gui.text.dictionary import SpellingDictionary

_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_VOWELS = frozenset("aeiouy")
_NEIGHBOURS = """
qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm qa ws ed rf tg yh uj ik ol az sx dc fv gb hn jm
"""
_BESIDE = frozenset(pair for both in _NEIGHBOURS.split() for pair in (both, both[::-1]))
_ALIKE = """
ei/ie ie/ei f/ph ph/f k/c c/k s/c c/s s/z z/s sh/ti ti/sh ci/ti able/ible ible/able ance/ence ence/ance ant/ent ent/ant
er/or or/er ary/ery ery/ary cede/ceed sede/cede ceed/cede ch/tch tch/ch j/g g/j gh/ f/gh u/ough ou/u u/ou oo/u u/oo
ee/ea ea/ee ei/ai ai/ei ay/ey ey/ay tion/sion sion/tion cion/tion shun/tion wh/w w/wh kn/n n/kn qu/kw eu/ew x/ks ks/x
ly/ally ally/ly
"""
_SOUNDS = [pair.split("/") for pair in _ALIKE.split()]
"""Spellings of one sound: the wrong one, the right one."""
_FAR = 2
_PORTION = 500
_SHORTEST, _LONG = 4, 11


def suggest(word: str, dictionary: SpellingDictionary, others: Iterable[str] = (), most: int = 7) -> list[str]:
    """Return spelling suggestions for a misspelt word, with a capital if it has one.

    Args:
        word: The misspelling, with straight apostrophes.
        dictionary: Where the words are.
        others: Words known besides, such as the project's.
        most: So many at the most.
    """
    small, tail = word.lower(), ""
    if small.endswith("'s") and len(small) > _SHORTEST:
        small, tail = small[:-2], "'s"
    known = _SuggestableWords(dictionary, others)
    costs: dict[str, float] = {}
    for candidate, cost in _near(small):
        for found in known.forms(candidate):
            if not (tail and found.endswith(tail)):
                costs[found] = min(cost, costs.get(found, cost))
    costs.update(_parted(small, dictionary.common))
    if not costs and len(small) >= _SHORTEST:
        costs.update(_far(small, known))
    ranked = nsmallest(most * 2, costs, key=lambda found: (costs[found] + known.rarity(found), found))
    capital = word[0].isupper()
    return list(dict.fromkeys((_capitalised(found) if capital else found) + tail for found in ranked))[:most]


class _SuggestableWords:
    """The dictionary and the user's words, looked up in lower case for spelling suggestions."""

    def __init__(self, dictionary: SpellingDictionary, others: Iterable[str]) -> None:
        self.dictionary = dictionary
        self.others = {other.lower(): other for other in others}

    def forms(self, small: str) -> list[str]:
        """Return the known spellings of a lower-case word: in small letters, with a capital; empty if it is unknown."""
        words, silent = self.dictionary.words, self.dictionary.silent
        found = [form for form in (small, small.capitalize()) if form in words and form not in silent]
        if small in self.others and self.others[small] not in found:
            found.append(self.others[small])
        return found

    def rarity(self, word: str) -> float:
        """Return the cost of a spelling suggestion for being rare: 0 for the commonest words."""
        if word.lower() in self.others:
            return 0.1
        tier = self.dictionary.common.get(word, 2)
        return (0.0, 0.25, 0.5)[tier] + (0.15 if word[0].isupper() else 0.0)


def _near(word: str) -> Iterator[tuple[str, float]]:
    """Yield everything one typing error away from a misspelt word, with the cost of the error."""
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :], 0.7
    for wrong, right in _SOUNDS:
        at = word.find(wrong)
        while at >= 0:
            yield word[:at] + right + word[at + len(wrong) :], 0.8
            at = word.find(wrong, at + 1)
    for at in range(len(word)):
        doubled = at > 0 and word[at] == word[at - 1]
        first = 0.4 if at == 0 else 0.0
        yield word[:at] + word[at + 1 :], (0.6 if doubled else 1.0) + first
        for letter in _LETTERS:
            yield word[:at] + letter + word[at + 1 :], _replacing(word[at], letter) + first
    for at in range(len(word) + 1):
        for letter in _LETTERS:
            doubles = letter in {word[at - 1 : at], word[at : at + 1]}
            yield word[:at] + letter + word[at:], (0.6 if doubles else 0.9) + (0.4 if at == 0 else 0.0)


def _replacing(wrong: str, right: str) -> float:
    if wrong in _VOWELS and right in _VOWELS:
        return 0.8
    return 0.9 if wrong + right in _BESIDE else 1.1


def _parted(word: str, common: dict[str, int]) -> Iterator[tuple[str, float]]:
    """Yield pairs of common words into which a misspelt word can be split, with a cost lower for commoner words."""
    for at in range(1, len(word) - 1):
        first, second = word[:at], word[at:]
        if (first in common or first == "a") and second in common:
            yield f"{first} {second}", 0.4 + 0.5 * (common.get(first, 0) + common[second])


def _far(word: str, known: _SuggestableWords) -> Iterator[tuple[str, float]]:
    """Yield known words that begin like a misspelt word and are two or three typing errors away from it."""
    reach = _FAR if len(word) < _LONG else _FAR + 1
    letters, possessive = set(word), "'" in word
    for number, found in enumerate((*known.dictionary.beginning(word[0]), *known.others.values())):
        if number % _PORTION == 0:
            # Whoever types goes first.
            time.sleep(0)
        if abs(len(found) - len(word)) > reach or ("'" in found) != possessive:
            continue
        small = found.lower()
        if len(letters.symmetric_difference(small)) > reach + 1 or found in known.dictionary.silent:
            continue
        slips = distance(word, small, reach)
        if slips <= reach:
            yield found, 0.95 * slips


def distance(first: str, second: str, reach: int) -> int:
    """Return the number of letters omitted, inserted, replaced or swapped between two words, at most `reach` + 1."""
    if abs(len(first) - len(second)) > reach:
        return reach + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > reach:
            return reach + 1
    return min(row[-1], reach + 1)


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]


def one_error_variants(word: str) -> set[str]:
    """Return everything one typing error away from a word in small letters."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {head + tail[1:] for head, tail in parts if tail}
    found.update(head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1)
    for letter in _LETTERS:
        found.update(head + letter + tail for head, tail in parts)
        found.update(head + letter + tail[1:] for head, tail in parts if tail)
    found.discard(word)
    return found
