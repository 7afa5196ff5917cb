"""The check of sentences whose English is still the Urdu."""

from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.checks.sentence_words import arabic_letters, is_mostly_urdu
from translator_gui.messages import gettext_lazy as _


class CopiedSourceCheck:
    """QA check that finds sentences whose English is still in Urdu."""

    declaration = CheckDeclaration(
        "copied-source",
        _("Untranslated Urdu"),
        _("Finds sentences whose English is a copy of the Urdu: “شکریہ۔” – “شکریہ۔”."),
        CheckSeverity.ERROR,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding if most letters of the English are Urdu."""
        del context
        if pair.target.isascii() or not (is_mostly_urdu(pair.target) and arabic_letters(pair.source)):
            return ()
        return (self.declaration.finding(_("this is still Urdu"), target=[(0, len(pair.target))]),)
