"""The check of terms: the glossary's English must be there where its Urdu is."""

import re
from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, Span
from translator_gui.checks.glossary_terms import GlossaryMatch, find_english, glossary_matches
from translator_gui.messages import LazyMessage
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
        if not context.glossary and context.find_terms is None:
            return ()
        missing: dict[str, tuple[LazyMessage, list[Span]]] = {}
        for match in glossary_matches(pair.source, context):
            message = _what_is_missing(match, pair)
            if message is not None:
                missing.setdefault(match.entries[0].source, (message, []))[1].append(match.span)
        return [self.declaration.finding(message, term, source=spans) for term, (message, spans) in missing.items()]


def _what_is_missing(match: GlossaryMatch, pair: SentencePair) -> LazyMessage | None:
    """Return what the English should have for a term; None if it has that."""
    term, written = match.entries[0].source, pair.source[slice(*match.span)]
    stays = any(entry.do_not_translate for entry in match.entries)
    if stays and any(_stands_in(text, pair.target) for text in (written, term)):
        return None
    used = ((target, entry.case_sensitive) for entry in match.entries for target in entry.targets)
    if any(find_english(target, pair.target, case_sensitive=sensitive) for target, sensitive in used):
        return None
    if not match.targets:
        return _("“{term}” should stay as it is", term=term) if stays else None
    if any(find_english(target, pair.target) for target in match.targets):
        return _("capitals of “{english}” differ", english=" / ".join(match.targets))
    quoted = " / ".join(f"“{target}”" for target in match.targets)
    return _("“{term}” should be {english}", term=term, english=quoted)


def _stands_in(text: str, target: str) -> bool:
    """Whether an English text contains a term as it is, as whole words."""
    return bool(text) and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", target) is not None
