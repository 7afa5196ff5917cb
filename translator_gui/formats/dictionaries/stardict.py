"""Reads StarDict dictionaries: .ifo describes them, .idx lists the headwords, .dict or .dict.dz has the articles.

A dictionary may have a .syn file with more headwords for its articles: spellings, plurals, synonyms.
"""

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

    Rows of the headwords in .syn come after all others.

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
    index = beside(path, ".idx", ".idx.gz", ".idx.dz")
    articles = unpacked(beside(path, ".dict", ".dict.dz"))
    synonyms = _file_beside(path, ".syn", ".syn.dz", ".syn.gz")
    places: list[tuple[int, int]] = []
    for headword, place, at in _headwords(index, offsets):
        start, size = place
        if start + size > len(articles):
            raise TranslatorError(
                _(
                    "{name}: byte {at} points beyond the end of the articles; get the dictionary again",
                    name=index.name,
                    at=at,
                )
            )
        if synonyms is not None:
            places.append((start, size))
        yield from _rows(headword, articles, (start, size), kinds)
    if synonyms is None:
        return
    for headword, (number,), at in _headwords(synonyms, _SIZES):
        if number >= len(places):
            raise TranslatorError(
                _(
                    "{name}: byte {at} points beyond the end of the headwords; get the dictionary again",
                    name=synonyms.name,
                    at=at,
                )
            )
        yield from _rows(headword, articles, places[number], kinds)


def _headwords(path: Path, numbers: struct.Struct) -> Iterator[tuple[str, tuple[int, ...], int]]:
    """Yield the headwords of .idx or .syn, each with the numbers after it and the byte at which these begin.

    Raises:
        TranslatorError: The file is damaged or too large.
    """
    data = unpacked(path)
    at = 0
    while at < len(data):
        end = data.find(b"\0", at, at + _LONGEST_HEADWORD + 1)
        if end < 0 or end + 1 + numbers.size > len(data):
            raise TranslatorError(_("{name}: damaged at byte {at}; get the dictionary again", name=path.name, at=at))
        yield data[at:end].decode("utf-8", "replace"), numbers.unpack_from(data, end + 1), end + 1
        at = end + 1 + numbers.size


def _rows(headword: str, articles: bytes, place: tuple[int, int], kinds: str) -> Iterator[DictionaryRow]:
    start, size = place
    text = _words(articles[start : start + min(size, _LONGEST_ARTICLE)], kinds)
    return urdu_rows(headword, plain_glosses(text))


def beside(path: Path, *suffixes: str) -> Path:
    """Return the file beside a dictionary's first one that has one of some endings.

    Raises:
        TranslatorError: There is none.
    """
    found = _file_beside(path, *suffixes)
    if found is None:
        raise TranslatorError(
            _("{path} is missing: it belongs to {name}", path=path.with_suffix(suffixes[0]), name=path.name)
        )
    return found


def _file_beside(path: Path, *suffixes: str) -> Path | None:
    """Return the file beside a dictionary's first one that has one of some endings; None if there is none."""
    return next((one for one in map(path.with_suffix, suffixes) if one.is_file()), None)


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
