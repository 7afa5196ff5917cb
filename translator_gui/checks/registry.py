"""The list of all checks, in the order in which people see them.

A new check is a class in a file of its own, and a line here. Those that find the plainest mistakes come first.
"""

from translator_gui.checks.bidi_check import BidiCheck
from translator_gui.checks.brackets_check import BracketsCheck
from translator_gui.checks.check import CrossSentenceCheck, SentenceCheck
from translator_gui.checks.copied_source_check import CopiedSourceCheck
from translator_gui.checks.currency_check import CurrencyCheck
from translator_gui.checks.doubled_word_check import DoubledWordCheck
from translator_gui.checks.empty_check import EmptyCheck
from translator_gui.checks.end_mark_check import EndMarkCheck
from translator_gui.checks.english_variety_check import EnglishVarietyCheck
from translator_gui.checks.forbidden_terms_check import ForbiddenTermsCheck
from translator_gui.checks.honorifics_check import HonorificsCheck
from translator_gui.checks.inconsistent_source_check import InconsistentSourceCheck
from translator_gui.checks.inconsistent_target_check import InconsistentTargetCheck
from translator_gui.checks.latin_kept_check import LatinKeptCheck
from translator_gui.checks.length_check import LengthCheck
from translator_gui.checks.links_check import LinksCheck
from translator_gui.checks.mixed_script_check import MixedScriptCheck
from translator_gui.checks.months_check import MonthsCheck
from translator_gui.checks.names_check import NamesCheck
from translator_gui.checks.negation_added_check import NegationAddedCheck
from translator_gui.checks.negation_lost_check import NegationLostCheck
from translator_gui.checks.numbers_check import NumbersCheck
from translator_gui.checks.question_mark_check import QuestionMarkCheck
from translator_gui.checks.quotes_check import QuotesCheck
from translator_gui.checks.spaces_check import SpacesCheck
from translator_gui.checks.spelling_check import SpellingCheck
from translator_gui.checks.tag_check import InlineTagCheck
from translator_gui.checks.terms_check import TermsCheck
from translator_gui.checks.urdu_left_check import UrduLeftCheck
from translator_gui.checks.weekdays_check import WeekdaysCheck

SENTENCE_CHECKS: tuple[SentenceCheck, ...] = (
    InlineTagCheck(),
    EmptyCheck(),
    CopiedSourceCheck(),
    UrduLeftCheck(),
    LinksCheck(),
    NumbersCheck(),
    MonthsCheck(),
    WeekdaysCheck(),
    CurrencyCheck(),
    TermsCheck(),
    ForbiddenTermsCheck(),
    QuestionMarkCheck(),
    NegationLostCheck(),
    NegationAddedCheck(),
    LengthCheck(),
    BracketsCheck(),
    DoubledWordCheck(),
    SpacesCheck(),
    BidiCheck(),
    SpellingCheck(),
    EndMarkCheck(),
    LatinKeptCheck(),
    MixedScriptCheck(),
    HonorificsCheck(),
)
CROSS_SENTENCE_CHECKS: tuple[CrossSentenceCheck, ...] = (
    InconsistentTargetCheck(),
    InconsistentSourceCheck(),
    NamesCheck(),
    QuotesCheck(),
    EnglishVarietyCheck(),
)
