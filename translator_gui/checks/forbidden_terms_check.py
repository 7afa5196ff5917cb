"""The check of forbidden terms: English that the glossary does not want for a term."""

from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.checks.glossary_terms import find_english, find_terms
from translator_gui.messages import gettext_lazy as _


class ForbiddenTermsCheck:
    """QA check that finds translations of glossary terms that the glossary forbids."""

    declaration = CheckDeclaration(
        "forbidden-terms",
        _("Forbidden terms"),
        _("Finds English that the glossary forbids for a term: “premier” for “وزیر اعظم”."),
        CheckSeverity.ERROR,
        also_unfinished=True,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each forbidden translation of a term of the Urdu."""
        found: dict[tuple[str, str], CheckFinding] = {}
        for entry, span in find_terms(pair.source, context.glossary):
            for word in entry.forbidden:
                place = find_english(pair.target, word)
                if place is not None:
                    message = _("“{english}” is forbidden for “{term}”", english=word, term=entry.source)
                    finding = self.declaration.finding(message, entry.source, word, source=[span], target=[place])
                    found.setdefault((entry.source, word), finding)
        return tuple(found.values())
