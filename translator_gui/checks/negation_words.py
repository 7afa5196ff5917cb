"""Words of negation in Urdu and English, for the checks of lost and added negations."""

import re
from collections.abc import Sequence

from translator_gui.checks.sentence_words import english_words, urdu_word_keys
from translator_gui.text.folding import fold


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


PLAIN_URDU = _keys("نہیں نھیں مت بغیر")
"""Urdu words that English can only render by a negative word."""
_BEFORE_NO_NEGATION = "یا کہ ہاں پتہ پتا ہی کیوں"  # or not, yes/no, who knows, not only, why not
_WITHOUT_NEGATION = frozenset(
    (fold(before), fold(word))
    for befores, word in (
        (_BEFORE_NO_NEGATION, "نہیں"),
        (_BEFORE_NO_NEGATION, "نھیں"),
        ("بدھ سکھ جین ہندو ہند", "مت"),  # religions
    )
    for before in befores.split()
)
"""Pairs of Urdu words of which the second negates nothing."""
_THEN, _ASKING = fold("تو"), _keys("آیا کہیں کیا")
"""نہیں تو is "or else"; with one of these, تو نہیں only asks: کہیں وہ جھوٹ تو نہیں بول رہا, "whether he is lying"."""
_BUT = fold("بلکہ")
"""Soon after a negation: not this but that, which English may say without one."""
_REACH = 5

_NOT = PLAIN_URDU | _keys("نہ نھ نا ناں نہی نیں ورنہ")
"""Urdu words that English renders by "not", "no", "never" or "without"."""
_WITHOUT, _EVER, _AGAIN, _OTHER = fold("بنا"), fold("کبھی"), fold("باز"), fold("غیر")
_AMBIGUOUS = frozenset({_WITHOUT, _EVER, _AGAIN, _OTHER})
_AFTER_MADE = _keys(
    "کر کے دیا دی دیے دئیے دے دیں دو دوں دینا دینے دیتا دیتی دیتے لیا لی لے لیں لیے لو لینا لینے لیتا لیتی لیتے رہا "
    "رہی رہے رہیں سکتا سکتی سکتے سکتیں سکا سکی سکے سکیں ڈالا ڈالی ڈالے رکھا رکھی رکھے چکا چکی چکے پایا پائی پائے جاتا "
    "گیا ہوا تھا ہے ہو پر"
)
"""Behind بنا they tell that it is "made", not "without"."""
_NOT_NEGATIVE = frozenset(
    (fold(first), fold(second))
    for first, seconds in (("کبھی", "کبھی کبھار"), ("غیر", "ملکی ملکیوں معمولی"))
    for second in seconds.split()
)
"""Sometimes, foreign, extraordinary."""
_NEGATIVE_URDU = _keys(
    "بجائے بجاے بجایے انکار تردید عدم محروم بلا لا بے مسترد منع ممنوع ممانعت بمشکل مخالفت رکاوٹ روک روکنے روکا "
    "روکیں قاصر سوائے سوا ماسوا ماسوائے خالی گریز پرہیز اجتناب ختم مشکل محال معدوم فقدان قلت کمی شاذ پابندی برعکس "
    "حرام جھوٹ"
)
"""Urdu words that English renders by such a word, or by another one that is negative by itself: "lack", "prevent"."""
_NEGATIVE_PREFIX = re.compile(
    r"(?<!\w)(?:"
    r"بے\w{2,}|غیر\w{2,}|عدم\w{2,}"
    r"|بلا(?:وجہ|امتیاز|تفریق|تخصیص|خوف|تاخیر|تعطل|مقابل|جواز|تکلف|ناغہ|سود|شرکت|معاوضہ|اجازت|ضرورت|روک|مبالغہ|واسطہ|تردد"
    r"|لحاظ|مشروط|رکاوٹ|عوض|قیمت|اشتعال|جواب|سبب|عذر|کسی)\w*"
    r"|نا(?!م(?:ی|وں|ہ|ے|ز\w*|ور|وس)?(?!\w)|ئب|ظ[مر]|ز[کل]|فذ|ول|ن[ایک]|ک(?!ام|اف|ار)|چ|شت|صر|در|رتھ|رو|رن|ٹو|ٹک|لی|لے|گا|گپ|ئٹ|ئی|سا|قد(?!ر)|شر|فع|ین|یج|رم|رای|ریل|ریخ|میا|طی|طے|زی(?!ب)|تھ|ند|گہا|بغ|پ(?!سند|اک|ید|خت|ائ))\w{2,}"
    r"|لا(?:علم|پت[ہا]|وارث|تعلق|پرو|حاصل|محدود|علاج|زوال|جواب|شعور|دین|قانون|فانی|ثانی|یعنی|متناہی)\w*"
    r"|ان(?:جان|مول|گنت|ہونی|دیکھ|پڑھ|کہی|چاہ)\w*"
    r"|(?:ان|لا) (?:پڑھ|گنت|دیکھ|کہی|چاہ|تعداد|محدود|علم|وارث|پتہ)\w*"
    r")".translate({ord(letter): fold(letter) for letter in "ئ"})
)
"""On keys: words with a prefix that negates them."""

PLAIN_ENGLISH = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|nowhere)\b|\bno[- ]one\b"
    r"|\b[a-z]{2,10}n['’]t\b",
    re.IGNORECASE,
)
"""The English negations proper."""
_PLAIN_WORDS = _words("not no never none nobody nothing neither nor without cannot nowhere")
_NO_NEGATION = re.compile(
    r"""
    \bno\.?\s?\d | \b(?:whether\s)?or\snot\b | \bnot\s(?:only|just|merely|simply|least|to\smention|too\slong|long|far)\b
  | \bno\s(?:longer|later|sooner|doubt|matter|wonder|use|less|fewer|more|better|worse)\b
  | \bnothing\s(?:but|less|more)\b | \bwhy\snot\b | \bif\snot\b
  | [a-z]{2,10}n['’]t\s(?:i|you|he|she|it|we|they|only|just)\b | \bdon['’]t\sforget\b
  | \b(?:can|could)(?:not|\snot|n['’]t|['’]t)\s(?:help|wait|agree\smore|care\sless)\b | \bno-(?!one)\w+
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Turns of phrase in which these words add no negation, or one that Urdu expresses otherwise."""

_NEGATIVE_ENGLISH = _words("""
not no never none nobody nothing nowhere neither nor without cannot no-one non nay nix lack lacks lacked lacking fail
fails failed failing failure failures refuse refuses refused refusing refusal deny denies denied denying denial reject
rejects rejected rejecting rejection unable inability avoid avoids avoided avoiding avoidance prevent prevents
prevented preventing stop stops stopped stopping absent absence ban bans banned banning prohibit prohibits prohibited
prohibiting prohibition forbid forbids forbidden forbade ignore ignores ignored ignoring exclude excludes excluded
excluding exclusion omit omits omitted oppose opposes opposed block blocks blocked bar barred neglect neglected refrain
refrains refrained abstain abstains abstained abstaining abstention abstentions boycott boycotts boycotted forget
forgets forgot forgotten lose loses lost losing loss miss misses missed missing doubt doubts doubted doubtful dubious
differ differs differed illegal illegally illiterate illogical minus zero nil null halt halted cease ceased shortage
shortages devoid deprived deprive hinder hinders hindered withhold withheld decline declined quit bereft void
indistinguishable inconclusive inaccurate inadequate insufficient invisible incomplete ineligible ineffective
inappropriate inconsistent incapable incorrect independent inevitable inexperienced infrequent innocent insecure
instability intolerable invalid invaluable irregular irrelevant irresponsible irreversible impossible improper immature
immoral immobile impatient imperfect indefinite indefinitely asymptomatic atypical anonymous abnormal
""")
"""English words that express a negation by themselves; also those that begin or end in one of the affixes."""
_POSITIVE_PREFIXED = re.compile(
    r"(?:un(?:der|it|i[ofqv]|cles?\b|til\b|less\b|esco|icef|animous)|unanim|dis(?:eas|cuss|tanc|tant|trict|tribut|trib|cover|play|cours|infect|charg|"
    r"aster|put|section|solv|sol|order|tinct|tinguish|turb|card|crim|ciplin|ciple|cl|k|h|able|abilit|per|patch|place|pos|rupt|guis|mal|mantl|"
    r"may|miss|grac|gust)|mis(?:s|t(?!ak|rust)|er|chie|sion|cell))"
)
"""Words whose un-, dis- or mis- negates nothing."""
_WIDE_ENGLISH = _words("""
hardly barely scarcely rarely seldom few little rather instead only until till unless except yet beyond despite too far
anything anyone anybody anywhere ever against away out off free end ends ended wonder wonders otherwise elsewhere
poorly restricted certainly clearly surely hard difficult difficulty trouble short less closed
""")
"""Words by which translators express a negation now and then: "anything but", "too late to", "free of", "yet to"."""
_RENDERINGS = _words("""
reduce reduces reduced reducing reduction decrease decreased decreases decreasing drop dropped fall fell cut cuts
restrict restricted restriction restrictions limit limited limits hard difficult difficulty difficulties end ends
ended ending instead except against low lower deficit deficiency contrary contrast otherwise close closed control
controls
""")
"""Words that render "کمی", "ختم", "مشکل", "برعکس" and their like."""


def plain_negations(source: str) -> frozenset[str]:
    """Return the keys of the words in an Urdu text that negate, and that English can only render by a negative word."""
    words = urdu_word_keys(source)
    if PLAIN_URDU.isdisjoint(words):
        return frozenset()
    return frozenset(
        word
        for at, word in enumerate(words)
        if word in PLAIN_URDU
        and (at == 0 or (words[at - 1], word) not in _WITHOUT_NEGATION)
        and _BUT not in words[at + 1 : at + _REACH]
        and words[at + 1 : at + 2] != (_THEN,)
        and not (words[at - 1 : at] == (_THEN,) and not _ASKING.isdisjoint(words))
    )


def may_be_negated(source: str, target: str) -> bool:
    """Whether an Urdu text has a word that its English may render by "not" or "no", and has not rendered otherwise."""
    words = urdu_word_keys(source)
    if not _NOT.isdisjoint(words):
        return True
    ambiguous = [] if _AMBIGUOUS.isdisjoint(words) else _ambiguous_negations(words)
    if _WITHOUT in ambiguous or _EVER in ambiguous:
        return True
    negative = sum(word in _NEGATIVE_URDU for word in words) + len(_NEGATIVE_PREFIX.findall(" ".join(words)))
    negative += len(ambiguous)
    return negative > 0 and negative > sum(map(_stands_for_negative, english_words(target)))


def _ambiguous_negations(words: Sequence[str]) -> list[str]:
    """Return the words that negate by what follows them: "بنا کسی وجہ" but not "بنا دیا", "باز رہیں" alone of باز."""
    found: list[str] = []
    before = ""
    for word, following in zip(words, (*words[1:], ""), strict=True):
        if word == _WITHOUT:
            negates = following not in _AFTER_MADE
        elif word == _AGAIN:
            negates = following.startswith(("رہ", "رکھ", "آ"))
        else:
            negates = (word, following) not in _NOT_NEGATIVE and not (word == _EVER == before)
        if word in _AMBIGUOUS and negates:
            found.append(word)
        before = word
    return found


def _stands_for_negative(word: str) -> bool:
    """Whether an English word, other than "not" and its like, renders a negative word of Urdu."""
    if word in _RENDERINGS or word in _NEGATIVE_ENGLISH:
        return not PLAIN_ENGLISH.fullmatch(word)
    return not word.endswith("n't") and _is_negative(word)


def has_english_negation(target: str, *, strict: bool) -> bool:
    """Whether an English text has a word that expresses a negation.

    Args:
        target: The English.
        strict: Words that express one only now and then do not count: "only", "until".
    """
    words = english_words(target)
    if not _NEGATIVE_ENGLISH.isdisjoint(words) or (not strict and not _WIDE_ENGLISH.isdisjoint(words)):
        return True
    return any(map(_is_negative, words))


def _is_negative(word: str) -> bool:
    if word.startswith(("un", "dis", "mis")):
        return len(word) > 4 and not _POSITIVE_PREFIXED.match(word)  # noqa: PLR2004 (union, unit, disc)
    return word.endswith(("less", "n't", "-free")) or word.startswith("non")


def may_have_english_negation(target: str) -> bool:
    """Whether `english_negations` may find any in an English text; ten times as fast."""
    words = english_words(target)
    if not _PLAIN_WORDS.isdisjoint(words):
        return True
    return any(PLAIN_ENGLISH.search(word) for word in words if not word.isalpha())


def english_negations(target: str) -> list[tuple[int, int]]:
    """Return the ranges of the negations proper in an English text, without turns of phrase that negate nothing."""
    plain = _NO_NEGATION.sub(lambda match: " " * len(match.group()), target)
    return [match.span() for match in PLAIN_ENGLISH.finditer(plain)]
