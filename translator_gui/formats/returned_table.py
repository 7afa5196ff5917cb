"""Reads the tables of returned documents that keep plain cells: rows are matched by the mark in their last column."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from translator_gui.formats.bilingual import SOURCE_LANGUAGE, TARGET_LANGUAGE
from translator_gui.formats.identity import read_row_mark
from translator_gui.formats.returned import ReturnedComment, ReturnedRow
from translator_gui.formats.wording import COMMENTS_HEAD, MARK_HEAD, NUMBER_HEAD, STATUS_HEAD, status_in_words
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.errors import TranslatorError
from translator_gui.text.excerpt import excerpt

_COMMENT = re.compile(r"^([^\n:]{1,200}), \d{1,2} [A-Z][a-z]+ \d{4}: ", re.MULTILINE)
"""The beginning of a comment as an export writes it (`sheets.sheet_text`)."""
_NOTE_AUTHOR = re.compile(r"([^\n:]{1,60}):\n")
"""What Excel begins a new note with."""


class ReturnedTableLine(NamedTuple):
    """A line of a table in a returned document: where it stands, for messages, its texts, and notes on its English."""

    place: str
    cells: Sequence[str]
    note: str = ""


class ReturnedTableColumns(NamedTuple):
    """Positions of the columns of a returned table; -1 for one that is missing."""

    source: int
    target: int
    number: int
    status: int
    comments: int
    mark: int


_MOST_QUOTED, _LONGEST_QUOTE = 10, 300
"""Of what stands outside the rows."""
_OTHERS = (NUMBER_HEAD, STATUS_HEAD, COMMENTS_HEAD, MARK_HEAD)


def returned_rows(name: str, lines: Iterable[ReturnedTableLine]) -> tuple[ReturnedRow, ...]:
    """Read the rows of a returned table, which may be sorted, cut and edited; each head begins a table anew.

    Args:
        name: The file's name, for messages.
        lines: The lines, heads and all.

    Raises:
        TranslatorError: Nowhere stand the columns of both languages.
    """
    columns: ReturnedTableColumns | None = None
    rows: list[ReturnedRow] = []
    for line in lines:
        found = returned_columns(line.cells)
        columns = found or columns
        if columns and not found and (any(map(str.strip, line.cells)) or line.note):
            rows.append(_row(line, columns))
    if columns is None:
        raise without_columns(name)
    return tuple(rows)


def without_columns(name: str) -> TranslatorError:
    """Return the error of a returned document in which nowhere stand the columns of both languages."""
    return TranslatorError(
        _(
            "{name} has no table with the columns “Urdu” and “English”; give the columns their names "
            "back, or export the document anew.",
            name=name,
        )
    )


def outside_notices(texts: Iterable[str], comments: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield notices that quote what somebody wrote outside the rows, where no sentence can take it.

    Args:
        texts: Of paragraphs.
        comments: Author and text of comments.
    """
    said, written = list(comments), list(texts)
    for author, text in said[:_MOST_QUOTED]:
        who = author or str(_("Somebody"))
        yield str(_("{author} comments outside the rows: “{text}”", author=who, text=_quote(text)))
    for text in written[:_MOST_QUOTED]:
        yield str(_("Outside the rows stands: “{text}”", text=_quote(text)))
    if more := len(said[_MOST_QUOTED:]) + len(written[_MOST_QUOTED:]):
        yield str(
            ngettext(
                "There is 1 more comment or paragraph outside the rows.",
                "There are {number} more comments or paragraphs outside the rows.",
                more,
            )
        )


def _quote(text: str) -> str:
    return excerpt(" ".join(text.split()), _LONGEST_QUOTE)


def returned_columns(cells: Sequence[str]) -> ReturnedTableColumns | None:
    """Return the columns if a line of a returned table is its head; None otherwise."""
    places = {cell.strip().casefold(): at for at, cell in reversed(list(enumerate(cells)))}
    source, target = places.get(SOURCE_LANGUAGE.casefold()), places.get(TARGET_LANGUAGE.casefold())
    if source is None or target is None:
        return None
    return ReturnedTableColumns(source, target, *(places.get(head.casefold(), -1) for head in _OTHERS))


def _row(line: ReturnedTableLine, columns: ReturnedTableColumns) -> ReturnedRow:
    source, target, number, status, comments, mark = (
        line.cells[at] if 0 <= at < len(line.cells) else "" for at in columns
    )
    known = read_row_mark(mark)
    return ReturnedRow(
        line.place,
        number.strip(),
        known.segments,
        known.revisions,
        known.sums,
        source,
        target,
        before=target,
        comments=(*read_comments(comments), *read_comments(line.note)),
        status=status_in_words(status),
    )


def read_comments(text: str) -> Iterator[ReturnedComment]:
    """Yield the comments in a cell or note of a returned sheet: those of the export, and what people wrote there."""
    starts = [found.start() for found in _COMMENT.finditer(text)]
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        if piece := text[start:end].strip():
            exported, note = _COMMENT.match(piece), _NOTE_AUTHOR.match(piece)
            author = exported or note
            said = piece[author.end() :].strip() if author else piece
            if said:
                yield ReturnedComment(author[1].strip() if author else "", 0, said)
