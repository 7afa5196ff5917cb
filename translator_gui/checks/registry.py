"""The lists of all checks, in the order in which people see them. A new check is a file and one entry here."""

from translator_gui.checks.check import CrossSentenceCheck, SentenceCheck
from translator_gui.checks.currency_check import CurrencyCheck
from translator_gui.checks.months_check import MonthsCheck
from translator_gui.checks.numbers_check import NumbersCheck
from translator_gui.checks.tag_check import InlineTagCheck
from translator_gui.checks.weekdays_check import WeekdaysCheck

SENTENCE_CHECKS: tuple[SentenceCheck, ...] = (
    InlineTagCheck(),
    NumbersCheck(),
    MonthsCheck(),
    WeekdaysCheck(),
    CurrencyCheck(),
)
CROSS_SENTENCE_CHECKS: tuple[CrossSentenceCheck, ...] = ()
