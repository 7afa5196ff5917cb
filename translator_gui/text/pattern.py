r"""Regular expressions that users type: folds them, and checks that they end in time."""

import re
import unicodedata
from collections.abc import Iterator

from translator_gui.text.search_key import search_key

_CHARACTER = r"x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|N\{[^}]+\}"
_ESCAPE = rf"(?P<escape>\\(?:(?P<code>{_CHARACTER})|[pP]\{{[^}}]*\}}|[gL]<[^>]*>|[0-9]+|.))"
_CLASS = r"\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]"
_TOKEN = re.compile(
    rf"""{_ESCAPE}
  | (?P<set>{_CLASS})
  | (?P<syntax>
        \(\?(?:\#[^)]*\)|P?<\w+>|P[=>]\w+\)|&\w+\)|[A-Za-z-]+[:)]|<?[=!]|[^\w\s])?  # groups, flags, looking round
      | [().|^$]
    )
  | (?P<count>[*+?][?+]?|\{{[^{{}}]*\}}[?+]?)
  | (?P<letter>.)""",
    re.DOTALL | re.VERBOSE,
)
_MEMBER = re.compile(rf"{_ESCAPE}|(?P<named>\[:\^?\w+:\])|(?P<dash>-)|(?P<letter>.)", re.DOTALL)
_WITH_SPACES = re.compile(r"\(\?[A-Za-z]*x")
_NEEDS_ESCAPE = re.compile(r"[^\w]", re.ASCII)
_BLANKS = frozenset({r"\n", r"\t", r"\r", r"\f", r"\v"})

_GOES_BACK = re.compile(r"\\[1-9]|\\g<|\(\?(?:[RP&0-9]|\()")
_OPAQUE = re.compile(rf"\\.|{_CLASS}|\{{[0-9]{{1,2}}\}}", re.DOTALL)
_ENDLESS = re.compile(r"[*+]|\{[0-9]*,\}")
_GROUP_AGAIN = re.compile(r"\)[*+{]")
_FEW = 4
_FAR = re.compile(r"[.^$]")
_FAR_SETS = re.compile(r"\\[WSDAZzGRXPpxuUN0]|\[\^|\[:")


class UnfoldableRegexError(ValueError):
    """Raised for a regular expression that cannot be used on search keys; the message is the part at fault."""


def folded_pattern(pattern: str) -> str:
    r"""Convert a regular expression for texts to one that finds the same in their search keys (`search_key`).

    Letters, those written as escapes too, are folded one by one; escapes such as `\w` stay. A mark is dropped with its
    quantifier; a line break becomes a space, as it is in the key.

    Raises:
        UnfoldableRegexError: A class or a range would hold nothing, or several letters in the place of one.
    """
    spaced = _WITH_SPACES.search(pattern)
    if spaced:
        raise UnfoldableRegexError(spaced.group())
    return "".join(_folded_tokens(pattern))


def _folded_tokens(pattern: str) -> Iterator[str]:
    dropped = False
    for token in _TOKEN.finditer(pattern):
        piece = token.group()
        if token["set"]:
            piece = _folded_class(piece)
        elif token["escape"] or token["letter"]:
            piece = _folded_letter(token)
        elif token["count"] and dropped:
            continue
        dropped = not piece
        yield piece


def _folded_letter(token: re.Match[str]) -> str:
    """Return the search key of a letter or escape of a regular expression; several letters make a group."""
    letter, code = token.group(), token["code"]
    if code:
        letter = unicodedata.lookup(code[2:-1]) if code[0] == "N" else chr(int(code[1:], 16))
    elif letter in _BLANKS:
        letter = " "
    elif token["escape"]:
        if letter[1:].isascii():
            return letter
        letter = letter[1:]
    key = search_key(letter)
    escaped = "".join(f"\\{char}" if _NEEDS_ESCAPE.match(char) and char.isascii() else char for char in key)
    return f"(?:{escaped})" if len(key) > 1 else escaped


def _folded_class(text: str) -> str:
    opening = "[^" if text.startswith("[^") else "["
    members = list(_MEMBER.finditer(text, len(opening), len(text) - 1))
    last = len(members) - 1
    pieces: list[str] = []
    for at, member in enumerate(members):
        if member["dash"] or member["named"]:
            pieces.append(member.group())
            continue
        piece = _folded_letter(member)
        in_range = (at < last - 1 and members[at + 1]["dash"]) or (at > 1 and members[at - 1]["dash"])
        if piece.startswith("(?:") or (in_range and not piece):
            raise UnfoldableRegexError(text)
        pieces.append(piece)
    folded = "".join(pieces)
    if not folded:
        raise UnfoldableRegexError(text)
    return f"{opening}{folded}]"


def is_safe(pattern: str) -> bool:
    """Whether a regular expression needs at most about quadratic time for any text; False if in doubt."""
    plain = _OPAQUE.sub("x", pattern)
    choices = plain.count("?") - plain.count("(?") + (plain.count("|") if plain.count("(") > 1 else 0)
    return (
        len(_ENDLESS.findall(plain)) <= 1
        and choices <= _FEW
        and "{" not in _ENDLESS.sub("", plain)
        and not _GROUP_AGAIN.search(plain)
        and not _GOES_BACK.search(pattern)
    )


def is_context_free(pattern: str) -> bool:
    r"""Whether a regular expression finds the same in several texts joined by NUL as in each alone; False if in doubt.

    Such a pattern finds in texts that lie together, NUL between them, what it finds in each.
    """
    return not _FAR.search(_OPAQUE.sub("x", pattern)) and not _FAR_SETS.search(pattern)
