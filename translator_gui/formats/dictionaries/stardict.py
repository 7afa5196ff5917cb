"""Reads StarDict dictionaries: .ifo describes them, .idx lists the headwords, .dict or .dict.dz has the articles."""

import struct
from collections.abc import Iterator
from pathlib import Path

from translator_gui.formats.dictionaries.base import DictionaryRow, decoded, plain_glosses, unpacked, urdu_rows
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_MAGIC = "StarDict's dict ifo file"
_TEXTS = frozenset("mlgxh")
"""Kinds of article fields that hold words; others are sounds, pictures or phonetic letters."""
_LONGEST_HEADWORD = 256
_LONGEST_ARTICLE = 20_000
_SIZES = struct.Struct(">I")


def read_stardict(path: Path) -> Iterator[DictionaryRow]:
    """Yield the rows of a dictionary, given its .ifo file; .idx and .dict stand beside it, compressed or not.

    Raises:
        TranslatorError: A file is missing, damaged or too large.
    """
    lines = decoded(path, unpacked(path)).splitlines()
    if not lines or lines[0].strip() != _MAGIC:
        raise TranslatorError(
            _("{name}, line 1: this is no StarDict dictionary; its first line says something else", name=path.name)
        )
    facts = dict(line.split("=", 1) for line in lines[1:] if "=" in line)
    kinds = facts.get("sametypesequence", "").strip()
    offsets = struct.Struct(">QI" if facts.get("idxoffsetbits", "").strip() == "64" else ">II")
    index_file = beside(path, ".idx", ".idx.gz", ".idx.dz")
    index, articles = unpacked(index_file), unpacked(beside(path, ".dict", ".dict.dz"))
    at = 0
    while at < len(index):
        end = index.find(b"\0", at, at + _LONGEST_HEADWORD + 1)
        if end < 0 or end + 1 + offsets.size > len(index):
            raise TranslatorError(
                _("{name}: damaged at byte {at}; get the dictionary again", name=index_file.name, at=at)
            )
        start, size = offsets.unpack_from(index, end + 1)
        if start + size > len(articles):
            raise TranslatorError(
                _(
                    "{name}: byte {at} points beyond the end of the articles; get the dictionary again",
                    name=index_file.name,
                    at=end + 1,
                )
            )
        text = _words(articles[start : start + min(size, _LONGEST_ARTICLE)], kinds)
        yield from urdu_rows(index[at:end].decode("utf-8", "replace"), plain_glosses(text))
        at = end + 1 + offsets.size


def beside(path: Path, *suffixes: str) -> Path:
    """Return the file beside a dictionary's first one that has one of some endings.

    Raises:
        TranslatorError: There is none.
    """
    for suffix in suffixes:
        if (found := path.with_suffix(suffix)).is_file():
            return found
    raise TranslatorError(
        _("{path} is missing: it belongs to {name}", path=path.with_suffix(suffixes[0]), name=path.name)
    )


def _words(article: bytes, kinds: str) -> str:
    """Return the text of an article, whose fields have the given kinds, or name their kinds themselves."""
    texts: list[str] = []
    at, place = 0, 0
    while at < len(article) and place < (len(kinds) or len(article)):
        kind = kinds[place] if kinds else chr(article[at])
        at += 0 if kinds else 1
        place += 1
        is_last = bool(kinds) and place == len(kinds)
        if kind.isupper():
            if is_last:
                size = len(article) - at
            elif at + _SIZES.size <= len(article):
                (size,) = _SIZES.unpack_from(article, at)
                at += _SIZES.size
            else:
                break
            at += size
            continue
        end = len(article) if is_last else article.find(b"\0", at)
        end = len(article) if end < 0 else end
        if kind in _TEXTS:
            texts.append(article[at:end].decode("utf-8", "replace"))
        at = end + 1
    return "\n".join(texts)
