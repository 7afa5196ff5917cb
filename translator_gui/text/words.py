"""The words of an English text whose spelling can be checked."""

import re
from typing import NamedTuple

from translator_gui.model.inline_tag import has_tags, without_tags
from translator_gui.text.untagged_text import UntaggedText

_LETTER = r"[^\W\d_]"
_APOSTROPHES = "'’ʼ＇"
_JOINTS = rf"[{_APOSTROPHES}‘`´ʿʾ\u00ad]"
_WORD = rf"\w+(?:{_JOINTS}{_LETTER}+)*"
_SIMPLE = re.compile(_WORD)
_SPECIAL = re.compile(r"[@#<{%&/\\]|\w\.\w|www")
"""Without any of it all that `_FOUND` finds are words."""
_FOUND = re.compile(
    rf"""
    </?[A-Za-z][^<>\n]{{0,200}}>                          # <b>, </g id="1">
  | \{{[^{{}}\n]{{0,200}}\}}                              # {{1}}, {{name}}
  | %(?:\([^()\n]*\)|\d+\$)?[-+\ 0\#]?\d*(?:\.\d+)?[sdifgxX@](?!\w)  # %s, %1$d, %(name)s
  | &\#?\w{{1,12}};                                       # &nbsp;
  | (?:[A-Za-z][A-Za-z0-9+.-]*://|www\.|mailto:)\S+       # addresses
  | [^\s@<>()]+@[^\s@<>()]+\.\w+                          # somebody@example.com
  | [@\#]\w+(?:[.-]\w+)*                                  # @name, #tag
  | (?<!\w)(?:[A-Za-z]:\\|\\\\|~/|\.{{0,2}}/)\w\S*        # C:\folder, /usr/bin
  | (?:[A-Za-z]\.){{2,}}[A-Za-z]?(?!\w)                   # U.S., e.g.
  | [A-Z][a-z]{{0,2}}\.[A-Z][a-z]{{0,4}}(?!\w)            # Ph.D., M.Phil
  | \w+(?:-\w+)*(?:\.\w[\w-]*)*\.[a-z]{{2,5}}(?:/\S*)?(?![\w.])  # example.com/page, notes.docx
  | (?P<word>{_WORD})
    """,
    re.VERBOSE,
)
_STRAIGHT = str.maketrans({**dict.fromkeys(_APOSTROPHES, "'"), "\u00ad": None})
_PLAIN = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_SMALL_NUMERALS = frozenset("ivx")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_MIXED = re.compile(r"[a-z][A-Z]")
_PLURAL_CAPITALS = re.compile(r"[A-Z]{2,}(?:'?s|'d)")
_STOP_BEFORE = re.compile(r"""(?:^|[.!?…:۔؟])[\s"“”„«»‘’'()\[\]*_–—•-]*$|["“„«(\[][‘']?$""")
_TITLE_BEFORE = re.compile(r"(?:^|\W)(?:Dr|Mr|Mrs|Ms|Prof|Gen|Col|Maj|Capt|Lt|Brig|Sgt|St|Hon|Rev|Sr|Jr|[A-Z])\.\s*$")
_HYPHENS = frozenset("-‐‑")
_STOPS = (".", "!", "?", "…")
_REACH = 12
_HEADLINE = 0.8
"""The share of capitals among the longer words that makes a headline."""
_LONGER = 4
_FEWEST = 3


class SpellCheckableWord(NamedTuple):
    """A word of an English text whose spelling can be checked: no number, address or placeholder.

    Attributes:
        start: Code-point offset in the text.
        end: Where it ends.
        text: The word with straight apostrophes and without soft hyphens.
        proper: Capitalised where only a name would be: not after a stop, not in a headline.
        joined: There is a hyphen before or after it.
    """

    start: int
    end: int
    text: str
    proper: bool
    joined: bool


def words_to_check(text: str) -> list[SpellCheckableWord]:
    """Return the words of an English text whose spelling can be checked, in order: no numbers, addresses or codes.

    Left out are words with digits, letters beyond ASCII (Urdu, transliteration with its own signs) or capitals inside,
    abbreviations in capitals, single letters, small Roman numerals; and addresses, @names, #tags, paths, inline tags
    and placeholders whole. Words in a text that is all in capitals count as written small.
    """
    if has_tags(text):
        untagged = UntaggedText(text)
        spans = [(word, untagged.span(word.start, word.end)) for word in words_to_check(untagged.text)]
        return [word._replace(start=start, end=end) for word, (start, end) in spans]
    if _SPECIAL.search(text):
        found = [(match.span(), match.group()) for match in _FOUND.finditer(text) if match.lastgroup]
    else:
        found = [(match.span(), match.group()) for match in _SIMPLE.finditer(text)]
    longer = [word for _, word in found if len(word) >= _LONGER and word.isalpha()]
    shouted = len(longer) >= _FEWEST and sum(map(str.isupper, longer)) > len(longer) * _HEADLINE
    words: list[SpellCheckableWord] = []
    for (start, end), written in found:
        word = with_straight_apostrophes(written)
        if shouted and word.isupper() and len(word) >= _LONGER:
            word = word.lower()
        if _is_no_word(word):
            continue
        proper = word[0].isupper() and not _opens(text, start)
        joined = text[start - 1 : start] in _HYPHENS or text[end : end + 1] in _HYPHENS
        words.append(SpellCheckableWord(start, end, word, proper, joined))
    return [word._replace(proper=False) for word in words] if _is_headline(text, words) else words


def with_straight_apostrophes(word: str) -> str:
    """Return an English word with straight apostrophes and without soft hyphens."""
    return word if word.isascii() else word.translate(_STRAIGHT)


def possible_words(text: str) -> set[str]:
    """Return all strings of a text that may need a spelling check: more than `words_to_check`, ten times as fast."""
    found = {piece for piece in _SIMPLE.findall(without_tags(text)) if len(piece) > 1}
    capitals = [piece for piece in found if piece.isupper()]
    if sum(len(piece) >= _LONGER for piece in capitals) <= 1:
        found.difference_update(capitals)
    return {piece for piece in found if piece.isalpha() or not piece.isalnum()}


def _is_headline(text: str, words: list[SpellCheckableWord]) -> bool:
    """Whether a text is a headline, whose capitals mark no names: most words have one, and no final stop."""
    if text.rstrip("\"'”’)] ").endswith(_STOPS):
        return False
    longer = [word for word in words if len(word.text) >= _LONGER]
    return len(longer) >= _FEWEST and sum(word.text[0].isupper() for word in longer) > len(longer) * _HEADLINE


def _is_no_word(word: str) -> bool:
    if len(word) == 1 or not word.isascii():
        return True
    if word.islower() and word.isalpha():
        return word[0] in _SMALL_NUMERALS and _ROMAN.fullmatch(word) is not None
    if word.isupper() or not _PLAIN.fullmatch(word):
        return True
    return _MIXED.search(word) is not None or _PLURAL_CAPITALS.fullmatch(word) is not None


def _opens(text: str, start: int) -> bool:
    """Whether a word at an offset starts a sentence, quotation or bracket, so that any word has a capital there."""
    before = text[max(0, start - _REACH) : start]
    if start > _REACH:
        before = "x" + before
    return _STOP_BEFORE.search(before) is not None and not _TITLE_BEFORE.search(before)
