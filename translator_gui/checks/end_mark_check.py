"""The check of the mark that ends a sentence."""

from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.checks.sentence_words import place_for_mark, sentence_end
from translator_gui.messages import gettext_lazy as _

_FULL_STOPS = frozenset("۔.")


class EndMarkCheck:
    """QA check that finds English without a mark at its end where the Urdu has a full stop."""

    declaration = CheckDeclaration(
        "end-mark",
        _("End marks"),
        _("Finds English that ends without a mark where the Urdu ends in a full stop: “وہ آئے۔” – “They came”."),
        CheckSeverity.HINT,
        is_default=False,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding if the mark at the end is missing; the fix adds a full stop, inside quotation marks."""
        del context
        source, target = sentence_end(pair.source), sentence_end(pair.target)
        if target.marks or not target.end or not set(source.marks) <= _FULL_STOPS or not source.marks:
            return ()
        if not pair.target[target.end - 1].isalnum():
            return ()
        place = place_for_mark(pair.source, pair.target)
        return (
            self.declaration.finding(
                _("the full stop is missing"),
                source=[(source.start, source.end)],
                target=[(target.end - 1, target.end)],
                fix=[TextEdit(place, place, ".")],
            ),
        )
