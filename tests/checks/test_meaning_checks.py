"""Checks of what the words say: negations, lengths, honorifics, terms."""

import pytest

from tests.checks.running import findings
from translator_gui.checks.check import CheckContext, LengthRatio, SentenceCheck
from translator_gui.checks.finding import CheckSeverity
from translator_gui.checks.forbidden_terms_check import ForbiddenTermsCheck
from translator_gui.checks.honorifics_check import HonorificsCheck
from translator_gui.checks.length_check import LengthCheck
from translator_gui.checks.negation_added_check import NegationAddedCheck
from translator_gui.checks.negation_lost_check import NegationLostCheck
from translator_gui.checks.terms_check import TermsCheck
from translator_gui.model.glossary import GlossaryEntry

Wrong = tuple[str, str, list[str]]
"""Urdu, English, and the words that are marked (empty: they are not compared)."""

LOST: list[Wrong] = [
    ("وہ نہیں آئے۔", "They came.", ["نہیں"]),
    ("یہ مت کرو۔", "Do this.", ["مت"]),
    ("وہ پوچھے بغیر چلا گیا۔", "He left with permission.", ["بغیر"]),
    ("وہ نہیں آئے اور نہیں آئیں گے۔", "They came and will come.", ["نہیں", "نہیں"]),
    ("وہ نھیں آئے", "They came.", ["نھیں"]),
    ("وہ نہيں آئے", "They understand the disease in the university.", ["نہيں"]),
    ("وزیر نے اس کی تصدیق نہیں کی۔", "The minister discussed and confirmed it.", ["نہیں"]),
    ("اس کا علاج موجود نہیں ہے۔", "A cure exists, but it costs money.", ["نہیں"]),
    ("بدھ کو وہ نہیں آئے۔", "They came on Wednesday.", ["نہیں"]),
    ("ہندو مت میں یہ جائز نہیں۔", "This is allowed in Hinduism.", ["نہیں"]),
]
NOT_LOST = [
    ("وہ نہیں آئے۔", "They did not come."),
    ("وہ نہیں آئے۔", "They didn’t come."),
    ("وہ نہیں آئے۔", "They never came."),
    ("یہ ممکن نہیں۔", "This is impossible."),
    ("وہ خوش نہیں۔", "He is unhappy."),
    ("اس کے بغیر", "without it"),
    ("علامات کے بغیر مریض", "asymptomatic patients"),
    ("وہ آئے یا نہیں", "whether they came"),
    ("پتہ نہیں وہ کون ہے۔", "I wonder who he is."),
    ("جلدی کرو نہیں تو دیر ہو جائے گی", "Hurry or else it will be late"),
    ("دیکھیں کہیں وہ جھوٹ تو نہیں بول رہا", "See whether he is lying"),
    ("یہ نہیں بلکہ وہ", "that one"),
    ("بدھ مت کے پیروکار", "followers of Buddhism"),
    ("وہ اب یہاں نہیں رہتے۔", "They have left; this is the last day until May."),
    ("بجلی نہیں ہے۔", "There is a power shortage."),
    ("وہ آئے۔", "They came."),
]

ADDED: list[Wrong] = [
    ("وہ کل لاہور آئے۔", "They did not come to Lahore yesterday.", ["not"]),
    ("وہ کل لاہور آئے۔", "They didn’t come to Lahore yesterday.", ["didn’t"]),
    ("وہ ہمیشہ یہ کہتے ہیں", "They never say this", ["never"]),
    ("انہوں نے انسانی حقوق کا انتظام کیا", "They had no human rights", ["no"]),
    ("لاہور میں نائب ناظم کا نام لکھا گیا", "No deputy was named in Lahore", ["No"]),
    ("سب لوگ وہاں موجود تھے", "Nobody was there", ["Nobody"]),
    ("یہ اس کے ساتھ ہے", "This is without it, and cannot be", ["without", "cannot"]),
    ("اس سے مدد ملی تھی", "It didn’t help", ["didn’t"]),
    ("وہ ناکام ہوا اور چلا گیا", "He failed and did not leave", ["not"]),
    ("وہ گھر پر ہی ہے", "He is neither at home nor out", ["neither", "nor"]),
    ("حکومت نے کمیشن بنا دیا ہے", "The government has not set up a commission", ["not"]),
    ("بلاول بھٹو کو لاہور بلایا گیا", "Bilawal Bhutto was not summoned to Lahore", ["not"]),
    ("دو غیر ملکی گرفتار کیے گئے", "Two foreigners were not arrested", ["not"]),
    ("شہر کی باز تعمیر ہو رہی ہے", "The city is not being rebuilt", ["not"]),
    ("یہاں کبھی کبھار بارش ہوتی ہے", "It does not rain here now and then", ["not"]),
]
NOT_ADDED = [
    ("وہ نہیں آئے تھے۔", "They had not come."),
    ("یہ غیر ضروری بات ہے", "This is not necessary"),
    ("وہ ناکام ہو گئے", "They did not succeed"),
    ("وہ بےخبر تھا اس سے", "He did not know of it"),
    ("یہ لاعلمی کی بات ہے", "He does not know"),
    ("نہ صرف وہ بلکہ میں بھی", "not only he but I too"),
    ("اس نے انکار کر دیا تھا", "He did not agree"),
    ("کمرہ نمبر پانچ میں", "In room no. 5"),
    ("یہ مسئلہ ناکامی اور کمی کا ہے", "This is a matter of deficiency but not of success"),
    ("وہ آپ کے ساتھ آ رہے ہیں", "They are coming with you, aren’t they?"),
    ("وہ بے اختیار ہنس پڑا تھا", "He couldn’t help laughing"),
    ("یہ بات یاد رکھیں آپ", "Don’t forget this"),
    ("آخر میں مگر اہم بات", "Last but not least"),
    ("چاہے وہ آئے یا جائے", "whether or not he comes"),
    ("وہ اب بوڑھا ہے", "He is no longer young"),
    ("شکریہ۔", "No thanks."),
    ("انہوں نے بنا کسی وجہ کے استعفیٰ دیا", "They resigned for no reason"),
    ("وہ کبھی لاہور گئے", "They were never in Lahore"),
    ("حکومت کارروائی سے باز رہے", "The government should not act"),
    ("غیر حاضر ارکان کی فہرست", "The list of members who did not attend"),
    ("وہ کل لاہور آئے۔", "They came to Lahore yesterday."),
    ("یہ نوٹ نارمل ہے", "Nothing but a normal note"),
]

LONG_URDU = "پاکستان کا دورہ کرنے والے روس کے ایک وفد کے ارکان نے کہا ہے کہ ماسکو تعاون کو مضبوط بنانا چاہتا ہے۔"
LONG_ENGLISH = (
    "Members of a Russian delegation visiting Pakistan have said that Moscow wants to strengthen cooperation."
)
TOO_LONG_OR_SHORT: list[Wrong] = [
    (LONG_URDU, LONG_ENGLISH[: len(LONG_ENGLISH) // 2], []),
    (LONG_URDU, "Yes.", []),
    (LONG_URDU, LONG_ENGLISH * 2, []),
    (LONG_URDU, LONG_ENGLISH + " " + LONG_ENGLISH[:80], []),
    (LONG_URDU * 3, LONG_ENGLISH * 3 + LONG_ENGLISH * 2, []),
    (LONG_URDU * 3, LONG_ENGLISH + LONG_ENGLISH[:70], []),
    (LONG_URDU, LONG_ENGLISH[:40], []),
    (LONG_URDU, "x", []),
]
USUAL_LENGTH = [
    (LONG_URDU, LONG_ENGLISH),
    (LONG_URDU, LONG_ENGLISH + " It is so."),
    (LONG_URDU, LONG_ENGLISH[:-15]),
    (LONG_URDU * 3, LONG_ENGLISH * 3),
    ("جی ہاں", "I think that you are quite right about that."),
    ("اس نے یہ بات مجھ سے نہیں کہی۔", "He hid it."),
    (LONG_URDU, ""),
    ("", "x" * 100),
]

HONORIFICS_MISSING: list[Wrong] = [
    ("رسول اللہ ﷺ نے فرمایا", "the Prophet said", []),
    ("حضور صلی اللہ علیہ وسلم", "the Prophet", []),
    ("حضرت عمر رضی اللہ عنہ", "Hazrat Umar", []),
    ("حضرت موسیٰ علیہ السلام", "Moses", []),
    ("امام بخاری رحمۃ اللہ علیہ", "Imam Bukhari", []),
    ("احمد صاحب آئے", "Ahmed came", []),
    ("صاحبہ نے کہا", "she said", []),
    ("جناب صدر", "President", []),
]
HONORIFICS_KEPT = [
    ("رسول اللہ ﷺ نے فرمایا", "the Prophet (PBUH) said"),
    ("رسول اللہ ﷺ نے فرمایا", "the Prophet ﷺ said"),
    ("حضور صلی اللہ علیہ وسلم", "the Prophet, peace be upon him"),
    ("حضرت عمر رضی اللہ عنہ", "Umar, may God be pleased with him"),
    ("امام بخاری رحمۃ اللہ علیہ", "Imam Bukhari (may God have mercy on him)"),
    ("احمد صاحب آئے", "Mr Ahmed came"),
    ("صاحبِ حیثیت لوگ", "people of means"),
    ("احمد آئے", "Ahmed came"),
]

GLOSSARY = CheckContext(
    glossary=(
        GlossaryEntry("وزیرِ خارجہ", ("Foreign Minister",), ("Minister of Foreign Affairs",)),
        GlossaryEntry("وزیر", ("minister",)),
        GlossaryEntry("مدرسہ", ("madrasa", "seminary"), ("school",)),
        GlossaryEntry("آج کل", ("nowadays",)),
        GlossaryEntry("قرآن", ("Quran",), ("Koran",)),
        GlossaryEntry("شہری", ("citizen",)),
        GlossaryEntry("لشکر", (), ("army",)),
    )
)
TERMS_MISSING: list[Wrong] = [
    ("وزیر خارجہ نے کہا", "the minister said", []),
    ("وزیر نے کہا", "the secretary said", []),
    ("مدرسے میں", "in the school", []),
    ("مدرسوں میں", "in the schools", []),
    ("آجکل", "these days", []),
    ("قرآنِ پاک", "the book", []),
    ("شہریوں کو", "to people", []),
    ("وزیروں اور شہریوں", "secretaries and people", []),
]
TERMS_USED = [
    ("وزیر خارجہ نے کہا", "the foreign minister said"),
    ("وزیروں نے کہا", "the ministers said"),
    ("مدرسہ میں", "in the seminary"),
    ("مدرسوں میں", "in the madrasas"),
    ("آج  کل", "nowadays"),
    ("قرآن", "the Quran’s"),
    ("وزیراعظم نے کہا", "the PM said"),
    ("لشکر", "troops"),
]
TERMS_FORBIDDEN: list[Wrong] = [
    ("قرآن", "the Koran", ["Koran"]),
    ("قرآن", "the koran and the Koran", ["koran", "Koran"]),
    ("وزیر خارجہ", "the Minister of Foreign Affairs", ["Minister of Foreign Affairs"]),
    ("مدرسے", "the school", ["school"]),
    ("مدرسے", "the schools", ["schools"]),
    ("لشکر", "an army", ["army"]),
    ("لشکروں", "armies", ["armies"]),
    ("قراٰن، قرآن اور لشکر", "Koran, army", ["Koran", "army"]),
]
TERMS_ALLOWED = [
    ("قرآن", "the Quran"),
    ("کتاب", "the Koran"),
    ("مدرسے", "the madrasa"),
    ("مدرسے", "a scholar of the madrasa"),
    ("لشکر", "troops"),
    ("سکول", "the school"),
    ("فوج", "the army"),
    ("", "army"),
]

TABLES: list[tuple[SentenceCheck, CheckContext, list[Wrong], list[tuple[str, str]]]] = [
    (NegationLostCheck(), CheckContext(), LOST, NOT_LOST),
    (NegationAddedCheck(), CheckContext(), ADDED, NOT_ADDED),
    (LengthCheck(), CheckContext(), TOO_LONG_OR_SHORT, USUAL_LENGTH),
    (HonorificsCheck(), CheckContext(), HONORIFICS_MISSING, HONORIFICS_KEPT),
    (TermsCheck(), GLOSSARY, TERMS_MISSING, TERMS_USED),
    (ForbiddenTermsCheck(), GLOSSARY, TERMS_FORBIDDEN, TERMS_ALLOWED),
]


@pytest.mark.parametrize(
    ("check", "context", "source", "target", "marked"),
    [(check, context, *row) for check, context, wrong, _right in TABLES for row in wrong],
)
def test_a_mistake_is_marked(
    check: SentenceCheck, context: CheckContext, source: str, target: str, marked: list[str]
) -> None:
    found = findings(check, source, target, context)
    assert found
    if marked:
        spans = [
            (source, span) for one in found for span in one.source_spans if check.declaration.id == "negation-lost"
        ]
        spans += [(target, span) for one in found for span in one.target_spans]
        assert [text[slice(*span)] for text, span in spans] == marked


@pytest.mark.parametrize(
    ("check", "context", "source", "target"),
    [(check, context, *row) for check, context, _wrong, right in TABLES for row in right],
)
def test_what_is_right_is_not_marked(check: SentenceCheck, context: CheckContext, source: str, target: str) -> None:
    assert [str(finding.message) for finding in findings(check, source, target, context)] == []


def test_words_that_negate_now_and_then_count_only_in_strict_projects() -> None:
    strict = CheckContext(parameters={"negation-lost/strict": True})
    pair = ("وہ اب یہاں نہیں رہتے۔", "They lived here until May.")
    assert not findings(NegationLostCheck(), *pair)
    (hint,) = findings(NegationLostCheck(), *pair, strict)
    assert hint.severity is CheckSeverity.HINT
    assert not findings(NegationLostCheck(), "یہ ممکن نہیں۔", "This is impossible.", strict)


def test_a_project_with_longer_english_has_another_usual_length() -> None:
    longer = CheckContext(length_ratio=LengthRatio(0.35, 0.12))
    assert findings(LengthCheck(), LONG_URDU, LONG_ENGLISH[:55], longer)
    assert findings(LengthCheck(), LONG_URDU, LONG_ENGLISH + LONG_ENGLISH[:85])
    assert not findings(LengthCheck(), LONG_URDU, LONG_ENGLISH + LONG_ENGLISH[:85], longer)


def test_a_project_decides_how_far_lengths_may_deviate() -> None:
    half = (LONG_URDU, LONG_ENGLISH[: len(LONG_ENGLISH) // 2])
    assert not findings(LengthCheck(), *half, CheckContext(parameters={"length/deviations": 9.0}))
    assert findings(LengthCheck(), LONG_URDU, LONG_ENGLISH[:70], CheckContext(parameters={"length/deviations": 2.0}))


def test_honorifics_may_be_left_out_or_not_be_checked() -> None:
    dropped = CheckContext(parameters={"honorifics/religious": "drop", "honorifics/polite": "any"})
    (finding,) = findings(HonorificsCheck(), "رسول اللہ ﷺ", "the Prophet (PBUH)", dropped)
    assert [("the Prophet (PBUH)")[slice(*span)] for span in finding.target_spans] == ["PBUH"]
    assert not findings(HonorificsCheck(), "رسول اللہ ﷺ", "the Prophet", dropped)
    assert not findings(HonorificsCheck(), "احمد صاحب", "Ahmed", dropped)


def test_the_longest_term_counts_and_is_marked() -> None:
    source = "پھر وزیرِ خارجہ نے کہا"
    (finding,) = findings(TermsCheck(), source, "then the minister said", GLOSSARY)
    assert [source[slice(*span)] for span in finding.source_spans] == ["وزیرِ خارجہ"]
    assert "Foreign Minister" in str(finding.message)


def test_a_forbidden_word_is_replaced_where_there_is_one_translation_and_the_same_form() -> None:
    (finding,) = findings(ForbiddenTermsCheck(), "قرآن", "the Koran", GLOSSARY)
    assert finding.fixed("the Koran") == "the Quran"
    (finding,) = findings(ForbiddenTermsCheck(), "مدرسے", "the schools", GLOSSARY)
    assert not finding.fix
