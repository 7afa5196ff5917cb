"""The check of sentences without English."""

from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import gettext_lazy as _


class EmptyCheck:
    """QA check that finds sentences whose English has neither a word nor a number."""

    declaration = CheckDeclaration(
        "empty",
        _("No English"),
        _("Finds sentences without English that were confirmed or passed over: only “…” or nothing at all."),
        CheckSeverity.ERROR,
        also_empty=True,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding if the Urdu has words and the English has none."""
        del context
        if any(map(str.isalnum, pair.target)) or not any(map(str.isalnum, pair.source)):
            return ()
        target = [(0, len(pair.target))] if pair.target else []
        return (self.declaration.finding(_("there is no English"), source=[(0, len(pair.source))], target=target),)
