"""Strings of a PO file: quoted and escaped, broken into lines as gettext breaks them."""

import re
import unicodedata
from collections.abc import Iterator

WIDTH = 79
"""Columns of a line that gettext's own tools write, quotes included."""

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_LITERAL = re.compile(r'[ \t]*(?:"(?:[^"\\]|\\.)*"[ \t]*)+')
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPED = str.maketrans(
    {"\\": "\\\\", '"': '\\"'} | {letter: f"\\{name}" for name, letter in _LETTERS.items()},
)
_WORD = re.compile(r"\S*\s*")


def is_literal(text: str) -> bool:
    """Whether the rest of a line is one string or several, each in quotes."""
    return _LITERAL.fullmatch(text) is not None


def unquoted(text: str) -> str:
    """What the strings of a line say together."""
    return "".join(_ESCAPE.sub(_unescaped, inner) for inner in _QUOTED.findall(text))


def quoted(text: str) -> str:
    """A text in quotes."""
    return f'"{text.translate(_ESCAPED)}"'


def field_lines(keyword: str, text: str, *, wrap: bool = True) -> list[str]:
    """The lines of a field, without their ends: one where it fits, else an empty string and the lines below.

    Args:
        keyword: "msgstr", "msgstr[1]".
        text: What it says.
        wrap: Whether lines are kept within `WIDTH`; a line break in the text begins a line in any case.
    """
    lines = text.splitlines(keepends=True) if "\n" in text else [text]
    if len(lines) == 1 and (not wrap or _columns(f"{keyword} {quoted(text)}") <= WIDTH):
        return [f"{keyword} {quoted(text)}"]
    pieces = [piece for line in lines for piece in (_wrapped(line) if wrap else [line])]
    return [f'{keyword} ""', *map(quoted, pieces)]


def _unescaped(found: re.Match[str]) -> str:
    octal, hexadecimal, letter = found.groups()
    if letter is not None:
        return _LETTERS.get(letter, letter)
    return chr(int(octal, 8) & 0xFF if octal else int(hexadecimal, 16))


def _wrapped(line: str) -> Iterator[str]:
    piece = ""
    for word in _WORD.findall(line):
        if piece and _columns(quoted(piece + word.rstrip("\n"))) > WIDTH:
            yield piece
            piece = ""
        piece += word
    if piece:
        yield piece


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
