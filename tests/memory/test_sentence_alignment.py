import random
import time

import pytest

from translator_gui.memory.adequacy import adequacies, adequacy
from translator_gui.memory.bilingual_lexicon import BilingualLexicon, learn_words
from translator_gui.memory.bilingual_words import english_tokens, urdu_tokens
from translator_gui.memory.sentence_alignment import LinkRange, SentenceLink, align_sentences, in_reading_order

PAIRS = (
    ("لاہور میں 12 اسکول بند ہیں۔", "Twelve schools are closed in Lahore."),
    ("وزیر اعظم عمران خان نے کراچی کا دورہ کیا۔", "Prime Minister Imran Khan visited Karachi."),
    ("کیا آپ کل پشاور جائیں گے؟", "Will you go to Peshawar tomorrow?"),
    ("سنہ 1947 میں پاکستان آزاد ہوا۔", "Pakistan became independent in 1947."),
    ("محمد علی جناح پہلے گورنر جنرل تھے۔", "Muhammad Ali Jinnah was the first Governor General."),
    ("دریائے سندھ تبت سے نکلتا ہے اور 3180 کلومیٹر لمبا ہے۔", "The Sindh rises in Tibet and is 3,180 kilometres long."),
    ("علامہ اقبال سیالکوٹ میں پیدا ہوئے۔", "Allama Iqbal was born in Sialkot."),
    ("فیصل آباد میں کپڑے کی 500 فیکٹریاں ہیں۔", "There are 500 textile factories in Faisalabad."),
)
URDU, ENGLISH = [pair[0] for pair in PAIRS], [pair[1] for pair in PAIRS]


def kinds(links: list[SentenceLink]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.urdu, link.english) for link in links]


def single(count: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [((at,), (at,)) for at in range(count)]


def test_sentences_that_translate_each_other_are_linked() -> None:
    links = align_sentences(URDU, ENGLISH)
    assert kinds(links) == single(len(PAIRS))
    assert {link.kind for link in links} == {"1-1"}
    assert all(0 < link.likeness <= 1 for link in links)


def test_a_joined_and_a_split_sentence() -> None:
    english = [f"{ENGLISH[0]} {ENGLISH[1]}", *ENGLISH[2:]]
    assert kinds(align_sentences(URDU, english))[:2] == [((0, 1), (0,)), ((2,), (1,))]
    urdu = [*URDU[:4], f"{URDU[4]} {URDU[5]}", *URDU[6:]]
    assert kinds(align_sentences(urdu, ENGLISH))[4:6] == [((4,), (4, 5)), ((5,), (6,))]


def test_dropped_sentences_stand_alone_where_they_are() -> None:
    links = align_sentences(URDU, [*ENGLISH[:3], *ENGLISH[4:]])
    assert kinds(links)[2:5] == [((2,), (2,)), ((3,), ()), ((4,), (3,))]
    assert links[3].kind == "1-0"
    links = align_sentences([*URDU[:5], *URDU[6:]], ENGLISH)
    assert kinds(links)[4:7] == [((4,), (4,)), ((), (5,)), ((5,), (6,))]
    assert links[5].kind == "0-1"
    assert not links[5].is_doubtful


def test_swapped_neighbours_are_untangled() -> None:
    english = [*ENGLISH[:3], ENGLISH[4], ENGLISH[3], *ENGLISH[5:]]
    assert kinds(align_sentences(URDU, english))[3:5] == [((3,), (4,)), ((4,), (3,))]


def test_a_dictionary_tells_apart_what_lengths_do_not() -> None:
    urdu = ["کتاب نئی ہے۔", "پانی ٹھنڈا ہے۔", "گھر بڑا ہے۔"]
    english = ["The water is cold.", "The house is big."]
    lexicon = BilingualLexicon([("کتاب", ("book",)), ("پانی", ("water",)), ("ٹھنڈا", ("cold",)), ("گھر", ("house",))])
    assert kinds(align_sentences(urdu, english, lexicon)) == [((0,), ()), ((1,), (0,)), ((2,), (1,))]


def test_words_that_hardly_occur_change_nothing() -> None:
    urdu, english = [*URDU[:3], *URDU[4:]], [*ENGLISH[:5], *ENGLISH[6:]]
    found = align_sentences(urdu, english)
    assert align_sentences(urdu, english, BilingualLexicon([("کتاب", ("book",))])) == found
    assert align_sentences(urdu, english, BilingualLexicon().with_learned(dict[str, dict[str, float]]().get)) == found


VAGUE = ["وہ چپ رہا۔", "پھر وہ ہنسا۔", "کوئی نہ آیا۔", "سب سو گئے۔"]
ECHO = ["He kept quiet.", "Then he laughed.", "Nobody came by.", "They all slept."]


@pytest.mark.parametrize(
    ("english", "certain", "expected"),
    [
        # Nothing else tells which sentence is missing.
        (ECHO[1:], {(1, 2, 0, 1)}, [((0,), ()), ((1,), (0,)), ((2,), (1,)), ((3,), (2,))]),
        (ECHO[:1] + ECHO[2:], {(2, 3, 1, 2), (0, 1, 0, 1)}, [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,))]),
        # Neighbours that changed places, and sentences further apart.
        ([ECHO[1], ECHO[0], *ECHO[2:]], {(0, 1, 1, 2), (1, 2, 0, 1)}, [((0,), (1,)), ((1,), (0,))]),
        ([*ECHO[1:], ECHO[0]], {(0, 1, 3, 4), (1, 2, 0, 1)}, [((0,), (3,)), ((1,), (0,)), ((2,), (1,))]),
        # Two sentences that are one unit.
        ([f"{ECHO[0]} {ECHO[1]}", *ECHO[2:]], {(0, 2, 0, 1)}, [((0, 1), (0,)), ((2,), (1,))]),
    ],
)
def test_what_is_known_to_be_a_link_is_one(
    english: list[str], certain: set[LinkRange], expected: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> None:
    links = align_sentences(VAGUE, english, certain=certain)
    assert kinds(links)[: len(expected)] == expected
    known = [link for link in links if (*link.urdu[:1], *link.english[:1]) in {(one[0], one[2]) for one in certain}]
    assert [(link.likeness, link.is_doubtful) for link in known] == [(1.0, False)] * len(certain)


def test_known_links_lead_through_a_long_document_that_says_nothing_else() -> None:
    urdu, english = VAGUE * 40, [*ECHO * 10, *ECHO * 20]
    certain = {(at, at + 1, at - lacking, at + 1 - lacking) for at in range(5, 160, 10) for lacking in [40 * (at > 80)]}
    certain -= {link for link in certain if 40 <= link[0] < 80}
    links = kinds(align_sentences(urdu, english, certain=certain))
    assert all(((row,), (column,)) in links for row, _end, column, _last in certain)


def test_a_link_is_doubtful_where_another_one_is_nearly_as_likely() -> None:
    urdu = [*URDU[:2], "وہ چپ رہا۔", *URDU[2:]]
    english = [*ENGLISH[:2], "No words came.", "He stood still.", *ENGLISH[2:]]
    links = align_sentences(urdu, english)
    assert not any(link.is_doubtful for link in links if link.urdu[:1] in {(0,), (5,), (6,), (7,), (8,)})
    assert any(link.is_doubtful for link in links if 2 in link.urdu)


@pytest.mark.parametrize(
    ("urdu", "english", "expected"),
    [
        ([], [], []),
        (["ہاں۔"], [], [((0,), ())]),
        ([], ["Yes.", "No."], [((), (0,)), ((), (1,))]),
        ([""], [""], [((0,), (0,))]),
    ],
)
def test_empty_texts(urdu: list[str], english: list[str], expected: list[object]) -> None:
    assert kinds(align_sentences(urdu, english)) == expected


def test_every_sentence_is_in_one_link_whatever_the_texts() -> None:
    random_ = random.Random(4)
    for _ in range(25):
        urdu = random_.choices([*URDU, "۔", "", "x"], k=random_.randrange(90))
        english = random_.choices([*ENGLISH, ".", "", "آ"], k=random_.randrange(90))
        links = align_sentences(urdu, english)
        assert sorted(at for link in links for at in link.urdu) == list(range(len(urdu)))
        assert sorted(at for link in links for at in link.english) == list(range(len(english)))


def test_a_missing_chapter_is_followed_in_a_long_document() -> None:
    towns = ["لاہور Lahore", "کراچی Karachi", "پشاور Peshawar", "ملتان Multan", "تبت Tibet", "سندھ Sindh"]
    urdu: list[str] = []
    english: list[str] = []
    for number in range(600):
        town, name = towns[number % len(towns)].split()
        urdu.append(f"{town} میں {1000 + number} لوگ رہتے ہیں۔")
        english.append(f"There are {1000 + number} people living in {name}.")
    started = time.process_time()
    links = align_sentences(urdu, [*english[:200], *english[400:]])
    assert time.process_time() - started < 15
    assert kinds(links)[:200] == single(200)
    assert all(link.kind == "1-0" for link in links[200:400])
    assert kinds(links)[400:] == [((at,), (at - 200,)) for at in range(400, 600)]


def test_progress_is_told_and_may_stop_it() -> None:
    told: list[tuple[int, int]] = []
    align_sentences(URDU, ENGLISH, report=lambda done, total: told.append((done, total)))
    assert told
    assert all(0 <= done <= total for done, total in told)

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        align_sentences(URDU, ENGLISH, report=stop)


def test_reading_order_keeps_english_sentences_behind_what_they_follow() -> None:
    links = [SentenceLink((), (1,)), SentenceLink((1,), (2,)), SentenceLink((0,), (0,)), SentenceLink((), (3,))]
    assert kinds(in_reading_order(links)) == [((0,), (0,)), ((), (1,)), ((1,), (2,)), ((), (3,))]


def test_numbers_and_names_are_compared_as_values() -> None:
    assert {"#12", "?"} <= urdu_tokens("کیا ۱۲ اسکول بند ہیں؟")
    assert {"#12", "?", "school", "clos", "twelv"} == english_tokens("Are twelve schools closed?").keys()


def test_words_are_learned_from_sentences_where_they_nearly_always_meet() -> None:
    pairs = [({"کتاب", "نیی"}, {"book", "new"}), ({"کتاب"}, {"book", "read"}), ({"گہر"}, {"house"})]
    assert learn_words(pairs) == {"کتاب": {"book": 1.0}}


def test_english_that_says_less_is_less_adequate() -> None:
    whole = adequacies(PAIRS)
    half = [*PAIRS[:5], (URDU[5], "The Sindh rises in Tibet."), *PAIRS[6:]]
    swapped = [(URDU[0], ENGLISH[7]), *PAIRS[1:7], (URDU[7], ENGLISH[0])]
    assert adequacies(half)[5] == min(adequacies(half)) < whole[5]
    assert set(sorted(range(8), key=adequacies(swapped).__getitem__)[:2]) == {0, 7}
    assert adequacy(*PAIRS[0]) > adequacy(URDU[0], "Closed.")
    assert adequacies([]) == []
