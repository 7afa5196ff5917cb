"""Entries of word lists at a place of an Urdu text."""

import pytest

from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.romanisation import romanised
from translator_gui.text.term_index import (
    FIXED_PHRASE,
    TermEntry,
    TermIndex,
    TermSource,
    find_terms,
    longest_matches,
    urdu_words,
)
from translator_gui.text.urdu_suffixes import base_forms

EXPRESSION, DICTIONARY = TermSource.EXPRESSION, TermSource.DICTIONARY


def index(*terms: str, source: TermSource = EXPRESSION) -> TermIndex:
    return TermIndex(TermEntry(term, (term,), source) for term in terms)


def found(text: str, word: str, *lists: TermIndex) -> list[tuple[str, str]]:
    """The matches at a word: the part of the text, and the term."""
    at = text.index(word) + 1
    return [(text[m.start : m.end], m.entry.term) for m in find_terms(text, at, at, lists)]


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("شعبوں", "شعبہ"),
        ("شعبے", "شعبہ"),
        ("لڑکیاں", "لڑکی"),
        ("لڑکے", "لڑکا"),
        ("پالیسیوں", "پالیسی"),
        ("رہنماؤں", "رہنما"),
        ("ہندوؤں", "ہندو"),
        ("مشقیں", "مشق"),
        ("واقعات", "واقعہ"),
        ("باشندگان", "باشندہ"),
        ("ملازمین", "ملازم"),
        ("بتایا", "بتانا"),
        ("سمجھتا", "سمجھنا"),
        ("کیا", "کرنا"),
        ("گئے", "جانا"),
        ("بتائے", "بتانا"),
        ("رکھیں", "رکھنا"),
        ("پاکستانی", "پاکستان"),
    ],
)
def test_an_inflected_word_leads_to_the_form_of_dictionaries(form: str, base: str):
    forms = base_forms(loose_word_key(form))
    assert forms[0] == loose_word_key(form)
    assert loose_word_key(base) in forms


def test_a_compound_is_found_however_it_is_spaced_and_marked():
    lists = index("پیش کش", "حکمتِ عملی")
    assert found("اس نے پیشکش کی", "پیشکش", lists) == [("پیشکش", "پیش کش")]
    assert found("یہ پیش\u200cکشوں میں", "پیش", lists) == [("پیش\u200cکشوں", "پیش کش")]
    assert found("ان کی حكمت عملي ہے", "عملي", lists) == [("حكمت عملي", "حکمتِ عملی")]


def test_the_longest_comes_first_and_an_expression_before_a_dictionary():
    lists = index("قومی سلامتی", "قومی سلامتی کے مشیر"), index("سلامتی", "قومی سلامتی", source=DICTIONARY)
    text = "وہ قومی سلامتی کے مشیر ہیں"
    assert [term for _, term in found(text, "سلامتی", *lists)] == [
        "قومی سلامتی کے مشیر",
        "قومی سلامتی",
        "قومی سلامتی",
        "سلامتی",
    ]
    whole = longest_matches(find_terms(text, 0, len(text), lists))
    assert [match.entry.term for match in whole] == ["قومی سلامتی کے مشیر"]


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        ("معاہدے پر دستخط بھی کیے تھے", "دستخط", "دستخط بھی کیے"),
        ("اس نے دستخط نہیں کئے", "دستخط", "دستخط نہیں کئے"),
        ("جس پر دستخط ہوئے", "دستخط", ""),
        ("دستخط اس نے کل کیے", "دستخط", ""),
    ],
)
def test_a_light_verb_is_found_in_any_form_of_its_verb(text: str, word: str, part: str):
    assert found(text, word, index("دستخط کرنا")) == ([(part, "دستخط کرنا")] if part else [])


@pytest.mark.parametrize(
    "text", ["نے مدد کی", "نے مدد کی۔ شکریہ", "مدد کی گئی", "کی بھی مدد کی ہے", "نے مدد کی، ہم نے بھی"]
)
def test_ki_at_the_end_of_a_verb_is_a_form_of_to_do(text: str):
    assert [term for _, term in found(text, "مدد", index("مدد کرنا"))] == ["مدد کرنا"]


@pytest.mark.parametrize("text", ["مدد کی ضرورت ہے", "مدد کی  درخواست", "مدد ہی کی خاطر"])
def test_ki_before_a_noun_means_of_and_is_no_form_of_to_do(text: str):
    assert not found(text, "مدد", index("مدد کرنا"))


@pytest.mark.parametrize("text", ["وہ ٹس سے مس نہ ہوئے", "وہ ٹس سے مس نہیں ہوئے"])
def test_an_idiom_with_a_negation_is_found_with_any_negation(text: str):
    assert [term for _, term in found(text, "مس", index("ٹس سے مس نہ ہونا"))] == ["ٹس سے مس نہ ہونا"]


def test_a_phrase_is_not_inflected_and_no_noun_becomes_its_adjective():
    phrases = TermIndex([TermEntry("کے قریب", ("near",), EXPRESSION, FIXED_PHRASE)])
    assert found("شہر کے قریب", "قریب", phrases) == [("کے قریب", "کے قریب")]
    assert not found("ان کے قریبی دوست", "قریبی", phrases)
    assert not found("وہ بے روزگار ہیں", "روزگار", index("بے روزگاری"))
    both = index("دہشت گرد", "دہشت گردی")
    assert found("وہ دہشت گردی ہے", "دہشت", both) == [("دہشت گردی", "دہشت گردی")]
    assert found("وہ دہشت گردوں کا", "دہشت", both) == [("دہشت گردوں", "دہشت گرد")]


def test_nothing_is_found_between_words_or_in_a_text_without_letters():
    lists = index("وزیر")
    assert find_terms("۔۔۔", 1, 1, [lists]) == []
    assert find_terms("", 0, 0, [lists]) == []
    assert find_terms("وزیر   امیر", 6, 6, [lists]) == []


def test_inline_tags_do_not_hide_a_compound():
    assert [word.key for word in urdu_words("\ue000خارجہ\ue001 پالیسی")] == ["خارجہ", "پالیسی"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("قمر", "Qamar"),
        ("خواجہ آصف", "Khawaja Asaf"),
        ("نواز شریف", "Nawaz Sharif"),
        ("عمران خان", "Amran Khan"),
        ("", ""),
    ],
)
def test_a_name_is_transliterated_roughly(name: str, hint: str):
    assert romanised(name) == hint
