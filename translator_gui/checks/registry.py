"""The list of all checks. A new check is a class in a file of its own and one entry here."""

from translator_gui.checks.check import DocumentCheck, SentenceCheck
from translator_gui.checks.tag_check import InlineTagCheck

SENTENCE_CHECKS: tuple[SentenceCheck, ...] = (InlineTagCheck(),)
DOCUMENT_CHECKS: tuple[DocumentCheck, ...] = ()
