"""What the window asks the memory's helper process for, and what it is answered: light records for both ends."""

from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.memory_unit import MemoryUnit

Span = tuple[int, int]

PROJECT_ALONE = ""
"""Stands for the memory of a project that feeds no others, where paths of memories are given."""


class MemorySetup(NamedTuple):
    """Which memories are open, and what is known of the open project; sent with each task.

    Attributes:
        attached: The value of the setting `memory.attached`.
        project: Uid of the open project.
        names: The names of the project, in Urdu and English.
    """

    attached: str = ""
    project: str = ""
    names: tuple[tuple[str, str], ...] = ()


class OpenedMemories(NamedTuple):
    """The result of opening the memories.

    Attributes:
        units: Number of units that a look-up searches.
        rebuilt: Names of memories whose index was broken and is made anew.
        problems: Why memories could not be opened, for the user.
    """

    units: int
    rebuilt: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class MatchRequest(NamedTuple):
    """A sentence to look up.

    Attributes:
        source: Its Urdu.
        previous: The Urdu of the sentence before it in the document; empty if there is none.
        following: The Urdu of the sentence after it.
        sentence: Its uid, if it is confirmed: its own unit is no match.
    """

    source: str
    previous: str = ""
    following: str = ""
    sentence: str = ""


class NumberAdaptation(StrEnum):
    """What became of the numbers of a match."""

    SAME = "same"
    ADAPTED = "adapted"
    DIFFERENT = "different"
    """They differ and could not be replaced for sure."""


class MemoryMatch(NamedTuple):
    """A unit that is like a sentence, made ready to be inserted.

    Attributes:
        unit: As the memory has it.
        score: 1 to 101.
        penalty: What its memory takes off the score.
        memory: Path of its memory; empty for the open project.
        source: The Urdu of the unit without inline tags.
        target: Its English with the numbers, names and inline tags of the sentence.
        differs: Words of `source` that the sentence has otherwise or not at all.
        lacks: Words of the sentence that the Urdu of the unit has otherwise or not at all.
        numbers: See `NumberAdaptation`.
        names: Names that were written as the project registers them.
    """

    unit: MemoryUnit
    score: int
    penalty: int
    memory: str
    source: str
    target: str
    differs: tuple[Span, ...] = ()
    lacks: tuple[str, ...] = ()
    numbers: NumberAdaptation = NumberAdaptation.SAME
    names: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """The score less the penalty."""
        return self.score - self.penalty


class MemoryFragment(NamedTuple):
    """A part of a sentence that the memory has, with its English there."""

    urdu: str
    english: str


class MatchAnswer(NamedTuple):
    """The matches of a sentence.

    Attributes:
        request: The sentence.
        matches: The best first.
        fragments: Parts of the sentence that the memory has, the surest first, where no match helps.
        searched: Number of units that were searched.
        has_more: Whether there may be other matches as good.
        milliseconds: What the look-up took.
    """

    request: MatchRequest
    matches: tuple[MemoryMatch, ...] = ()
    fragments: tuple[MemoryFragment, ...] = ()
    searched: int = 0
    has_more: bool = False
    milliseconds: float = 0.0
