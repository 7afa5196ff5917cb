"""Salvages every readable row of a damaged project file, unverified."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from translator_gui.store.repair.missing_page import find_missing_page
from translator_gui.store.repair.pages import BTreeCell, BTreePage, DatabasePageReader, varint
from translator_gui.store.repair.shapes import (
    NUMBER_INDEX,
    UID_INDEX,
    Values,
    decode_record,
    header_patterns,
    recognise_table,
)
from translator_gui.store.segments import has_valid_checksum

Progress = Callable[[int, int], None]
"""Told how much is done, of how much; may raise to stop."""

_EVERY = 256
_MOST_STRAY = 8
_LENGTH, _TEXT = 4, 11
"""Positions of a paragraph's length and text among its columns."""
_CHECKSUM = 15
"""Position of the checksum among a sentence's columns."""


FREE, UNKNOWN, IN_USE = range(3)
"""What is known of a page: it is in no use, nothing, or it is in use."""


class SalvagedRow(NamedTuple):
    """A row read from a damaged file, not yet verified by its checksum (repair).

    Attributes:
        values: Its columns, with the row's number first where the table has no column for it.
        place: Whether its page is in use; rows on other pages may be old.
    """

    values: Values
    place: int

    @property
    def is_live(self) -> bool:
        """Whether the salvaged row was on a page in use; on an unused page it might be a deleted row."""
        return self.place > FREE


class SalvagedSentenceRow(NamedTuple):
    """The values in a sentence's row of a damaged file, useful if the sentence's revisions are lost (repair)."""

    stop: int
    live: bool
    status: str
    author: str
    changed: int
    target: str


class SalvageResult:
    """Everything that could be read from a damaged project file: rows, index entries, unreadable pages.

    Attributes:
        rows: Candidates by table.
        sentences: Rows of sentences whose checksum is right, by number.
        uids: (row's number → uid) by table, from its index of uids.
        other_uids: (row's number → uids) from indexes whose table is not known any more.
        numbers: (number, row's number) by the name of an index such as "revision_by_segment".
        bad_pages: Which pages in use do not read as a whole; of each, the table or index that it was of, if known.
        has_all_pages: Whether the file has all pages that its header counts.
        names: Tables and indexes whose first page is known.
    """

    def __init__(self) -> None:
        self.rows: dict[str, list[SalvagedRow]] = defaultdict(list)
        self.sentences: dict[int, SalvagedSentenceRow] = {}
        self.uids: dict[str, dict[int, str]] = defaultdict(dict)
        self.other_uids: dict[int, set[str]] = defaultdict(set)
        self.numbers: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.bad_pages: dict[int, str] = {}
        self.has_all_pages = True
        self.names: set[str] = set()

    def is_readable(self, name: str) -> bool:
        """Whether every page of a table or index of the damaged file could be read."""
        return name in self.names and name not in self.bad_pages.values()

    def known_uids(self, row: int) -> set[str]:
        """Return the uids that the damaged file's indexes give for a row number, whatever the table."""
        return {table[row] for table in self.uids.values() if row in table} | self.other_uids.get(row, set())


def salvage(path: Path, progress: Progress | None = None) -> SalvageResult:
    """Read every readable row of a damaged project file, page by page (repair).

    Raises:
        OSError: The file cannot be opened.
    """
    with DatabasePageReader(path) as pages:
        missing = find_missing_page(pages)
        if missing:
            pages.insert_missing(missing)
        return _Reader(pages, progress).read()


class _Reader:
    def __init__(self, pages: DatabasePageReader, progress: Progress | None) -> None:
        self._pages = pages
        self._zeros = bytes(pages.size)
        self._progress = progress or _ignore
        self._found = SalvageResult()
        self._free = pages.free_pages()
        self.labels = self._label_pages()
        self._claimed: set[int] = set()
        self._long: list[tuple[BTreeCell, str, int]] = []

    def read(self) -> SalvageResult:
        odd: list[int] = []
        for number in range(1, self._pages.count + 1):
            if number % _EVERY == 0:
                self._progress(number, self._pages.count)
            page = self._pages.page(number)
            if page is None or not self._take_page(number, page):
                odd.append(number)
        stray = [
            number for number in odd if number not in self._claimed and not self._is_empty(self._pages.read(number))
        ]
        self._try_stray_pages(stray)
        for number in odd:
            if number not in self._claimed:
                found, label = self._search(number), self.labels.get(number, "")
                if number > 1 and number not in (self._free or ()) and (label or not found):
                    self._found.bad_pages[number] = label
        for number in range(self._pages.count + 1, self._pages.last + 1):
            if number not in (self._free or ()):
                self._found.bad_pages[number] = self.labels.get(number, "")
        self._found.has_all_pages = self._pages.is_complete
        self._found.names = set(self.labels.values())
        self._progress(self._pages.count, self._pages.count)
        return self._found

    def _try_stray_pages(self, stray: list[int]) -> None:
        """Salvage rows whose overflow page was swapped with one of these stray pages."""
        for instead in stray if len(stray) <= _MOST_STRAY else ():
            for cell, label, place in self._long:
                for record, chain in self._pages.records_with(cell, instead):
                    values = decode_record(record)
                    found = None if values is None else recognise_table(values, cell.rowid)
                    if found is not None:
                        self._keep(*found, label, place)
                        self._claimed.update(chain)

    def _label_pages(self) -> dict[int, str]:
        """Return, by page number, the name of the table or index that each page belongs to."""
        labels: dict[int, str] = {}
        for number in self._reached(1):
            labels[number] = "sqlite_schema"
        for number in list(labels):
            page = self._pages.page(number)
            for cell in page.cells if page is not None else ():
                for record, _ in self._pages.records(cell):
                    match decode_record(record):
                        case (str(), str(name), str(), int(root), str() | None):
                            for reached in self._reached(root):
                                labels.setdefault(reached, name)
                        case _:
                            pass
        return labels

    def _reached(self, root: int) -> Iterator[int]:
        waiting, reached = [root], set[int]()
        while waiting:
            number = waiting.pop()
            if number in reached or not 1 <= number <= self._pages.last:
                continue
            reached.add(number)
            yield number
            page = self._pages.page(number)
            if page is not None:
                waiting.extend(page.children)

    def _place(self, number: int) -> int:
        if self._free is not None:
            return FREE if number in self._free else IN_USE
        return IN_USE if number in self.labels else UNKNOWN

    def _take_page(self, number: int, page: BTreePage) -> bool:
        """Salvage the rows of a page; return False if the page may contain more rows than were found."""
        place, whole = self._place(number), page.is_complete
        for cell in page.cells:
            if not self._take_cell(cell, self.labels.get(number, ""), place):
                whole = False
        return whole

    def _take_cell(self, cell: BTreeCell, label: str, place: int) -> bool:
        taken = False
        if cell.overflow:
            self._long.append((cell, label, place))
        for record, chain in self._pages.records(cell):
            values = decode_record(record)
            found = None if values is None else recognise_table(values, cell.rowid)
            if values is not None:
                self._claimed.update(chain)
            if found is None:
                # Rows that are not kept: SQLite's own, the migrations', the outline.
                taken = taken or values is not None
                continue
            self._keep(*found, label, place)
            taken = True
        return taken

    def _keep(self, table: str, values: Values, label: str, place: int) -> None:
        found = self._found
        if table == UID_INDEX:
            uid, row = values
            if label.startswith("sqlite_autoindex_"):
                found.uids[label.removeprefix("sqlite_autoindex_").removesuffix("_1")][row] = uid
            else:
                found.other_uids[row].add(uid)
        elif table == NUMBER_INDEX:
            found.numbers[label].append((values[0], values[1]))
        elif table == "segment":
            if place > FREE:
                self._keep_sentence(values)
        else:
            found.rows[table].append(SalvagedRow(_derived_anew(table, values), place))

    def _keep_sentence(self, values: tuple[Any, ...]) -> None:
        row = values[:_CHECKSUM] + values[_CHECKSUM + 1 :]
        if has_valid_checksum(row, values[_CHECKSUM]):
            _, _, _, live, stop, _, _, _, status, author, changed, *_ = values
            shown = SalvagedSentenceRow(stop, bool(live), status, author, changed, values[_CHECKSUM + 1])
            self._found.sentences[values[0]] = shown

    def _search(self, number: int) -> bool:
        """Search a damaged page for rows by the pattern of their headers; return whether any were found."""
        data, found = self._pages.read(number), False
        if self._is_empty(data):
            return False
        for by_rowid, pattern in header_patterns():
            for match in pattern.finditer(data, 0, self._pages.usable):
                for cell in self._cells_before(data, match.start(), by_rowid=by_rowid):
                    # Where it was deleted, its page does not tell.
                    found = self._take_cell(cell, "", FREE) or found
        return found

    def _is_empty(self, data: bytes) -> bool:
        """Whether a page of the damaged file contains only zero bytes."""
        return data == self._zeros

    def _cells_before(self, data: bytes, header: int, *, by_rowid: bool) -> Iterator[BTreeCell]:
        """Yield the possible B-tree cells whose record header begins at an offset of a page."""
        for begin in range(max(header - 13, 0), header):
            size, at = varint(data, begin)
            if by_rowid and at < header:
                _, at = varint(data, at)
            if at == header and data[header] < size:
                cell = self._pages.cell(data, begin, is_table=by_rowid)
                if cell is not None:
                    yield cell


def _derived_anew(table: str, values: Values) -> Values:
    """Compute again the derived columns of a salvaged row, which its checksum does not cover."""
    if table == "paragraph":
        return (*values[:_LENGTH], len(values[_TEXT]), *values[_LENGTH + 1 :])
    if table == "document" and values[-1] not in {0, 1}:
        return (*values[:-1], 1)
    return values


def _ignore(_done: int, _total: int) -> None:
    """Progress callback that does nothing."""
