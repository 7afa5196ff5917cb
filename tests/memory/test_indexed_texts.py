from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from translator_gui.memory.indexed_texts import BOUNDARY, IndexedTexts

TEXTS = st.lists(st.lists(st.sampled_from("abc"), max_size=6), max_size=6)


def indexed(texts: list[list[str]]) -> IndexedTexts:
    found = IndexedTexts()
    for text in texts:
        found.add(text)
    return found


@given(TEXTS)
def test_texts_come_back(texts: list[list[str]]) -> None:
    found = indexed(texts)
    assert len(found) == len(texts)
    assert [[found.words[number] for number in found.text(at)] for at in range(len(texts))] == texts


@given(TEXTS, st.lists(st.sampled_from("abc"), min_size=2, max_size=3))
def test_phrases_are_found_where_they_are(texts: list[list[str]], phrase: list[str]) -> None:
    found = indexed(texts)
    expected = [
        (number, at)
        for number, text in enumerate(texts)
        for at in range(len(text))
        if text[at : at + len(phrase)] == phrase
    ]
    numbers = [found.number(word) for word in phrase]
    if None in numbers:
        assert not expected
        return
    known = [number for number in numbers if number is not None]
    places = found.places(known[0])
    for distance, number in enumerate(known[1:], 1):
        places = found.continued(places, distance, number)
    assert [found.text_of(place) for place in places.tolist()] == expected


@given(TEXTS, st.sampled_from(["", "a", "b"]), st.sampled_from(["", "a", "b"]))
def test_followers_are_counted(texts: list[list[str]], first: str, second: str) -> None:
    found = indexed(texts)
    one, two = found.number(first), found.number(second)
    if one is None or two is None:
        return
    expected, after_any = Counter[str](), Counter[str]()
    for text in texts:
        row = ["", *text, ""]
        after_any.update(third for word, third in pairwise(row) if word == second)
        if first != "" or second != "":
            triples = zip(row, row[1:], row[2:], strict=False)
            expected.update(third for a, b, third in triples if (a, b) == (first, second))
    if second != "":  # between texts, the boundary before one is the boundary behind another
        assert words_of(found, found.followers(one, two)) == expected
        assert words_of(found, found.followers(-1, two)) == after_any


def words_of(texts: IndexedTexts, counts: dict[int, int]) -> Counter[str]:
    return Counter({texts.words[number]: count for number, count in counts.items()})


def test_the_first_words_of_texts_follow_the_boundary() -> None:
    found = indexed([["a", "b"], ["a"], ["c", "a"]])
    assert words_of(found, found.followers(-1, BOUNDARY)) == {"a": 2, "c": 1}
    found.add(["b"])
    assert words_of(found, found.followers(-1, BOUNDARY)) == {"a": 2, "b": 1, "c": 1}
