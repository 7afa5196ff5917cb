"""All checks. A new one is a function in a file of its own, added here; everything that shows issues has it then."""

from collections.abc import Callable, Sequence

from translator_gui.checks.finding import Finding
from translator_gui.checks.tag_check import inline_tags
from translator_gui.model.inline_tag import InlineTag

Check = Callable[[str, str, Sequence[InlineTag]], list[Finding]]
"""Looks at the Urdu of a sentence, its English and the inline tags of the paragraph."""

CHECKS: tuple[Check, ...] = (inline_tags,)
