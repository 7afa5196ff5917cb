"""Finds out which page was cut out of a file, so that later pages moved up."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from translator_gui.store.repair.pages import INDEX_INTERIOR, TABLE_INTERIOR, TABLE_LEAF, BTreePage, DatabasePageReader
from translator_gui.store.repair.shapes import decode_record, recognise_table

_Key = tuple[Any, ...]


class _Span(NamedTuple):
    """The first and last key on a database page, or the bounds that its parent page gives; None for no bound."""

    is_table: bool
    first: _Key | None
    last: _Key | None


def find_missing_page(pages: DatabasePageReader) -> int:
    """Return the number of the page that is missing in a damaged SQLite file; 0 if none seems to be (repair).

    Told by the pages that others point to: before the gap they are where they should be, behind it one further up.
    Interior pages contain the key range of each child, so that a page is hardly mistaken for another one.
    """
    beyond = pages.count + 1
    if pages.has_header and pages.expected != beyond:
        return 0
    found = [None, *(pages.page(number) for number in range(1, beyond)), None]
    spans = [_span(pages, page) for page in found]
    gains = [0] * (beyond + 2)
    for page in found:
        for child, wanted in _children(pages, page):
            if 1 < child <= beyond:
                gains[child] += _fits(spans[child], wanted) - _fits(spans[child - 1], wanted)
    first = 2 if pages.has_header else 1
    for root, is_table, name in _roots(pages) if pages.has_header else ():
        if 1 < root <= beyond:
            gains[root] += _is_of(pages, found[root], name, is_table=is_table)
            gains[root] -= _is_of(pages, found[root - 1], name, is_table=is_table)
    best, best_score, score = first, 0, 0
    for number in range(first, beyond + 1):
        score += gains[number]
        if score > best_score:
            best, best_score = number + 1, score
    return best if best <= beyond else beyond if pages.has_header else 0


def _roots(pages: DatabasePageReader) -> Iterator[tuple[int, bool, str]]:
    """Yield number, type and name of the root page of every table and index in the SQLite schema (repair)."""
    page = pages.page(1)
    children = page.children if page is not None else ()
    # They, too, may stand behind the gap.
    schema = [page, *(pages.page(number) for child in children for number in (child, child - 1))]
    for cell in (cell for one in schema if one is not None and one.kind == TABLE_LEAF for cell in one.cells):
        for record, _ in list(pages.records(cell))[:1]:
            match decode_record(record):
                case (str(kind), str(name), str(), int(root), str() | None):
                    yield root, kind == "table", name
                case _:
                    pass


def _is_of(pages: DatabasePageReader, page: BTreePage | None, name: str, *, is_table: bool) -> bool:
    """Whether a database page may be the root page of a named table or index (repair)."""
    if page is None:
        return False
    if page.kind in {TABLE_LEAF, TABLE_INTERIOR} and not is_table:
        return False
    if not page.cells or not is_table:
        return True
    cell = page.cells[0]
    found = [recognise_table(decode_record(record) or (), cell.rowid) for record, _ in pages.records(cell)]
    return not found or found[0] is None or found[0][0] == name


def _keys(pages: DatabasePageReader, page: BTreePage) -> list[_Key]:
    if page.kind == TABLE_INTERIOR:
        return [(key,) for key in page.keys]
    if page.kind == TABLE_LEAF:
        return [(cell.rowid,) for cell in page.cells]
    return [decode_record(record) or () for cell in page.cells for record, _ in list(pages.records(cell))[:1]]


def _span(pages: DatabasePageReader, page: BTreePage | None) -> _Span | None:
    if page is None:
        return None
    keys = _keys(pages, page)
    if not keys:
        return None
    return _Span(page.kind in {TABLE_LEAF, TABLE_INTERIOR}, keys[0], keys[-1])


def _children(pages: DatabasePageReader, page: BTreePage | None) -> Iterator[tuple[int, _Span]]:
    if page is None or page.kind not in {TABLE_INTERIOR, INDEX_INTERIOR}:
        return
    keys: list[_Key | None] = [None, *_keys(pages, page), None]
    if len(keys) == len(page.children) + 1:
        for child, first, last in zip(page.children, keys[:-1], keys[1:], strict=True):
            yield child, _Span(page.kind == TABLE_INTERIOR, first, last)


def _fits(span: _Span | None, wanted: _Span) -> bool:
    if span is None or span.is_table is not wanted.is_table:
        return False
    try:
        return (wanted.first is None or span.first is None or wanted.first < span.first) and (
            wanted.last is None or span.last is None or span.last <= wanted.last
        )
    except TypeError:
        # Keys of another index.
        return False
