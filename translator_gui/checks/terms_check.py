"""The check of terms: the English of a glossary term is missing."""

from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.checks.glossary_terms import find_english, find_terms
from translator_gui.messages import gettext_lazy as _


class TermsCheck:
    """QA check that finds glossary terms whose English is not the glossary's."""

    declaration = CheckDeclaration(
        "terms",
        _("Terms"),
        _("Finds a term of the glossary without its English: “وزیر اعظم” but no “prime minister”."),
        CheckSeverity.WARNING,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each term of the Urdu that has none of its translations in the English."""
        found: dict[str, CheckFinding] = {}
        for entry, span in find_terms(pair.source, context.glossary):
            if entry.targets and not any(find_english(pair.target, target) for target in entry.targets):
                quoted = " / ".join(f"“{target}”" for target in entry.targets)
                message = _("“{term}” should be {english}", term=entry.source, english=quoted)
                found.setdefault(entry.source, self.declaration.finding(message, entry.source, source=[span]))
        return tuple(found.values())
