"""Reads the pages of an SQLite file without SQLite, so that one bad page hides no other one.

The layout is that of https://sqlite.org/fileformat2.html. Nothing here raises an error for damaged content.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

from translator_gui.store.connection import SQLITE_MAGIC

TABLE_LEAF, TABLE_INTERIOR, INDEX_LEAF, INDEX_INTERIOR = 13, 5, 10, 2
_KINDS = frozenset({TABLE_LEAF, TABLE_INTERIOR, INDEX_LEAF, INDEX_INTERIOR})
_USUAL_SIZE = 4096
_SIZES = frozenset(1 << power for power in range(9, 17))
_FIRST = 2
"""The first page that another one can name."""
_HEADER = 100
_MOST_MISSING = 100
"""So many times more pages than there are a header may count."""
_MOST_PAGES_OF_A_VALUE = 1 << 16
"""Pages that one value may span: 256 MB."""


class BTreeCell(NamedTuple):
    """A cell of an SQLite B-tree page: one row of a table or one entry of an index.

    Attributes:
        rowid: None in an index.
        size: Bytes of the whole record.
        local: Those of them that are on this page.
        overflow: Number of the page where the record continues; 0 if it does not.
    """

    rowid: int | None
    size: int
    local: bytes
    overflow: int


class BTreePage(NamedTuple):
    """One decoded B-tree page of a table or an index in an SQLite file.

    Attributes:
        kind: One of the constants of this module.
        children: Numbers of the pages below.
        keys: Of an interior page of a table, the largest row numbers below all children but the last.
        cells: Its cells; none on an interior page of a table.
        is_complete: Whether every cell pointer led to a cell.
    """

    kind: int
    children: tuple[int, ...]
    keys: tuple[int, ...]
    cells: tuple[BTreeCell, ...]
    is_complete: bool


class DatabasePageReader:
    """Reads the numbered pages of a damaged SQLite file; a missing page reads as an empty one."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._bytes = os.fstat(self._file.fileno()).st_size
        self._missing = 0
        self._first = 1
        self.size = self.usable = _USUAL_SIZE
        self.expected = 0
        """Pages that the header counts."""
        self.has_header = self._take_header(self._file.read(_HEADER)) or self._find_header()
        self.count = -(-self._bytes // self.size)

    def _take_header(self, head: bytes) -> bool:
        size = int.from_bytes(head[16:18], "big")
        size = 1 << 16 if size == 1 else size
        if not head.startswith(SQLITE_MAGIC) or len(head) < _HEADER or size not in _SIZES:
            return False
        self.size = size
        self.usable = size - (head[20] if head[20] < size // 4 else 0)
        self.expected = int.from_bytes(head[28:32], "big")
        return True

    def _find_header(self) -> bool:
        """Look for the SQLite header on other pages, if page 1 was swapped; return whether it was found."""
        for number in range(_FIRST, self._bytes // _USUAL_SIZE + 1):
            self._file.seek((number - 1) * _USUAL_SIZE)
            if self._take_header(self._file.read(_HEADER)):
                self._first = number
                return True
        return False

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_complete(self) -> bool:
        """Whether the file has as many pages as its SQLite header states."""
        return self.has_header and self.expected <= self.count - (self._missing > 0)

    @property
    def last(self) -> int:
        """Number of the last page that the file should have, according to its SQLite header."""
        return max(self.count, self.expected) if self.expected <= _MOST_MISSING * self.count else self.count

    def insert_missing(self, number: int) -> None:
        """Treat this page as cut out of the file: later pages are read one place earlier."""
        self._missing = number
        self.count += 1

    def read(self, number: int) -> bytes:
        """Return the bytes of a database page; zeros if it cannot be read."""
        if not 1 <= number <= self.count or number == self._missing:
            return bytes(self.size)
        if number in {1, self._first}:
            number = self._first + 1 - number
        return self._read_at(number - (0 < self._missing < number))

    def _read_at(self, place: int) -> bytes:
        """Return the bytes at a page position of the file, whatever page is there."""
        try:
            self._file.seek(max(place - 1, 0) * self.size)
            found = self._file.read(self.size)
        except OSError:
            found = b""
        return found + bytes(self.size - len(found))

    def page(self, number: int) -> BTreePage | None:
        """Decode a B-tree page of a table or index; None if the page is neither."""
        data = self.read(number)
        start = _HEADER if number == 1 else 0
        kind = data[start]
        if kind not in _KINDS:
            return None
        interior = kind in {TABLE_INTERIOR, INDEX_INTERIOR}
        number_of_cells = int.from_bytes(data[start + 3 : start + 5], "big")
        pointers = start + (12 if interior else 8)
        whole = pointers + 2 * number_of_cells <= self.usable
        children: list[int] = []
        keys: list[int] = []
        cells: list[BTreeCell] = []
        for index in range(min(number_of_cells, (self.usable - pointers) // 2)):
            at = int.from_bytes(data[pointers + 2 * index : pointers + 2 * index + 2], "big")
            if not pointers <= at < self.usable - 3:
                whole = False
                continue
            if interior:
                children.append(int.from_bytes(data[at : at + 4], "big"))
                at += 4
            if kind == TABLE_INTERIOR:
                keys.append(varint(data, at)[0])
                continue
            cell = self.cell(data, at, is_table=kind == TABLE_LEAF)
            if cell is None:
                whole = False
            else:
                cells.append(cell)
        if interior:
            children.append(int.from_bytes(data[start + 8 : start + 12], "big"))
        return BTreePage(kind, tuple(children), tuple(keys), tuple(cells), whole)

    def cell(self, data: bytes, at: int, *, is_table: bool) -> BTreeCell | None:
        """Decode the B-tree cell at an offset of a page; None if no cell can be there."""
        size, at = varint(data, at)
        rowid = None
        if is_table:
            rowid, at = varint(data, at)
            rowid -= (rowid >> 63) << 64
        usable = self.usable
        largest = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
        if size <= largest:
            end = at + size
            return BTreeCell(rowid, size, data[at:end], 0) if size > 0 and end <= usable else None
        smallest = (usable - 12) * 32 // 255 - 23
        local = smallest + (size - smallest) % (usable - 4)
        end = at + (local if local <= largest else smallest)
        if end + 4 > usable or size > _MOST_PAGES_OF_A_VALUE * usable:
            return None
        return BTreeCell(rowid, size, data[at:end], int.from_bytes(data[end : end + 4], "big"))

    def records(self, cell: BTreeCell) -> Iterator[tuple[bytes, tuple[int, ...]]]:
        """Yield each possible reading of a cell's record: its bytes and the numbers of its overflow pages.

        Where a page was left out of the file, those behind it have other numbers than the chain of pages says; which
        one it was need not be known for certain.
        """
        if not cell.overflow:
            yield cell.local, ()
            return
        readers: list[Callable[[int], bytes]] = [self.read]
        if not self.is_complete:
            readers += [self._read_at, self._read_before]
        for read in readers:
            found = self._chain(cell, read, {})
            if found is not None:
                yield found

    def records_with(self, cell: BTreeCell, instead: int) -> Iterator[tuple[bytes, tuple[int, ...]]]:
        """Yield each possible reading of a record in which this page replaces one of its overflow pages."""
        usual = self._chain(cell, self.read, {})
        for number in usual[1] if usual is not None else (cell.overflow,):
            found = self._chain(cell, self.read, {number: instead})
            if found is not None:
                yield found

    def _read_before(self, number: int) -> bytes:
        return self._read_at(number - 1)

    def _chain(
        self, cell: BTreeCell, read: Callable[[int], bytes], instead: dict[int, int]
    ) -> tuple[bytes, tuple[int, ...]] | None:
        parts, rest, number, pages = [cell.local], cell.size - len(cell.local), cell.overflow, list[int]()
        while rest > 0:
            number = instead.get(number, number)
            if not _FIRST <= number <= self.count or number in pages[-1:]:
                return None
            data = read(number)
            parts.append(data[4 : min(self.usable, 4 + rest)])
            rest -= len(parts[-1])
            pages.append(number)
            number = int.from_bytes(data[:4], "big")
        return b"".join(parts), tuple(pages)

    def free_pages(self) -> frozenset[int] | None:
        """Return the page numbers in SQLite's list of free pages; None if the list is damaged."""
        head = self.read(1)
        if not self.has_header:
            return None
        trunk, expected = int.from_bytes(head[32:36], "big"), int.from_bytes(head[36:40], "big")
        found: set[int] = set()
        while trunk:
            if trunk in found or not _FIRST <= trunk <= self.last:
                return None
            found.add(trunk)
            data = self.read(trunk)
            number = int.from_bytes(data[4:8], "big")
            if number > self.usable // 4 - 2:
                return None
            leaves = [int.from_bytes(data[8 + 4 * index : 12 + 4 * index], "big") for index in range(number)]
            if found.intersection(leaves) or not all(_FIRST <= leaf <= self.last for leaf in leaves):
                return None
            found.update(leaves)
            trunk = int.from_bytes(data[:4], "big")
        return frozenset(found) if len(found) == expected else None


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Decode the SQLite varint at an offset; return its value and the offset after it (0 beyond the end)."""
    value = 0
    for index in range(8):
        if at + index >= len(data):
            return 0, len(data)
        byte = data[at + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 (the bit that says that more follows)
            return value, at + index + 1
    if at + 8 >= len(data):
        return 0, len(data)
    return value << 8 | data[at + 8], at + 9
