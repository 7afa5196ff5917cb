"""Threads read from events: in whatever order they come."""

from itertools import permutations

import pytest

from translator_gui.model.comment import CommentAction, CommentEvent, threads

ADD, REPLY, EDIT = CommentAction.ADD, CommentAction.REPLY, CommentAction.EDIT
RESOLVE, REOPEN, REMOVE = CommentAction.RESOLVE, CommentAction.REOPEN, CommentAction.REMOVE


def event(uid: str, action: CommentAction, time: int, *after: str, edits: str = "") -> CommentEvent:
    return CommentEvent(uid, "a", "s", action, "Amna", time, uid.upper(), edits, after)


FIRST = event("a", ADD, 1)
CASES = {
    "begun": ([FIRST], True, "A"),
    "resolved": ([FIRST, event("b", RESOLVE, 2, "a")], False, "A"),
    "reopened": ([FIRST, event("b", RESOLVE, 2, "a"), event("c", REOPEN, 3, "b")], True, "A"),
    "answered after it was resolved": ([FIRST, event("b", RESOLVE, 2, "a"), event("c", REPLY, 3, "b")], True, "AC"),
    "resolved while another answered": ([FIRST, event("b", RESOLVE, 3, "a"), event("c", REPLY, 2, "a")], True, "AC"),
    "resolved after a change of words": (
        [FIRST, event("b", EDIT, 2, "a", edits="a"), event("c", RESOLVE, 3, "b")],
        False,
        "B",
    ),
    "an answer taken back": (
        [FIRST, event("b", RESOLVE, 2, "a"), event("c", REPLY, 3, "b"), event("d", REMOVE, 4, "c", edits="c")],
        False,
        "A",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_thread_reads_the_same_in_any_order(case: str):
    events, is_open, said = CASES[case]
    for order in permutations(events):
        (thread,) = threads(list(order))
        assert thread.open is is_open
        assert "".join(remark.text for remark in thread.remarks) == said


def test_a_thread_whose_first_words_were_taken_back_is_gone():
    assert threads([FIRST, event("b", REPLY, 2, "a"), event("c", REMOVE, 3, "b", edits="a")]) == ()
