"""What several latest revisions of a sentence come to."""

from hypothesis import given
from hypothesis import strategies as st

from translator_gui.model.heads import ResolvedTextAndStatus, RevisionNode, resolve_heads, unfollowed_revisions
from translator_gui.model.status import Status

D, T, R, A, F = Status.DRAFT, Status.TRANSLATED, Status.RETURNED, Status.APPROVED, Status.FINAL


def stands(*nodes: RevisionNode) -> ResolvedTextAndStatus:
    known = {node.uid: node for node in nodes}
    return resolve_heads(unfollowed_revisions(known), known)


def node(uid: str, parents: str, target: str, status: Status) -> RevisionNode:
    return RevisionNode(uid, tuple(parents), target, status)


BASE = node("o", "", "one", T)


def test_one_latest_revision_is_what_stands():
    assert stands(BASE, node("a", "o", "two", D)) == ResolvedTextAndStatus("two", D, "a", 1)
    assert stands() == ResolvedTextAndStatus()


def test_whoever_changed_nothing_gives_way():
    back = [node("a", "o", "two", D), node("b", "a", "one", T)]
    assert stands(BASE, *back, node("c", "o", "three", T)) == ResolvedTextAndStatus("three", T, "c", 1)


def test_who_says_the_same_agrees():
    assert stands(BASE, node("a", "o", "two", D), node("b", "o", "two", D)) == ResolvedTextAndStatus("two", D, "a", 1)
    assert stands(BASE, node("a", "o", "two", D), node("b", "o", "two", A)) == ResolvedTextAndStatus("two", A, "b", 1)


def test_a_text_beats_a_status_and_is_a_draft():
    assert stands(BASE, node("a", "o", "one", A), node("b", "o", "two", T)) == ResolvedTextAndStatus("two", D, "b", 1)
    assert stands(BASE, node("a", "o", "one", R), node("b", "o", "two", T)) == ResolvedTextAndStatus("two", D, "b", 1)


def test_a_final_sentence_gives_way_to_nothing():
    approved = node("o", "", "one", A)
    assert stands(approved, node("a", "o", "one", F), node("b", "o", "two", D)) == ResolvedTextAndStatus(
        "one", F, "a", 1
    )


def test_two_texts_are_a_conflict():
    assert stands(BASE, node("a", "o", "two", T), node("b", "o", "three", T)) == ResolvedTextAndStatus("two", T, "a", 2)
    assert stands(node("a", "", "two", D), node("b", "", "three", D)).conflicting == 2
    assert stands(BASE, node("a", "o", "one", A), node("b", "o", "one", R)).conflicting == 2


def test_a_settled_conflict_stays_settled():
    two = [BASE, node("a", "o", "two", T), node("b", "o", "three", T)]
    assert stands(*two, node("m", "ab", "four", D)) == ResolvedTextAndStatus("four", D, "m", 1)


@st.composite
def histories(draw: st.DrawFn) -> list[RevisionNode]:
    made: list[RevisionNode] = []
    for number in range(draw(st.integers(1, 9))):
        parents = draw(st.sets(st.integers(0, number - 1), max_size=2)) if number else set[int]()
        status = draw(st.sampled_from([D, T, R, A, F]))
        uids = tuple(chr(97 + parent) for parent in sorted(parents))
        made.append(RevisionNode(chr(97 + number), uids, draw(st.sampled_from(["x", "y", "z"])), status))
    return made


@given(histories(), st.randoms(use_true_random=False))
def test_what_stands_does_not_depend_on_the_order(nodes: list[RevisionNode], random: object):
    shuffled = list(nodes)
    random.shuffle(shuffled)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    found = stands(*nodes)
    assert found == stands(*shuffled)
    assert found.target in {node.target for node in nodes}
    assert found.shown in unfollowed_revisions({node.uid: node for node in nodes})


def test_two_final_texts_are_a_conflict_also_where_one_changed_the_status_alone():
    assert stands(BASE, node("a", "o", "one", F), node("b", "o", "two", F)) == ResolvedTextAndStatus("one", F, "a", 2)
