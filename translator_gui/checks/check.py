"""Protocols of checks and what they receive. Checks are pure and can be pickled for the helper process."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from translator_gui.checks.finding import CheckFinding
from translator_gui.messages import LazyMessage
from translator_gui.model.inline_tag import InlineTag


class SentencePair(NamedTuple):
    """The Urdu and the English of a sentence, both with their inline tags.

    Attributes:
        tags: The inline tags of the paragraph.
    """

    source: str
    target: str
    tags: Sequence[InlineTag] = ()


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term and the English that the project uses for it."""

    source: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectWordTotals:
    """Figures of the whole project that checks compare a sentence with."""

    sentences: int = 0
    source_words: int = 0
    target_words: int = 0


@dataclass(frozen=True, slots=True)
class CheckContext:
    """Parameters, glossary, names and statistics of the project, for checks; immutable.

    Attributes:
        parameters: The settings of checks by "check id/parameter".
        glossary: The terms of the project.
        names: The English spelling of people and places by their Urdu.
        statistics: Figures of the whole project.
    """

    parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    glossary: tuple[GlossaryEntry, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    statistics: ProjectWordTotals = ProjectWordTotals()


NO_CONTEXT = CheckContext()


class QaCheck(Protocol):
    """Common part of all checks: id and name."""

    @property
    def id(self) -> str:
        """Identifier of the check; it never changes, as ignored findings are stored with it."""
        ...

    @property
    def name(self) -> LazyMessage:
        """Name of the check for people: "Inline tags"."""
        ...


class SentenceCheck(QaCheck, Protocol):
    """A check of one sentence at a time; it runs after each key, so it is quick."""

    @property
    def only_with_tags(self) -> bool:
        """Whether the check only finds something in sentences with inline tags, and is skipped for others."""
        ...

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return the findings of a sentence that has English, the most important first."""
        ...


class DocumentCheck(QaCheck, Protocol):
    """A check that compares the sentences of a document with one another; runs in the helper process."""

    def run(
        self, index: Mapping[int, SentencePair], changed: Collection[int], context: CheckContext
    ) -> Mapping[int, Sequence[CheckFinding]]:
        """Return the findings of the sentences whose findings may have changed.

        Args:
            index: The sentences of the document that have English, by their ids, in order.
            changed: Ids of those that changed since the last run; all of them at first.
            context: What is known of the project.
        """
        ...
