"""The spelling dictionaries that come with the program, and the user's own words."""

import contextlib
import os
from collections.abc import Generator
from pathlib import Path

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.paths import own_words_file, resource
from translator_gui.text.affixes import HunspellAffixRules, read_forms
from translator_gui.text.dictionary import EnglishVariety, SpellingDictionary
from translator_gui.text.words import with_straight_apostrophes


def load_dictionary(variety: EnglishVariety) -> Generator[None, None, SpellingDictionary]:
    """Load the spelling dictionary of British or American English, as a generator that pauses every millisecond.

    Raises:
        TranslatorError: A file is missing, or is no word list.
    """
    affix_file = resource("dictionaries", f"{variety}.aff")
    try:
        affixes = HunspellAffixRules(_text(affix_file))
    except ValueError as error:
        raise TranslatorError(
            _(
                "{affix_file}: not a list of affixes ({error}); install the program again",
                affix_file=affix_file,
                error=error,
            )
        ) from error
    words, silent = set[str](), set[str]()
    yield
    for forms in read_forms(affixes, _text(resource("dictionaries", f"{variety}.dic"))):
        words |= forms.words
        silent |= forms.silent
        yield
    words.update(_text(resource("dictionaries", "rarer.txt")).split())
    yield
    added = set(_added_words()) - words
    words |= added
    yield
    tiers = _text(resource("dictionaries", "common.txt")).split("\n\n")
    common = {word: tier for tier, listed in enumerate(tiers) for word in listed.split()}
    return SpellingDictionary(variety, words, silent, common, {word for word in added if word[0].isupper()})


def read_frequent_words(dictionary: SpellingDictionary) -> list[str]:
    """Return the frequent words of a dictionary's variety of English, the most frequent first; names are the last."""
    words = _text(resource("dictionaries", "frequent.txt")).split()
    names = [word for word in _added_words() if word[0].isupper() and word.isalpha()]
    return [word for word in dict.fromkeys((*words, *names)) if dictionary.knows(word)]


def read_own_words() -> frozenset[str]:
    """Read the user's own spelling word list; empty if there is no readable file."""
    try:
        return frozenset(map(with_straight_apostrophes, own_words_file().read_text(encoding="utf-8-sig").split()))
    except (OSError, UnicodeError):
        return frozenset()


def save_own_word(word: str, *, right: bool = True) -> frozenset[str]:
    """Add a word to the user's own spelling word list or remove it, and return the new list.

    Raises:
        TranslatorError: The file cannot be written.
    """
    path = own_words_file()
    words = read_own_words() | {word} if right else read_own_words() - {word}
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text("".join(f"{each}\n" for each in sorted(words, key=str.lower)), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise TranslatorError(
            _(
                "{path}: your words cannot be kept ({reason}); check the folder's permissions",
                path=path,
                reason=error.strerror,
            )
        ) from error
    return words


def _added_words() -> list[str]:
    """Return the words that the program's dictionaries have besides."""
    lines = _text(resource("dictionaries", "additions.txt")).splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise TranslatorError(
            _("{path}: cannot be read ({error}); install the program again", path=path, error=error)
        ) from error
