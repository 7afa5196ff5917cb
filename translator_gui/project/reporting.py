"""A review as a report: what was judged, what was wrong with it, what was changed."""

import datetime as dt
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from translator_gui.formats.bilingual import RowComment
from translator_gui.formats.report_chart import chart, level_of
from translator_gui.formats.review_report import (
    Amount,
    Figures,
    Hand,
    ReportEntry,
    ReportSection,
    ReportThread,
    ReviewReport,
)
from translator_gui.model.comment import Thread
from translator_gui.model.revision import Origin
from translator_gui.model.scoring import Errors
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.stage import Stage
from translator_gui.model.status import Role, Status
from translator_gui.project.queries import Queries
from translator_gui.text.difference import Piece, PieceKind, difference
from translator_gui.text.edit_distance import Edits, edit_distance

_APPROVED = frozenset({Status.APPROVED, Status.FINAL})


class _Sentence(NamedTuple):
    """A sentence as a review looks at it.

    Attributes:
        number: In the project, from 1.
        paragraph: It stands in.
        segment: Itself.
        words: Of its Urdu.
        handed_over: What the reviewer got to see; None where nothing was handed over.
        hands: Who changed its English since.
        threads: On it.
        judges: Who worked on it as a reviewer, or marked an error.
    """

    number: int
    paragraph: Paragraph
    segment: Segment
    words: int
    handed_over: Stage | None
    hands: tuple[Hand, ...]
    threads: tuple[Thread, ...]
    judges: frozenset[str]

    @property
    def differs(self) -> bool:
        return self.handed_over is not None and self.handed_over.target != self.segment.target

    @property
    def changed(self) -> bool:
        """Whether a reviewer changed it."""
        return self.differs and any(hand.role is Role.REVIEWER for hand in self.hands)

    @property
    def errors(self) -> list[Thread]:
        return [thread for thread in self.threads if thread.category or thread.severity]

    @property
    def judged(self) -> bool:
        decided = self.segment.status in _APPROVED or self.segment.status is Status.RETURNED
        return decided or self.changed or bool(self.errors)

    @property
    def told(self) -> bool:
        return self.changed or self.segment.status is Status.RETURNED or bool(self.errors)


def review_report(project: Queries, date: dt.date) -> ReviewReport:
    """An immutable picture of how far the review of a project is; writers work on it off any thread.

    What a reviewer changed is told against the text that a translator last handed over, and stays told when the
    translator accepts it.
    """
    names = {document.id: document.name for document in project.documents()}
    sentences = list(_sentences(project))
    judged = [sentence for sentence in sentences if sentence.judged]
    told = [(sentence, _entry(sentence)) for sentence in judged if sentence.told]
    sections = [
        ReportSection(names[document], tuple(entry for _, entry in group))
        for document, group in groupby(told, key=lambda pair: pair[0].paragraph.document_id)
    ]
    edits = Edits()
    measured = {entry.number: entry.edits for _, entry in told}
    for sentence in judged:
        if sentence.handed_over is not None:
            edits = edits.plus(measured.get(sentence.number) or _edits(sentence))
    changes = [
        (entry.number, max(1, entry.changes), level_of(thread.severity for thread in entry.threads))
        for _, entry in told
    ]
    return ReviewReport(
        title=project.title,
        date=date,
        documents=tuple(names.values()),
        translators=_translators(sentences),
        reviewers=_reviewers(sentences),
        figures=_figures(sentences),
        errors=Errors.of((t.category, t.severity) for sentence in sentences for t in sentence.threads),
        edits=edits,
        chart=chart(len(sentences), changes, _starts(sentences)),
        sections=tuple(sections),
    )


def _sentences(project: Queries) -> Iterator[_Sentence]:
    stages, threads, words = project.stages(), project.comments_by_sentence(), project.segment_words()
    number, started = 0, sorted(stages)
    for paragraph in project.all_paragraphs():
        for segment in paragraph.segments:
            number += 1
            first, beyond = bisect(started, segment.id), bisect(started, segment_id(paragraph.id, segment.end - 1))
            joined = [stages[part] for part in started[first:beyond]]
            handed_over, hands, judges = _since_handed_over(stages.get(segment.id, ()), joined)
            on_it = threads.get(segment.id, ())
            markers = {t.remarks[0].author for t in on_it if t.category or t.severity}
            count = words[segment.id][0]
            yield _Sentence(number, paragraph, segment, count, handed_over, hands, on_it, judges | markers)


def _since_handed_over(
    stages: Sequence[Stage], joined: Sequence[Sequence[Stage]]
) -> tuple[Stage | None, tuple[Hand, ...], frozenset[str]]:
    """What was handed over last, who changed the text since, and who worked on it as a reviewer.

    Where translators accept what a reviewer wrote they hand over nothing new: the change stays the reviewer's. Of
    sentences that were joined since, what was handed over is put together.

    Args:
        stages: Of the sentence, oldest first.
        joined: Of those that stood in its Urdu before they were joined to it.
    """
    start = next((at for at in reversed(range(len(stages))) if _hands_over(stages[at])), None)
    judges = frozenset(stage.author for stage in stages if stage.role is Role.REVIEWER)
    if start is None:
        return None, (), judges
    hands: dict[tuple[str, Role], Hand] = {}
    for before, stage in zip(stages[start:], stages[start + 1 :], strict=False):
        if stage.target != before.target:
            hands[stage.author, stage.role] = Hand(stage.author, stage.role, stage.time)
    handed_over = stages[start]
    if any(stage.origin is Origin.JOINED for stage in stages[start + 1 :]):
        parts = (next(filter(_hands_over, reversed(part)), None) for part in joined)
        texts = [handed_over.target, *(part.target for part in parts if part)]
        handed_over = handed_over._replace(target=" ".join(filter(None, texts)))
    return handed_over, tuple(hands.values()), judges


def _hands_over(stage: Stage) -> bool:
    handed = stage.role is Role.TRANSLATOR and stage.status is Status.TRANSLATED
    return handed and stage.origin is not Origin.ACCEPTED


def _entry(sentence: _Sentence) -> ReportEntry:
    segment = sentence.segment
    before = segment.target if sentence.handed_over is None else sentence.handed_over.target
    pieces = difference(before, segment.target)
    return ReportEntry(
        sentence.number,
        sentence.paragraph.source(segment),
        pieces,
        segment.status,
        _changes(pieces),
        _edits(sentence),
        sentence.hands if sentence.differs else (),
        tuple(map(_thread, sentence.threads)),
    )


def _edits(sentence: _Sentence) -> Edits:
    if sentence.handed_over is None:
        return Edits()
    return edit_distance(sentence.handed_over.target, sentence.segment.target)


def _changes(pieces: Sequence[Piece]) -> int:
    """Places that are marked: what went and what came in its stead are one."""
    kinds = [piece.kind for piece in pieces]
    replaced = pairwise(kinds)
    both = sum(pair == (PieceKind.REMOVED, PieceKind.INSERTED) for pair in replaced)
    return sum(kind is not PieceKind.KEPT for kind in kinds) - both


def _thread(thread: Thread) -> ReportThread:
    remarks = tuple(RowComment(remark.author, remark.time, remark.text) for remark in thread.remarks)
    quote = thread.anchor.quote if thread.anchor else ""
    return ReportThread(thread.category, thread.severity, thread.open, quote, remarks)


def _figures(sentences: Sequence[_Sentence]) -> Figures:
    found = dict.fromkeys(Figures._fields, Amount())
    for sentence in sentences:
        status = sentence.segment.status
        approved, returned = status in _APPROVED, status is Status.RETURNED
        belongs = {
            "all": True,
            "handed_over": sentence.handed_over is not None,
            "judged": sentence.judged,
            "approved": approved,
            "returned": returned,
            "undecided": sentence.judged and not approved and not returned,
            "changed": sentence.changed,
            "open": not sentence.judged,
        }
        for name, so in belongs.items():
            if so:
                found[name] = found[name].plus(sentence.words)
    return Figures(**found)


def _translators(sentences: Sequence[_Sentence]) -> tuple[str, ...]:
    return _ranked(Counter(sentence.handed_over.author for sentence in sentences if sentence.handed_over))


def _reviewers(sentences: Sequence[_Sentence]) -> tuple[str, ...]:
    return _ranked(Counter(judge for sentence in sentences for judge in sentence.judges))


def _ranked(names: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-names[name], name)))


def _starts(sentences: Sequence[_Sentence]) -> tuple[int, ...]:
    """How many sentences stand before each document but the first."""
    documents = [sentence.paragraph.document_id for sentence in sentences]
    return tuple(at for at, (one, other) in enumerate(pairwise(documents), 1) if one != other)
