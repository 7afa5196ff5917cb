"""The check of sentences with the same Urdu and different English."""

from collections.abc import Collection, Hashable, Mapping, Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.checks.sentence_words import english_key, shortened, text_digest, urdu_key
from translator_gui.messages import gettext_lazy as _


class InconsistentTargetCheck:
    """QA check that finds sentences with the same Urdu whose English differs."""

    declaration = CheckDeclaration(
        "inconsistent-target",
        _("Same Urdu, different English"),
        _("Finds Urdu that was translated in two ways: “خبریں” – “News” and “The news”."),
        CheckSeverity.WARNING,
    )

    def keys(self, pair: SentencePair, context: CheckContext) -> Collection[Hashable]:
        """Return a digest of the Urdu's key; none if it has no letters."""
        del context
        key = urdu_key(pair.source)
        return (text_digest(key),) if any(map(str.isalpha, key)) else ()

    def compare(
        self, key: Hashable, group: Mapping[int, SentencePair], context: CheckContext
    ) -> Mapping[int, Sequence[CheckFinding]]:
        """Return a finding for each sentence whose English differs from that of most others, or of the first one."""
        del key, context
        english = {sentence: english_key(pair.target) for sentence, pair in group.items()}
        counts: dict[str, int] = {}
        for key in english.values():
            counts[key] = counts.get(key, 0) + 1
        if len(counts) == 1:
            return {}
        usual = max(counts, key=lambda key: counts[key])
        usual_text = shortened(next(pair.target for sentence, pair in group.items() if english[sentence] == usual))
        other = next(key for key in counts if key != usual)
        other_text = shortened(next(pair.target for sentence, pair in group.items() if english[sentence] == other))
        return {
            sentence: (
                self.declaration.finding(
                    _("the same Urdu is “{english}” elsewhere", english=other_text if key == usual else usual_text),
                    source=[(0, len(group[sentence].source))],
                    target=[(0, len(group[sentence].target))],
                ),
            )
            for sentence, key in english.items()
        }
