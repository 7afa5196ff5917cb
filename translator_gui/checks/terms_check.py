"""The check of terms: the glossary's English must be there where its Urdu is."""

from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, Span
from translator_gui.checks.glossary_terms import find_english, glossary_index
from translator_gui.messages import gettext_lazy as _


class TermsCheck:
    """QA check that finds terms of the glossary whose English was not used."""

    declaration = CheckDeclaration(
        "terms",
        _("Terms"),
        _("Finds terms of the glossary whose English was not used: “وزیرِ خارجہ” without “Foreign Minister”."),
        CheckSeverity.WARNING,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each term of the Urdu that the English has none of the translations of."""
        if not context.glossary:
            return ()
        missing: dict[str, tuple[str, list[Span]]] = {}
        for match in glossary_index(context.glossary).find(pair.source):
            targets = [target for entry in match.entries for target in entry.targets]
            if targets and not any(find_english(target, pair.target) for target in targets):
                quoted = " / ".join(f"“{target}”" for target in dict.fromkeys(targets))
                missing.setdefault(match.entries[0].source, (quoted, []))[1].append(match.span)
        return [
            self.declaration.finding(_("“{term}” should be {english}", term=term, english=english), term, source=spans)
            for term, (english, spans) in missing.items()
        ]
