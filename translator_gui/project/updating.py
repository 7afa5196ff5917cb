"""Comparing a newer version of a document with the translated one: what stays, changes, is new or is gone."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from translator_gui.formats.registry import read_document
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ProjectDocument, SourceDocument, SourceParagraph
from translator_gui.model.document_update import DocumentUpdate, SegmentedParagraph, UpdatedParagraph, UpdatedSentence
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.sentence_exception import SentenceException
from translator_gui.project.project import Project
from translator_gui.store.importing import prepare
from translator_gui.text.alignment import align_moved, align_similar, longest_rising, match_in_order, match_moved
from translator_gui.text.folding import fold
from translator_gui.text.segmentation import SentenceSplitter, document_splitter

_UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "ascii")


class SentenceChangedByUpdate(NamedTuple):
    """A sentence whose Urdu differs in the newer version of a document; its English is kept as a draft."""

    before: str
    after: str
    target: str


class SentenceRemovedByUpdate(NamedTuple):
    """A translated sentence that the newer version of a document no longer contains."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class DocumentUpdatePlan:
    """The plan for updating a document to a newer version: what to import, and which sentences stay, change or go.

    Attributes:
        version: See `DocumentUpdate`.
        unchanged: How many keep everything.
        changed: In the newer version's order.
        new: How many nobody has translated.
        gone: In the older version's order; they stay in the file, hidden.
    """

    version: DocumentUpdate
    unchanged: int
    changed: tuple[SentenceChangedByUpdate, ...] = field(repr=False)
    new: int
    gone: tuple[SentenceRemovedByUpdate, ...] = field(repr=False)


def read_newer(
    path: Path, document: ProjectDocument, *, encoding: str | None = None, paragraph_rule: str | None = None
) -> SourceDocument:
    """Read the file of a newer document version with the encoding and paragraph rule of the earlier one, if they fit.

    Raises:
        TranslatorError: It cannot be read, or is of another format.
    """
    refuse_deceptive(path.name, "the document")
    source = read_document(path, encoding=encoding, paragraph_rule=paragraph_rule)
    if source.format != document.format:
        raise TranslatorError(
            _(
                "{name}: it is a .{format} file, and {name2} a .{format2} file; save it as .{format2}, "
                "or add it as a document of its own",
                name=path.name,
                format=source.format,
                name2=document.name,
                format2=document.format,
            )
        )
    rule = paragraph_rule or document.paragraph_rule or source.paragraph_rule
    # What is Unicode by its bytes was saved so, whatever the version before was.
    as_before = not encoding and source.encoding not in _UNICODE
    codec = document.encoding if as_before else source.encoding
    if (codec, rule) == (source.encoding, source.paragraph_rule):
        return source
    try:
        return read_document(path, encoding=codec, paragraph_rule=rule)
    except TranslatorError:
        return source


def newer_version(
    project: Project,
    document: ProjectDocument,
    path: Path,
    *,
    encoding: str | None = None,
    paragraph_rule: str | None = None,
) -> SourceDocument:
    """Read the file of a newer version of a document; refuse it if it does not differ from the present one.

    Raises:
        TranslatorError: As `read_newer`, or nothing has changed.
    """
    source = read_newer(path, document, encoding=encoding, paragraph_rule=paragraph_rule)
    refuse_same(document, source, same_bytes=project.queries.holds_version(document, source.data))
    return source


def refuse_same(document: ProjectDocument, source: SourceDocument, *, same_bytes: bool) -> None:
    """Refuse to update a document with a file that is the version already in the project."""
    same_way = (source.encoding, source.paragraph_rule) == (document.encoding, document.paragraph_rule)
    if same_bytes and same_way:
        raise TranslatorError(
            _(
                "{name}: nothing has changed; it is the version of {name2} in the project",
                name=source.name,
                name2=document.name,
            )
        )


def plan_update(
    document: ProjectDocument,
    before: Sequence[Paragraph],
    source: SourceDocument,
    exceptions: Collection[SentenceException] = (),
) -> DocumentUpdatePlan:
    """Plan the update of a document to a newer version: find which sentences it keeps. Nothing is written.

    Args:
        document: The document.
        before: Its paragraphs as they stand.
        source: The newer version.
        exceptions: The project's own sentence exceptions.

    Raises:
        TranslatorError: One of its paragraphs is longer than a project keeps.
    """
    return _UpdatePlanner(document, before, source, exceptions).update()


def update_in_figures(update: DocumentUpdatePlan) -> str:
    """Describe a document update in one line: "12 unchanged, 1 changed, 0 new, 2 gone"."""
    figures = (update.unchanged, len(update.changed), update.new, len(update.gone))
    return ", ".join(
        f"{figure:,} {word}" for figure, word in zip(figures, ("unchanged", "changed", "new", "gone"), strict=True)
    )


class _EarlierSpan(NamedTuple):
    """A span of Urdu in the earlier version of a document, to be matched: a sentence, or several split or joined.

    Attributes:
        item: Its index among all groups and kept paragraphs of the version before.
        text: The Urdu.
        key: The same, folded.
        keys: Of the sentences found in it, folded: several where people joined them.
        segments: The sentences that stand; several where people split.
        sources: Their Urdu.
        starts: Where they begin in `text`.
    """

    item: int
    text: str
    key: str
    keys: tuple[str, ...]
    segments: tuple[Segment, ...]
    sources: tuple[str, ...]
    starts: tuple[int, ...]


class _NewerSentence(NamedTuple):
    """A sentence of the newer document version: its position among all items and in its paragraph."""

    item: int
    paragraph: int
    number: int
    key: str


class _UpdatePlanner:
    def __init__(
        self,
        document: ProjectDocument,
        before: Sequence[Paragraph],
        source: SourceDocument,
        exceptions: Collection[SentenceException],
    ) -> None:
        self._document = document
        self._before = before
        self._source = source
        here, there = [paragraph.text for paragraph in before], [paragraph.text for paragraph in source.paragraphs]
        standing = match_in_order(here, there)
        self._unchanged = {after: old for old, after in (*standing, *match_moved(here, there, standing))}
        self._splitter = document_splitter(there, exceptions)
        self._prepared: dict[int, SegmentedParagraph] = {
            index: prepare(paragraph, self._splitter)
            for index, paragraph in enumerate(source.paragraphs)
            if index not in self._unchanged
        }
        self._groups: list[_EarlierSpan] = []
        self._newer_sentences: list[_NewerSentence] = []
        self._anchors = self._list_items(standing)
        self._boundaries: dict[int, list[tuple[int, bool]]] = {}
        self._successions: list[UpdatedSentence] = []
        self._changed: dict[tuple[int, int], SentenceChangedByUpdate] = {}
        self._matched_spans: set[int] = set()
        self._matched_sentences: set[int] = set()

    def update(self) -> DocumentUpdatePlan:
        self._match_equal()
        for groups, found in self._stretches():
            beads = align_similar([group.key for group in groups], [sentence.key for sentence in found])
            for bead in beads:
                self._assign([groups[at] for at in bead.before], [found[at] for at in bead.after])
        groups, found = self._unmatched()
        for old, new in align_moved([group.key for group in groups], [sentence.key for sentence in found]):
            self._assign([groups[old]], [found[new]])
        return self._finished()

    def _list_items(self, standing: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """List the sentences of both document versions to be matched; return unchanged paragraphs as index pairs."""
        kept = set(self._unchanged.values())
        items: dict[int, int] = {}
        item = 0
        for index, paragraph in enumerate(self._before):
            items[index] = item
            if index in kept:
                item += 1
            else:
                for group in _groups(paragraph, item, self._splitter):
                    self._groups.append(group)
                    item += 1
        anchors: list[tuple[int, int]] = []
        here = {after: old for old, after in standing}
        item = 0
        for index, paragraph in enumerate(self._source.paragraphs):
            if index in self._unchanged:
                if index in here:
                    anchors.append((items[here[index]], item))
                item += 1
                continue
            prepared = self._prepared[index]
            for number, (start, stop) in enumerate(zip(prepared.starts, prepared.stops, strict=True)):
                self._newer_sentences.append(_NewerSentence(item, index, number, fold(paragraph.text[start:stop])))
                item += 1
        return anchors

    def _match_equal(self) -> None:
        """Match spans of the earlier version whose sentences occur unchanged and in sequence in the newer version."""
        keys = [(at, key) for at, group in enumerate(self._groups) for key in group.keys]
        here, there = [key for _, key in keys], [sentence.key for sentence in self._newer_sentences]
        pairs = match_in_order(here, there)
        partner = dict(pairs) | dict(match_moved(here, there, pairs))
        number = 0
        for group in self._groups:
            places = [partner.get(number + step) for step in range(len(group.keys))]
            number += len(group.keys)
            if places[0] is None or places != list(range(places[0], places[0] + len(places))):
                continue
            found = self._newer_sentences[places[0] : places[0] + len(places)]
            if found[0].paragraph == found[-1].paragraph:
                self._anchors.append((group.item, found[0].item))
                self._assign([group], found)

    def _stretches(self) -> Iterator[tuple[list[_EarlierSpan], list[_NewerSentence]]]:
        """Yield the runs of unmatched sentences of both document versions between two matches."""
        groups, found = self._unmatched()
        pairs = sorted(self._anchors)
        pairs = [pairs[index] for index in longest_rising([after for _, after in pairs])]
        last = (
            len(self._before) + len(self._groups) + 1,
            len(self._source.paragraphs) + len(self._newer_sentences) + 1,
        )
        at = there = 0
        for item, other in [*pairs, last]:
            first, start = at, there
            while at < len(groups) and groups[at].item < item:
                at += 1
            while there < len(found) and found[there].item < other:
                there += 1
            if first < at and start < there:
                yield groups[first:at], found[start:there]

    def _unmatched(self) -> tuple[list[_EarlierSpan], list[_NewerSentence]]:
        groups = [group for group in self._groups if group.item not in self._matched_spans]
        return groups, [sentence for sentence in self._newer_sentences if sentence.item not in self._matched_sentences]

    def _assign(self, groups: Sequence[_EarlierSpan], found: Sequence[_NewerSentence]) -> None:
        """Assign the translations of matched spans of the earlier version to sentences of the newer version."""
        first, index = found[0], found[0].paragraph
        together = found[-1].paragraph == index and found[-1].item - first.item == len(found) - 1
        may_shape = len(groups) == 1 and together and len(groups[0].keys) >= len(found)
        if may_shape and self._assign_split(groups[0], found):
            return
        self._matched_spans.update(group.item for group in groups)
        self._matched_sentences.add(first.item)
        segments = tuple(segment for group in groups for segment in group.segments)
        self._succeed(index, self._span(first), segments, [source for group in groups for source in group.sources])

    def _assign_split(self, group: _EarlierSpan, found: Sequence[_NewerSentence]) -> bool:
        """Assign translations of sentences that users split or joined, repeating the splits; False if not possible."""
        index, text = found[0].paragraph, self._source.paragraphs[found[0].paragraph].text
        start, stop = self._span(found[0])[0], self._span(found[-1])[1]
        places = _carried_places(group.text, group.starts, text[start:stop])
        if places is None:
            return False
        wanted = [start + place for place in places]
        were = [self._span(sentence)[0] for sentence in found]
        changes = [(place, False) for place in were if place not in wanted]
        changes += [(place, True) for place in wanted if place not in were]
        self._boundaries.setdefault(index, []).extend(changes)
        self._matched_spans.add(group.item)
        self._matched_sentences.update(sentence.item for sentence in found)
        spans = [(begin, begin + len(text[begin:end].rstrip())) for begin, end in pairwise([*wanted, stop])]
        for span, segment, was in zip(spans, group.segments, group.sources, strict=True):
            self._succeed(index, span, (segment,), [was])
        return True

    def _succeed(
        self, paragraph: int, span: tuple[int, int], segments: tuple[Segment, ...], sources: Sequence[str]
    ) -> None:
        was, now = " ".join(sources), self._source.paragraphs[paragraph].text[slice(*span)]
        changed = len(segments) > 1 or (was != now and fold(was) != fold(now))
        self._successions.append(
            UpdatedSentence(paragraph, span[0], tuple(segment.id for segment in segments), changed)
        )
        if changed:
            english = " ".join(segment.target for segment in segments if segment.target)
            self._changed[paragraph, span[0]] = SentenceChangedByUpdate(was, now, english)

    def _span(self, sentence: _NewerSentence) -> tuple[int, int]:
        prepared = self._prepared[sentence.paragraph]
        return prepared.starts[sentence.number], prepared.stops[sentence.number]

    def _finished(self) -> DocumentUpdatePlan:
        placed = [self._placed_paragraph(index, paragraph) for index, paragraph in enumerate(self._source.paragraphs)]
        standing = sum(len(self._before[old].segments) for old in self._unchanged.values())
        sentences = sum(
            len(prepared.starts) + sum(1 if present else -1 for _, present in self._boundaries.get(index, ()))
            for index, prepared in self._prepared.items()
        )
        gone = [
            (group, at)
            for group in self._groups
            if group.item not in self._matched_spans
            for at in range(len(group.segments))
        ]
        version = DocumentUpdate(
            self._document.id,
            self._source,
            tuple(placed),
            tuple(sorted(self._successions)),
            tuple(group.segments[at].id for group, at in gone),
        )
        changed = tuple(self._changed[place] for place in sorted(self._changed))
        unchanged = standing + len(self._successions) - len(changed)
        return DocumentUpdatePlan(
            version,
            unchanged,
            changed,
            sentences - len(self._successions),
            tuple(SentenceRemovedByUpdate(group.sources[at], group.segments[at].target) for group, at in gone),
        )

    def _placed_paragraph(self, index: int, paragraph: SourceParagraph) -> UpdatedParagraph:
        old = self._unchanged.get(index)
        if old is not None:
            return UpdatedParagraph(paragraph, self._before[old].id, None)
        return UpdatedParagraph(paragraph, 0, self._prepared[index], tuple(self._boundaries.get(index, ())))


def _groups(paragraph: Paragraph, item: int, splitter: SentenceSplitter) -> Iterator[_EarlierSpan]:
    text = paragraph.text
    found = splitter.starts(text)
    stand = [segment.start for segment in paragraph.segments]
    cuts = sorted(set(found) & set(stand))
    for number, (start, beyond) in enumerate(pairwise([*cuts, len(text)])):
        inner = [place for place in found if start <= place < beyond]
        segments = tuple(segment for segment in paragraph.segments if start <= segment.start < beyond)
        within = text[start:beyond].rstrip()
        keys = tuple(fold(text[begin:end].rstrip()) for begin, end in pairwise([*inner, beyond]))
        yield _EarlierSpan(
            item + number,
            within,
            keys[0] if len(keys) == 1 else fold(within),
            keys,
            segments,
            tuple(map(paragraph.source, segments)),
            tuple(segment.start - start for segment in segments),
        )


_WORD = re.compile(r"\S+")


def _carried_places(before: str, places: Sequence[int], after: str) -> list[int] | None:
    """Find where the words that start at given offsets of one text are in another text; None if one is missing."""
    if len(places) == 1 or before == after:
        return list(places)
    here, there = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    number = {word.start(): at for at, word in enumerate(here)}
    partner: dict[int, int] = {}
    for code in LCSseq.opcodes([fold(word.group()) for word in here], [fold(word.group()) for word in there]):
        if code.tag == "equal":
            partner.update(zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True))
    words = [partner.get(number.get(place, -1)) for place in places[1:]]
    if not all(words):
        return None
    return [0, *(there[word].start() for word in words if word)]
