"""Reads a bilingual Word document returned by a reviewer: rows are matched by hidden bookmarks.

What survives: changed English, tracked or not, with who tracked it and when; comments and their answers; all that in
rows that were moved, sorted or doubled. Told and left as they are: rows that are gone, changed Urdu, the English of
merged cells. Not read: formatting. The status of a row is what stands in the column of statuses, in words that people
type. A row whose bookmarks were lost is known by its number and its check character, or by its Urdu
(`project.merging.returned_row_matcher`). Tables and columns are found by their heads.
"""

from collections.abc import Iterator
from typing import NamedTuple

from translator_gui.formats.bilingual import SOURCE_LANGUAGE, TARGET_LANGUAGE
from translator_gui.formats.docx.cell_views import DocxTrackedCellText, read_docx_cell, read_docx_paragraph
from translator_gui.formats.docx.comments import ReturnedDocxComment, read_docx_comments
from translator_gui.formats.docx.story import unwrapped
from translator_gui.formats.export_properties import read_export_properties
from translator_gui.formats.ooxml import Element, OoxmlPackage, child, descendants, number, value
from translator_gui.formats.returned import ReturnedComment, ReturnedDocument, ReturnedRow
from translator_gui.formats.returned_table import outside_notices, without_columns
from translator_gui.formats.row_bookmarks import added_paragraphs, read_row_bookmarks
from translator_gui.formats.wording import NAME_HEADS, NUMBER_HEAD, STATUS_HEAD, status_in_words
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_SOURCE, _TARGET, _NUMBER, _STATUS = (
    head.casefold() for head in (SOURCE_LANGUAGE, TARGET_LANGUAGE, NUMBER_HEAD, STATUS_HEAD)
)
_NAMES = {head.casefold() for head in NAME_HEADS}


def read_returned_docx(name: str, data: bytes) -> ReturnedDocument:
    """Read a bilingual Word table that the program exported and a reviewer edited.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: Broken, hostile, no Word document, of another layout, or without its two columns.
    """
    return _ReturnedTableReader(OoxmlPackage(name, data)).read()


class _Columns(NamedTuple):
    """Positions of the columns that are read of a returned Word table; -1 for one that is missing."""

    number: int
    source: int
    target: int
    status: int


class _Cell(NamedTuple):
    start: int
    end: int
    element: Element


class _ReturnedTableReader:
    def __init__(self, package: OoxmlPackage) -> None:
        self._package = package
        if not package.main:
            raise TranslatorError(_("{name} holds no Word document; save it as DOCX anew.", name=package.name))
        self._properties = read_export_properties(package)
        self._remarks = read_docx_comments(package, package.relationships(package.main))
        self._answers: dict[str, list[str]] = {}
        for identity, remark in self._remarks.items():
            self._answers.setdefault(remark.answers, []).append(identity)
        self._assigned: set[str] = set()

    def read(self) -> ReturnedDocument:
        body = child(self._package.parse(self._package.main), "body")
        rows: list[ReturnedRow] = []
        columns: _Columns | None = None
        outside = [] if body is None else added_paragraphs(_paragraphs_outside(body))
        tables = [] if body is None else list(unwrapped(body, "w:tbl"))
        for count, table in enumerate(tables, 1):
            elements = [(row, _cells(row)) for row in unwrapped(table, "w:tr")]
            if any(_heads(cells).keys() >= _NAMES for _, cells in elements[:1]):
                continue
            heads = (found for _, cells in elements if (found := _columns(cells)))
            # A table that somebody cut in two has its head over the first part alone.
            columns = next(heads, columns)
            if columns is None:
                continue
            rows += self._rows(elements, columns, f"table {count}")
        if not rows:
            raise without_columns(self._package.name)
        return ReturnedDocument(
            self._package.name,
            *self._properties,
            tuple(rows),
            tuple(outside_notices(outside, self._unread_comments())),
            expects_lead=True,
        )

    def _rows(self, rows: list[tuple[Element, list[_Cell]]], columns: _Columns, table: str) -> Iterator[ReturnedRow]:
        for count, (element, cells) in enumerate(rows, 1):
            if not _columns(cells):
                yield self._row(element, cells, columns, f"{table}, row {count}")

    def _row(self, element: Element, cells: list[_Cell], columns: _Columns, place: str) -> ReturnedRow:
        by_start = {cell.start: cell for cell in cells}
        source, target = by_start.get(columns.source), by_start.get(columns.target)
        texts = {start: read_docx_cell(cell.element) for start, cell in by_start.items()}
        marks = read_row_bookmarks(value(one, "name") or "" for one in descendants(element, "bookmarkStart"))
        urdu, english = (
            texts.get(columns.source, DocxTrackedCellText()),
            texts.get(columns.target, DocxTrackedCellText()),
        )
        return ReturnedRow(
            place,
            texts[columns.number].accepted if columns.number in texts else "",
            marks.segments,
            marks.revisions,
            marks.sums,
            urdu.accepted,
            english.accepted,
            english.rejected,
            english.author,
            english.time,
            self._comments(texts, columns),
            marks.copied,
            deleted=child(element, "trPr", "del") is not None,
            merged=len(marks.sums) > 1 or _are_merged(source, target, columns),
            status=status_in_words(texts[columns.status].accepted) if columns.status in texts else None,
        )

    def _unread_comments(self) -> Iterator[tuple[str, str]]:
        for identity, remark in self._remarks.items():
            if identity not in self._assigned and remark.text:
                yield remark.author, remark.text

    def _comments(self, texts: dict[int, DocxTrackedCellText], columns: _Columns) -> tuple[ReturnedComment, ...]:
        """Return the comments of a row of the returned Word table, replies after the comments they answer."""
        places: dict[str, tuple[int, int, int]] = {}
        for start, text in texts.items():
            for identity, (begins, ends) in text.comments.items():
                if identity in self._remarks and identity not in self._assigned:
                    self._assigned.add(identity)
                    places[identity] = (start, begins, ends)
        # An answer may hang nowhere by itself.
        waiting = list(places)
        while waiting:
            answered = waiting.pop()
            for identity in self._answers.get(answered, ()):
                if identity not in self._assigned:
                    self._assigned.add(identity)
                    places[identity] = places[answered]
                    waiting.append(identity)
        ordered = sorted(places, key=lambda identity: (self._depth(identity), *places[identity][:2]))
        at = {identity: index for index, identity in enumerate(ordered)}
        return tuple(
            self._comment(self._remarks[identity], places[identity], texts, columns, at) for identity in ordered
        )

    def _comment(
        self,
        remark: ReturnedDocxComment,
        place: tuple[int, int, int],
        texts: dict[int, DocxTrackedCellText],
        columns: _Columns,
        at: dict[str, int],
    ) -> ReturnedComment:
        column, start, end = place
        whole = column not in {columns.source, columns.target} or end - start >= len(texts[column].accepted)
        start, end = (0, 0) if whole else (start, end)
        answers = at.get(remark.answers, -1)
        on_source = column == columns.source
        quote = texts[column].accepted[start:end]
        done = remark.done
        return ReturnedComment(
            remark.author, remark.time, remark.text, on_source, start, end, answers, done, quote=quote
        )

    def _depth(self, identity: str) -> int:
        """Return how deep a comment of the returned Word document is nested in its thread; cycles are cut."""
        seen: set[str] = set()
        while identity in self._remarks and identity not in seen:
            seen.add(identity)
            identity = self._remarks[identity].answers
        return len(seen)


def _paragraphs_outside(body: Element) -> Iterator[tuple[str, list[str]]]:
    """Yield text and names of bookmarks of the paragraphs outside the tables."""
    for paragraph in unwrapped(body, "w:p"):
        text = read_docx_paragraph(paragraph).strip()
        yield text, [value(one, "name") or "" for one in descendants(paragraph, "bookmarkStart")]


def _cells(row: Element) -> list[_Cell]:
    at = number(child(row, "trPr", "gridBefore")) or 0
    cells: list[_Cell] = []
    for element in unwrapped(row, "w:tc"):
        end = at + min(max(number(child(element, "tcPr", "gridSpan")) or 1, 1), 64)
        cells.append(_Cell(at, end, element))
        at = end
    return cells


def _columns(cells: list[_Cell]) -> _Columns | None:
    """Return the column positions if a row of a returned Word table is its header row; None otherwise."""
    names = _heads(cells)
    if _SOURCE not in names or _TARGET not in names:
        return None
    return _Columns(names.get(_NUMBER, -1), names[_SOURCE], names[_TARGET], names.get(_STATUS, -1))


def _heads(cells: list[_Cell]) -> dict[str, int]:
    """Return the positions of the texts of a row that may be the header row of a returned Word table."""
    if len(cells) < 2 or any(True for cell in cells for _ in _long_texts(cell.element)):  # noqa: PLR2004 (two languages)
        return {}
    return {read_docx_cell(cell.element).accepted.casefold().strip(): cell.start for cell in reversed(cells)}


def _long_texts(cell: Element) -> Iterator[Element]:
    """Yield the texts of a table cell that are too long for a table header, to rule out most rows quickly."""
    return (one for one in descendants(cell, "t") if len(one.text or "") > _LONGEST_HEAD)


_LONGEST_HEAD = 60


def _are_merged(source: _Cell | None, target: _Cell | None, columns: _Columns) -> bool:
    if source is None or target is None:
        return True
    spans = source.end > columns.target > source.start or target.end > columns.source > target.start
    return spans or any(child(cell.element, "tcPr", "vMerge") is not None for cell in (source, target))
