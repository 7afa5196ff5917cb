"""A font for a Word document: obfuscated as ECMA-376 part 1, 17.8.1 asks."""

import uuid
from typing import NamedTuple

from translator_gui.formats.nastaliq import FAMILY, public_nastaliq_font

_OBFUSCATED = 32


class DocxEmbeddedFont(NamedTuple):
    """A font to embed in a Word document: its obfuscated bytes and the key for `w:embedRegular`."""

    data: bytes
    key: str


def embedded_nastaliq() -> DocxEmbeddedFont:
    """Return the bundled Nastaliq font, obfuscated for embedding in a Word document."""
    data = public_nastaliq_font()
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"{FAMILY}/{len(data)}")
    mask = key.bytes[::-1] * 2
    head = bytes(byte ^ other for byte, other in zip(data[:_OBFUSCATED], mask, strict=True))
    return DocxEmbeddedFont(head + data[_OBFUSCATED:], f"{{{str(key).upper()}}}")
