"""All checks. A new one is a class in a file of its own, added here; everything that shows findings has it then."""

from translator_gui.checks.check import DocumentCheck, SentenceCheck
from translator_gui.checks.tag_check import TagCheck

SENTENCE_CHECKS: tuple[SentenceCheck, ...] = (TagCheck(),)
DOCUMENT_CHECKS: tuple[DocumentCheck, ...] = ()
