"""The program's own list of expressions, look-ups on the seed article, and earlier translations."""

from collections import Counter
from pathlib import Path

import pytest
from babel import Locale

from translator_gui.model.document import ParagraphKind
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import Status
from translator_gui.paths import resource
from translator_gui.project.word_lookup import (
    WordLookup,
    find_earlier_translations,
    read_expressions,
    read_regions,
)
from translator_gui.project.word_lookup_records import WordLookupRequest
from translator_gui.text.term_index import TermIndex, urdu_words

ROOT = Path(__file__).parents[2]
EXPRESSIONS = resource("dictionaries", "expressions.tsv")
SEED_LOOK_UPS = {
    # Compounds, izafat, verbs and idioms
    "قابلِ بھروسا": "reliable",
    "دوطرفہ تعاون": "bilateral cooperation",
    "تبادلۂ خیال کیا": "exchange views",
    "انسدادِ دہشت گردی": "counter-terrorism",
    "تیکنیکی اعانت": "technical assistance",
    "پیش کش کی": "offer",
    "خوش قسمت": "fortunate",
    "نئے باب کا آغاز کیا": "open a new chapter",
    "تشویش کا اظہار کیا": "express concern",
    "ہم منصب": "counterpart",
    "خارجہ پالیسی": "foreign policy",
    "توجہ دی": "pay attention to",
    "نکتہ نظر": "point of view",
    "پابندی اٹھا": "lift a ban",
    "لڑاکا ہیلی کاپٹروں": "combat helicopter",
    "معاہدے پر دستخط بھی کیے": "sign an agreement",
    # Institutions
    "قومی سلامتی کے مشیر": "National Security Adviser",
    "چیف کونسلر": "Chief Counsellor",
    "شنگھائی تعاون تنظیم": "Shanghai Cooperation Organisation (SCO)",
    "اقوامِ متحدہ": "United Nations (UN)",
    "داعش": "Daesh",
    "وائس آف امریکہ": "Voice of America (VOA)",
    # Names
    "ناصر خان جنجوعہ": "Nasser Khan Janjua",
    "سرگئی ڈیئے": "Sergei Deye",
    "ولیری مولو سٹوف": "Valery Molostov",
    "خواجہ آصف": "Khawaja Asif",
    "سرگئی لاوورف": "Sergei Lavrov",
    "قمر چیمہ": "Qamar Cheema",
    "قمر جاوید باجوہ": "Qamar Javed Bajwa",
    # Single words
    "عزم": "resolve",
    "متحرک": "active",
    "حکام": "officials",
    "عائد": "imposed",
    "سراہا": "praised",
    "فورمز": "forums",
}
"""What a translator would look up in the seed article, and the English of its translation."""


def request(text: str, start: int, end: int, *, whole: bool = False) -> WordLookupRequest:
    return WordLookupRequest(text, start, end, whole, (), ())


def glosses(lookup: WordLookup, text: str, start: int, end: int) -> list[str]:
    matches = lookup.look_up(request(text, start, end), bool).matches
    return [gloss for match in matches for gloss in match.entry.glosses]


def test_at_least_15_of_35_look_ups_on_the_seed_are_answered():
    assert len(SEED_LOOK_UPS) == 35
    text, lookup = resource("sample", "seed.ur.txt").read_text(encoding="utf-8"), WordLookup()
    answered: list[str] = []
    for urdu, english in SEED_LOOK_UPS.items():
        at = text.index(urdu)
        # At a word in the midst of it, as with the pointer.
        place = at + len(urdu) // 2
        if english in glosses(lookup, text, place, place):
            answered.append(urdu)
    assert len(answered) >= 21, sorted(set(SEED_LOOK_UPS) - set(answered))


def test_every_expression_has_english_a_kind_and_a_sentence_that_contains_it_or_a_review():
    rows = [line.split("\t") for line in EXPRESSIONS.read_text(encoding="utf-8").splitlines()[1:]]
    assert len(rows) >= 300
    assert len({row[0] for row in rows}) == len(rows)
    texts = "\n".join(
        (ROOT / path).read_text(encoding="utf-8").replace("|", " ").replace("^", "")
        for path in ("resources/sample/seed.ur.txt", "tests/text/challenge.tsv", "tests/text/hard_cases.tsv")
    )
    for term, english, kind, sentence in rows:
        assert all(gloss.strip() and gloss.isprintable() for gloss in english.split("; ")), term
        assert kind in {"compound", "izafat", "verb", "idiom", "phrase", "institution"}, term
        if sentence not in {"reviewed", "reviewed twice"}:
            assert sentence in texts, term
            words = urdu_words(sentence)
            (entry,) = [one for one in read_expressions() if one.term == term]
            assert TermIndex([entry]).find(sentence, words, 0, len(words) - 1), term


def test_countries_months_and_currencies_are_those_of_cldr():
    urdu, english = Locale("ur"), Locale("en")
    listed = {(entry.term, entry.glosses[0]) for entry in read_regions()}
    assert (urdu.territories["TR"], english.territories["TR"]) in listed
    assert (urdu.currencies["PKR"], english.currencies["PKR"]) in listed
    assert {
        (urdu.months["stand-alone"]["wide"][at], english.months["stand-alone"]["wide"][at]) for at in range(1, 13)
    } <= listed
    kinds = Counter(entry.origin for entry in read_regions())
    assert kinds["country"] > 240
    assert kinds["currency"] > 100


def paragraph(number: int, urdu: str, english: str, status: Status = Status.TRANSLATED, changed: int = 1) -> Paragraph:
    segment = Segment(segment_id(number, 0), number, 0, len(urdu), english, status, "A", changed)
    return Paragraph(number, 1, number, urdu, ParagraphKind.BODY, 0, "", "", (segment,))


def test_earlier_translations_are_found_inflected_and_the_latest_first():
    paragraphs = [
        paragraph(1, "تمام شعبوں میں تعاون", "Cooperation in all fields", changed=5),
        paragraph(2, "یہ شعبہ اہم ہے", "This sector matters.", changed=9),
        paragraph(3, "تعلیم کے شعبے", "The field of education", Status.APPROVED, changed=7),
        paragraph(4, "شعبہ", "A draft about a field", Status.DRAFT, changed=10),
        paragraph(5, "شاعری", "Poetry"),
        None,
    ]
    found = find_earlier_translations(paragraphs, "شعبے", ["field", "sector", "branch"], {}, lambda _a, _b: None)
    assert [place.segment >> 20 for place in found.sentences] == [2, 3, 1]
    assert found.used == (("field", 2), ("sector", 1))
    assert found.sentences[2].start == 5


def test_a_dictionary_is_read_again_when_its_file_changed(tmp_path: Path):
    table, lookup = tmp_path / "mine.tsv", WordLookup()
    table.write_text("وفد\tdelegation\n", encoding="utf-8")
    asked = WordLookupRequest("وفد", 0, 0, False, (), (str(table), str(tmp_path / "gone.tsv"), "\0"))
    first = lookup.look_up(asked, bool)
    assert [match.entry.glosses for match in first.matches] == [("delegation",)]
    assert len(first.problems) == 2
    table.write_text("وفد\tmission\nوفد\tparty\n", encoding="utf-8")
    assert lookup.look_up(asked, bool).matches[0].entry.glosses == ("mission", "party")
    table.write_text("nothing\n", encoding="utf-8")
    assert "mine.tsv, line 1" in lookup.look_up(asked, bool).problems[0]


@pytest.mark.parametrize("text", ["", " ", "۔", "abc", "\ue000"])
def test_nothing_is_found_in_a_text_without_urdu(text: str):
    assert WordLookup().look_up(request(text, 0, len(text), whole=True), bool).matches == ()
