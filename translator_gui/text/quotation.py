"""Quotation marks: which of them open and close, and whether a sentence continues after quoted words.

Urdu opens with ” and closes with “ as often as the other way round, so a mark is judged by what it touches and, where
that does not tell, by whether one of its family is open; never by the character.
"""

import re

from translator_gui.text import lexicon
from translator_gui.text.folding import fold

_FAMILIES = ('"“”„‟″＂', "'‘’‚‛`´", "«»", "‹›")
FAMILY = {mark: family for family, marks in enumerate(_FAMILIES) for mark in marks}
QUOTES = "".join(_FAMILIES)
_SINGLE = 1

_LEANS_LEFT = frozenset("۔।॥؟?!.…‥،؛,;:)]}-")
_LEANS_RIGHT = frozenset("([{:،؛—–-")

_LETTERS = re.compile(r"[\w\u064b-\u0652\u0670]{1,40}")
_CLAUSE = re.compile(r"[^۔؟!?.،؛:\n\"“”«»‘’]{0,90}")
_TAG = re.compile(r"[\s—–-]*((?:\w{1,40}\s+){0,3}\w{1,40})\s*[۔.،]")
_REACH = 40
_TITLE_LENGTH = 50


class QuotationTracker:
    """Tracks which quotation marks are open while the text of a paragraph is read from start to end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open = [-1] * len(_FAMILIES)
        self._last_opener = -1

    def closes(self, at: int) -> bool | None:
        """Whether the quotation mark at an offset closes (True) or opens (False) one; None for an apostrophe."""
        text = self._text
        family = FAMILY[text[at]]
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if family == _SINGLE and before.isalnum() and after.isalnum():
            return None
        free_left = before.isspace() or before in _LEANS_RIGHT or (at > 0 and self._last_opener == at - 1)
        free_right = after.isspace() or after in _LEANS_LEFT
        if free_left != free_right:
            return free_right
        if not free_left and after in FAMILY and before in _LEANS_LEFT:
            return True
        return self._open[family] >= 0

    def take(self, at: int) -> None:
        """Record that the quotation mark at an offset opens or closes a quotation."""
        closes = self.closes(at)
        if closes is None:
            return
        self._open[FAMILY[self._text[at]]] = -1 if closes else at
        if not closes:
            self._last_opener = at

    def opened(self, at: int) -> int:
        """Return the offset of the opening quotation mark that belongs to the closing one at `at`; -1 if unknown."""
        return self._open[FAMILY[self._text[at]]]


def continues_after_quotation(text: str, opened: int, sentence: int, follows: int) -> bool:
    """Whether a sentence continues after a quotation that ends with a full stop or question mark.

    Args:
        text: The paragraph.
        opened: Offset of the opening mark.
        sentence: Where the sentence starts.
        follows: Offset of the first character after the closing mark and white space.
    """
    lead = text[max(0, opened - _REACH) : opened]
    words = _LETTERS.findall(lead)
    last = fold(words[-1]) if words else ""
    gap = lead[lead.rfind(words[-1]) + len(words[-1]) :] if words else ""
    fresh = not words or any(mark in gap for mark in "۔؟?!.\n")
    if fresh or not (":" in gap or last in lexicon.REPORTING):
        if _has_saying_verb(text, follows):
            return True
        first = _LETTERS.match(text, follows)
        following = fold(first.group()) if first else ""
        if fresh or opened <= sentence or follows - opened > _TITLE_LENGTH:
            return False
        return last in lexicon.BEFORE_TITLE or following in lexicon.AFTER_TITLE
    # "He asked: “What am I to do?” and left."
    after = _LETTERS.match(text, follows)
    return after is not None and fold(after.group()) in lexicon.GOES_ON


def _has_saying_verb(text: str, start: int) -> bool:
    clause = _CLAUSE.match(text, start)
    words = [fold(word) for word in _LETTERS.findall(clause.group())[:10]] if clause else []
    for index, word in enumerate(words):
        following = words[index + 1 : index + 3]
        if word in lexicon.CONJUNCTIONS:
            return False
        if word in lexicon.SAYING:
            return "کہ" not in following
        if word in lexicon.SAYING_NOUNS and following and following[0] in lexicon.SAYING_NOUN_VERBS:
            return "کہ" not in following
    return False


def is_speaker_clause(text: str, start: int) -> bool:
    """Whether a clause that only names the speaker of a quotation ("اس نے پوچھا۔") starts at an offset."""
    tag = _TAG.match(text, start)
    return tag is not None and fold(tag.group(1).split()[-1]) in lexicon.TAGS
