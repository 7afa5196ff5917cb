"""The check of quotation marks: those of a paragraph must open and close."""

import re
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import NamedTuple

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.quotation import FAMILY, QuotationTracker

_MARKS = re.compile('["“”„‟«»]')
"""Double ones: single marks are apostrophes as often."""
_INCHES = re.compile(r"\d[\"”]")


class QuotesCheck:
    """QA check that finds quotation marks of a paragraph that are not closed, or were never opened."""

    declaration = CheckDeclaration(
        "quotes",
        _("Quotation marks"),
        _("Finds quotation marks in a paragraph that do not open and close in turn: “He said: “Go. They went.”"),
        CheckSeverity.HINT,
        is_default=False,
        also_alone=True,
    )

    def keys(self, pair: SentencePair, context: CheckContext) -> Collection[Hashable]:
        """Return the sentence's paragraph."""
        del context
        return ((pair.document, pair.paragraph),)

    def compare(
        self, key: Hashable, group: Mapping[int, SentencePair], context: CheckContext
    ) -> Mapping[int, Sequence[CheckFinding]]:
        """Return a finding for the sentence whose quotation mark has no partner in the paragraph."""
        del key, context
        english = _without_partner([pair.target for pair in group.values()])
        if not english or len(english) == len(_without_partner([pair.source for pair in group.values()])):
            return {}
        ids = list(group)
        found: dict[int, list[CheckFinding]] = {}
        for mark in english:
            message = _("the quotation mark was never opened") if mark.closes else _("the quotation mark is not closed")
            finding = self.declaration.finding(
                message, "closing" if mark.closes else "opening", target=[(mark.at, mark.at + 1)]
            )
            found.setdefault(ids[mark.sentence], [])[:] = [finding]
        return found


class _LoneMark(NamedTuple):
    sentence: int
    at: int
    closes: bool


def _without_partner(sentences: Sequence[str]) -> list[_LoneMark]:
    """Return the quotation marks without a partner in the sentences of a paragraph."""
    if not any(map(_MARKS.search, sentences)):
        return []
    opened: dict[int, list[_LoneMark]] = {}
    alone: list[_LoneMark] = []
    text = " ".join(sentences)
    tracker, start = QuotationTracker(text), 0
    for number, sentence in enumerate(sentences):
        for match in _MARKS.finditer(sentence):
            at = start + match.start()
            if _INCHES.match(text, at - 1) and not opened.get(FAMILY[match.group()]):
                continue
            closes = bool(tracker.closes(at))
            tracker.take(at)
            family = opened.setdefault(FAMILY[match.group()], [])
            if not closes:
                family.append(_LoneMark(number, match.start(), closes=False))
            elif family:
                family.pop()
            else:
                alone.append(_LoneMark(number, match.start(), closes=True))
        start += len(sentence) + 1
    return sorted([*alone, *(mark for marks in opened.values() for mark in marks)])
