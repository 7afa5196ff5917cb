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

DOTS = "۔."
QUESTIONS = "؟?!‼⁇⁈⁉"
STOPS = DOTS + QUESTIONS + "…‥"
DASHES = "-ـ"
"""Old word processors' stand-ins for ۔; they end a sentence only when glued to a verb."""

_MARKS = r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
_OPENS_RUN = r"\u202a\u202b\u202d\u202e\u2066-\u2068"
GAP = re.compile(rf"(?:(?![{_OPENS_RUN}])[\s\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff])*")
"""White space after a sentence, and the invisible marks that belong to what is before."""

_WORDS = re.compile(rf"([\w{_MARKS}]+)")
_NEXT_WORD = re.compile(rf"[{_OPENS_RUN}]*([\w{_MARKS}]{{1,40}})")
_REACH = 60
_NEVER_FIRST = frozenset("،,؛;:)]}/" + STOPS)
_NUMBER = re.compile(r"\d+[ءھهہ]?")
_LETTER_K = re.compile(r"کے\s?(?:ٹو|الیکٹرک|پی|ٹی|ایل|ایس|ڈی|ایم|آر|[۔.])|کی\s?بورڈ")
_LABEL = re.compile(r"[\s(\[\u200e\u200f-]*(?:\d{1,3}(?:[.۔-]\d{1,3})*|[^\W\d_]|[ivx]{1,5}|[IVX]{1,5})[)\]]?\s*")
_LABEL_REACH = 14
_DOTTED_NEXT = re.compile(rf"[\w{_MARKS}]{{1,40}}\s?[۔.]")
_LATIN_TOKEN = re.compile(r"[A-Za-z][A-Za-z.]*$")
_LATIN_INITIALS = re.compile(r"(?:[A-Za-z]{1,2}\.)+[A-Za-z]{1,2}")
_SPACED_INITIAL = re.compile(r"(?:^|[^A-Za-z])[A-Za-z]\.\s?[A-Za-z]$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_SECOND_DASH = re.compile(r"[^۔؟!\n]{0,100}?\s[-–—]\s")
_VOWEL_ENDINGS = tuple("اآےیںوہ")

_LETTER_OR_POSTPOSITION = "کے"
_EMOJI = re.compile(r"(?:\s?[\U0001f300-\U0001f445\U0001f44a-\U0001faff\u2764\u263a\u2639][\ufe0f\u200d]*)+")
_FOOTNOTE = re.compile(r"(?:\[[^\[\]\n]{1,25}\]|\(\d{1,3}\)|[¹²³⁰⁴-⁹]+|[*†‡]{1,3}(?=\s|$)|\s?\[\d{1,3}\])+")
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
    """

    text: str
    sentence: int
    start: int
    end: int
    next: int
    quote: int | None


def ends_sentence(stop: PossibleSentenceEnd, abbreviations: Collection[str] = ()) -> bool:
    """Whether a full stop or question mark ends its sentence, so that another starts at `stop.next`.

    Args:
        stop: With more of the paragraph after it.
        abbreviations: The project's own, without the stop after them.
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
        return _dash_ends(stop, parts, following)
    if not set(run).isdisjoint(QUESTIONS):
        ends = _question_ends(stop, parts, following)
    elif len(run.replace(" ", "")) > 1 or run[0] not in DOTS:
        ends = _ellipsis_ends(parts, following)
    else:
        ends = _dot_ends(stop, parts, following, abbreviations)
    return ends and (
        stop.quote is None or not quotation.continues_after_quotation(text, stop.quote, stop.sentence, stop.next)
    )


def after_marks(text: str, after: int, *, quoted: bool) -> int:
    """Return the offset after the footnote marks and citation that follow a full stop and belong to its sentence."""
    footnote = _FOOTNOTE.match(text, after)
    if footnote:
        after = footnote.end()
    citation = _CITATION.match(text, after)
    if citation and (citation.group(1) is None or _is_citation(citation.group(1), quoted=quoted)):
        after = citation.end()
    emoji = _EMOJI.match(text, after)
    return emoji.end() if emoji else after


def _is_citation(content: str, *, quoted: bool) -> bool:
    if _LABEL_WITHIN.fullmatch(content):
        return False
    words = [fold(word) for word in _WORDS.findall(content)]
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
    word = fold(parts[-2]) if len(parts) > 1 else ""
    return word in lexicon.FINITE or (len(word) > 3 and word.endswith(lexicon.FUTURE_ENDINGS))  # noqa: PLR2004


def _dash_ends(stop: PossibleSentenceEnd, parts: list[str], following: str) -> bool:
    if stop.next == stop.end or not following or following in lexicon.CONTINUING:
        return False
    word = fold(parts[-2]) if len(parts) > 1 else ""
    if not stop.text[stop.start - 1].isspace():
        return word == "کیا" or _is_finite(parts)
    # A dash with space on either side also encloses an aside, which then has a second dash.
    encloses = _SECOND_DASH.match(stop.text, stop.next) or _SECOND_DASH.match(
        stop.text, max(stop.sentence, stop.start - 100), stop.start
    )
    return word in lexicon.FINITE_STRONG and not encloses


def _question_ends(stop: PossibleSentenceEnd, parts: list[str], following: str) -> bool:
    text, run = stop.text, stop.text[stop.start : stop.end]
    if following in lexicon.AFTER_QUESTION and ("؟" in run or "?" in run):
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
    """Whether the line up to a full stop only numbers a list item: "۱۔", "(الف)۔", "iv."."""
    text = stop.text
    line = max(stop.sentence, text.rfind("\n", max(stop.sentence, stop.start - _REACH), stop.start) + 1)
    if stop.start - line > _LABEL_REACH:
        return False
    lead = text[line : stop.start]
    return _LABEL.fullmatch(lead) is not None or fold(lead).strip(" ()") in lexicon.LABELS


def _ends_after_number(stop: PossibleSentenceEnd, parts: list[str], following: str) -> bool:
    number, gap = parts[-2], parts[-3]
    if stop.text[stop.next].isdigit() or following in lexicon.MONTHS:
        return False
    if len(number) > 2 or not number.isdigit() or not gap[-1:].isspace():  # noqa: PLR2004
        return True
    numbers_a_clause = gap.strip() in set(":،؛-–") or (len(parts) > 3 and fold(parts[-4]) in lexicon.FINITE_STRONG)  # noqa: PLR2004
    return not numbers_a_clause


def _ends_after_latin(stop: PossibleSentenceEnd, word_after: str) -> bool:
    text = stop.text
    lead = text[max(stop.sentence, stop.start - _REACH) : stop.start]
    token = _LATIN_TOKEN.search(lead[-20:])
    following = text[stop.next]
    if (following.islower() and following.isascii()) or word_after in lexicon.AFTER_LATIN:
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
    if word in lexicon.LETTER_NAMES or word in lexicon.ACRONYM_TAILS:
        return _ends_after_letter_name(stop, parts, following)
    glued = stop.next == stop.end
    return not glued or word.endswith(_VOWEL_ENDINGS) or following in lexicon.STARTERS or not following


def _ends_after_letter_name(stop: PossibleSentenceEnd, parts: list[str], following: str) -> bool:
    word, gap = fold(parts[-2]), parts[-3]
    before = fold(parts[-4]) if len(parts) > 3 else ""  # noqa: PLR2004
    if gap.strip() in set(DOTS) and _names_letter(before):
        return False
    if word not in lexicon.LETTER_NAMES:
        return True
    if _names_letter(following) or following in lexicon.ACRONYM_TAILS:
        glued = stop.next == stop.end
        if glued or _DOTTED_NEXT.match(stop.text, stop.next):
            return False
    if gap.isspace() and before in lexicon.LETTER_NAMES and before != _LETTER_OR_POSTPOSITION:
        # Letters without dots between them: the stop is the sentence's, unless it opens with the initials of a name.
        return len(parts) > 5 or following in lexicon.STARTERS  # noqa: PLR2004
    if word in lexicon.LETTER_VERBS:
        return bool(before) or word == "جی"
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
