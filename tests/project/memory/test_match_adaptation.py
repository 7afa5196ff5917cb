"""A match is made ready for the sentence: numbers, names, inline tags, what differs."""

from translator_gui.checks.registered_names import NamesRegister
from translator_gui.model.inline_tag import closing, opening, standalone
from translator_gui.model.memory_unit import MemoryUnit
from translator_gui.project.memory.match_adaptation import adapted_match, with_tags_of
from translator_gui.project.memory.match_records import MemoryMatch, NumberAdaptation
from translator_gui.project.memory.translation_memory import MatchedUnit
from translator_gui.project.memory.unit_keys import content_uid

NO_NAMES = NamesRegister({})


def adapted(source: str, urdu: str, english: str, names: NamesRegister = NO_NAMES) -> MemoryMatch:
    return adapted_match(source, MatchedUnit(MemoryUnit(content_uid(urdu, english), urdu, english), 87), names)


def test_words_that_differ_are_marked_and_those_of_the_sentence_listed() -> None:
    match = adapted("وزیر نے منگل کو بیان دیا۔", "وزیر نے بدھ کو بیان دیا۔", "The minister made a statement.")
    assert [match.source[start:end] for start, end in match.differs] == ["بدھ"]
    assert match.lacks == ("منگل",)


def test_words_side_by_side_are_one_phrase() -> None:
    match = adapted("وزیر اعظم نے آج یہاں بیان دیا۔", "وزیر نے بیان دیا۔", "The minister made a statement.")
    assert match.lacks == ("اعظم", "آج یہاں")


def test_numbers_are_put_in_or_said_to_differ() -> None:
    ours, theirs = "حادثے میں 15 افراد ہلاک ہوئے۔", "حادثے میں 12 افراد ہلاک ہوئے۔"
    match = adapted(ours, theirs, "12 people died.")
    assert (match.target, match.numbers) == ("15 people died.", NumberAdaptation.ADAPTED)
    assert adapted(ours, theirs, "A dozen people died.").numbers is NumberAdaptation.DIFFERENT
    assert adapted(ours, ours, "15 people died.").numbers is NumberAdaptation.SAME


def test_names_are_written_as_the_project_registers_them() -> None:
    urdu = "لاوروف نے بیان دیا۔"
    match = adapted(urdu, urdu, "Lavrow made a statement.", NamesRegister({"لاوروف": "Lavrov"}))
    assert (match.target, match.names) == ("Lavrov made a statement.", ("Lavrov",))


def test_tags_are_those_of_the_sentence_in_their_places() -> None:
    theirs = f"یہ {opening(7)}اہم{closing(7)} ہے{standalone(8)}۔"
    ours = f"وہ {opening(1)}اہم{closing(1)} ہے{standalone(2)}۔"
    english = f"This is {opening(7)}important{closing(7)}{standalone(8)}."
    assert with_tags_of(theirs, ours, english) == f"This is {opening(1)}important{closing(1)}{standalone(2)}."


def test_tags_that_the_sentence_does_not_have_are_left_out() -> None:
    theirs = f"یہ {opening(7)}اہم{closing(7)} ہے۔"
    english = f"This is {opening(7)}important{closing(7)}."
    assert with_tags_of(theirs, "یہ اہم ہے۔", english) == "This is important."
    assert with_tags_of(theirs, f"یہ {standalone(1)} ہے۔", english) == "This is important."
