"""Writes the ZIP package of a .docx; the main part is streamed."""

import zipfile
from collections.abc import Iterable
from types import TracebackType
from typing import BinaryIO, Self

from translator_gui.formats.zipped import join_into_chunks, zip_entry


class DocxPackageWriter:
    """Writes the ZIP package of an exported Word document; used as a context manager."""

    def __init__(self, stream: BinaryIO) -> None:
        self._file = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.__exit__(kind, error, trace)

    def add(self, name: str, part: str | bytes) -> None:
        """Add a complete part to the .docx package."""
        self._file.writestr(zip_entry(name), part)

    def add_picture(self, name: str, data: bytes) -> None:
        """Add a picture to the .docx package as it is: its format has compressed it."""
        self._file.writestr(zip_entry(name), data, zipfile.ZIP_STORED)

    def add_text(self, pieces: Iterable[str]) -> None:
        """Write `word/document.xml` into the .docx package, streamed from pieces of text."""
        with self._file.open(zip_entry("word/document.xml"), "w", force_zip64=True) as part:
            part.writelines(chunk.encode() for chunk in join_into_chunks(pieces))
