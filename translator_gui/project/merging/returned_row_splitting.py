"""Splits a row of a returned document into its sentences, each with its English and parent revision."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translator_gui.formats.bilingual import MISSING_TARGET
from translator_gui.formats.identity import target_checksum
from translator_gui.formats.returned import ReturnedDocument, ReturnedRow
from translator_gui.formats.wording import EMPTY_ON_PURPOSE, english_lead
from translator_gui.model.revision import Revision
from translator_gui.model.segment import paragraph_of, start_of
from translator_gui.model.status import Status
from translator_gui.project.queries import ProjectQueries
from translator_gui.text.difference import DiffKind, difference
from translator_gui.text.tag_spelling import read_spelled, spelled


class ReturnedRowSentence(NamedTuple):
    """A sentence in a row of a returned document: its English, and the project revisions it was exported from.

    Attributes:
        segment: Its uid.
        identity: Its id.
        source: Its Urdu.
        start: Where its English begins in the row's.
        shown: Its English as it stands in the document, inline tags in letters.
        target: The same with its tags.
        parents: The revisions that it was written with, as far as the project has them.
        sure: They are what it was written with; else nobody knows what it follows.
    """

    segment: str
    identity: int
    source: str
    start: int
    shown: str
    target: str
    parents: tuple[Revision, ...]
    sure: bool

    def with_english(self, start: int, shown: str, urdu: str) -> "ReturnedRowSentence":
        """Return a copy of the returned sentence with other English, whose inline tags are restored."""
        return self._replace(start=start, shown=shown, target=read_spelled(shown, urdu))


class SplitReturnedRow(NamedTuple):
    """A row of a returned document split into sentences; if it cannot be split, the first has all of the English."""

    parts: tuple[ReturnedRowSentence, ...]
    clean: bool


class ReturnedRowSplitter:
    """Splits the rows of a returned document, which may contain a whole paragraph each, into sentences."""

    def __init__(self, project: ProjectQueries, document: ReturnedDocument) -> None:
        self._project = project
        self._document = document

    def split(self, row: ReturnedRow, segments: Sequence[str]) -> SplitReturnedRow:
        """Split a row of a returned document into its sentences, as far as the project has or had them."""
        known = [(uid, found) for uid in segments if (found := self._project.sentence_known_as(uid))]
        if not known:
            return SplitReturnedRow((), clean=True)
        lead = self._lead(row, known[0][1][0])
        text, urdu = spelled(row.target)[len(lead) :], self._urdu(known[0][1][0])
        if text == EMPTY_ON_PURPOSE:
            text = ""
        parts: list[ReturnedRowSentence] = []
        alone = len(segments) == 1
        for uid, (identity, source) in known:
            parents, sure = self._parents(row, identity, lead, alone=alone)
            parts.append(
                ReturnedRowSentence(uid, identity, source, len(lead), "", "", parents, sure).with_english(
                    len(lead), text, urdu
                )
            )
        if alone:
            return SplitReturnedRow(tuple(parts), clean=True)
        texts = None if row.merged or len(known) < len(segments) else _split_text(parts, text, lead, row, urdu)
        if texts is None:
            return SplitReturnedRow(tuple(parts), clean=False)
        told: list[ReturnedRowSentence] = []
        for part, (start, piece) in zip(parts, texts, strict=True):
            told.append(part.with_english(part.start + start, piece, urdu))
        return SplitReturnedRow(tuple(told), clean=True)

    def _urdu(self, identity: int) -> str:
        """Return the Urdu of a sentence's paragraph, to give a returned English its inline tags; empty if gone."""
        return "".join(paragraph.text for paragraph in self._project.paragraphs([paragraph_of(identity)]))

    def _lead(self, row: ReturnedRow, identity: int) -> str:
        """Return the list marker ("1.", "•") that the export put before the English of a row; empty if none."""
        if not self._document.expects_lead or start_of(identity):
            return ""
        (paragraph,) = self._project.paragraphs([paragraph_of(identity)]) or (None,)
        lead = english_lead(paragraph.marker) if paragraph else ""
        return lead if lead and row.target.startswith(lead) else ""

    def _parents(self, row: ReturnedRow, identity: int, lead: str, *, alone: bool) -> tuple[tuple[Revision, ...], bool]:
        history = self._project.history(identity)
        named = set(row.revisions)
        found = [revision for revision in history if revision.uid in named]
        if found and (not alone or len(found) == len(named)):
            return _latest(found, row.sums[0][2] if row.sums else "", lead), True
        if not named and row.sums:
            return (), True  # it was not started yet
        if not alone:
            return (), False
        return self._guessed(row, history, lead)

    def _guessed(self, row: ReturnedRow, history: list[Revision], lead: str) -> tuple[tuple[Revision, ...], bool]:
        """Guess the revision that a row was exported from: by the checksum of its English, else by the export time."""
        exported = row.sums[0][2] if row.sums else ""
        for revision in reversed(history):
            if (exported or target_checksum(row.before)) in _sums(revision, lead):
                return (revision,), True
        if not exported and self._document.time:
            earlier = [revision for revision in history if revision.time <= self._document.time]
            return tuple(earlier[-1:]), True
        # A file that says nothing at all: there was one English only, of which this is a change.
        texts = {revision.target for revision in history}
        if len(texts) == 1 and _is_similar(history[-1].target, row.target):
            return (history[-1],), True
        return (), not history


def _is_similar(before: str, after: str) -> bool:
    """Whether more than half of the longer text is in both."""
    kept = sum(len(piece.text) for piece in difference(before, after) if piece.kind is DiffKind.KEPT)
    return kept * 2 > max(len(before), len(after))


def _latest(revisions: Sequence[Revision], exported: str, lead: str) -> tuple[Revision, ...]:
    """Return the revisions that no other follows; the one whose English was exported comes first."""
    followed = {uid for revision in revisions for uid in revision.parents}
    latest = [revision for revision in revisions if revision.uid not in followed]
    return tuple(sorted(latest, key=lambda one: exported not in _sums(one, lead)))


def _sums(revision: Revision, lead: str) -> set[str]:
    """Return the checksums of a revision's English as it is exported, with inline tags and with tags spelled out."""
    target = revision.target
    return {target_checksum(f"{lead}{text}" if text else "") for text in (target, spelled(target))}


def _split_text(
    parts: Sequence[ReturnedRowSentence], text: str, lead: str, row: ReturnedRow, urdu: str
) -> list[tuple[int, str]] | None:
    """Split a row's returned English into sentences, each with its offset; None if it cannot be split."""
    shown: list[str] = []
    for part in parts:
        target = spelled(part.parents[0].target) if part.parents else ""
        done = bool(part.parents) and part.parents[0].status in _DONE
        shown.append("" if not target and done else target.strip(" ") or MISSING_TARGET)
    if not any(part.parents and part.parents[0].target for part in parts):
        shown = []
    before = " ".join(one for one in shown if one)
    if (
        not before
        or len(row.sums) != 1
        or row.sums[0][2]
        not in {
            target_checksum(lead + before),
            target_checksum(lead + read_spelled(before, urdu)),
        }
    ):
        return None
    cuts = _cuts([len(one) for one in shown if one], before, text)
    if cuts is None:
        return None
    ends = iter([*cuts, len(text)])
    told: list[tuple[int, str]] = []
    at = 0
    for one in shown:
        end = next(ends) if one else at
        piece = text[at:end]
        told.append((at, "" if piece == MISSING_TARGET else piece))
        at = min(end + 1, len(text)) if one else at
    return told


_DONE = {Status.TRANSLATED, Status.APPROVED, Status.FINAL}


def _cuts(lengths: Sequence[int], before: str, after: str) -> list[int] | None:
    """Find the spaces between sentences in an edited text; None if one of them was deleted."""
    wanted: list[int] = []
    at = -1
    for length in lengths[:-1]:
        at += length + 1
        wanted.append(at)
    kept = dict(_unchanged_letters(before, after))
    places = [kept.get(at, -1) for at in wanted]
    return None if -1 in places else places


def _unchanged_letters(before: str, after: str) -> Iterator[tuple[int, int]]:
    """Yield the positions, in the exported and the edited text, of each letter that was not changed."""
    old = new = 0
    for piece in difference(before, after):
        length = len(piece.text)
        if piece.kind is DiffKind.KEPT:
            yield from zip(range(old, old + length), range(new, new + length), strict=True)
        old += length * (piece.kind is not DiffKind.INSERTED)
        new += length * (piece.kind is not DiffKind.REMOVED)
