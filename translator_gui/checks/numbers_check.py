"""The check of numbers: each number of the Urdu is in the English, and the reverse, whatever way they are written."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from translator_gui.checks.check import CheckContext, CheckDeclaration, CheckParameter, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.consonant_skeleton import latin_skeleton, urdu_skeletons
from translator_gui.text.quantities.comparing import find_unmatched
from translator_gui.text.quantities.english_forms import description
from translator_gui.text.quantities.english_numerals import figure
from translator_gui.text.quantities.parsing import parse_english_quantities, parse_urdu_quantities
from translator_gui.text.quantities.quantity import Certainty, Quantity, QuantityKind, decimal_number

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_LEAST_CONSONANTS = 4
_GROUPED_FROM = 10_000
_MOST_FINDINGS = 50
"""Of each side of a sentence; nobody reads more."""
_FIXED = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE})


class NumbersCheck:
    """QA check that compares the numbers of the English with those of the Urdu by their values."""

    declaration = CheckDeclaration(
        "numbers",
        _("Numbers"),
        _("Compares numbers by their value: ڈھائی کروڑ is 25 million or 2.5 crore, but not 2.5 million."),
        CheckSeverity.ERROR,
        parameters=(CheckParameter("small_words", default=True, label=_("Hints about the words three to &twelve")),),
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each number that is missing, surplus or another one."""
        source, target = find_unmatched(parse_urdu_quantities(pair.source), parse_english_quantities(pair.target))
        if not source and not target:
            return ()
        if not context.flag(self.declaration, "small_words"):
            source, target = _without_small(source), _without_small(target)
        missing, surplus = _without_names(pair, source[:_MOST_FINDINGS]), list(target[:_MOST_FINDINGS])
        is_one_pair = len(missing) == len(surplus) == 1
        return tuple(_findings(pair, missing, surplus, is_one_pair=is_one_pair))


def _without_names(pair: SentencePair, source: Sequence[Quantity]) -> list[Quantity]:
    """Return the numbers that are not spelled out, with the word after them, as a name: چھپن بھوگ, "chhappan bhog"."""
    if all(one.certainty is Certainty.DIGITS for one in source):
        return list(source)
    english = [latin_skeleton(word) for word in _LATIN_WORD.findall(pair.target)]
    names = {one + other for one, other in pairwise(english) if len(one + other) >= _LEAST_CONSONANTS}
    return [one for one in source if one.certainty is Certainty.DIGITS or _spelled(pair.source, one) not in names]


def _spelled(text: str, quantity: Quantity) -> str:
    """Return the consonants of a number word and of the word after it."""
    words = text[quantity.start :].split(maxsplit=2)[:2]
    return max(urdu_skeletons(" ".join(words)), key=len, default="")


def _without_small(quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    return tuple(one for one in quantities if one.certainty is not Certainty.SMALL)


def _findings(
    pair: SentencePair, source: list[Quantity], target: list[Quantity], *, is_one_pair: bool
) -> Iterator[CheckFinding]:
    check = NumbersCheck.declaration
    for urdu in source:
        value, spans = description(urdu)[0], [(urdu.start, urdu.end)]
        meant = _meant(pair.source[urdu.start : urdu.end], value)
        english = next((one for one in target if is_one_pair or _is_slip(urdu, one)), None)
        if english is None:
            message = _("{number} is missing", number=meant)
            yield check.finding(message, "missing", value, source=spans, severity=_severity(urdu))
            continue
        target.remove(english)
        found = pair.target[english.start : english.end]
        yield check.finding(
            _("“{found}” is {number} in the Urdu", found=found, number=meant),
            "other",
            found,
            value,
            source=spans,
            target=[(english.start, english.end)],
            fix=_fix(urdu, english, found) if is_one_pair else (),
            severity=max(_severity(urdu), _severity(english), key=_RANK.index),
        )
    for english in target:
        found = pair.target[english.start : english.end]
        message = _("“{found}” is not in the Urdu", found=found)
        spans = [(english.start, english.end)]
        yield check.finding(message, "surplus", found, target=spans, severity=_severity(english))


def _meant(words: str, value: str) -> LazyMessage | str:
    """Return a number with the words of the Urdu, if they are more than its digits: "25,000,000 (ڈھائی کروڑ)"."""
    return value if words == value else _("{number} ({words})", number=value, words=words)


_RANK = (CheckSeverity.HINT, CheckSeverity.ERROR)


def _severity(quantity: Quantity) -> CheckSeverity:
    return CheckSeverity.HINT if quantity.certainty is Certainty.SMALL else CheckSeverity.ERROR


def _is_slip(urdu: Quantity, english: Quantity) -> bool:
    """Whether two numbers look like one that was mistyped: the same digits but for their order, one digit or zeros."""
    one, other = figure(urdu.value).replace(",", ""), figure(english.value).replace(",", "")
    if sorted(one.replace("0", "")) == sorted(other.replace("0", "")):
        return True
    return len(one) == len(other) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _fix(urdu: Quantity, english: Quantity, found: str) -> tuple[TextEdit, ...]:
    """Return the edit that writes the number of the Urdu, where the English has only digits."""
    digits = _DIGITS.search(found)
    certain = urdu.certainty is english.certainty is Certainty.DIGITS
    if digits is None or not certain or not {urdu.kind, english.kind} <= _FIXED or not isinstance(urdu.value, int):
        return ()
    written = digits.group()
    if decimal_number(written.replace(",", "")) != english.value:
        return ()
    is_grouped = "," in written or urdu.value >= _GROUPED_FROM
    start = english.start + digits.start()
    number = figure(urdu.value) if is_grouped else str(urdu.value)
    return (TextEdit(start, start + len(written), number),)
