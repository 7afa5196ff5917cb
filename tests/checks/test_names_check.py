"""The check of names: two spellings of one name in a document."""

import pytest

from tests.checks.name_slips import SPLIT, parallel_documents, share_found
from tests.checks.name_slips import name_findings as found
from translator_gui.checks.check import CheckContext, SentencePair
from translator_gui.checks.names_check import NamesCheck
from translator_gui.text.name_spellings import is_slip, spelled_phrases

LAVROV = ("سرگئی لاوورف ماسکو گئے", "Sergei Lavrov went to Moscow")
SLIP = ("لاوورف نے کہا", "The minister Lavrav said so")


def test_the_rarer_spelling_is_found_with_its_places_and_a_fix():
    ((place, finding),) = found([LAVROV, SLIP, LAVROV])
    assert place == 1
    assert str(finding.message) == "“Lavrav” is “Lavrov” elsewhere"
    assert [SLIP[0][start:end] for start, end in finding.source_spans] == ["لاوورف"]
    assert [SLIP[1][start:end] for start, end in finding.target_spans] == ["Lavrav"]
    assert finding.fixed(SLIP[1]) == "The minister Lavrov said so"


def test_of_two_equally_frequent_spellings_the_later_is_found_without_a_fix():
    ((place, finding),) = found([("بنڈل آئے", "Then Bundl came"), ("بنڈل گئے", "Then Bindel went")])
    assert (place, finding.fix) == (1, ())


def test_of_two_equally_frequent_spellings_that_in_the_dictionary_is_right():
    ((place, finding),) = found([("مشرف آئے", "Then Musharaf came"), ("مشرف گئے", "Then Musharraf went")])
    assert (place, str(finding.message)) == (0, "“Musharaf” is “Musharraf” elsewhere")


def test_of_three_spellings_that_in_the_dictionary_is_right_for_both_others():
    pairs = [("لبنان میں", "in Lebnon"), ("لبنان سے", "from Lebnan"), ("لبنان کا", "of Lebanon")]
    assert [str(finding.message) for _place, finding in found(pairs)] == [
        "“Lebnon” is “Lebanon” elsewhere",
        "“Lebnan” is “Lebanon” elsewhere",
    ]


COLOMBIA = ("کولمبیا کے ماسک", "masks from Colombia")
COLUMBIA = ("ڈسٹرکٹ کولمبیا میں", "in the District of Columbia")


def test_two_names_of_the_dictionary_are_two_names_unless_one_is_much_rarer():
    assert found([COLOMBIA, COLUMBIA]) == found([COLOMBIA, COLOMBIA, COLUMBIA]) == []
    assert [place for place, _ in found([COLOMBIA, COLOMBIA, COLUMBIA, COLOMBIA])] == [2]


def test_spellings_of_an_urdu_name_that_are_all_right_are_one_name():
    sentences = [("چودھری آئے", "Mr Chaudhary came"), ("چودھری گئے", "Mr Chaudhry left")]
    assert [place for place, _ in found(sentences)] == [1]


def test_a_common_word_is_no_name():
    institutes = [("انسٹی ٹیوٹ", "the Milken Institute"), ("انسٹی ٹیوٹ آف", "the Institute of Research")]
    assert found([*institutes, ("انسٹی ٹیوٹ پاسچر", "the Institut Pasteur")]) == []


def test_urdu_around_a_digit_is_no_name():
    assert found([("دس2ہزار لوگ", "Then Daszar men"), ("دس2ہزار لوگ", "Then Dashzar men")]) == []


def test_different_vowel_marks_make_different_names():
    assert found([("سِلم اطاعت ہے", "Silm is to obey"), ("سَلم امن ہے", "Salm is peace"), ("سِلم ہے", "Silm is")]) == []
    assert found([("سلم اطاعت ہے", "Silm is to obey"), ("سَلم امن ہے", "Salm is peace")])


def test_a_plural_is_no_slip_of_another_form():
    canada = [("کینیڈا میں", f"in Canada {number}") for number in range(3)]
    canadian = [("کینیڈا کی فوج", "the Canadian army")] * 2
    assert found([*canada, *canadian, ("کینیڈا کا شہر", "Canadas city")]) == []


def test_sentences_that_share_two_names_do_not_count_one_by_the_other():
    parade = ("کوٹھاڑی اور جہانگیر", "Kothari and Jehangir")
    pairs = [parade, ("کوٹھاڑی جہانگیر", "Kothari, Jahangir"), ("جہانگیر", "then Jahangir"), ("جہانگیر", "of Jahangir")]
    assert [(place, str(finding.message)) for place, finding in found(pairs)] == [
        (0, "“Jehangir” is “Jahangir” elsewhere")
    ]


def test_a_registered_spelling_is_right_however_rare():
    pairs = [LAVROV, LAVROV, SLIP]
    assert [place for place, _ in found(pairs, {"لاوورف": "Lavrav"})] == [0, 1]


def test_another_consonant_is_a_slip_where_only_one_letter_differs():
    ((place, finding),) = found([LAVROV, LAVROV, ("لاوورف نے کہا", "Lavrob said so")])
    assert place == 2
    assert finding.fix


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pakistan", "Pakistani"),
        ("America", "American"),
        ("Germany", "German"),
        ("Palestine", "Palestinian"),
        ("Somalia", "Somali"),
        ("Argentina", "Argentine"),
        ("Antarctica", "Antarctic"),
        ("Canadian", "Canadians"),
        ("Pakistanis", "Pakistans"),
        ("Moscow", "Macassar"),
    ],
)
def test_forms_of_a_name_and_other_words_are_no_slips(one: str, other: str):
    assert not is_slip(one, other)
    assert not is_slip(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Musharraf", "Musharaf"), ("Muhammad", "Mohammed"), ("Hussain", "Hussein"), ("Sharif", "Shareef")],
)
def test_other_vowels_and_doubled_letters_are_slips(one: str, other: str):
    assert is_slip(one, other)


def test_other_documents_and_other_urdu_do_not_count():
    check, context = NamesCheck(), CheckContext()
    here, there = (SentencePair(*pair, document=number) for number, pair in enumerate((LAVROV, SLIP)))
    assert not set(check.keys(here, context)) & set(check.keys(there, context))
    assert found([("قمر باجوہ آئے", "Qamar came"), ("کمار صاحب آئے", "Kumar came")]) == []
    assert found([("", ""), ("abc", "Abc"), ("۔", "Nothing")]) == []


def test_a_name_of_several_words_is_found_whole():
    urdu = "مشیر ناصر خان جنجوعہ نے سرگئی لاوورف سے ملاقات کی"
    english = "The adviser, Nasser Khan Janjua, met Sergei Lavrov."
    assert [(urdu[p.start : p.end], p.english) for p in spelled_phrases(urdu, english)] == [
        ("ناصر خان جنجوعہ", "Nasser Khan Janjua"),
        ("سرگئی لاوورف", "Sergei Lavrov"),
    ]


@pytest.mark.parametrize("name", SPLIT)
def test_planted_slips_are_found(name: str):
    share, number = share_found(name)
    if not number:
        pytest.skip(f"{name} is not here: it may not be shipped")
    assert number > 60
    assert share >= 0.95


def test_professional_documents_have_no_alarm():
    texts = parallel_documents("tico19_covid.tsv")
    if not texts:
        pytest.skip("tico19_covid.tsv is not here: it may not be shipped")
    assert [str(finding.message) for pairs in texts for _place, finding in found(pairs)] == []


REGISTER = {
    "خواجہ آصف": "Khawaja Asif",
    "لاوورف": "Lavrov",
    "کولمبیا": "Colombia",
    "ناصر خان جنجوعہ": "Nasser Khan Janjua",
}


@pytest.mark.parametrize(
    ("urdu", "english", "slips"),
    [
        ("لاوورف نے کہا", "Lavrow said so", ["Lavrow"]),
        ("خواجہ آصف نے کہا", "Khwaja Asif said so", ["Khwaja"]),
        ("خواجہ آصف نے کہا", "Khawaja Asef said so", ["Asef"]),
        ("کولمبیا میں", "in Columbia", ["Columbia"]),
        ("جنجوعہ نے لاوورف سے کہا", "Janjwa told Lavrav", ["Janjwa", "Lavrav"]),
        ("لاوورف نے لاوورف سے کہا", "Lavrov told Lavrow", ["Lavrow"]),
        ("خواجہ آصف نے کہا", "He said so in Asia, to Asim Khan", []),
        ("لاوورف نے کہا", "Lavrov’s deputy Lavrow said so", []),
        ("لاوورف نے لاورو سے کہا", "He told Lavro", []),
        ("کولمبیا کے", "of the Colombians", []),
        ("ناصر حسین نے کہا", "Nasir Hussain said so", []),
        ("وہ آئے", "Lavrow came", []),
    ],
)
def test_a_name_that_is_nowhere_as_registered_is_found(urdu: str, english: str, slips: list[str]):
    findings = [finding for _place, finding in found([(urdu, english)], REGISTER)]
    assert sorted(english[slice(*finding.target_spans[0])] for finding in findings) == sorted(slips)
    for finding in findings:
        assert finding.fix
        assert "is registered as" in str(finding.message)


def test_a_name_spelt_wrongly_everywhere_is_found_everywhere():
    pairs = [("لاوورف نے کہا", "Lavrow said so"), ("لاوورف آئے", "Lavrow came")]
    assert [(place, finding.fixed(pairs[place][1])) for place, finding in found(pairs, REGISTER)] == [
        (0, "Lavrov said so"),
        (1, "Lavrov came"),
    ]
    assert found(pairs) == []
