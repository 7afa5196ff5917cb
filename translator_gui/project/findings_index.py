"""The findings of a whole project, kept up to date: after an edit only what it touches is checked again."""

import math
import time
from array import array
from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from translator_gui.checks.check import LengthRatio, SentencePair
from translator_gui.checks.finding import CheckFinding
from translator_gui.model.inline_tag import has_tags
from translator_gui.model.segment import Paragraph, Segment, paragraph_of
from translator_gui.model.status import Status
from translator_gui.project.check_settings import QaCheckSet
from translator_gui.project.checking import UntaggedPair, all_findings_of
from translator_gui.project.paragraph_blocks import PARAGRAPHS_PER_BLOCK, BlockRows

_LEAST_PAIRS, _MOST_PAIRS = 50, 5_000
"""Sentences from which the usual length of the English is known."""
_LEAST_LETTERS = 30
"""Shorter Urdu says nothing about lengths."""
_NORMAL = 1.4826
"""Standard deviation of a normal distribution, in median absolute deviations."""
_BEGUN = frozenset(Status) - {Status.NOT_STARTED}
"""Statuses of sentences that may have English."""
_MOST_COMPARED = 2_000
"""Sentences of one group that are compared: more of them are a formula ("Yes.") and no slip; but for checks that
expect large groups."""


class SentenceFindings(NamedTuple):
    """The findings of a sentence, also those that people ignore, and the text that they are about.

    Attributes:
        target: The English that was checked.
        end: Where its Urdu ended in the paragraph.
        own: Findings of the checks of single sentences.
        across: Findings of the checks that compare sentences.
    """

    target: str
    end: int
    own: tuple[CheckFinding, ...] = ()
    across: tuple[CheckFinding, ...] = ()

    @property
    def all(self) -> tuple[CheckFinding, ...]:
        """The findings of all checks."""
        return (*self.own, *self.across)

    def is_of(self, segment: Segment) -> bool:
        """Whether the sentence still has the texts that were checked."""
        return self.end == segment.end and self.target == segment.target


class FindingsProgress(NamedTuple):
    """How far a check of the project is: paragraphs checked, all of them, and whether the comparisons are done."""

    done: int
    total: int
    is_complete: bool


class _DocumentPart(NamedTuple):
    """The sentences of a document in a block of paragraphs.

    Attributes:
        document: Its id.
        sentences: Their number.
        empty: The ids of those without English that nobody left empty on purpose; None for all of them.
        last: The largest id of those with English, or 0.
    """

    document: int
    sentences: int
    empty: "array[int] | None" = None
    last: int = 0

    @property
    def empties(self) -> int:
        """Number of the sentences without English."""
        return self.sentences if self.empty is None else len(self.empty)


class _CheckedBlock(NamedTuple):
    """A block of paragraphs as it was last seen.

    Attributes:
        rows: The paragraphs.
        ids: The ids of those with English: the others are not kept.
        parts: Its sentences by document.
    """

    rows: Sequence[Paragraph | None]
    ids: "array[int]"
    parts: tuple[_DocumentPart, ...]


_GroupKey = tuple[int, Hashable]
"""Number of the check that compares sentences, and the key by which it groups them."""


class FindingsIndex:
    """Findings of all checks by sentence; `refresh` checks what has changed since it was last called."""

    def __init__(self, checks: QaCheckSet, *, all_empty: bool = False) -> None:
        """Create an index without findings.

        Args:
            checks: The checks that run in the project.
            all_empty: Whether every sentence without English counts as skipped, however little is translated.
        """
        self.checks = checks
        self._all_empty = all_empty
        self._has_empty = any(check.declaration.also_empty for check in checks.sentence)
        self._paragraphs: dict[int, Paragraph] = {}
        """Those with English."""
        self._blocks: dict[int, _CheckedBlock] = {}
        self._ids: dict[int, tuple[int, ...]] = {}
        """The sentences of each paragraph that were checked."""
        self._sentences: dict[int, SentenceFindings] = {}
        self._pairs: dict[int, SentencePair] = {}
        self._tagged: dict[int, UntaggedPair] = {}
        self._keys: dict[int, tuple[_GroupKey, ...]] = {}
        self._groups: dict[_GroupKey, set[int]] = {}
        self._in_groups: dict[_GroupKey, dict[int, tuple[CheckFinding, ...]]] = {}
        """Findings of the groups, by sentence; groups without any are left out."""
        self._waiting: deque[Paragraph] = deque()
        self._changed_groups: set[_GroupKey] = set()
        self._skipped: dict[int, int] = {}
        """Sentences that were skipped, and the numbers of their blocks."""
        self._skipped_is_known = False
        self._changed: set[int] = set()

    def findings(self, segment: int) -> tuple[CheckFinding, ...]:
        """Return the findings of a sentence, also those that people ignore."""
        found = self._sentences.get(segment)
        return found.all if found is not None else ()

    def found(self) -> list[int]:
        """Return the ids of the sentences with findings, sorted."""
        return sorted(segment for segment, one in self._sentences.items() if one.own or one.across)

    def take_changed(self) -> dict[int, SentenceFindings | None]:
        """Return the sentences whose findings changed since the last call; None for those that are gone."""
        changed, self._changed = self._changed, set()
        return {segment: self._sentences.get(segment) for segment in changed}

    # Checking

    def refresh(
        self,
        paragraphs: Sequence[Paragraph | None],
        *,
        begin: int = 0,
        seconds: float = math.inf,
        report: Callable[[int, int], object] = lambda _done, _total: None,
        is_awaited: Callable[[], bool] = bool,
    ) -> FindingsProgress:
        """Check the sentences that changed, and those tied to them; return how far it got.

        Args:
            paragraphs: All of the project, in order; None for those that are not known yet.
            begin: Index of the paragraph from which on new ones are checked.
            seconds: After this time it stops; the next call goes on.
            report: Told the paragraphs done and all of them, about every millisecond.
            is_awaited: Whether something waits for this one's end, so that it stops before its time.
        """
        until = time.monotonic() + seconds

        def is_over() -> bool:
            return time.monotonic() > until or is_awaited()

        total = len(paragraphs)
        taken = total - self._take_paragraphs(paragraphs, begin, is_over)
        while self._waiting:
            paragraph = self._waiting.popleft()
            self._check(paragraph)
            report(taken - len(self._waiting), total)
            if is_over():
                return FindingsProgress(taken - len(self._waiting), total, is_complete=False)
        if taken < total:
            return FindingsProgress(taken, total, is_complete=False)
        if self._has_empty and not self._skipped_is_known:
            self._find_skipped()
        while self._changed_groups:
            self._compare(self._changed_groups.pop())
            report(total, total)
            if self._changed_groups and is_over():
                return FindingsProgress(total, total, is_complete=False)
        return FindingsProgress(total, total, is_complete=True)

    def _take_paragraphs(self, paragraphs: Sequence[Paragraph | None], begin: int, is_over: Callable[[], bool]) -> int:
        """Look at the blocks that changed; return the number of paragraphs that are left for the next time."""
        new: list[Paragraph] = []
        earlier: list[Paragraph] = []
        left, present = set[int](), set[int]()
        count, begin_block = -(-len(paragraphs) // PARAGRAPHS_PER_BLOCK), begin // PARAGRAPHS_PER_BLOCK
        rest = len(paragraphs)
        for number in (*range(begin_block, count), *range(begin_block)):
            first = number * PARAGRAPHS_PER_BLOCK
            rows = paragraphs[first : first + PARAGRAPHS_PER_BLOCK]
            rest -= len(rows)
            before = self._blocks.get(number)
            if before is not None and before.rows == rows:
                continue
            left.update(before.ids if before is not None else ())
            for at, paragraph in self._take_block(number, rows):
                (earlier if number == begin_block and first + at < begin else new).append(paragraph)
            present.update(self._blocks[number].ids)
            # What left one block may be in another one.
            if not left and is_over():
                break
        for number in [one for one in self._blocks if one >= count]:
            left.update(self._blocks.pop(number).ids)
            self._skipped_is_known = False
        for identity in left - present:
            del self._paragraphs[identity]
            for segment in self._ids.pop(identity, ()):
                self._forget(segment)
        if new or earlier:
            new += earlier
            replaced = {paragraph.id for paragraph in new}
            # An edit comes before what is left of the whole project.
            self._waiting = deque([*new, *(one for one in self._waiting if one.id not in replaced)])
        return rest

    def _take_block(self, number: int, rows: Sequence[Paragraph | None]) -> list[tuple[int, Paragraph]]:
        """Keep a changed block; return the paragraphs to check, with their places in it."""
        self._skipped_is_known = False
        translated = _with_english(rows)
        ids = array("q", [paragraph.id for _at, paragraph in translated])
        before = self._blocks.get(number)
        self._blocks[number] = _CheckedBlock(rows, ids, _parts(rows, is_empty=not translated))
        if before is not None and self._skipped:
            self._check_skipped(rows)
        changed = [(at, one) for at, one in translated if self._paragraphs.get(one.id) != one]
        self._paragraphs.update((one.id, one) for _at, one in changed)
        return changed

    def _check_skipped(self, rows: Iterable[Paragraph | None]) -> None:
        for paragraph in rows:
            for segment in paragraph.segments if paragraph is not None else ():
                if paragraph is not None and segment.id in self._skipped:
                    self._check_sentence(paragraph, segment)

    def _check(self, paragraph: Paragraph) -> None:
        here = tuple(segment.id for segment in paragraph.segments)
        for segment in set(self._ids.get(paragraph.id, ())).difference(here):
            self._forget(segment)
        self._ids[paragraph.id] = here
        for segment in paragraph.segments:
            known = self._sentences.get(segment.id)
            if known is None or not known.is_of(segment):
                self._check_sentence(paragraph, segment)

    def _check_sentence(self, paragraph: Paragraph, segment: Segment) -> None:
        known = self._sentences.get(segment.id)
        is_skipped = segment.id in self._skipped
        own = all_findings_of(paragraph, segment, self.checks, is_skipped=is_skipped)
        across = known.across if known is not None and known.target == segment.target else ()
        new = SentenceFindings(segment.target, segment.end, own, across)
        if new != known:
            self._sentences[segment.id] = new
            # Sentences without findings before and after are nothing to tell.
            if new.own or new.across or (known is not None and known.all):
                self._changed.add(segment.id)
        if self.checks.across and (known is None or not known.is_of(segment)):
            self._group(paragraph, segment)

    def _forget(self, segment: int) -> None:
        self._ungroup(segment)
        self._skipped.pop(segment, None)
        known = self._sentences.pop(segment, None)
        if known is not None and known.all:
            self._changed.add(segment)

    # Sentences without English

    def _find_skipped(self) -> None:
        self._skipped_is_known = True
        skipped: dict[int, int] = {}
        limits = self._limits_of_skipped()
        for number, block in self._blocks.items() if limits else ():
            for part in block.parts:
                limit = limits.get(part.document, 0)
                if part.empties and limit:
                    empty = _ids_of(block.rows, part.document) if part.empty is None else part.empty
                    skipped.update((segment, number) for segment in empty if segment < limit)
        before, self._skipped = self._skipped, skipped
        changed: dict[int, list[int]] = {}
        for segment in before.keys() ^ skipped.keys():
            changed.setdefault(skipped.get(segment, before.get(segment, -1)), []).append(segment)
        for number, segments in changed.items():
            self._check_again(segments, number)

    def _limits_of_skipped(self) -> dict[int, float]:
        """Return the documents in which most sentences have English, and the last one before which none should not."""
        counts, empties, last = Counter[int](), Counter[int](), dict[int, int]()
        for block in self._blocks.values():
            for part in block.parts:
                counts[part.document] += part.sentences
                empties[part.document] += part.empties
                last[part.document] = max(last.get(part.document, 0), part.last)
        if self._all_empty:
            return dict.fromkeys(counts, math.inf)
        return {document: last[document] for document, count in counts.items() if 2 * empties[document] < count}

    def _check_again(self, segments: Iterable[int], number: int) -> None:
        """Check sentences again that are in a block, or were; forget those that are gone."""
        wanted = {paragraph_of(segment) for segment in segments}
        block = self._blocks.get(number)
        found = {one.id: one for one in (block.rows if block is not None else ()) if one is not None}
        if not wanted <= found.keys():
            # Documents were moved or removed.
            found = {one.id: one for each in self._blocks.values() for one in each.rows if one and one.id in wanted}
        for identity in segments:
            paragraph = found.get(paragraph_of(identity))
            segment = next((one for one in paragraph.segments if one.id == identity), None) if paragraph else None
            if paragraph is not None and segment is not None:
                self._check_sentence(paragraph, segment)
            else:
                self._forget(identity)

    # Comparing sentences

    def _group(self, paragraph: Paragraph, segment: Segment) -> None:
        self._ungroup(segment.id)
        if not segment.target:
            return
        source, target = paragraph.source(segment), segment.target
        if has_tags(source) or has_tags(target):
            texts = self._tagged[segment.id] = UntaggedPair(source, target)
            source, target = texts.source.text, texts.target.text
        pair = SentencePair(source, target, paragraph.tags, paragraph=paragraph.id, document=paragraph.document_id)
        keys = tuple(
            (number, key)
            for number, check in enumerate(self.checks.across)
            for key in check.keys(pair, self.checks.context)
        )
        if keys:
            self._pairs[segment.id], self._keys[segment.id] = pair, keys
        for key in keys:
            self._groups.setdefault(key, set()).add(segment.id)
        self._changed_groups.update(keys)

    def _ungroup(self, segment: int) -> None:
        self._pairs.pop(segment, None)
        self._tagged.pop(segment, None)
        for key in self._keys.pop(segment, ()):
            self._groups[key].discard(segment)
            self._changed_groups.add(key)

    def _compare(self, key: _GroupKey) -> None:
        members = self._groups.get(key, ())
        if not members:
            self._groups.pop(key, None)
        check = self.checks.across[key[0]]
        found: dict[int, tuple[CheckFinding, ...]] = {}
        declared = check.declaration
        least, most = (1 if declared.also_alone else 2), (math.inf if declared.has_large_groups else _MOST_COMPARED)
        if least <= len(members) <= most:
            group = {segment: self._pairs[segment] for segment in sorted(members)}
            compared = check.compare(key[1], group, self.checks.context)
            found = {
                segment: tuple(self.checks.as_set(declared, self._with_tags(segment, one)) for one in findings)
                for segment, findings in compared.items()
                if findings
            }
        before = self._in_groups.pop(key, {})
        if found:
            self._in_groups[key] = found
        for segment in before.keys() | found.keys():
            self._note_compared(segment)

    def _with_tags(self, segment: int, finding: CheckFinding) -> CheckFinding:
        texts = self._tagged.get(segment)
        return texts.tagged(finding) if texts is not None else finding

    def _note_compared(self, segment: int) -> None:
        known = self._sentences.get(segment)
        if known is None:
            return
        across: dict[str, CheckFinding] = {}
        for key in self._keys.get(segment, ()):
            for finding in self._in_groups.get(key, {}).get(segment, ()):
                across.setdefault(finding.key, finding)
        if tuple(across.values()) != known.across:
            self._sentences[segment] = known._replace(across=tuple(across.values()))
            self._changed.add(segment)


def usual_length(paragraphs: Sequence[Paragraph | None]) -> LengthRatio | None:
    """Return the usual length of the English in a project; None if too few sentences are translated."""
    pairs = list(_lengths(paragraphs))
    if len(pairs) < _LEAST_PAIRS:
        return None
    ratios = [math.log(target / source) for source, target in pairs[:: -(-len(pairs) // _MOST_PAIRS)]]
    from statistics import median  # noqa: PLC0415 (numbers.Fraction and others come with it)

    middle = median(ratios)
    return LengthRatio(middle, _NORMAL * median(abs(ratio - middle) for ratio in ratios))


def _lengths(paragraphs: Sequence[Paragraph | None]) -> Iterator[tuple[int, int]]:
    for first in range(0, len(paragraphs), PARAGRAPHS_PER_BLOCK):
        for _at, paragraph in _with_english(paragraphs[first : first + PARAGRAPHS_PER_BLOCK]):
            for segment in paragraph.segments:
                source = segment.end - segment.start
                if segment.target and source > _LEAST_LETTERS:
                    yield source, len(segment.target)


def _with_english(rows: Sequence[Paragraph | None]) -> list[tuple[int, Paragraph]]:
    """Return the paragraphs of a block in which a sentence has English, with their places in it."""
    if isinstance(rows, BlockRows) and not rows.block.may_have(_BEGUN):
        return []
    return [
        (at, one) for at, one in enumerate(rows) if one is not None and any(segment.target for segment in one.segments)
    ]


def _parts(rows: Sequence[Paragraph | None], *, is_empty: bool) -> tuple[_DocumentPart, ...]:
    """Return the sentences of a block by document.

    Args:
        rows: The block.
        is_empty: Whether no sentence has English.
    """
    if is_empty and isinstance(rows, BlockRows) and not rows.block.may_have(_BEGUN):
        counts = Counter[int]()
        for document, letters in zip(rows.block.document_ids(), rows.block.status_letters(), strict=True):
            counts[document] += len(letters)
        return tuple(_DocumentPart(document, count) for document, count in counts.items() if count)
    by_document: dict[int, list[Segment]] = {}
    for paragraph in rows:
        if paragraph is not None:
            by_document.setdefault(paragraph.document_id, []).extend(paragraph.segments)
    return tuple(
        _DocumentPart(
            document,
            len(segments),
            array("q", [one.id for one in segments if not one.target and not one.empty_on_purpose]),
            max([one.id for one in segments if one.target], default=0),
        )
        for document, segments in by_document.items()
    )


def _ids_of(rows: Iterable[Paragraph | None], document: int) -> list[int]:
    """Return the ids of the sentences of a document in a block."""
    return [segment.id for one in rows if one is not None and one.document_id == document for segment in one.segments]
