"""Checksums of record rows, by which damage is noticed."""

from translator_gui.model.hashing import blake2b
from translator_gui.model.revision import text_hash


def digest(*fields: object) -> str:
    """Return the checksum of a table row's fields, 32 hexadecimal digits."""
    return text_hash("\x1f".join(map(str, fields)))


def is_digest_of(fields: bytes | None, checksum: str) -> bool:
    """Whether a checksum is that of a row whose fields were joined in SQL; never for what is not UTF-8 or missing."""
    try:
        return bool(fields and fields.decode() and blake2b(fields, digest_size=16).hexdigest() == checksum)
    except UnicodeDecodeError:
        return False
