"""The check of currencies: amounts of money are in the currency that the Urdu names."""

import re
from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.quantities.parsing import (
    english_currencies,
    parse_english_quantities,
    parse_urdu_quantities,
    urdu_currencies,
)
from translator_gui.text.quantities.quantity import Quantity, QuantityKind, single_quantities

_NOT_COMPARED = frozenset({"cent", "penny"})
_WEIGHT = re.compile(r"\b(?:weigh\w*|heavy|lbs?|lift\w*|lost|gain\w*|pounders?)\b|وزن|کلو", re.IGNORECASE)
_NAMES: dict[str, LazyMessage] = {
    "dollar": _("dollars"),
    "pound": _("pounds"),
    "euro": _("euros"),
    "rupee": _("rupees"),
    "riyal": _("riyals"),
    "dirham": _("dirhams"),
    "dinar": _("dinars"),
    "yuan": _("yuan"),
    "yen": _("yen"),
    "taka": _("taka"),
    "lira": _("liras"),
    "rouble": _("roubles"),
    "franc": _("francs"),
    "krona": _("kronor"),
}


class CurrencyCheck:
    """QA check that compares the currencies of amounts in the English with those of the Urdu."""

    declaration = CheckDeclaration(
        "currency",
        _("Currencies"),
        _("Compares the currencies of amounts: ۵۰۰ روپے is Rs 500, not $500."),
        CheckSeverity.ERROR,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each amount in a currency that the other side does not name."""
        del context
        source, target = _amounts(parse_urdu_quantities(pair.source)), _amounts(parse_english_quantities(pair.target))
        if not source and not target:
            return ()
        named, written = urdu_currencies(pair.source), english_currencies(pair.target)
        surplus = [one for one in target if one.unit not in named and not _is_weight(one, pair)]
        missing = [one for one in source if one.unit not in written and not _is_weight(one, pair)]
        check, found = self.declaration, list[CheckFinding]()
        for english in surplus:
            urdu = next((one for one in missing if one.value == english.value), missing[0] if missing else None)
            words = pair.target[english.start : english.end]
            if urdu is None:
                message = _("“{words}”: the Urdu does not name {currency}", words=words, currency=_NAMES[english.unit])
                found.append(check.finding(message, "surplus", words, target=[(english.start, english.end)]))
                continue
            missing = [one for one in missing if one.unit != urdu.unit]
            message = _("“{words}” is in {currency} in the Urdu", words=words, currency=_NAMES[urdu.unit])
            spans = [(urdu.start, urdu.end)], [(english.start, english.end)]
            found.append(check.finding(message, "other", words, urdu.unit, source=spans[0], target=spans[1]))
        if not surplus:
            values = {one.value: one for one in single_quantities(parse_english_quantities(pair.target))}
            for urdu in missing:
                if english := values.get(urdu.value):
                    words, name = pair.target[english.start : english.end], _NAMES[urdu.unit]
                    message = _("“{words}” is in {currency} in the Urdu", words=words, currency=name)
                    spans = [(urdu.start, urdu.end)], [(english.start, english.end)]
                    found.append(check.finding(message, "missing", words, urdu.unit, source=spans[0], target=spans[1]))
        return tuple(found)


def _amounts(quantities: Sequence[Quantity]) -> list[Quantity]:
    return [
        one for one in single_quantities(quantities) if one.kind is QuantityKind.MONEY and one.unit not in _NOT_COMPARED
    ]


def _is_weight(amount: Quantity, pair: SentencePair) -> bool:
    return amount.unit == "pound" and bool(_WEIGHT.search(pair.source) or _WEIGHT.search(pair.target))
