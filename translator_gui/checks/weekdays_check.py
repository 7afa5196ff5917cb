"""The check of weekdays: the days of the Urdu are those of the English."""

import re
from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.quantities.english_forms import WEEKDAY_NAMES
from translator_gui.text.quantities.parsing import parse_english_quantities, parse_urdu_quantities
from translator_gui.text.quantities.quantity import Certainty, Quantity, QuantityKind

_OTHER_DAY = re.compile(r"\b(?:to(?:day|night|morrow)|yesterday|weekend|eve|day|daily|weekly)\b", re.IGNORECASE)
_MONDAY, _SATURDAY = 1, 6
_SELDOM_SURE = frozenset({_MONDAY, _SATURDAY})
"""پیر is a saint too, ہفتہ a week: without them the English may well be right."""


class WeekdaysCheck:
    """QA check that compares the weekdays of the English with those of the Urdu."""

    declaration = CheckDeclaration(
        "weekdays",
        _("Weekdays"),
        _("Compares the weekdays: جمعرات is Thursday, not Friday."),
        CheckSeverity.ERROR,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each weekday that is missing or that the Urdu does not name.

        Where the Urdu surely has none, a weekday in the English is only a hint: it may stand for "today".
        """
        del context
        source = _weekdays(parse_urdu_quantities(pair.source))
        target = _weekdays(parse_english_quantities(pair.target))
        if not source and not target:
            return ()
        missing = [one for day, one in source.items() if day not in target and day not in _SELDOM_SURE]
        surplus = [one for day, one in target.items() if day not in source and one.certainty is Certainty.SURE]
        check = self.declaration
        if len(missing) == len(surplus) == 1:
            urdu, english = missing[0], surplus[0]
            message = _("“{found}” is {day} in the Urdu", found=_name(english), day=_name(urdu))
            spans = [(urdu.start, urdu.end)], [(english.start, english.end)]
            return (check.finding(message, _name(english), _name(urdu), source=spans[0], target=spans[1]),)
        if missing and not target and _OTHER_DAY.search(pair.target):
            missing = []
        may_be_week = [day for day, one in source.items() if day == _SATURDAY and one.certainty is Certainty.UNSURE]
        severity = CheckSeverity.ERROR if len(source) > len(may_be_week) else CheckSeverity.HINT
        return (
            *(
                check.finding(
                    _("{day} is missing", day=_name(one)), "missing", _name(one), source=[(one.start, one.end)]
                )
                for one in missing
            ),
            *(
                check.finding(
                    _("{day} is not in the Urdu", day=_name(one)), "surplus", _name(one),
                    target=[(one.start, one.end)], severity=severity,
                )
                for one in surplus
            ),
        )  # fmt: skip


def _name(weekday: Quantity) -> str:
    return WEEKDAY_NAMES[int(weekday.value) - 1]


def _weekdays(quantities: Sequence[Quantity]) -> dict[object, Quantity]:
    """Return each weekday once, where it surely is one if it is anywhere."""
    found = [one for one in quantities if one.kind is QuantityKind.WEEKDAY]
    return {one.value: one for one in sorted(found, key=lambda one: one.certainty)}
