from hypothesis import given
from hypothesis import strategies as st

from tests.memory.small_memory import PAIRS, professional_pairs
from translator_gui.memory.content_words import english_stem, english_words, is_english_content
from translator_gui.memory.fragments import FragmentIndex
from translator_gui.memory.word_alignment import teach_word_table
from translator_gui.model.inline_tag import closing, opening


def index_of(pairs: list[tuple[str, str]]) -> FragmentIndex:
    found = FragmentIndex(teach_word_table(pairs))
    for urdu, english in pairs:
        found.add(urdu, english)
    return found


INDEX = index_of(PAIRS)


def test_the_longest_part_is_found_with_its_english() -> None:
    sentence = "کل وہاں پرانی قالین بیچتا پھرے گا"
    (found,) = INDEX.find(sentence)
    assert sentence[found.start : found.end] == "پرانی قالین بیچتا"
    assert found.english == "sells old carpets"
    assert found.is_shown
    assert not found.is_copied


def test_the_english_is_that_of_the_part() -> None:
    sentence = "یہاں پرانی قالین رکھو"
    (found,) = INDEX.find(sentence)
    assert sentence[found.start : found.end] == "پرانی قالین"
    assert found.english == "old carpets"
    assert found.occurrences > 1
    assert PAIRS[found.pair][1].endswith("carpets.")


def test_offsets_are_those_of_the_sentence_with_its_marks() -> None:
    sentence = "«یہ \ue000پُرانی\ue001 قالین، دیکھو»"
    (found,) = INDEX.find(sentence)
    assert sentence[found.start : found.end] == "پُرانی\ue001 قالین"


def test_the_english_has_no_inline_tags() -> None:
    index = index_of(PAIRS)
    index.add(f"{opening(1)}سستی{closing(1)} کتاب", f"{opening(1)}cheap{closing(1)} books")
    (found,) = index.find("یہ سستی کتاب دیکھو")
    assert (found.english, found.pair) == ("cheap books", len(PAIRS))


def test_a_word_alone_and_unknown_words_are_no_fragment() -> None:
    assert INDEX.find("قالین") == []
    assert INDEX.find("کوئی نامعلوم جملہ") == []
    assert INDEX.find("") == []
    assert FragmentIndex(teach_word_table([])).find("پرانی قالین") == []


def test_pairs_that_were_just_confirmed_are_found() -> None:
    index = index_of(PAIRS)
    sentence = "کتاب پرانی"
    assert index.find(sentence) == []
    index.add("وہ کتاب پرانی بیچتا ہے", "He sells a book that is old.")
    assert len(index) == len(PAIRS) + 1
    assert [match.english for match in index.find(sentence)] == ["book that is old"]


@given(st.text(alphabet="پرانی قالینکتابہے \u064eab1۔", max_size=40))
def test_any_sentence_has_fragments_within_it(sentence: str) -> None:
    for match in INDEX.find(sentence):
        assert 0 <= match.start < match.end <= len(sentence)
        assert 0 < match.confidence <= 1
        assert match.english in PAIRS[match.pair][1]


def test_most_fragments_of_professional_sentences_are_right() -> None:
    pairs = professional_pairs()
    index = index_of(pairs[:600])
    right: list[bool] = []
    for urdu, english in pairs[600:700]:
        reference = content(english)
        right += [content(match.english) <= reference for match in index.find(urdu) if match.is_shown]
    assert len(right) > 15
    assert sum(right) / len(right) > 0.7


def content(english: str) -> set[str]:
    return {english_stem(word.text) for word in english_words(english) if is_english_content(word.text)}
