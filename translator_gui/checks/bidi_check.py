"""The check of invisible characters that Urdu needs and English does not: marks of direction, joiners, tatweel."""

import re
from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.text.direction import has_rtl

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_OTHERS = "\u0640\u200b\u200c\u2060\ufeff"
_INVISIBLE = re.compile(f"[{_DIRECTION}{_OTHERS}]|(?<![\u2190-\U0010ffff])\u200d|\u200d(?![\u2190-\U0010ffff])")
"""A joiner between two signs is part of an emoji."""


class BidiCheck:
    """QA check that finds invisible characters in the English that belong to Urdu."""

    declaration = CheckDeclaration(
        "bidi",
        _("Invisible characters"),
        _("Finds marks of direction, joiners and tatweel that came with copied Urdu, such as U+200F in “Lahore”."),
        CheckSeverity.WARNING,
        also_unfinished=True,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding about all such characters; the fix removes them. Beside Urdu words they are right."""
        del context
        if pair.target.isascii():
            return ()
        found = [match.span() for match in _INVISIBLE.finditer(pair.target)]
        if not found or has_rtl(pair.target.replace("\u0640", "").replace("\u061c", "").replace("\u200f", "")):
            return ()
        codes = sorted({f"U+{ord(pair.target[start]):04X}" for start, _end in found})
        message = ngettext(
            "invisible character ({codes})",
            "{number} invisible characters ({codes})",
            len(found),
            codes=", ".join(codes),
        )
        return (
            self.declaration.finding(
                message, *codes, target=found, fix=[TextEdit(start, end, "") for start, end in found]
            ),
        )
