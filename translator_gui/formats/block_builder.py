"""Builds the blocks of a bilingual document: the only module that knows layouts, columns and options.

A new column is one entry in `_COLUMNS`; a new option changes what the blocks hold, not the writers.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualLayout,
    BilingualRow,
    ExportedDocumentRows,
)
from translator_gui.formats.bilingual_blocks import (
    BilingualColumnKind,
    BilingualTableColumn,
    BilingualTableEnd,
    BilingualTableRow,
    BilingualTableStart,
    Block,
    Cell,
    EmptyExportNotice,
    ExportDocumentHeading,
    ExportedCommentsCell,
    ExportedDocumentPart,
    ExportedDocumentTable,
    ExportedEnglishParagraph,
    ExportedNotesCell,
    ExportedSentenceNumbersCell,
    ExportedShortTextCell,
    ExportedSourceCell,
    ExportedStatusCell,
    ExportedTargetCell,
    ExportTitleBlock,
    NumberedTranslatorNote,
    TranslatorNotesBlock,
    UrduAboveEnglishRow,
)
from translator_gui.formats.characters import sanitize
from translator_gui.formats.identity import row_mark
from translator_gui.formats.pictures import ExportedPicture
from translator_gui.formats.rich_text import plain_row_text, shows_tags, source_text, spells_tags, target_text
from translator_gui.formats.wording import (
    COMMENTS_HEAD,
    EMPTY_ON_PURPOSE,
    LABELLED,
    MARK_HEAD,
    NAME_HEADS,
    NAMES_HEADING,
    NO_SENTENCES,
    NUMBER_HEAD,
    STATUS_HEAD,
    TAG_LEGEND,
    english_marker,
    has_head,
    head_lines,
    place_label,
    return_hint,
    shown_statuses,
)
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ParagraphKind
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Status

_CELL_PLACE = re.compile(r"(table \d+), row (\d{1,6}), column (\d{1,6})")
_MOST_COLUMNS = 8
_OF_PICTURE = " of a picture"
"""Ends the place of a paragraph that is the alternative text or the title of a picture."""


class SpelledOutTags(Enum):
    """Which inline tags an export format shows as letters ("{1>") instead of formatting."""

    UNSTYLED = auto()
    """Those that no bold, italics or the like show."""
    TABLE_ALL = auto()
    """All of them in a table, which is read back; in the other layouts those that are not shown by a style."""
    ALL = auto()


def bilingual_blocks(
    document: BilingualDocument,
    options: BilingualExportOptions,
    pace: ExportProgress,
    tags: SpelledOutTags,
) -> Iterator[Block]:
    """Yield the blocks (title, table rows, paragraphs) that a writer of bilingual documents writes.

    Args:
        document: What to export.
        options: The layout and what is shown.
        pace: Goes over the rows.
        tags: Which inline tags the format shows as letters.

    Raises:
        ExportCancelledError: See `ExportProgress.over`.
    """
    return _BlockBuilder(document, options).blocks(pace, tags)


def sheet_blocks(
    document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
) -> Iterator[BilingualTableStart | BilingualTableRow]:
    """Yield the rows of a bilingual spreadsheet as one table, with columns for places, notes and comments.

    Raises:
        TranslatorError: The options ask for anything but a table.
        ExportCancelledError: See `ExportProgress.over`.
    """
    if options.layout is not BilingualLayout.TABLE:
        raise TranslatorError(
            _(
                "A sheet has columns and no other layout; export it as a table (--layout table), "
                "or choose .docx, .odt, .pdf, .html, .txt or .md for this one."
            ),
            in_window=_(
                "A sheet has columns and no other layout; export it as a table, "
                "or choose .docx, .odt, .pdf, .html, .txt or .md for this one."
            ),
        )
    return _BlockBuilder(document, options, is_sheet=True).sheet(pace)


def document_head(
    document: BilingualDocument, options: BilingualExportOptions, tags: SpelledOutTags
) -> ExportTitleBlock:
    """Return the title block of a bilingual export."""
    all_tags = tags is SpelledOutTags.ALL or (
        tags is SpelledOutTags.TABLE_ALL and options.layout is BilingualLayout.TABLE
    )
    spelled = spells_tags(document) if all_tags else shows_tags(document)
    titled = has_head(options)
    comes_back = tags is SpelledOutTags.TABLE_ALL and options.layout is BilingualLayout.TABLE and document.mark
    return ExportTitleBlock(
        document.title if titled else None,
        tuple(head_lines(document, options)) if titled else (),
        tuple(shown_statuses(document, options)),
        TAG_LEGEND if spelled else "",
        return_hint(options) if comes_back else "",
    )


def table_heads(document: BilingualDocument, options: BilingualExportOptions) -> list[BilingualTableStart]:
    """Return the starts of all tables of an export, for formats that declare column widths before the text."""
    builder = _BlockBuilder(document, options)
    sections = document.sections if options.layout is BilingualLayout.TABLE else ()
    heads = [builder.table_head([section]) for section in sections]
    return [*heads, _NAMES_HEAD] if options.with_names and document.names else heads


def appended_names(document: BilingualDocument, options: BilingualExportOptions) -> list[BilingualTableRow]:
    """Return the rows of the appendix of names, each with the English and the Urdu; none if it is not asked for."""
    return [_name_row(urdu, english) for urdu, english in document.names] if options.with_names else []


def _name_row(urdu: str, english: str) -> BilingualTableRow:
    source = ExportedSourceCell("", plain_row_text(urdu, is_source=True), is_heading=False)
    text = plain_row_text(english, is_source=False)
    target = ExportedTargetCell(
        number="",
        marker="",
        text=text,
        remark="",
        is_missing=False,
        is_empty=False,
        is_silent=False,
        notes=(),
        comments=(),
        status=None,
        is_heading=False,
    )
    return BilingualTableRow([target, source], source, target, "", ())


_NAMES_HEAD = BilingualTableStart(
    (
        BilingualTableColumn(BilingualColumnKind.TARGET, NAME_HEADS[0]),
        BilingualTableColumn(BilingualColumnKind.SOURCE, NAME_HEADS[1]),
    ),
    longest_number=1,
    is_returnable=False,
)


class _BlockBuilder:
    def __init__(self, document: BilingualDocument, options: BilingualExportOptions, *, is_sheet: bool = False) -> None:
        self.document = document
        self.options = options
        self.is_sheet = is_sheet
        self.section_name = ""
        self._with_comments = options.with_comments
        self._notes: list[NumberedTranslatorNote] = []
        self._marked = 0
        """Rows of a sheet that have got their mark."""
        self._columns = [column for column in _COLUMNS if column.is_shown(self)]
        self._cells = [(column.kind, column.cell) for column in self._columns]

    def blocks(self, pace: ExportProgress, tags: SpelledOutTags) -> Iterator[Block]:
        document, done = self.document, 0
        head = document_head(document, self.options, tags)
        if any(head):
            yield head
        if not document.sections:
            yield EmptyExportNotice(NO_SENTENCES)
        for at, section in enumerate(document.sections):
            if len(document.sections) > 1:
                yield ExportDocumentHeading(section.name, at == 0)
            rows = pace.over(section.rows, done=done)
            match self.options.layout:
                case BilingualLayout.TABLE:
                    yield from self._table(section, _grouped(_illustrated(section, rows)))
                case BilingualLayout.INTERLEAVED:
                    parts = (
                        (one, one if isinstance(one, ExportedPicture) else self._row_pair(one))
                        for one in _illustrated(section, rows)
                    )
                    yield from _in_tables(parts)
                case BilingualLayout.TARGET:
                    yield from _in_tables(self._running_parts(_illustrated(section, rows)))
            done += len(section.rows)
        if self._notes:
            yield TranslatorNotesBlock(tuple(self._notes))
        if names := appended_names(document, self.options):
            yield ExportDocumentHeading(NAMES_HEADING, not document.sections)
            yield _NAMES_HEAD
            yield from names
            yield BilingualTableEnd()

    def _table(
        self, section: ExportedDocumentRows, groups: Iterable[tuple[BilingualRow | None, tuple[ExportedPicture, ...]]]
    ) -> Iterator[ExportedPicture | BilingualTableStart | BilingualTableRow | BilingualTableEnd]:
        """Yield the table of a document; the pictures behind a row stand in the cell of its Urdu."""
        for row, pictures in groups:
            if row is None:
                yield from pictures
                yield self.table_head([section])
            else:
                yield self._table_row(row, pictures)
        yield BilingualTableEnd()

    def _running_parts(
        self, shown: Iterable[BilingualRow | ExportedPicture]
    ) -> Iterator[tuple[BilingualRow | ExportedPicture, ExportedEnglishParagraph | ExportedPicture]]:
        for is_picture, group in groupby(shown, key=lambda one: isinstance(one, ExportedPicture)):
            if is_picture:
                yield from ((one, one) for one in group if isinstance(one, ExportedPicture))
            else:
                rows = (one for one in group if isinstance(one, BilingualRow))
                yield from ((rows[0], self._running_paragraph(rows)) for rows in _paragraphs(rows))

    def sheet(self, pace: ExportProgress) -> Iterator[BilingualTableStart | BilingualTableRow]:
        yield self.table_head(self.document.sections)
        done = 0
        for section in self.document.sections:
            self.section_name = section.name
            yield from map(self._table_row, pace.over(section.rows, done=done))
            done += len(section.rows)

    def table_head(self, sections: Iterable[ExportedDocumentRows]) -> BilingualTableStart:
        summaries = [section.summary for section in sections] if self.options.with_numbers else []
        return BilingualTableStart(
            tuple(BilingualTableColumn(column.kind, column.head(self.document)) for column in self._columns),
            max((one.longest_label for one in summaries), default=1),
            any(one.is_returnable for one in summaries),
        )

    @property
    def is_returnable(self) -> bool:
        """Whether the rows of the export can be matched when it comes back."""
        return any(section.summary.is_returnable for section in self.document.sections)

    def mark_of(self, row: BilingualRow) -> str:
        """Return what the next row of a bilingual sheet is known by when it comes back."""
        self._marked += 1
        source, target = self._source_cell(row), self._target_cell(row)
        return row_mark(self._marked, row.parts, sanitize(source.plain), sanitize(target.plain))

    def _source_cell(self, row: BilingualRow, pictures: tuple[ExportedPicture, ...] = ()) -> ExportedSourceCell:
        place = "" if self.is_sheet else place_label(row)
        return ExportedSourceCell(place, source_text(row), row.kind is ParagraphKind.HEADING, pictures)

    def _target_cell(self, row: BilingualRow) -> ExportedTargetCell:
        return self._target(row, "", english_marker(row.marker) if row.marker and row.target else "", None)

    def _table_row(self, row: BilingualRow, pictures: tuple[ExportedPicture, ...] = ()) -> BilingualTableRow:
        source, target = self._source_cell(row, pictures), self._target_cell(row)
        cells = [
            source
            if kind is BilingualColumnKind.SOURCE
            else target
            if kind is BilingualColumnKind.TARGET
            else make(self, row)
            for kind, make in self._cells
        ]
        return BilingualTableRow(cells, source, target, row.label, row.parts)

    def _row_pair(self, row: BilingualRow) -> UrduAboveEnglishRow:
        number, status = self._number_and_status(row)
        target = self._target(row, number, english_marker(row.marker), status)
        return UrduAboveEnglishRow(self._source_cell(row), target, row.level)

    def _running_paragraph(self, rows: list[BilingualRow]) -> ExportedEnglishParagraph:
        first = rows[0]
        return ExportedEnglishParagraph(
            place_label(first),
            english_marker(first.marker),
            first.level,
            first.kind is ParagraphKind.HEADING,
            not any(row.target or row.empty_on_purpose for row in rows),
            tuple([self._running_sentence(row) for row in rows]),
        )

    def _running_sentence(self, row: BilingualRow) -> ExportedTargetCell:
        number, status = self._number_and_status(row)
        sentence = self._target(row, number, "", status)
        text = source_text(row, with_marker=False) if sentence.is_missing else sentence.text
        return sentence._replace(text=text, remark="")

    def _number_and_status(self, row: BilingualRow) -> tuple[str, Status | None]:
        options = self.options
        return row.label if options.with_numbers else "", row.status if options.with_status else None

    def _target(self, row: BilingualRow, number: str, marker: str, status: Status | None) -> ExportedTargetCell:
        empty, comments = row.empty_on_purpose, row.comments
        return ExportedTargetCell(
            number,
            marker,
            target_text(row),
            EMPTY_ON_PURPOSE if empty else "",
            not (row.target or empty),
            empty,
            empty and not (row.notes or comments),
            self._numbered(row.notes) if row.notes else (),
            comments if self._with_comments else (),
            status,
            row.kind is ParagraphKind.HEADING,
        )

    def _numbered(self, notes: tuple[str, ...]) -> tuple[NumberedTranslatorNote, ...]:
        numbered = tuple(
            NumberedTranslatorNote(number, note) for number, note in enumerate(notes, len(self._notes) + 1)
        )
        self._notes.extend(numbered)
        return numbered


def _paragraphs(rows: Iterable[BilingualRow]) -> Iterator[list[BilingualRow]]:
    """Group the rows of a bilingual export by paragraph."""
    group: list[BilingualRow] = []
    for row in rows:
        if row.opens and group:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _illustrated(
    section: ExportedDocumentRows, rows: Iterable[BilingualRow]
) -> Iterator[BilingualRow | ExportedPicture]:
    """Yield the rows of a document with those of its pictures that stand beside a paragraph that is shown."""
    # Alternative texts are paragraphs too: they have an English.
    found = section.pictures()
    texts = (row for row in section.rows if row.target and row.place.endswith(_OF_PICTURE))
    english = {row.source: row.target for row in texts} if found else {}

    def pictures(place: int) -> Iterator[ExportedPicture]:
        return (one._replace(alt=english.get(one.alt) or one.alt) for one in found.get(place, ()))

    before = -1
    for row in rows:
        if row.paragraph != before:
            if before >= 0:
                yield from pictures(before + 1)
            if row.paragraph != before + 1 or before < 0:
                yield from pictures(row.paragraph)
        before = row.paragraph
        yield row
    if before >= 0:
        yield from pictures(before + 1)


def _grouped(
    shown: Iterable[BilingualRow | ExportedPicture],
) -> Iterator[tuple[BilingualRow | None, tuple[ExportedPicture, ...]]]:
    """Yield the pictures before the first row, then each row with the pictures behind it."""
    row: BilingualRow | None = None
    pictures: list[ExportedPicture] = []
    for one in shown:
        if isinstance(one, ExportedPicture):
            pictures.append(one)
        else:
            yield row, tuple(pictures)
            row, pictures = one, []
    yield row, tuple(pictures)


def _in_tables(
    parts: Iterable[tuple[BilingualRow | ExportedPicture, ExportedDocumentPart]],
) -> Iterator[ExportedDocumentPart | ExportedDocumentTable]:
    """Put what stands in cells of one table of the document into a table; all else stays as it is."""
    cells: dict[tuple[int, int], list[ExportedDocumentPart]] = {}
    table = ""
    for row, part in parts:
        if cells and isinstance(row, BilingualRow) and row.place.endswith(_OF_PICTURE):
            # What a picture in the cell shows.
            cells[next(reversed(cells))].append(part)
            continue
        found = _CELL_PLACE.fullmatch(row.place) if row.kind is ParagraphKind.TABLE_CELL else None
        if cells and (found is None or found[1] != table):
            yield from _table_of(cells)
            cells = {}
        if found is None:
            yield part
        else:
            table = found[1]
            cells.setdefault((int(found[2]), int(found[3])), []).append(part)
    yield from _table_of(cells)


def _table_of(
    cells: Mapping[tuple[int, int], Sequence[ExportedDocumentPart]],
) -> Iterator[ExportedDocumentPart | ExportedDocumentTable]:
    """Yield a table of the document with these cells by row and column; their paragraphs if it is too wide to read."""
    columns = sorted({column for _row, column in cells})
    if not 1 < len(columns) <= _MOST_COLUMNS:
        yield from (part for cell in cells.values() for part in cell)
        return
    rows = dict.fromkeys(row for row, _column in cells)
    yield ExportedDocumentTable(tuple(tuple(tuple(cells.get((row, column), ())) for column in columns) for row in rows))


def _has_places(builder: _BlockBuilder) -> bool:
    return any(section.summary.kinds & LABELLED for section in builder.document.sections)


_NO_WORDS = ExportedShortTextCell("")
_STATUS_CELLS = {status: ExportedStatusCell(status) for status in Status}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table in a bilingual export: its heading, and the function that makes its cell for a row.

    Attributes:
        kind: See `BilingualColumnKind`.
        head: The word at its head.
        is_shown: Whether a table has it.
        cell: Its cell in a row; of Urdu and English, every row has its own.
    """

    kind: BilingualColumnKind
    head: Callable[[BilingualDocument], str]
    is_shown: Callable[[_BlockBuilder], bool]
    cell: Callable[[_BlockBuilder, BilingualRow], Cell] = lambda _builder, _row: _NO_WORDS


_COLUMNS: tuple[_Column, ...] = (
    _Column(
        BilingualColumnKind.WORD,
        lambda _document: "Document",
        lambda builder: builder.is_sheet and len(builder.document.sections) > 1,
        lambda builder, _row: ExportedShortTextCell(sanitize(builder.section_name)),
    ),
    _Column(
        BilingualColumnKind.NUMBER,
        lambda _document: NUMBER_HEAD,
        lambda builder: builder.options.with_numbers,
        lambda _builder, row: ExportedSentenceNumbersCell(row.label),
    ),
    _Column(
        BilingualColumnKind.WORD,
        lambda _document: "Place",
        lambda builder: builder.is_sheet and _has_places(builder),
        lambda _builder, row: ExportedShortTextCell(place_label(row)),
    ),
    _Column(
        BilingualColumnKind.SOURCE,
        lambda document: document.source_language,
        lambda _document: True,
    ),
    _Column(
        BilingualColumnKind.TARGET,
        lambda document: document.target_language,
        lambda _document: True,
    ),
    _Column(
        BilingualColumnKind.WORD,
        lambda _document: STATUS_HEAD,
        lambda builder: builder.options.with_status,
        lambda _builder, row: _STATUS_CELLS[row.status],
    ),
    _Column(
        BilingualColumnKind.NOTES,
        lambda _document: "Notes",
        lambda builder: builder.is_sheet and builder.document.has_notes,
        lambda _builder, row: ExportedNotesCell(row.notes),
    ),
    _Column(
        BilingualColumnKind.COMMENTS,
        lambda _document: COMMENTS_HEAD,
        lambda builder: builder.is_sheet and builder.options.with_comments,
        lambda _builder, row: ExportedCommentsCell(row.comments),
    ),
    _Column(
        BilingualColumnKind.MARK,
        lambda _document: MARK_HEAD,
        lambda builder: builder.is_sheet and builder.is_returnable,
        lambda builder, row: ExportedShortTextCell(builder.mark_of(row)),
    ),
)
"""All columns that a bilingual table may have, in their order."""
