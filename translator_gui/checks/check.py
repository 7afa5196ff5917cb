"""Protocols of QA checks, what they declare and what they receive. Checks are pure and can be pickled."""

import math
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, cast

from translator_gui.checks.finding import CheckFinding, CheckSeverity, Span, TextEdit, finding_key
from translator_gui.messages import LazyMessage
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.model.inline_tag import InlineTag
from translator_gui.text.dictionary import SpellingDictionary
from translator_gui.text.term_index import TermMatch

ParameterValue = bool | int | float | str
"""The value of a check's parameter; it has the type of the parameter's default."""
_LONGEST_VALUE = 200


class CheckParameter(NamedTuple):
    """Declaration of a parameter of a QA check, which a project may set.

    Attributes:
        name: Identifies it within its check, in the project file.
        default: Its value until the project sets another one, which has the same type.
        label: Its name in the dialog, with & before the mnemonic.
        least: The smallest number allowed.
        most: The greatest number allowed.
        choices: All allowed words; empty for any text.
        words: The names of the choices, in the same order.
        unit: Unit of a number, shown after it.
    """

    name: str
    default: ParameterValue
    label: LazyMessage
    least: float = -math.inf
    most: float = math.inf
    choices: tuple[str, ...] = ()
    words: tuple[LazyMessage, ...] = ()
    unit: str = ""

    def accepts(self, value: object) -> bool:
        """Whether a value read from a project file is allowed for this parameter."""
        if isinstance(self.default, float):
            fits = isinstance(value, int | float) and not isinstance(value, bool)
            return fits and self.least <= cast("float", value) <= self.most
        if type(value) is not type(self.default):
            return False
        if isinstance(value, str):
            return value in self.choices if self.choices else len(value) <= _LONGEST_VALUE
        return isinstance(value, bool) or self.least <= cast("float", value) <= self.most


@dataclass(frozen=True, slots=True)
class CheckDeclaration:
    """Declaration of a QA check: id, name, help, severity, whether it is on by default, parameters.

    Attributes:
        id: Identifies it on the command line and in project files, where ignored findings are stored with it; it
            never changes.
        name: For people: "Inline tags".
        help: One sentence about what it finds, with an example.
        severity: Of its findings; a single finding may be less severe.
        is_default: Whether it runs in projects that do not say otherwise.
        parameters: What a project may set.
        reads_tags: Whether it gets the texts with their inline tags. Others get them without; their spans and edits
            are offsets in these texts and are converted by the program.
        only_with_tags: Whether it applies only to sentences with inline tags; others are skipped.
        also_empty: Whether it applies to sentences without English too; others skip these.
        also_unfinished: Whether it runs while a sentence is being typed, before it was confirmed for the first time.
            What can only be judged of a whole sentence (its length, what is missing) waits for that.
        also_alone: Of a check that compares sentences: whether one that shares its keys with no other is looked at too.
        has_large_groups: Of a check that compares sentences: whether groups of any size are compared, as all sentences
            of a document. The groups of others are names and formulas, and too large ones say nothing.
    """

    id: str
    name: LazyMessage
    help: LazyMessage
    severity: CheckSeverity
    is_default: bool = True
    parameters: tuple[CheckParameter, ...] = ()
    reads_tags: bool = False
    only_with_tags: bool = False
    also_empty: bool = False
    also_unfinished: bool = False
    also_alone: bool = False
    has_large_groups: bool = False

    def finding(
        self,
        message: LazyMessage,
        *words: str,
        source: Iterable[Span] = (),
        target: Iterable[Span] = (),
        fix: Iterable[TextEdit] = (),
        severity: CheckSeverity | None = None,
    ) -> CheckFinding:
        """Return a finding of this check.

        Args:
            message: For people, without a capital or a full stop: "“25” is “52” in the Urdu".
            words: What it is about; tells it from the sentence's other findings of this check.
            source: Where it is in the Urdu.
            target: Where it is in the English; none for what is missing.
            fix: The edits of the English that put it right, where that is safe.
            severity: If it is not that of the check.
        """
        return CheckFinding(
            self.id,
            severity or self.severity,
            message,
            finding_key(self.id, *words),
            tuple(source),
            tuple(target),
            tuple(fix),
        )


class SentencePair(NamedTuple):
    """The Urdu and the English of a sentence as a QA check gets them.

    Attributes:
        tags: The inline tags of the paragraph.
        unfinished: Nobody has confirmed the sentence yet: what is missing may still be typed.
        paragraph: Number of its paragraph; sentences of one paragraph have the same.
        document: Number of its document.
    """

    source: str
    target: str
    tags: Sequence[InlineTag] = ()
    unfinished: bool = False
    paragraph: int = 0
    document: int = 0


class MisspeltWord(NamedTuple):
    """A misspelt word of an English text: its range in code points, and the word."""

    start: int
    end: int
    word: str


class LengthRatio(NamedTuple):
    """The usual length of the English of a project: median and deviation of ln(letters of English / letters of Urdu).

    Attributes:
        median: Of the sentences that are long enough to be compared.
        deviation: Median absolute deviation × 1.4826, which is the standard deviation of a normal distribution.
    """

    median: float
    deviation: float


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What QA checks know of the project: their parameters, the glossary, names and usual length; immutable.

    Attributes:
        parameters: What the project set, by "check id/parameter"; see `flag`, `number`, `text`.
        glossary: The terms of the project.
        glossary_files: Paths of the user's glossary files; who runs the checks reads them and sets `find_terms`.
        find_terms: Finds the terms of the glossary and of other glossaries in an Urdu text; None to find those of
            `glossary` alone.
        names: The English spelling of people and places by their Urdu.
        length_ratio: None while too few sentences are translated.
        words: Words that people of the project call correct, for checks of spelling.
        misspellings: Returns the misspelt words of an English text, given with its Urdu; None where no dictionary
            is loaded.
        dictionary: Returns the spelling dictionary of the project's English, loaded when it is asked for; None where
            there is none.
    """

    parameters: Mapping[str, ParameterValue] = field(default_factory=dict[str, ParameterValue])
    glossary: tuple[GlossaryEntry, ...] = ()
    glossary_files: tuple[str, ...] = ()
    find_terms: Callable[[str], Sequence[TermMatch]] | None = None
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    length_ratio: LengthRatio | None = None
    words: frozenset[str] = frozenset()
    misspellings: Callable[[str, str], Sequence[MisspeltWord]] | None = None
    dictionary: Callable[[], SpellingDictionary] | None = None

    def flag(self, check: CheckDeclaration, name: str) -> bool:
        """Return the value of a parameter of a check that is on or off."""
        return bool(self._parameter(check, name))

    def number(self, check: CheckDeclaration, name: str) -> float:
        """Return the value of a parameter of a check that is a number."""
        return float(self._parameter(check, name))

    def text(self, check: CheckDeclaration, name: str) -> str:
        """Return the value of a parameter of a check that is a text or one of several words."""
        return str(self._parameter(check, name))

    def _parameter(self, check: CheckDeclaration, name: str) -> ParameterValue:
        value = self.parameters.get(f"{check.id}/{name}")
        return next(one.default for one in check.parameters if one.name == name) if value is None else value


NO_CONTEXT = CheckContext()


class QaCheck(Protocol):
    """Protocol of what every QA check has: its declaration."""

    @property
    def declaration(self) -> CheckDeclaration:
        """What it finds, and how the user and the program deal with it."""
        ...


class SentenceCheck(QaCheck, Protocol):
    """Protocol of a QA check of one sentence at a time; it runs after each key press, so it must be quick."""

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Check a sentence and return its findings, the most important first."""
        ...


class CrossSentenceCheck(QaCheck, Protocol):
    """Protocol of a QA check that compares sentences; after an edit only the groups of its sentence are compared again.

    Sentences that share a key are a group: those with the same Urdu, those that name the same person. A key that
    contains `pair.document` or `pair.paragraph` keeps groups within a document or paragraph.
    """

    def keys(self, pair: SentencePair, context: CheckContext) -> Collection[Hashable]:
        """Return the keys of the groups that a sentence belongs to; keys can be pickled."""
        ...

    def compare(
        self, key: Hashable, group: Mapping[int, SentencePair], context: CheckContext
    ) -> Mapping[int, Sequence[CheckFinding]]:
        """Compare the sentences of a group and return the findings of those that have any.

        Args:
            key: The key that they share.
            group: The sentences that share a key, by their ids, in the order of the project; two at least unless the
                check is declared `also_alone`.
            context: What is known of the project.
        """
        ...
