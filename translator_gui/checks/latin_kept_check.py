"""The check of Latin words in the Urdu that the English lacks."""

import re
from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, Span
from translator_gui.messages import gettext_lazy as _

_LATIN = re.compile(r"(?<![\w@./#-])[A-Za-z][A-Za-z0-9-]{1,60}(?![\w@/-]|\.\w)")


class LatinKeptCheck:
    """QA check that finds words in Latin letters that the Urdu has and the English has not."""

    declaration = CheckDeclaration(
        "latin-kept",
        _("Latin words"),
        _("Finds words that the Urdu has in Latin letters and the English lacks: “BBC کے مطابق” – “As it reports”."),
        CheckSeverity.HINT,
        is_default=False,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each such word."""
        del context
        if not _LATIN.search(pair.source):
            return ()
        english = pair.target.lower()
        missing: dict[str, list[Span]] = {}
        for match in _LATIN.finditer(pair.source):
            word = match.group().lower().strip("-")
            if word not in english and word.removesuffix("s") not in english:
                missing.setdefault(word, []).append(match.span())
        return [
            self.declaration.finding(_("“{word}” is missing", word=pair.source[slice(*spans[0])]), word, source=spans)
            for word, spans in missing.items()
        ]
