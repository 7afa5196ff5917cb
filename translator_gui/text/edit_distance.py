"""How much of a text was changed, as post-editing is measured."""

import re
from typing import NamedTuple, Self

from rapidfuzz.distance import Levenshtein

from translator_gui.text.counting import WORD

_UNIT = re.compile(rf"(?:{WORD.pattern})|[^\w\s]", re.VERBOSE)


class EditCounts(NamedTuple):
    """Edits between an old and a new text, and how much there is of the new one.

    Attributes:
        words: Words and punctuation marks inserted, deleted or replaced, at the least.
        of_words: Words and punctuation marks of the new text.
        characters: Characters inserted, deleted or replaced, at the least.
        of_characters: Characters of the new text.
    """

    words: int = 0
    of_words: int = 0
    characters: int = 0
    of_characters: int = 0

    def plus(self, other: Self) -> Self:
        """Both together."""
        return type(self)(*(one + another for one, another in zip(self, other, strict=True)))

    @property
    def word_rate(self) -> float:
        """Percent: the translation edit rate without its moves, 0 for equal texts; more than 100 is possible."""
        return 100 * self.words / max(1, self.of_words)

    @property
    def character_rate(self) -> float:
        """The same by characters."""
        return 100 * self.characters / max(1, self.of_characters)


def edit_distance(old: str, new: str) -> EditCounts:
    """The edits that make a new text of an old one; blanks at the ends of both count for nothing.

    As in Snover et al. 2006 ("A Study of Translation Edit Rate with Targeted Human Annotation"), but that a word that
    moved is deleted and inserted: Levenshtein's distance.
    """
    old, new = old.strip(), new.strip()
    after = _UNIT.findall(new)
    if old == new:
        return EditCounts(0, len(after), 0, len(new))
    before = _UNIT.findall(old)
    return EditCounts(Levenshtein.distance(before, after), len(after), Levenshtein.distance(old, new), len(new))
