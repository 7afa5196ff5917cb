"""The lists of all checks, in the order in which people see them. A new check is a file and one entry here."""

from translator_gui.checks.check import CrossSentenceCheck, SentenceCheck
from translator_gui.checks.forbidden_terms_check import ForbiddenTermsCheck
from translator_gui.checks.spelling_check import SpellingCheck
from translator_gui.checks.tag_check import InlineTagCheck
from translator_gui.checks.terms_check import TermsCheck

SENTENCE_CHECKS: tuple[SentenceCheck, ...] = (
    InlineTagCheck(),
    TermsCheck(),
    ForbiddenTermsCheck(),
    SpellingCheck(),
)
CROSS_SENTENCE_CHECKS: tuple[CrossSentenceCheck, ...] = ()
