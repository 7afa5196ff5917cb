"""The quality score of a translation by the errors that a reviewer marked: the linear model of MQM 2.0.

The raw form of it, without a calibration to what a client tolerates: every kind of error weighs the same, severities
weigh 0, 1, 5 and 25, and points are divided by the words that were evaluated, those of the source (Lommel et al. 2024,
"The Multi-Range Theory of Translation Quality Measurement", arXiv:2405.16969; themqm.org, "The MQM Scoring Models").
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, Self

from translator_gui.model.comment import ErrorCategory, ErrorSeverity

PENALTY = {ErrorSeverity.NEUTRAL: 0, ErrorSeverity.MINOR: 1, ErrorSeverity.MAJOR: 5, ErrorSeverity.CRITICAL: 25}
"""Points that an error of a severity costs."""

REFERENCE_WORDS = 1000
"""Number of words to which penalty points are normed."""

BEST = 100
"""The score of a text without errors."""


class ReviewErrorCount(NamedTuple):
    """How many errors of one category and severity the comments of a review mark; None: the reviewer chose none."""

    category: ErrorCategory | None
    severity: ErrorSeverity | None
    number: int


class ReviewErrorTally(NamedTuple):
    """The translation errors marked in a review, counted by category and severity."""

    counts: tuple[ReviewErrorCount, ...] = ()

    @classmethod
    def of(cls, marked: Iterable[tuple[ErrorCategory | None, ErrorSeverity | None]]) -> Self:
        """Count the translation errors that comments mark; a comment with neither category nor severity marks none."""
        found = Counter(pair for pair in marked if any(pair))
        return cls(tuple(ReviewErrorCount(*pair, found[pair]) for pair in found))

    @property
    def total(self) -> int:
        """The number of all errors in the review."""
        return sum(count.number for count in self.counts)

    @property
    def points(self) -> int:
        """The penalty points of all errors in the review; an error without a severity costs nothing."""
        return sum(PENALTY[count.severity] * count.number for count in self.counts if count.severity)

    def number(self, category: ErrorCategory | None, severity: ErrorSeverity | None) -> int:
        """Return the number of errors in the review that have one category and severity."""
        return sum(one.number for one in self.counts if (one.category, one.severity) == (category, severity))

    def of_category(self, category: ErrorCategory | None) -> int:
        """Return the number of errors in the review that have one category."""
        return sum(count.number for count in self.counts if count.category is category)

    def of_severity(self, severity: ErrorSeverity | None) -> int:
        """Return the number of errors in the review that have one severity."""
        return sum(count.number for count in self.counts if count.severity is severity)

    @property
    def categories(self) -> tuple[ErrorCategory | None, ...]:
        """All error categories in MQM's order; None at the end if an error has no category."""
        return (*ErrorCategory, *([None] if self.of_category(None) else []))

    @property
    def severities(self) -> tuple[ErrorSeverity | None, ...]:
        """All error severities, least first; None at the end if an error has no severity."""
        return (*ErrorSeverity, *([None] if self.of_severity(None) else []))


class ReviewScore(NamedTuple):
    """The quality score of a review: penalty points over evaluated words.

    Attributes:
        points: See `ReviewErrorTally.points`; MQM's absolute penalty total.
        words: Evaluated words of the source, at least 1.
    """

    points: int
    words: int

    @property
    def per_thousand(self) -> float:
        """Penalty points per 1,000 words; MQM's "overall normed penalty total"."""
        return self.points * REFERENCE_WORDS / self.words

    @property
    def score(self) -> float:
        """Quality score of the review: 100 minus one for each penalty point per 100 words; may be below 0."""
        return BEST - self.points * BEST / self.words
