"""The rows of an exported document in a temporary file: however many they are, only some hundred are in memory."""

import marshal
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from threading import Lock
from typing import Any, Generic, TypeAlias, TypeVar, overload

T = TypeVar("T")

_Values: TypeAlias = tuple[Any, ...]

_MOST_IN_MEMORY = 8 << 20
"""Bytes of rows for which no file is made."""
_CHUNK = 500
"""Rows that are read from the file at once."""


class SpooledRows(Sequence[T], Generic[T]):
    """Rows in a temporary file, to go over in order, several times and on any thread."""

    def __init__(self, values: "SpooledRowValues", row: Callable[[_Values], T]) -> None:
        """Show stored values as rows; `row` makes a row of its values whenever it is read."""
        self._values = values
        self._row = row

    def mapped(self, change: Callable[[T], T]) -> "SpooledRows[T]":
        """Return the same rows, each changed when it is read."""
        row = self._row
        return SpooledRows(self._values, lambda values: change(row(values)))

    def __len__(self) -> int:
        return self._values.firsts[-1]

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return list(self)[index]
        at = range(len(self))[index]
        chunk = bisect_right(self._values.firsts, at) - 1
        return self._row(self._values.read(chunk)[at - self._values.firsts[chunk]])

    def __iter__(self) -> Iterator[T]:
        for chunk in range(len(self._values.firsts) - 1):
            yield from map(self._row, self._values.read(chunk))


class SpooledRowValues:
    """The values of rows in a temporary file: plain strings, numbers, bytes, and tuples of these.

    Attributes:
        firsts: Number of the first row of each chunk of the file; at the end that of all rows.
    """

    def __init__(self, rows: Iterable[_Values]) -> None:
        self.firsts = [0]
        self._places = [0]
        """Where each chunk begins; at the end the size of the file."""
        self._lock = Lock()
        self._file = tempfile.SpooledTemporaryFile(_MOST_IN_MEMORY)  # noqa: SIM115 (it lives as long as this object)
        waiting = iter(rows)
        while chunk := list(islice(waiting, _CHUNK)):
            data = marshal.dumps(chunk)
            self._file.write(data)
            self.firsts.append(self.firsts[-1] + len(chunk))
            self._places.append(self._places[-1] + len(data))

    def __del__(self) -> None:
        self._file.close()

    def read(self, chunk: int) -> list[_Values]:
        """Return the values of the rows of a chunk."""
        start, end = self._places[chunk : chunk + 2]
        with self._lock:
            self._file.seek(start)
            data = self._file.read(end - start)
        # Nobody else has written it.
        return marshal.loads(data)  # noqa: S302
