"""Progress figures: sentences and words, and how many of them are done."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from translator_gui.model.status import Role, Status, done_by


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


def done_total(tallies: Mapping[Status, SentenceAndWordCounts], role: Role = Role.TRANSLATOR) -> SentenceAndWordCounts:
    """Return the sum of the sentences that are done for a role: translated or further, or judged by a reviewer."""
    return total(tally for status, tally in tallies.items() if status in done_by(role))


def percent_done(tallies: Mapping[Status, SentenceAndWordCounts], role: Role = Role.TRANSLATOR) -> int:
    """Return the progress of a role in percent: words of done sentences, or sentences if no words; rounded down."""
    everything, done = total(tallies.values()), done_total(tallies, role)
    if everything.source_words:
        return 100 * done.source_words // everything.source_words
    return 100 * done.sentences // everything.sentences if everything.sentences else 0
