"""Opening an Office Open XML package without trusting it: caps on sizes, no entities, no network, nothing extracted."""

import functools
import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from lxml import etree
from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

from translator_gui.model.errors import TranslatorError

Element: TypeAlias = _Element
"""An element of lxml's tree, whose class has no public name."""

MAX_PART = 128 << 20
"""Bytes of a part that is parsed; a book of 100,000 sentences needs half of it."""
MAX_TAGS = 6_000_000
"""Tags of a part that is parsed: an element takes fifty times the room that its four letters took."""
MAX_TOTAL = 2 << 30
MAX_MEMBERS = 20_000
MAX_RATIO = 200
RATIO_FROM = 8 << 20
"""A member smaller than this may be as compressible as it likes."""

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "urn:schemas-microsoft-com:vml": "v",
}
_W, _W_STRICT = (f"{{{uri}}}" for uri, prefix in _PREFIXES.items() if prefix == "w")
_R, _R_STRICT = (f"{{{uri}}}" for uri, prefix in _PREFIXES.items() if prefix == "r")
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)
_OFF = {"0", "false", "off"}


@functools.lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    uri, _, local = tag[1:].rpartition("}")
    return f"{_PREFIXES.get(uri, '')}:{local}"


def name_of(element: Element) -> str:
    """The element's name with the usual prefix, the same for transitional and strict files: "w:p"; ":x" if unknown."""
    return _short(str(element.tag))


def value(element: Element | None, attribute: str = "val") -> str | None:
    """A `w:` attribute, in transitional and strict files alike."""
    if element is None:
        return None
    found = element.get(_W + attribute)
    return element.get(_W_STRICT + attribute) if found is None else found


def number(element: Element | None, attribute: str = "val") -> int | None:
    """A `w:` attribute that is a whole number, or None."""
    text = value(element, attribute)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def relationship_id(element: Element) -> str | None:
    """The `r:id` attribute."""
    return element.get(_R + "id") or element.get(_R_STRICT + "id")


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along `w:` names, or None: `child(p, "pPr", "pStyle")`."""
    for local in path:
        if element is None:
            return None
        # `find` would look for a path and take several times as long.
        element = next(element.iterchildren(_W + local, _W_STRICT + local), None)
    return element


def is_on(element: Element | None) -> bool:
    """Whether an on/off property is there and not switched off."""
    return element is not None and (value(element) or "1") not in _OFF


def descendants(element: Element | None, *local: str) -> Iterator[Element]:
    """Every descendant with one of these `w:` names, in document order; none of no element."""
    if element is None:
        return iter(())
    return element.iter(*(space + name for name in local for space in (_W, _W_STRICT)))


class Relationship(NamedTuple):
    """A link from one part to another: the last word of its type, and the other part's name."""

    type: str
    target: str


class Package:
    """The parts of an Office Open XML file.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: No zip, broken, encrypted, or made to harm.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = self._checked_members()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise self._broken() from error

    def __contains__(self, part: str) -> bool:
        return part in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def read(self, part: str) -> bytes:
        """A part's bytes.

        Raises:
            TranslatorError: It is missing, broken or larger than a document can be.
        """
        try:
            info = self._members[part]
            if info.file_size > MAX_PART:
                raise TranslatorError(f"{self.name}: its part {part} is too large; split the document.")
            with self._zip.open(info) as stream:
                return stream.read(MAX_PART + 1)
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
        """A part's root element.

        Raises:
            TranslatorError: As `read`; or it is no sound XML, or declares entities.
        """
        data = self.read(part)
        if data.count(b"<") > MAX_TAGS:
            raise TranslatorError(f"{self.name}: its part {part} is too large; split the document.")
        try:
            root = etree.fromstring(data, _PARSER)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._broken(part) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise TranslatorError(
                f"{self.name}: its part {part} declares entities, which no word processor writes; refused."
            )
        return root

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The links of a part ("" for the package) to other parts, by id; those that leave the file are left out."""
        folder, file = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{file}.rels")
        if links not in self:
            return {}
        found: dict[str, Relationship] = {}
        for link in self.parse(links):
            target, identity = link.get("Target"), link.get("Id")
            if target and identity and link.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[identity] = Relationship(link.get("Type", "").rpartition("/")[2], path)
        return found

    def _checked_members(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        members = {info.filename.lstrip("/"): info for info in infos}
        if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_TOTAL:
            raise TranslatorError(f"{self.name} unpacks to more than a document can hold; refused.")
        if len(members) < len(infos):
            raise TranslatorError(f"{self.name} holds two parts of one name; save it anew in Word or LibreOffice.")
        for part, info in members.items():
            if ".." in part.split("/"):
                raise TranslatorError(f"{self.name}: its part {part} points outside the file; refused.")
            if info.file_size > max(RATIO_FROM, info.compress_size * MAX_RATIO):
                raise TranslatorError(
                    f"{self.name}: its part {part} unpacks to far more than a document can hold; refused."
                )
            if info.flag_bits & 1:
                raise TranslatorError(f"{self.name} is encrypted; open it with its password and save it without.")
        return members

    def _broken(self, part: str = "") -> TranslatorError:
        where = f" (its part {part})" if part else ""
        return TranslatorError(f"{self.name} is broken{where}; open it in Word or LibreOffice and save it anew.")
