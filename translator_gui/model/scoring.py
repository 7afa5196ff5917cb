"""How good a translation is by the errors that a reviewer marked: the linear scoring model of MQM 2.0.

The raw form of it, without a calibration to what a client tolerates: every kind of error weighs the same, severities
weigh 0, 1, 5 and 25, and points are divided by the words that were evaluated, those of the source (Lommel et al. 2024,
"The Multi-Range Theory of Translation Quality Measurement", arXiv:2405.16969; themqm.org, "The MQM Scoring Models").
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, Self

from translator_gui.model.comment import Category, Severity

PENALTY = {Severity.NEUTRAL: 0, Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25}
"""Points that an error of a severity costs."""

REFERENCE_WORDS = 1000
"""To how many words penalties are told."""

BEST = 100
"""The score of a text without errors."""


class ErrorCount(NamedTuple):
    """How many errors there are of one kind and severity; None where the reviewer named none."""

    category: Category | None
    severity: Severity | None
    number: int


class Errors(NamedTuple):
    """The errors of a review, counted."""

    counts: tuple[ErrorCount, ...] = ()

    @classmethod
    def of(cls, marked: Iterable[tuple[Category | None, Severity | None]]) -> Self:
        """Counts them; a remark with neither kind nor severity is no error."""
        found = Counter(pair for pair in marked if any(pair))
        return cls(tuple(ErrorCount(*pair, found[pair]) for pair in found))

    @property
    def total(self) -> int:
        """All of them."""
        return sum(count.number for count in self.counts)

    @property
    def points(self) -> int:
        """What they cost together; one without a severity costs nothing."""
        return sum(PENALTY[count.severity] * count.number for count in self.counts if count.severity)

    def number(self, category: Category | None, severity: Severity | None) -> int:
        """Of one kind and severity."""
        return sum(one.number for one in self.counts if (one.category, one.severity) == (category, severity))

    def of_category(self, category: Category | None) -> int:
        """Of one kind."""
        return sum(count.number for count in self.counts if count.category is category)

    def of_severity(self, severity: Severity | None) -> int:
        """Of one severity."""
        return sum(count.number for count in self.counts if count.severity is severity)

    @property
    def categories(self) -> tuple[Category | None, ...]:
        """The kinds in MQM's order; none at the end where some have none."""
        return (*Category, *([None] if self.of_category(None) else []))

    @property
    def severities(self) -> tuple[Severity | None, ...]:
        """The severities, least first; none at the end where some have none."""
        return (*Severity, *([None] if self.of_severity(None) else []))


class Score(NamedTuple):
    """Penalty points over evaluated words.

    Attributes:
        points: See `Errors.points`; MQM's absolute penalty total.
        words: Evaluated words of the source, at least 1.
    """

    points: int
    words: int

    @property
    def per_thousand(self) -> float:
        """Penalty points per 1,000 words; MQM's overall normed penalty total."""
        return self.points * REFERENCE_WORDS / self.words

    @property
    def score(self) -> float:
        """100 for a text without errors, less one for each point per 100 words; below 0 where errors crowd."""
        return BEST - self.points * BEST / self.words
