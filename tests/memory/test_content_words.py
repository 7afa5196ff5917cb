import pytest

from translator_gui.memory.content_words import (
    english_stem,
    english_words,
    is_english_content,
    is_urdu_content,
    urdu_keys,
)


@pytest.mark.parametrize(
    "forms",
    [
        "virus viruses virus's",
        "fever fevers",
        "study studies studied studying",
        "country countries country's",
        "bus buses",
        "hospital hospitals",
        "plan plans planned planning",
        "effective effectively",
        "2,700 2700",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({english_stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("patient", "pattern"), ("test", "text"), ("this", "thin"), ("20", "2020")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert english_stem(one) != english_stem(other)


def test_words_lie_where_they_are() -> None:
    text = "The doctor’s 2,700 COVID-19 tests."
    words = english_words(text)
    assert [word.text for word in words] == ["The", "doctor’s", "2,700", "COVID", "19", "tests"]
    assert all(text[word.start : word.end] == word.text for word in words)


def test_function_words_are_no_content() -> None:
    assert not any(map(is_english_content, ("The", "of", "was")))
    assert is_english_content("virus")
    assert [is_urdu_content(key) for key in urdu_keys("کتاب کے لئے گئی ہیں تھی جیسے")] == [True, *[False] * 6]
