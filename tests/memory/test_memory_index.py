import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.memory import memory_shelf
from translator_gui.memory.memory_index import PATIENCE, IndexedUnit, MemoryIndex, MemoryMatch
from translator_gui.memory.memory_shelf import BrokenIndexError
from translator_gui.memory.scoring import least_score, match_key, only_numbers_differ, score
from translator_gui.memory.signatures import text_signature, text_signatures

VOCABULARY = [
    "وزیر",
    "وزیرِ",
    "اعظم",
    "نے",
    "کہا",
    "کہ",
    "اور",
    "۵",
    "12",
    "1,200",
    "کو",
    "كو",
    "a",
    "aa",
    "ab",
    "۔",
    "!",
]
TEXTS = st.lists(st.sampled_from(VOCABULARY), max_size=7).map(" ".join) | st.text("اب ۔5", max_size=8)


class Texts:
    """A memory's texts by number, from 1; those that are fetched are counted."""

    def __init__(self, texts: Sequence[str | None]) -> None:
        self.texts = list(texts)
        self.fetched = 0

    def __call__(self, numbers: list[int]) -> list[str | None]:
        self.fetched += len(numbers)
        return [self.texts[number - 1] for number in numbers]

    def index(self) -> MemoryIndex:
        index = MemoryIndex()
        index.extend(IndexedUnit(at, text) for at, text in enumerate(self.texts, 1) if text is not None)
        return index

    def compared(self, query: str, least: int) -> list[MemoryMatch]:
        """Every text compared with the query, one by one."""
        key = match_key(query)
        found: list[MemoryMatch] = []
        for at, text in enumerate(self.texts, 1):
            if text is not None and (value := score(key, match_key(text), least)):
                found.append(MemoryMatch(at, value, only_numbers_differ(key, match_key(text))))
        return sorted(found, key=lambda match: (-match.score, -match.number))


@given(st.lists(TEXTS, max_size=30), TEXTS, st.sampled_from([1, 30, 60, 70, 71, 85, 95, 99, 100]))
def test_it_finds_what_comparing_all_finds(texts: list[str], query: str, least: int):
    memory = Texts(texts)
    least = least_score(len(match_key(query).words), least)
    found = memory.index().look_up(query, least, fetch=memory)
    assert list(found.matches) == memory.compared(query, least)
    assert found.searched == len(texts)
    assert not found.has_more


@given(st.lists(TEXTS, max_size=60), TEXTS, st.integers(1, 5))
def test_the_best_few_are_the_first_of_all(texts: list[str], query: str, most: int):
    memory = Texts(texts)
    index = memory.index()
    assert index.look_up(query, 50, most, fetch=memory).matches == index.look_up(query, 50, fetch=memory).matches[:most]


def random_texts(count: int, seed: int) -> list[str]:
    """Texts of one to sixty words, many of which are others with some words or letters changed."""
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices("ابپتجدرسکلمنوہیے", k=chance.randint(1, 8))) for _ in range(150)]
    made: list[list[str]] = [["وزیر"]]
    for _ in range(count):
        words = (
            list(chance.choice(made)) if chance.random() < 0.7 else chance.choices(vocabulary, k=chance.randint(1, 60))
        )
        for _ in range(chance.randint(0, 5)):
            at = chance.randrange(len(words) + 1)
            words[at : at + chance.randint(0, 2)] = chance.choices(vocabulary, k=chance.randint(0, 2))
        made.append(words or ["نہ"])
    return [" ".join(words) for words in made]


@pytest.mark.parametrize("least", [60, 70])
@pytest.mark.parametrize("is_large", [False, True])
def test_it_finds_what_comparing_all_finds_among_long_texts(
    least: int, is_large: bool, monkeypatch: pytest.MonkeyPatch
):
    if is_large:  # as if each shelf had thousands of units
        monkeypatch.setattr(memory_shelf, "_LARGE", 0)
        monkeypatch.setattr(memory_shelf, "_MANY", 0)
    memory = Texts(random_texts(800, 3))
    index = memory.index()
    asked = random_texts(200, 4)[::8] + memory.texts[::40]
    found = 0
    for query in filter(None, asked):
        floor = least_score(len(query.split()), least)
        matches = list(index.look_up(query, floor, fetch=memory).matches)
        assert matches == memory.compared(query, floor)
        found += len(matches)
    assert found > 100
    assert memory.fetched < 3 * found  # few are compared in vain


def test_texts_of_more_words_than_there_are_bits():
    chance = random.Random(5)
    words = ["".join("ابتجدرسکلم"[int(digit)] for digit in str(number)) for number in range(2000)]
    long = " ".join(words)
    changed = " ".join(word for word in words if chance.random() < 0.9)
    memory = Texts([long, changed, " ".join(reversed(words)), "و" * 90_000])
    assert [match.number for match in memory.index().look_up(long, fetch=memory).matches] == [1, 2]


def test_units_are_added_replaced_and_removed():
    memory = Texts(["وزیر نے کہا کہ", "وزیر نے پوچھا کہ", "صفحہ 12", "***"])
    index = memory.index()
    index.remove(1, 77)
    assert [match.number for match in index.look_up("وزیر نے کہا کہ", 60, fetch=memory).matches] == [2]
    assert len(index) == 3
    memory.texts[1] = "اب کچھ اور ہے"
    index.replace(2, "اب کچھ اور ہے")
    assert index.look_up("وزیر نے کہا کہ", 60, fetch=memory).matches == ()
    assert index.look_up("اب کچھ اور ہے", fetch=memory).matches == (MemoryMatch(2, 100, numbers_differ=False),)
    assert index.look_up("صفحہ 7", fetch=memory).matches == (MemoryMatch(3, 99, numbers_differ=True),)
    index.remove(3, 4)
    for gone in ("صفحہ 7", "صفحہ 12", "***"):
        assert index.look_up(gone, fetch=memory).matches == ()
    assert len(index) == 1


@given(st.lists(st.tuples(st.booleans(), TEXTS), max_size=40), TEXTS)
def test_any_changes_leave_it_complete(steps: list[tuple[bool, str]], query: str):
    memory = Texts([])
    index = MemoryIndex()
    for is_removal, text in steps:
        if is_removal and memory.texts:
            number = len(text) % len(memory.texts) + 1
            index.remove(number)
            memory.texts[number - 1] = None
        else:
            memory.texts.append(text)
            index.add(len(memory.texts), text)
    assert list(index.look_up(query, 50, fetch=memory).matches) == memory.compared(query, 50)
    assert len(index) == sum(text is not None for text in memory.texts)


def test_many_units_added_one_by_one_are_sorted_in():
    memory = Texts(random_texts(400, 8))
    index = MemoryIndex()
    for at, text in enumerate(memory.texts, 1):
        assert text is not None
        index.add(at, text)
        if at % 50 == 0:
            assert index.missing([(at, text)]) == []
    whole = memory.index()
    for query in filter(None, memory.texts[::20]):
        assert index.look_up(query, 60, fetch=memory) == whole.look_up(query, 60, fetch=memory)


def test_equal_texts_between_equal_neighbours_come_first():
    memory = Texts(["جی ہاں"] * 50)
    index = MemoryIndex()
    index.extend(IndexedUnit(at, "جی ہاں", (at, 7)) for at in range(1, 51))
    first, second = index.look_up("جی ہاں", 70, 2, fetch=memory, neighbours=(3, 7)).matches
    assert (first, second.score) == (MemoryMatch(3, 101, numbers_differ=False), 100)
    assert index.look_up("جی ہاں!", 70, 1, fetch=memory, neighbours=(3, 7)).matches[0].score == 99
    assert index.look_up("جی ہاں", 70, 1, fetch=memory, neighbours=(3, 8)).matches[0].score == 100
    assert index.look_up("جی ہاں", 70, 1, fetch=memory).matches[0].score == 100
    assert [one.number for one in index.look_up("جی ہاں", 101, fetch=memory, neighbours=(3, 7)).matches] == [3]


def test_unknown_neighbours_are_not_equal():
    memory = Texts(["جی ہاں"])
    assert memory.index().look_up("جی ہاں", fetch=memory).matches[0].score == 100


def test_numbers_alone_and_their_neighbours():
    memory = Texts(["صفحہ 12"])
    index = MemoryIndex()
    index.add(1, "صفحہ 12", (1, 2))
    assert index.look_up("صفحہ 12", fetch=memory, neighbours=(1, 2)).matches[0].score == 101
    assert index.look_up("صفحہ 13", fetch=memory, neighbours=(1, 2)).matches[0].score == 99


def test_what_must_not_be_shown_is_passed_over():
    memory = Texts(["جی ہاں", None, "جی ہاں"])
    index = MemoryIndex()
    index.extend(IndexedUnit(number, "جی ہاں") for number in (1, 2, 3))
    assert [match.number for match in index.look_up("جی ہاں", fetch=memory).matches] == [3, 1]


def test_it_says_when_there_are_more_than_it_compares():
    memory = Texts(["جی ہاں"] * (PATIENCE + 10))
    index = memory.index()
    found = index.look_up("جی ہاں", fetch=memory)
    assert found.has_more
    assert len(found.matches) == memory.fetched == PATIENCE
    memory.texts.append("جی ہاں بالکل")
    index.add(len(memory.texts), "جی ہاں بالکل")
    few = index.look_up("جی ہاں بالکل", 70, 1, fetch=memory)
    assert (few.matches[0].score, few.has_more) == (100, False)


def test_it_is_stored_and_read():
    memory = Texts([*random_texts(300, 6), "صفحہ 12", "***"])
    index = memory.index()
    index.remove(5, 6)
    memory.texts[4:6] = None, None
    parts = index.to_parts()
    read = MemoryIndex.from_parts(parts)
    assert len(read) == len(index) == 301
    asked = ["صفحہ 5", "***", *filter(None, memory.texts[::15])]
    for query in asked:
        assert read.look_up(query, 60, fetch=memory) == index.look_up(query, 60, fetch=memory)
    read.remove(1)
    read.add(400, "نیا جملہ یہ ہے")
    assert read.missing([(400, "نیا جملہ یہ ہے"), (1, "وزیر"), (2, str(memory.texts[1]))]) == [1]
    assert MemoryIndex.from_parts(MemoryIndex().to_parts()).look_up("وزیر", fetch=memory).searched == 0


@pytest.mark.parametrize("name", ["rules", "twins", "shelf 1"])
def test_broken_parts_are_refused(name: str):
    parts = Texts(["وزیر", "12"]).index().to_parts()
    with pytest.raises(BrokenIndexError):
        MemoryIndex.from_parts({**parts, name: parts[name] + b"?"})
    with pytest.raises(BrokenIndexError):
        MemoryIndex.from_parts({})


def test_a_broken_index_misses_units():
    index = Texts(["وزیر نے کہا", "صدر نے کہا", "وزیر"]).index()
    known = [(1, "وزیر نے کہا"), (2, "صدر نے کہا"), (3, "وزیر")]
    assert index.missing(known) == []
    index.remove(2)
    assert index.missing(known) == [2]


@given(st.lists(TEXTS | st.text(max_size=20), min_size=1, max_size=12))
def test_signatures_of_many_texts_are_those_of_each(texts: list[str]):
    keys = [match_key(text) for text in texts]
    made = text_signatures(keys)
    assert "".join(text_signature(key).sequence for key in keys) == "".join(map(chr, made.sequences.tolist()))
    for at, key in enumerate(keys):
        one = text_signature(key)
        assert np.array_equal(one.signature[:, 0], made.signatures[at])
        assert np.array_equal(one.letter_counts, made.letter_counts[at])
        assert one.bits == int(np.bitwise_count(made.signatures[at]).sum())
