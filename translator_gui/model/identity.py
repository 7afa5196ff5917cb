"""Uids, random or derived from others; as in RFC 9562, without the slow import of `uuid`."""

import os
import re

from translator_gui.model.hashing import sha1

_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_uid() -> str:
    """Return a random uid, as `str(uuid4())` does."""
    return _as_uid(os.urandom(16), version=4)


def new_uids(number: int) -> list[str]:
    """Return some random uids in ascending order: rows that are added with them lie side by side in an index."""
    return sorted(new_uid() for _ in range(number))


def derived_uid(namespace: str, name: str) -> str:
    """Return a uid derived from a name, as `str(uuid5(UUID(namespace), name))` does, but faster."""
    within = bytes.fromhex(namespace.replace("-", ""))
    return _as_uid(sha1(within + name.encode(), usedforsecurity=False).digest()[:16], version=5)


def is_uid(text: str) -> bool:
    """Whether a text is a uid as this program writes it."""
    return _UID.fullmatch(text) is not None


def _as_uid(octets: bytes, version: int) -> str:
    number = bytearray(octets)
    number[6] = number[6] & 0x0F | version << 4
    number[8] = number[8] & 0x3F | 0x80
    text = number.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
