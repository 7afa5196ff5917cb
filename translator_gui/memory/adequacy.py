"""Ranks translated sentences by how much of the Urdu their English says: a list to review by, no verdict."""

import math
from collections.abc import Callable, Sequence
from statistics import median

from translator_gui.memory.bilingual_lexicon import BilingualLexicon
from translator_gui.memory.translation_evidence import TranslationEvidence

_USUAL_RATIO, _LEAST_PAIRS = 1.1, 20
"""Letters of the English per letter of the Urdu, where there are too few pairs to measure it."""
_VARIANCE = 5.0
_SHORTNESS = 0.6
"""What English that is too short by a standard deviation counts, as a logarithm."""
_DOUBT = 0.3
"""So much of the weight of a word that occurs once is neither said nor unsaid: short sentences tell little."""
_PAIRS_PER_REPORT = 50


def adequacies(
    pairs: Sequence[tuple[str, str]],
    lexicon: BilingualLexicon | None = None,
    report: Callable[[int, int], object] = lambda _done, _total: None,
) -> list[float]:
    """Return for each pair of Urdu and English how much the English says of the Urdu, from 0 to about 1.

    It is judged by the words, numbers and names that the English accounts for, of those that anything is known about,
    and by its length. The pairs teach what translates what, and how long the English usually is.

    Args:
        pairs: All translated sentences of a project, without inline tags.
        lexicon: Dictionaries, and words learned from a memory; None for none.
        report: Called with (done, total) every few milliseconds; may raise to stop.
    """
    evidence = TranslationEvidence(
        [urdu for urdu, _english in pairs],
        [english for _urdu, english in pairs],
        lexicon if lexicon is not None else BilingualLexicon(),
        lambda: report(0, len(pairs)),
    ).with_learned((at, at) for at in range(len(pairs)))
    ratios = [len(english) / len(urdu) for urdu, english in pairs if urdu and english]
    ratio = median(ratios) if len(ratios) >= _LEAST_PAIRS else _USUAL_RATIO
    doubt = _DOUBT * math.log(1 + len(pairs))
    found: list[float] = []
    for at, (urdu, english) in enumerate(pairs):
        if at % _PAIRS_PER_REPORT == 0:
            report(at, len(pairs))
        said, known = evidence.coverage(at, at)
        expected = len(urdu) * ratio
        short = (expected - len(english)) / math.sqrt(_VARIANCE * (expected + len(english) + 1) / 2)
        found.append((said + doubt / 2) / (known + doubt) * math.exp(-_SHORTNESS * max(short, 0.0)))
    return found


def adequacy(urdu: str, english: str, lexicon: BilingualLexicon | None = None) -> float:
    """Return how much the English of a single sentence says of its Urdu, from 0 to about 1 (see `adequacies`)."""
    return adequacies([(urdu, english)], lexicon)[0]
