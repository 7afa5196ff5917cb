"""chrF: how much of the letters of a translation are those of a reference.

Popović 2015, "chrF: character n-gram F-score for automatic MT evaluation"; as sacreBLEU counts it: n-grams of one
to six letters without white space, recall twice as important as precision, counts summed over all sentences.
"""

from collections import Counter
from collections.abc import Iterable

ORDER = 6
BETA = 2


def chrf(pairs: Iterable[tuple[str, str]]) -> float:
    """Return the chrF score, 0 to 100, of translations, each with its reference."""
    found, wanted, shared = [0] * ORDER, [0] * ORDER, [0] * ORDER
    for translation, reference in pairs:
        hypothesis, target = "".join(translation.split()), "".join(reference.split())
        for at in range(ORDER):
            ours, theirs = _ngrams(hypothesis, at + 1), _ngrams(target, at + 1)
            # As sacreBLEU: a reference that is too short for the order says nothing about it.
            found[at] += ours.total() if theirs else 0
            wanted[at] += theirs.total()
            shared[at] += (ours & theirs).total()
    orders = [at for at in range(ORDER) if found[at] and wanted[at]]
    if not orders:
        return 0.0
    precision = sum(shared[at] / found[at] for at in orders) / len(orders)
    recall = sum(shared[at] / wanted[at] for at in orders) / len(orders)
    weighted = BETA**2 * precision + recall
    return 100 * (1 + BETA**2) * precision * recall / weighted if weighted else 0.0


def _ngrams(text: str, length: int) -> Counter[str]:
    return Counter(text[at : at + length] for at in range(len(text) - length + 1))
