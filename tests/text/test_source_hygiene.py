"""Irregular spellings in the Urdu of documents."""

import pytest

from translator_gui.paths import resource
from translator_gui.text.source_hygiene import count_irregularities, find_irregularities, irregularity_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("يہ ایك کتاب ہے", ["ي letters", "ك letters"]),
        ("وه گهر", ["ه letters", "ه letters"]),
        ("ﻻﮨﻮﺭ", ["ﻻ letters", "ﮨ letters", "ﻮ letters", "ﺭ letters"]),
        ("بےشک وہ آئےگا", ["ے ye", "ے ye"]),
        ("مے\u064f کہا", []),
        ("کتــاب", ["ــ tatweel"]),
        ("یہ  کتاب", ["   spaces"]),
        ("یہ کتاب ۔ ہاں", ["  spaces"]),
        ("یہ\u00a0کتاب ( اچھی )", ["\u00a0 spaces", "  spaces", "  spaces"]),
        ("۲0۱۵ میں", ["۲0۱۵ digits"]),
        ("2014ء، 2015ء اور ۲۰۱۶ء", ["۲۰۱۶ digits"]),
        ("٢٠١٤ میں", []),
        ("۱۲٫۵ فیصد اور ۱۹۴۷", []),
        ("ﷺ", []),
        ("صاف ستھرا جملہ ہے، ٹھیک؟ (ہاں) “جی”۔", []),
        ("", []),
    ],
)
def test_what_is_irregular(text: str, found: list[str]):
    assert [f"{text[one.start : one.end]} {one.kind}" for one in find_irregularities(text)] == found


def test_counts_are_told_for_each_kind_that_there_is():
    counts = count_irregularities(["يہ  ایك", "کتــاب", "ٹھیک"])
    assert [str(words) for words in irregularity_words(counts)] == [
        "2 Arabic letter forms",
        "1 stray space",
        "1 tatweel",
    ]
    assert irregularity_words({}) == []


def test_the_sample_article_has_one_stray_space():
    seed = resource("sample", "seed.ur.txt").read_text(encoding="utf-8").splitlines()
    assert sum(count_irregularities(seed).values()) == 1
