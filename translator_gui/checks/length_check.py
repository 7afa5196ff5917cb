"""The check of lengths: English that is much shorter or longer than the Urdu lets expect."""

import math
from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, CheckParameter, LengthRatio, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import gettext_lazy as _

_SHORTEST = 31
"""Urdu with fewer characters is not judged: "جی ہاں" may be "Yes" or "I think you are right"."""
_USUAL = LengthRatio(0.03, 0.13)
"""Professional translations of news and of texts about health; for projects with few sentences."""
_DEVIATIONS = (0.1, 0.2)
_MEDIANS = (-0.25, 0.4)
_TYPICAL = 120
"""Characters of a sentence whose length deviates as the average does; shorter ones vary more, longer ones less."""
_SPREAD = (0.85, 1.4)


class LengthCheck:
    """QA check that finds sentences whose English is much shorter or longer than usual in the project."""

    declaration = CheckDeclaration(
        "length",
        _("Length"),
        _("Finds English much shorter or longer than the project’s other sentences: half of it may be missing."),
        CheckSeverity.WARNING,
        parameters=(CheckParameter("deviations", 4.0, _("T&olerance (standard deviations)"), 2.0, 10.0),),
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding if the length of the English deviates too much."""
        source, target = len(pair.source), len(pair.target)
        if source < _SHORTEST or not target:
            return ()
        usual = context.length_ratio or _USUAL
        deviation = _within(usual.deviation, _DEVIATIONS) * _within((_TYPICAL / source) ** 0.25, _SPREAD)
        off = math.log(target / source) - _within(usual.median, _MEDIANS)
        if abs(off) <= context.number(self.declaration, "deviations") * deviation:
            return ()
        percent = round(100 * math.exp(off))
        message = (
            _("much shorter than expected ({percent} %)", percent=percent)
            if off < 0
            else _("much longer than expected ({percent} %)", percent=percent)
        )
        return (self.declaration.finding(message, "short" if off < 0 else "long"),)


def _within(value: float, bounds: tuple[float, float]) -> float:
    return min(max(value, bounds[0]), bounds[1])
