"""The sentences of a project with the data of their review.

A long project makes a lot of objects. What is not told is let go of at once, for looking through all that is kept
would make the interface wait.
"""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from translator_gui.formats.reports.report import ReviewReportBaseline, SentenceContributor
from translator_gui.model.comment import CommentThread
from translator_gui.model.revision import SUGGESTED, RevisionOrigin, SuggestionOrigin
from translator_gui.model.revision_summary import RevisionSummary
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import DONE, Role, Status
from translator_gui.project.queries import ProjectQueries

APPROVED = frozenset({Status.APPROVED, Status.FINAL})


class InsertedSuggestion(NamedTuple):
    """English of a sentence that was inserted rather than typed, for the review report.

    Attributes:
        origin: From a memory, a repetition, an engine or an alignment.
        score: Of the memory match; None if there is none.
        target: As it was inserted.
        confirmed: As the translator confirmed it last; None if nobody has confirmed it.
    """

    origin: RevisionOrigin
    score: int | None
    target: str
    confirmed: str | None = None


class SentenceReviewHistory(NamedTuple):
    """The review history of a sentence: what was handed over, who changed it since, and who reviewed it.

    Attributes:
        handed_over: The English that a translator handed over at the report's baseline, None where nobody did.
        translator: Who did.
        joined: It was joined with the next one since.
        hands: Who changed its English since, in order.
        judges: Who worked on it as a reviewer.
        withdrawn: Times of the returns whose error a reviewer withdrew by approving the English that was kept.
        texts: Its English by the time it was written, oldest first; only of sentences with comments.
        suggestion: What its English was made of; None if it was typed.
    """

    handed_over: str | None = None
    translator: str = ""
    joined: bool = False
    hands: tuple[SentenceContributor, ...] = ()
    judges: frozenset[str] = frozenset()
    withdrawn: frozenset[int] = frozenset()
    texts: tuple[tuple[int, str], ...] = ()
    suggestion: InsertedSuggestion | None = None

    def text_at(self, time: int) -> str | None:
        """Return the English as it stood at a time; None if there was none."""
        return next((target for since, target in reversed(self.texts) if since <= time), None)


class SentenceWithReviewHistory(NamedTuple):
    """A sentence, reviewed or not, with its review history and comment threads; for building the review report.

    Attributes:
        number: In the project, from 1.
        paragraph: It stands in.
        segment: Itself.
        words: Of its Urdu.
        trail: Its past; of sentences that were joined since, what was handed over is put together.
        threads: On it.
        returns: Times of the returns that some of the threads began with, by uid.
    """

    number: int
    paragraph: Paragraph
    segment: Segment
    words: int
    trail: SentenceReviewHistory
    threads: tuple[CommentThread, ...]
    returns: Mapping[str, int] = MappingProxyType({})

    @property
    def differs(self) -> bool:
        """Whether the English differs from what the translator handed over at the report's baseline."""
        return self.trail.handed_over not in {None, self.segment.target}

    @property
    def changed(self) -> bool:
        """Whether a reviewer changed the English that the translator handed over."""
        return self.differs and any(hand.role is Role.REVIEWER for hand in self.trail.hands)

    @property
    def errors(self) -> tuple[CommentThread, ...]:
        """The comment threads that have an error category or severity, without withdrawn errors."""
        marked = (thread for thread in self.threads if thread.category or thread.severity)
        return tuple(thread for thread in marked if not self.is_withdrawn(thread))

    def is_withdrawn(self, thread: CommentThread) -> bool:
        """Whether a reviewer withdrew the error that a comment thread marks."""
        return self.returns.get(thread.uid) in self.trail.withdrawn

    def text_written_on(self, thread: CommentThread) -> str:
        """Return the English that a comment was written on, if it is neither the baseline nor the present text."""
        text = self.trail.text_at(max(self.returns.get(thread.uid, 0), thread.remarks[0].time))
        return text if text and text not in {self.trail.handed_over, self.segment.target} else ""

    @property
    def is_reviewed(self) -> bool:
        """Whether a reviewer approved, returned or changed the sentence or marked an error in it."""
        return self.segment.status in APPROVED or self.is_reported

    @property
    def is_reported(self) -> bool:
        """Whether the review report lists the sentence: changed, returned in any round or with an error."""
        return self.changed or self.segment.status is Status.RETURNED or bool(self.errors or self.returns)

    @property
    def reviewers(self) -> frozenset[str]:
        """The names of the people who reviewed the sentence or marked an error in it."""
        return self.trail.judges | {thread.remarks[0].author for thread in self.errors}


def reviewed_sentences(
    project: ProjectQueries, baseline: ReviewReportBaseline = ReviewReportBaseline.LAST
) -> Iterator[SentenceWithReviewHistory]:
    """Yield all sentences of a project with the data of their review, in order; see `ReviewReportBaseline`."""
    threads, words, returns = project.comments_by_sentence(), project.segment_words(), project.return_times()
    trails = {segment: _trail(stages, baseline, with_texts=segment in threads) for segment, stages in project.stages()}
    number, started = 0, sorted(trails)
    for paragraph in project.all_paragraphs():
        for segment in paragraph.segments:
            number += 1
            trail = trails.get(segment.id, SentenceReviewHistory())
            if trail.joined:
                first, beyond = bisect(started, segment.id), bisect(started, segment_id(paragraph.id, segment.end - 1))
                parts = [trail.handed_over, *(trails[part].handed_over for part in started[first:beyond])]
                trail = trail._replace(handed_over=" ".join(filter(None, parts)))
            said = threads.get(segment.id, ())
            began = {thread.uid: returns[thread.uid] for thread in said if thread.uid in returns}
            yield SentenceWithReviewHistory(number, paragraph, segment, words[segment.id][0], trail, said, began)


def _trail(
    stages: Sequence[RevisionSummary], baseline: ReviewReportBaseline, *, with_texts: bool
) -> SentenceReviewHistory:
    """Build the review history of a sentence from its revisions; accepting a reviewer's text is no new handover."""
    order = range(len(stages)) if baseline is ReviewReportBaseline.FIRST else reversed(range(len(stages)))
    start = next((at for at in order if _hands_over(stages[at])), None)
    judges = frozenset(stage.author for stage in stages if stage.role is Role.REVIEWER)
    texts = tuple((stage.time, stage.target) for stage in stages) if with_texts else ()
    suggestion = _suggestion(stages)
    if start is None:
        return SentenceReviewHistory(judges=judges, texts=texts, suggestion=suggestion)
    hands: dict[tuple[str, Role], SentenceContributor] = {}
    for before, stage in zip(stages[start:], stages[start + 1 :], strict=False):
        if stage.target != before.target:
            hands[stage.author, stage.role] = SentenceContributor(stage.author, stage.role, stage.time)
    joined = any(stage.origin is RevisionOrigin.JOINED for stage in stages[start + 1 :])
    return SentenceReviewHistory(
        stages[start].target,
        stages[start].author,
        joined,
        tuple(hands.values()),
        judges,
        _withdrawn_returns(stages) if with_texts else frozenset(),
        texts,
        suggestion,
    )


def _suggestion(stages: Sequence[RevisionSummary]) -> InsertedSuggestion | None:
    """Return what a sentence's English was made of: what was inserted last, unless it was emptied since."""
    found: InsertedSuggestion | None = None
    for stage in stages:
        if stage.origin in SUGGESTED:
            origin = SuggestionOrigin.from_json(stage.origin_detail)
            found = InsertedSuggestion(stage.origin, origin.score if origin else None, stage.target)
        elif not stage.target:
            found = None
        elif found is not None and stage.status in DONE and (stage.role is Role.TRANSLATOR or found.confirmed is None):
            found = found._replace(confirmed=stage.target)
    return found


def _withdrawn_returns(stages: Sequence[RevisionSummary]) -> frozenset[int]:
    """Return the times of the returns that a reviewer withdrew: the English was kept, and then approved unchanged."""
    withdrawn, pending = set[int](), set[int]()
    handed_over, kept = "", False
    for stage in stages:
        if stage.status is Status.RETURNED:
            pending.add(stage.time)
        elif stage.status is Status.TRANSLATED and stage.role is Role.TRANSLATOR:
            kept = stage.origin is not RevisionOrigin.ACCEPTED and stage.target == handed_over
            handed_over = stage.target
            if not kept:
                pending.clear()
        elif stage.status in APPROVED and stage.role is Role.REVIEWER:
            if kept and stage.target == handed_over:
                withdrawn |= pending
            pending.clear()
    return frozenset(withdrawn)


def _hands_over(stage: RevisionSummary) -> bool:
    handed = stage.role is Role.TRANSLATOR and stage.status is Status.TRANSLATED
    return handed and stage.origin is not RevisionOrigin.ACCEPTED
