"""The program's word lists, read once for all tests."""

from functools import cache

from translator_gui.project.dictionaries import load_dictionary
from translator_gui.text.dictionary import EnglishVariety, SpellingDictionary


@cache
def dictionary(variety: EnglishVariety = EnglishVariety.AMERICAN) -> SpellingDictionary:
    """A variety's words, as the program has them."""
    steps = load_dictionary(variety)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: object = end.value
            assert isinstance(found, SpellingDictionary)
            return found
