"""The check of sentences with the same English and different Urdu."""

from collections.abc import Collection, Hashable, Mapping, Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.checks.sentence_words import english_key, english_words, shortened, text_digest
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.loose_key import loose_word_key

_FEWEST_WORDS = 5
"""Short English is the same for much Urdu: "He said so."."""


class InconsistentSourceCheck:
    """QA check that finds sentences with the same English whose Urdu differs."""

    declaration = CheckDeclaration(
        "inconsistent-source",
        _("Same English, different Urdu"),
        _("Finds English that stands for two different Urdu sentences: a translation pasted in the wrong place."),
        CheckSeverity.WARNING,
    )

    def keys(self, pair: SentencePair, context: CheckContext) -> Collection[Hashable]:
        """Return a digest of the English; none if it is short."""
        del context
        if not pair.source or len(english_words(pair.target)) < _FEWEST_WORDS:
            return ()
        return (text_digest(english_key(pair.target)),)

    def compare(
        self, key: Hashable, group: Mapping[int, SentencePair], context: CheckContext
    ) -> Mapping[int, Sequence[CheckFinding]]:
        """Return a finding for each sentence if their Urdu differs by more than its spelling and punctuation."""
        del key, context
        urdu = {sentence: loose_word_key(pair.source) for sentence, pair in group.items()}
        texts = {key: group[sentence].source for sentence, key in reversed(urdu.items())}
        if len(texts) == 1:
            return {}
        first, second, *_others = dict.fromkeys(urdu.values())
        return {
            sentence: (
                self.declaration.finding(
                    _("the same English stands for “{urdu}”", urdu=shortened(texts[second if key == first else first])),
                    source=[(0, len(group[sentence].source))],
                    target=[(0, len(group[sentence].target))],
                ),
            )
            for sentence, key in urdu.items()
        }
