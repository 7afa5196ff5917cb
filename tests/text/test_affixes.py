"""Word lists in Hunspell's format: the same words come of them as Hunspell makes."""

import random

import pytest

from tests.text.dictionaries import dictionary
from translator_gui.paths import resource
from translator_gui.text.affixes import HunspellAffixRules, read_forms
from translator_gui.text.dictionary import EnglishVariety

RULES = """SET UTF-8
NOSUGGEST !
PFX U Y 1
PFX U 0 un .
SFX D Y 3
SFX D 0 d e
SFX D y ied [^aeiou]y
SFX D 0 ed [^ey]
SFX T N 1
SFX T 0 est [^ey]
"""


def forms(stem: str, flags: str) -> set[str]:
    return set(HunspellAffixRules(RULES).forms(stem, flags))


def test_suffixes_go_by_the_last_letters_and_cross_with_prefixes():
    assert forms("tie", "UD") == {"tie", "tied", "untie", "untied"}
    assert forms("try", "D") == {"try", "tried"}
    assert forms("fast", "UT") == {"fast", "fastest", "unfast"}, "a suffix that crosses with nothing"
    assert forms("play", "D") == {"play"}, "no rule fits"


def test_words_never_suggested_are_told_and_ordinals_left_out():
    (found,) = read_forms(HunspellAffixRules(RULES), "3\ndarn/!D\n1th/tc\ntie\n")
    assert found.words == {"darn", "darned", "tie"}
    assert found.silent == {"darn", "darned"}


def test_a_broken_condition_is_told():
    with pytest.raises(ValueError, match="condition"):
        HunspellAffixRules("SFX D Y 1\nSFX D 0 d [e\n")


@pytest.mark.parametrize("variety", EnglishVariety)
def test_hunspell_has_the_same_words(variety: EnglishVariety):
    hunspell = pytest.importorskip("hunspell", reason="no wheel of chunspell for this machine")
    judge = hunspell.Hunspell(str(variety), hunspell_data_dir=str(resource("dictionaries")))
    affixes = HunspellAffixRules(resource("dictionaries", f"{variety}.aff").read_text(encoding="utf-8"))
    lists = resource("dictionaries", f"{variety}.dic").read_text(encoding="utf-8")
    ours = {word for portion in read_forms(affixes, lists) for word in portion.words}
    chance = random.Random(5)
    some = chance.sample(sorted(ours), 20_000)
    assert [word for word in some if not judge.spell(word)] == []
    letters = "abcdefghijklmnopqrstuvwxyz"
    near = {
        word[:at] + chance.choice(letters) + word[at + 1 :] for word in some for at in [chance.randrange(len(word))]
    }
    assert {word for word in near if word.islower() and judge.spell(word)} <= {
        word for word in near if dictionary(variety).knows(word)
    }
