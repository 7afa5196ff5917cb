"""Edit distance: how much of a text was changed, as post-editing is measured."""

import re
from typing import NamedTuple, Self

from rapidfuzz.distance import Levenshtein

from translator_gui.text.counting import WORD

_UNIT = re.compile(rf"(?:{WORD.pattern})|[^\w\s]", re.VERBOSE)


class EditDistanceCounts(NamedTuple):
    """Numbers of word and character edits between an old and a new text, and the lengths of the new one.

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
        """Return the sum of two edit counts."""
        return type(self)(*(one + another for one, another in zip(self, other, strict=True)))

    @property
    def word_rate(self) -> float:
        """Return the translation edit rate without moves, in percent: 0 for equal texts; may exceed 100."""
        return 100 * self.words / max(1, self.of_words)

    @property
    def character_rate(self) -> float:
        """Return the edited characters in percent of the characters of the new text."""
        return 100 * self.characters / max(1, self.of_characters)


def edit_distance(old: str, new: str) -> EditDistanceCounts:
    """Count the edits that turn an old text into a new one; blanks at both ends are ignored.

    As in Snover et al. 2006 ("A Study of Translation Edit Rate with Targeted Human Annotation"), but that a word that
    moved is deleted and inserted: Levenshtein's distance.
    """
    old, new = old.strip(), new.strip()
    after = _UNIT.findall(new)
    if old == new:
        return EditDistanceCounts(0, len(after), 0, len(new))
    before = _UNIT.findall(old)
    return EditDistanceCounts(Levenshtein.distance(before, after), len(after), Levenshtein.distance(old, new), len(new))
