"""The content of a review report for all writers: reviewed sentences, errors, changes."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from translator_gui.formats.bilingual import ExportedComment
from translator_gui.formats.reports.chart import ReportChangesChart
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.match_band import MatchBand
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.scoring import ReviewErrorTally, ReviewScore
from translator_gui.model.status import Role, Status
from translator_gui.text.difference import DiffPiece
from translator_gui.text.edit_distance import EditDistanceCounts


class ReviewReportBaseline(StrEnum):
    """The text that a review report compares the English with. The values are options of the command line."""

    LAST = "last"
    """What the translator handed over last."""
    FIRST = "first"
    """What the translator handed over first, before all rounds of the review."""


class SentenceAndWordCount(NamedTuple):
    """A number of sentences and the number of Urdu words in them, in a review report."""

    sentences: int = 0
    words: int = 0

    def plus(self, words: int) -> "SentenceAndWordCount":
        """Return these counts of a review report plus one sentence with the given number of words."""
        return SentenceAndWordCount(self.sentences + 1, self.words + words)


class ReviewProgressCounts(NamedTuple):
    """Numbers of sentences and words that are reviewed, approved, returned or open, for a review report.

    Attributes:
        all: The whole project.
        handed_over: What a translator confirmed once.
        judged: Approved, final or returned, changed by a reviewer, or marked with an error.
        approved: Of those, approved or final.
        returned: Of those, returned and not answered yet.
        undecided: Of those, neither: to be judged again.
        changed: Of those, what a reviewer changed since it was handed over.
        open: What is not judged.
    """

    all: SentenceAndWordCount = SentenceAndWordCount()
    handed_over: SentenceAndWordCount = SentenceAndWordCount()
    judged: SentenceAndWordCount = SentenceAndWordCount()
    approved: SentenceAndWordCount = SentenceAndWordCount()
    returned: SentenceAndWordCount = SentenceAndWordCount()
    undecided: SentenceAndWordCount = SentenceAndWordCount()
    changed: SentenceAndWordCount = SentenceAndWordCount()
    open: SentenceAndWordCount = SentenceAndWordCount()


class SentenceContributor(NamedTuple):
    """An author who changed a sentence, with role and time of the last change, in a review report."""

    author: str
    role: Role
    time: int


class ReportCommentThread(NamedTuple):
    """A comment and its replies in a review report.

    Attributes:
        category: The kind of error, None where it is none.
        severity: How much it matters.
        open: Whether it waits for somebody.
        quote: The words it speaks of; empty for the whole sentence.
        remarks: Oldest first, never empty.
        withdrawn: The reviewer withdrew the error: approved the English that the translator had kept.
        before: The English that it was written on, where the report shows it nowhere else; else empty.
    """

    category: ErrorCategory | None
    severity: ErrorSeverity | None
    open: bool
    quote: str
    remarks: tuple[ExportedComment, ...]
    withdrawn: bool = False
    before: str = ""

    @property
    def counted_severity(self) -> str:
        """The severity that the error counts with, as the key of its colour; empty for none."""
        return "" if self.withdrawn else str(self.severity or "")


class ReportedSentence(NamedTuple):
    """A sentence that a review report lists: changed, returned or marked with an error.

    Attributes:
        number: In the project, from 1.
        source: The Urdu.
        pieces: The English as it stands, marked against the report's baseline.
        status: Where it stands.
        changes: Places that are marked.
        edits: Between the two texts.
        hands: Who changed it since it was handed over, in order.
        threads: All its comments.
    """

    number: int
    source: str
    pieces: tuple[DiffPiece, ...]
    status: Status
    changes: int
    edits: EditDistanceCounts
    hands: tuple[SentenceContributor, ...]
    threads: tuple[ReportCommentThread, ...]


class ReportDocumentSection(NamedTuple):
    """A document of the project in a review report, with the sentences that the report lists."""

    name: str
    entries: tuple[ReportedSentence, ...]


class SuggestionUseCounts(NamedTuple):
    """Sentences of a review report whose English was inserted from one origin, and how much of it was edited.

    Attributes:
        origin: A memory, repetitions, an engine, an alignment; typed for all others that have English.
        band: Of the memory match; None for other origins, and where its score is not known.
        amount: Numbers of sentences and Urdu words.
        confirmed: How many of them were confirmed.
        edits: Of those, between the text that was inserted and the one that was confirmed.
    """

    origin: RevisionOrigin
    band: MatchBand | None = None
    amount: SentenceAndWordCount = SentenceAndWordCount()
    confirmed: int = 0
    edits: EditDistanceCounts = EditDistanceCounts()

    def plus(self, words: int, edits: EditDistanceCounts | None) -> "SuggestionUseCounts":
        """Return these counts plus one sentence; its edits are None if it is not confirmed."""
        return self._replace(
            amount=self.amount.plus(words),
            confirmed=self.confirmed + (edits is not None),
            edits=self.edits.plus(edits or EditDistanceCounts()),
        )


def combined_use(uses: Sequence[SuggestionUseCounts]) -> SuggestionUseCounts:
    """Return the sum of some counts of one origin, one at least."""
    edits = EditDistanceCounts()
    for use in uses:
        edits = edits.plus(use.edits)
    sentences, words = (sum(column) for column in zip(*(use.amount for use in uses), strict=True))
    amount = SentenceAndWordCount(sentences, words)
    return SuggestionUseCounts(uses[0].origin, None, amount, sum(use.confirmed for use in uses), edits)


class ReviewReport(NamedTuple):
    """The content of a review report: counts, errors, score, chart and listed sentences.

    Attributes:
        title: The project's.
        date: Of the report.
        documents: Their names, in order.
        translators: Who handed over, most sentences first.
        reviewers: Who judged, most sentences first.
        figures: How far the review is.
        errors: Of the judged sentences.
        edits: Of the judged sentences that were handed over, between what was handed over and what stands.
        chart: Where the changes lie.
        sections: The documents in order; those with nothing to tell are gone.
        source_language: For people.
        target_language: For people.
        returns: How often a sentence was returned, in all rounds.
        baseline: The text that changes are told against.
        suggestions: Where the English came from; empty if all of it was typed.
    """

    title: str
    date: dt.date
    documents: tuple[str, ...]
    translators: tuple[str, ...]
    reviewers: tuple[str, ...]
    figures: ReviewProgressCounts
    errors: ReviewErrorTally
    edits: EditDistanceCounts
    chart: ReportChangesChart
    sections: tuple[ReportDocumentSection, ...]
    source_language: str = "Urdu"
    target_language: str = "English"
    returns: int = 0
    baseline: ReviewReportBaseline = ReviewReportBaseline.LAST
    suggestions: tuple[SuggestionUseCounts, ...] = ()

    @property
    def score(self) -> ReviewScore | None:
        """MQM score of the reviewed words; None if none were reviewed."""
        words = self.figures.judged.words
        return ReviewScore(self.errors.points, words) if words else None

    @property
    def entry_count(self) -> int:
        """Number of sentences that the report lists."""
        return sum(len(section.entries) for section in self.sections)
