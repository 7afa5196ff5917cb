"""Pictures of source documents for bilingual exports: found by their places, and hostile until they are checked.

Of the bytes only a signature and a size are read; what is no sound PNG, JPEG or GIF of a reasonable size is shown in
words. Nothing is fetched: a picture outside the document's file has no bytes here.
"""

import base64
import binascii
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple, TypeVar

from translator_gui.formats.zipped import ZipPackage
from translator_gui.model.document import ParagraphKind, SourcePicture
from translator_gui.model.errors import TranslatorError

T = TypeVar("T")

MOST_BYTES, MOST_BYTES_IN_ALL = 16 << 20, 256 << 20
"""Of a picture, and of all pictures of a document."""
MOST_PIXELS, LONGEST_SIDE = 40_000_000, 16_000
_LEAST = 2.5
"""Points of a side; smaller ones count visitors or keep a distance."""
_POINTS_PER_PIXEL = 0.75
_DATA = re.compile(r"data:[^,]{0,100}?;\s*base64\s*,", re.IGNORECASE)
_PNG, _JPEG, _GIFS = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", (b"GIF87a", b"GIF89a")
_ALONE = {0x01, *range(0xD0, 0xD8)}
"""Markers of a JPEG without a length."""
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG's frame, which says its size."""


class ExportedPicture(NamedTuple):
    """A picture of the source document in a bilingual export, checked; in words where it has no bytes.

    Attributes:
        alt: The text that stands for it; empty for none.
        kind: That of the paragraph it stands in.
        place: Where it stands, as of a paragraph.
        data: A PNG, JPEG or GIF; empty where it cannot be shown.
        name: A file name for it, the same for the same bytes.
        media_type: "image/png".
        width: As it is shown in the document, in points.
        height: Likewise.
        before: Number of the document's paragraphs before it.
    """

    alt: str = ""
    kind: ParagraphKind = ParagraphKind.BODY
    place: str = ""
    data: bytes = b""
    name: str = ""
    media_type: str = ""
    width: float = 0
    height: float = 0
    before: int = 0

    @property
    def words(self) -> str:
        """The words that stand for the picture where it cannot be shown: "[Picture: the old fort]"."""
        alt = " ".join(self.alt.split())
        return f"[Picture: {alt}]" if alt else "[Picture]"

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return width and height of the picture in points, made smaller where it is larger than these."""
        factor = min(1.0, width / self.width, height / self.height)
        return self.width * factor, self.height * factor


def without_picture_words(text: str) -> str:
    """Return the text of a cell without the words of pictures behind it."""
    while (text := text.rstrip()).endswith("]"):
        before, begin, words = text.rpartition("[Picture")
        if not begin or words.count("]") != 1 or not (words == "]" or words.startswith(": ")):
            break
        text = before
    return text


def number_pictures(units: Iterable[T], pictures: list[SourcePicture]) -> Iterator[T]:
    """Yield the paragraphs of a document, and tell each picture that is met meanwhile how many are before it.

    Args:
        units: Its paragraphs; making them adds to `pictures`.
        pictures: Those met so far; each of them gets its number.
    """
    known = count = 0
    for unit in units:
        pictures[known:] = [one._replace(before=count) for one in pictures[known:]]
        known, count = len(pictures), count + 1
        yield unit
    pictures[known:] = [one._replace(before=count) for one in pictures[known:]]


def load_pictures(name: str, data: bytes, found: Sequence[SourcePicture]) -> list[ExportedPicture]:
    """Return the pictures of a document for an export, checked; each distinct one shares its bytes.

    Those that nobody sees are left out, and of pictures outside the file those without words.

    Args:
        name: The document's, for messages.
        data: The document's file.
        found: Its pictures.
    """
    package = ZipPackage(name, data) if data.startswith(b"PK") else None
    checked: dict[str, ExportedPicture] = {}
    left = MOST_BYTES_IN_ALL
    pictures: list[ExportedPicture] = []
    for one in found:
        if one.address not in checked:
            picture = _checked(_bytes(package, one.address))
            if len(picture.data) > left:
                picture = ExportedPicture()
            left -= len(picture.data)
            checked[one.address] = picture
        picture = checked[one.address]._replace(alt=one.alt, kind=one.kind, place=one.place, before=one.before)
        if one.width > 0 and one.height > 0:
            picture = picture._replace(width=one.width, height=one.height)
        elif (one.width > 0 or one.height > 0) and picture.data:
            factor = one.width / picture.width or one.height / picture.height
            picture = picture._replace(width=factor * picture.width, height=factor * picture.height)
        is_elsewhere = package is None and not one.address.startswith("data:")
        is_tiny = 0 < min(picture.width, picture.height) < _LEAST or 0 < max(one.width, one.height) < _LEAST
        if not is_tiny and (picture.data or one.alt or not is_elsewhere):
            pictures.append(picture)
    return pictures


def _bytes(package: ZipPackage | None, address: str) -> bytes:
    """Return the bytes of a picture from a document's own file; none if it is not in it, or larger than allowed."""
    if found := _DATA.match(address):
        code = address[found.end() :]
        if len(code) > 2 * MOST_BYTES:
            return b""
        try:
            return base64.b64decode(code)
        except (binascii.Error, ValueError):
            return b""
    if package is None or address not in package or package.infos[address].file_size > MOST_BYTES:
        return b""
    try:
        return package.read(address, MOST_BYTES)
    except TranslatorError:
        return b""


def _checked(data: bytes) -> ExportedPicture:
    """Return a picture with its type and size; without bytes if these are no picture to show."""
    size = picture_size(data)
    if size is None or len(data) > MOST_BYTES:
        return ExportedPicture()
    width, height = size
    if not (min(size) and max(size) <= LONGEST_SIDE and width * height <= MOST_PIXELS):
        return ExportedPicture()
    ending = "png" if data.startswith(_PNG) else "jpeg" if data.startswith(_JPEG) else "gif"
    return ExportedPicture(
        data=data,
        name=f"{blake2b(data, digest_size=10).hexdigest()}.{ending}",
        media_type=f"image/{ending}",
        width=width * _POINTS_PER_PIXEL,
        height=height * _POINTS_PER_PIXEL,
    )


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG, JPEG or GIF in pixels; None for anything else."""
    if data.startswith(_PNG):
        return (_big(data, 16, 4), _big(data, 20, 4)) if data[12:16] == b"IHDR" else None
    if data.startswith(_GIFS):
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    return _jpeg_size(data) if data.startswith(_JPEG) else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 (begins a marker)
        marker = data[at + 1]
        if marker in _FRAMES:
            return _big(data, at + 7, 2), _big(data, at + 5, 2)
        # A marker may be padded; a picture that begins without a frame is none.
        at += 1 if marker == 0xFF else 2 if marker in _ALONE else 2 + max(_big(data, at + 2, 2), 2)  # noqa: PLR2004
    return None


def _big(data: bytes, start: int, length: int) -> int:
    return int.from_bytes(data[start : start + length], "big")


def points(length: str) -> float:
    """Convert a length of a style or attribute ("6.5cm", "12pt", "300") to points; 0 if it is none."""
    found = _LENGTH.match(length)
    size = float(found[1]) * _UNITS[found[2].lower()] if found else 0.0
    return size if math.isfinite(size) else 0.0


_UNITS = {
    "": _POINTS_PER_PIXEL,
    "px": _POINTS_PER_PIXEL,
    "pt": 1.0,
    "pc": 12.0,
    "in": 72.0,
    "cm": 72 / 2.54,
    "mm": 72 / 25.4,
}
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{0,6})?)\s*(px|pt|pc|in|cm|mm|)\s*$", re.IGNORECASE)
