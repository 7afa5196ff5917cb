"""The columns of a glossary in a table: which is which, and entries from rows and back."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.glossary import GlossaryEntry, split_texts

HEADINGS = ("Term", "English", "Part of speech", "Note", "Forbidden", "Do not translate", "Case", "Domain")
"""Of the columns that are written, in their order."""
LONGEST_TERM = 200
MOST_ROWS = 500_000
_TERM, _ENGLISH, _SPEECH, _NOTE, _FORBIDDEN, _STAYS, _CASE, _DOMAIN = range(len(HEADINGS))
_NAMES = {
    name: column
    for column, names in (
        (_TERM, "term|urdu|ur|ur pk|urdu term|source|source term|headword|اردو"),
        (_ENGLISH, "english|en|en us|en gb|english term|target|target term|translation|انگریزی"),
        (_SPEECH, "part of speech|partofspeech|pos|word class|grammar"),
        (_NOTE, "note|notes|definition|comment|remark|description"),
        (_FORBIDDEN, "forbidden|forbidden english|forbidden terms|do not use|not to be used|deprecated"),
        (_STAYS, "do not translate|dnt|donottranslate|untranslatable|not translated|keep"),
        (_CASE, "case|case sensitive|casesensitive|match case|capitals"),
        (_DOMAIN, "domain|subject|subject field|field|topic"),
    )
    for name in names.split("|")
}
_URDU = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "on", "sensitive", "case sensitive", "exact", "dnt"})
_NO = frozenset({"", "no", "n", "false", "0", "-", "off"})
_FEWEST_NAMES = 2


def table_entries(name: str, rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[GlossaryEntry]:
    """Yield the entries of a table with or without a heading row.

    A table without one has the Urdu and the English in its first two columns, in either order, and perhaps a note.

    Args:
        name: Of the file, for messages.
        rows: Their numbers in the file and their cells.

    Raises:
        TranslatorError: No row holds a term, or one is no term; names the file and the row.
    """
    columns: Mapping[int, int] | None = None
    seen = found = first = 0
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if not first:
            first, columns = number, _heading(cells)
            if columns:
                continue
        seen += 1
        if seen > MOST_ROWS:
            raise TranslatorError(
                _(
                    "{name}, row {row}: more than {limit} rows are too many for a glossary; split it",
                    name=name,
                    row=format_number(number),
                    limit=format_number(MOST_ROWS),
                )
            )
        entry = _entry(cells, columns) if columns else _entry_without_heading(cells)
        if len(entry.source) > LONGEST_TERM or any(len(text) > LONGEST_TERM for text in entry.targets):
            raise too_long(name, _("row {row}", row=format_number(number)))
        if entry.is_usable:
            found += 1
            yield entry
    if not found:
        raise TranslatorError(
            _(
                "{name}, row {row}: this is no glossary; each row needs an Urdu term and its English, or a first row "
                "that names the columns ({headings})",
                name=name,
                row=format_number(first or 1),
                headings=", ".join(HEADINGS),
            )
        )


def too_long(name: str, place: object) -> TranslatorError:
    """Return the error that a term of a glossary file is too long; with its row or line in words."""
    return TranslatorError(
        _(
            "{name}, {place}: a term of more than {limit} letters is no term; shorten it, or remove the row",
            name=name,
            place=place,
            limit=format_number(LONGEST_TERM),
        )
    )


def table_rows(entries: Iterable[GlossaryEntry]) -> Iterator[tuple[str, ...]]:
    """Yield the heading and the rows of a table of glossary entries."""
    yield HEADINGS
    for entry in entries:
        yield (
            entry.source,
            "; ".join(entry.targets),
            entry.part_of_speech,
            entry.note,
            "; ".join(entry.forbidden),
            "yes" if entry.do_not_translate else "",
            "sensitive" if entry.case_sensitive else "",
            entry.domain,
        )


def _heading(cells: Sequence[str]) -> dict[int, int]:
    """Return which column is where, if a row is a heading; else nothing."""
    named = ((_NAMES.get(_plain(cell)), place) for place, cell in enumerate(cells))
    columns = {column: place for column, place in reversed([*named]) if column is not None}
    return columns if _TERM in columns and len(columns) >= _FEWEST_NAMES else {}


def _plain(cell: str) -> str:
    return " ".join(re.sub(r"[-_/()]+", " ", cell.casefold()).split())


def _entry(cells: Sequence[str], columns: Mapping[int, int]) -> GlossaryEntry:
    def cell(column: int) -> str:
        place = columns.get(column, len(cells))
        return cells[place].strip() if place < len(cells) else ""

    targets, forbidden = split_texts(cell(_ENGLISH)), split_texts(cell(_FORBIDDEN))
    if is_yes(cell(_FORBIDDEN)):
        # A row for each English word: this one must not be used.
        targets, forbidden = (), targets
    elif _plain(cell(_FORBIDDEN)) in _NO:
        forbidden = ()
    return GlossaryEntry(
        " ".join(cell(_TERM).split()),
        targets,
        forbidden,
        cell(_SPEECH),
        cell(_NOTE),
        is_yes(cell(_STAYS)),
        is_yes(cell(_CASE)),
        cell(_DOMAIN),
    )


def _entry_without_heading(cells: Sequence[str]) -> GlossaryEntry:
    first, second, note = (*(cell.strip() for cell in cells[:3]), "", "", "")[:3]
    if _URDU.search(second) and not _URDU.search(first):
        first, second = second, first
    elif not _URDU.search(first):
        return GlossaryEntry("")
    return GlossaryEntry(" ".join(first.split()), split_texts(second), note="" if note.isdigit() else note)


def is_yes(cell: str) -> bool:
    """Whether a cell says yes."""
    return _plain(cell) in _YES
