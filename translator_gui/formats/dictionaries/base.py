"""What the readers of bilingual dictionaries share: rows, limits, and which side of a row is Urdu."""

import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

LONGEST_FILE = 256 * 1024 * 1024
"""Bytes of a dictionary file, unpacked."""
MOST_ROWS = 2_000_000
_LONGEST_TERM, _LONGEST_GLOSS, _MOST_GLOSSES = 120, 300, 24
_URDU = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
_MARKUP = re.compile(r"<[^<>]{0,300}>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&nbsp;": " ", "&amp;": "&"}
_PARTS = re.compile(r"\s*(?:\n|;|؛|\t)\s*")
_GZIP = b"\x1f\x8b"


class DictionaryRow(NamedTuple):
    """A row of a bilingual dictionary: an Urdu term and its English glosses, the likeliest first."""

    term: str
    glosses: tuple[str, ...]


def unpacked(path: Path) -> bytes:
    """Return the content of a file, unpacked if it is in gzip format (.gz, .dz).

    Raises:
        TranslatorError: It cannot be read, is damaged or too large.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LONGEST_FILE else b""
    except OSError as error:
        raise TranslatorError(_("{path}: cannot be read ({reason})", path=path, reason=error.strerror)) from error
    if size > LONGEST_FILE:
        raise _too_large(path)
    if not data.startswith(_GZIP):
        return data
    pieces: list[bytes] = []
    room = LONGEST_FILE
    try:
        # dictzip writes one member; gzip allows several.
        while data:
            member = zlib.decompressobj(wbits=31)
            pieces.append(member.decompress(data, room + 1))
            room -= len(pieces[-1])
            if room < 0:
                raise _too_large(path)
            if not member.eof:
                raise _damaged(path)
            data = member.unused_data if member.unused_data.startswith(_GZIP) else b""
    except zlib.error as error:
        raise _damaged(path) from error
    return b"".join(pieces)


def decoded(path: Path, data: bytes) -> str:
    """Return a text file's content: UTF-8, or UTF-16 with its mark.

    Raises:
        TranslatorError: It is in another encoding; names the line.
    """
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TranslatorError(
            _("{name}, line {line}: this is not UTF-8; save the dictionary as UTF-8", name=path.name, line=line)
        ) from error


def plain_glosses(text: str) -> list[str]:
    """Return the glosses in the text of an article: without markup, parted at lines and semicolons."""
    text = _MARKUP.sub(" ", text)
    for entity, letter in _ENTITIES.items():
        text = text.replace(entity, letter)
    return _PARTS.split(text)


def urdu_rows(term: str, glosses: Iterable[str]) -> Iterator[DictionaryRow]:
    """Yield the rows of an article, whose Urdu may be the headword or the glosses; nothing if neither is Urdu."""
    head = _clean(term, _LONGEST_TERM)
    cleaned = [gloss for gloss in (_clean(text, _LONGEST_GLOSS) for text in glosses) if gloss and gloss != head]
    if _URDU.search(head):
        english = [gloss for gloss in dict.fromkeys(cleaned) if not _URDU.match(gloss)][:_MOST_GLOSSES]
        if english:
            yield DictionaryRow(head, tuple(english))
    elif head:
        for gloss in dict.fromkeys(cleaned[:_MOST_GLOSSES]):
            if _URDU.search(gloss) and len(gloss) <= _LONGEST_TERM:
                yield DictionaryRow(gloss, (head,))


def _clean(text: str, longest: int) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text[: 2 * longest]).split())[
        :longest
    ]


def _too_large(path: Path) -> TranslatorError:
    return TranslatorError(
        _("{name} is larger than {size} MB, too large for a dictionary", name=path.name, size=LONGEST_FILE >> 20)
    )


def _damaged(path: Path) -> TranslatorError:
    return TranslatorError(_("{name}: the compressed file is damaged; get it again", name=path.name))
