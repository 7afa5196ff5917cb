"""The memories of a user: their own, attached ones, and the open project; look-ups over all of them."""

import contextlib
import json
from collections.abc import Callable, Sequence
from operator import attrgetter
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple, Self, cast

from translator_gui.model.errors import TranslatorError
from translator_gui.model.memory_unit import MemoryFileError, MemoryUnit
from translator_gui.paths import memory_file
from translator_gui.project.memory.feeding import ProjectFeed, feed_memory
from translator_gui.project.memory.translation_memory import (
    MatchedUnit,
    TranslationMemory,
    elapsed_ms,
)
from translator_gui.project.memory.unit_keys import sentence_uid, source_key
from translator_gui.project.queries import ProjectQueries
from translator_gui.settings import UserSettings

MOST_PENALTY = 50


class AttachedMemory(NamedTuple):
    """A memory that the user attached to their own, as the setting `memory.attached` has it.

    Attributes:
        path: The file.
        read_only: Whether it is only looked up; else confirmed sentences go into it, too.
        penalty: What is taken off the scores of its matches, 0 to 50.
    """

    path: str
    read_only: bool = True
    penalty: int = 0


class MemoryLookUp(NamedTuple):
    """What a look-up over all memories found.

    Attributes:
        query: The sentence.
        matches: The best first.
        searched: Number of units that were searched.
        has_more: Whether there may be other matches as good: too many units are alike.
        milliseconds: What it took.
    """

    query: str
    matches: tuple[MatchedUnit, ...]
    searched: int
    has_more: bool
    milliseconds: float


class MemoryService:
    """Looks up sentences in several memories and feeds those that may be written. Not for two threads at once.

    Args:
        memories: Each with its penalty; the user's own is the first.
    """

    def __init__(self, memories: Sequence[tuple[TranslationMemory, int]]) -> None:
        self._memories = list(memories)
        self.project = ""
        """Uid of the open project: units that it keeps for itself are found."""
        self._own: TranslationMemory | None = None
        """The sentences of an open project that does not feed the others."""

    @classmethod
    def for_user(cls, settings: UserSettings) -> tuple[Self, list[TranslatorError]]:
        """Open the user's own memory and the attached ones; return what could not be opened, too."""
        return cls.open_all(read_attached(settings.text("memory.attached")))

    @classmethod
    def open_all(cls, attached_memories: Sequence[AttachedMemory]) -> tuple[Self, list[TranslatorError]]:
        """Open the user's own memory and some attached ones; return what could not be opened, too."""
        opened: list[tuple[TranslationMemory, int]] = []
        problems: list[TranslatorError] = []
        try:
            opened.append((TranslationMemory.open_own(), 0))
        except MemoryFileError as error:
            problems.append(error)
        for attached in attached_memories:
            try:
                memory = TranslationMemory.open(Path(attached.path), read_only=attached.read_only)
            except MemoryFileError as error:
                problems.append(error)
            else:
                opened.append((memory, attached.penalty))
        return cls(opened), problems

    @property
    def memories(self) -> tuple[TranslationMemory, ...]:
        """The open memories, the user's own first."""
        return tuple(memory for memory, _penalty in self._memories)

    @property
    def searched(self) -> tuple[TranslationMemory, ...]:
        """The memories that look-ups search: the open ones, and the open project's own sentences."""
        return (*self.memories, *([self._own] if self._own is not None else []))

    def drop(self, memory: TranslationMemory) -> None:
        """Close one of the memories, which is damaged, and go on without it."""
        self._memories = [one for one in self._memories if one[0] is not memory]
        memory.close()

    def close(self) -> None:
        """Close all memories."""
        for memory, _penalty in self._memories:
            memory.close()
        if self._own is not None:
            self._own.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def set_project(self, uid: str, sentences: ProjectFeed | None = None) -> None:
        """Set the open project: units that it keeps for itself are found from now on.

        Args:
            uid: Its uid; empty if no project is open.
            sentences: All its confirmed sentences (`read_project_feed` from the beginning), if it does not feed the
                user's memory, or there is none.
        """
        self.project = uid
        self.drop_project_sentences()
        if sentences is not None:
            self.project_sentences.feed(sentences._replace(feeds=True))

    @property
    def project_sentences(self) -> TranslationMemory:
        """The memory in RAM for the sentences of an open project that does not feed the others; made if need be."""
        if self._own is None:
            self._own = TranslationMemory.in_ram()
        return self._own

    def take_project_sentences(self) -> TranslationMemory | None:
        """Give up the memory in RAM, for another service that goes on with it."""
        own, self._own = self._own, None
        return own

    def put_project_sentences(self, memory: TranslationMemory | None) -> None:
        """Go on with the memory in RAM of another service."""
        self._own = memory

    def drop_project_sentences(self) -> None:
        """Close the memory in RAM: the open project feeds the others."""
        if self._own is not None:
            self._own.close()
            self._own = None

    def prepare(self) -> None:
        """Load the indexes, so that the first look-up is as fast as the others."""
        for memory, _penalty in self._memories:
            memory.prepare()

    def look_up(
        self,
        text: str,
        *,
        least: int = 70,
        most: int | None = 10,
        previous: str = "",
        following: str = "",
        sentence: str = "",
        left_out: Callable[[MemoryUnit], bool] | None = None,
    ) -> MemoryLookUp:
        """Find the units that are like a sentence, in all memories; units with equal texts are shown once.

        Args:
            text: The Urdu.
            least: The least score, before penalties.
            most: Number of matches that are wanted; all if None.
            previous: The sentence before it in its document, for matches in context.
            following: The sentence after it.
            sentence: Uid of the sentence in its project: its own unit is left out.
            left_out: Whether a unit is left out, too; equal ones of other projects are found without it.

        Raises:
            MemoryFileError: A memory is damaged or busy.
        """
        start = perf_counter()
        own = sentence_uid(sentence) if sentence else b""
        neighbours = (source_key(previous), source_key(following))
        found: list[MatchedUnit] = []
        searched, has_more = 0, False
        for memory, penalty in (*self._memories, *([(self._own, 0)] if self._own is not None else [])):
            search = memory.look_up(text, project=self.project, least=least, most=most, neighbours=neighbours)
            path = str(memory.path or "")
            found += (
                match._replace(penalty=penalty, memory=path)
                for match in search.matches
                if match.unit.uid != own and not (left_out is not None and left_out(match.unit))
            )
            searched += search.searched
            has_more = has_more or search.has_more
        found.sort(key=attrgetter("rank"), reverse=True)
        different = {(match.unit.source, match.unit.target): match for match in reversed(found)}
        matches = sorted(different.values(), key=attrgetter("rank"), reverse=True)[:most]
        return MemoryLookUp(text, tuple(matches), searched, has_more, elapsed_ms(start))

    def concordance(self, text: str, *, side: str = "", most: int = 50) -> list[MemoryUnit]:
        """Find the units of all memories that hold words or a phrase; see `TranslationMemory.concordance`."""
        return [
            unit
            for memory, _penalty in self._memories
            for unit in memory.concordance(text, side=side, project=self.project, most=most)[0]
        ][:most]

    def count(self) -> int:
        """Return the number of units that a look-up searches."""
        return sum(memory.count(self.project) for memory, _penalty in self._memories) + (
            self._own.count(self.project) if self._own is not None else 0
        )

    def fed_memories(self) -> tuple[TranslationMemory, ...]:
        """Return the memories that confirmed sentences go into: the user's own and those attached for writing."""
        return tuple(memory for memory in self.memories if not memory.read_only)

    def check_indexes(self) -> list[str]:
        """Look up 20 known units in each memory; return the names of those whose index was broken and is rebuilt."""
        return [memory.name for memory, _penalty in self._memories if memory.check_index()]


def feed_user_memories(queries: ProjectQueries, settings: UserSettings) -> list[TranslatorError]:
    """Feed the user's own memory, and those attached for writing, with a project; return what went wrong.

    What a memory could not take because it was busy, it gets the next time. Nothing is fed against the user's wish.
    """
    if not settings.flag("memory.feed"):
        return []
    problems: list[TranslatorError] = []
    paths = [memory_file()]
    paths += (Path(one.path) for one in read_attached(settings.text("memory.attached")) if not one.read_only)
    for path in paths:
        try:
            with TranslationMemory.open(path, create=path == memory_file()) as memory:
                problem = feed_memory(queries, memory.connection).problem
            problems += [problem] if problem is not None else []
        except TranslatorError as error:
            problems.append(error)
    return problems


def read_attached(setting: str) -> list[AttachedMemory]:
    """Return the attached memories in the value of the setting `memory.attached`; what is no JSON list counts for none.

    The value is a JSON list of objects: {"path": …, "read_only": true, "penalty": 0}.
    """
    found: Any = None
    with contextlib.suppress(ValueError, RecursionError):
        found = json.loads(setting) if setting else []
    attached: list[AttachedMemory] = []
    for entry in cast("list[Any]", found) if isinstance(found, list) else []:
        fields = cast("dict[str, Any]", entry) if isinstance(entry, dict) else {}
        path, penalty = fields.get("path"), fields.get("penalty", 0)
        if isinstance(path, str) and path and isinstance(penalty, int):
            attached.append(
                AttachedMemory(path, fields.get("read_only") is not False, min(max(penalty, 0), MOST_PENALTY))
            )
    return attached


def attached_setting(attached: Sequence[AttachedMemory]) -> str:
    """Return the value of the setting `memory.attached`."""
    return json.dumps([memory._asdict() for memory in attached], ensure_ascii=False)
