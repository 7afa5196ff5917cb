"""Collects the content of a review report: reviewed sentences, marked errors, changes."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from translator_gui.formats.bilingual import ExportedComment
from translator_gui.formats.reports.chart import chart, level_of
from translator_gui.formats.reports.report import (
    ReportCommentThread,
    ReportDocumentSection,
    ReportedSentence,
    ReviewProgressCounts,
    ReviewReport,
    ReviewReportBaseline,
    SentenceAndWordCount,
    SuggestionUseCounts,
)
from translator_gui.model.comment import CommentThread, ErrorCategory, ErrorSeverity
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.match_band import MatchBand, band_of
from translator_gui.model.revision import SUGGESTED, RevisionOrigin
from translator_gui.model.scoring import ReviewErrorTally
from translator_gui.model.status import DONE, Status
from translator_gui.project.queries import ProjectQueries
from translator_gui.project.reviewing.reviewed_sentences import APPROVED, SentenceWithReviewHistory, reviewed_sentences
from translator_gui.text.difference import DiffKind, DiffPiece, difference
from translator_gui.text.edit_distance import EditDistanceCounts, edit_distance
from translator_gui.text.tag_spelling import spelled


def review_report(
    project: ProjectQueries, date: dt.date, baseline: ReviewReportBaseline = ReviewReportBaseline.LAST
) -> ReviewReport:
    """Build the review report of a project: an immutable snapshot for writers on any thread.

    What was changed is told against the text that a translator handed over last or first, and stays told when the
    translator accepts it.
    """
    names = {document.id: document.name for document in project.documents()}
    found = _ReportCollector()
    for sentence in reviewed_sentences(project, baseline):
        found.add(sentence)
    figures = ReviewProgressCounts(**found.amounts)
    return ReviewReport(
        title=project.title,
        date=date,
        documents=tuple(names.values()),
        translators=_ranked(found.translators),
        reviewers=_ranked(found.reviewers),
        figures=figures,
        errors=ReviewErrorTally.of(found.errors),
        edits=found.edits,
        chart=chart(figures.all.sentences, found.changes, tuple(found.starts[1:])),
        sections=tuple(
            ReportDocumentSection(names[row], tuple(entries)) for row, entries in found.entries.items() if entries
        ),
        returns=found.returns,
        baseline=baseline,
        suggestions=found.suggestions_in_order(),
    )


class _ReportCollector:
    """Collects the content of a review report, sentence by sentence."""

    def __init__(self) -> None:
        self.amounts = dict.fromkeys(ReviewProgressCounts._fields, SentenceAndWordCount())
        self.translators = Counter[str]()
        self.reviewers = Counter[str]()
        self.errors: list[tuple[ErrorCategory | None, ErrorSeverity | None]] = []
        self.edits = EditDistanceCounts()
        self.changes: list[tuple[int, int, int]] = []
        self.returns = 0
        self.starts: list[int] = []
        """How many sentences stand before each document."""
        self.entries: dict[int, list[ReportedSentence]] = {}
        self.suggestions: dict[tuple[RevisionOrigin, MatchBand | None], SuggestionUseCounts] = {}

    def add(self, sentence: SentenceWithReviewHistory) -> None:
        """Add the next sentence of the project to the review report."""
        document = sentence.paragraph.document_id
        if document not in self.entries:
            self.starts.append(sentence.number - 1)
            self.entries[document] = []
        self._count(sentence)
        self._count_suggestion(sentence)
        if sentence.trail.handed_over is not None:
            self.translators[sentence.trail.translator] += 1
        self.reviewers.update(sentence.reviewers)
        self.returns += len(sentence.returns)
        if not sentence.is_reviewed:
            return
        edits = _edits(sentence)
        self.edits = self.edits.plus(edits)
        if sentence.is_reported:
            entry = _entry(sentence, edits)
            severities = [thread.severity for thread in sentence.errors]
            self.errors.extend((thread.category, thread.severity) for thread in sentence.errors)
            self.changes.append((sentence.number, max(1, entry.changes), level_of(severities)))
            self.entries[document].append(entry)

    def suggestions_in_order(self) -> tuple[SuggestionUseCounts, ...]:
        """Return where the English came from, memory matches by band first; empty if all of it was typed."""
        origins, bands = (*SUGGESTED, RevisionOrigin.TYPED), (*MatchBand, None)
        found = (self.suggestions.get((origin, band)) for origin in origins for band in bands)
        known = tuple(use for use in found if use is not None)
        return known if any(use.origin is not RevisionOrigin.TYPED for use in known) else ()

    def _count_suggestion(self, sentence: SentenceWithReviewHistory) -> None:
        if not sentence.segment.target:
            return
        suggestion, edits = sentence.trail.suggestion, None
        if suggestion is None:
            key = RevisionOrigin.TYPED, None
            edits = EditDistanceCounts() if sentence.segment.status in DONE else None
        else:
            band = band_of(suggestion.score or 0) if suggestion.origin is RevisionOrigin.MEMORY else MatchBand.NEW
            key = suggestion.origin, None if band is MatchBand.NEW else band
            if suggestion.confirmed is not None:
                edits = edit_distance(suggestion.target, suggestion.confirmed)
        use = self.suggestions.get(key, SuggestionUseCounts(*key))
        self.suggestions[key] = use.plus(sentence.words, edits)

    def _count(self, sentence: SentenceWithReviewHistory) -> None:
        status, judged = sentence.segment.status, sentence.is_reviewed
        approved, returned = status in APPROVED, status is Status.RETURNED
        belongs = {
            "all": True,
            "handed_over": sentence.trail.handed_over is not None,
            "judged": judged,
            "approved": approved,
            "returned": returned,
            "undecided": judged and not approved and not returned,
            "changed": sentence.changed,
            "open": not judged,
        }
        for name, so in belongs.items():
            if so:
                self.amounts[name] = self.amounts[name].plus(sentence.words)


def _entry(sentence: SentenceWithReviewHistory, edits: EditDistanceCounts) -> ReportedSentence:
    segment, before = sentence.segment, sentence.trail.handed_over
    # A report is read outside the program: there are no chips, and a tag is one thing that went or came.
    marked = difference(segment.target if before is None else before, segment.target)
    pieces = tuple(piece._replace(text=spelled(piece.text)) for piece in marked)
    return ReportedSentence(
        sentence.number,
        spelled(sentence.paragraph.source(segment)),
        pieces,
        segment.status,
        _changes(pieces),
        edits,
        sentence.trail.hands if sentence.differs else (),
        tuple(_thread(thread, sentence) for thread in sentence.threads),
    )


def _edits(sentence: SentenceWithReviewHistory) -> EditDistanceCounts:
    before = sentence.trail.handed_over
    return EditDistanceCounts() if before is None else edit_distance(before, sentence.segment.target)


def _changes(pieces: Sequence[DiffPiece]) -> int:
    """Count the changes between two texts; a removal followed by an insertion counts as one."""
    kinds = [piece.kind for piece in pieces]
    both = sum(pair == (DiffKind.REMOVED, DiffKind.INSERTED) for pair in pairwise(kinds))
    return sum(kind is not DiffKind.KEPT for kind in kinds) - both


def _thread(thread: CommentThread, sentence: SentenceWithReviewHistory) -> ReportCommentThread:
    remarks = tuple(ExportedComment(remark.author, remark.time, remark.text) for remark in thread.remarks)
    quote = without_tags(thread.anchor.quote) if thread.anchor else ""
    return ReportCommentThread(
        thread.category,
        thread.severity,
        thread.open,
        quote,
        remarks,
        sentence.is_withdrawn(thread),
        spelled(sentence.text_written_on(thread)),
    )


def _ranked(names: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-names[name], name)))
