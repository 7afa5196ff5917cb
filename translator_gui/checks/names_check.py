"""The check of names: one name of a document with two spellings."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.name_spellings import SpelledName, is_slip, spelled_names


class _SpellingCount(NamedTuple):
    """In how many sentences a name is spelt so, and whether its consonants are those of the Urdu."""

    sentences: int
    exact: bool


class NamesCheck:
    """Finds a name that is spelt in two ways in a document, by the consonants of its Urdu."""

    declaration = CheckDeclaration(
        "names",
        _("Names"),
        _("One name is spelt in two ways in a document, such as Lavrov and Lavrow for لاوروف."),
        CheckSeverity.WARNING,
    )

    def keys(self, pair: SentencePair, context: CheckContext) -> Collection[Hashable]:
        """Return a key for each Urdu word of a sentence that its English spells as a name."""
        del context
        return {(pair.document, name.urdu.key) for name in spelled_names(pair.source, pair.target)}

    def compare(self, group: Mapping[int, SentencePair], context: CheckContext) -> Mapping[int, Sequence[CheckFinding]]:
        """Compare the spellings of the Urdu words that all sentences of a group have in common."""
        spelled = {number: spelled_names(pair.source, pair.target) for number, pair in group.items()}
        shared = set[str].intersection(*({name.urdu.key for name in names} for names in spelled.values()))
        found: dict[int, list[CheckFinding]] = {}
        for key in sorted(shared):
            of_key = {number: [name for name in names if name.urdu.key == key] for number, names in spelled.items()}
            counts = _count_spellings(of_key.values())
            for number, names in of_key.items() if len(counts) > 1 else ():
                found.setdefault(number, []).extend(self._slips(names, counts, context))
        return {number: findings for number, findings in found.items() if findings}

    def _slips(
        self, names: Sequence[SpelledName], counts: Mapping[str, _SpellingCount], context: CheckContext
    ) -> Iterator[CheckFinding]:
        """Yield a finding for each word that spells the name otherwise, where the right spelling is not there too."""
        words = {name.english.start: name for name in names}
        occurrences = len({name.urdu.start for name in names})
        for name in words.values():
            written = name.english.text
            right = _right_spelling(written, counts, context)
            if right and sum(other.english.text == right for other in words.values()) < occurrences:
                yield self.declaration.finding(
                    _("“{name}” is “{other}” elsewhere", name=written, other=right),
                    name.urdu.key,
                    written,
                    source=[name.urdu[:2]],
                    target=[name.english[:2]],
                    fix=[TextEdit(*name.english[:2], right)] if counts[right].sentences > 1 else (),
                )


def _count_spellings(sentences: Iterable[Sequence[SpelledName]]) -> dict[str, _SpellingCount]:
    """Return the spellings of a name, the most frequent first, of equally frequent ones that which comes first."""
    counts: dict[str, _SpellingCount] = {}
    for names in sentences:
        for text, exact in {name.english.text: name.exact for name in names}.items():
            before = counts.get(text)
            counts[text] = _SpellingCount(before.sentences + 1 if before else 1, exact)
    return dict(sorted(counts.items(), key=lambda item: (-item[1].sentences, not item[1].exact)))


def _right_spelling(written: str, counts: Mapping[str, _SpellingCount], context: CheckContext) -> str:
    """Return how a name should be spelt instead: as registered, or as it is more often; empty if it is right.

    What lacks a consonant of the Urdu may be another word: only if it comes once, and the other does not.
    """
    registered = _registered(counts, context)
    if written in registered:
        return ""
    rank = {text: place for place, text in enumerate(counts)}
    for other, count in counts.items():
        exact = count.exact and counts[written].exact
        comes_first = rank[other] < rank[written] and (exact or counts[written].sentences == 1)
        if (other in registered or comes_first) and is_slip(written, other, exact=exact):
            return other
    return ""


def _registered(counts: Iterable[str], context: CheckContext) -> frozenset[str]:
    """Return those spellings that the names register of the project has."""
    if not context.names:
        return frozenset()
    words = {word for name in context.names.values() for word in name.split()}
    return frozenset(words.intersection(counts))
