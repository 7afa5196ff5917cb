"""Sentence exceptions that would have put a boundary where people put it by hand."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from translator_gui.model.inline_tag import INLINE
from translator_gui.model.sentence_exception import SentenceException, SentenceExceptionKind
from translator_gui.text.folding import fold
from translator_gui.text.sentence_stops import DOTS, STOPS, is_finite_verb

_TIMES = 3
"""How often people change boundaries alike before an exception is suggested."""
_REACH = 60
_BEFORE = re.compile(r"(?P<word>[\w\u064b-\u0670\u200c]*)\s?(?P<mark>[^\w\s]*)\s*$")
_AFTER = re.compile(r"[^\w\s]*(?P<word>[\w\u064b-\u0670\u200c]+)")
_COMMON_MARKS = frozenset("،,")
"""Marks within most sentences: alone they say nothing of where one begins."""


class ExceptionSuggestion(NamedTuple):
    """A suggested sentence exception, and how many changes by hand it would have saved."""

    exception: SentenceException
    times: int


def suggest_exception(
    changes: Sequence[tuple[str, int, bool]], known: Collection[SentenceException]
) -> ExceptionSuggestion | None:
    """Return the exception that the last of several changes by hand asks for; None if too few of them are alike.

    Args:
        changes: Texts of paragraphs, where a sentence was made to begin (True) or not to begin (False); the last one
            at the end.
        known: Exceptions of the project already.
    """
    counts = Counter(key for change in changes for key in {_alike(one) for one in _candidates(*change)})
    taken = {_alike(one) for one in known}
    for candidate in _candidates(*changes[-1]) if changes else ():
        key = _alike(candidate)
        if counts[key] >= _TIMES and key not in taken:
            return ExceptionSuggestion(candidate, counts[key])
    return None


def _alike(exception: SentenceException) -> tuple[str, str, str]:
    return exception.kind, fold(exception.before), fold(exception.after)


def _candidates(text: str, start: int, present: bool) -> Iterator[SentenceException]:
    """Yield the exceptions that would explain one change, the one to prefer first."""
    before = _BEFORE.search(INLINE.sub("", text[max(0, start - _REACH) : start]))
    after = _AFTER.match(INLINE.sub("", text[start : start + _REACH]))
    word, mark = (before["word"], before["mark"]) if before else ("", "")
    following = after["word"] if after else ""
    if present:
        if mark and mark[-1] in STOPS:
            yield SentenceException(SentenceExceptionKind.BREAK, word + mark)
        elif mark and mark not in _COMMON_MARKS:
            yield SentenceException(SentenceExceptionKind.BREAK, mark)
        if following:
            yield SentenceException(SentenceExceptionKind.BREAK, mark, following)
        return
    if word and mark and mark[-1] in DOTS and not word.isdecimal() and not is_finite_verb(fold(word)):
        yield SentenceException(SentenceExceptionKind.ABBREVIATION, word)
    if mark and following:
        yield SentenceException(SentenceExceptionKind.NO_BREAK, mark, following)
