"""The content of a bilingual document for all writers: rows of both languages, made from a project's paragraphs."""

import datetime as dt
import pickle
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, cached_property, partial
from typing import Any, NamedTuple, TypeAlias

from translator_gui.formats.exported_rows import SpooledRows, SpooledRowValues
from translator_gui.formats.identity import ExportedSentenceIdentity, ExportIdentity
from translator_gui.formats.pictures import ExportedPicture
from translator_gui.model.comment import ErrorCategory, ErrorSeverity, english_verdict_words
from translator_gui.model.document import ParagraphKind, ProjectDocument
from translator_gui.model.inline_tag import InlineTag, open_numbers
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status
from translator_gui.text.tag_spelling import spelled

MISSING_TARGET = "[…]"
"""Stands in a paragraph's English where a sentence has none although its neighbours have."""

SOURCE_LANGUAGE, TARGET_LANGUAGE = "Urdu", "English"
"""Head the columns of a table, by which they are found again."""

_PROGRESS = (
    Status.NOT_STARTED,
    Status.DRAFT,
    Status.RETURNED,
    Status.TRANSLATED,
    Status.APPROVED,
    Status.FINAL,
)


class BilingualLayout(StrEnum):
    """Layout of a bilingual export: table, Urdu above English, or English alone."""

    TABLE = "table"
    INTERLEAVED = "interleaved"
    TARGET = "target"


class BilingualRowGranularity(StrEnum):
    """Option of a bilingual export: whether each row is a sentence or a whole paragraph."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class BilingualExportOptions:
    """Options of a bilingual export: layout, rows, statuses, comments, numbers, title block.

    Attributes:
        layout: `TARGET` is the English alone as running paragraphs, whatever `by` says. A sentence without English
            stands in it in Urdu, in brackets and highlighted, so that nothing is lost unnoticed.
        by: What makes a row of the other layouts.
        with_status: Show each row's status.
        with_comments: Show the comments (in DOCX as the word processor's own).
        with_numbers: Show the sentences' numbers.
        only: Sentences of other statuses are left out; in a paragraph, too.
        with_title: Show the whole title block: also who translated and reviewed it, and how many words it has. Without
            it a short head stands on top, and none above the English alone.
        leave_out_open: In the original's own format, sentences that still need the translator are left out.
        with_names: Append the names that the project has registered.
        with_pictures: Show the pictures of the documents, where the format can.
        version: One of the `versions` of the format (of XLIFF "2.1" or "1.2"); empty for its usual one.
        copy_source: In XLIFF 1.2 a sentence without English has the Urdu as its target: OmegaT reads none without.
    """

    layout: BilingualLayout = BilingualLayout.TABLE
    by: BilingualRowGranularity = BilingualRowGranularity.SENTENCE
    with_status: bool = False
    with_comments: bool = False
    with_numbers: bool = False
    with_title: bool = False
    with_names: bool = False
    with_pictures: bool = True
    only: frozenset[Status] = frozenset(Status)
    leave_out_open: bool = False
    version: str = ""
    copy_source: bool = False


def utc_datetime(milliseconds: int) -> dt.datetime:
    """Convert a time in milliseconds since 1970 to a UTC datetime, to the second."""
    return dt.datetime.fromtimestamp(milliseconds // 1000, tz=dt.UTC)


@dataclass(frozen=True, slots=True)
class ExportedComment:
    """A comment on a sentence in an export: author, time (milliseconds since 1970 UTC), text and uid.

    `kind` is the kind of error: "style, minor". `answers` says that it replies to the comment before it.
    """

    author: str
    time: int
    text: str
    uid: str = ""
    kind: str = field(default="", kw_only=True)
    answers: bool = field(default=False, kw_only=True)

    @property
    def labelled_text(self) -> str:
        """The comment's text with its error label before it: "[style, minor] …"."""
        return f"[{self.kind}] {self.text}" if self.kind else self.text

    @property
    def date(self) -> dt.datetime:
        """Time of the exported comment in UTC, to the second."""
        return utc_datetime(self.time)


_KINDS = {
    english_verdict_words(category, severity): (category, severity)
    for category in (None, *ErrorCategory)
    for severity in (None, *ErrorSeverity)
    if category or severity
}


def without_error_label(text: str) -> str:
    """Return a comment's text from an exported document without its error label ("[style, minor]"), if it has one."""
    kind, bracket, rest = text.partition("]")
    return rest[1:] if bracket and kind[:1] == "[" and kind[1:] in _KINDS and rest[:1].isspace() else text


def error_label_of(text: str) -> tuple[ErrorCategory | None, ErrorSeverity | None]:
    """Return category and severity from the error label ("[style, minor]") before a comment; None for a missing one."""
    return (None, None) if without_error_label(text) == text else _KINDS[text.partition("]")[0][1:]]


@dataclass(slots=True)
class BilingualRow:
    """A row of a bilingual export: a sentence or a paragraph in Urdu and English.

    Nobody changes one. It is not frozen, as that takes four times as long to make, and there may be a million.

    Attributes:
        numbers: Of its sentences, counted through the project from 1, ascending; never empty.
        source: The Urdu, inline tags spelled in letters (`tag_spelling`).
        target: The English in the same way; empty if there is none.
        status: Of a paragraph, that of the sentence that is least advanced.
        empty_on_purpose: Whether somebody confirmed that there is no English.
        comments: Oldest first.
        notes: The translator's notes, in the sentences' order.
        kind: The paragraph's.
        level: The paragraph's.
        marker: The paragraph's, on its first row; otherwise empty.
        place: The paragraph's.
        opens: Whether a paragraph begins with this row.
        parts: What its sentences are known by, in order; empty where nobody asks when it comes back.
        author: Name of whoever changed it last; empty where nobody did.
        changed: When, in milliseconds since 1970 UTC; 0 where nobody did.
        marked_source: The Urdu with its inline tags.
        marked_target: The English with its inline tags.
        tags: What those of its paragraph stand for.
        within_source: Numbers of the tags that are open where the Urdu begins: bold may have begun a sentence before.
        within_target: The same of the English.
        paragraph: The paragraph's number in its document, from 0; -1 where nobody asks.
    """

    numbers: tuple[int, ...]
    source: str
    target: str
    status: Status
    empty_on_purpose: bool = False
    comments: tuple[ExportedComment, ...] = ()
    notes: tuple[str, ...] = ()
    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0
    marker: str = ""
    place: str = ""
    opens: bool = True
    parts: tuple[ExportedSentenceIdentity, ...] = ()
    author: str = ""
    changed: int = 0
    marked_source: str = ""
    marked_target: str = ""
    tags: tuple[InlineTag, ...] = ()
    within_source: tuple[int, ...] = ()
    within_target: tuple[int, ...] = ()
    paragraph: int = -1

    @property
    def label(self) -> str:
        """The sentence numbers of the exported row as text: "3", "3–5", "3, 5–6"."""
        if len(self.numbers) == 1:
            return str(self.numbers[0])
        spans: list[list[int]] = []
        for number in self.numbers:
            if spans and number == spans[-1][1] + 1:
                spans[-1][1] = number
            else:
                spans.append([number, number])
        return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


PicturesByParagraph: TypeAlias = Mapping[int, Sequence[ExportedPicture]]
"""The pictures of a document by the number of paragraphs before them."""


def _no_pictures() -> PicturesByParagraph:
    return {}


class BilingualRowSummary:
    """What the rows of an exported document have, for writers that must know it before the first row.

    Attributes:
        sentences: Their number.
        longest_label: Letters of the longest label.
        translated: Number of the rows that have English.
        has_whole_paragraphs: Whether any row has several sentences.
        has_notes: Whether any row has a translator's note.
        has_comments: Whether any row has a comment.
        has_tags: Whether any row is of a paragraph with inline tags.
        is_returnable: Whether any row can be matched when the document comes back.
        statuses: Those of the rows.
        kinds: The kinds of their paragraphs.
    """

    def __init__(self) -> None:
        self.sentences = self.longest_label = self.translated = 0
        self.has_whole_paragraphs = self.has_notes = self.has_comments = self.has_tags = self.is_returnable = False
        self.statuses: set[Status] = set()
        self.kinds: set[ParagraphKind] = set()

    def over(self, rows: Iterable[BilingualRow]) -> Iterator[BilingualRow]:
        """Yield rows and note what they have."""
        status = kind = None
        last = 0
        for row in rows:
            numbers = row.numbers
            if len(numbers) > 1:
                self.has_whole_paragraphs = True
                self.longest_label = max(self.longest_label, len(row.label))
            else:
                last = max(last, *numbers)
            self.sentences += len(numbers)
            self.translated += bool(row.target)
            self.has_notes |= bool(row.notes)
            self.has_comments |= bool(row.comments)
            self.has_tags |= bool(row.tags)
            self.is_returnable |= bool(row.parts)
            # To look an enumeration up in a set costs more than all this.
            if row.status is not status:
                self.statuses.add(status := row.status)
            if row.kind is not kind:
                self.kinds.add(kind := row.kind)
            yield row
        self.longest_label = max(self.longest_label, len(str(last)))


@dataclass(frozen=True)
class ExportedDocumentRows:
    """The name, the rows and the pictures of one document of the project, in a bilingual export.

    Attributes:
        name: The document's.
        rows: In order.
        pictures: Finds its pictures, which takes a while; none where the export has no use for them.
        noted: What is known of the rows without going over them.
    """

    name: str
    rows: Sequence[BilingualRow] = field(repr=False)
    pictures: Callable[[], PicturesByParagraph] = field(default=_no_pictures, repr=False, compare=False)
    noted: BilingualRowSummary | None = field(default=None, repr=False, compare=False)

    @property
    def tagged_rows(self) -> Iterator[BilingualRow]:
        """The rows of paragraphs with inline tags."""
        return (row for row in self.rows if row.tags) if self.summary.has_tags else iter(())

    @cached_property
    def summary(self) -> BilingualRowSummary:
        """What the rows of the exported document have."""
        if self.noted is not None:
            return self.noted
        made = BilingualRowSummary()
        deque(made.over(self.rows), maxlen=0)
        return made


class DocumentCredits(NamedTuple):
    """Translators and reviewers, busiest first, and word counts, for the title block of an export.

    Attributes:
        translators: Names.
        reviewers: Names.
        source_words: Of the Urdu.
        target_words: Of the English.
    """

    translators: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    source_words: int = 0
    target_words: int = 0


NO_CREDITS = DocumentCredits()
"""Where nobody asks."""


@dataclass(frozen=True, slots=True)
class BilingualDocument:
    """The content of a bilingual export, with title and rows, for the writers of all formats.

    Attributes:
        title: The project's.
        date: Of the export, as the caller says.
        sections: The documents in order; those left with no row are gone.
        counts: Sentences by status, most advanced last; of the whole project, whatever the options leave out.
        source_language: For people.
        target_language: For people.
        mark: Which export it is; None where it is not made of a project.
        makers: Who made it; nobody where the title block is not asked for.
        names: The registered names to append, each in Urdu and in English, in their order.
    """

    title: str
    date: dt.date
    sections: tuple[ExportedDocumentRows, ...] = field(repr=False)
    counts: tuple[tuple[Status, int], ...] = ()
    source_language: str = SOURCE_LANGUAGE
    target_language: str = TARGET_LANGUAGE
    mark: ExportIdentity | None = None
    makers: DocumentCredits = NO_CREDITS
    names: tuple[tuple[str, str], ...] = ()

    @property
    def row_count(self) -> int:
        """Number of rows in all documents of the export."""
        return sum(len(section.rows) for section in self.sections)

    @property
    def has_notes(self) -> bool:
        """Whether any row of the bilingual export has a translator's note."""
        return any(section.summary.has_notes for section in self.sections)

    @property
    def has_comments(self) -> bool:
        """Whether any row of the bilingual export has a comment."""
        return any(section.summary.has_comments for section in self.sections)


def without_pictures(document: BilingualDocument) -> BilingualDocument:
    """Return a copy of an export without the pictures of its documents."""
    sections = tuple(replace(one, pictures=_no_pictures) for one in document.sections)
    return replace(document, sections=sections)


def build_bilingual_document(
    title: str,
    date: dt.date,
    documents: Iterable[tuple[ProjectDocument, Iterable[Paragraph]]],
    comments: Mapping[int, Sequence[ExportedComment]],
    options: BilingualExportOptions,
    known: Mapping[int, ExportedSentenceIdentity] | None = None,
    mark: ExportIdentity | None = None,
    *,
    makers: DocumentCredits = NO_CREDITS,
    names: tuple[tuple[str, str], ...] = (),
    before: int = 0,
    pictures: Mapping[int, Callable[[Sequence[str]], PicturesByParagraph]] | None = None,
) -> BilingualDocument:
    """Build a bilingual export: rows of Urdu and English from a project's paragraphs.

    Args:
        title: The project's.
        date: Of the export.
        documents: The project's documents in order, each with all its paragraphs in order (the numbers count them).
        comments: Those to show of a sentence, oldest first, by the sentence's id.
        options: What makes a row, and which sentences stand in it. `TARGET` always gets a row a sentence.
        known: What a sentence is known by when the document comes back, by the sentence's id.
        mark: Which export it is.
        makers: For its title block.
        names: To append, in Urdu and in English.
        before: Sentences that the project has before these documents.
        pictures: Finds the pictures of a document by the texts of its paragraphs, by the document's id.
    """
    counts: Counter[Status] = Counter()
    sections: list[ExportedDocumentRows] = []
    number = before
    any_status = len(options.only) == len(Status)

    def rows_of(paragraphs: Iterable[Paragraph]) -> Iterator[BilingualRow]:
        nonlocal number
        for at, paragraph in enumerate(paragraphs):
            shown: list[_Numbered] = []
            for segment in paragraph.segments:
                number += 1
                counts[segment.status] += 1
                if any_status or segment.status in options.only:
                    shown.append((number, segment))
            if find:
                texts.append(paragraph.text)
            if shown:
                yield from _rows(paragraph, at, shown, comments, known or {}, options)

    for document, paragraphs in documents:
        texts: list[str] = []
        find = (pictures or {}).get(document.id)
        summary = BilingualRowSummary()
        rows = SpooledRows(SpooledRowValues(map(_values, summary.over(rows_of(paragraphs)))), _row)
        if rows:
            found = cache(partial(find, tuple(texts))) if find else _no_pictures
            sections.append(ExportedDocumentRows(document.name, rows, found, summary))
    return BilingualDocument(title, date, tuple(sections), status_counts(counts), mark=mark, makers=makers, names=names)


def status_counts(counts: Mapping[Status, int]) -> tuple[tuple[Status, int], ...]:
    """Return the number of sentences per status, most advanced last; statuses without sentences are left out."""
    return tuple((status, counts[status]) for status in _PROGRESS if counts.get(status))


_STATUSES = {str(status): status for status in Status}
_KINDS_OF_PARAGRAPH = {str(kind): kind for kind in ParagraphKind}


def _values(row: BilingualRow) -> tuple[Any, ...]:
    """Return the values of a row as plain ones for a file; what few rows have is pickled."""
    parts, history = row.parts, False
    for part in parts:
        history = history or bool(part.history)
    rare = (row.comments, row.notes, parts if history else (), row.tags, row.within_source, row.within_target)
    return (
        row.numbers,
        row.source,
        row.target,
        f"{row.status}",
        row.empty_on_purpose,
        f"{row.kind}",
        row.level,
        row.marker,
        row.place,
        row.opens,
        () if history else tuple([part[:2] for part in parts]),
        row.author,
        row.changed,
        row.marked_source,
        row.marked_target,
        row.paragraph,
        pickle.dumps(rare) if any(rare) else None,
    )


def _row(values: tuple[Any, ...]) -> BilingualRow:
    """Return the row of the values that `_values` made."""
    numbers, source, target, status, empty, kind, level, marker, place, opens, known, author, changed, *marked = values
    marked_source, marked_target, paragraph, rare = marked
    # Not from outside: `_values` has pickled it.
    comments, notes, parts, tags, within_source, within_target = pickle.loads(rare) if rare else _NOTHING_RARE  # noqa: S301
    return BilingualRow(
        numbers,
        source,
        target,
        _STATUSES[status],
        empty,
        comments,
        notes,
        _KINDS_OF_PARAGRAPH[kind],
        level,
        marker,
        place,
        opens,
        parts or tuple([ExportedSentenceIdentity(*part) for part in known]),
        author,
        changed,
        marked_source,
        marked_target,
        tags,
        within_source,
        within_target,
        paragraph,
    )


_NOTHING_RARE = ((),) * 6
_Numbered = tuple[int, Segment]


def _rows(
    paragraph: Paragraph,
    number_of_paragraph: int,
    shown: list[_Numbered],
    comments: Mapping[int, Sequence[ExportedComment]],
    known: Mapping[int, ExportedSentenceIdentity],
    options: BilingualExportOptions,
) -> Iterator[BilingualRow]:
    whole = options.by is BilingualRowGranularity.PARAGRAPH and options.layout is not BilingualLayout.TARGET
    for index, group in enumerate([shown] if whole else [[one] for one in shown]):
        segments = [segment for _, segment in group]
        alone = segments[0] if len(segments) == 1 else None
        latest = alone or max(segments, key=lambda segment: segment.changed)
        source, target = _source(paragraph, segments), _target(segments)
        within_source, within_target = _open_before(paragraph, segments[0])
        yield BilingualRow(
            numbers=tuple([number for number, _ in group]),
            source=spelled(source),
            target=spelled(target),
            status=alone.status if alone else min((one.status for one in segments), key=_PROGRESS.index),
            empty_on_purpose=alone.empty_on_purpose if alone else all(one.empty_on_purpose for one in segments),
            comments=tuple([comment for segment in segments for comment in comments.get(segment.id, ())]),
            notes=tuple([segment.note for segment in segments if segment.note]),
            kind=paragraph.kind,
            level=paragraph.level,
            marker="" if index else paragraph.marker,
            place=paragraph.place,
            opens=index == 0,
            parts=tuple([known[segment.id] for segment in segments if segment.id in known]),
            author=latest.author,
            changed=latest.changed,
            marked_source=source,
            marked_target=target,
            tags=paragraph.tags,
            within_source=within_source,
            within_target=within_target,
            paragraph=number_of_paragraph,
        )


def _open_before(paragraph: Paragraph, segment: Segment) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the numbers of the inline tags, in Urdu and in English, still open where an exported sentence begins."""
    if not paragraph.tags or segment is paragraph.segments[0]:
        return (), ()
    earlier = paragraph.segments[: paragraph.segments.index(segment)]
    return open_numbers(paragraph.text[: segment.start]), open_numbers("".join(one.target for one in earlier))


def _source(paragraph: Paragraph, segments: list[Segment]) -> str:
    """Return the Urdu for a row of a bilingual export: the paragraph's text, else its sentences joined by spaces."""
    if len(segments) == len(paragraph.segments):
        return paragraph.text[segments[0].start : segments[-1].end]
    return " ".join(paragraph.source(segment) for segment in segments)


def _target(segments: list[Segment]) -> str:
    """Return the English for a row of a bilingual export: its sentences joined by spaces; empty if untranslated."""
    if not any([segment.target for segment in segments]):  # noqa: C419 (a list of one is quicker than a generator)
        return ""
    return " ".join(segment.target.strip(" ") or MISSING_TARGET for segment in segments if not segment.empty_on_purpose)
