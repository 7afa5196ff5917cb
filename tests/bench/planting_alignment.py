"""Documents with known links, as bad as real old translations: sentences joined, dropped and swapped at random."""

import math
from collections.abc import Sequence
from random import Random

Pair = tuple[str, str]
Links = set[tuple[int, int]]
"""Indexes of Urdu and English sentences that belong together."""

Move = tuple[int, int]

RATES = {"2-1": 0.06, "1-2": 0.06, "1-0": 0.03, "0-1": 0.03, "swap": 0.02}
MISSING, FROM_ENDS = 10, 30
_LENGTHS = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}


def damaged(
    pairs: Sequence[Pair], random: Random, *, times: int = 1, missing: int = 0
) -> tuple[list[str], list[str], Links]:
    """Return both sides of a document and its true links.

    Args:
        pairs: Sentences in order.
        random: Where damage is done.
        times: By how much the usual rates are multiplied.
        missing: Neighbouring sentences that the English lacks besides.
    """
    urdu: list[str] = []
    english: list[str] = []
    links: Links = set()
    rates = [times * rate for rate in RATES.values()]
    at = 0
    while at < len(pairs):
        kind = random.choices([*RATES, ""], [*rates, 1 - sum(rates)])[0]
        two = pairs[at : at + 2]
        row, column = len(urdu), len(english)
        if len(two) == 1 or kind in {"", "1-0", "0-1"}:
            urdu += [] if kind == "0-1" else [two[0][0]]
            english += [] if kind == "1-0" else [two[0][1]]
            links |= set() if kind in {"1-0", "0-1"} else {(row, column)}
            at += 1
            continue
        (first, first_english), (second, second_english) = two
        urdu += [f"{first} {second}"] if kind == "1-2" else [first, second]
        straight, crossed = [first_english, second_english], [second_english, first_english]
        english += [" ".join(straight)] if kind == "2-1" else crossed if kind == "swap" else straight
        if kind == "swap":
            links |= {(row, column + 1), (row + 1, column)}
        else:
            links |= {(row, column), (row, column + 1) if kind == "1-2" else (row + 1, column)}
        at += 2
    if missing:
        gone = random.randrange(FROM_ENDS, len(english) - FROM_ENDS - missing)
        del english[gone : gone + missing]
        kept = {(row, column) for row, column in links if not gone <= column < gone + missing}
        links = {(row, column - missing * (column > gone)) for row, column in kept}
    return urdu, english, links


def link_f1(found: Links, true: Links) -> float:
    """Return the harmonic mean of precision and recall of links between single sentences."""
    return 2 * len(found & true) / (len(found) + len(true))


def gale_church(urdu: Sequence[str], english: Sequence[str]) -> Links:
    """Align by lengths in letters alone, as Gale and Church (1993): what our figures are compared with."""
    sizes, english_sizes = [len(text) for text in urdu], [len(text) for text in english]
    ratio, variance = sum(english_sizes) / sum(sizes), 6.8
    best, step = {(0, 0): 0.0}, dict[Move, Move]()
    for row in range(len(sizes) + 1):
        for column in range(len(english_sizes) + 1):
            for (down, right), prior in _LENGTHS.items():
                before = best.get((row - down, column - right))
                if before is not None:
                    length, other = sum(sizes[row - down : row]), sum(english_sizes[column - right : column])
                    z = abs(other - length * ratio) / math.sqrt(variance * max(1, (length + other / ratio) / 2))
                    cost = before - math.log(prior) - math.log(max(1e-12, math.erfc(z / math.sqrt(2))))
                    if cost < best.get((row, column), math.inf):
                        best[row, column], step[row, column] = cost, (down, right)
    links: Links = set()
    row, column = len(sizes), len(english_sizes)
    while (row, column) != (0, 0):
        down, right = step[row, column]
        links |= {(at, other) for at in range(row - down, row) for other in range(column - right, column)}
        row, column = row - down, column - right
    return links


def inadequate(pairs: Sequence[Pair], random: Random, share: float) -> tuple[list[Pair], set[int], set[int]]:
    """Return pairs with damage, and where: half of the English dropped; the English of two pairs swapped.

    Args:
        pairs: Professional ones.
        random: Where damage is done.
        share: Of the pairs, for either kind.
    """
    found = list(pairs)
    places = random.sample(range(len(pairs)), 2 * round(len(pairs) * share / 2) * 2)
    halved, swapped = places[: len(places) // 2], places[len(places) // 2 :]
    for at in halved:
        words = pairs[at][1].split()
        middle = len(words) // 2
        found[at] = pairs[at][0], " ".join(words[:middle] if random.random() < 0.5 else words[middle:])
    for one, other in zip(swapped[::2], swapped[1::2], strict=True):
        found[one], found[other] = (pairs[one][0], pairs[other][1]), (pairs[other][0], pairs[one][1])
    return found, set(halved), set(swapped)


def area_under_curve(scores: Sequence[float], damaged_at: set[int], sound_at: set[int]) -> float:
    """Return the share of pairs of a damaged and a sound sentence in which the damaged one has the lower score."""
    ranked = sorted((scores[at], at in sound_at) for at in damaged_at | sound_at)
    total = below = 0
    for _score, is_sound in ranked:
        if is_sound:
            total += below
        else:
            below += 1
    return total / (len(damaged_at) * len(sound_at))
