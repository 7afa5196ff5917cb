"""The blocks of a bilingual document, made by `block_builder`; writers turn them into bytes."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from translator_gui.formats.bilingual import ExportedComment
from translator_gui.formats.identity import ExportedSentence
from translator_gui.formats.rich_text import StyledRowText
from translator_gui.model.status import Status


class BilingualColumnKind(Enum):
    """Content of a column: it decides the column's width, alignment and direction."""

    NUMBER = auto()
    WORD = auto()
    SOURCE = auto()
    TARGET = auto()
    NOTES = auto()
    COMMENTS = auto()


class BilingualTableColumn(NamedTuple):
    """A column of a bilingual table and the word at its head."""

    kind: BilingualColumnKind
    head: str


class NumberedTranslatorNote(NamedTuple):
    """A translator's note and its number in the document, from 1."""

    number: int
    text: str


class SentenceNumbersCell(NamedTuple):
    """A cell with the numbers of a row's sentences: "3–5"."""

    label: str


class ShortTextCell(NamedTuple):
    """A cell with a few words: a place, a document's name, a figure."""

    text: str


class RowStatusCell(NamedTuple):
    """A cell with the status of a row."""

    status: Status


class RowSourceCell(NamedTuple):
    """A cell with the Urdu of a row.

    Attributes:
        place: Where it stands in its document ("Footnote 1"); empty in running text.
        text: The Urdu, after its list marker.
        is_heading: Whether it is a heading.
    """

    place: str
    text: StyledRowText
    is_heading: bool

    @property
    def plain(self) -> str:
        """Return the place and the Urdu as plain text, one line each."""
        return f"{self.place}\n{self.text.plain}" if self.place else self.text.plain


class RowTargetCell(NamedTuple):
    """The English of a row, in a table cell, below its Urdu or in a running paragraph.

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
        """Return the text of the cell as plain text, without notes and comments."""
        if self.remark:
            return self.remark
        return f"{self.marker} {self.text.plain}" if self.marker else self.text.plain


class TranslatorNotesCell(NamedTuple):
    """A cell with the translator's notes, in a column of their own."""

    notes: tuple[str, ...]


class RowCommentsCell(NamedTuple):
    """A cell with the comments, in a column of their own."""

    comments: tuple[ExportedComment, ...]


Cell: TypeAlias = (
    SentenceNumbersCell
    | ShortTextCell
    | RowStatusCell
    | RowSourceCell
    | RowTargetCell
    | TranslatorNotesCell
    | RowCommentsCell
)


class DocumentTitleBlock(NamedTuple):
    """The title block at the top of the document: title, languages, people, legends.

    Attributes:
        title: The project's; None where no title is shown.
        lines: Languages, people and counts.
        statuses: The statuses that a legend explains.
        tag_legend: What inline tags in letters mean; empty where none is shown.
    """

    title: str | None
    lines: tuple[str, ...]
    statuses: tuple[Status, ...]
    tag_legend: str


class NoSentencesBlock(NamedTuple):
    """A block that says that there is no sentence to show."""

    text: str


class DocumentNameBlock(NamedTuple):
    """A block with the name of a document above its rows, in a project of several."""

    name: str
    is_first: bool


class TableStartBlock(NamedTuple):
    """A block that opens a table, with its columns.

    Attributes:
        columns: From the leading edge of an English page.
        longest_number: Letters of the longest cell in the column of numbers.
        is_returnable: Whether its rows can be matched when the document comes back.
    """

    columns: tuple[BilingualTableColumn, ...]
    longest_number: int
    is_returnable: bool


class TableRowBlock(NamedTuple):
    """A row of a table.

    Attributes:
        cells: One for each column.
        source: The cell with the Urdu, which is among them.
        target: The cell with the English, which is among them.
        label: The numbers of its sentences, for messages.
        parts: What its sentences are matched by when the document comes back.
    """

    cells: Sequence[Cell]
    source: RowSourceCell
    target: RowTargetCell
    label: str
    parts: tuple[ExportedSentence, ...]


class TableEndBlock(NamedTuple):
    """A block that closes a table."""


class UrduAboveEnglishBlock(NamedTuple):
    """A block with Urdu and its English below; `level` is that of a heading or list item."""

    source: RowSourceCell
    target: RowTargetCell
    level: int


class EnglishParagraphBlock(NamedTuple):
    """A block with a paragraph of English sentences as running text.

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
    sentences: tuple[RowTargetCell, ...]

    @property
    def is_item(self) -> bool:
        """Whether the paragraph is a list item with a marker."""
        return bool(self.marker) and not self.is_heading


class TranslatorNotesBlock(NamedTuple):
    """A block with all notes, for formats without footnotes; the last one."""

    notes: tuple[NumberedTranslatorNote, ...]


Block: TypeAlias = (
    DocumentTitleBlock
    | NoSentencesBlock
    | DocumentNameBlock
    | TableStartBlock
    | TableRowBlock
    | TableEndBlock
    | UrduAboveEnglishBlock
    | EnglishParagraphBlock
    | TranslatorNotesBlock
)
