"""The spelling of a session's English, without a window."""

import shutil
from collections.abc import Iterator

import pytest

from tests.viewmodel.desk import Desk, wait_until
from translator_gui.paths import own_words_file
from translator_gui.project.misspelling_search import Misspelling
from translator_gui.text.dictionary import EnglishVariety
from translator_gui.viewmodel.spelling.spelling_state import SpellingState


@pytest.fixture
def model(desk: Desk) -> Iterator[SpellingState]:
    shutil.rmtree(own_words_file().parent, ignore_errors=True)
    model = SpellingState(desk.session, EnglishVariety.AMERICAN, on=True)
    wait_until(lambda: model.ready)
    yield model
    shutil.rmtree(own_words_file().parent, ignore_errors=True)


def marked(desk: Desk, model: SpellingState, number: int, typing_at: int | None = None) -> list[str]:
    return [suspect.word for suspect in model.misspellings(desk.sentences[number - 1], typing_at)]


def found_from(desk: Desk, model: SpellingState, number: int, offset: int, *, again: bool = True) -> tuple[int, str]:
    """The number of the sentence and the word that a search comes to; 0 and nothing where there is none."""
    answers = list[Misspelling | None]()
    assert model.find_next(desk.sentences[number - 1].id, offset, answers.append, again=again)
    wait_until(lambda: answers)
    (found,) = answers
    if found is None:
        return 0, ""
    ids = [sentence.id for sentence in desk.sentences]
    return ids.index(found.segment) + 1, found.suspect.word


def test_marks_come_with_a_signal_and_stay_while_somebody_types_on(desk: Desk, model: SpellingState):
    told: list[object] = []
    model.changed.connect(told.append)
    desk.type(1, "teh end")
    assert marked(desk, model, 1) == []
    wait_until(lambda: marked(desk, model, 1) == ["teh"])
    assert (desk.sentences[0].paragraph_id,) in told
    desk.type(1, "teh endx")
    assert marked(desk, model, 1) == ["teh"], "before anybody has looked at the new text"
    wait_until(lambda: marked(desk, model, 1) == ["teh", "endx"])
    assert marked(desk, model, 1, typing_at=8) == ["teh"]
    desk.type(1, "the end")
    wait_until(lambda: marked(desk, model, 1) == [])


def test_nothing_is_marked_when_it_is_switched_off(desk: Desk, model: SpellingState):
    desk.type(1, "teh end")
    wait_until(lambda: marked(desk, model, 1))
    model.switch(False)
    assert marked(desk, model, 1) == []
    model.switch(True)
    assert marked(desk, model, 1) == ["teh"]


def test_words_are_read_only_when_they_are_wanted(desk: Desk):
    model = SpellingState(desk.session, EnglishVariety.AMERICAN, on=False)
    model.switch(True)
    wait_until(lambda: model.ready)


def test_a_name_is_marked_until_the_project_has_it_often(desk: Desk, model: SpellingState):
    for number in (1, 2):
        desk.type(number, "He met Qwertan today")
    wait_until(lambda: marked(desk, model, 1) == marked(desk, model, 2) == ["Qwertan"])
    desk.type(3, "So Qwertan left")
    wait_until(lambda: marked(desk, model, 3) == [] and marked(desk, model, 1) == [])
    desk.type(4, "Qwertan’s qwertan")
    wait_until(lambda: marked(desk, model, 4) == ["qwertan"])


def test_words_that_are_right_everywhere_or_here_or_for_now(desk: Desk, model: SpellingState):
    desk.type(1, "tajdeed and tajdid and tajdyd")
    wait_until(lambda: len(marked(desk, model, 1)) == 3)
    model.add_to_project("tajdeed")
    model.add_to_own("tajdid")
    model.ignore("tajdyd")
    assert marked(desk, model, 1) == []
    desk.commit()
    wait_until(own_words_file().exists)
    other = SpellingState(desk.session, EnglishVariety.AMERICAN, on=True)
    wait_until(lambda: other.ready)
    wait_until(lambda: marked(desk, other, 1) == ["tajdyd"])
    other.add_to_project("tajdeed", right=False)
    assert marked(desk, other, 1) == ["tajdeed", "tajdyd"]


def test_the_project_says_its_english(desk: Desk, model: SpellingState):
    desk.type(1, "colour and center")
    wait_until(lambda: marked(desk, model, 1) == ["colour"])
    model.prefer(EnglishVariety.BRITISH)
    wait_until(lambda: marked(desk, model, 1) == ["center"])
    model.set_variety(EnglishVariety.AMERICAN)
    wait_until(lambda: marked(desk, model, 1) == ["colour"])
    desk.commit()
    other = SpellingState(desk.session, EnglishVariety.BRITISH, on=True)
    wait_until(lambda: other.ready)
    assert other.variety is EnglishVariety.AMERICAN


def test_suggestions_are_remembered_and_know_the_projects_words(desk: Desk, model: SpellingState):
    answers: list[list[str]] = []
    assert model.suggestions("teh") is None
    model.suggest("teh", answers.append)
    wait_until(lambda: answers)
    assert answers[0][0] == "the"
    assert model.suggestions("teh") == answers[0]
    model.add_to_project("tehzeeb")
    model.suggest("tehzeab", answers.append)
    wait_until(lambda: len(answers) == 2)
    assert answers[1][0] == "tehzeeb"


def test_the_next_one_is_looked_for_all_round(desk: Desk, model: SpellingState):
    assert found_from(desk, model, 3, 0) == (0, "")
    desk.type(1, "one teh two")
    desk.type(4, "wich recieve")
    assert found_from(desk, model, 1, 6) == (1, "teh")
    assert found_from(desk, model, 1, 11) == (1, "teh"), "the rest of the sentence is fine, what is before it is not"
    assert found_from(desk, model, 1, 8, again=False) == (4, "wich")
    assert found_from(desk, model, 4, 5, again=False) == (4, "recieve")
    assert found_from(desk, model, 4, 13, again=False) == (1, "teh")
    assert found_from(desk, model, 6, 0) == (1, "teh"), "behind the end comes the beginning"
    model.ignore("teh")
    assert found_from(desk, model, 5, 0) == (4, "wich")
    desk.type(2, "He met Qwertan")
    assert found_from(desk, model, 1, 0) == (2, "Qwertan"), "a name that nobody had counted"


def test_a_project_that_is_being_closed_asks_nothing(desk: Desk):
    model = SpellingState(desk.session, EnglishVariety.AMERICAN, on=True)
    assert model.misspellings(desk.sentences[0]) == []
    assert not model.find_next(None, 0, lambda _: None)
