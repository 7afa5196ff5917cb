"""Texts as numbers of words in one array, with the places of each word: finds phrases, and the words that follow them.

The followers of a context are counted when they are asked for: tables of all pairs and triples of words would take ten
times as much memory, and a frequent word of 100,000 sentences is scanned in a third of a millisecond.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
_MOST_FOLLOWERS = 500
BOUNDARY = 0
"""The number that stands before, between and behind the texts."""


class IndexedTexts:
    """Texts as numbers of words; texts can be added at any time."""

    def __init__(self) -> None:
        self.words: list[str] = [""]
        """The word of each number."""
        self._numbers = {"": BOUNDARY}
        self._letters = array("i", [BOUNDARY])
        self._starts: list[int] = []
        self._places: list[array[int]] = [array("i", [0])]

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, words: Sequence[str]) -> None:
        """Add a text."""
        self._starts.append(len(self._letters))
        for word in words:
            number = self._numbers.setdefault(word, len(self.words))
            if number == len(self.words):
                self.words.append(word)
                self._places.append(array("i"))
            self._places[number].append(len(self._letters))
            self._letters.append(number)
        self._places[BOUNDARY].append(len(self._letters))
        self._letters.append(BOUNDARY)

    def number(self, word: str) -> int | None:
        """Return the number of a word; None if no text has it."""
        return self._numbers.get(word)

    def counted(self, word: str) -> int:
        """Return how often a word occurs."""
        number = self._numbers.get(word)
        return 0 if number is None else len(self._places[number])

    def text(self, at: int) -> list[int]:
        """Return the words of a text, as numbers."""
        end = self._starts[at + 1] if at + 1 < len(self) else len(self._letters)
        return self._letters[self._starts[at] : end - 1].tolist()

    def text_of(self, place: int) -> tuple[int, int]:
        """Return in which text a place is, and at which of its words."""
        at = bisect_right(self._starts, place) - 1
        return at, place - self._starts[at]

    def places(self, number: int) -> Places:
        """Return the places of a word."""
        return np.array(self._places[number], np.int64)

    def continued(self, places: Places, distance: int, number: int) -> Places:
        """Return those of some places that have a word so many words later."""
        letters = np.frombuffer(self._letters, np.int32)
        return places[letters[places + distance] == number]

    def followers(self, first: int, second: int) -> dict[int, int]:
        """Count the words that follow two neighbouring words, the most frequent hundreds of them.

        Args:
            first: A word; -1 stands for any.
            second: The word behind it.
        """
        letters = np.frombuffer(self._letters, np.int32)
        places = np.frombuffer(self._places[second], np.int32)
        if second == BOUNDARY:
            places = places[:-1]
        if first >= 0:
            places = places[letters[np.maximum(places - 1, 0)] == first]
        counts = np.bincount(letters[places + 1]) if len(places) else np.zeros(0, np.int64)
        numbers = np.flatnonzero(counts)
        if len(numbers) > _MOST_FOLLOWERS:
            numbers = numbers[np.argpartition(counts[numbers], -_MOST_FOLLOWERS)[-_MOST_FOLLOWERS:]]
        return dict(zip(numbers.tolist(), counts[numbers].tolist(), strict=True))
