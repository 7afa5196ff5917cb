"""Concordance over several memories: words, phrases, sides, pages, privacy, the words to be lit."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.project.memory.memories import make_memory, unit
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.project.memory import concordance
from translator_gui.project.memory.concordance import (
    ConcordancePlace,
    ConcordanceQuery,
    all_hits,
    count_hits,
    count_in_project,
    find_in_project,
    find_neighbours,
    find_page,
    search_memories,
)
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.memory.unit_keys import source_key

NEVER = "11111111-1111-1111-1111-111111111111"


@pytest.fixture
def memories(tmp_path: Path) -> Iterator[Sequence[TranslationMemory]]:
    own = make_memory(tmp_path, ("یہ نئی کتاب ہے", "This is a new book"), ("کتاب نئی ہے", "The book is new"))
    other = make_memory(tmp_path, ("بےوقوف آدمی", "A foolish man"), ("کتابیں", "Books"), name="other")
    yield own, other
    own.close()
    other.close()


def english(memories: Sequence[TranslationMemory], text: str, **options: object) -> list[str]:
    page = search_memories(memories, ConcordanceQuery(text, **options))  # pyright: ignore[reportArgumentType]
    return [hit.unit.target for hit in page.hits]


def test_words_and_phrases_are_found_in_all_memories_on_either_side(memories: Sequence[TranslationMemory]):
    assert english(memories, "کتاب") == ["The book is new", "This is a new book"]
    assert english(memories, "نئی کتاب") == ["This is a new book"]
    assert english(memories, "نئی کتاب", phrase=False) == ["The book is new", "This is a new book"]
    assert english(memories, "کتاب NEW", phrase=False) == ["The book is new", "This is a new book"]
    assert english(memories, "بے وقوف") == ["A foolish man"]
    assert english(memories, "book", side="source") == []
    assert english(memories, "book", side="target") == ["The book is new", "This is a new book"]
    assert english(memories, "!!") == []


def test_the_beginning_of_a_word_is_found_where_no_whole_word_is(memories: Sequence[TranslationMemory]):
    assert english(memories, "fool") == ["A foolish man"]
    assert english(memories, "foolish m") == ["A foolish man"]
    assert english(memories, "foolish wom") == []
    assert english(memories, "foolish m ") == []
    assert english(memories, "man fool", phrase=False) == ["A foolish man"]
    page = search_memories(memories, ConcordanceQuery("fool"))
    assert [page.hits[0].unit.target[start:end] for start, end in page.hits[0].target_ranges] == ["foolish"]
    assert count_hits(memories, page.query) == 1


def test_the_words_are_lit_in_both_texts(memories: Sequence[TranslationMemory]):
    hit = search_memories(memories, ConcordanceQuery("نئی book", phrase=False)).hits[0]
    assert [hit.unit.source[start:end] for start, end in hit.source_ranges] == ["نئی"]
    assert [hit.unit.target[start:end] for start, end in hit.target_ranges] == ["book"]
    hit = search_memories(memories, ConcordanceQuery("بے وقوف")).hits[0]
    assert [hit.unit.source[start:end] for start, end in hit.source_ranges] == ["بےوقوف"]


def test_pages_follow_one_another_over_the_memories(memories: Sequence[TranslationMemory]):
    query = ConcordanceQuery("")
    found: list[str] = []
    place: ConcordancePlace | None = ConcordancePlace(0)
    while place is not None:
        page = find_page(memories, query, place, most=1)
        found += [hit.unit.target for hit in page.hits]
        place = page.end
    assert found == ["The book is new", "This is a new book", "Books", "A foolish man"]
    assert [one.target for one in all_hits(memories, query)] == found
    assert count_hits(memories, query) == 4


def test_counting_ends_somewhere(memories: Sequence[TranslationMemory], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(concordance, "MOST_COUNTED", 3)
    assert count_hits(memories, ConcordanceQuery("")) == 3


def test_units_of_a_project_that_keeps_them_are_found_only_there(memories: Sequence[TranslationMemory]):
    secret = unit("خفیہ کتاب", "A secret book", project=NEVER, project_name="Secret", machine=MachineHelpRule.NEVER)
    memories[0].add_units([secret])
    for words in ("secret", "book"):
        assert "A secret book" not in english(memories, words)
        assert "A secret book" not in english(memories, words, project="another")
        assert "A secret book" in english(memories, words, project=NEVER)
        assert "A secret book" in english(memories, words, project=None)
    assert count_hits(memories, ConcordanceQuery("book")) == 2
    assert count_hits(memories, ConcordanceQuery("book", project=NEVER)) == 3
    assert count_hits(memories, ConcordanceQuery("book", project=None)) == 3


def test_units_are_found_by_author_and_project(memories: Sequence[TranslationMemory]):
    memories[0].add_units(
        [unit("اور کتاب", "Another book", author="Amna", project=NEVER, project_name="P")],
    )
    assert english(memories, "book", author="Amna") == ["Another book"]
    assert english(memories, "", author="Amna") == ["Another book"]
    assert english(memories, "book", only_project=NEVER) == ["Another book"]
    assert count_hits(memories, ConcordanceQuery("book", author="Amna")) == 1
    assert count_hits(memories, ConcordanceQuery("", only_project=NEVER)) == 1


def test_the_sentences_before_and_after_are_found(memories: Sequence[TranslationMemory]):
    texts = ["پہلا", "دوسرا", "تیسرا"]
    keys = [0, *map(source_key, texts), 0]
    memories[0].add_units(
        unit(text, str(at), document="d", previous_key=keys[at], next_key=keys[at + 2]) for at, text in enumerate(texts)
    )
    memories[0].add_units([unit("پہلا", "elsewhere", document="e")])
    (hit,) = search_memories(memories, ConcordanceQuery("دوسرا")).hits
    before, after = find_neighbours(memories[0], hit.unit, "")
    assert before is not None
    assert after is not None
    assert (before.target, after.target) == ("0", "2")
    assert find_neighbours(memories[0], before, "")[0] is None


def test_the_open_project_comes_first_page_by_page_and_no_sentence_twice(memories: Sequence[TranslationMemory]):
    about = {"project": NEVER, "project_name": "Secret", "machine": MachineHelpRule.NEVER}
    sentences = [unit(f"کتاب {number}", f"My book {number}", **about) for number in range(4)]
    memories[1].add_units(sentences[:1])
    with TranslationMemory.in_ram() as own:
        own.add_units(sentences)

        def find(query: ConcordanceQuery, before: int | None, most: int) -> concordance.ConcordancePage:
            return find_in_project([own], memories, query, before, most)

        query = ConcordanceQuery("book", project=NEVER)
        page = find_page(memories, query, most=2, project=find)
        assert [hit.unit.target for hit in page.hits] == ["My book 3", "My book 2"]
        assert {hit.memory for hit in page.hits} == {concordance.OPEN_PROJECT}
        rest = find_page(memories, query, page.end, project=find)
        assert [(hit.memory, hit.unit.target) for hit in rest.hits] == [
            (concordance.OPEN_PROJECT, "My book 1"),
            (0, "The book is new"),
            (0, "This is a new book"),
            (1, "My book 0"),
        ]
        assert len(list(all_hits(memories, query, find))) == 6
        assert count_in_project([own], memories, query) == 3
        assert count_in_project([own], memories[:1], query) == 4
    assert find_in_project([], memories, query, None, 9).hits == ()
