"""Text direction: what a page needs to display a text and an exporter to mark it."""

import re

from translator_gui.model.lazy_pattern import lazy_pattern

_RTL = r"\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff"
_RTL_DIGITS = r"\u0660-\u0669\u06f0-\u06f9"
_IS_RTL = lazy_pattern(rf"(?![{_RTL_DIGITS}\u060c\u061b\u061f\u06d4])[{_RTL}]")
_LTR_LETTER = rf"(?:(?![{_RTL}])[^\W\d_])"
_MAYBE_LTR = lazy_pattern(
    r"[A-Za-z\u00aa-\u058f\u0900-\u1fff\u2071-\ud7ff\uf900-\ufb1c\uff00-\uffef\U00010000-\U0010ffff]"
)
"""A plain class that skips the search for islands in most Urdu: it holds every left-to-right letter and more."""
_ISLAND = lazy_pattern(
    rf"""
    (?:(?<![0-9])[0-9][0-9.,:/\-]{{0,30}}|[@\#$])?  # 4G, 3.5mm, @name
    {_LTR_LETTER}(?:[^{_RTL}]*{_LTR_LETTER})?          # as far as the last letter before the Urdu goes on
    (?:[-–.,:/=_]?[0-9]+)*[+\#%/]*                     # COVID-19, C++, an address's last slash
    """,
    re.VERBOSE,
)

_QUOTED = lazy_pattern(rf"(?<=[“(])(?=[^“”()]*(?![{_RTL_DIGITS}])[{_RTL}])[^“”()]+(?=[”)])")
"""Urdu in quotation marks or brackets."""

OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates: they can make a text look like another one. ZWNJ and RLM are not among them."""

_VISIBLE = str.maketrans(
    {
        "\u202a": "▷",
        "\u2066": "▷",
        "\u202b": "◁",
        "\u2067": "◁",
        "\u202d": "▶",
        "\u202e": "◀",
        "\u2068": "◇",
        "\u202c": "◦",
        "\u2069": "◦",
    }
)


_LABEL = lazy_pattern(r"[a-zA-Z_]+: ")


def has_rtl(text: str) -> bool:
    """Whether a text contains a right-to-left letter."""
    return _IS_RTL.search(text) is not None


def isolate_quoted_urdu(text: str) -> str:
    """Return an English message whose quoted Urdu keeps its own order: in “2014ء” the sign is left of the year."""
    return _QUOTED.sub("\u2067\\g<0>\u2069", text)


def isolate_sides(text: str) -> str:
    """Return a text whose lines keep the order "Urdu = English" or "name: Urdu", each side in its own direction."""
    return "\n".join(map(_with_isolated_sides, text.split("\n")))


def _with_isolated_sides(line: str) -> str:
    if not has_rtl(line):
        return line
    if found := _LABEL.match(line):
        return f"{found.group()}\u2067{line[found.end() :]}\u2069"
    urdu, equals, english = line.rpartition(" = ")
    return f"\u2067{urdu}\u2069{equals}\u2066{english}\u2069" if equals and has_rtl(urdu) else line


def urdu_and_english(text: str) -> tuple[str, str]:
    """Split a search text into its Urdu and its English words, in either order: "وزیر minister".

    Latin words between Urdu ones stay with the Urdu, as do numbers and signs beside it. One language alone is left as
    it was typed.
    """
    words = text.split()
    urdu = [at for at, word in enumerate(words) if has_rtl(word)]
    if not urdu:
        return "", text
    first, end = urdu[0], urdu[-1] + 1
    while first and not _has_letter(words[first - 1]):
        first -= 1
    while end < len(words) and not _has_letter(words[end]):
        end += 1
    english = " ".join([*words[:first], *words[end:]])
    return (" ".join(words[first:end]), english) if english else (text, "")


def _has_letter(word: str) -> bool:
    return any(character.isalpha() for character in word)


def visible(text: str) -> str:
    """Replace the invisible direction controls in a text (`OVERRIDES`) by visible marks; offsets stay."""
    return text.translate(_VISIBLE)


def runs(text: str) -> list[tuple[str, bool]]:
    """Split a line into the longest runs of one writing direction, each with whether it runs from right to left.

    A Latin island in Urdu is a run of its own, with the digits that are part of it (COVID-19). Everything else stays
    with the Urdu, digits of any script and the brackets round an island included. A text without a right-to-left
    letter is one left-to-right run.

    Returns:
        Pieces that together are the text, none of them empty, each with whether it runs from right to left.
    """
    if not text:
        return []
    if not has_rtl(text):
        return [(text, False)]
    if not _MAYBE_LTR.search(text):
        return [(text, True)]
    pieces: list[tuple[str, bool]] = []
    done = 0
    for island in _ISLAND.finditer(text):
        start, end = island.span()
        if start > done:
            pieces.append((text[done:start], True))
        elif pieces:
            start -= len(pieces.pop()[0])
        pieces.append((text[start:end], False))
        done = end
    if done < len(text):
        pieces.append((text[done:], True))
    return pieces
