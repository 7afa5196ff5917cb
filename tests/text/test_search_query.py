"""What a search finds, and what it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.model.errors import TranslatorError
from translator_gui.text.loose_key import loose_key
from translator_gui.text.pattern import is_safe
from translator_gui.text.search_key import expands, search_key, small_key
from translator_gui.text.search_query import (
    QueryMatcher,
    SearchQuery,
    SearchQueryError,
    SlowSearchError,
    compile_query,
)

letters = st.one_of(
    st.characters(min_codepoint=0x20, max_codepoint=0x24F),
    st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
    st.sampled_from("aAbB'’.۔ 12\u0653\u0640ﻻﷺہیہی\u200c\u200d\u200f\u0301\u00a0\n"),
)
texts = st.text(letters)
words = st.text(letters, min_size=1, max_size=3)
ways = st.builds(
    SearchQuery,
    words,
    exact=st.booleans(),
    whole_words=st.booleans(),
    case=st.booleans(),
    regex=st.just(False),
    loose=st.booleans(),
)


def found(needle: SearchQuery, text: str) -> list[str]:
    """The words that are found, the same by every road."""
    made = compile_query(needle)
    spans = made.spans(text)
    if not expands(text):
        for small, key in ((True, small_key(text)), (False, search_key(text))):
            search_text, sieve = made.search_text(key, small=small)
            if made.can_count_in_keys(small=small):
                assert len(made.offsets(search_text)) == len(spans)
            assert sieve in search_text or not spans
    return [text[start:end] for start, end in spans]


def test_a_search_typed_on_any_keyboard_finds_every_spelling() -> None:
    text = "اُردُو كتاب، اردو کتاب، اردو\u200cکتاب، ۱۲ کـتاب"
    assert found(SearchQuery("اردو کتاب"), text) == ["اُردُو كتاب", "اردو کتاب", "اردو\u200cکتاب"]
    assert found(SearchQuery("کتاب"), text) == ["كتاب", "کتاب", "کتاب", "کـتاب"]
    assert found(SearchQuery("12"), text) == ["۱۲"]


def test_an_exact_search_compares_characters() -> None:
    assert found(SearchQuery("كتاب", exact=True), "كتاب کتاب") == ["كتاب"]
    assert found(SearchQuery("don't", exact=True), "don't don’t") == ["don't"]
    assert found(SearchQuery("don't"), "don't don’t") == ["don't", "don’t"]
    assert found(SearchQuery("\u200f", exact=True), "a\u200fb") == ["\u200f"]


def test_a_hit_has_its_marks_and_nobody_elses() -> None:
    assert found(SearchQuery("قابل"), "قابلِ قدر") == ["قابلِ"]
    assert found(SearchQuery("قابل", exact=True), "قابلِ قدر") == []
    assert found(SearchQuery("قابلِ", exact=True), "قابلِ قدر") == ["قابلِ"]
    assert found(SearchQuery("اردو"), "(\u2067اردو\u2069)") == ["اردو"]


def test_capitals_count_when_asked_for() -> None:
    assert found(SearchQuery("ali"), "Ali alibi") == ["Ali", "ali"]
    assert found(SearchQuery("Ali", case=True), "Ali alibi ʿAlī") == ["Ali", "Alī"]
    assert found(SearchQuery("ALI", exact=True), "Ali Alī") == ["Ali"]
    assert found(SearchQuery("ALI", exact=True, case=True), "Ali") == []


@pytest.mark.parametrize(
    ("word", "text", "hits"),
    [
        ("کی", "کی کیا مکی کی۔", 2),
        ("قابل", "قابلِ قدر، قابلیت", 1),
        ("کم", "کم\u200cعمر", 1),
        ("1947", "۱۹۴۷ء میں", 1),
        ("12", "12,345 and 3.12", 0),
        ("12", "12, 12.", 2),
        ("can", "I can. You can't. Can-do", 2),
        ("Pakistan", "Pakistan's Pakistanis", 1),
        ("don", "don't, don’t", 0),
        ("an", "Qur'an, an", 1),
        ("he", "he'll she", 1),
        ("don't", "don’t don’ts", 1),
        ("...", "and...so", 1),
    ],
)
def test_whole_words(word: str, text: str, hits: int) -> None:
    assert len(found(SearchQuery(word, whole_words=True), text)) == hits
    if word != "...":
        assert len(found(SearchQuery(word, whole_words=True, regex=True), text)) == hits


def test_a_part_of_an_acronym_is_no_whole_word() -> None:
    text = "ڈی پی۔ایچ۔ڈی، U.S.A. S. بی۔ڈی او"
    for exact, loose in ((False, False), (True, False), (False, True)):
        ways = SearchQuery("ڈی", exact=exact, whole_words=True, loose=loose)
        assert [start for start, _ in compile_query(ways).spans(text)] == [0]
        assert len(found(ways._replace(text="پی۔ایچ۔ڈی"), text)) == 1
        assert len(found(ways._replace(text="پی۔ایچ"), text)) == 0
        assert len(found(ways._replace(text="S"), text)) == 1
        assert len(found(ways._replace(text="U.S.A"), text)) == 1
        assert len(found(ways._replace(text="ڈی", whole_words=False), text)) == 3


def test_in_an_exact_search_zwnj_belongs_to_the_word() -> None:
    assert found(SearchQuery("کم", exact=True, whole_words=True), "کم\u200cعمر کم") == ["کم"]


@given(texts, words, texts, st.booleans(), st.booleans())
def test_what_stands_there_is_found(before: str, word: str, after: str, exact: bool, case: bool) -> None:
    key = search_key(word) if case else small_key(word)
    if exact or not key:
        return
    text = f"{before} {word} {after}"
    spans = found(SearchQuery(word, case=case), text)
    assert any((search_key if case else small_key)(span) == key for span in spans) or key.isspace() or expands(text)


@given(texts, ways)
def test_a_folded_hit_folded_is_the_folded_needle(text: str, needle: SearchQuery) -> None:
    if needle.exact or not small_key(needle.text):
        return
    key = search_key if needle.case else small_key
    needle = needle._replace(loose=False)
    assert {key(hit) for hit in found(needle, text)} <= {key(needle.text)}


@given(texts, ways)
def test_a_loose_hit_has_the_loose_key_of_the_query(text: str, needle: SearchQuery) -> None:
    needle = needle._replace(exact=False, loose=True)
    if loose_key(needle.text):
        assert {loose_key(hit) for hit in found(needle, text)} <= {loose_key(needle.text)}


@given(words, texts, texts, st.booleans(), st.booleans())
def test_what_is_found_folded_is_found_loosely(
    word: str, before: str, after: str, whole_words: bool, case: bool
) -> None:
    text, needle = f"{before}{word}{after}", SearchQuery(word, whole_words=whole_words, case=case)
    try:
        strict, loose = (compile_query(needle._replace(loose=on)).spans(text) for on in (False, True))
    except SearchQueryError:
        return
    if loose_key(word):
        assert all(any(start < last and first < end for first, last in loose) for start, end in strict) or expands(text)


def test_similar_spellings_are_found_when_asked_for() -> None:
    text = "وہ بے وقوف ہے، کئی بیوقوفوں نے بےوقوف کہا؟"
    assert found(SearchQuery("بے\u200cوقوف"), text) == ["بے وقوف"]
    assert found(SearchQuery("بے\u200cوقوف", loose=True), text) == ["بے وقوف", "بیوقوف", "بےوقوف"]
    assert found(SearchQuery("بیوقوف", loose=True), text) == ["بے وقوف", "بیوقوف", "بےوقوف"]
    assert found(SearchQuery("بیوقوف", loose=True, whole_words=True), text) == ["بے وقوف", "بےوقوف"]
    assert found(SearchQuery("کها?", loose=True), text) == ["کہا؟"]
    assert found(SearchQuery("پانى", loose=True), text) == []
    assert found(SearchQuery("Health Care", loose=True), "healthcare Healthcare") == ["healthcare", "Healthcare"]
    assert found(SearchQuery("Health Care", loose=True, case=True), "healthcare HealthCare") == ["HealthCare"]


def test_only_a_text_as_it_is_has_similar_spellings() -> None:
    assert SearchQuery("x").loosened() == SearchQuery("x", loose=True)
    assert SearchQuery("x", loose=True).loosened() is None
    assert SearchQuery("x", exact=True).loosened() is SearchQuery("x", regex=True).loosened() is None
    assert found(SearchQuery("گهر", exact=True, loose=True), "گھر") == []
    assert found(SearchQuery("گه.", regex=True, loose=True), "گھر") == []
    assert found(SearchQuery("ء", loose=True), "ء گھر") == ["ء"]
    assert found(SearchQuery(" ", loose=True, whole_words=True), "ء گھر") == [" "]
    long = "گهر " * 101
    assert found(SearchQuery(long, loose=True), long.replace("ه", "ھ")) == []


@given(texts, ways)
def test_an_exact_hit_is_the_needle(text: str, needle: SearchQuery) -> None:
    for hit in found(needle._replace(exact=True), text):
        assert hit == needle.text or (not needle.case and hit.lower() == needle.text.lower())


@given(texts, ways)
def test_spans_ascend_and_cut_no_letter_from_its_marks(text: str, needle: SearchQuery) -> None:
    if not needle.exact and not small_key(needle.text):
        return
    spans = compile_query(needle).spans(text)
    flat = [offset for span in spans for offset in span]
    assert flat == sorted(flat)
    assert all(start < end for start, end in spans)
    for _, end in spans:
        assert text[end : end + 1] not in {"\u064e", "\u0653", "\u0650", "\u0301"}


def test_marks_alone_are_nothing_to_search_for() -> None:
    with pytest.raises(TranslatorError, match="search exactly"):
        compile_query(SearchQuery("\u064e"))
    with pytest.raises(SearchQueryError):
        compile_query(SearchQuery(""))
    with pytest.raises(SearchQueryError, match="too long"):
        compile_query(SearchQuery("x" * 3000))


# Regular expressions


def regex(pattern: str, **ways: bool) -> SearchQuery:
    return SearchQuery(pattern, regex=True, **ways)


@pytest.mark.parametrize(
    ("pattern", "text", "hits"),
    [
        ("روس(ی|یوں)? وفد", "روسي وفد اور روس وفد", ["روسي وفد", "روس وفد"]),
        (r"\d+ فیصد", "۱۲ فیصد", ["۱۲ فیصد"]),
        ("[۰-۹]+", "سال ۲۰۱۵ء اور 2016", ["۲۰۱۵", "2016"]),
        ("[كگ]تاب", "کتاب گتاب", ["کتاب", "گتاب"]),
        ("قابلِ? قدر", "قابل قدر، قابلِ قدر", ["قابل قدر", "قابلِ قدر"]),
        (r"\u0643تاب", "کتاب", ["کتاب"]),
        (r"\N{ARABIC LETTER KAF}تاب", "کتاب", ["کتاب"]),
        (r"“(\w+)”", 'a "word" here', ['"word"']),
        (r"(\w)\1", "hello", ["ll"]),
        (r"(?<=Mr )\w+", "Mr Sergei", ["Sergei"]),
        (r"(?P<نام>علي)", "علی", ["علی"]),
        (r"\p{Lu}\w+", "the City", ["City"]),
        ("ﻻہور", "لاہور", ["لاہور"]),
        ("x*", "axxb", ["xx"]),
        (r"a\nb", "a b", ["a b"]),
        (r"[^\w\s]+", "a, b!", [",", "!"]),
        ("[a-cآ-ت]+", "abcd اب", ["abc", "اب"]),
    ],
)
def test_a_regular_expression_is_folded_letter_by_letter(pattern: str, text: str, hits: list[str]) -> None:
    case = pattern.startswith(r"\p")
    assert found(regex(pattern, case=case), text) == hits


def test_an_exact_regular_expression_is_taken_as_it_is() -> None:
    assert found(regex("[كگ]تاب", exact=True), "کتاب كتاب") == ["كتاب"]
    assert found(regex("قابل", exact=True), "قابلِ") == ["قابلِ"]
    assert found(regex("SERGEI", exact=True), "Sergei") == ["Sergei"]
    assert found(regex("SERGEI", exact=True, case=True), "Sergei") == []


@pytest.mark.parametrize("pattern", ["[\u064e]", "[ﻻ]", "[\u064e-ی]", "(?x) a b"])
def test_what_has_no_folded_form_is_told(pattern: str) -> None:
    with pytest.raises(SearchQueryError, match="search exactly"):
        compile_query(regex(pattern))
    assert isinstance(compile_query(regex(pattern, exact=True)), QueryMatcher)


@pytest.mark.parametrize(("pattern", "place"), [("ab(c", "character 5"), ("[a", "character 3"), ("a**b", "character")])
def test_a_broken_one_says_where(pattern: str, place: str) -> None:
    with pytest.raises(TranslatorError, match=place):
        compile_query(regex(pattern))


@given(st.text(st.one_of(st.sampled_from("\\()[]{}*+?|^$.-:=!<>P#12,abکِ ﻻ\u200c"), letters), max_size=12))
def test_whatever_is_typed_is_a_search_or_an_error_for_people(pattern: str) -> None:
    for needle in (regex(pattern), regex(pattern, whole_words=True), regex(pattern, exact=True)):
        try:
            made = compile_query(needle)
        except TranslatorError:
            continue
        text = "abab قابلِ قدر (12) ﻻ"
        spans = made.spans(text)
        assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("pattern", [r"(a|aa)+$", r"(?:ab?|a|aa)+$"])
def test_one_that_runs_away_is_given_up(pattern: str) -> None:
    made = compile_query(regex(pattern, exact=True))
    with pytest.raises(SlowSearchError, match="too long"):
        made.spans("a" * 90 + "!")


@pytest.mark.parametrize("pattern", ["روس(ی|یوں)?", r"\d+", r"\bcity\b", r"\d{4}", "[a-z]+"])
def test_a_simple_one_needs_no_watch(pattern: str) -> None:
    assert is_safe(pattern)


@pytest.mark.parametrize("pattern", ["(a|aa)+$", r"(\w+) (\w+)", "a?a?a?a?a?aaaaa", r"(a+)\1", "(?:a{1,90}){3}"])
def test_one_that_may_run_away_is_watched(pattern: str) -> None:
    assert not is_safe(pattern)
