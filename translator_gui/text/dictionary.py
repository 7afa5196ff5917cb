"""The English spelling dictionary: a word list and the rules for words built from it."""

from collections.abc import Collection
from enum import StrEnum

from translator_gui.model.lazy_pattern import lazy_pattern

_TAILS = ("'s", "'ll", "'d", "'ve", "'re")
_HYPHENATED = """
al anglo anti arch audio auto bio bys centre counter cyber de demi e eco ed el electro er euro ex extra franco geo hi
hyper indo infra ins inter intra iso macro mal mega meta micro mid mini mis mono multi nano neo neuro non offs omni
ons outs over pan para perso poly post pre pro proto pseudo psycho quasi re retro semi sino socio sub super techno
trans tri turko ul ultra un under uni ups ur vice
"""
_JOINED = frozenset(_HYPHENATED.split())
"""Parts of words before, between or behind hyphens: pre-election, Noor-ul-Haq, tajdeed-e-wafa, add-ons."""
_IZE = lazy_pattern(r"iz(?=(?:e|ed|es|er|ers|ing|able|ation|ations|ational)(?:'s)?$)")
_NEVER_IZE = lazy_pattern(
    r"(?:advert|adv|appr|ar|chast|circumc|comprom|compr|dem|desp|dev|disgu|enfranch|enterpr|exc|exerc|expert|franch|"
    r"improv|inc|merchand|prem|pra|ra|repr|rev|superv|surm|surpr|telev|w|treat|parad|prom)iz"
)


class EnglishVariety(StrEnum):
    """The variety of English a project is written in; the value is the name of its dictionary files."""

    AMERICAN = "en_US"
    BRITISH = "en_GB"


class SpellingDictionary:
    """The spelling dictionary of one variety of English; may be used from any thread."""

    def __init__(
        self,
        variety: EnglishVariety,
        words: set[str],
        silent: set[str],
        common: dict[str, int],
        transcribed: Collection[str] = (),
    ) -> None:
        """Build the spelling dictionary from word lists.

        Args:
            variety: Of the words.
            words: Every form; those with a capital are written so only.
            silent: Of them, those that are never suggested.
            common: The commonest words, each with its tier: 0 before 1.
            transcribed: Of the words, names of Urdu, several spellings of which are right.
        """
        self.variety = variety
        self.words = words
        self.silent = silent
        self._names = {word.lower() for word in words if word[0].isupper()}
        self.common = common
        self.transcribed = frozenset(transcribed)
        self.passed: set[str] = set()
        """Words found correct, as they are written in texts: a cache for the next text."""
        self._beginning: dict[str, tuple[str, ...]] = {}

    def knows(self, word: str, *, joined: bool = False) -> bool:
        """Whether the dictionary accepts a word (with straight apostrophes) as correctly spelled."""
        if self._stands(word):
            return True
        if joined and word.lower() in _JOINED:
            return True
        return any(word.endswith(tail) and self._stands(word[: -len(tail)]) for tail in _TAILS)

    def _stands(self, word: str) -> bool:
        if word in self.words:
            return True
        small = word.lower()
        return small in self.words or (self.variety is EnglishVariety.BRITISH and self._is_oxford(small))

    def _is_oxford(self, word: str) -> bool:
        """Whether a word has British spelling with -ize (Oxford): organization, but neither advertize nor analyze."""
        return bool(_IZE.search(word)) and not _NEVER_IZE.search(word) and _IZE.sub("is", word) in self.words

    def has_any(self, small: set[str]) -> bool:
        """Whether the dictionary has one of some lower-case words, or has it as a name with a capital."""
        return not (self.words.isdisjoint(small) and self._names.isdisjoint(small))

    def beginning(self, letter: str) -> tuple[str, ...]:
        """Return the dictionary's words that begin with a letter, small or capital; collected at the first call."""
        found = self._beginning.get(letter)
        if found is None:
            both = {letter, letter.upper()}
            found = self._beginning[letter] = tuple(word for word in self.words if word[0] in both)
        return found
