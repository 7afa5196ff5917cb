"""Reads dictionaries of the DICT server: .index lists headwords with places in .dict or .dict.dz."""

from collections.abc import Iterator
from pathlib import Path

from translator_gui.formats.dictionaries.base import DictionaryRow, decoded, plain_glosses, unpacked, urdu_rows
from translator_gui.formats.dictionaries.stardict import beside
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_DIGITS = {
    letter: value for value, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
_ABOUT = ("00-database", "00database")
"""Headwords that describe the dictionary itself."""
_CELLS = 3
_LONGEST_NUMBER = 8
_LONGEST_ARTICLE = 20_000


def read_dictd(path: Path) -> Iterator[DictionaryRow]:
    """Yield the rows of a dictionary, given its .index file; .dict or .dict.dz stands beside it.

    Raises:
        TranslatorError: A file is missing, damaged or too large; names the line.
    """
    articles = unpacked(beside(path, ".dict", ".dict.dz"))
    for number, line in enumerate(decoded(path, unpacked(path)).split("\n"), 1):
        if not line.strip():
            continue
        cells = line.rstrip("\r").split("\t")
        start, size = (_number(cell) for cell in cells[1:_CELLS]) if len(cells) >= _CELLS else (None, None)
        if start is None or size is None or start + size > len(articles):
            raise TranslatorError(
                _(
                    "{name}, line {line}: this is no line of a DICT index that fits its articles",
                    name=path.name,
                    line=number,
                )
            )
        if not cells[0].startswith(_ABOUT):
            article = articles[start : start + min(size, _LONGEST_ARTICLE)].decode("utf-8", "replace")
            yield from urdu_rows(cells[0], plain_glosses(article))


def _number(cell: str) -> int | None:
    """Return the number that a cell writes in base 64; None if it writes none."""
    if not 0 < len(cell) <= _LONGEST_NUMBER or any(letter not in _DIGITS for letter in cell):
        return None
    value = 0
    for letter in cell:
        value = value * 64 + _DIGITS[letter]
    return value
