"""Protocols of checks and what they receive. Checks are pure and can be pickled for the helper process."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from translator_gui.checks.finding import CheckFinding
from translator_gui.messages import LazyMessage
from translator_gui.model.inline_tag import InlineTag


class SentencePair(NamedTuple):
    """The Urdu and the English of a sentence as a QA check gets them, with their inline tags.

    Attributes:
        tags: The inline tags of the paragraph.
        unfinished: Nobody has confirmed the sentence yet: what is missing may still be typed.
    """

    source: str
    target: str
    tags: Sequence[InlineTag] = ()
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A glossary entry: an Urdu term and the English translations that the project uses for it."""

    source: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectTotalsForChecks:
    """Total numbers of sentences, Urdu words and English words of the project, for QA checks."""

    sentences: int = 0
    source_words: int = 0
    target_words: int = 0


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What QA checks know of the project: their parameters, the glossary, names and word totals; immutable.

    Attributes:
        parameters: The settings of checks by "check id/parameter".
        glossary: The terms of the project.
        names: The English spelling of people and places by their Urdu.
        statistics: Figures of the whole project.
    """

    parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    glossary: tuple[GlossaryEntry, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    statistics: ProjectTotalsForChecks = ProjectTotalsForChecks()


NO_CONTEXT = CheckContext()


class QaCheck(Protocol):
    """Protocol of what every QA check has: an id and a name."""

    @property
    def id(self) -> str:
        """Identifier of the QA check; it never changes, because ignored findings are stored with it."""
        ...

    @property
    def name(self) -> LazyMessage:
        """Name of the QA check for the user: "Inline tags"."""
        ...


class SentenceCheck(QaCheck, Protocol):
    """Protocol of a QA check of one sentence at a time; it runs after each key press, so it must be quick."""

    @property
    def only_with_tags(self) -> bool:
        """Whether the QA check applies only to sentences with inline tags; others are skipped."""
        ...

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Check a sentence that has English and return its findings, the most important first."""
        ...


class DocumentCheck(QaCheck, Protocol):
    """Protocol of a QA check that compares the sentences of a document; it runs in the helper process."""

    def run(
        self, index: Mapping[int, SentencePair], changed: Collection[int], context: CheckContext
    ) -> Mapping[int, Sequence[CheckFinding]]:
        """Check a document after some sentences changed; return the findings of all sentences that this may affect.

        Args:
            index: The sentences of the document that have English, by their ids, in order.
            changed: Ids of those that changed since the last run; all of them at first.
            context: What is known of the project.
        """
        ...
