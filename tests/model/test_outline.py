"""The ids of an outline are runs, and behave as lists of them."""

from hypothesis import given
from hypothesis import strategies as st

from translator_gui.model.outline import DocumentIds, ParagraphIds

unique = st.lists(st.integers(1, 60), max_size=40, unique=True)


@given(unique, unique)
def test_paragraphs(one: list[int], other: list[int]) -> None:
    ids, others = ParagraphIds.of(one), ParagraphIds.of(other)
    assert list(ids) == one
    assert [ids[at] for at in range(len(ids))] == one
    assert ids[1:7] == one[1:7]
    assert [ids.index_of(identity) for identity in range(62)] == [
        one.index(identity) if identity in one else None for identity in range(62)
    ]
    places: list[int | None] = []
    for number, index in ids.places_of(others):
        places += [None] * number if index is None else range(index, index + number)
    assert places == [ids.index_of(identity) for identity in other]
    assert (ids == others) is (one == other)


def test_documents() -> None:
    ids = DocumentIds.of([3, 3, 1, 1, 1, 2])
    assert list(ids) == [3, 3, 1, 1, 1, 2]
    assert [ids[at] for at in range(-6, 6)] == list(ids) * 2
    assert (ids.paragraphs(1), ids.paragraphs(9), ids[2:4]) == (range(2, 5), range(0), [1, 1])
    assert ids == DocumentIds([(3, 2), (9, 0), (1, 3), (2, 1)])
