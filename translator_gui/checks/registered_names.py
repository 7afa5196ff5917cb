"""The names register of a project: finds the words of an English text that spell a registered name wrongly."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from translator_gui.text.consonant_skeleton import name_skeletons, urdu_skeletons
from translator_gui.text.name_spellings import NameWord, is_slip, name_words, spelled_names
from translator_gui.text.term_index import UrduWord, urdu_words

_SHORT = 4
"""Letters of a name of which one may differ at most."""


class _RegisteredPart(NamedTuple):
    """A registered name or its last word: the loose keys of its Urdu words, and its English words."""

    keys: tuple[str, ...]
    english: tuple[str, ...]


class MisspeltName(NamedTuple):
    """A word of an English text that spells a registered name otherwise than the register.

    Attributes:
        start: Offset of the name in the Urdu text.
        end: Offset of its end.
        written: The English word.
        registered: The word as the register spells it.
    """

    start: int
    end: int
    written: NameWord
    registered: str


class NamesRegister:
    """The registered names of a project by the first of their Urdu words."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Index the names; a surname counts by itself, too, if its consonants tell that it is the same name.

        Args:
            names: The English spelling of people and places by their Urdu.
        """
        self._parts: dict[str, list[_RegisteredPart]] = defaultdict(list)
        for urdu, english in names.items():
            words = urdu_words(urdu)
            spelled = tuple(word.text for word in name_words(english))
            if not words or not spelled:
                continue
            self._add(_RegisteredPart(tuple(word.key for word in words), spelled))
            if len(words) > 1:
                last = (pair for pair in spelled_names(urdu, english) if pair.urdu == words[-1] and pair.exact)
                for pair in last:
                    self._add(_RegisteredPart((words[-1].key,), (pair.english.text,)))

    def _add(self, part: _RegisteredPart) -> None:
        self._parts[part.keys[0]].append(part)

    def misspelt_names(self, source: str, target: str) -> Iterator[MisspeltName]:
        """Yield the words of a sentence that spell a registered name of its Urdu wrongly, instead of its spelling."""
        words = urdu_words(source)
        found = list(self._names_in(words))
        if not found:
            return
        written = list(name_words(target))
        counts = Counter(word.text for word in written)
        right = {word for _first, part in found for word in part.english}
        covered = {at for first, part in found for at in range(first, first + len(part.keys))}
        others = [word for at, word in enumerate(words) if at not in covered]
        for first, part in found:
            times = sum(part == other for _at, other in found)
            for spelling in part.english:
                if counts[spelling] >= times:
                    continue
                for word in written:
                    if word.text not in right and _spells(word.text, spelling) and not _is_named(word.text, others):
                        start, end = words[first].start, words[first + len(part.keys) - 1].end
                        yield MisspeltName(start, end, word, spelling)

    def _names_in(self, words: tuple[UrduWord, ...]) -> Iterator[tuple[int, _RegisteredPart]]:
        for first, word in enumerate(words):
            for part in self._parts.get(word.key, ()):
                if part.keys == tuple(one.key for one in words[first : first + len(part.keys)]):
                    yield first, part


def _spells(word: str, name: str) -> bool:
    """Whether an English word is likely another spelling of a registered name's word."""
    if len(name) <= _SHORT and abs(len(word) - len(name)) > 1:
        return False
    exact = not name_skeletons(word.lower()).isdisjoint(name_skeletons(name.lower()))
    if not exact and min(len(word), len(name)) <= _SHORT:
        return False
    return is_slip(word, name, exact=exact and len(name) > _SHORT)


def _is_named(word: str, others: list[UrduWord]) -> bool:
    """Whether one of some other Urdu words of the sentence may be what an English word spells."""
    skeletons = name_skeletons(word.lower())
    return any(not urdu_skeletons(other.key).isdisjoint(skeletons) for other in others)
