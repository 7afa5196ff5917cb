"""The check of English words with letters of another script that look like Latin ones."""

import re
from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.scripts import mixed_words


class MixedScriptCheck:
    """QA check that finds words of the English that mix Latin letters with those of another script."""

    declaration = CheckDeclaration(
        "mixed-script",
        _("Mixed scripts"),
        _("Finds words with letters that only look Latin: “Mоscow” with a Cyrillic “о”."),
        CheckSeverity.HINT,
        is_default=False,
        also_unfinished=True,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each word that mixes scripts."""
        del context
        return [
            self.declaration.finding(
                _(
                    "“{word}” mixes {scripts}: {letters}",
                    word=mixed.word,
                    scripts=", ".join(mixed.scripts),
                    letters=mixed.strangers,
                ),
                mixed.word,
                target=[match.span() for match in re.finditer(re.escape(mixed.word), pair.target)],
            )
            for mixed in mixed_words(pair.target)
        ]
