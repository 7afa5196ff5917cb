"""Whether any process opens a file, told by the kernel: Qt opens files where no hook of Python's sees it."""

import ctypes
import os
import struct
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

_IN_ACCESS, _IN_OPEN, _IN_NONBLOCK = 0x1, 0x20, 0o4000
_EVENT = struct.Struct("iIII")


class Watch:
    """What was opened since the watch began."""

    def __init__(self, descriptor: int, names: dict[int, str]) -> None:
        self._descriptor, self._names = descriptor, names

    def opened(self) -> set[str]:
        """The names of the files that were opened or read, each once; asked again, those since."""
        found: set[str] = set()
        while True:
            try:
                data = os.read(self._descriptor, 1 << 16)
            except BlockingIOError:
                return found
            place = 0
            while place < len(data):
                number, _, _, length = _EVENT.unpack_from(data, place)
                place += _EVENT.size + length
                found.add(self._names.get(number, "?"))


@contextmanager
def watch(paths: Iterable[Path]) -> Generator[Watch]:
    """Watch files that are there."""
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.inotify_init1(_IN_NONBLOCK)
    if descriptor < 0:
        raise OSError(ctypes.get_errno(), "inotify_init1")
    try:
        names: dict[int, str] = {}
        for path in paths:
            number = libc.inotify_add_watch(descriptor, os.fsencode(path), _IN_OPEN | _IN_ACCESS)
            if number < 0:
                raise OSError(ctypes.get_errno(), "inotify_add_watch", str(path))
            names[number] = path.name
        yield Watch(descriptor, names)
    finally:
        os.close(descriptor)
