import string
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from translator_gui.ui.editor.typing_history import TypingUndoHistory


class Typist:
    """Record typing in a history as the field does."""

    def __init__(self, text: str = "") -> None:
        self.text, self.caret, self.now = text, len(text), 0.0
        self.history = TypingUndoHistory(text, self.caret)

    def type(self, letters: str, pause: float = 0.1) -> None:
        for letter in letters:
            self.now += pause
            self.text = self.text[: self.caret] + letter + self.text[self.caret :]
            self.caret += 1
            self.history.record(self.text, self.caret, self.now)

    def backspace(self, times: int = 1) -> None:
        for _ in range(times):
            self.now += 0.1
            self.text = self.text[: self.caret - 1] + self.text[self.caret :]
            self.caret -= 1
            self.history.record(self.text, self.caret, self.now)

    def paste(self, text: str) -> None:
        self.text = self.text[: self.caret] + text + self.text[self.caret :]
        self.caret += len(text)
        self.history.record(self.text, self.caret, self.now, pasted=True)

    def move(self, caret: int) -> None:
        self.caret = caret
        self.history.record_caret(caret)


def undone(typist: Typist) -> list[tuple[str, int]]:
    states: list[tuple[str, int]] = []
    while (state := typist.history.undo()) is not None:
        states.append(state)
    return states


def test_word_by_word() -> None:
    typist = Typist()
    typist.type("The two sides")
    assert undone(typist) == [("The two ", 8), ("The ", 4), ("", 0)]


def test_a_pause_opens_a_step() -> None:
    typist = Typist()
    typist.type("del")
    typist.now += 1.5
    typist.type("ega")
    assert undone(typist) == [("del", 3), ("", 0)]


def test_deleting_is_not_inserting() -> None:
    typist = Typist()
    typist.type("abcd")
    typist.backspace(2)
    typist.type("x")
    assert undone(typist) == [("ab", 2), ("abcd", 4), ("", 0)]


def test_a_paste_stands_alone() -> None:
    typist = Typist()
    typist.type("ab")
    typist.paste("cd")
    typist.type("ef")
    assert undone(typist) == [("abcd", 4), ("ab", 2), ("", 0)]


def test_a_line_break_stands_alone() -> None:
    typist = Typist()
    typist.type("ab\ncd")
    assert undone(typist) == [("ab\n", 3), ("ab", 2), ("", 0)]


def test_the_caret_returns_to_where_the_change_began() -> None:
    typist = Typist("one two")
    typist.move(3)
    typist.type("s")
    typist.move(0)
    typist.type("A")
    assert undone(typist) == [("ones two", 0), ("one two", 3)]


def test_typing_over_a_selection_goes_on() -> None:
    typist = Typist("one two")
    typist.history.record_caret(7)
    typist.history.record("one X", 5, 1.0)
    typist.history.record("one XY", 6, 1.1)
    assert undone(typist) == [("one two", 7)]


def test_a_new_change_drops_what_was_undone() -> None:
    typist = Typist()
    typist.type("one two")
    assert typist.history.undo() == ("one ", 4)
    typist.text, typist.caret = "one ", 4
    typist.type("2")
    assert typist.history.redo() is None
    assert undone(typist) == [("one ", 4), ("", 0)]


actions = st.one_of(
    st.tuples(
        st.just("type"), st.text(string.ascii_letters + " \n😀پ", min_size=1, max_size=6), st.sampled_from((0.1, 1.2))
    ),
    st.tuples(st.just("backspace")),
    st.tuples(st.just("paste"), st.text(min_size=1, max_size=5)),
    st.tuples(st.just("move"), st.integers(0, 40)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


@given(st.text(max_size=8), st.lists(actions, max_size=40))
def test_every_way_back_leads_to_the_start_and_forth_to_the_end(start: str, script: list[tuple[Any, ...]]) -> None:
    typist = Typist(start)
    for name, *arguments in script:
        if name == "backspace" and typist.caret:
            typist.backspace()
        elif name == "move":
            typist.move(min(arguments[0], len(typist.text)))
        elif name in {"undo", "redo"}:
            state = getattr(typist.history, name)()
            if state:
                typist.text, typist.caret = state
        elif name in {"type", "paste"}:
            getattr(typist, name)(*arguments)
        assert typist.history.text == typist.text
        assert 0 <= typist.caret <= len(typist.text)
    while typist.history.redo():
        pass
    end = typist.history.text
    states = undone(typist)
    assert (states[-1][0] if states else end) == start
    forth = [start]
    while (state := typist.history.redo()) is not None:
        forth.append(state[0])
    assert forth[-1] == end
    assert all(a != b for a, b in pairwise(forth))
