"""Words of Urdu numbers, dates, money and units by their key: folded, with ھ as ہ and ے inside words as ی.

Half of real texts type ہ for ھ or ے inside a word; among number words that makes none equal to another.
"""

import re
from fractions import Fraction

from translator_gui.text.folding import fold
from translator_gui.text.quantities.quantity import Number

_INNER_YE = re.compile(r"ے(?=[\u0621-\u06d3])")

_TO_NINETY_NINE = """
صفر;ایک;دو;تین;چار;پانچ;چھ چھے چھہ;سات;آٹھ;نو;دس;گیارہ;بارہ;تیرہ;چودہ;پندرہ;سولہ;سترہ;اٹھارہ;انیس;
بیس;اکیس;بائیس;تئیس تیئس تیئیس;چوبیس;پچیس;چھبیس;ستائیس;اٹھائیس;انتیس;
تیس;اکتیس;بتیس;تینتیس تیتیس;چونتیس;پینتیس;چھتیس;سینتیس;اڑتیس;انتالیس;
چالیس;اکتالیس;بیالیس;تینتالیس تنتالیس;چوالیس;پینتالیس;چھیالیس;سینتالیس;اڑتالیس;انچاس;
پچاس;اکاون اکیاون;باون;ترپن تریپن;چون;پچپن;چھپن;ستاون;اٹھاون;انسٹھ;
ساٹھ;اکسٹھ;باسٹھ;تریسٹھ ترسٹھ;چونسٹھ;پینسٹھ;چھیاسٹھ;سڑسٹھ سرسٹھ;اڑسٹھ;انہتر;
ستر;اکہتر;بہتر;تہتر;چوہتر;پچہتر پچھتر;چھہتر چھیتر;ستتر;اٹھہتر اٹھتر;اناسی;
اسی;اکیاسی;بیاسی;تراسی;چوراسی;پچاسی;چھیاسی;ستاسی;اٹھاسی;نواسی;
نوے;اکانوے اکیانوے;بانوے;ترانوے تریانوے;چورانوے;پچانوے پچیانوے;چھیانوے چھانوے;ستانوے;اٹھانوے;ننانوے
"""
_ORDINAL_ENDINGS = ("واں", "ویں", "وں", "وے")


def urdu_key(text: str) -> str:
    """Return an Urdu text as the tables of this module spell it."""
    key = fold(text).replace("ھ", "ہ")
    return _INNER_YE.sub("ی", key) if "ے" in key else key


def _keys(**tables: str) -> dict[str, str]:
    return {urdu_key(word): name for name, words in tables.items() for word in words.split("|")}


def _numbers(table: dict[str, Number]) -> dict[str, Number]:
    return {urdu_key(word): value for words, value in table.items() for word in words.split()}


SMALL_NUMBERS: dict[str, int] = {
    urdu_key(word): value
    for value, words in enumerate(_TO_NINETY_NINE.replace("\n", "").split(";"))
    for word in words.split()
}
HOMOGRAPHS = frozenset(
    urdu_key(word) for word in ["صفر", "سات", "نو", "ستر", "چون", "بہتر", "اسی", "نواسی", "بیس", "انیس"]
)
"""Number words that are other words too: nine and new, twenty and (air) base, 72 and better, 80 and that very."""
SCALES = _numbers({
    "سو": 100,
    "ہزار": 10**3,
    "لاکھ": 10**5,
    "کروڑ": 10**7,
    "ارب": 10**9,
    "کھرب": 10**11,
    "ملین ملیئن": 10**6,
    "بلین بلیئن": 10**9,
    "ٹریلین ٹرلین": 10**12,
    "درجن": 12,
})  # fmt: skip
HUNDRED = 100
LOOSE_SCALE = 10**11
"""کھرب, which many writers take for a trillion."""
QUARTERS = {urdu_key("ساڑھے"): Fraction(1, 2), urdu_key("سوا"): Fraction(1, 4), urdu_key("پونے"): Fraction(-1, 4)}
"""Words before a number or scale that add to it."""
EXCEPT = urdu_key("سوا")
"""A quarter more, or after کے "except"."""
MIXED_NUMBERS = _numbers({
    "ڈیڑھ": Fraction(3, 2),
    "ڈھائی اڑھائی": Fraction(5, 2),
    "نصف آدھا آدھی آدھے": Fraction(1, 2),
    "پون": Fraction(3, 4),
})  # fmt: skip
WITH_A_HALF = frozenset(map(urdu_key, ("ڈیڑھ", "ڈھائی", "اڑھائی")))
"""Words that are nothing but numbers: ڈیڑھ سال."""
SAFAR, SAFAR_NUMBER = urdu_key("صفر"), 2
"""Zero, and the second month."""
SHARES = _numbers({"تہائی": 3, "چوتھائی": 4, "پانچواں": 5})
"""Denominators that follow a number: دو تہائی."""
_FIRST_ORDINALS = {
    "پہلا پہلی پہلے اول یکم اولین": 1,
    "دوسرا دوسری دوسرے دوم دونوں دگنا دوگنا دوہری دوہرا": 2,
    "تیسرا تیسری تیسرے سوم تینوں تگنا سہ": 3,
    "چوتھا چوتھی چوتھے چاروں چہارم": 4,
    "پنجم پانچوں": 5,
    "چھٹا چھٹی چھٹے ششم چھیوں": 6,
    "ساتوں ہفتم": 7,
    "آٹھوں ہشتم": 8,
    "نہم": 9,
    "دہم": 10,
}
TRANSLITERATED = _numbers({
    "ون": 1, "ٹو": 2, "تھری": 3, "فور": 4, "فائیو": 5, "سکس": 6, "سیون": 7, "ایٹ": 8, "نائن": 9, "ٹین": 10,
    "پنج": 5, "شش": 6, "ہفت": 7, "ہشت": 8, "الیون": 11, "ٹوئنٹی": 20, "زیرو": 0, "ڈبل": 2, "ٹرپل": 3,
    "ففٹی": 50, "سنچری سینچری": 100,
    "فرسٹ": 1, "تھرڈ": 3, "فورتھ": 4, "ففتھ": 5, "سکستھ": 6, "سیونتھ": 7, "ایٹتھ": 8, "نائنتھ": 9, "ٹینتھ": 10,
    "ثلاثہ": 3, "اربعہ": 4, "خمسہ": 5,
})  # fmt: skip
"""English, Persian and Arabic number words, as in "نمبر ون", "تھرڈ ڈویژن" and "پنج سالہ"; never reported."""
PLURAL_SCALES = _numbers({
    "سینکڑوں سیکڑوں": 100, "ہزاروں": 10**3, "لاکھوں": 10**5, "کروڑوں": 10**7, "اربوں": 10**9, "درجنوں": 12,
})  # fmt: skip
"""Scales without a number: some hundreds. They may stand for a good many others."""
SECOND = urdu_key("سیکنڈ")
"""Of a minute behind a number; else the English ordinal, as in "سیکنڈ لیفٹیننٹ"."""
ORDINALS: dict[str, Number] = {
    **_numbers(dict(_FIRST_ORDINALS)),
    **{
        stem + urdu_key(ending): value
        for word, value in SMALL_NUMBERS.items()
        if value > 4  # noqa: PLR2004 (the first four are irregular)
        for stem in {word, word.removesuffix("ہ") if value > 10 else word}  # noqa: PLR2004 (اٹھارویں for اٹھارہویں)
        for ending in _ORDINAL_ENDINGS
        if stem + urdu_key(ending) not in SMALL_NUMBERS
    },
    **_numbers({"نواں نویں": 9, "سوواں سوویں": 100, "ہزارواں ہزارویں": 1000}),
    **TRANSLITERATED,
    **PLURAL_SCALES,
}
ORDINAL_SUFFIXES = frozenset(map(urdu_key, ("واں", "ویں", "وں")))

MONTHS = {
    urdu_key(word): number
    for number, words in enumerate(
        ("جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی جولای", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"),
        1,
    )
    for word in words.split()
}
HIJRI_MONTHS = {
    urdu_key(word): number
    for number, words in enumerate(
        (
            "محرم|محرم الحرام",
            "صفر المظفر",
            "ربیع الاول",
            "ربیع الثانی|ربیع الآخر",
            "جمادی الاول|جمادی الاولی|جمادی الاولیٰ",
            "جمادی الثانی|جمادی الآخر|جمادی الاخری|جمادی الثانیہ",
            "رجب|رجب المرجب",
            "شعبان|شعبان المعظم",
            "رمضان|رمضان المبارک",
            "شوال|شوال المکرم",
            "ذوالقعدہ|ذیقعد|ذیقعدہ|ذی القعدہ|ذی القعد",
            "ذوالحجہ|ذوالحج|ذی الحجہ|ذی الحج|ذیالحجہ",
        ),
        1,
    )
    for word in words.split("|")
}
WEEKDAYS = {
    urdu_key(word): number
    for number, words in enumerate(
        (
            "پیر سوموار دوشنبہ منڈے|دو شنبہ",
            "منگل منگلوار ٹیوزڈے|سہ شنبہ",
            "بدھ بدھوار ویڈنسڈے وینزڈے|چہار شنبہ",
            "جمعرات تھرسڈے|پنج شنبہ",
            "جمعہ جمعے جمعۃ فرائیڈے فرائڈے|فرائی ڈے",
            "ہفتہ ہفتے سنیچر سیٹرڈے سنیچروار شنبہ",
            "اتوار ایتوار سنڈے|یک شنبہ",
        ),
        1,
    )
    for word in (*words.partition("|")[0].split(), words.partition("|")[2])
    if word
}
UNSURE_WEEKDAYS = frozenset(map(urdu_key, ("پیر", "ہفتہ", "ہفتے")))
"""Weekdays that are other words too: a saint or a foot, a week."""
UNSURE_MONTHS = frozenset(map(urdu_key, ("مارچ", "جون")))
"""A march."""
CURRENCIES = _keys(
    dollar="ڈالر|ڈالرز|ڈالروں|ڈالرس|$",
    pound="پاؤنڈ|پاونڈ|پونڈ|پاؤنڈز|پاؤنڈوں|£",
    euro="یورو|€",
    rupee="روپے|روپیہ|روپیے|روپئے|روپیوں|روپوں|روپیا|₹|₨",
    riyal="ریال|ریالوں",
    dirham="درہم",
    dinar="دینار",
    yuan="یوآن|یوان",
    yen="ین|¥",
    taka="ٹکا|ٹکے",
    lira="لیرا|لیرے",
    rouble="روبل",
    franc="فرانک",
    krona="کرون|کرونر",
    cent="سینٹ",
    penny="پیسے|پیسہ",
)
CURRENCY_ADJECTIVES = frozenset(map(urdu_key, ("امریکی", "پاکستانی", "بھارتی", "ہندوستانی", "برطانوی", "سعودی")))
"""Words between an amount and its currency: ۳۷ امریکی ڈالر."""
PERCENT = frozenset(map(urdu_key, ("%", "فیصد", "فی صد", "فیصدی", "پرسنٹ", "پرسینٹ")))
UNITS = _keys(
    **{
        "km": "کلومیٹر|کلو میٹر|کلومیٹرز",
        "m": "میٹر",
        "cm": "سینٹی میٹر|سنٹی میٹر",
        "mm": "ملی میٹر",
        "sq km": "مربع کلومیٹر|مربع کلو میٹر",
        "sq ft": "مربع فٹ",
        "miles": "میل",
        "ft": "فٹ|فیٹ",
        "in": "انچ",
        "yards": "گز",
        "acres": "ایکڑ",
        "hectares": "ہیکٹر|ہیکٹیئر",
        "kanals": "کنال",
        "marlas": "مرلہ|مرلے",
        "kg": "کلوگرام|کلو گرام|کلو",
        "g": "گرام",
        "mg": "ملی گرام",
        "tonnes": "ٹن",
        "maunds": "من",
        "tolas": "تولہ|تولے",
        "litres": "لیٹر|لٹر",
        "ml": "ملی لیٹر",
        "degrees": "ڈگری|درجے|درجہ",
        "volts": "وولٹ",
        "MW": "میگاواٹ|میگا واٹ",
        "years": "سال|برس|سالوں|برسوں",
        "months": "ماہ|مہینے|مہینوں|مہینہ",
        "weeks": "ہفتے|ہفتہ|ہفتوں",
        "days": "دن|دنوں|روز",
        "decades": "دہائیوں|دہائیاں|دہائیاں|عشرہ|عشرے|عشروں",
        "centuries": "صدیوں|صدیاں",
        "hours": "گھنٹے|گھنٹہ|گھنٹوں",
        "minutes": "منٹ|منٹوں",
        "seconds": "سیکنڈ|سیکنڈوں",
    }
)
THAT_VERY = frozenset({urdu_key("اسی")})
TIME_UNITS = frozenset(
    {"centuries", "decades", "years", "months", "weeks", "days", "hours", "minutes", "seconds", "maunds", "yards"}
)
"""Units beside which اسی is still unsure: اسی سال is "that same year"."""
ERAS = _keys(CE="ء|عیسوی|سن عیسوی", AH="ہ|ہجری|ہج", BCE="ق م|قم|ق۔م|قبل مسیح|قبل از مسیح|ق.م")
YEAR_BEFORE = frozenset(map(urdu_key, ("سن", "سنہ")))
CENTURY = urdu_key("صدی")
DECADE = urdu_key("دہائی")
OF = frozenset(("کی", "کے"))
O_CLOCK = frozenset(map(urdu_key, ("بجے", "بجتے", "بجنے")))
STRUCK, STRUCK_AND = urdu_key("بج"), urdu_key("بجکر")
MORNING = frozenset(map(urdu_key, ("صبح", "علی الصبح", "سحر")))
AFTERNOON = frozenset(map(urdu_key, ("دوپہر", "سہ پہر", "شام", "سہپہر")))
NIGHT = urdu_key("رات")
TO = frozenset(map(urdu_key, ("تا", "سے")))
POINT = urdu_key("اعشاریہ")
NO_NUMBERS = frozenset(
    urdu_key(phrase)
    for phrase in [
        "بیس بال",
        "ڈیٹا بیس",
        "دو چار",
        "نو منتخب",
        "نو دو گیارہ",
        "اگر چہ",
        "گر چہ",
        "چناں چہ",
        "چہ جائیکہ",
        "چہ میگوئیاں",
        "چہ میگوئیوں",
        "چہ مگوئیاں",
        "چہ مگوئیوں",
        "بارہ سنگا",
        "بارہ سنگھا",
        "بارہ سینگھا",
        "بارہ دری",
        "چار دیواری",
        "چار پائی",
        "چار چاند",
        "چار و ناچار",
        "نو عمر",
        "نو جوان",
        "گوتم بدھ",
        "مہاتما بدھ",
        "بدھ مت",
        "بدھ مذہب",
        "بدھ بھکشو",
        "بدھ بھکشوؤں",
        "لانگ مارچ",
        "ملین مارچ",
        "ریال میڈرڈ",
    ]
)
"""Phrases of which one word looks like a number, a weekday, a month or a currency."""
