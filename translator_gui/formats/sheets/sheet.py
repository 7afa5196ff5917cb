"""What the columns of a sheet hold, for the formats that are rows and columns and nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from translator_gui.formats.base import ProgressTracker
from translator_gui.formats.bilingual import BilingualDocument, BilingualLayout, BilingualRow, ExportOptions, RowComment
from translator_gui.formats.characters import sanitize
from translator_gui.formats.wording import (
    EMPTY_ON_PURPOSE,
    NUMBER_HEAD,
    STATUS_HEAD,
    STATUS_LOOKS,
    english_marker,
    place_label,
)
from translator_gui.model.errors import TranslatorError


class Kind(Enum):
    """What a column is for: it decides how wide it is and which way it runs."""

    NUMBER = auto()
    WORD = auto()
    SOURCE = auto()
    TARGET = auto()
    REMARK = auto()
    COMMENT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what it is for, and its cell in a row of a document with a name."""

    head: str
    kind: Kind
    cell: Callable[[str, BilingualRow], str]


def columns(document: BilingualDocument, options: ExportOptions) -> list[Column]:
    """The columns that the options ask for, and those without which something would be lost.

    Raises:
        TranslatorError: The options ask for anything but a table.
    """
    if options.layout is not BilingualLayout.TABLE:
        raise TranslatorError(
            "A sheet has columns and no other layout; export it as a table (--layout table), "
            "or choose .docx, .odt, .pdf, .html, .txt or .md for this one."
        )
    return list(_columns(document, options))


def _columns(document: BilingualDocument, options: ExportOptions) -> Iterator[Column]:
    if len(document.sections) > 1:
        yield Column("Document", Kind.WORD, lambda name, _: sanitize(name))
    if options.with_numbers:
        yield Column(NUMBER_HEAD, Kind.NUMBER, lambda _, row: row.label)
    if any(place_label(row) for section in document.sections for row in section.rows):
        yield Column("Place", Kind.WORD, lambda _, row: place_label(row))
    yield Column(document.source_language, Kind.SOURCE, lambda _, row: _source(row))
    yield Column(document.target_language, Kind.TARGET, lambda _, row: _target(row))
    if options.with_status:
        yield Column(STATUS_HEAD, Kind.WORD, lambda _, row: STATUS_LOOKS[row.status].word)
    if document.has_notes:
        yield Column("Notes", Kind.REMARK, lambda _, row: "\n".join(map(sanitize, row.notes)))
    if options.with_comments:
        yield Column("Comments", Kind.COMMENT, lambda _, row: "\n".join(map(told, row.comments)))


def paced_rows(document: BilingualDocument, pace: ProgressTracker) -> Iterator[tuple[str, BilingualRow]]:
    """Every row with the name of its document."""
    done = 0
    for section in document.sections:
        for row in pace.over(section.rows, done=done):
            yield section.name, row
        done += len(section.rows)


def told(comment: RowComment) -> str:
    """A comment with who said it and when."""
    date = comment.date
    return f"{sanitize(comment.author)}, {date.day} {date:%B} {date.year}: {sanitize(comment.said)}"


def _source(row: BilingualRow) -> str:
    return sanitize(f"{row.marker} {row.source}" if row.marker else row.source)


def _target(row: BilingualRow) -> str:
    if row.empty_on_purpose:
        return EMPTY_ON_PURPOSE
    return sanitize(f"{english_marker(row.marker)} {row.target}" if row.marker and row.target else row.target)
