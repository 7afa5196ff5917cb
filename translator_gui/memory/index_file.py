"""A look-up index in a file of its own beside its memory, which the next start reads: a cache, never the truth."""

import json
import os
import tempfile
from pathlib import Path
from typing import cast

from translator_gui.memory.memory_index import MemoryIndex
from translator_gui.memory.memory_shelf import BrokenIndexError

_MAGIC = b"TrMi"
_HEAD = 16
"""Bytes of the magic and the length of the header, and of what each part begins at a multiple of."""


def write_index(path: Path, index: MemoryIndex, stamp: str) -> None:
    """Write a look-up index to a file; one that is there stays whole until the new one is.

    Args:
        path: The file.
        index: The index.
        stamp: What tells later whether the memory is still the one that was indexed, and how far.

    Raises:
        OSError: The file cannot be written.
    """
    parts = index.to_parts()
    header = json.dumps({"stamp": stamp, "parts": [[name, len(data)] for name, data in parts.items()]}).encode()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write((_MAGIC + len(header).to_bytes(8, "little")).ljust(_HEAD, b"\0"))
            file.write(header.ljust(_padded(len(header)), b"\0"))
            for data in parts.values():
                file.write(data)
                file.write(bytes(_padded(len(data)) - len(data)))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read_index(path: Path) -> tuple[MemoryIndex, str]:
    """Return the look-up index of a file and its stamp.

    Raises:
        OSError: There is no such file, or it cannot be read.
        BrokenIndexError: It is damaged, or was made by other rules.
    """
    view = memoryview(path.read_bytes())
    start = _HEAD + _padded(length := int.from_bytes(view[len(_MAGIC) : len(_MAGIC) + 8], "little"))
    if bytes(view[: len(_MAGIC)]) != _MAGIC or start > len(view):
        raise BrokenIndexError("header")
    try:
        header = cast("dict[str, object]", json.loads(bytes(view[_HEAD : _HEAD + length])))
        sizes = cast("list[tuple[str, int]]", header["parts"])
        parts: dict[str, memoryview] = {}
        for name, size in sizes:
            parts[name] = view[start : start + size]
            start += _padded(size)
        if start != len(view):
            raise BrokenIndexError("length")
        return MemoryIndex.from_parts(parts), str(header["stamp"])
    except (ValueError, TypeError, KeyError) as error:
        raise BrokenIndexError(str(error)) from error


def _padded(size: int) -> int:
    return -(-size // _HEAD) * _HEAD
