"""Sentence stops: whether a full stop or question mark ends its sentence.

Every rule looks at a few words on either side and no further, so that a paragraph costs time in proportion to its
length. The marks and rules are those of Urdu as it is really typed: ۔ and '.' alike, with or without a space.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from translator_gui.text import lexicon, quotation
from translator_gui.text.folding import fold

DANDAS = "।॥"
"""Full stops of Hindi, in quotations and verse; unlike ۔ they abbreviate nothing."""
DOTS = "۔." + DANDAS
QUESTIONS = "؟?!‼⁇⁈⁉"
STOPS = DOTS + QUESTIONS + "…‥"
DASHES = "-ـ"
"""Old word processors' stand-ins for ۔; they end a sentence after a verb: glued to it, or with a space between where
paragraphs of the document end so."""

_MARKS = r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
_OPENS_RUN = r"\u202a\u202b\u202d\u202e\u2066-\u2068"
GAP = re.compile(rf"(?:(?![{_OPENS_RUN}])[\s\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff])*")
"""White space after a sentence, and the invisible marks that belong to what is before."""

_WORDS = re.compile(rf"([\w{_MARKS}]+)")
_NEXT_WORD = re.compile(rf"[{_OPENS_RUN}]*([\w{_MARKS}]{{1,40}})")
_REACH = 60
_NEVER_FIRST = frozenset("،,؛;:)]}/" + STOPS)
_NUMBER = re.compile(r"\d+[ءھهہ]?")
_YEAR = re.compile(r"\d{3,4}[ءھهہ]|[12۱۲١٢]\d{3}")
_LETTER_K = re.compile(r"کے\s?(?:ٹو|الیکٹرک|پی|ٹی|ایل|ایس|ڈی|ایم|آر|[۔.])|کی\s?بورڈ")
_LABEL = re.compile(r"[\s(\[\u200e\u200f-]*(?:\d{1,3}(?:[.۔-]\d{1,3})*|[^\W\d_]|[ivx]{1,5}|[IVX]{1,5})[)\]]?\s*")
_NAMED_LABEL = re.compile(rf"(?P<nouns>[^\W\d_{_MARKS}]+(?:\s+[^\W\d_{_MARKS}]+){{0,2}})(?:\s*(?P<number>\d{{1,3}}))?")
_LABEL_REACH = 24
_DOTTED_NEXT = re.compile(rf"[\w{_MARKS}]{{1,40}}\s?[۔.]")
_LATIN_TOKEN = re.compile(r"[A-Za-z][A-Za-z.]*$")
_LATIN_INITIALS = re.compile(r"(?:[A-Za-z]{1,2}\.)+[A-Za-z]{1,2}")
_SPACED_INITIAL = re.compile(r"(?:^|[^A-Za-z])[A-Za-z]\.\s?[A-Za-z]$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_SPACED_STOP = re.compile(rf"([\w{_MARKS}]{{1,40}})\s[۔.](?=\s|$)")
_SPACED_DASH = re.compile(r"\s[-–—ـ]\s")
_ASIDE = 100
_WORDS_BEFORE_HYPHEN = 5
_VOWEL_ENDINGS = tuple("اآےیںوہ")

_LETTER_OR_POSTPOSITION = "کے"
_EMOJI = re.compile(
    r"(?:\s?[\U0001f300-\U0001f445\U0001f44a-\U0001faff\u2764\u263a\u2639](?:[\ufe0f\u200d]|(?<=\u200d)[\u2600-\u27bf])*)+"
)
_FOOTNOTE = re.compile(r"(?:\[[^\[\]\n]{1,25}\]|\(\d{1,3}\)|[¹²³⁰⁴-⁹]+|[*†‡]{1,3}(?=\s|$)|\s?\[\d{1,3}\])+")
_VERSE_NUMBER = re.compile(rf"\s*\d{{1,4}}\s*[{DANDAS}]")
_CITATION = re.compile(r"\s*(?:\(([^()\n]{2,60})\)|﴿[^﴿﴾\n]{1,12}﴾)")
_LABEL_WITHIN = re.compile(r"\s*(?:\d{1,3}|الف|[^\W\d_]|[ivxIVX]{1,5})\s*")


class PossibleSentenceEnd(NamedTuple):
    """A full stop, question or exclamation mark that may end a sentence; all numbers are offsets in code points.

    Attributes:
        text: The paragraph.
        sentence: Where its sentence starts.
        start: Of the run of stops.
        end: Of the run.
        next: The first character that another sentence could start with.
        quote: The opening mark of the quoted words it closes; None when no closing mark follows.
        spaced: Whether the paragraph's full stops have a space before them, see `writes_spaced_stops`.
    """

    text: str
    sentence: int
    start: int
    end: int
    next: int
    quote: int | None
    spaced: bool


def writes_spaced_stops(text: str) -> bool:
    """Whether a paragraph has a space before the full stop at its end, or before one behind a verb."""
    last = len(text.rstrip())
    return any(found.end() == last or is_finite_verb(fold(found.group(1))) for found in _SPACED_STOP.finditer(text))


def ends_in_dash(text: str) -> bool:
    """Whether a paragraph ends in a dash that stands for ۔: after white space, behind a verb."""
    ended = text.rstrip()
    if ended[-1:] not in DASHES or not ended[-2:-1].isspace():
        return False
    return _is_finite(_WORDS.split(ended[-_REACH:-1]))


def ends_sentence(stop: PossibleSentenceEnd, abbreviations: Collection[str], *, dash_ends: bool) -> bool:
    """Whether a full stop or question mark ends its sentence, so that another starts at `stop.next`.

    Args:
        stop: With more of the paragraph after it.
        abbreviations: The project's own, without the stop after them.
        dash_ends: Whether a dash with a space before it may be a full stop (see `ends_in_dash`).
    """
    text, run = stop.text, stop.text[stop.start : stop.end]
    if text[stop.next] in _NEVER_FIRST or _inside_token(stop):
        return False
    match = _NEXT_WORD.match(text, stop.next)
    following = fold(match.group(1)) if match else ""
    if following == "کہ" or (following in lexicon.CLITICS and not _LETTER_K.match(text, stop.next)):
        return False
    parts = _WORDS.split(text[max(stop.sentence, stop.start - _REACH) : stop.start])
    if run[0] in DASHES:
        return _dash_ends(stop, parts, following, dash_ends=dash_ends)
    if not set(run).isdisjoint(QUESTIONS):
        ends = _question_ends(stop, parts, following)
    elif (len(run.replace(" ", "")) > 1 or run[0] not in DOTS) and not set(DANDAS).issuperset(run):
        ends = _ellipsis_ends(parts, following)
    else:
        ends = _dot_ends(stop, parts, following, abbreviations)
    if not ends or stop.quote is None or (len(run) == 1 and run in DOTS):
        return ends  # behind a full stop in quotation marks no sentence continues
    return not quotation.continues_after_quotation(text, stop.quote, stop.sentence, stop.next)


def ends_after_bracket(text: str, sentence: int, opened: int, following: int) -> bool:
    """Whether a sentence ends with a bracket that ends in a full stop: a verb before it, no postposition after it.

    Args:
        text: The paragraph.
        sentence: Where the sentence starts; at `opened` if the bracket is a sentence of its own.
        opened: Offset of the opening bracket.
        following: Offset of the first letter after the bracket.
    """
    match = _NEXT_WORD.match(text, following)
    word = fold(match.group(1)) if match else ""
    if text[following] in _NEVER_FIRST or word == "کہ" or word in lexicon.CLITICS:
        return False
    if sentence == opened:
        return True
    return word not in lexicon.CONTINUING and _is_finite(_WORDS.split(text[max(sentence, opened - _REACH) : opened]))


def after_marks(text: str, after: int, *, quoted: bool) -> int:
    """Return the offset after the footnote marks and citation that follow a full stop and belong to its sentence."""
    if text[after - 1] in DANDAS:
        number = _VERSE_NUMBER.match(text, after)
        return number.end() if number else after
    footnote = _FOOTNOTE.match(text, after)
    if footnote:
        after = footnote.end()
    citation = _CITATION.match(text, after)
    if citation and (citation.group(1) is None or _is_citation(citation.group(1), quoted=quoted)):
        after = citation.end()
    emoji = _EMOJI.match(text, after)
    return emoji.end() if emoji else after


def _is_citation(content: str, *, quoted: bool) -> bool:
    words = [fold(word) for word in _WORDS.findall(content)]
    if _LABEL_WITHIN.fullmatch(content) or (_is_named_label(content) and words[0] not in lexicon.CITED_BY_NUMBER):
        return False
    if not words or words[-1] in lexicon.FINITE_STRONG or not set(content).isdisjoint(STOPS):
        return False
    has_digit = any(char.isdigit() for char in content)
    return quoted or not lexicon.CITED_WORDS.isdisjoint(words) or (has_digit and content.rstrip()[-1].isdigit())


def _inside_token(stop: PossibleSentenceEnd) -> bool:
    """Whether a full stop is inside a number, address or name: no space beside it, Latin letters or digits."""
    text = stop.text
    if stop.next != stop.end or stop.start == 0:
        return False
    before, after = text[stop.start - 1], text[stop.end]
    if not (after.isdigit() or (after.isascii() and after.isalnum())):
        return _ADDRESS.search(text, max(stop.sentence, stop.start - 200), stop.start) is not None
    if before.isdigit() or (before.isascii() and (before.isalnum() or before in "/=&%_-")):
        return True
    return before.isspace() and text[stop.start] == "."


def _is_finite(parts: list[str]) -> bool:
    return len(parts) > 1 and is_finite_verb(fold(parts[-2]))


def is_finite_verb(word: str) -> bool:
    """Whether a word, folded, is one of the verb forms that close most clauses."""
    return word in lexicon.FINITE or (len(word) > 3 and word.endswith(lexicon.FUTURE_ENDINGS))  # noqa: PLR2004


def _dash_ends(stop: PossibleSentenceEnd, parts: list[str], following: str, *, dash_ends: bool) -> bool:
    if stop.next == stop.end or not following or following in lexicon.CONTINUING:
        return False
    if not stop.text[stop.start - 1].isspace():
        return parts[-2:-1] == ["کیا"] or _is_finite(parts)
    if not dash_ends:
        return False
    return _is_finite(parts) and not _closes_aside(stop.text[max(stop.sentence, stop.start - _ASIDE) : stop.start])


def _closes_aside(lead: str) -> bool:
    """Whether a dash closes words between two dashes: the one before it stands behind no verb."""
    opening = _SPACED_DASH.split(lead)[-2:-1]
    return bool(opening) and not _is_finite(_WORDS.split(opening[0]))


def _question_ends(stop: PossibleSentenceEnd, parts: list[str], following: str) -> bool:
    text, run = stop.text, stop.text[stop.start : stop.end]
    if following in lexicon.AFTER_QUESTION and ("؟" in run or "?" in run):
        words = _WORDS.split(text[stop.next : stop.next + _REACH])
        asks_again = following == "اور" or (len(words) > 3 and fold(words[3]) in lexicon.ASKING)  # noqa: PLR2004
        if stop.quote is not None or not asks_again:
            return False
    if text[stop.next].islower() and len(parts) > 1 and parts[-2].isascii():
        return False
    return stop.quote is not None or not quotation.is_speaker_clause(text, stop.next)


def _ellipsis_ends(parts: list[str], following: str) -> bool:
    return _is_finite(parts) and following not in lexicon.CONTINUING and following != fold(parts[-2])


def _dot_ends(stop: PossibleSentenceEnd, parts: list[str], following: str, abbreviations: Collection[str]) -> bool:
    if len(parts) == 1 or parts[-1].strip():
        return not _is_label(stop)
    if _is_label(stop) or (abbreviations and _is_own(parts, frozenset(abbreviations))):
        return False
    if _NUMBER.fullmatch(parts[-2]):
        return _ends_after_number(stop, parts, following)
    if parts[-2].isascii():
        return _ends_after_latin(stop, following)
    return _ends_after_word(stop, parts, following)


def _is_label(stop: PossibleSentenceEnd) -> bool:
    """Whether the line up to a full stop only numbers a list item: "۱۔", "(الف)۔", "iv.", "نمبر ۵۔"."""
    text = stop.text
    line = max(stop.sentence, text.rfind("\n", max(stop.sentence, stop.start - _REACH), stop.start) + 1)
    if stop.start - line > _LABEL_REACH:
        return False
    lead = text[line : stop.start]
    if _LABEL.fullmatch(lead) is not None or fold(lead).strip(" ()") in lexicon.LABELS:
        return True
    # After '.' the rest of a decimal number may follow.
    return _is_named_label(lead.strip(" ()[]\u200e\u200f"), any_noun=text[stop.start] == "۔")


def _is_named_label(text: str, *, any_noun: bool = False) -> bool:
    """Whether a text is a noun or two of what is usually numbered, and a number or letter: "نمبر ۵", "سوال نمبر الف".

    With `any_noun` those before a number in digits may be any but verbs and postpositions.
    """
    label = _NAMED_LABEL.fullmatch(text)
    if label is None:
        return False
    *nouns, last = (fold(word) for word in text.split())
    if label.group("number"):
        nouns = [fold(word) for word in label.group("nouns").split()]
        are_nouns = lexicon.CLITICS.isdisjoint(nouns) and not any(map(is_finite_verb, nouns))
        return lexicon.LABEL_NOUNS.issuperset(nouns) or (any_noun and are_nouns)
    return bool(nouns) and lexicon.LABEL_NOUNS.issuperset(nouns) and (len(last) == 1 or last in lexicon.LABEL_NUMBERS)


def _is_hyphen(stop: PossibleSentenceEnd, parts: list[str], following: str) -> bool:
    """Whether a full stop stands between two names as their hyphen does elsewhere: "لاہور ۔ کراچی", "پاک۔بھارت".

    So it does with white space on both sides where the paragraph's own stop has none, or on neither side after the
    first word; and only where no verb has come yet and no usual first word of a sentence follows.
    """
    text = stop.text
    if not following or following in lexicon.STARTERS or following.isascii() or following.isdecimal():
        return False
    words = [fold(word) for word in parts[1::2]]
    if not lexicon.NEVER_NAMES.isdisjoint(words) or any(is_finite_verb(word) for word in words):
        return False
    spaced = text[stop.start - 1].isspace()
    if stop.next == stop.end:
        return not spaced and len(words) == 1 and not words[0].endswith("و")
    return spaced and not stop.spaced and len(words) <= _WORDS_BEFORE_HYPHEN


def _ends_after_number(stop: PossibleSentenceEnd, parts: list[str], following: str) -> bool:
    number, gap = parts[-2], parts[-3]
    if stop.text[stop.next].isdigit() or following in lexicon.MONTHS:
        return False
    if following in lexicon.POSTPOSITIONS_TOO and _YEAR.fullmatch(number):
        return len(parts) > 3 and _is_finite(parts[:-2])  # noqa: PLR2004
    if len(number) > 2 or not number.isdigit() or not gap[-1:].isspace():  # noqa: PLR2004
        return True
    after_verb = len(parts) > 3 and fold(parts[-4]) in lexicon.FINITE_STRONG  # noqa: PLR2004
    numbers_a_clause = gap.strip() in set(":،؛-–") or (after_verb and following not in lexicon.STARTERS)
    return not numbers_a_clause


def _ends_after_latin(stop: PossibleSentenceEnd, word_after: str) -> bool:
    text = stop.text
    lead = text[max(stop.sentence, stop.start - _REACH) : stop.start]
    token = _LATIN_TOKEN.search(lead[-20:])
    following = text[stop.next]
    going_on = lexicon.AFTER_LATIN if stop.quote is None else lexicon.AFTER_LATIN | lexicon.SAYING
    if (following.islower() and following.isascii()) or word_after in going_on:
        return False
    if token is None:
        return True
    word = token.group()
    if word.lower() in lexicon.LATIN_ABBREVIATIONS or _LATIN_INITIALS.fullmatch(word):
        return False
    if word.lower() in lexicon.LATIN_BEFORE_DIGIT:
        return not following.isdigit()
    if len(word) == 1:
        return not (following.isascii() and following.isalpha()) and _SPACED_INITIAL.search(lead) is None
    return True


def _ends_after_word(stop: PossibleSentenceEnd, parts: list[str], following: str) -> bool:
    word = fold(parts[-2])
    if len(word) == 1 or word in lexicon.ABBREVIATIONS:
        return False
    if word in lexicon.TITLES:
        return not following or following in lexicon.STARTERS
    if word in lexicon.BEFORE_DIGIT and stop.text[stop.next].isdigit():
        return False
    if stop.text[stop.start] not in DANDAS and _is_hyphen(stop, parts, following):
        return False
    if word in lexicon.LETTER_NAMES or word in lexicon.ACRONYM_TAILS:
        return _ends_after_letter_name(stop, parts, following)
    glued = stop.next == stop.end
    return not glued or word.endswith(_VOWEL_ENDINGS) or following in lexicon.STARTERS or not following


def _ends_after_letter_name(stop: PossibleSentenceEnd, parts: list[str], following: str) -> bool:
    word, gap = fold(parts[-2]), parts[-3]
    before = fold(parts[-4]) if len(parts) > 3 else ""  # noqa: PLR2004
    after_letter = gap.strip() in set(DOTS) and _names_letter(before)
    if after_letter or word not in lexicon.LETTER_NAMES:
        return not after_letter
    if _names_letter(following) or following in lexicon.ACRONYM_TAILS:
        glued = stop.next == stop.end
        if glued or _DOTTED_NEXT.match(stop.text, stop.next):
            return False
    if gap.isspace() and before in lexicon.LETTER_NAMES and before != _LETTER_OR_POSTPOSITION:
        # Letters without dots between them: the stop is the sentence's, unless it opens with the initials of a name.
        return len(parts) > 5 or following in lexicon.STARTERS  # noqa: PLR2004
    if word in lexicon.LETTER_VERBS:
        return bool(before) or word == "جی"
    if word == _LETTER_OR_POSTPOSITION and before and before not in lexicon.TITLES:
        return following not in lexicon.AFTER_LETTER_K
    return word in lexicon.LETTER_WORDS and following in lexicon.STARTERS


def _names_letter(word: str) -> bool:
    return word in lexicon.LETTER_NAMES or (len(word) == 1 and word.isalpha())


@lru_cache(maxsize=8)
def _own_words(abbreviations: frozenset[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(word) for word in _WORDS.findall(entry)) for entry in abbreviations) - {()}


def _is_own(parts: list[str], abbreviations: frozenset[str]) -> bool:
    own = _own_words(abbreviations)
    words = [fold(word) for word in parts[1::2]]
    return any(tuple(words[-count:]) in own for count in range(1, len(words) + 1))
