"""What several QA checks read from a sentence: the keys of its Urdu words, and the marks that end it."""

import re
from collections.abc import Container
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from translator_gui.checks.finding import Span
from translator_gui.text.folding import URDU, fold
from translator_gui.text.quotation import QUOTES
from translator_gui.text.search_key import after_marks

_WORD = re.compile(r"\w+")
_ENGLISH_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_CLOSING = QUOTES + ")]}» \t\r\n\N{NO-BREAK SPACE}"
_PLAIN_QUOTES = str.maketrans("“”„‘’‚", "\"\"\"'''")
_LONGEST_QUOTE = 60
_STOPS = "۔.؟?!…‥:;؛।॥"
_ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")


_folded = lru_cache(maxsize=64)(fold)


@lru_cache(maxsize=64)
def urdu_word_keys(source: str) -> tuple[str, ...]:
    """Return the keys of the words of an Urdu text, in order: spelling variants have the same key (see `fold`)."""
    return tuple(_WORD.findall(_folded(source)))


def urdu_word_spans(source: str, keys: Container[str]) -> list[Span]:
    """Return the ranges of the words of an Urdu text that have one of these keys."""
    key, offsets = URDU.key_with_map(source)
    words = [match for match in _WORD.finditer(key) if match.group() in keys]
    return [(offsets[word.start()], after_marks(source, offsets[word.end() - 1] + 1)) for word in words]


@lru_cache(maxsize=64)
def english_words(target: str) -> tuple[str, ...]:
    """Return the words of an English text in lower case, with straight apostrophes: "don't", "non-violent"."""
    return tuple(_ENGLISH_WORD.findall(target.lower().replace("’", "'")))


def urdu_key(source: str) -> str:
    """Return the key of an Urdu sentence: its words and marks, spelling variants and spaces left out of account."""
    return " ".join(_folded(source).split())


def english_key(target: str) -> str:
    """Return the English of a sentence with plain quotation marks and single spaces, for comparisons."""
    return " ".join(target.translate(_PLAIN_QUOTES).split())


def text_digest(text: str) -> bytes:
    """Return eight bytes that tell texts apart, to keep a hundred thousand of them."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def shortened(text: str) -> str:
    """Return the beginning of a text, for messages."""
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"


class SentenceEnd(NamedTuple):
    """The end of a sentence: its stops, without the quotation marks and brackets that close after them.

    Attributes:
        start: Offset of the first stop; equals `end` if there is none.
        end: Offset after the last stop or word.
        marks: The stops: ".", "?!"; empty if there is none.
    """

    start: int
    end: int
    marks: str

    @property
    def asks(self) -> bool:
        """Whether a question mark is among the stops."""
        return "?" in self.marks or "؟" in self.marks


@lru_cache(maxsize=64)
def sentence_end(text: str) -> SentenceEnd:
    """Return the stops at the end of a sentence, with their offsets."""
    closed = text.rstrip(_CLOSING)
    bare = closed.rstrip(_STOPS + _CLOSING)
    start = len(bare) + len(closed[len(bare) :]) - len(closed[len(bare) :].lstrip(_CLOSING))
    return SentenceEnd(start, len(closed), closed[start:])


def place_for_mark(source: str, target: str) -> int:
    """Return the offset at which an English text without a mark at its end would get one.

    That is inside quotation marks that close there, and outside brackets unless it is inside them in the Urdu.
    """
    end = sentence_end(target).end
    closers = target[end:].rstrip()
    bracket = max(map(closers.rfind, ")]}"))
    inside = any(mark in source[sentence_end(source).end :] for mark in ")]}")
    return end if bracket < 0 or inside else end + bracket + 1


def arabic_letters(text: str) -> int:
    """Return the number of letters of the Arabic script in a text."""
    return 0 if text.isascii() else len(_ARABIC_LETTER.findall(text))


def is_mostly_urdu(text: str) -> bool:
    """Whether more than half of the letters of a text belong to the Arabic script."""
    letters = arabic_letters(text)
    return letters > 0 and 2 * letters > sum(map(str.isalpha, text))
