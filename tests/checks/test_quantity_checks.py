"""The checks of numbers, months, weekdays and currencies."""

import pickle

import pytest

from translator_gui.checks.check import NO_CONTEXT, CheckContext, SentenceCheck, SentencePair
from translator_gui.checks.currency_check import CurrencyCheck
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.checks.months_check import MonthsCheck
from translator_gui.checks.numbers_check import NumbersCheck
from translator_gui.checks.weekdays_check import WeekdaysCheck

CHECKS: tuple[SentenceCheck, ...] = (NumbersCheck(), MonthsCheck(), WeekdaysCheck(), CurrencyCheck())


def findings(check: SentenceCheck, source: str, target: str, context: CheckContext = NO_CONTEXT) -> list[CheckFinding]:
    return list(check.run(SentencePair(source, target), context))


def messages(check: SentenceCheck, source: str, target: str) -> list[str]:
    return [str(finding.message) for finding in findings(check, source, target)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("ڈھائی کروڑ بچے", "25 million children"),
        ("ڈھائی کروڑ بچے", "2.5 crore children"),
        ("ڈھائی کروڑ بچے", "Twenty-five million children"),
        ("۵ لاکھ", "half a million"),
        ("37$ بلین", "$37bn"),
        ("۸ سے ۱۰ لاکھ افراد", "800,000 to 1 million people"),
        ("۵، ۱۰ اور ۱۵ لاکھ", "5, 10 and 15 lakh"),
        ("۱۲ لاکھ ۵۰ ہزار روپے", "Rs 1.25 million"),
        ("شام ساڑھے پانچ بجے", "at 5.30 pm"),
        ("5:30 بجے", "half past five"),
        ("صبح ۹ بجے", "at nine in the morning"),
        ("انیسویں صدی", "the 1800s"),
        ("ساٹھ کی دہائی", "the sixties"),
        ("1960ء کی دہائی", "the 1960s"),
        ("۱۴۴۲ھ", "1442 AH"),
        ("۱۴۴۲ھ", "2021"),
        ("یکم مئی ۲۰۲۰", "1 May 2020"),
        ("12/5/2020", "12 May 2020"),
        ("پانچ (5) ارکان", "five pillars"),
        ("چودھویں لوئی", "Louis XIV"),
        ("نمبر ون", "No. 1"),
        ("2016-17", "2016–2017"),
        ("17-2016", "2016–17"),
        ("COVID-19 کی وبا", "the Covid-19 pandemic"),
        ("ایف-16 طیارے", "F-16 jets"),
        ("یہ بہتر ہے", "This is better"),
        ("اسی سال", "that same year"),
        ("دونوں ملک", "two countries"),
        ("۵۔۶ گھنٹے", "5 or 6 hours"),
        ("چوبیس گھنٹے", "24/7"),
        ("بیس کیمپ", "the base camp"),
        ("ایک بڑا دن", "a great day"),
        ("10,700 افراد", "10.700 people"),
        ("9 روپے 66 پیسے", "Rs9.66"),
        ("9 روپے 66 پیسے", "nine rupees and 66 paise"),
        ("شام 6 سے 8 بجے تک", "from 6-8 p.m."),
        ("صبح نو سے شام پانچ بجے تک", "from 9am to 5pm"),
        ("دو ڈھائی سو افراد", "between 200 and 250 people"),
        ("ڈیڑھ درجن", "a dozen and a half"),
        ("پندرہ دن میں", "in a fortnight"),
        ("دو ہفتے بعد", "a fortnight later"),
        ("ڈیڑھ سال سے", "for a year and a half"),
        ("پونے دو سال", "a year and nine months"),
        ("ساڑھے تین گھنٹے", "three hours and 30 minutes"),
        ("قیمت سینچری کر گئی", "The price reached 100"),
        ("2 ہزار 41 ارب روپے", "Rs2.041 trillion"),
        ("پچاس، پچاس ہزار روپے", "Rs50,000 each"),
        ("43 ہزار میگاواٹ سے زائد", "more than 43,000MW"),
        ("11.8 فیصد", "11.8pc"),
        ("ڈیڑھ فیصد", "150 basis points"),
        ("100 بیسس پوائنٹس", "100 basis points"),
        ("دفتر کا 802.11n راؤٹر 2.4 Ghz پر", "The 802.11n router of the office at 2.4Ghz"),
        ("فی کس پانچ پانچ لاکھ روپے", "Rs500,000 each"),
        ("پانچواں درجہ", "5th place"),
        ("تھرڈ انفنٹری رجمنٹ", "the 3rd Infantry Regiment"),
        ("سیکنڈ لیفٹیننٹ", "a 2nd lieutenant"),
        ("چار گنا", "quadrupled"),
        ("تین عشرے", "thirty years"),
        ("اگر چہ وہ نہیں آئے", "although he did not come"),
        ("بارہ سنگھا اور ہرن", "stags and deer"),
        ("چھپن بھوگ کی پلیٹیں", "plates of chhappan bhog"),
        ("کئی کروڑ لوگ", "millions of people"),
        ("لاکھوں لوگ", "hundreds of thousands of people"),
        ("لاکھوں لوگ", "millions of people"),
        ("کروڑوں روپے", "tens of millions of rupees"),
        ("ہزاروں میل دور", "a long way off"),
        ("کئی ملین ڈالر", "several million dollars"),
        (
            "گزشتہ اگست میں وہ سڑک کے کنارے گانا گاتے ہوئے ایک گلوکار سے ملے",
            "last August they met a singer in the street",
        ),
    ],
)
def test_numbers_that_mean_the_same_are_no_finding(source: str, target: str) -> None:
    assert messages(NumbersCheck(), source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("ڈھائی کروڑ بچے", "2.5 million children", "“2.5 million” is 25,000,000 (ڈھائی کروڑ) in the Urdu"),
        ("۲۵ افراد", "52 people", "“52” is 25 (۲۵) in the Urdu"),
        ("۱۹۴۷ء میں", "in 1948", "“1948” is 1947 (۱۹۴۷ء) in the Urdu"),
        ("پچیس افراد ہلاک", "People were killed", "25 (پچیس) is missing"),
        ("لوگ ہلاک ہوئے", "30 people were killed", "“30” is not in the Urdu"),
        ("H1N1 وائرس", "the H2N1 virus", "“H2N1” is H1N1 in the Urdu"),
        ("کئی ملین افراد", "several billion people", "“billion” is 1,000,000 (ملین) in the Urdu"),
        ("ہزاروں لوگ", "millions of people", "“millions” is 1,000 (ہزاروں) in the Urdu"),
        ("چند ہزار فوجی", "a few million troops", "“million” is 1,000 (ہزار) in the Urdu"),
        ("نو مئی کے واقعات", "the May riots", "9 (نو) is missing"),
        ("دس سے پندرہ افراد", "some 15 people", "10 (دس) is missing"),
        ("ڈیڑھ سال سے جیل میں", "in jail for years", "1.5 years (ڈیڑھ سال) is missing"),
        ("دسویں صدی میں", "in the century", "10th century (دسویں صدی) is missing"),
        ("دوپہر 1 بج کر 15 منٹ", "at 1.25pm", "“1.25pm” is 1:15 pm (1 بج کر 15 منٹ) in the Urdu"),
        ("شام ۵ بجے", "at 6 pm", "“6 pm” is 5 pm (۵ بجے) in the Urdu"),
        ("۵ افراد اور ۵ گاڑیاں", "5 people and some cars", "5 (۵) is missing"),
    ],
)
def test_other_numbers_are_errors(source: str, target: str, expected: str) -> None:
    (finding,) = findings(NumbersCheck(), source, target)
    assert str(finding.message) == expected
    assert finding.severity is CheckSeverity.ERROR


def test_spans_are_those_of_the_numbers() -> None:
    source, target = "کل ۲۵ افراد ہلاک", "In all, 52 people died"
    (finding,) = findings(NumbersCheck(), source, target)
    assert [source[start:end] for start, end in finding.source_spans] == ["۲۵"]
    assert [target[start:end] for start, end in finding.target_spans] == ["52"]
    assert finding.fixed(target) == "In all, 25 people died"


@pytest.mark.parametrize(
    ("source", "target", "fixed"),
    [
        ("12,345 افراد", "12,354 people", "12,345 people"),
        ("۵۰۰ روپے", "Rs 5,000", "Rs 500"),
        ("۱۵ فیصد", "51%", "15%"),
        ("ڈھائی کروڑ", "2.5 million", "2.5 million"),
        ("پچیس", "52", "52"),
    ],
)
def test_a_fix_is_offered_where_both_are_digits(source: str, target: str, fixed: str) -> None:
    (finding,) = findings(NumbersCheck(), source, target)
    assert finding.fixed(target) == fixed


def test_small_words_are_hints_that_a_project_may_switch_off() -> None:
    (finding,) = findings(NumbersCheck(), "پانچ افراد", "six people")
    assert str(finding.message) == "“six” is 5 (پانچ) in the Urdu"
    assert finding.severity is CheckSeverity.HINT
    off = CheckContext({"numbers/small_words": False})
    assert findings(NumbersCheck(), "پانچ افراد", "six people", off) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("فروری میں", "in February", []),
        ("فروری میں", "in March", ["“March” is February in the Urdu"]),
        ("۵ جون کو", "on 5 July", ["“July” is June in the Urdu"]),
        ("لوگ ملیں گے", "People may meet in December", ["December is not in the Urdu"]),
        ("لانگ مارچ", "the long march", []),
        ("مئی میں", "They may come in May", []),
        ("12/5/2020 کو", "on 12 May 2020", []),
        ("جون کے آخر میں", "at the end of April", ["“April” is June in the Urdu"]),
        ("فروری میں", "in february", []),
        ("رمضان میں", "in Ramadan", []),
    ],
)
def test_months(source: str, target: str, expected: list[str]) -> None:
    assert messages(MonthsCheck(), source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("جمعرات کو", "on Thursday", []),
        ("جمعرات کو", "on Friday", ["“Friday” is Thursday in the Urdu"]),
        ("جمعے اور اتوار کو", "on Friday", ["Sunday is missing"]),
        ("اتوار کو", "yesterday", []),
        ("ہفتے کو", "last week", []),
        ("ہفتے کو", "on Saturday", []),
        ("ہفتے کےدن", "on Monday", ["Monday is not in the Urdu"]),
        ("ہفتہ اور اتوار", "Saturday and Sunday", []),
        ("جمعرات کو", "on thursday", []),
        ("پیر صاحب", "the Pir", []),
        ("گوتم بدھ", "Gautama Buddha", []),
        ("سنڈے ٹائمز", "the Sunday Times", []),
    ],
)
def test_weekdays(source: str, target: str, expected: list[str]) -> None:
    assert messages(WeekdaysCheck(), source, target) == expected


def test_a_weekday_where_the_urdu_has_none_is_a_hint() -> None:
    (finding,) = findings(WeekdaysCheck(), "آج", "on Monday")
    assert finding.severity is CheckSeverity.HINT


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("۵۰۰ روپے", "Rs 500", []),
        ("۵۰۰ روپے", "500 rupees", []),
        ("۵۰۰ روپے", "$500", ["“$500” is in rupees in the Urdu"]),
        ("۲ کروڑ پاؤنڈ", "20 million euros", ["“20 million euros” is in pounds in the Urdu"]),
        ("۵۰۰ روپے", "500", ["“500” is in rupees in the Urdu"]),
        ("۵۰۰ افراد", "$500", ["“$500”: the Urdu does not name dollars"]),
        ("وزن ۱۰ کلو", "It weighs 22 pounds", []),
        ("37$ بلین", "$37 billion", []),
        ("۱۰ ڈالر اور ۲۰ یورو", "$10 and €20", []),
        ("مالی امداد", "financial aid", []),
    ],
)
def test_currencies(source: str, target: str, expected: list[str]) -> None:
    assert messages(CurrencyCheck(), source, target) == expected


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.declaration.id)
def test_checks_and_findings_can_be_pickled(check: SentenceCheck) -> None:
    copied = pickle.loads(pickle.dumps(check))
    for source, target in (("۵ جون جمعرات ۵۰۰ روپے", "6 July Friday $400"), ("", ""), ("کچھ", "something")):
        found = findings(copied, source, target)
        assert pickle.loads(pickle.dumps(found)) == found
        assert all(finding.check_id == check.declaration.id for finding in found)
