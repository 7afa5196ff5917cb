"""Progress figures: sentences and words, and how many of them are done."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from translator_gui.model.status import DONE, Status


class SentenceAndWordCounts(NamedTuple):
    """Number of sentences, and of the words in their Urdu (source) and English (target)."""

    sentences: int = 0
    source_words: int = 0
    target_words: int = 0

    def plus(self, other: "SentenceAndWordCounts") -> "SentenceAndWordCounts":
        """Add other counts of sentences and words to these and return the sum."""
        return SentenceAndWordCounts(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def total(tallies: Iterable[SentenceAndWordCounts]) -> SentenceAndWordCounts:
    """Return the sum of several counts of sentences and words."""
    found = SentenceAndWordCounts()
    for tally in tallies:
        found = found.plus(tally)
    return found


def percent_done(tallies: Mapping[Status, SentenceAndWordCounts]) -> int:
    """Return progress in percent: source words in confirmed sentences, or sentences if no words; rounded down."""
    everything = total(tallies.values())
    done = total(tally for status, tally in tallies.items() if status in DONE)
    if everything.source_words:
        return 100 * done.source_words // everything.source_words
    return 100 * done.sentences // everything.sentences if everything.sentences else 0
