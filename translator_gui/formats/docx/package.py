"""The package that a .docx is: parts in a ZIP file, the text written bit by bit."""

import zipfile
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import BinaryIO, Self

_CHUNK = 500
"""Pieces of text that go to the compressor together."""
_DATE = (1980, 1, 1, 0, 0, 0)


class DocxPackage:
    """Open for writing within a `with` block."""

    def __init__(self, stream: BinaryIO) -> None:
        self._file = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.__exit__(kind, error, trace)

    def add(self, name: str, part: str | bytes) -> None:
        """A whole part."""
        self._file.writestr(member(name), part)

    def add_text(self, pieces: Iterable[str]) -> None:
        """The document itself, piece by piece."""
        with self._file.open(member("word/document.xml"), "w", force_zip64=True) as part:
            part.writelines(chunk.encode() for chunk in chunks(pieces))


def member(name: str) -> zipfile.ZipInfo:
    """An entry without the time of day, so that equal documents are equal files."""
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def chunks(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces put together into fewer: to encode and to deflate each costs time."""
    buffer: list[str] = []
    for piece in pieces:
        buffer.append(piece)
        if len(buffer) >= _CHUNK:
            yield "".join(buffer)
            buffer.clear()
    yield "".join(buffer)
