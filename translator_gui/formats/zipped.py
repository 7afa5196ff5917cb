"""Read ZIP-based files (DOCX, ODT, EPUB, XLSX) safely, and write them reproducibly.

They are opened without trusting them: caps on sizes, nothing extracted. They are written so that equal documents are
equal files.
"""

import io
import zipfile
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import BinaryIO

from lxml import etree

from translator_gui.formats.xml import HEAD, MAX_PART, Element, canonical, parse_xml, root_tag
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

MAX_TOTAL = 2 << 30
MAX_MEMBERS = 20_000
MAX_RATIO = 200
RATIO_FROM = 8 << 20
"""Members smaller than this may have any compression ratio."""

_MIMETYPE = "mimetype"
_SIGNATURES = ("_xmlsignatures/", *(f"META-INF/{name}signatures.xml" for name in ("document", "macro", "")))
_CHUNK = 500
"""Pieces of text that are compressed together."""
_DATE = (1980, 1, 1, 0, 0, 0)


class ZipPackage:
    """The parts of an untrusted ZIP-based document, read in memory with limits on sizes.

    A digital signature is none of them: it holds for the document as it came.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Attributes:
        roots: The root elements of the parts that were read to be changed, by name.

    Raises:
        TranslatorError: No zip, broken, encrypted, or made to harm.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.roots: dict[str, Element] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._checked_members()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise self._broken() from error
        self._members = {part: info for part, info in members.items() if not part.startswith(_SIGNATURES)}

    def __contains__(self, part: str) -> bool:
        return part in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def read(self, part: str, most: int = MAX_PART, first: int = MAX_TOTAL) -> bytes:
        """Return the bytes of a part of the ZIP file.

        Args:
            part: Its name.
            most: Bytes; `MAX_TOTAL` for what goes into another file as it is.
            first: Only as many of them are wanted.

        Raises:
            TranslatorError: It is missing, broken or larger than a document can be.
        """
        try:
            info = self._members[part]
            if info.file_size > most:
                raise TranslatorError(
                    _("{name}: its part {part} is too large; split the document.", name=self.name, part=part)
                )
            with self._zip.open(info) as stream:
                # Not more than it says it has: what lies about its size is not unpacked to find out.
                return stream.read(min(info.file_size, first) + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            KeyError,
            ValueError,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise self._broken(part) from error

    def parse(self, part: str) -> Element:
        """Return the root element of an XML part of the ZIP file.

        Raises:
            TranslatorError: As `read`; or it is no sound XML, or declares entities.
        """
        large = part in self._members and self._members[part].file_size > RATIO_FROM
        if large and not root_tag(self.read(part, first=HEAD)).startswith("{"):
            raise self._broken(part)  # all that these files hold has a namespace: no need to unpack it to find out
        return parse_xml(
            str(_("{name}: its part {part}", name=self.name, part=part)), self.read(part), self._broken(part)
        )

    def root(self, part: str) -> Element:
        """Return the root element of an XML part, parsed once; `write` writes what is changed in it.

        Raises:
            TranslatorError: See `parse`.
        """
        if part not in self.roots:
            self.roots[part] = self.parse(part)
        return self.roots[part]

    def write(
        self, stream: BinaryIO, *, changed: Container[str] = (), replaced: Mapping[str, bytes] | None = None
    ) -> None:
        """Write the ZIP file again with what was changed in its roots; other parts are copied.

        Args:
            stream: Open and binary.
            changed: Names of roots that need not be compared with the original.
            replaced: The new bytes of other parts.
        """
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            # First, and as it is: programs tell the format by these bytes, wherever it stood in the original.
            for part, info in sorted(self._members.items(), key=lambda item: item[0] != _MIMETYPE):
                copy = zipfile.ZipInfo(part, info.date_time)
                copy.compress_type = zipfile.ZIP_STORED if part == _MIMETYPE else info.compress_type
                copy.external_attr = info.external_attr
                data = replaced.get(part) if replaced else None
                if data is None and (root := self.roots.get(part)) is not None:
                    is_changed = part in changed or canonical(root) != canonical(self.parse(part))
                    data = _serialised(root) if is_changed else None
                package.writestr(copy, self.read(part, MAX_TOTAL) if data is None else data)

    @property
    def infos(self) -> dict[str, zipfile.ZipInfo]:
        """The ZIP directory entry of each part by name, in the file's order."""
        return self._members

    def _checked_members(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        members = {info.filename.lstrip("/"): info for info in infos}
        if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_TOTAL:
            raise TranslatorError(_("{name} unpacks to more than a document can hold; refused.", name=self.name))
        if len(members) < len(infos):
            raise TranslatorError(
                _("{name} holds two parts of one name; save it anew in its own program.", name=self.name)
            )
        for part, info in members.items():
            if ".." in part.split("/"):
                raise TranslatorError(
                    _("{name}: its part {part} points outside the file; refused.", name=self.name, part=part)
                )
            if info.file_size > max(RATIO_FROM, info.compress_size * MAX_RATIO):
                raise TranslatorError(
                    _(
                        "{name}: its part {part} unpacks to far more than a document can hold; refused.",
                        name=self.name,
                        part=part,
                    )
                )
            if info.flag_bits & 1:
                raise TranslatorError(
                    _("{name} is encrypted; open it with its password and save it without.", name=self.name)
                )
        return members

    def _broken(self, part: str = "") -> TranslatorError:
        if part:
            return TranslatorError(
                _(
                    "{name} is broken (its part {part}); open it in Word or LibreOffice and save it anew.",
                    name=self.name,
                    part=part,
                )
            )
        return TranslatorError(_("{name} is broken; open it in Word or LibreOffice and save it anew.", name=self.name))


def part_names(data: bytes) -> frozenset[str]:
    """Return the names of the parts of a ZIP file; none if it is broken."""
    try:
        return frozenset(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return frozenset()


def is_signed(data: bytes) -> bool:
    """Whether a file is a ZIP-based document with a digital signature."""
    return data.startswith(b"PK") and any(part.lstrip("/").startswith(_SIGNATURES) for part in part_names(data))


def _serialised(root: Element) -> bytes:
    tree = root.getroottree()
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=tree.docinfo.standalone)


def zip_entry(name: str) -> zipfile.ZipInfo:
    """Return a ZIP entry without the time of day, so that equal documents give equal files."""
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def join_into_chunks(pieces: Iterable[str]) -> Iterator[str]:
    """Join small strings into larger ones, which are faster to encode and compress."""
    buffer: list[str] = []
    for piece in pieces:
        buffer.append(piece)
        if len(buffer) >= _CHUNK:
            yield "".join(buffer)
            buffer.clear()
    yield "".join(buffer)
