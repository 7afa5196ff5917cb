import struct

from translator_gui.formats.docx.font_embedding import embedded_nastaliq
from translator_gui.formats.nastaliq import FAMILY, nastaliq_font


def clear(data: bytes, key: str) -> bytes:
    """The font out of its disguise, as ECMA-376 part 1, 17.8.1 describes it."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    return bytes(byte ^ mask[index % 16] for index, byte in enumerate(data[:32])) + data[32:]


def names(font: bytes) -> set[str]:
    (count,) = struct.unpack_from(">H", font, 4)
    found: set[str] = set()
    for entry in range(12, 12 + 16 * count, 16):
        tag, _, table, _ = struct.unpack_from(">4sLLL", font, entry)
        if tag == b"name":
            _, records, strings = struct.unpack_from(">HHH", font, table)
            for record in range(table + 6, table + 6 + 12 * records, 12):
                platform, _, _, kind, length, offset = struct.unpack_from(">HHHHHH", font, record)
                if kind in {1, 4, 16}:
                    begin = table + strings + offset
                    codec = "mac_roman" if platform == 1 else "utf-16-be"
                    found.add(font[begin : begin + length].decode(codec))
    return found


def test_the_font_comes_back_under_its_public_name() -> None:
    embedded = embedded_nastaliq()
    font = clear(embedded.data, embedded.key)
    assert font[:4] == nastaliq_font()[:4] == b"\0\1\0\0"
    assert embedded.data[:32] != font[:32]
    assert {name.removesuffix(" Regular") for name in names(font)} == {FAMILY}


def test_its_checksums_are_sound() -> None:
    embedded = embedded_nastaliq()
    font = clear(embedded.data, embedded.key)
    padded = font + b"\0" * (-len(font) % 4)
    assert sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF == 0xB1B0AFBA


def test_the_same_font_makes_the_same_bytes() -> None:
    assert embedded_nastaliq() == embedded_nastaliq()
