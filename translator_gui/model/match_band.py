"""Bands of match scores, by which translators plan, quote and report."""

from enum import StrEnum
from typing import NamedTuple

LOWEST_BAND = 50
"""The least score that is counted as a match."""


class MatchBand(StrEnum):
    """A band of match scores. The values are keys of JSON and cells of CSV files.

    A sentence whose Urdu occurred earlier in the project is a repetition; the first one is in the band of its match.
    """

    CONTEXT = "101"
    EXACT = "100"
    FROM_95 = "95-99"
    FROM_85 = "85-94"
    FROM_75 = "75-84"
    FROM_50 = "50-74"
    NEW = "new"
    REPETITION = "repetitions"

    @property
    def scores(self) -> str:
        """The scores of the band for people: "95–99"."""
        return str(self).replace("-", "–")


_LEAST = {
    MatchBand.CONTEXT: 101,
    MatchBand.EXACT: 100,
    MatchBand.FROM_95: 95,
    MatchBand.FROM_85: 85,
    MatchBand.FROM_75: 75,
    MatchBand.FROM_50: LOWEST_BAND,
}


def band_of(score: int) -> MatchBand:
    """Return the band of a match score; new for one that is too low to count as a match."""
    return next((band for band, least in _LEAST.items() if score >= least), MatchBand.NEW)


class BandCount(NamedTuple):
    """Numbers of sentences and of Urdu words in a match band."""

    sentences: int = 0
    words: int = 0

    def plus(self, words: int) -> "BandCount":
        """Return these counts plus one sentence with a number of words."""
        return BandCount(self.sentences + 1, self.words + words)


BandCounts = dict[MatchBand, BandCount]
"""Counts of all bands, in order."""


def total_of(counts: BandCounts) -> BandCount:
    """Return the sum of the counts of all bands."""
    return BandCount(sum(count.sentences for count in counts.values()), sum(count.words for count in counts.values()))
