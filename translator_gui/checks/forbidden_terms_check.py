"""The check of forbidden terms: English that the glossary says not to use."""

from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.checks.glossary_terms import find_english, glossary_matches
from translator_gui.messages import gettext_lazy as _


class ForbiddenTermsCheck:
    """QA check that finds English words that the glossary forbids for a term of the Urdu."""

    declaration = CheckDeclaration(
        "forbidden-terms",
        _("Forbidden terms"),
        _("Finds English that the glossary forbids for a term: “Koran” where it says “Quran”."),
        CheckSeverity.ERROR,
        also_unfinished=True,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each forbidden word; the fix writes the only translation that the glossary has."""
        if context.find_terms is None and not any(entry.forbidden for entry in context.glossary):
            return ()
        found: dict[str, CheckFinding] = {}
        for match in glossary_matches(pair.source, context):
            # An allowed translation may contain a forbidden one: "Prime Minister", "Minister".
            allowed = [
                span
                for entry in match.entries
                for target in entry.targets
                for span in find_english(target, pair.target, case_sensitive=entry.case_sensitive)
            ]
            for entry in match.entries:
                for forbidden in entry.forbidden:
                    spans = [
                        (start, end)
                        for start, end in find_english(forbidden, pair.target, case_sensitive=entry.case_sensitive)
                        if not any(first <= start and end <= last for first, last in allowed)
                    ]
                    if not spans or forbidden in found:
                        continue
                    exact = all(pair.target[slice(*span)].casefold() == forbidden.casefold() for span in spans)
                    fix = (
                        [TextEdit(*span, _with_capital_of(pair.target[span[0]], match.targets[0])) for span in spans]
                        if exact and len(match.targets) == 1
                        else []
                    )
                    found[forbidden] = self.declaration.finding(
                        _("“{english}” is forbidden for “{term}”", english=forbidden, term=entry.source),
                        forbidden,
                        source=[match.span],
                        target=spans,
                        fix=fix,
                    )
        return list(found.values())


def _with_capital_of(letter: str, word: str) -> str:
    return word[:1].upper() + word[1:] if letter.isupper() else word
