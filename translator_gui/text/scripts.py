"""Words that mix letters of similar-looking scripts, such as "Mоscow" with a Cyrillic о."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from translator_gui.model.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from regex import Pattern

_SCRIPTS = ("Latin", "Cyrillic", "Greek", "Armenian", "Cherokee", "Coptic")
"""Scripts whose letters are taken for each other; Urdu or Chinese beside Latin is no mix."""
SUSPECT = lazy_pattern(
    "[\u0370-\u058f\u13a0-\u13ff\u1c80-\u1c8f\u1d26-\u1d2b\u1d5d-\u1d78\u1dbf\u1f00-\u1fff\u2126\u2c80-\u2dff"
    "\ua640-\ua69f\uab65\uab70-\uabbf\ufb13-\ufb17\ufe2e\ufe2f\U00010140-\U000101a0\U0001d200-\U0001d245\U0001df00-\U0001dfff\U0001e030-\U0001e08f]"
)
"""Holds every letter of these scripts but Latin, and more: a text without any of them has no mixed word."""
_HIDDEN = "\u00ad\u200c-\u200f\u2060\u202a-\u202e\u2066-\u2069"
"""Joiners and marks of direction, which do not end a word: they are not seen."""
_INVISIBLE = lazy_pattern(f"[{_HIDDEN}]")

_UNLIKE = frozenset("δζθλμξπσφψΓΔΘΛΞΠΣΦΨΩ\N{OHM SIGN}ϕϑϖ")
"""Greek letters that no Latin one looks like: units and symbols beside Latin letters ("kΩ", "μm", "Δt", "πr")."""
_SYMBOLS = frozenset("αβγεηικνρτυχωϵ")
"""Greek letters that serve as symbols at the edge of an abbreviation ("TNFα"), and look like Latin ones elsewhere."""
_SHORT = 3
"""Latin letters beside which one of these is a symbol; also beside capitals alone."""


class LookAlikeScriptsWord(NamedTuple):
    """A word that mixes letters of scripts that look alike, such as Latin and Cyrillic.

    Attributes:
        word: As it is read, without characters that are not seen.
        scripts: Their names, that of most letters first.
        strangers: The letters that are not of the first one, each once.
    """

    word: str
    scripts: tuple[str, ...]
    strangers: str


def mixed_words(text: str) -> list[LookAlikeScriptsWord]:
    """Return the words of a text that mix Latin, Cyrillic, Greek and other scripts that look alike, each once.

    Scripts that stand side by side at the boundary of a word are no mix; neither are Urdu and Latin in one word, nor
    Greek letters as symbols: "kΩ", "μm", "TNFα".
    """
    if text.isascii() or not SUSPECT.search(text):
        return []
    words = patterns()[0]
    found = (_mixed(_INVISIBLE.sub("", match.group())) for match in words.finditer(text))
    return list(dict.fromkeys(mixed for mixed in found if mixed is not None))


@cache
def patterns() -> "tuple[Pattern[str], Pattern[str]]":
    """Compile two regular expressions: one finds the words of a text, one tells the script (Latin …) of a letter."""
    import regex  # noqa: PLC0415 (27 ms, which texts of plain Latin letters do not need)

    letter = r"\p{L}\p{M}\p{N}"
    word = regex.compile(rf"[{letter}](?:[{letter}{_HIDDEN}]*[{letter}])?")
    return word, regex.compile("|".join(rf"(?P<{name}>\p{{Script={name}}})" for name in _SCRIPTS))


def _mixed(word: str) -> LookAlikeScriptsWord | None:
    letters = [(match.group(), str(match.lastgroup)) for match in patterns()[1].finditer(word)]
    counts = {name: sum(script == name for _, script in letters) for name in _SCRIPTS}
    scripts = tuple(sorted((name for name in _SCRIPTS if counts[name]), key=lambda name: -counts[name]))
    if len(scripts) < 2 or (set(scripts) == {"Latin", "Greek"} and _has_symbols_alone(letters)):  # noqa: PLR2004
        return None
    strangers = dict.fromkeys(letter for letter, script in letters if script != scripts[0])
    return LookAlikeScriptsWord(word, scripts, "".join(strangers))


def _has_symbols_alone(letters: list[tuple[str, str]]) -> bool:
    """Whether the Greek letters of a word are only symbols beside its Latin ones, as in "kΩ"."""
    latin = [letter for letter, script in letters if script == "Latin"]
    is_abbreviation = len(latin) <= _SHORT or all(letter.isupper() for letter in latin)
    for at, (letter, script) in enumerate(letters):
        if script != "Greek":
            continue
        beside = {other for _, other in (*letters[max(at - 1, 0) : at], *letters[at + 1 : at + 2])}
        is_edge = at in {0, len(letters) - 1}
        if "Greek" in beside or not (letter in _UNLIKE or (letter in _SYMBOLS and is_edge and is_abbreviation)):
            return False
    return True
