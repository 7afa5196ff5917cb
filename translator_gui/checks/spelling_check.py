"""The check of English spelling, with the dictionary and the words that the window marks."""

from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import gettext_lazy as _


class SpellingCheck:
    """QA check that finds misspelt English words. Off by default: the page marks them anyway."""

    declaration = CheckDeclaration(
        "spelling",
        _("Spelling"),
        _("Finds English words that the dictionary does not have: “goverment”."),
        CheckSeverity.WARNING,
        is_default=False,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each misspelt word; none where no dictionary is loaded."""
        if context.misspellings is None:
            return ()
        return [
            self.declaration.finding(
                _("“{word}” may be misspelt", word=found.word), found.word, target=[(found.start, found.end)]
            )
            for found in context.misspellings(pair.target, pair.source)
        ]
