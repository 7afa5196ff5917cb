"""A search as the find bar uses it: counting, going on, and staying true while the page changes."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.editor.page_samples import crude_cuts, known, model_of, outline, paragraph, with_segment
from translator_gui.model.segment import Paragraph
from translator_gui.project.search import BOTH, SearchMatch, SearchRequest, SearchScope, SourceOrTarget
from translator_gui.text.search_query import SearchQuery
from translator_gui.viewmodel.page_state import PageParagraphsState
from translator_gui.viewmodel.search.search_state import SearchStartPosition, SearchState
from translator_gui.viewmodel.threads.helper_process import HelperProcess

URDU = "پہلا جملہ ہے۔ دوسرا جملہ ہے۔ تیسرا جملہ ہے۔"
TARGET = frozenset({SourceOrTarget.TARGET})


def made(identity: int, *english: str) -> Paragraph:
    return paragraph(identity, URDU, english, cuts=crude_cuts(URDU))


@pytest.fixture
def model(qtbot: QtBot) -> PageParagraphsState:
    """Three paragraphs of three sentences; the last one is of another document."""
    assert qtbot
    paragraphs = [made(1, "one fish", "two fish fish", ""), made(2, "bird"), made(3, "Fish", "bird", "fishes")]
    paragraphs[2] = paragraphs[2]._replace(document_id=2)
    return model_of(paragraphs, ("a", "b"))


Look = Callable[..., SearchState]


@pytest.fixture
def finder(model: PageParagraphsState) -> Iterator[SearchState]:
    finder = SearchState(model, HelperProcess())
    yield finder
    finder.close()


def look(qtbot: QtBot, finder: SearchState, text: str, here: SearchStartPosition | None = None, **how: object) -> None:
    """Searches and waits for the end of it."""
    sides = how.pop("sides", BOTH)
    scope = how.pop("scope", SearchScope.PROJECT)
    assert isinstance(sides, frozenset)
    assert isinstance(scope, SearchScope)
    needle = SearchQuery(text)._replace(**how)  # pyright: ignore[reportArgumentType]
    finder.find(SearchRequest(needle, sides, scope), here or SearchStartPosition(None))
    qtbot.waitUntil(lambda: not finder.searching)


def ids(model: PageParagraphsState, index: int) -> list[int]:
    return [segment.id for segment in known(model, index).segments]


def walk(finder: SearchState, *, forward: bool, steps: int) -> list[SearchMatch | None]:
    found: list[SearchMatch | None] = []
    for _ in range(steps):
        here = (
            SearchStartPosition(finder.current.segment, finder.current.start)
            if finder.current
            else SearchStartPosition(None)
        )
        finder.move_to_match(here, forward=forward)
        found.append(finder.current)
    return found


def test_it_counts_in_both_languages_and_goes_to_the_first(
    qtbot: QtBot, finder: SearchState, model: PageParagraphsState
) -> None:
    reached: list[SearchMatch] = []
    finder.reached.connect(reached.append)
    lit: list[tuple[int, ...]] = []
    finder.hits_changed.connect(lit.append)
    look(qtbot, finder, "fish")
    first, second, _ = ids(model, 0)
    qtbot.waitUntil(lambda: bool(lit) and {first, second} < set(lit[-1]))
    assert len(lit[-1]) == 4
    assert (finder.total, finder.number) == (5, 1)
    assert reached == [SearchMatch(first, SourceOrTarget.TARGET, 4, 8)]
    look(qtbot, finder, "جمله")
    assert (finder.total, finder.number) == (9, 1)
    assert finder.current == SearchMatch(first, SourceOrTarget.SOURCE, 5, 9)
    look(qtbot, finder, "جملہ", SearchStartPosition(second, 0))
    assert finder.number == 3
    look(qtbot, finder, "جملہ", sides=TARGET)
    assert (finder.total, finder.number, finder.current) == (0, 0, None)


def test_next_and_previous_go_round(qtbot: QtBot, finder: SearchState, model: PageParagraphsState) -> None:
    look(qtbot, finder, "fish", SearchStartPosition(ids(model, 1)[1]))
    assert finder.number == 4
    numbers: list[int] = []
    for _ in range(4):
        walk(finder, forward=True, steps=1)
        numbers.append(finder.number)
    assert numbers == [5, 1, 2, 3]
    assert not finder.wrapped_around
    there = walk(finder, forward=True, steps=5)
    back = walk(finder, forward=False, steps=5)
    assert back == [*reversed(there[:-1]), there[-1]]


def test_it_goes_on_from_where_somebody_is(qtbot: QtBot, finder: SearchState, model: PageParagraphsState) -> None:
    look(qtbot, finder, "fish")
    second, last = ids(model, 0)[1], ids(model, 2)[1]
    finder.move_to_match(SearchStartPosition(second, 5), forward=True)
    assert finder.current == SearchMatch(second, SourceOrTarget.TARGET, 9, 13)
    finder.move_to_match(SearchStartPosition(last, 0), forward=False)
    assert finder.current == SearchMatch(ids(model, 2)[0], SourceOrTarget.TARGET, 0, 4)


def test_a_scope_goes_along(qtbot: QtBot, finder: SearchState, model: PageParagraphsState) -> None:
    first, second, third = ids(model, 0)
    look(qtbot, finder, "fish", SearchStartPosition(first), scope=SearchScope.DOCUMENT)
    assert finder.total == 3
    finder.follow_caret(SearchStartPosition(ids(model, 1)[0]))
    assert (finder.total, finder.searching) == (3, False)
    finder.follow_caret(SearchStartPosition(ids(model, 2)[0]))
    qtbot.waitUntil(lambda: finder.total == 2)
    look(qtbot, finder, "fish", SearchStartPosition(second), scope=SearchScope.SENTENCE)
    assert finder.total == 2
    page, english = known(model, 0), known(model, 0).segments
    assert len(finder.marks(page, english[1], SourceOrTarget.TARGET)) == 2
    assert finder.marks(page, english[0], SourceOrTarget.TARGET) == ()
    finder.follow_caret(SearchStartPosition(third))
    qtbot.waitUntil(lambda: not finder.searching)
    assert finder.total == 0


def test_it_stays_true_while_somebody_types(qtbot: QtBot, finder: SearchState, model: PageParagraphsState) -> None:
    look(qtbot, finder, "fish")
    first = ids(model, 0)[0]
    model.put([with_segment(model, first, target="one fish, two fish")])
    assert (finder.total, finder.number) == (6, 1)
    model.put([with_segment(model, first, target="none")])
    assert (finder.total, finder.current) == (4, None)
    lit: list[tuple[int, ...]] = []
    finder.hits_changed.connect(lit.append)
    finder.move_to_match(SearchStartPosition(first, 2), forward=True)
    assert finder.number == 1
    qtbot.waitUntil(lambda: bool(lit) and first not in lit[-1])


def test_a_regular_expression_stays_true_too(qtbot: QtBot, finder: SearchState, model: PageParagraphsState) -> None:
    look(qtbot, finder, r"f\w+", regex=True)
    assert finder.total == 5
    model.put([with_segment(model, ids(model, 1)[0], target="four fifths")])
    qtbot.waitUntil(lambda: finder.total == 7)
    page = known(model, 1)
    assert finder.marks(page, page.segments[0], SourceOrTarget.TARGET) == ()
    qtbot.waitUntil(lambda: len(finder.marks(page, page.segments[0], SourceOrTarget.TARGET)) == 2)


def test_what_is_read_later_is_counted(qtbot: QtBot) -> None:
    paragraphs: Sequence[Paragraph] = [made(n, "a fish") for n in range(1, 300)]
    model = model_of(paragraphs, read=False)
    finder = SearchState(model, HelperProcess())
    look(qtbot, finder, "fish")
    assert (finder.total, finder.number) == (0, 0)
    assert not finder.move_to_match(SearchStartPosition(None), forward=True)
    model.put(paragraphs[:50])
    assert finder.total == 150
    model.put(paragraphs[50:])
    qtbot.waitUntil(lambda: finder.total == 299 * 3)
    assert finder.move_to_match(SearchStartPosition(None), forward=True)
    assert finder.number == 1
    finder.close()


def test_sentences_that_go_take_their_hits_along(qtbot: QtBot, finder: SearchState, model: PageParagraphsState) -> None:
    look(qtbot, finder, "fish", SearchStartPosition(ids(model, 0)[1]))
    old = known(model, 0)
    joined = old.segments[0]._replace(end=old.segments[1].end)
    model.put([old._replace(segments=(joined, old.segments[2]))])
    assert (finder.total, finder.current) == (3, None)
    finder.move_to_match(SearchStartPosition(ids(model, 0)[0], 0), forward=True)
    assert finder.number == 1


def test_other_paragraphs_are_searched_anew(qtbot: QtBot, finder: SearchState, model: PageParagraphsState) -> None:
    look(qtbot, finder, "fish")
    fresh = [made(7, "fish")]
    model.load(outline(fresh))
    model.put(fresh)
    qtbot.waitUntil(lambda: not finder.searching and finder.total == 3)


@pytest.mark.parametrize(("pattern", "brief"), [("a(", "broken at 3"), ("[\u064e]", "only exactly")])
def test_a_needle_that_is_none_is_told(qtbot: QtBot, finder: SearchState, pattern: str, brief: str) -> None:
    look(qtbot, finder, pattern, regex=True)
    assert finder.trouble is not None
    assert finder.trouble.brief == brief
    assert (finder.total, finder.matcher) == (0, None)
    assert not finder.move_to_match(SearchStartPosition(None), forward=True)
    look(qtbot, finder, "fish")
    assert (finder.trouble, finder.total) == (None, 5)


def test_one_that_runs_away_is_given_up_and_nothing_waits_for_it(qtbot: QtBot, model: PageParagraphsState) -> None:
    model.put([with_segment(model, ids(model, 1)[0], target="a" * 90 + "!")])
    finder = SearchState(model, HelperProcess())
    look(qtbot, finder, "(a|aa)+$", regex=True, exact=True)
    assert finder.trouble is not None
    assert finder.trouble.brief == "takes too long"
    look(qtbot, finder, "fish")
    assert finder.total == 5
    finder.close()


def test_an_empty_project_has_no_hits(qtbot: QtBot) -> None:
    finder = SearchState(model_of([]), HelperProcess())
    look(qtbot, finder, "fish")
    assert not finder.move_to_match(SearchStartPosition(None), forward=False)
    assert finder.total == 0
    finder.find(None, SearchStartPosition(None))
    finder.close()


def test_similar_spellings_are_searched_for_if_nothing_is_found(
    qtbot: QtBot, finder: SearchState, model: PageParagraphsState
) -> None:
    look(qtbot, finder, "جملہہے")
    assert (finder.total, finder.number, finder.fell_back) == (9, 1, True)
    first, second, _ = ids(model, 0)
    assert finder.current == SearchMatch(first, SourceOrTarget.SOURCE, 5, 12)
    look(qtbot, finder, "onefish", sides=TARGET)
    assert (finder.total, finder.fell_back) == (1, True)
    model.put([with_segment(model, second, target="onefish, one fish")])
    assert (finder.total, finder.fell_back) == (3, True)
    look(qtbot, finder, "onefish", sides=TARGET)
    assert (finder.total, finder.fell_back) == (1, False)
    look(qtbot, finder, "onefish", loose=True)
    assert (finder.total, finder.fell_back) == (3, False)
    look(qtbot, finder, "nofish")
    assert (finder.total, finder.current) == (0, None)
    look(qtbot, finder, "جملہہے", exact=True)
    assert (finder.total, finder.fell_back) == (0, False)
    look(qtbot, finder, "جملہہے", regex=True)
    assert (finder.total, finder.fell_back) == (0, False)


def test_a_search_that_does_not_fall_back_finds_nothing(qtbot: QtBot, finder: SearchState) -> None:
    finder.find(SearchRequest(SearchQuery("جملہہے"), falls_back=False), SearchStartPosition(None))
    qtbot.waitUntil(lambda: not finder.searching)
    assert (finder.total, finder.fell_back) == (0, False)


def test_another_document_is_searched_as_typed_first(
    qtbot: QtBot, finder: SearchState, model: PageParagraphsState
) -> None:
    model.put([with_segment(model, ids(model, 2)[1], target="onefish")])
    look(qtbot, finder, "onefish", SearchStartPosition(ids(model, 0)[0]), scope=SearchScope.DOCUMENT)
    assert (finder.total, finder.fell_back) == (1, True)
    finder.follow_caret(SearchStartPosition(ids(model, 2)[0]))
    qtbot.waitUntil(lambda: not finder.searching)
    assert (finder.total, finder.fell_back) == (1, False)


def test_what_is_read_later_is_searched_as_typed(qtbot: QtBot, finder: SearchState, model: PageParagraphsState) -> None:
    look(qtbot, finder, "onefish")
    assert (finder.total, finder.fell_back) == (1, True)
    model.put([with_segment(model, ids(model, 2)[1], target="onefish")])
    assert (finder.total, finder.fell_back) == (2, True)
    finder.search_again_as_typed()
    qtbot.waitUntil(lambda: not finder.searching)
    assert (finder.total, finder.fell_back) == (1, False)
    finder.search_again_as_typed()
    assert not finder.searching
