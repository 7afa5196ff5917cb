"""Word lists for sentence splitting: the closed classes of words before and after a full stop.

Urdu words are stored as keys (see `folding`), and besides with ھ as ہ, as half the real texts type it.
"""

from translator_gui.text import acronyms
from translator_gui.text.folding import fold


def _keys(words: str) -> frozenset[str]:
    folded = [fold(word) for word in words.split()]
    return frozenset(folded) | {word.replace("ھ", "ہ") for word in folded}


CLITICS = _keys("کا کے کی کو نے سے تک ہی بھی گا گے گی والا والے والی")
"""They lean on the word before: no sentence starts with one."""

FINITE_STRONG = _keys("ہے ہیں ہوں تھا تھے تھی تھیں گا گے گی چاہیے چاہیں")
"""Auxiliaries that close a clause."""

FINITE = FINITE_STRONG | _keys(
    "ہو گیا گئے گئی گئیں رہا رہے رہی رہیں ہوا ہوئے ہوئی ہوئیں دیا دیے دی لیا لیے لی چکا چکے چکی چکیں سکا سکے سکی "
    "آیا آئے آئی آئیں سکتا سکتے سکتی پڑا پڑے پڑی لگا لگے لگی بیٹھا اٹھا نکلا چلا ملا رکھا کہا بولا پوچھا بنا کریں جائیں"
)
"""Verb forms that may close a sentence."""

FUTURE_ENDINGS = tuple(_keys("گا گے گی"))

CONTINUING = _keys("پھر اور تو کہ یا جو جس جسے جن جنہیں جنہوں بلکہ یعنی کیونکہ جبکہ تاکہ حالانکہ مثلاً جیسے جیسا خواہ")
"""After an ellipsis or a dash they go on with the sentence."""

GOES_ON = _keys("اور تو")
"""Behind a quotation that ends in a question or exclamation mark."""

AFTER_QUESTION = _keys("تو کہ اور")
ASKING = _keys("کیا کیوں کون کس کب کہاں کیسے کتنا کتنے کتنی کیسا کیسی کدھر")
"""After "تو" they ask anew."""

POSTPOSITIONS_TOO = _keys("میں پر")
"""They lean on a year before them, and elsewhere begin sentences as "I" and "but"."""

STARTERS = _keys(
    "میں ہم آپ وہ یہ اس ان تم تو پھر لیکن مگر اب کیا کیوں کون کب کہاں جب جو اگر نہیں ہاں جی لہذا چنانچہ تاہم "
    "اور یہاں وہاں انہوں انھوں انہیں اسے مجھے ہمیں تمہیں میرا میری میرے ہمارا ہماری ہمارے تمہارا آج کل بس کوئی کچھ "
    "دوسری دوسرے بعد اسی ایک"
)
"""Words that begin sentences and no name."""

TITLES = _keys(
    "ڈاکٹر پروفیسر مسٹر مسز مس انجینئر انجنیئر ایڈووکیٹ بیرسٹر جسٹس کرنل میجر جنرل کیپٹن بریگیڈیئر لیفٹیننٹ سارجنٹ "
    "مولانا مولوی علامہ حضرت الحاج حافظ قاری مفتی سینیٹر"
)
ABBREVIATIONS = _keys("رض رح صلعم لیفٹ پروف")
BEFORE_DIGIT = _keys("نمبر صفحہ صفحات جلد شمارہ دفعہ باب آیت شق فصل حدیث فون موبائل فیکس تصویر شکل جدول")
"""A stop between one of them and a number is an abbreviation's."""

LETTER_NAMES = _keys(acronyms.LETTER_NAMES)
LETTER_VERBS = _keys("پی آئی جی")
"""Letter names that also end sentences: drank, came, yes."""
LETTER_WORDS = _keys("اے سی او کے بی")
AFTER_LETTER_K = _keys("ٹو الیکٹرک")
"""After "کے" they make it a letter: K2, K-Electric."""
ACRONYM_TAILS = _keys("ایڈ فل کام لٹ ٹیک فارم آرک ایسسی الف ایل")
"""What ends a degree after a letter name: بی۔ ایڈ۔, ایم۔ فل۔"""

LABELS = _keys("الف اول دوم سوم چہارم پنجم ششم ہفتم سوال جواب نوٹ")
"""At the start they number what follows."""

LABEL_NOUNS = _keys(
    "نمبر سوال جواب شق باب دفعہ فصل حصہ مرحلہ نکتہ مثال مشق شرط اصول ہدایت دلیل وجہ جدول شکل تصویر نوٹ قدم سبق "
    "ضمیمہ آیت سطر"
)
"""Before a number or letter at the start they name what it counts: "نمبر ۵۔"."""
LABEL_NUMBERS = LABELS | _keys("ایک دو تین چار پانچ چھ سات آٹھ نو دس")
CITED_BY_NUMBER = LABEL_NOUNS & _keys("باب دفعہ فصل جدول شکل تصویر آیت سطر ضمیمہ")
"""In brackets behind a sentence they tell where to look: "(شکل ۲)"."""

NEVER_NAMES = _keys("نہیں نہ ہاں جی شکریہ واہ اچھا ٹھیک ضرور شاید بالکل ہرگز")
"""Whole answers, which no hyphen ties to the next word."""

MONTHS = _keys(
    "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر محرم صفر ربیع جمادی رجب شعبان رمضان شوال "
    "ذوالقعدہ ذیقعدہ ذی ذوالحجہ"
)

SAYING = _keys(
    "پوچھا پوچھی پوچھتا پوچھتے پوچھتی پوچھ کہا کہتا کہتے کہتی کہنا کہہ بولا بولی بولے بولتا چلایا چلائی چلائے چیخا "
    "چیخی چیخے پکارا پکاری پکارے پکار سوچا سوچتا لکھا فرمایا فرماتے بتایا دریافت استفسار للکارا بڑبڑایا بڑبڑائی "
    "گرجا دہاڑا عرض ٹوکا سرگوشی کراہا ڈانٹا ڈانٹی کہنے پوچھنے سوچنے بڑبڑانے چلانے"
)
SAYING_NOUNS = _keys("سوال جواب اعلان")
"""With a verb right after them they say as much: جواب دیا."""
SAYING_NOUN_VERBS = _keys("دیا دیتے کیا کرتے ملا آیا تھا")
TAGS = _keys("پوچھا کہا بولا بولی بولے چلایا چلائی چیخا چیخی")

REPORTING = SAYING | FINITE | _keys("کہ یوں")
"""Before an opening quotation mark they say whose words follow."""

BEFORE_TITLE = _keys(
    "نے کا کے کی کو سے ایک یہ وہ اس ان فلم کتاب ناول نظم غزل ڈراما ڈرامے ڈرامہ گانا گانے پروگرام نعرہ نعرے لفظ الفاظ "
    "عنوان مضمون کالم"
)
"""Before an opening quotation mark they need more words after the closing one."""

AFTER_TITLE = _keys("ہے ہیں تھا تھے تھی ہوگا پر نامی جیسے جیسا جیسی نام")

CONJUNCTIONS = _keys("اور مگر لیکن جب تو پھر")

CITED_WORDS = _keys(
    "بخاری مسلم ترمذی ابوداؤد نسائی القرآن قرآن سورہ سورت آیت حدیث صفحہ حوالہ بحوالہ دیکھیے دیکھیں ماخذ ایضا"
)

AFTER_LATIN = _keys("پر ہے ہیں تھا تھی تھے")
"""After a Latin word and '.' they go on with the Urdu round it."""

LATIN_ABBREVIATIONS = _keys(
    "dr mr mrs ms prof rev gen col maj capt lt sgt st jr sr hon gov inc ltd co corp pvt llc dept univ est al etc cf ca "
    "vs viz approx rs eg ie ph bros mt messrs"
)
LATIN_BEFORE_DIGIT = _keys("no nos vol vols ch chap fig figs p pp art sec pkr us tel ext eq ref")
