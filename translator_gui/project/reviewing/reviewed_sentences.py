"""The sentences of a project with the data of their review.

A long project makes a lot of objects. What is not told is let go of at once, for looking through all that is kept
would make the interface wait.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translator_gui.formats.reports.report import SentenceContributor
from translator_gui.model.comment import CommentThread
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.revision_summary import RevisionSummary
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import Role, Status
from translator_gui.project.queries import ProjectQueries

APPROVED = frozenset({Status.APPROVED, Status.FINAL})


class SentenceReviewHistory(NamedTuple):
    """The review history of a sentence: what was handed over, who changed it since, and who reviewed it.

    Attributes:
        handed_over: The English that a translator handed over last, None where nobody did.
        translator: Who did.
        joined: It was joined with the next one since.
        hands: Who changed its English since, in order.
        judges: Who worked on it as a reviewer.
    """

    handed_over: str | None = None
    translator: str = ""
    joined: bool = False
    hands: tuple[SentenceContributor, ...] = ()
    judges: frozenset[str] = frozenset()


class SentenceWithReviewHistory(NamedTuple):
    """A sentence, reviewed or not, with its review history and comment threads; for building the review report.

    Attributes:
        number: In the project, from 1.
        paragraph: It stands in.
        segment: Itself.
        words: Of its Urdu.
        trail: Its past; of sentences that were joined since, what was handed over is put together.
        threads: On it.
    """

    number: int
    paragraph: Paragraph
    segment: Segment
    words: int
    trail: SentenceReviewHistory
    threads: tuple[CommentThread, ...]

    @property
    def differs(self) -> bool:
        """Whether the English differs from what the translator handed over last."""
        return self.trail.handed_over not in {None, self.segment.target}

    @property
    def changed(self) -> bool:
        """Whether a reviewer changed the English that the translator handed over."""
        return self.differs and any(hand.role is Role.REVIEWER for hand in self.trail.hands)

    @property
    def errors(self) -> tuple[CommentThread, ...]:
        """The comment threads that have an error category or severity."""
        return tuple(thread for thread in self.threads if thread.category or thread.severity)

    @property
    def is_reviewed(self) -> bool:
        """Whether a reviewer approved, returned or changed the sentence or marked an error in it."""
        return self.segment.status in APPROVED or self.is_reported

    @property
    def is_reported(self) -> bool:
        """Whether the review report lists the sentence: changed, returned or with an error."""
        return self.changed or self.segment.status is Status.RETURNED or bool(self.errors)

    @property
    def reviewers(self) -> frozenset[str]:
        """The names of the people who reviewed the sentence or marked an error in it."""
        return self.trail.judges | {thread.remarks[0].author for thread in self.errors}


def reviewed_sentences(project: ProjectQueries) -> Iterator[SentenceWithReviewHistory]:
    """Yield all sentences of a project with the data of their review, in order."""
    trails = {segment: _trail(stages) for segment, stages in project.stages()}
    threads, words = project.comments_by_sentence(), project.segment_words()
    number, started = 0, sorted(trails)
    for paragraph in project.all_paragraphs():
        for segment in paragraph.segments:
            number += 1
            trail = trails.get(segment.id, SentenceReviewHistory())
            if trail.joined:
                first, beyond = bisect(started, segment.id), bisect(started, segment_id(paragraph.id, segment.end - 1))
                parts = [trail.handed_over, *(trails[part].handed_over for part in started[first:beyond])]
                trail = trail._replace(handed_over=" ".join(filter(None, parts)))
            yield SentenceWithReviewHistory(
                number, paragraph, segment, words[segment.id][0], trail, threads.get(segment.id, ())
            )


def _trail(stages: Sequence[RevisionSummary]) -> SentenceReviewHistory:
    """Build the review history of a sentence from its revisions; accepting a reviewer's text is no new handover."""
    start = next((at for at in reversed(range(len(stages))) if _hands_over(stages[at])), None)
    judges = frozenset(stage.author for stage in stages if stage.role is Role.REVIEWER)
    if start is None:
        return SentenceReviewHistory(judges=judges)
    hands: dict[tuple[str, Role], SentenceContributor] = {}
    for before, stage in zip(stages[start:], stages[start + 1 :], strict=False):
        if stage.target != before.target:
            hands[stage.author, stage.role] = SentenceContributor(stage.author, stage.role, stage.time)
    joined = any(stage.origin is RevisionOrigin.JOINED for stage in stages[start + 1 :])
    return SentenceReviewHistory(stages[start].target, stages[start].author, joined, tuple(hands.values()), judges)


def _hands_over(stage: RevisionSummary) -> bool:
    handed = stage.role is Role.TRANSLATOR and stage.status is Status.TRANSLATED
    return handed and stage.origin is not RevisionOrigin.ACCEPTED
