"""The cells of a bilingual table as plain text, for spreadsheets."""

from translator_gui.formats.bilingual import RowComment
from translator_gui.formats.bilingual_blocks import (
    Cell,
    CommentsCell,
    NotesCell,
    NumberCell,
    SourceCell,
    StatusCell,
    TargetCell,
    WordCell,
)
from translator_gui.formats.characters import sanitize
from translator_gui.formats.wording import STATUS_LOOKS


def cell_text(cell: Cell) -> str:
    """Return what a cell of a sheet holds."""
    match cell:
        case SourceCell() | TargetCell():
            return cell.plain
        case NumberCell(text) | WordCell(text):
            return text
        case StatusCell(status):
            return STATUS_LOOKS[status].word
        case NotesCell(notes):
            return "\n".join(map(sanitize, notes))
        case CommentsCell(comments):
            return "\n".join(map(comment_text, comments))


def comment_text(comment: RowComment) -> str:
    """Return a comment with its author and date."""
    date = comment.date
    return f"{sanitize(comment.author)}, {date.day} {date:%B} {date.year}: {sanitize(comment.said)}"
