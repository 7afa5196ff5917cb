"""The check of names: one name of a document with two spellings, or with another one than the register's."""

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.checks.registered_names import NamesRegister
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.name_spellings import SpelledName, is_slip, spelled_names

_VOWEL_MARK = re.compile("[\u064e-\u0650]")
_MUCH_MORE = 3
"""Times that a name is more frequent than another one of the dictionary which is rather its misspelling."""


class _SpellingCount(NamedTuple):
    """In how many sentences a name is spelt so, and whether its consonants are those of the Urdu."""

    sentences: int
    exact: bool


class NamesCheck:
    """Finds a name that is spelt in two ways in a document, by the consonants of its Urdu, or not as registered."""

    declaration = CheckDeclaration(
        "names",
        _("Names"),
        _("One name is spelt in two ways in a document, such as Lavrov and Lavrow for لاوروف, or not as registered."),
        CheckSeverity.WARNING,
        also_alone=True,
    )

    def __init__(self) -> None:
        self._register: tuple[Mapping[str, str], NamesRegister] = {}, NamesRegister({})

    def keys(self, pair: SentencePair, context: CheckContext) -> Collection[Hashable]:
        """Return a key for each Urdu word of a sentence that its English spells as a name, and one for the register."""
        keys = dict.fromkeys((pair.document, name.urdu.key) for name in spelled_names(pair.source, pair.target))
        if context.names and any(self._registered_names(context).misspelt_names(pair.source, pair.target)):
            return [("register", pair.paragraph), *keys]
        return keys

    def compare(
        self, key: Hashable, group: Mapping[int, SentencePair], context: CheckContext
    ) -> Mapping[int, Sequence[CheckFinding]]:
        """Compare the spellings of the Urdu word that all sentences of a group have in common."""
        match key:
            case ("register", int()):
                return {number: self._misspelt(pair, context) for number, pair in group.items()}
            case (int(), str(word)) if len(group) > 1:
                return self._compare_spellings(word, group, context)
            case _:
                return {}

    def _registered_names(self, context: CheckContext) -> NamesRegister:
        names, register = self._register
        if names is not context.names:
            register = NamesRegister(context.names)
            self._register = context.names, register
        return register

    def _misspelt(self, pair: SentencePair, context: CheckContext) -> list[CheckFinding]:
        found = self._registered_names(context).misspelt_names(pair.source, pair.target)
        findings = {
            name.written.start: self.declaration.finding(
                _("“{name}” is registered as “{other}”", name=name.written.text, other=name.registered),
                name.written.text,
                name.registered,
                source=[(name.start, name.end)],
                target=[name.written[:2]],
                fix=[TextEdit(*name.written[:2], name.registered)],
            )
            for name in found
        }
        return list(findings.values())

    def _compare_spellings(
        self, key: str, group: Mapping[int, SentencePair], context: CheckContext
    ) -> dict[int, list[CheckFinding]]:
        of_key = {
            number: [name for name in spelled_names(pair.source, pair.target) if name.urdu.key == key]
            for number, pair in group.items()
        }
        counts = _count_spellings(of_key.values())
        if len(counts) == 1:
            return {}
        marks: dict[str, set[str]] = defaultdict(set)
        for number, names in of_key.items():
            for name in names:
                marks[name.english.text].update(_vowel_marks(group[number].source, name))
        return {number: list(self._slips(names, counts, marks, context)) for number, names in of_key.items()}

    def _slips(
        self,
        names: Sequence[SpelledName],
        counts: Mapping[str, _SpellingCount],
        marks: Mapping[str, set[str]],
        context: CheckContext,
    ) -> Iterator[CheckFinding]:
        """Yield a finding for each word that spells the name otherwise, where the right spelling is not there too."""
        words = {name.english.start: name for name in names}
        occurrences = len({name.urdu.start for name in names})
        for name in words.values():
            written = name.english.text
            right = _right_spelling(written, counts, context)
            if right and marks[written] and marks[right] and marks[written].isdisjoint(marks[right]):
                continue
            if right and sum(other.english.text == right for other in words.values()) < occurrences:
                is_safe = counts[right].sentences > 1 and _is_listed(written, context) <= _is_listed(right, context)
                yield self.declaration.finding(
                    _("“{name}” is “{other}” elsewhere", name=written, other=right),
                    written,
                    right,
                    source=[name.urdu[:2]],
                    target=[name.english[:2]],
                    fix=[TextEdit(*name.english[:2], right)] if is_safe else (),
                )


def _vowel_marks(source: str, name: SpelledName) -> list[str]:
    """Return the vowel marks of the Urdu of a name, if it has any: مُلک and مَلِک are two names."""
    marks = "".join(_VOWEL_MARK.findall(source[name.urdu.start : name.urdu.end]))
    return [marks] if marks else []


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
    order = list(counts)
    if written in registered or written.removesuffix("s") in order[: order.index(written)]:
        return ""
    right: list[str] = []
    for other, count in counts.items():
        exact = count.exact and counts[written].exact
        if not is_slip(written, other, exact=exact):
            continue
        if other in registered:
            return other
        if (exact or counts[written].sentences == 1) and _is_right(other, written, counts, context):
            right.append(other)
    return min(right, key=lambda word: (-counts[word].sentences, not _is_listed(word, context)), default="")


def _is_right(word: str, other: str, counts: Mapping[str, _SpellingCount], context: CheckContext) -> bool:
    """Whether of two similar words one is the right spelling of the name that the other spells, too.

    It is more frequent, or else a name of the dictionary, or else first. If both are names of the dictionary, they are
    two, such as Colombia and Columbia, unless it is much more frequent. A common word that is no name, such as
    Institute, is left to the check of spelling.
    """
    is_listed, is_other_listed = _is_listed(word, context), _is_listed(other, context)
    if is_listed and is_other_listed and counts[word].sentences < _MUCH_MORE * counts[other].sentences:
        return False
    if not is_listed and context.dictionary is not None and word.lower() in context.dictionary().common:
        return False
    if counts[word] == counts[other] and is_listed != is_other_listed:
        return is_listed
    return next(text for text in counts if text in {word, other}) == word


def _is_listed(word: str, context: CheckContext) -> bool:
    """Whether the dictionary has a word with its capital, as a well-known name.

    Not Chaudhry and Chaudhary: such spellings of Urdu names are all right, but a document has one of them.
    """
    if context.dictionary is None:
        return False
    dictionary = context.dictionary()
    return word in dictionary.words and word not in dictionary.transcribed


def _registered(counts: Iterable[str], context: CheckContext) -> frozenset[str]:
    """Return those spellings that the names register of the project has."""
    if not context.names:
        return frozenset()
    words = {word for name in context.names.values() for word in name.split()}
    return frozenset(words.intersection(counts))
