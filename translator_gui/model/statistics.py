"""How far a project is."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from translator_gui.model.status import Status

DONE = frozenset({Status.TRANSLATED, Status.APPROVED, Status.FINAL})


class WordTally(NamedTuple):
    """Sentences and words of one kind."""

    sentences: int = 0
    source_words: int = 0
    target_words: int = 0

    def plus(self, other: "WordTally") -> "WordTally":
        """Both together."""
        return WordTally(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def total(tallies: Iterable[WordTally]) -> WordTally:
    """The sum of some tallies."""
    found = WordTally()
    for tally in tallies:
        found = found.plus(tally)
    return found


def percent_done(tallies: Mapping[Status, WordTally]) -> int:
    """Source words of confirmed sentences of a hundred; of sentences where there are no words. Rounded down."""
    everything = total(tallies.values())
    done = total(tally for status, tally in tallies.items() if status in DONE)
    if everything.source_words:
        return 100 * done.source_words // everything.source_words
    return 100 * done.sentences // everything.sentences if everything.sentences else 0
