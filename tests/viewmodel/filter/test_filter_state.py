"""The filter of an open project: what it found stays while somebody works on it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.viewmodel.desk import Desk, wait_until
from translator_gui.model.comment import CommentAction
from translator_gui.model.status import Status
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.filtering import CommentOrNoteFilter, SentenceFilter, SourceLengthFilter
from translator_gui.project.helper.tasks import with_neighbours
from translator_gui.project.repetitions import RepetitionFilterKind
from translator_gui.project.saved_filters import SavedFilter
from translator_gui.text.search_query import SearchQuery
from translator_gui.viewmodel.filter.filter_state import SentenceFilterResult, SentenceFilterState
from translator_gui.viewmodel.navigation.repetitions_state import RepetitionGroupsCache

if TYPE_CHECKING:
    from translator_gui.project.filter_facets import FilterFacetCounts

EMPTY = SentenceFilter(statuses=frozenset({Status.NOT_STARTED}))
DRAFTS = SentenceFilter(statuses=frozenset({Status.DRAFT}))


class Filtered:
    """A desk with a filter, and what it told. Sentences go by their numbers, from 1."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.repetitions = RepetitionGroupsCache(desk.session)
        self.model = SentenceFilterState(desk.session, self.repetitions)
        self.applied: list[SentenceFilterResult | None] = []
        self.saved: list[tuple[SavedFilter, ...]] = []
        self.refused: list[str] = []
        self.model.applied.connect(self.applied.append)
        self.model.saved.connect(self.saved.append)
        self.model.refused.connect(self.refused.append)

    def apply(self, wanted: SentenceFilter) -> list[int]:
        self.model.apply(wanted)
        wait_until(lambda: not self.model.looking)
        return self.shown()

    def again(self) -> list[int]:
        self.model.apply_again()
        wait_until(lambda: not self.model.looking)
        return self.shown()

    def shown(self) -> list[int]:
        found = self.model.found
        assert found is not None
        return [number for number, s in enumerate(self.desk.sentences, 1) if s.id in found.matching]

    def until(self, condition: Callable[[], object]) -> None:
        wait_until(condition)

    def sentence(self, number: int) -> int:
        return self.desk.sentences[number - 1].id


@pytest.fixture
def filtered(desk: Desk) -> Iterator[Filtered]:
    """Three paragraphs of 3, 2 and 1 sentences."""
    filtered = Filtered(desk)
    yield filtered
    filtered.model.deleteLater()
    filtered.repetitions.deleteLater()


def test_it_finds_and_shows_the_neighbours_as_context(filtered: Filtered) -> None:
    assert filtered.apply(SentenceFilter(urdu=SearchQuery("آخری"))) == [6]
    found = filtered.model.found
    assert found is not None
    assert found.paragraphs == (1, 2)
    assert (found.total, found.whole) == (6, True)
    assert filtered.applied == [found]


def test_taking_it_off_shows_everything(filtered: Filtered) -> None:
    filtered.apply(EMPTY)
    filtered.model.apply(SentenceFilter())
    assert filtered.applied[-1] is None
    assert filtered.model.found is None
    assert not filtered.model.looking


def test_similar_spellings_match_if_nothing_else_does(filtered: Filtered) -> None:
    every = filtered.apply(SentenceFilter(urdu=SearchQuery("جملہ")))
    assert filtered.model.found is not None
    assert not filtered.model.found.fell_back
    assert filtered.apply(SentenceFilter(urdu=SearchQuery("جملھہے"))) == every
    assert filtered.model.found.fell_back
    filtered.desk.type(every[0], "One")
    filtered.until(lambda: filtered.model.differing == 0)
    assert filtered.apply(SentenceFilter(urdu=SearchQuery("جملھہے", exact=True))) == []
    assert not filtered.model.found.fell_back


def test_only_the_last_of_several_filters_is_shown(filtered: Filtered) -> None:
    for word in ("پہلا", "دوسرا", "تیسرا", "آخری"):
        filtered.model.apply(SentenceFilter(urdu=SearchQuery(word)))
    wait_until(lambda: not filtered.model.looking)
    assert filtered.shown() == [6]
    assert len(filtered.applied) == 1


def test_what_was_worked_on_stays_until_it_is_applied_again(filtered: Filtered) -> None:
    assert filtered.apply(EMPTY) == [1, 2, 3, 4, 5, 6]
    filtered.desk.type(2, "The second one")
    filtered.until(lambda: filtered.model.differing == 1)
    assert filtered.shown() == [1, 2, 3, 4, 5, 6]
    assert len(filtered.applied) == 1, "the page is left alone"
    filtered.desk.type(2, "")
    filtered.until(lambda: filtered.model.differing == 0)
    filtered.desk.type(2, "The second")
    assert filtered.again() == [1, 3, 4, 5, 6]
    assert filtered.model.differing == 0


def test_what_came_to_match_is_counted_too(filtered: Filtered) -> None:
    filtered.desk.type(1, "One")
    assert filtered.apply(DRAFTS) == [1]
    filtered.desk.type(4, "Four")
    filtered.until(lambda: filtered.model.differing == 1)
    assert filtered.shown() == [1]
    assert filtered.again() == [1, 4]


def test_the_parts_of_a_split_sentence_stay_and_joining_keeps_the_whole(filtered: Filtered) -> None:
    assert filtered.apply(SentenceFilter(urdu=SearchQuery("دوسرا"))) == [2]
    segment = filtered.sentence(2)
    start = filtered.desk.sentences[1].start
    assert filtered.desk.session.change(SplitSentence(segment, start + 6))
    filtered.until(lambda: filtered.shown() == [2, 3])
    assert filtered.desk.session.change(JoinSentences(filtered.sentence(1)))
    filtered.until(lambda: filtered.shown() == [1, 2])
    filtered.desk.session.undo()
    filtered.desk.session.undo()
    filtered.desk.commit()
    filtered.until(lambda: filtered.shown() == [2])


def test_comments_count_when_the_file_has_answered(filtered: Filtered) -> None:
    filtered.desk.session.change(AddCommentEvent(filtered.sentence(3), CommentAction.ADD, "Is it?"))
    filtered.desk.commit()
    assert filtered.apply(SentenceFilter(comments=CommentOrNoteFilter.WITH)) == [3]


def test_repetitions_and_unlike_ones(filtered: Filtered, qtbot: QtBot) -> None:
    assert qtbot
    assert filtered.apply(SentenceFilter(repetition=RepetitionFilterKind.REPEATED)) == []
    model = filtered.desk.session.model
    # The last sentence of all is made to repeat the first one.
    last = model.known(2)
    first = model.known(0)
    assert last is not None
    assert first is not None
    text = first.text[: first.segments[0].end]
    model.put([last._replace(text=text, segments=(last.segments[0]._replace(end=len(text)),))])
    model.renumbered.emit()
    assert filtered.apply(SentenceFilter(repetition=RepetitionFilterKind.FIRST)) == [1]
    assert filtered.apply(SentenceFilter(repetition=RepetitionFilterKind.REPEATED)) == [1, 6]
    assert filtered.apply(SentenceFilter(repetition=RepetitionFilterKind.UNLIKE)) == []
    filtered.desk.type(1, "One")
    filtered.desk.commit()
    filtered.desk.type(6, "Another")
    filtered.until(lambda: filtered.model.differing == 2)
    assert filtered.again() == [1, 6]


def test_length_is_taken_from_the_file_and_counted_where_sentences_changed(filtered: Filtered) -> None:
    assert filtered.apply(SentenceFilter(length=SourceLengthFilter(4))) == [4, 6]
    segment = filtered.sentence(1)
    assert filtered.desk.session.change(JoinSentences(segment))
    assert filtered.again() == [1, 3, 5]


def test_facets(filtered: Filtered) -> None:
    filtered.desk.type(1, "One")
    counted: list[FilterFacetCounts] = []
    filtered.model.counted.connect(counted.append)
    filtered.model.prepare()
    wait_until(lambda: counted)
    assert counted[0].statuses == {Status.NOT_STARTED: 5, Status.DRAFT: 1}
    assert counted[0].authors == {"Tester": 1}


def test_filters_are_kept_by_name(filtered: Filtered) -> None:
    filtered.apply(DRAFTS)
    filtered.model.save("My drafts")
    wait_until(lambda: filtered.saved)
    assert filtered.saved[-1] == (SavedFilter("My drafts", DRAFTS),)
    filtered.apply(EMPTY)
    filtered.model.save(" My  drafts ")
    wait_until(lambda: len(filtered.saved) == 2)
    assert filtered.saved[-1] == (SavedFilter("My drafts", EMPTY),)
    filtered.model.save(" ")
    wait_until(lambda: filtered.refused)
    filtered.model.remove("My drafts")
    wait_until(lambda: len(filtered.saved) == 3)
    assert filtered.saved[-1] == ()


def test_nothing_is_kept_in_a_project_that_is_only_read(filtered: Filtered) -> None:
    filtered.desk.session.stop_writing()
    filtered.apply(EMPTY)
    filtered.model.save("Mine")
    assert "reading only" in filtered.refused[0]


def test_it_is_applied_again_when_everything_has_been_read(filtered: Filtered, tmp_path: Path) -> None:
    assert tmp_path
    model = filtered.desk.session.model
    paragraphs = model.snapshot()
    assert model.documents is not None
    model.load(model.documents)
    model.put([p for p in paragraphs[:1] if p is not None])
    assert filtered.apply(EMPTY) == [1, 2, 3]
    found = filtered.model.found
    assert found is not None
    assert (found.total, found.whole) == (6, False)
    model.put([p for p in paragraphs[1:] if p is not None])
    filtered.desk.session.loader.finished.emit()
    filtered.until(lambda: not filtered.model.looking and filtered.shown() == [1, 2, 3, 4, 5, 6])


def test_confirming_many_keeps_them_all_in_view(filtered: Filtered) -> None:
    filtered.desk.type(1, "One")
    filtered.desk.type(2, "Two")
    filtered.desk.commit()
    assert filtered.apply(DRAFTS) == [1, 2]
    assert filtered.desk.session.change(ConfirmOrApproveSentences((filtered.sentence(1), filtered.sentence(2))))
    filtered.until(lambda: filtered.model.differing == 2)
    assert filtered.shown() == [1, 2]
    assert filtered.again() == []


@given(st.lists(st.integers(1, 4), max_size=12), st.data())
def test_context_is_the_neighbours_within_the_document(sizes: list[int], data: st.DataObject) -> None:
    documents = [number for number, size in enumerate(sizes) for _ in range(size)]
    every = range(len(documents))
    indexes = sorted(data.draw(st.sets(st.sampled_from(every)))) if documents else []
    near = {at for at in every for index in indexes if abs(at - index) <= 1 and documents[at] == documents[index]}
    assert with_neighbours(indexes, documents) == tuple(sorted(near))


def test_what_is_typed_while_the_filter_looks_is_looked_at_afterwards(filtered: Filtered) -> None:
    filtered.model.apply(EMPTY)
    filtered.desk.type(2, "typed meanwhile")
    filtered.desk.session.commit_typing()
    filtered.until(lambda: not filtered.model.looking)
    filtered.until(lambda: filtered.model.differing == 1)
    assert filtered.again() == [1, 3, 4, 5, 6]
