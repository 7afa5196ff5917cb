"""Folds Urdu to a comparison key: one spelling for the many ways to type the same word.

The source is stored untouched; search, memory and checks compare keys. Rules after UAX #15 (compatibility forms are
resolved in the presentation blocks alone; NFC does not compose ی + ٔ nor ه + ٔ, so the hamza goes with the marks), the
Unicode core specification's section on Arabic, and CLDR `ur`. ھ is never folded: it tells an aspirated consonant.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from unicodedata import normalize

from translator_gui.model.inline_tag import INLINE_RANGES

FoldingTable = dict[int, str]
"""What takes the place of a code point in a key; nothing, one letter or several."""

_LETTERS = {
    **dict.fromkeys("يىئ", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("هەۀۂةۃ", "ہ"),
    **dict.fromkeys("أإٱ", "ا"),
    "ؤ": "و",
    "ۓ": "ے",
}
_SIGNS = {"٫": ".", "٬": ",", "٪": "%", "\N{ZERO WIDTH NON-JOINER}": " ", "\N{NO-BREAK SPACE}": " "}
_DIGITS = {chr(zero + value): str(value) for zero in (0x660, 0x6F0) for value in range(10)}
_MADDA = "\u0653"
_DROPPED = (
    "\N{ARABIC TATWEEL}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
)
_DROPPED_RANGES = (
    (0x202A, 0x202E),  # embeddings and overrides
    (0x2066, 0x2069),  # isolates
    (0x0610, 0x061A),  # honorific signs and small marks
    (0x064B, 0x065F),  # zabar, zer, pesh and their like, hamza above among them
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
    (0x08D3, 0x08FF),  # Quranic signs and tones
    *INLINE_RANGES,
)
_PRESENTATION = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))


def _table() -> FoldingTable:
    table = {ord(char): key for char, key in (_LETTERS | _SIGNS | _DIGITS).items()}
    table.update((ord(char), "") for char in _DROPPED)
    for first, last in _DROPPED_RANGES:
        table.update((code, "") for code in range(first, last + 1) if code != ord(_MADDA))
    for block in _PRESENTATION:
        for code in block:
            plain = normalize("NFKC", chr(code))
            if plain != chr(code):
                table[code] = plain.translate(table).replace(_MADDA, "")
    return table


class LetterFolding:
    """Makes comparison keys, equal for spelling variants, by replacing letters; its table is built at first use."""

    def __init__(self, make: Callable[[], FoldingTable]) -> None:
        """Set the function that builds the table of letters; letters in its results are not replaced again."""
        self._make = make

    @cached_property
    def table(self) -> FoldingTable:
        """The table of letters that comparison keys replace, each with its replacement."""
        return self._make()

    @cached_property
    def _folded(self) -> re.Pattern[str]:
        return re.compile(f"[{re.escape(''.join(map(chr, self.table)))}]")

    def key(self, text: str) -> str:
        """Return the comparison key of a text. The key of a key is the key itself."""
        return text.translate(self.table) if text.isascii() else self.key_without(text, self.letters(text))

    def letters(self, text: str) -> set[str]:
        """Return those letters of a text that its comparison key replaces by others."""
        return set(self._folded.findall(text))

    def key_without(self, text: str, letters: Iterable[str]) -> str:
        """Return the comparison key of a text, given the `letters` of it that the key replaces (see `letters`).

        `str.translate`, which asks the table for each letter that is not ASCII, takes seven times as long.
        """
        key = text
        for letter in letters:
            key = key.replace(letter, self.table[ord(letter)])
        # آ typed as two code points is another letter than ا; on any other letter the sign is a mark like the rest.
        return key.replace("ا" + _MADDA, "آ").replace(_MADDA, "") if _MADDA in key else key

    def key_with_map(self, text: str) -> tuple[str, list[int]]:
        """Return the comparison key of a text and, for each code point of the key, its offset in the text.

        Returns:
            The key, equal to `key(text)`, and offsets in code points that never decrease, one more than the key is
            long: the span `[a, b)` of the key is `[offsets[a], offsets[b])` of the text, marks after its last letter
            included.
        """
        letters = self.letters(text)
        if _MADDA not in text and all(len(self.table[ord(letter)]) <= 1 for letter in letters):
            # No letter becomes several, as in nearly all texts: a hundred times as fast.
            dropped = {letter for letter in letters if not self.table[ord(letter)]}
            kept, start = list[int](), 0
            for found in self._folded.finditer(text) if dropped else ():
                if found.group() in dropped:
                    kept += range(start, found.start())
                    start = found.end()
            return self.key_without(text, letters), [*kept, *range(start, len(text) + 1)]
        key: list[str] = []
        offsets: list[int] = []
        for offset, char in enumerate(text):
            if char == _MADDA:
                if key and key[-1] == "ا":
                    key[-1] = "آ"
                continue
            plain = self.table.get(ord(char), char)
            key.extend(plain)
            offsets.extend([offset] * len(plain))
        offsets.append(len(text))
        return "".join(key), offsets


URDU = LetterFolding(_table)
"""The rules of this module, to be used as they are or to build wider ones on."""


def fold(text: str) -> str:
    """Return the comparison key of an Urdu text, equal for all spelling variants; see `LetterFolding.key`."""
    return URDU.key(text)
