"""Search keys: Urdu folded, and English without accents and typographic signs that no keyboard has.

On top of `folding`: typographic quotes, apostrophes, hyphens and spaces equal their plain forms, a line break is a
space, and Latin letters lose their diacritics, so that *Ghalib* finds *Ghālib* and *Quran* does not need its macrons.
"""

from functools import cache
from unicodedata import normalize

from translator_gui.model.lazy_pattern import lazy_pattern
from translator_gui.text.folding import URDU, FoldingTable, LetterFolding
from translator_gui.text.untagged_text import UntaggedText

SEARCH_KEY_RULE = 1
"""Raise it with every change of a key: whatever stores keys must store it too, and make them anew when it differs.

A project stores no keys.
"""

_PLAIN = {
    '"': "“”„‟«»″",
    "'": "‘’‚‛′`´ʹʻʼʽʾʿˈ",
    "-": "‐‑‒–−",
    " ": "\n\t\r\v\f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))),
}
_LATIN = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
_CASED = (range(0xC0, 0x590), range(0x1E00, 0x2000))
_LATIN_MARKS = range(0x300, 0x370)

MARKS = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
"""Of a character class: what stands on the letter before it."""
_CLINGS = lazy_pattern(rf"[{MARKS}\u0640\u200d]+")
"""Marks, and what stretches or joins a letter: it goes where its letter goes."""


def _table() -> FoldingTable:
    table = dict(URDU.table)
    for plain, fancy in _PLAIN.items():
        table.update(dict.fromkeys(map(ord, fancy), plain))
    table.update((code, "") for code in _LATIN_MARKS)
    for letters in _LATIN:
        for code in letters:
            plain = "".join(part for part in normalize("NFD", chr(code)) if ord(part) not in _LATIN_MARKS)
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    return table


def _small_table() -> FoldingTable:
    """Return the table of letters for lower-case search keys; each is replaced without regard to its neighbours."""
    table = CASED.table
    lowered = {code: plain.lower() for code, plain in table.items()}
    for letters in (range(0x41, 0x5B), *_CASED):
        for code in letters:
            small = chr(code).lower()
            if code not in table and len(small) == 1:
                lowered[code] = small
    return lowered


CASED = LetterFolding(_table)
SMALL = LetterFolding(_small_table)


@cache
def _ligatures() -> frozenset[str]:
    return frozenset(chr(code) for code, plain in CASED.table.items() if len(plain) > 1)


def search_key(text: str) -> str:
    """Return the search key of a text, equal for spelling variants, with capitals; ASCII text is its own key."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text
    return CASED.key(text)


def small_key(text: str) -> str:
    """Return the search key of a text, equal for spelling variants, in lower case."""
    return SMALL.key(text)


def lowered(key: str) -> str:
    """Convert the search key of a text with capitals to its search key in small letters."""
    return key.lower() if key.isascii() else SMALL.key(key)


class SearchKeyMap:
    """The search key of a text, with offsets in the key mapped back to the text."""

    def __init__(self, text: str, *, small: bool) -> None:
        self._text = text
        self.key, self._offsets = (SMALL if small else CASED).key_with_map(text)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Convert a range of the search key to one of the text, including the marks of its last letter; code points.

        None where it would begin or end within a letter (a ligature is several letters of the key).
        """
        offsets = self._offsets
        first, last = offsets[start], offsets[end - 1]
        if (start and offsets[start - 1] == first) or (end < len(self.key) and offsets[end] == last):
            return None
        return first, after_marks(self._text, last + 1)


class UntaggedSearchKeyMap(SearchKeyMap):
    """The search key of a text without its inline tags, with offsets in the key mapped back to the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        untagged = UntaggedText(text)
        self.key, self._offsets = untagged.text, untagged.places


def after_marks(text: str, at: int) -> int:
    """Return the offset after the vowel marks, tatweel and joiners at `at`, which belong to the letter before them."""
    found = _CLINGS.match(text, at)
    return found.end() if found else at


def expands(text: str) -> bool:
    """Whether a letter of a text becomes several in its search key, so that a match in the key may not be one."""
    return not (text.isascii() or _ligatures().isdisjoint(text))


def joined_keys(joined: str, *, small: bool) -> tuple[str, bool]:
    """Return the search key of NUL-separated texts, and whether a letter of them becomes several in the key."""
    folding = SMALL if small else CASED
    if joined.isascii():
        return folding.key(joined), False
    letters = folding.letters(joined)
    return folding.key_without(joined, letters), not _ligatures().isdisjoint(letters)
