"""Reads a bilingual OpenDocument text returned by a reviewer: rows are matched by bookmarks, as in a Word document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from translator_gui.formats.export_properties import ReturnedExportProperties, parse_export_properties
from translator_gui.formats.odt.names import child, children, descendants, name_of, number, value
from translator_gui.formats.odt.package import OdtPackage
from translator_gui.formats.returned import ReturnedComment, ReturnedDocument, ReturnedRow, milliseconds
from translator_gui.formats.returned_table import (
    ReturnedTableColumns,
    outside_notices,
    returned_columns,
    without_columns,
)
from translator_gui.formats.row_bookmarks import added_paragraphs, read_row_bookmarks
from translator_gui.formats.wording import status_in_words
from translator_gui.formats.xml import Element

_SPACES = {"text:tab": "\t", "text:line-break": "\n"}
_UNREAD = {"text:note", "text:ruby-text", "text:tracked-changes", "draw:frame"}
_PARAGRAPHS = ("text:p", "text:h")
_BOOKMARKS = ("text:bookmark", "text:bookmark-start")
_CHANGES = ("text:change", "text:change-start")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_MOST_SPACES = 1000


@dataclass(slots=True)
class _CellText:
    """The text of a cell with every tracked change accepted, its comments, and what its tracked changes are called."""

    text: str = ""
    comments: list[Element] = field(default_factory=list[Element])
    starts: list[int] = field(default_factory=list[int])
    ends: dict[str, int] = field(default_factory=dict[str, int])


def read_returned_odt(name: str, data: bytes) -> ReturnedDocument:
    """Read a bilingual OpenDocument table that the program exported and somebody edited.

    What survives is what survives in Word (`docx.returned`), with the ranges and answers of comments.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: Broken, hostile, no OpenDocument text, of another layout, or without its two columns.
    """
    package = OdtPackage(name, data)
    properties = _properties(package)
    text = child(package.body, "office:text")
    tracked = _tracked_changes(text)
    rows: list[ReturnedRow] = []
    columns: ReturnedTableColumns | None = None
    for count, table in enumerate(_outermost(text, "table:table"), 1):
        for line, row in enumerate(descendants(table, "table:table-row"), 1):
            cells = [_read_cell(cell) for cell in children(row, *_CELLS)]
            found = returned_columns([cell.text for cell in cells])
            columns = found or columns
            if columns and not found:
                rows.append(_row(row, cells, columns, tracked, f"table {count}, row {line}"))
    if columns is None:
        raise without_columns(name)
    notices = outside_notices(added_paragraphs(_paragraphs_outside(text)), _comments_outside(text))
    return ReturnedDocument(name, *properties, tuple(rows), tuple(notices), expects_lead=True)


def _properties(package: OdtPackage) -> ReturnedExportProperties:
    meta = next(descendants(package.meta, "office:meta"), None)
    custom = {value(one, "meta:name"): (one.text or "").strip() for one in children(meta, "meta:user-defined")}
    author, modified = child(meta, "dc:creator"), child(meta, "dc:date")
    return parse_export_properties(
        package.name,
        custom,
        "" if author is None else (author.text or "").strip(),
        0 if modified is None else _time(modified.text),
    )


def _time(text: str | None) -> int:
    return milliseconds((text or "").strip())


def _outermost(parent: Element | None, name: str) -> Iterator[Element]:
    """Yield the elements of a name that are in no other one."""
    for one in () if parent is None else parent:
        if name_of(one) == name:
            yield one
        else:
            yield from _outermost(one, name)


def _tracked_changes(text: Element | None) -> dict[str, tuple[int, str]]:
    """Return time and author of each tracked change, by its id."""
    found: dict[str, tuple[int, str]] = {}
    for region in descendants(child(text, "text:tracked-changes"), "text:changed-region"):
        info = next(descendants(region, "office:change-info"), None)
        author, date = child(info, "dc:creator"), child(info, "dc:date")
        said = (
            0 if date is None else _time(date.text),
            "" if author is None else (author.text or "").strip(),
        )
        for identity in (value(region, "xml:id"), value(region, "text:id")):
            if identity:
                found[identity] = said
    return found


def _read_cell(cell: Element) -> _CellText:
    found = _CellText()
    pieces: list[str] = []
    for count, paragraph in enumerate(descendants(cell, *_PARAGRAPHS)):
        if any(name_of(above) in {"office:annotation", "text:note"} for above in paragraph.iterancestors()):
            continue
        if count:
            pieces.append("\n")
        _walk(paragraph, pieces, found)
    whole = "".join(pieces)
    found.text = whole.strip()
    lead = len(whole) - len(whole.lstrip())
    found.starts = [max(0, start - lead) for start in found.starts]
    found.ends = {name: max(0, end - lead) for name, end in found.ends.items()}
    return found


def _walk(element: Element, pieces: list[str], found: _CellText) -> None:
    pieces.append(element.text or "")
    for one in element:
        name = name_of(one)
        if name == "office:annotation":
            found.comments.append(one)
            found.starts.append(sum(map(len, pieces)))
        elif name == "office:annotation-end":
            found.ends[value(one, "office:name")] = sum(map(len, pieces))
        elif name == "text:s":
            pieces.append(" " * min(number(one, "text:c", 1), _MOST_SPACES))
        elif name in _SPACES:
            pieces.append(_SPACES[name])
        elif name not in _UNREAD:
            _walk(one, pieces, found)
        pieces.append(one.tail or "")


def _row(
    row: Element,
    cells: Sequence[_CellText],
    columns: ReturnedTableColumns,
    tracked: dict[str, tuple[int, str]],
    place: str,
) -> ReturnedRow:
    texts = {at: cell for at, cell in enumerate(cells) if at in columns}
    source, target = texts.get(columns.source, _CellText()), texts.get(columns.target, _CellText())
    number_cell, status = texts.get(columns.number, _CellText()), texts.get(columns.status, _CellText())
    marks = read_row_bookmarks(value(one, "text:name") for one in descendants(row, *_BOOKMARKS))
    changes = (tracked.get(value(one, "text:change-id")) for one in descendants(row, *_CHANGES))
    time, author = max((one for one in changes if one), default=(0, ""))
    return ReturnedRow(
        place,
        number_cell.text,
        marks.segments,
        marks.revisions,
        marks.sums,
        source.text,
        target.text,
        target.text,
        author,
        time,
        tuple(_comments(cells, columns)),
        marks.copied,
        merged=len(marks.sums) > 1 or _are_merged(row, columns),
        status=status_in_words(status.text),
    )


def _are_merged(row: Element, columns: ReturnedTableColumns) -> bool:
    cells = list(children(row, *_CELLS))
    if len(cells) <= max(columns.source, columns.target):
        return True
    return any(
        name_of(cells[at]) == "table:covered-table-cell"
        or number(cells[at], "table:number-columns-spanned", 1) > 1
        or number(cells[at], "table:number-rows-spanned", 1) > 1
        for at in (columns.source, columns.target)
    )


def _comments(cells: Sequence[_CellText], columns: ReturnedTableColumns) -> Iterator[ReturnedComment]:
    known: dict[str, int] = {}
    count = 0
    for at, cell in enumerate(cells):
        for comment, start in zip(cell.comments, cell.starts, strict=True):
            author, time, text = _said(comment)
            name = value(comment, "office:name")
            end = cell.ends.get(name, start)
            whole = at not in {columns.source, columns.target} or end - start >= len(cell.text) or end <= start
            first, last = (0, 0) if whole else (start, end)
            answers = known.get(value(comment, "loext:parent-name"), -1)
            known[name] = count
            count += 1
            yield ReturnedComment(
                author,
                time,
                text,
                at == columns.source,
                first,
                last,
                answers,
                value(comment, "loext:resolved") == "true",
                quote=cell.text[first:last],
            )


def _said(comment: Element) -> tuple[str, int, str]:
    """Return author, time and text of a comment."""
    author, date = child(comment, "dc:creator"), child(comment, "dc:date")
    lines: list[str] = []
    for line in descendants(comment, *_PARAGRAPHS):
        pieces: list[str] = []
        _walk(line, pieces, _CellText())
        lines.append("".join(pieces))
    return (
        "" if author is None else (author.text or "").strip(),
        0 if date is None else _time(date.text),
        "\n".join(lines).strip(),
    )


def _paragraphs_outside(text: Element | None) -> Iterator[tuple[str, list[str]]]:
    """Yield text and names of bookmarks of the paragraphs outside the tables."""
    for one in children(text, *_PARAGRAPHS, "text:section", "text:list"):
        for paragraph in [one] if name_of(one) in _PARAGRAPHS else descendants(one, *_PARAGRAPHS):
            pieces: list[str] = []
            _walk(paragraph, pieces, _CellText())
            if not any(name_of(above) == "table:table" for above in paragraph.iterancestors()):
                names = [value(mark, "text:name") for mark in descendants(paragraph, *_BOOKMARKS)]
                yield "".join(pieces).strip(), names


def _comments_outside(text: Element | None) -> Iterator[tuple[str, str]]:
    """Yield author and text of the comments that hang outside the tables."""
    for comment in descendants(text, "office:annotation"):
        if not any(name_of(above) == "table:table" for above in comment.iterancestors()):
            author, _date, said = _said(comment)
            if said:
                yield author, said
