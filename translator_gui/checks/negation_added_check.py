"""The check of added negations: the English says "not" and the Urdu does not."""

from collections.abc import Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.checks.negation_words import english_negations, may_be_negated, may_have_english_negation
from translator_gui.checks.sentence_words import urdu_word_keys
from translator_gui.messages import gettext_lazy as _

_FEWEST_WORDS = 3


class NegationAddedCheck:
    """QA check that finds sentences with a negation in the English alone."""

    declaration = CheckDeclaration(
        "negation-added",
        _("Added negations"),
        _("Finds a negation that the Urdu lacks: “وہ آئے ہیں” – “They have not come”."),
        CheckSeverity.WARNING,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding if the English has a negation and the Urdu no word that English may render by one."""
        del context
        if (
            not may_have_english_negation(pair.target)
            or len(urdu_word_keys(pair.source)) < _FEWEST_WORDS
            or may_be_negated(pair.source, pair.target)
        ):
            return ()
        spans = english_negations(pair.target)
        if not spans:
            return ()
        words = [pair.target[slice(*span)] for span in spans]
        return (
            self.declaration.finding(_("the Urdu has no negation for “{word}”", word=words[0]), *words, target=spans),
        )
