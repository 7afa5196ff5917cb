"""The strings of a JSON file: their keys, their offsets, and their replacement; everything else stays."""

import json
import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_TOKEN = re.compile(
    r'[ \t\r\n]*(?:(?P<string>"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+")'
    r"|(?P<sign>[{}\[\],:])|(?P<other>true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?))"
)
_MOST_LEVELS = 200
_UNSAFE = re.compile("[\x00\ud800-\udfff]")


class JsonString(NamedTuple):
    """A string value of a JSON file.

    Attributes:
        path: The keys and indexes that lead to it: ("home", "items", 2).
        text: Its text, with the escapes resolved.
        start: Where its quotation mark stands in the file's text.
        end: Where it ends there.
    """

    path: tuple[str | int, ...]
    text: str
    start: int
    end: int


def json_strings(name: str, text: str) -> Iterator[JsonString]:
    """Yield the string values of a JSON file in order.

    Raises:
        TranslatorError: It is no sound JSON (the message names the line), or its values are nested too deep.
    """
    grammar = _JsonGrammar()
    at = 0
    while found := _TOKEN.match(text, at):
        kind = found.lastgroup or ""
        token, start, at = found.group(kind), found.start(kind), found.end()
        if len(grammar.path) > _MOST_LEVELS:
            raise TranslatorError(_("{name}: its values are nested too deep; refused.", name=name))
        is_value = kind == "string" and grammar.awaits in _VALUES
        if is_value:
            yield JsonString(tuple(grammar.path), _decoded(token), start, at)
        if not (grammar.take_sign(token) if kind == "sign" else grammar.take_scalar(token)):
            raise _broken(name, text, start)
    if grammar.awaits is not _Awaits.END or text[at:].strip():
        raise _broken(name, text, at)


class _Awaits(Enum):
    """What may come next in a JSON file."""

    VALUE = auto()
    FIRST_VALUE = auto()
    """Or the end of a list."""
    KEY = auto()
    FIRST_KEY = auto()
    """Or the end of an object."""
    COLON = auto()
    COMMA = auto()
    END = auto()


_VALUES = frozenset({_Awaits.VALUE, _Awaits.FIRST_VALUE})
_KEYS = frozenset({_Awaits.KEY, _Awaits.FIRST_KEY})
_MAY_CLOSE = frozenset({_Awaits.COMMA, _Awaits.FIRST_KEY, _Awaits.FIRST_VALUE})


class _JsonGrammar:
    """Follows the tokens of a JSON file: what may come next, and which keys lead to it."""

    def __init__(self) -> None:
        self.path: list[str | int] = []
        self.awaits = _Awaits.VALUE

    def take_scalar(self, token: str) -> bool:
        """Take a string, number or word; return whether it may stand here."""
        if self.awaits in _VALUES:
            self._end_value()
            return True
        if self.awaits in _KEYS and token.startswith('"'):
            self.path[-1] = _decoded(token)
            self.awaits = _Awaits.COLON
            return True
        return False

    def take_sign(self, sign: str) -> bool:
        """Take a bracket, colon or comma; return whether it may stand here."""
        if sign in "{[" and self.awaits in _VALUES:
            self.path.append("" if sign == "{" else 0)
            self.awaits = _Awaits.FIRST_KEY if sign == "{" else _Awaits.FIRST_VALUE
        elif sign == ":" and self.awaits is _Awaits.COLON:
            self.awaits = _Awaits.VALUE
        elif sign == "," and self.awaits is _Awaits.COMMA:
            self._next_value()
        elif self.path and self.awaits in _MAY_CLOSE and sign == ("}" if isinstance(self.path[-1], str) else "]"):
            self.path.pop()
            self._end_value()
        else:
            return False
        return True

    def _end_value(self) -> None:
        self.awaits = _Awaits.COMMA if self.path else _Awaits.END

    def _next_value(self) -> None:
        last = self.path[-1]
        if isinstance(last, int):
            self.path[-1] = last + 1
        self.awaits = _Awaits.KEY if isinstance(last, str) else _Awaits.VALUE


def with_strings(text: str, changed: Mapping[JsonString, str]) -> str:
    """Return the text of a JSON file with the new texts of some of its string values."""
    out: list[str] = []
    at = 0
    escapes = text.isascii()
    for string in sorted(changed, key=lambda one: one.start):
        out += [text[at : string.start], json.dumps(changed[string], ensure_ascii=escapes)]
        at = string.end
    return "".join([*out, text[at:]])


def _decoded(token: str) -> str:
    return _UNSAFE.sub("\ufffd", str(json.loads(token)))


def _broken(name: str, text: str, at: int) -> TranslatorError:
    return TranslatorError(
        _(
            "{name}, line {line}: this is no sound JSON; have it corrected where it was made.",
            name=name,
            line=text.count("\n", 0, at) + 1,
        )
    )
