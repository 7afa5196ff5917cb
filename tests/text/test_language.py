"""Which language a document seems to be in, if it is not Urdu."""

import pytest

from translator_gui.formats.registry import read_document
from translator_gui.paths import resource
from translator_gui.text.language import find_other_language

ENGLISH = "Members of a Russian delegation visiting Pakistan said that Moscow sees Islamabad as an ally in South Asia."
ARABIC = "قال أعضاء وفد روسي يزور باكستان إن موسكو تعتبر إسلام آباد حليفا موثوقا به في جنوب آسيا."
PERSIAN = "اعضای هیئت روسی که از پاکستان دیدن می‌کنند گفتند که مسکو اسلام‌آباد را متحدی قابل اعتماد در جنوب آسیا می‌داند."
HINDI = "पाकिस्तान का दौरा करने वाले रूसी प्रतिनिधिमंडल के सदस्यों ने कहा"
GERMAN = "Die Mitglieder einer russischen Delegation sagten, Moskau sehe in Islamabad einen Verbündeten in Südasien."
OLD_URDU = "يہ پہلا جملہ ہے. يہ دوسرا جملہ ہے. يہ ايك اور پيراگراف ہے جس ميں كچھ اور باتيں ہيں اور لوگ بھى ہيں."


def test_the_sample_is_urdu():
    source = read_document(resource("sample", "seed.ur.txt"))
    assert find_other_language(paragraph.text for paragraph in source.paragraphs) is None


@pytest.mark.parametrize("text", ["پاکستان", OLD_URDU, f"یہ خبر ہے: {ENGLISH[:20]}", "روس کا وفد"])
def test_short_and_old_urdu_and_urdu_with_names_are_not_questioned(text: str):
    assert find_other_language([text]) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ENGLISH, "English"),
        (f"{ENGLISH} {ENGLISH} یہ", "English"),
        (GERMAN, "a language in Latin letters"),
        (ARABIC, "Arabic"),
        (PERSIAN, "Persian"),
        (HINDI, "Hindi"),
        ("Российская делегация", "a language in Cyrillic letters"),
        ("12 345 – 67", "no language (there are hardly any letters)"),
    ],
)
def test_another_language_has_a_name(text: str, words: str):
    assert str(find_other_language([text])) == words
