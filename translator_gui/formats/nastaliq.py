"""The bundled Nastaliq font, under its own name and under its public name."""

import re
import struct

from translator_gui.paths import resource

FAMILY = "Noto Nastaliq Urdu"
"""What a document's Urdu is set in: the name under which people have the font installed."""

BLESSING = "\ufdfa"
"""The ligature ﷺ: in Nastaliq it is more than three lines of letters high."""
BLESSING_SIZE = 8
"""Its size in a text of 13 points, at which it stays within its line."""

_BUNDLED_FAMILY = "Urdu Workbench Nastaliq"
_BUNDLED_FILE = "UrduWorkbenchNastaliq-Regular.ttf"
_CHECKSUM_MAGIC = 0xB1B0AFBA
_ADJUSTMENT_OFFSET = 8


def split_at_blessings(text: str) -> list[str]:
    """Split a text so that each ligature ﷺ is a piece of its own."""
    return [piece for piece in re.split(f"({BLESSING})", text) if piece]


def nastaliq_font() -> bytes:
    """Return the bytes of the bundled Nastaliq font under its internal family name."""
    return resource("fonts", _BUNDLED_FILE).read_bytes()


def public_nastaliq_font() -> bytes:
    """Return the bytes of the bundled Nastaliq font under its public family name, “Noto Nastaliq Urdu”."""
    return rename_font(nastaliq_font(), _BUNDLED_FAMILY, FAMILY)


def rename_font(data: bytes, old: str, new: str) -> bytes:
    """Return a TrueType font with its family renamed in place, checksums fixed; `new` is not longer than `old`."""
    font = bytearray(data)
    tables = _tables(font)
    _rename(font, tables[b"name"][1], old, new)
    _fix_checksums(font, tables)
    return bytes(font)


def _tables(font: bytearray) -> dict[bytes, tuple[int, int, int]]:
    """Return directory entry, offset and length of each table of a TrueType font."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables: dict[bytes, tuple[int, int, int]] = {}
    for entry in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack_from(">4sLLL", font, entry)
        tables[tag] = entry, offset, length
    return tables


def _rename(font: bytearray, table: int, old: str, new: str) -> None:
    """Replace the family name in the name table of a TrueType font."""
    before = bytes(font)
    _, count, strings = struct.unpack_from(">HHH", before, table)
    for record in range(table + 6, table + 6 + 12 * count, 12):
        platform, _, _, _, length, offset = struct.unpack_from(">HHHHHH", before, record)
        encoding = "mac_roman" if platform == 1 else "utf-16-be"
        begin = table + strings + offset
        text = before[begin : begin + length].decode(encoding)
        if old not in text:
            continue
        replacement = text.replace(old, new).encode(encoding)
        font[begin : begin + len(replacement)] = replacement
        struct.pack_into(">H", font, record + 8, len(replacement))


def _fix_checksums(font: bytearray, tables: dict[bytes, tuple[int, int, int]]) -> None:
    entry, offset, length = tables[b"name"]
    struct.pack_into(">L", font, entry + 4, _checksum(font[offset : offset + length]))
    adjustment = tables[b"head"][1] + _ADJUSTMENT_OFFSET
    struct.pack_into(">L", font, adjustment, 0)
    struct.pack_into(">L", font, adjustment, (_CHECKSUM_MAGIC - _checksum(font)) & 0xFFFFFFFF)


def _checksum(data: bytearray) -> int:
    padded = bytes(data) + b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
