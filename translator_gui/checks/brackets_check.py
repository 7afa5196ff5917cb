"""The check of brackets: one that is not closed, or was never opened."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, Span
from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _

_BRACKET = re.compile(r"[()\[\]{}]")
_PARTNER = {")": "(", "]": "[", "}": "{"}
_NO_BRACKET = re.compile(
    r"""
    (?<!\w)[:;=8]['-]?[()\[\]]+                                # an emoticon
  | [\[(]\s{0,3}[-+\d.,%]{1,20}\s{0,3}[,;–-]\s{0,3}[-+\d.,%∞]{1,20}\s{0,3}[\])]  # an interval: [0, 1)
    """,
    re.VERBOSE,
)
_LABEL = re.compile(r"(?:^|[\s،,;؛:])(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4}|[ابجدہوزح]|الف)$")
"""Before a closing bracket that nobody opened: "a) …; b) …". One alone is a label only at the start."""
_REACH = 6


class _Bracket(NamedTuple):
    at: int
    mark: str


class BracketsCheck:
    """QA check that finds brackets of the English without their partner."""

    declaration = CheckDeclaration(
        "brackets",
        _("Brackets"),
        _("Finds a bracket without its partner: “the treaty (of 1960 was signed”."),
        CheckSeverity.WARNING,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each kind of bracket of the English that has no partner."""
        del context
        if not _BRACKET.search(pair.target):
            return ()
        alone = _without_partner(pair.target)
        if not alone:
            return ()
        # A bracket that goes on into the next sentence is open in both texts.
        in_source = Counter(bracket.mark for bracket in _without_partner(pair.source))
        spans: dict[str, list[Span]] = {}
        for bracket in alone:
            if in_source[bracket.mark]:
                in_source[bracket.mark] -= 1
            else:
                spans.setdefault(bracket.mark, []).append((bracket.at, bracket.at + 1))
        return [self.declaration.finding(_message(mark), mark, target=where) for mark, where in spans.items()]


def _message(mark: str) -> LazyMessage:
    if mark in _PARTNER:
        return _("“{bracket}” was never opened", bracket=mark)
    return _("“{bracket}” is not closed", bracket=mark)


def _without_partner(text: str) -> list[_Bracket]:
    """Return the brackets of a text whose partner is missing, in order."""
    plain = _NO_BRACKET.sub(lambda match: " " * len(match.group()), text)
    opened: dict[str, list[_Bracket]] = {mark: [] for mark in _PARTNER.values()}
    alone: list[_Bracket] = []
    labels: list[_Bracket] = []
    for match in _BRACKET.finditer(plain):
        bracket = _Bracket(match.start(), match.group())
        partner = _PARTNER.get(bracket.mark)
        if partner is None:
            opened[bracket.mark].append(bracket)
        elif opened[partner]:
            opened[partner].pop()
        elif bracket.mark == ")" and _LABEL.search(plain[max(0, bracket.at - _REACH) : bracket.at]):
            labels.append(bracket)
        else:
            alone.append(bracket)
    if len(labels) == 1 and labels[0].at > _REACH:
        alone += labels
    return sorted([*alone, *(bracket for brackets in opened.values() for bracket in brackets)])
