"""The blocks of a bilingual document, made by `block_builder`; writers turn them into bytes."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from translator_gui.formats.bilingual import ExportedComment
from translator_gui.formats.identity import ExportedSentenceIdentity
from translator_gui.formats.pictures import ExportedPicture
from translator_gui.formats.rich_text import StyledRowText
from translator_gui.model.status import Status


class BilingualColumnKind(Enum):
    """Content of a column of a bilingual table; it decides width, alignment and direction."""

    NUMBER = auto()
    WORD = auto()
    SOURCE = auto()
    TARGET = auto()
    NOTES = auto()
    COMMENTS = auto()
    MARK = auto()
    """What a row is known by when the sheet comes back; nothing for people."""


class BilingualTableColumn(NamedTuple):
    """A column of a bilingual table: what it contains, and its heading."""

    kind: BilingualColumnKind
    head: str


class NumberedTranslatorNote(NamedTuple):
    """A translator's note and its number in the exported document, from 1."""

    number: int
    text: str


class ExportedSentenceNumbersCell(NamedTuple):
    """A table cell of a bilingual export with the numbers of a row's sentences: "3–5"."""

    label: str


class ExportedShortTextCell(NamedTuple):
    """A table cell of a bilingual export with a few words, such as a document's name."""

    text: str


class ExportedStatusCell(NamedTuple):
    """A table cell of a bilingual export with the status of a row."""

    status: Status


class ExportedSourceCell(NamedTuple):
    """The Urdu of a row of a bilingual export, in a table cell or above its English.

    Attributes:
        place: Where it stands in its document ("Footnote 1"); empty in running text.
        text: The Urdu, after its list marker.
        is_heading: Whether it is a heading.
        pictures: Those behind it in the document, in a table.
    """

    place: str
    text: StyledRowText
    is_heading: bool
    pictures: tuple[ExportedPicture, ...] = ()

    @property
    def plain(self) -> str:
        """The Urdu of the exported row as plain text, with its place and pictures in words on lines of their own."""
        words = (one.words for one in self.pictures if not one.data)
        return "\n".join(filter(None, (self.place, self.text.plain, *words)))


class ExportedTargetCell(NamedTuple):
    """The English of a row of a bilingual export, in a table cell, below its Urdu or in running text.

    Attributes:
        number: The numbers of its sentences; empty where they are not shown.
        marker: The list marker before it; empty for none.
        text: The English; in a running paragraph the Urdu where there is no English.
        remark: Words instead of the English where it is left empty on purpose; empty in a running paragraph.
        is_missing: It is not translated yet.
        is_empty: It is left empty on purpose.
        is_silent: It is left empty on purpose and nobody wrote a note or a comment.
        notes: The translator's notes.
        comments: The comments to show.
        status: The status to show; None for none.
        is_heading: Whether it is a heading.
    """

    number: str
    marker: str
    text: StyledRowText
    remark: str
    is_missing: bool
    is_empty: bool
    is_silent: bool
    notes: tuple[NumberedTranslatorNote, ...]
    comments: tuple[ExportedComment, ...]
    status: Status | None
    is_heading: bool

    @property
    def plain(self) -> str:
        """The English of the exported row as plain text, without notes and comments."""
        if self.remark:
            return self.remark
        return f"{self.marker} {self.text.plain}" if self.marker else self.text.plain


class ExportedNotesCell(NamedTuple):
    """A table cell of a bilingual export with the translator's notes of a row."""

    notes: tuple[str, ...]


class ExportedCommentsCell(NamedTuple):
    """A table cell of a bilingual export with the comments of a row."""

    comments: tuple[ExportedComment, ...]


Cell: TypeAlias = (
    ExportedSentenceNumbersCell
    | ExportedShortTextCell
    | ExportedStatusCell
    | ExportedSourceCell
    | ExportedTargetCell
    | ExportedNotesCell
    | ExportedCommentsCell
)


class ExportTitleBlock(NamedTuple):
    """The title block of a bilingual export: title, languages, people, legends.

    Attributes:
        title: The project's; None where no title is shown.
        lines: Languages, people and counts.
        statuses: The statuses that a legend explains.
        tag_legend: What inline tags in letters mean; empty where none is shown.
        return_hint: What may be changed in a table that comes back; empty for another one.
    """

    title: str | None
    lines: tuple[str, ...]
    statuses: tuple[Status, ...]
    tag_legend: str
    return_hint: str = ""


class EmptyExportNotice(NamedTuple):
    """The notice "no sentences" that replaces the rows of a bilingual export without any."""

    text: str


class ExportDocumentHeading(NamedTuple):
    """The name of a document as a heading above its rows, in an export of several documents."""

    name: str
    is_first: bool


class BilingualTableStart(NamedTuple):
    """The start of a table with Urdu and English in a bilingual export or a review report, with its columns.

    Attributes:
        columns: From the leading edge of an English page.
        longest_number: Letters of the longest cell in the column of numbers.
        is_returnable: Whether its rows can be matched when the document comes back.
    """

    columns: tuple[BilingualTableColumn, ...]
    longest_number: int
    is_returnable: bool


class BilingualTableRow(NamedTuple):
    """A row of a table of a bilingual export: its cells with Urdu, English, number, status and so on.

    Attributes:
        cells: One for each column.
        source: The cell with the Urdu, which is among them.
        target: The cell with the English, which is among them.
        label: The numbers of its sentences, for messages.
        parts: What its sentences are matched by when the document comes back.
    """

    cells: Sequence[Cell]
    source: ExportedSourceCell
    target: ExportedTargetCell
    label: str
    parts: tuple[ExportedSentenceIdentity, ...]


class BilingualTableEnd(NamedTuple):
    """Marks the end of a table with Urdu and English in a bilingual export or a review report."""


class UrduAboveEnglishRow(NamedTuple):
    """A row of a bilingual export without tables: the Urdu, and below it the English."""

    source: ExportedSourceCell
    target: ExportedTargetCell
    level: int


class ExportedEnglishParagraph(NamedTuple):
    """A paragraph of an export of the English alone: its sentences as running text.

    Attributes:
        place: Where it stands in its document; empty in running text.
        marker: Of a list item, before its English; empty for none.
        level: Of a heading or list item.
        is_heading: Whether it is a heading.
        is_rtl: It holds no English at all.
        sentences: In order.
    """

    place: str
    marker: str
    level: int
    is_heading: bool
    is_rtl: bool
    sentences: tuple[ExportedTargetCell, ...]

    @property
    def is_item(self) -> bool:
        """Whether the exported paragraph is a list item with a marker, and no heading."""
        return bool(self.marker) and not self.is_heading


ExportedDocumentPart: TypeAlias = UrduAboveEnglishRow | ExportedEnglishParagraph | ExportedPicture
"""What stands in the text or in a cell of the document itself."""


class ExportedDocumentTable(NamedTuple):
    """A table of the document itself in a bilingual export without tables: what stands in each of its cells.

    Attributes:
        rows: A sequence of cells per row, all of the same length; a cell has its paragraphs and pictures, or none.
    """

    rows: tuple[tuple[tuple[ExportedDocumentPart, ...], ...], ...]

    @property
    def parts(self) -> Iterator[ExportedDocumentPart]:
        """The paragraphs of the table one below the other, for formats that have no such tables."""
        return (part for row in self.rows for cell in row for part in cell)


class TranslatorNotesBlock(NamedTuple):
    """All translator's notes at the end of an export, for formats without footnotes."""

    notes: tuple[NumberedTranslatorNote, ...]


Block: TypeAlias = (
    ExportTitleBlock
    | EmptyExportNotice
    | ExportDocumentHeading
    | BilingualTableStart
    | BilingualTableRow
    | BilingualTableEnd
    | UrduAboveEnglishRow
    | ExportedEnglishParagraph
    | ExportedPicture
    | ExportedDocumentTable
    | TranslatorNotesBlock
)
