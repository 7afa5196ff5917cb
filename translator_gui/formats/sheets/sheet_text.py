"""The cells of a bilingual table as plain text, for spreadsheets."""

from collections.abc import Callable
from typing import Any

from translator_gui.formats.bilingual import ExportedComment
from translator_gui.formats.bilingual_blocks import (
    Cell,
    ExportedCommentsCell,
    ExportedNotesCell,
    ExportedSentenceNumbersCell,
    ExportedShortTextCell,
    ExportedSourceCell,
    ExportedStatusCell,
    ExportedTargetCell,
)
from translator_gui.formats.characters import sanitize
from translator_gui.formats.wording import STATUS_LOOKS


def cell_text(cell: Cell) -> str:
    """Return the text of a table cell of a bilingual export, for CSV and XLSX."""
    return _TEXTS[type(cell)](cell)


def comment_text(comment: ExportedComment) -> str:
    """Return a comment of a bilingual export with author and date, as text for a spreadsheet."""
    date = comment.date
    return f"{sanitize(comment.author)}, {date.day} {date:%B} {date.year}: {sanitize(comment.labelled_text)}"


def _plain(cell: ExportedSourceCell | ExportedTargetCell) -> str:
    return sanitize(cell.plain)


def _comments(cell: ExportedCommentsCell) -> str:
    return "\n".join(map(comment_text, cell.comments))


_TEXTS: dict[type[Cell], Callable[[Any], str]] = {
    ExportedSourceCell: _plain,
    ExportedTargetCell: _plain,
    ExportedSentenceNumbersCell: lambda cell: cell.label,
    ExportedShortTextCell: lambda cell: cell.text,
    ExportedStatusCell: lambda cell: STATUS_LOOKS[cell.status].word,
    ExportedNotesCell: lambda cell: "\n".join(map(sanitize, cell.notes)),
    ExportedCommentsCell: _comments,
}
