"""The cells of a bilingual table as plain text, for spreadsheets."""

from collections.abc import Callable
from typing import Any

from translator_gui.formats.bilingual import RowComment
from translator_gui.formats.bilingual_blocks import (
    Cell,
    CommentsCell,
    NotesCell,
    NumberCell,
    ShortTextCell,
    SourceCell,
    StatusCell,
    TargetCell,
)
from translator_gui.formats.characters import sanitize
from translator_gui.formats.wording import STATUS_LOOKS


def cell_text(cell: Cell) -> str:
    """Return the text of a cell of a bilingual sheet."""
    return _TEXTS[type(cell)](cell)


def comment_text(comment: RowComment) -> str:
    """Return a comment with its author and date."""
    date = comment.date
    return f"{sanitize(comment.author)}, {date.day} {date:%B} {date.year}: {sanitize(comment.said)}"


def _plain(cell: SourceCell | TargetCell) -> str:
    return sanitize(cell.plain)


def _comments(cell: CommentsCell) -> str:
    return "\n".join(map(comment_text, cell.comments))


_TEXTS: dict[type[Cell], Callable[[Any], str]] = {
    SourceCell: _plain,
    TargetCell: _plain,
    NumberCell: lambda cell: cell.label,
    ShortTextCell: lambda cell: cell.text,
    StatusCell: lambda cell: STATUS_LOOKS[cell.status].word,
    NotesCell: lambda cell: "\n".join(map(sanitize, cell.notes)),
    CommentsCell: _comments,
}
