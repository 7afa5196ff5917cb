"""Keys of units: hashes by which texts and units are recognised."""

from collections.abc import Sequence
from hashlib import blake2b
from zlib import crc32

from translator_gui.memory.scoring import key_hash, key_words, match_key


def source_key(source: str, words: Sequence[str] | None = None) -> int:
    """Return the hash of the match key of an Urdu text, for exact look-ups and neighbours; 0 for an empty text.

    Args:
        source: The text.
        words: Its `key_words`, where they are known.
    """
    if key := " ".join(key_words(source) if words is None else words):
        # What `key_hash` says, without the rest of the match key.
        return crc32(key.encode("utf-8", "surrogatepass"))
    return key_hash(match_key(source)) if source.strip() else 0


def content_uid(source: str, target: str, source_language: str = "ur", target_language: str = "en") -> bytes:
    """Return the uid of a unit that belongs to no sentence of a project: a digest of its content, 16 bytes."""
    content = f"{source}\x1f{target}\x1f{source_language.lower()}\x1f{target_language.lower()}"
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def sentence_uid(uid: str) -> bytes:
    """Return the uid of the unit of a project's sentence, 16 bytes."""
    return bytes.fromhex(uid.replace("-", ""))


def texts_key(source: str, target: str) -> int:
    """Return a hash of both texts of a unit."""
    return crc32(f"{source}\0{target}".encode("utf-8", "surrogatepass"))
