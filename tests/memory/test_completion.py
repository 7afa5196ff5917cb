import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.typing_simulation import type_out
from tests.memory.small_memory import PAIRS, professional_pairs
from tests.text.dictionaries import dictionary
from translator_gui.memory.completion import CompletionModel, typed_words
from translator_gui.memory.completion_records import MOST_OFFERS, CompletionClue, CompletionSource
from translator_gui.memory.sentence_assistant import SentenceAssistant
from translator_gui.memory.word_alignment import teach_word_table
from translator_gui.project.dictionaries import read_frequent_words
from translator_gui.text.dictionary import EnglishVariety
from translator_gui.text.quantities.english_forms import NumberStyle
from translator_gui.text.term_index import TermEntry, TermMatch, TermSource

FREQUENT = ("the", "of", "government", "great", "grain", "pandemic", "Pakistan")


def assistant_of(pairs: list[tuple[str, str]], frequent: tuple[str, ...] | list[str] = ()) -> SentenceAssistant:
    found = SentenceAssistant(teach_word_table(pairs), frequent)
    for urdu, english in pairs:
        found.add(urdu, english)
    return found


def offered(assistant: SentenceAssistant, urdu: str, typed: str, terms: tuple[TermMatch, ...] = ()) -> list[str]:
    return [offer.text for offer in assistant.prepare(urdu, terms).completion.offers(typed)]


def test_nothing_is_offered_before_the_second_letter() -> None:
    completion = CompletionModel(FREQUENT).prepare(())
    assert completion.offers("the g") == completion.offers("the gr ") == completion.offers("") == []
    assert [offer.text for offer in completion.offers("the gr")] == ["great", "grain"]
    assert [offer.text for offer in completion.offers("(gra")] == ["grain"]


def test_what_saves_one_letter_is_not_offered() -> None:
    assert CompletionModel(FREQUENT).prepare(()).offers("grai") == []


def test_an_offer_says_what_it_replaces_and_keeps_a_typed_capital() -> None:
    completion = CompletionModel(FREQUENT).prepare(())
    (offer,) = completion.offers("Gov")
    assert offer == ("Government", 3, CompletionSource.WORD_LIST)
    assert [offer.text for offer in completion.offers("in pak")] == ["Pakistan"]


def test_the_memory_knows_what_follows() -> None:
    model = CompletionModel(FREQUENT)
    for text in ("The intensive care unit was full.", "An intensive care unit opened.", "A careful man."):
        model.add(text)
    completion = model.prepare(())
    assert ("intensive care unit", 2, CompletionSource.MEMORY) in completion.offers("in")
    assert completion.offers("the intensive ca")[0].text.startswith("care")
    assert [offer.text for offer in completion.offers("a ca")][:2] == ["careful", "careful man"]


def test_the_words_of_the_urdu_come_first() -> None:
    assistant = assistant_of(PAIRS, ["carriage", "caravan", "boat", "boarder"])
    assert offered(assistant, "یہ قالین نہیں", "this is no ca")[0].startswith("carpet")
    for urdu, source in (("یہ قالین نہیں", CompletionSource.LEARNED), ("یہ کچھ نہیں", CompletionSource.MEMORY)):
        offers = assistant.prepare(urdu).completion.offers("this is no ca")
        assert next(offer.source for offer in offers if offer.text == "carpets") is source


def test_fragments_are_offered_and_go_on_when_their_first_word_was_typed() -> None:
    completion = assistant_of(PAIRS).prepare("یہاں پرانی قالین رکھو").completion
    assert "old carpets" in [offer.text for offer in completion.offers("here ol")]
    offer = completion.offers("here old ca")[0]
    assert (offer.text, offer.source) == ("carpets", CompletionSource.FRAGMENT)


def test_a_confirmed_sentence_is_offered_at_once() -> None:
    assistant = assistant_of(PAIRS)
    assert offered(assistant, "", "a chan") == []
    assistant.add("فانوس", "A chandelier")
    assert offered(assistant, "", "a chan") == ["chandelier"]


def test_numbers_names_and_terms_of_the_urdu_are_offered() -> None:
    assistant = assistant_of([], ["Janjua", "January"])
    assert offered(assistant, "۲۵۰۰۰ لوگ", "about 25") == ["25,000"]
    offer = assistant.prepare("جنجوعہ آئے").completion.offers("Mr Jan")[0]
    # Nobody has registered it: a word of the list that sounds like it is no name.
    assert (offer.text, offer.source) == ("Janjua", CompletionSource.WORD_LIST)
    entry = TermEntry("آئینی ترمیم", ("constitutional amendment",), TermSource.GLOSSARY)
    term = TermMatch(0, 11, 2, entry)
    assert offered(assistant, "آئینی ترمیم", "a con", (term,)) == ["constitutional amendment"]
    assert offered(assistant, "آئینی ترمیم", "a constitutional am", (term,)) == ["amendment"]


def test_numbers_are_in_the_projects_style() -> None:
    for style, typed, expected in ((NumberStyle(), "2.", "2.5 million"), (NumberStyle(crore=True), "25", "25 lakh")):
        completion = assistant_of([]).prepare("۲۵۰۰۰۰۰ لوگ", style=style).completion
        assert completion.offers(typed)[0].text == expected


def test_glosses_that_a_dictionary_writes_with_a_capital_are_small() -> None:
    match = TermMatch(0, 5, 1, TermEntry("حکومت", ("Government",), TermSource.DICTIONARY))
    assert offered(assistant_of([], FREQUENT), "حکومت", "the gov", (match,)) == ["government"]


def test_a_clue_that_was_used_is_not_offered_again() -> None:
    clue = CompletionClue("old carpet", 0.5, CompletionSource.FRAGMENT)
    completion = CompletionModel().prepare([clue])
    assert [offer.text for offer in completion.offers("an ol")] == ["old carpet"]
    assert completion.offers("an old carpet and an ol") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A man", ("a", "man")),
        ("I and A", ("I", "and", "A")),
        ("The well-known COVID-19 test.", ("the", "well-known", "COVID-19", "test")),
        ("He left. Then (on 1,500) they came", ("he", "left", "then", "on", "1,500", "they", "came")),
        ("PHE's \ue000bold\ue001 word", ("PHE's", "bold", "word")),
        ("", ()),
    ],
)
def test_words_as_they_are_typed(text: str, words: tuple[str, ...]) -> None:
    assert typed_words(text) == words


@given(st.text(alphabet="theolcarpINSM-'.,( \ue000۵اب", max_size=30))
def test_offers_complete_what_was_typed(typed: str) -> None:
    completion = ASSISTANT.prepare(PAIRS[0][0]).completion
    offers = completion.offers(typed)
    assert len(offers) <= MOST_OFFERS
    assert len({offer.text.lower() for offer in offers}) == len(offers)
    for offer in offers:
        letters = typed[len(typed) - offer.typed :]
        assert offer.text.lower().startswith(letters.lower())
        assert len(offer.text) >= offer.typed + 2


ASSISTANT = assistant_of(PAIRS, FREQUENT)


def test_frequent_words_are_those_of_the_variety() -> None:
    british = read_frequent_words(dictionary(EnglishVariety.BRITISH))
    american = read_frequent_words(dictionary(EnglishVariety.AMERICAN))
    assert british[0] == american[0] == "the"
    assert "colour" in british
    assert "colour" not in american
    assert "color" in american
    assert "color" not in british
    assert "Rawalpindi" in british
    assert min(len(british), len(american)) > 15_000


def test_keys_are_saved_on_professional_sentences() -> None:
    pairs = professional_pairs()
    frequent = read_frequent_words(dictionary())
    for known, least in ((pairs[:800], 0.2), ([], 0.1)):
        assistant = assistant_of(known, frequent)
        costs = [type_out(english, assistant.prepare(urdu).completion) for urdu, english in pairs[800:830]]
        assert 1 - sum(cost.keys for cost in costs) / sum(cost.characters for cost in costs) >= least


def test_a_fragment_from_the_start_of_a_sentence_is_small() -> None:
    assistant = assistant_of([*PAIRS, ("سستی کتاب!", "Cheap books!")])
    (fragment,) = assistant.prepare("یہ سستی کتاب دیکھو").fragments
    assert fragment.english == "cheap books"
    assert fragment.pair == len(PAIRS)
