"""The words of sentence pairs as the memory's statistics compare them: loose keys of Urdu, rough stems of English."""

import re
from functools import lru_cache
from typing import NamedTuple

from translator_gui.text import lexicon
from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.term_index import urdu_words

_ENGLISH_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_APOSTROPHE = str.maketrans("’", "'")
_ENGLISH_FUNCTION_WORDS = """
a an the of to in on at by for from with and or but if as is are was were be been being am do does did done
has have had having will would shall should can could may might must not no nor so than that this these those
there here it its he she they we you i him her them us me his their our your my who whom whose which what when
where why how all any some such other into over under about after before between during through up down out
off then too very also just only more most own same while until because since each both few many much again
once doing himself herself itself themselves ourselves yourself
"""
ENGLISH_FUNCTION_WORDS = frozenset(_ENGLISH_FUNCTION_WORDS.split())
_URDU_FUNCTION_WORDS = """
میں پر اور یا کہ جو تو ہو ہوا ہوئے ہوئی ہوتا ہوتے ہوتی ہوتیں ہونا ہونے ہونی کر کرتا کرتے کرتی کرنا کرنے کرنی کریں کرے
کیا کیے کئے جاتا جاتے جاتی جانا جانے جانی جا جائے دیں دینا دینے لیں لینا لینے یہ وہ اس ان اسے انہیں انہوں اسی انہی جس جن
جسے ہم آپ میرا میری میرے ہمارا ہماری ہمارے اپنا اپنے اپنی ایک کوئی کچھ سکیں والوں والا ساتھ لیے لئے نہیں نہ اگر مگر لیکن
بعد طور وہی یہی پھر گئے گئی رہتا رہتے رہتی بذریعہ ذریعے کیلئے کیلیے
جیسے جیسا جیسی
"""
URDU_FUNCTION_WORDS = frozenset(map(loose_word_key, (*lexicon.CLITICS, *lexicon.FINITE, *_URDU_FUNCTION_WORDS.split())))
"""Loose keys of the words that say nothing of what a sentence is about."""
_LONG = 4
_STEM = 3
_PLURAL = re.compile(r"(?<=[sxz])es$|(?<=[cs]h)es$|(?<=.i)es$|(?<![sui])s$")
_ENDINGS = ("ingly", "edly", "ing", "ed", "ly", "er", "al", "ion", "e", "y")


class EnglishWord(NamedTuple):
    """A word of an English text: a half-open range of code points, and the word as it is written."""

    start: int
    end: int
    text: str


def english_words(text: str) -> list[EnglishWord]:
    """Return the words and numbers of an English text in order; a compound with hyphens is several words."""
    return [EnglishWord(found.start(), found.end(), found.group()) for found in _ENGLISH_WORD.finditer(text)]


def urdu_keys(text: str) -> list[str]:
    """Return the loose keys of the words of an Urdu text in order."""
    return [word.key for word in urdu_words(text)]


@lru_cache(maxsize=65_536)
def english_stem(word: str) -> str:
    """Return a rough stem in small letters, equal for most forms of an English noun or verb; numbers as figures."""
    if word[0].isdigit():
        return word.replace(",", "").rstrip(".")
    stem = word.lower().translate(_APOSTROPHE).removesuffix("'s")
    if len(stem) > _STEM:
        stem = _PLURAL.sub("", stem)
    if len(stem) <= _LONG:
        return stem
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _STEM:
            stem = stem[: -len(ending)]
            break
    if len(stem) > _STEM and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem[:-1] if len(stem) > _STEM and stem[-1] in "yie" else stem


def is_english_content(word: str) -> bool:
    """Whether an English word says what a sentence is about, unlike "the" and "was"."""
    return word.lower() not in ENGLISH_FUNCTION_WORDS


def is_urdu_content(key: str) -> bool:
    """Whether an Urdu word, given as loose key, says what a sentence is about, unlike کے and ہے."""
    return key not in URDU_FUNCTION_WORDS
