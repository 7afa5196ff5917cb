"""The blocks of a bilingual document: what its writers turn into bytes. `block_builder` makes them."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from translator_gui.formats.bilingual import RowComment
from translator_gui.formats.identity import RowSentence
from translator_gui.formats.rich_text import RichText
from translator_gui.model.status import Status


class ColumnKind(Enum):
    """What the cells of a column hold: it decides a column's width, alignment and direction."""

    NUMBER = auto()
    WORD = auto()
    SOURCE = auto()
    TARGET = auto()
    NOTES = auto()
    COMMENTS = auto()


class TableColumn(NamedTuple):
    """A column of a bilingual table and the word at its head."""

    kind: ColumnKind
    head: str


class TranslatorNote(NamedTuple):
    """A translator's note and its number in the document, from 1."""

    number: int
    text: str


class NumberCell(NamedTuple):
    """The numbers of a row's sentences: "3–5"."""

    label: str


class ShortTextCell(NamedTuple):
    """A few words: a place, a document's name, a figure."""

    text: str


class StatusCell(NamedTuple):
    """The status of a row."""

    status: Status


class SourceCell(NamedTuple):
    """The Urdu of a row.

    Attributes:
        place: Where it stands in its document ("Footnote 1"); empty in running text.
        text: The Urdu, after its list marker.
        is_heading: Whether it is a heading.
    """

    place: str
    text: RichText
    is_heading: bool

    @property
    def plain(self) -> str:
        """The place and the Urdu as plain text, a line for each."""
        return f"{self.place}\n{self.text.plain}" if self.place else self.text.plain


class TargetCell(NamedTuple):
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
    text: RichText
    remark: str
    is_missing: bool
    is_empty: bool
    is_silent: bool
    notes: tuple[TranslatorNote, ...]
    comments: tuple[RowComment, ...]
    status: Status | None
    is_heading: bool

    @property
    def plain(self) -> str:
        """The words of the cell as plain text, without notes and comments."""
        if self.remark:
            return self.remark
        return f"{self.marker} {self.text.plain}" if self.marker else self.text.plain


class NotesCell(NamedTuple):
    """The translator's notes in a column of their own."""

    notes: tuple[str, ...]


class CommentsCell(NamedTuple):
    """The comments in a column of their own."""

    comments: tuple[RowComment, ...]


Cell: TypeAlias = NumberCell | ShortTextCell | StatusCell | SourceCell | TargetCell | NotesCell | CommentsCell


class DocumentTitleBlock(NamedTuple):
    """What stands on top of the document.

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


class EmptyNotice(NamedTuple):
    """Says that there is no sentence to show."""

    text: str


class DocumentName(NamedTuple):
    """The name of a document above its rows, in a project of several."""

    name: str
    is_first: bool


class TableStart(NamedTuple):
    """Opens a table.

    Attributes:
        columns: From the leading edge of an English page.
        longest_number: Letters of the longest cell in the column of numbers.
        is_returnable: Whether its rows can be matched when the document comes back.
    """

    columns: tuple[TableColumn, ...]
    longest_number: int
    is_returnable: bool


class TableRow(NamedTuple):
    """A row of a table.

    Attributes:
        cells: One for each column.
        source: The cell with the Urdu, which is among them.
        target: The cell with the English, which is among them.
        label: The numbers of its sentences, for messages.
        parts: What its sentences are matched by when the document comes back.
    """

    cells: Sequence[Cell]
    source: SourceCell
    target: TargetCell
    label: str
    parts: tuple[RowSentence, ...]


class TableEnd(NamedTuple):
    """Closes a table."""


class RowPair(NamedTuple):
    """Urdu with its English below; `level` is that of a heading or list item."""

    source: SourceCell
    target: TargetCell
    level: int


class RunningParagraph(NamedTuple):
    """A paragraph of English sentences that run on.

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
    sentences: tuple[TargetCell, ...]

    @property
    def is_item(self) -> bool:
        """Whether it is a list item with a marker."""
        return bool(self.marker) and not self.is_heading


class NoteList(NamedTuple):
    """All notes, for formats that have no footnotes; the last block."""

    notes: tuple[TranslatorNote, ...]


Block: TypeAlias = (
    DocumentTitleBlock
    | EmptyNotice
    | DocumentName
    | TableStart
    | TableRow
    | TableEnd
    | RowPair
    | RunningParagraph
    | NoteList
)
