"""Automatic corrections while English is typed: quotes, spaces before marks, capitals.

Each rule looks at a text in which a character has just been typed, before the caret, and gives an edit or None. Offsets
are code points. Nothing but the character, the word before it and its spaces is ever changed.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from translator_gui.model.inline_tag import has_tags
from translator_gui.text.untagged_text import UntaggedText

LEFT_DOUBLE, RIGHT_DOUBLE = "\u201c", "\u201d"
LEFT_SINGLE, RIGHT_SINGLE = "\u2018", "\u2019"

# Patterns are compiled when they are first needed: most people type without any of this.
_OPENERS = frozenset("([{<\u00ab\u00bf\u00a1/")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014")
_ELIDED = r"(?:^|[\s(\[\u201c\u2014\u2013])(\u2018)(?:tis|twas|twere|twill|em|til|cause|tisn\u2019t)$"
_ROCK_N_ROLL = r"(?:^|\s)\u2018n$"
_MARKS = frozenset(",.;:!?")
_CLOSERS = frozenset(")]}\"'%" + RIGHT_DOUBLE + RIGHT_SINGLE + "\u00bb")
_SENTENCE_START = r"^[\s\"'(\[{\u201c\u2018\u00ab]*$"
_AFTER_STOP = r"(?P<before>\S*)(?P<stop>[.!?])[\"')\]}\u201d\u2019\u00bb]*\s+[\"'(\[{\u201c\u2018\u00ab]*$"
_ABBREVIATION = (
    r"(?:adm|al|approx|assn|ave|bros|ca|capt|cf|cmdr|co|col|corp|cpl|dept|dr|ed|eds|esp|est|etc|ft|gen|gov|"
    r"hon|inc|jr|lt|ltd|maj|messrs|min|mr|mrs|ms|mt|nb|pres|prof|pt|pub|pvt|rep|rev|sec|sen|sgt|sr|st|"
    r"univ|viz|vol|vols|vs|[^\W\d_])"
)
"""Also an initial; what stands only before numbers ("No. 5") does not matter here."""
_REACH = 60
_EDGES = "\"'([{" + LEFT_DOUBLE + LEFT_SINGLE + "\u00ab"


class AutoCorrection(NamedTuple):
    """An automatic correction while typing: `text` replaces the range from `start` to `end`."""

    start: int
    end: int
    text: str


class AutoCorrectOptions(NamedTuple):
    """The automatic corrections while typing that are switched on: quotes, spaces before marks, capitals.

    Attributes:
        quotes: Straight quotes and apostrophes become typographic ones.
        marks: A space before a punctuation mark is removed.
        capitals: A sentence's first letter becomes a capital.
    """

    quotes: bool = False
    marks: bool = False
    capitals: bool = False

    def edit(self, text: str, caret: int, typed: str) -> AutoCorrection | None:
        """Return the automatic correction to make after a character was typed; None if there is none.

        Args:
            text: With the character in it.
            caret: Behind the character.
            typed: The character.
        """
        if has_tags(text):
            return self._edit_among_tags(text, caret, typed)
        rules: tuple[tuple[bool, TypingRule], ...] = (
            (self.quotes, typographic_quote),
            (self.marks, tight_mark),
            (self.capitals, capital),
        )
        for holds, rule in rules:
            edit = rule(text, caret, typed) if holds else None
            if edit is not None:
                return edit
        return None

    def _edit_among_tags(self, text: str, caret: int, typed: str) -> AutoCorrection | None:
        """Return the automatic correction in a text with inline tags, as if it had none; tags never change."""
        untagged = UntaggedText(text)
        edit = self.edit(untagged.text, untagged.offset(caret), typed)
        if edit is None:
            return None
        start, end = untagged.span(edit.start, edit.end)
        return AutoCorrection(start, end, edit.text) if end - start == edit.end - edit.start else None


TypingRule = Callable[[str, int, str], AutoCorrection | None]


def apply(text: str, edit: AutoCorrection) -> str:
    """Return a text with an automatic correction applied."""
    return text[: edit.start] + edit.text + text[edit.end :]


def typographic_quote(text: str, caret: int, typed: str) -> AutoCorrection | None:
    """Replace the straight quote just typed by an opening or closing one, or an apostrophe.

    A double quote after a digit outside quotes is left as it is: 5' 10" are feet and inches. The quote before an elided
    word ('tis, '90s) was taken for one that opens: what is typed behind it shows it to be an apostrophe.
    """
    before = text[: caret - 1]
    if typed == '"':
        shape = _double(before)
        return AutoCorrection(caret - 1, caret, shape) if shape else None
    if typed == "'":
        if re.search(_ROCK_N_ROLL, before, re.IGNORECASE):
            return AutoCorrection(caret - 3, caret, RIGHT_SINGLE + before[-1] + RIGHT_SINGLE)
        return AutoCorrection(caret - 1, caret, _single(before))
    if typed.isdigit() and before.endswith(LEFT_SINGLE) and not before[:-1][-1:].isalnum():
        return AutoCorrection(caret - 2, caret - 1, RIGHT_SINGLE)
    if not typed.isalnum() and (elided := re.search(_ELIDED, before, re.IGNORECASE)) is not None:
        return AutoCorrection(elided.start(1), elided.start(1) + 1, RIGHT_SINGLE)
    return None


def _double(before: str) -> str:
    last = before[-1:]
    opened = before.count(LEFT_DOUBLE) > before.count(RIGHT_DOUBLE)
    if not last or last.isspace() or last in _OPENERS or last == LEFT_SINGLE:
        return LEFT_DOUBLE
    if last in _DASHES:
        return RIGHT_DOUBLE if opened else LEFT_DOUBLE
    if last.isdigit() and not opened:
        return ""
    return RIGHT_DOUBLE


def _single(before: str) -> str:
    last = before[-1:]
    opens = not last or last.isspace() or last in _OPENERS or last in _DASHES or last == LEFT_DOUBLE
    return LEFT_SINGLE if opens else RIGHT_SINGLE


def tight_mark(text: str, caret: int, typed: str) -> AutoCorrection | None:
    """Remove the single space between a word and the punctuation mark just typed; a no-break space stays."""
    before = text[: caret - 1]
    if typed not in _MARKS or not before.endswith(" "):
        return None
    word = before[-2:-1]
    return AutoCorrection(caret - 2, caret - 1, "") if word.isalnum() or word in _CLOSERS else None


def capital(text: str, caret: int, typed: str) -> AutoCorrection | None:
    """Capitalise a letter just typed that begins the text, or a sentence after a full stop or question mark.

    Not where a word already stands behind the caret, nor after an ellipsis or an abbreviation.
    """
    upper = typed.upper()
    if not typed.islower() or len(upper) != 1 or text[caret : caret + 1].isalnum():
        return None
    before = text[: caret - 1]
    if re.match(_SENTENCE_START, before):
        return AutoCorrection(caret - 1, caret, upper)
    if not before[-1:].isspace() and before[-1:] not in _EDGES:
        return None
    stop = re.search(_AFTER_STOP, before[-_REACH:])
    if stop is None or (stop["stop"] == "." and _abbreviates(stop["before"].lstrip(_EDGES))):
        return None
    return AutoCorrection(caret - 1, caret, upper)


def _abbreviates(word: str) -> bool:
    """Whether a word before a full stop is an abbreviation, so that no sentence ends there."""
    if not word or word[-1] in ".\u2026" or "." in word:
        return True
    return re.fullmatch(_ABBREVIATION, word, re.IGNORECASE) is not None
