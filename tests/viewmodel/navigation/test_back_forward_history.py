"""Back and forward through the places visited."""

from hypothesis import given
from hypothesis import strategies as st

from translator_gui.viewmodel.navigation.back_forward_history import BackForwardHistory


def near(one: int, other: int) -> bool:
    return abs(one - other) <= 1


def visits(gone: frozenset[int] = frozenset()) -> BackForwardHistory:
    return BackForwardHistory(near, lambda place: None if place in gone else place)


def test_nowhere_to_go_at_first() -> None:
    places = visits()
    assert places.back(5) is None
    assert places.forward(5) is None
    assert not places.can_go(5, -1)


def test_back_and_forward_again() -> None:
    places = visits()
    places.jump(1, 50)
    places.jump(50, 90)
    assert places.back(90) == 50
    assert places.back(50) == 1
    assert places.back(1) is None
    assert places.forward(1) == 50
    assert places.forward(50) == 90
    assert places.forward(90) is None


def test_a_step_to_the_neighbour_is_no_visit() -> None:
    places = visits()
    places.jump(1, 2)
    assert not places.can_go(2, -1)


def test_working_along_is_one_place_that_moves() -> None:
    places = visits()
    for sentence in range(1, 40):
        places.work(sentence)
    assert not places.can_go(39, -1)
    places.jump(39, 80)
    assert places.back(80) == 39
    assert not places.can_go(39, -1)


def test_back_from_where_somebody_strolled_to_leads_to_the_place_they_left_and_forward_returns() -> None:
    places = visits()
    places.jump(1, 50)
    assert places.back(60) == 50
    assert places.forward(50) == 60
    assert places.back(60) == 50
    assert places.back(50) == 1


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    places = visits()
    places.jump(1, 50)
    places.jump(50, 90)
    places.back(90)
    places.jump(50, 20)
    assert not places.can_go(20, 1)
    assert places.back(20) == 50


def test_what_is_gone_is_passed_over() -> None:
    gone = set[int]()
    places = BackForwardHistory(near, lambda place: None if place in gone else place)
    places.jump(1, 50)
    places.jump(50, 90)
    gone.add(50)
    assert places.back(90) == 1
    assert places.forward(1) == 90
    gone.add(1)
    assert not places.can_go(90, -1)


def test_a_joined_sentence_leads_to_the_one_that_holds_it() -> None:
    places = BackForwardHistory(near, lambda place: 40 if place == 50 else place)
    places.jump(50, 90)
    assert places.back(90) == 40


@given(st.lists(st.tuples(st.sampled_from(["jump", "work", "back", "forward", "walk"]), st.integers(0, 300))))
def test_it_never_leads_to_where_somebody_is(steps: list[tuple[str, int]]) -> None:
    places, here = visits(), 0
    for step, to in steps:
        if step == "jump":
            places.jump(here, to)
            here = to
        elif step == "work":
            here = to
            places.work(here)
        elif step == "walk":
            here = to
        else:
            could = places.can_go(here, -1 if step == "back" else 1)
            found = places.back(here) if step == "back" else places.forward(here)
            assert could == (found is not None)
            if found is not None:
                assert not near(found, here)
                opposite, here = here, found
                back_again = places.can_go(here, 1 if step == "back" else -1)
                assert back_again, f"the other direction leads back towards {opposite}"
