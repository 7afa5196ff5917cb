"""The lists of all checks, in the order in which people see them. A new check is a file and one entry here."""

from translator_gui.checks.check import CrossSentenceCheck, SentenceCheck
from translator_gui.checks.tag_check import InlineTagCheck

SENTENCE_CHECKS: tuple[SentenceCheck, ...] = (InlineTagCheck(),)
CROSS_SENTENCE_CHECKS: tuple[CrossSentenceCheck, ...] = ()
