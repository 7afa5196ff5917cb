"""The check of lost negations: the Urdu says "not" and the English does not."""

from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, CheckParameter, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.checks.negation_words import has_english_negation, plain_negations
from translator_gui.checks.sentence_words import urdu_word_spans
from translator_gui.messages import gettext_lazy as _


class NegationLostCheck:
    """QA check that finds sentences whose negation is missing in the English."""

    declaration = CheckDeclaration(
        "negation-lost",
        _("Lost negations"),
        _("Finds a negation of the Urdu that the English lacks: “وہ نہیں آئے” – “They came”."),
        CheckSeverity.WARNING,
        parameters=(CheckParameter("strict", False, _("&Hint also where only a word like “only” or “until” negates")),),
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding if the Urdu has نہیں, مت or بغیر and the English no word that expresses a negation."""
        negations = plain_negations(pair.source)
        if not negations or has_english_negation(pair.target, strict=True):
            return ()
        severity = None
        if has_english_negation(pair.target, strict=False):
            if not context.flag(self.declaration, "strict"):
                return ()
            severity = CheckSeverity.HINT
        spans = urdu_word_spans(pair.source, negations)
        message = _("the English has no negation for “{word}”", word=pair.source[slice(*spans[0])])
        return (self.declaration.finding(message, *sorted(negations), source=spans, severity=severity),)
