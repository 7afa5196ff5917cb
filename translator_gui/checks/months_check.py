"""The check of months: each month of the Urdu is in the English, and the reverse."""

import re
from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.quantities.english_forms import MONTH_NAMES
from translator_gui.text.quantities.parsing import parse_english_quantities, parse_urdu_quantities
from translator_gui.text.quantities.quantity import Calendar, Certainty, Quantity, QuantityKind

_IN_DIGITS = re.compile(r"\d[/.-]\d")


class MonthsCheck:
    """QA check that compares the Gregorian months of the English with those of the Urdu."""

    declaration = CheckDeclaration(
        "months",
        _("Months"),
        _("Compares the months: جون is June, not July."),
        CheckSeverity.ERROR,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each month that is missing or that the Urdu does not name."""
        del context
        source = _months(parse_urdu_quantities(pair.source))
        target = _months(parse_english_quantities(pair.target))
        if not source and not target:
            return ()
        named, written = {one.value for one, _sure in source}, {one.value for one, _sure in target}
        missing = [one for one, sure in source if sure and one.value not in written]
        surplus = [one for one, sure in target if sure and one.value not in named]
        others = (
            [one for one, _sure in source if one.value not in written],
            [one for one, _sure in target if one.value not in named],
        )
        if len(others[0]) == len(others[1]) == 1:
            missing, surplus = others  # one word may be no month, but beside the other it is
        if missing and not target and _IN_DIGITS.search(pair.target):
            missing = []
        if surplus and not source and _IN_DIGITS.search(pair.source):
            surplus = []
        check = self.declaration
        if len(missing) == len(surplus) == 1:
            urdu, english = missing[0], surplus[0]
            message = _("“{found}” is {month} in the Urdu", found=_name(english), month=_name(urdu))
            spans = [(urdu.start, urdu.end)], [(english.start, english.end)]
            return (check.finding(message, _name(english), _name(urdu), source=spans[0], target=spans[1]),)
        return (
            *(
                check.finding(
                    _("{month} is missing", month=_name(one)), "missing", _name(one), source=[(one.start, one.end)]
                )
                for one in missing
            ),
            *(
                check.finding(
                    _("{month} is not in the Urdu", month=_name(one)), "surplus", _name(one),
                    target=[(one.start, one.end)],
                )
                for one in surplus
            ),
        )  # fmt: skip


def _name(month: Quantity) -> str:
    return MONTH_NAMES[int(month.value) - 1]


def _months(quantities: Sequence[Quantity]) -> list[tuple[Quantity, bool]]:
    """Return the Gregorian months, each once, and whether the word surely is one."""
    found: dict[object, tuple[Quantity, bool]] = {}
    for quantity in quantities:
        for part in quantity.parts or (quantity,):
            if part.kind is QuantityKind.MONTH and part.unit == Calendar.GREGORIAN:
                sure = part.certainty is not Certainty.UNSURE or quantity.kind is QuantityKind.DATE
                known = found.get(part.value)
                if known is None or (sure and not known[1]):
                    found[part.value] = (part, sure)
    return list(found.values())
