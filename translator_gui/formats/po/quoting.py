"""Quote and escape the strings of PO files, and wrap lines as gettext does."""

import re
from collections.abc import Iterator

WIDTH = 79
"""Columns of a line that gettext's own tools write, including quotes."""

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_LITERAL = re.compile(r'[ \t]*(?:"(?:[^"\\]|\\.)*"[ \t]*)+')
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPES = {"\\": "\\\\", '"': '\\"'} | {letter: f"\\{name}" for name, letter in _LETTERS.items()}
_ESCAPED = re.compile(r'[\\"\n\t\r\a\b\f\v]')
_NONE = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u200b-\u200f\u202a-\u202e"
_TWO = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
_NO_WIDTH, _WIDE = re.compile(f"[{_NONE}]"), re.compile(f"[{_TWO}]")
_UNEVEN = re.compile(f'[{_NONE}{_TWO}\\\\"\t\r\a\b\f\v]')
"""Letters that are not exactly one column wide."""
_WORD = re.compile(r"\S*\s*")


def is_literal(text: str) -> bool:
    """Whether a text consists of one or more quoted strings of a PO file."""
    return _LITERAL.fullmatch(text) is not None


def unquoted(text: str) -> str:
    """Return the joined and unescaped text of the quoted strings of a PO line."""
    return "".join(_ESCAPE.sub(_unescaped, inner) for inner in _QUOTED.findall(text))


def quoted(text: str) -> str:
    """Return a text as a quoted and escaped string of a PO file."""
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _ESCAPES[found.group()], text)


def field_lines(keyword: str, text: str, *, wrap: bool = True) -> list[str]:
    """Return the lines of a PO field: one if the text fits; otherwise an empty string, then wrapped strings.

    Args:
        keyword: "msgstr", "msgstr[1]".
        text: Its text.
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
    if _UNEVEN.search(line):
        return _wrapped_by_word(line)
    return _wrapped_evenly(line)


def _wrapped_evenly(line: str) -> Iterator[str]:
    room, at, end = WIDTH - len('""'), 0, len(line) + line.endswith("\n")
    while end - at > room:
        # A space may hang over the edge no more than a word may.
        cut = line.rfind(" ", at, at + room) + 1 or line.find(" ", at) + 1 or len(line)
        yield line[at:cut]
        at = cut
    if at < len(line):
        yield line[at:]


def _wrapped_by_word(line: str) -> Iterator[str]:
    start = at = used = 0
    for word in _WORD.findall(line):
        width = _columns(_escaped(word))
        if used and used + width > WIDTH - len('""'):
            yield line[start:at]
            start, used = at, 0
        used += width
        at += len(word)
    if start < at:
        yield line[start:at]


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text) - len(_NO_WIDTH.findall(text)) + len(_WIDE.findall(text))
