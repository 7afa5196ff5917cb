"""Splits English text into sentences, as translations into English need it: a stop, and a capital after it.

A stop after an abbreviation (Mr., e.g., U.S.) ends a sentence only before a word that begins sentences. Line breaks are
white space, but an empty line ends a sentence.
"""

import re

from translator_gui.text.lexicon import LATIN_ABBREVIATIONS, LATIN_BEFORE_DIGIT

_CLOSING = r"[\"'”’»)\]}]*"
_STOP = re.compile(rf"(?P<stop>[.!?…]+)(?P<closing>{_CLOSING}(?:\[\d+\])?)\s+(?=\S)|\n[^\S\n]*\n\s*")
_OPENING = re.compile(r"[\"'“‘«(\[{*_—–-]*\s?")
_WORD_BEFORE = re.compile(r"[^\s()\[\]\"“”‘'«»/—–]+$")
_INNER_STOPS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
_ENDING_TOO = frozenset({"inc", "ltd", "co", "corp", "etc", "al", "jr", "sr", "am", "pm"}) | _MONTHS
"""Abbreviations that also end sentences."""
_STARTERS = """
    The This That These Those A An He She It We They You I In On At But And However After Before When While If As There
    Here His Her Its Their Our My For From With What Who Why How No Yes
"""
_BEGINS = frozenset(_STARTERS.split())
_WORD = re.compile(r"[A-Za-z]+")
_LABEL = re.compile(r"\d{1,3}|[A-Za-z]|[ivx]{1,4}")
"""Of a list item."""


def english_sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the sentences of an English text, without the white space between them; code points."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _STOP.finditer(text):
        if found["stop"] is None or _ends_sentence(text, start, found):
            _append(spans, text, start, found.start() if found["stop"] is None else found.end("closing"))
            start = found.end()
    _append(spans, text, start, len(text))
    return spans


def english_sentences(text: str) -> list[str]:
    """Return the sentences of an English text, each on one line."""
    return [" ".join(text[start:end].split()) for start, end in english_sentence_spans(text)]


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a sentence; one without a letter or digit (". . .") belongs to the sentence before."""
    piece = text[start:end]
    if not piece.strip():
        return
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    if spans and not any(map(str.isalnum, piece)):
        spans[-1] = spans[-1][0], end
    else:
        spans.append((start, end))


def _ends_sentence(text: str, start: int, found: re.Match[str]) -> bool:
    stop, closing = found["stop"], found["closing"]
    opening = _OPENING.match(text, found.end())
    at = opening.end() if opening else found.end()
    following = text[at : at + 1]
    if following.islower():
        # "Are you ill? do you cough?", but not: "Why?" he asked.
        return stop[-1] == "?" and not closing
    if stop != "." or closing.strip(")]"):
        return bool(following)
    before = _WORD_BEFORE.search(text, start, found.start())
    word = before.group() if before else ""
    is_label = text[start : found.start()].strip() == word and _LABEL.fullmatch(word) is not None
    next_word = _WORD.match(text, at)
    begins = (
        next_word is not None and next_word.group() in _BEGINS and text[next_word.end() : next_word.end() + 1] != "."
    )
    return not is_label and not _is_abbreviation(word, following, begins=begins)


def _is_abbreviation(word: str, following: str, *, begins: bool) -> bool:
    """Whether the stop behind a word is that of an abbreviation alone.

    Args:
        word: Without the stop.
        following: The next letter or digit.
        begins: The next word is one that begins sentences.
    """
    small = word.lower()
    if following.isdigit() and (small in LATIN_BEFORE_DIGIT or small in _MONTHS):
        return True
    if _INNER_STOPS.fullmatch(word) or small in _ENDING_TOO or (len(word) == 1 and word.isupper()):
        return not begins
    return small in LATIN_ABBREVIATIONS
