"""A translation memory that is open: its file and the look-up index over its units."""

import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, Self

from translator_gui.memory.scoring import IN_CONTEXT, SAME_KEY, SAME_TEXT, key_hash, match_key, score
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.memory_unit import MachineHelpRule, MemoryUnit
from translator_gui.paths import memory_file
from translator_gui.project.helper.second_process import start_module
from translator_gui.project.memory.feeding import FeedResult, ProjectFeed, apply_project_feed
from translator_gui.store.driver import Connection
from translator_gui.store.memory import memory_file as files
from translator_gui.store.memory import units as rows
from translator_gui.store.memory.fed_projects import MemoryProject, import_project, read_memory_projects
from translator_gui.store.memory.index_parts import read_index_parts, write_index_parts
from translator_gui.store.memory.properties import read_memory_property, write_memory_property
from translator_gui.store.memory.unit_words import (
    WORD_RULE,
    find_words,
    merge_words,
    rebuild_words,
    set_word_buffer,
    word_query,
)
from translator_gui.store.read_errors import UNREADABLE
from translator_gui.text.search_key import SEARCH_KEY_RULE

if TYPE_CHECKING:
    from translator_gui.memory.memory_index import MemoryIndex

_PORTION = 25_000
"""Units that are imported in one transaction: about a second. Each transaction writes most pages of two indexes."""
_MANY = 5000
"""Units after whose addition the index is stored and the words are merged."""
_SPARE = 6
"""Matches that are looked up besides those wanted: equal ones are shown once, and approved ones go first."""
_COMPACTED = 200_000
"""Units that are indexed at a time: an index is made twice as large as it need be, until it is stored."""
_MOST_EQUAL = 200
"""Units with the same key that are looked at, the newest."""
_KNOWN_UNITS = 20
_WORDS, _WORD_RULES = "word_rule", f"{WORD_RULE} {SEARCH_KEY_RULE}"
_INDEX_RULE = "1"


class MatchedUnit(NamedTuple):
    """A unit that is like a sentence.

    Attributes:
        unit: With both texts.
        score: 1 to 101, see `memory.scoring`.
        numbers_differ: Whether only the values of numbers differ.
        penalty: What its memory takes off the score where matches are ranked.
        memory: Path of its memory; empty for the open project.
    """

    unit: MemoryUnit
    score: int
    numbers_differ: bool = False
    penalty: int = 0
    memory: str = ""

    @property
    def rank(self) -> tuple[int, bool, bool, int, int]:
        """Sort key, the largest is the best match: score less penalty, equal numbers, approved, then the newest."""
        unit = self.unit
        return self.score - self.penalty, not self.numbers_differ, unit.status.is_approved, unit.time, unit.id


class UnitSearch(NamedTuple):
    """What a look-up of one memory found: matches, the number of units searched, and whether there may be more."""

    matches: tuple[MatchedUnit, ...]
    searched: int
    has_more: bool = False


class TranslationMemory:
    """An open translation memory. Not for two threads at once; several processes may have one file open.

    Attributes:
        path: The file; None for a memory in RAM.
        read_only: Whether units may not be added or changed.
    """

    def __init__(self, connection: Connection, path: Path | None, *, read_only: bool = False) -> None:
        self.connection = connection
        self.path = path
        self.read_only = read_only
        self._index: MemoryIndex | None = None
        self._indexed = (0, 0)
        """The last unit and the last removal that the index has."""
        self._stored = 0
        """The last unit in the index as it is stored in the file."""
        self._version = -1
        self._counts: dict[str, int] = {}
        if not read_only and read_memory_property(connection, _WORDS) != _WORD_RULES:
            self._make_words()

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, create: bool = False) -> Self:
        """Open a memory file.

        Args:
            path: The file.
            read_only: Not to be changed.
            create: Make it if it does not exist.

        Raises:
            MemoryFileError: It is no memory, damaged or busy, or cannot be made.
        """
        try:
            is_new = create and files.is_missing(path)
            connection = files.create_memory(path) if is_new else files.open_memory_file(path, read_only=read_only)
        except files.NotAMemoryError:
            # Opening has rolled back the making of a process that was killed meanwhile.
            if not create or not files.is_missing(path):
                raise
            connection = files.create_memory(path)
        try:
            with files.explain_memory_errors(path):
                return cls(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise

    @classmethod
    def in_ram(cls) -> Self:
        """Make an empty memory in RAM."""
        return cls(files.memory_in_ram(), None)

    @classmethod
    def open_own(cls) -> Self:
        """Open the user's own memory; make it if there is none yet.

        Raises:
            MemoryFileError: It is damaged or busy, or cannot be made.
        """
        return cls.open(memory_file(), create=True)

    @property
    def name(self) -> str:
        """Name of the file without its folder; empty for a memory in RAM."""
        return self.path.name if self.path else ""

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Units

    def add_units(self, units: Iterable[MemoryUnit], progress: Callable[[int], object] | None = None) -> int:
        """Add units that the memory does not have yet, in portions; return the number added.

        Args:
            units: To be added.
            progress: Called with the number of units read, after each portion; what it raises ends the import, and
                the portions before stay.

        Raises:
            MemoryFileError: The memory is busy, damaged, or cannot be written.
        """
        return self.add_prepared(map(rows.prepare_unit, units), progress)

    def add_prepared(self, units: Iterable[rows.PreparedUnit], progress: Callable[[int], object] | None = None) -> int:
        """Add units with their words; see `add_units`."""
        remaining = iter(units)
        added = done = 0
        while some := list(islice(remaining, _PORTION)):
            is_first_of_many = len(some) == _PORTION and not done
            if is_first_of_many:
                rows.set_bulk_mode(self.connection)
            projects: dict[str, tuple[str, MachineHelpRule]] = {
                unit.project: (unit.project_name, unit.machine) for unit, *_words in some if unit.project
            }
            with files.memory_transaction(self.connection):
                if is_first_of_many:
                    set_word_buffer(self.connection, large=True)
                known = {uid: import_project(self.connection, uid, *fields) for uid, fields in projects.items()}
                added += rows.add_units(self.connection, some, known)
            done += len(some)
            if progress is not None:
                progress(done)
        if added >= _MANY:
            with files.memory_transaction(self.connection):
                merge_words(self.connection)
                set_word_buffer(self.connection, large=False)
            rows.end_bulk_mode(self.connection)
        self._version = -1
        return added

    def feed(self, feed: ProjectFeed, pause: Callable[[], object] = bool) -> FeedResult:
        """Put what a project confirmed or withdrew into the memory; see `feeding.apply_project_feed`."""
        result = apply_project_feed(self.connection, feed, pause)
        self._version = -1
        return result

    def changed(self) -> None:
        """Note that units were changed on this memory's own connection, so that the index follows."""
        self._version = -1

    def count(self, project: str = "") -> int:
        """Return the number of units that may be suggested in a project; without one, outside of all projects."""
        self._follow_changes()
        if project not in self._counts:
            with files.explain_memory_errors(self.name):
                self._counts[project] = rows.count_units(self.connection, hidden_from=project)
        return self._counts[project]

    def count_all(self) -> int:
        """Return the number of all units."""
        with files.explain_memory_errors(self.name):
            return rows.count_units(self.connection)

    def projects(self) -> list[MemoryProject]:
        """Return the projects whose units are in the memory."""
        with files.explain_memory_errors(self.name):
            return list(read_memory_projects(self.connection))

    # Look-up

    def look_up(
        self,
        text: str,
        *,
        project: str = "",
        least: int = 70,
        most: int | None = 10,
        neighbours: tuple[int, int] = (0, 0),
    ) -> UnitSearch:
        """Find the units whose Urdu is like a sentence.

        Args:
            text: The sentence, with or without inline tags.
            project: Uid of the project that it is from: units of other projects that keep them are left out.
            least: The least score.
            most: How many matches are wanted, of which some may be equal: more are returned; all if None.
            neighbours: Hashes of the sentences before and after it, for 101.

        Raises:
            MemoryFileError: The memory is damaged or busy.
        """
        index = self._current_index()
        with files.explain_memory_errors(self.name):
            found = index.look_up(
                text,
                least,
                None if most is None else most + _SPARE,
                fetch=lambda numbers: rows.read_sources(self.connection, numbers, project),
                neighbours=neighbours,
            )
            by_number = {match.number: match for match in found.matches}
            units = rows.read_units(self.connection, by_number)
            matches = [MatchedUnit(unit, by_number[unit.id].score, by_number[unit.id].numbers_differ) for unit in units]
            if most is not None and len(found.matches) == most + _SPARE:
                matches += self._equal_units(text, project, frozenset(by_number), neighbours)
        matches.sort(key=attrgetter("rank"), reverse=True)
        return UnitSearch(tuple(matches), self.count(project), found.has_more)

    def _equal_units(
        self, text: str, project: str, known: frozenset[int], neighbours: tuple[int, int]
    ) -> list[MatchedUnit]:
        """Return units with the same key as a text beside those found: hundreds may differ in their numbers alone."""
        query, found = match_key(text), list[MatchedUnit]()
        for unit in rows.units_with_key(self.connection, key_hash(query), _MOST_EQUAL):
            if unit.id not in known and is_shown(unit, project):
                value = score(query, match_key(unit.source), SAME_KEY)
                if value == SAME_TEXT and any(neighbours) and neighbours == (unit.previous_key, unit.next_key):
                    value = IN_CONTEXT
                if value:
                    found.append(MatchedUnit(unit, value))
        return found

    def translations(self, text: str) -> list[str]:
        """Return the English of the units whose Urdu has the same words as a text, the newest first, of any project.

        Raises:
            MemoryFileError: The memory is damaged or busy.
        """
        key = match_key(text)
        with files.explain_memory_errors(self.name):
            units = rows.units_with_key(self.connection, key_hash(key), _MOST_EQUAL)
        return [unit.target for unit in units if score(key, match_key(unit.source), SAME_KEY)]

    def prepare(self) -> None:
        """Load the look-up index, or make it, and look up once; otherwise the first look-up takes longer."""
        with files.explain_memory_errors(self.name):
            for _row, source in rows.sample_sources(self.connection, 1):
                self.look_up(source, most=1)

    def concordance(
        self, text: str, *, side: str = "", project: str = "", most: int = 50, before: int | None = None
    ) -> tuple[list[MemoryUnit], int | None]:
        """Find the units that hold words or a phrase, newest first.

        Args:
            text: Words or a phrase of either language; with * at the end the beginning of a word.
            side: "source" or "target" to search one language only.
            project: As for `look_up`.
            most: Largest number of units.
            before: Where the page before ended, for the next one.

        Returns:
            The units, and where the page ended if there are more; else None.
        """
        query = word_query(text, side)
        found: list[MemoryUnit] = []
        with files.explain_memory_errors(self.name):
            while len(found) < most:
                numbers = find_words(self.connection, query, most, before)
                units = rows.read_units(self.connection, numbers)
                found += (unit for unit in units if is_shown(unit, project))
                if len(numbers) < most:
                    return found[:most], None
                before = numbers[-1]
        return found[:most], found[most - 1].id

    def _current_index(self) -> "MemoryIndex":
        """Return the look-up index, with all that this and other processes have changed."""
        if self._index is None:
            self._index = self._load_index()
        self._follow_changes()
        return self._index

    def _load_index(self, *, anew: bool = False) -> "MemoryIndex":
        """Return the index that is stored in the file; an empty one if there is none, it is broken, or with `anew`."""
        # numpy takes a tenth of a second to import.
        from translator_gui.memory.memory_index import MemoryIndex  # noqa: PLC0415
        from translator_gui.memory.memory_shelf import BrokenIndexError  # noqa: PLC0415

        self._indexed, self._stored, self._version = (0, 0), 0, -1
        with files.explain_memory_errors(self.name):
            stored = None if anew else read_index_parts(self.connection, _INDEX_RULE)
            if stored is not None:
                parts, unit, removal = stored
                try:
                    index = MemoryIndex.from_parts(parts)
                except BrokenIndexError:
                    return self._load_index(anew=True)
                self._indexed, self._stored = (unit, removal), unit
                return index
            # Removals that were made before concern units that are not read.
            self._indexed = (0, rows.last_rows(self.connection)[1])
        return MemoryIndex()

    def _follow_changes(self) -> None:
        """Take what was changed since the last look-up, by whatever process, into the index."""
        with files.explain_memory_errors(self.name):
            version = int(self.connection.execute("PRAGMA data_version").fetchone()[0])
            if version == self._version:
                return
            self._counts.clear()
            self._version = version
            if self._index is None:
                return
            try:
                self._index_new_units(self._index)
            except BaseException:
                # Half of the new units may be in it.
                self._index = None
                raise
            unit, removal = self._indexed
            removed = rows.removals_after(self.connection, removal)
            if removed and removed[0][0] > removal + 1:
                # Another process stored a newer index and cleared the log since.
                self._index = self._load_index()
                self._follow_changes()
                return
            if removed:
                self._index.remove(*(number for _removal, number in removed))
                self._indexed = (unit, removed[-1][0])
        if self._indexed[0] - self._stored >= _MANY:
            self.store_index()

    def _index_new_units(self, index: "MemoryIndex") -> None:
        from translator_gui.memory.memory_index import IndexedUnit  # noqa: PLC0415

        last, start = self._indexed[0], self._indexed[0]

        def new_units() -> Iterable[IndexedUnit]:
            nonlocal last
            for number, source, previous, following in rows.sources_after(self.connection, start):
                last = number
                yield IndexedUnit(number, source, (previous, following))

        remaining = iter(new_units())
        while first := next(remaining, None):
            if last - start > _COMPACTED:
                # Its blocks grew one by one, and left gaps between them.
                self._index = index = index.from_parts(index.to_parts())
            index.extend(chain([first], islice(remaining, _COMPACTED - 1)))
        self._indexed = (last, self._indexed[1])

    def store_index(self) -> None:
        """Store the look-up index in the file, so that the next start reads it; a busy file is left as it is."""
        if self.read_only or self.path is None or self._index is None:
            return
        try:
            with files.memory_transaction(self.connection):
                write_index_parts(self.connection, self._index.parts(), _INDEX_RULE, *self._indexed)
        except files.MemoryWriteError:
            return
        self._stored = self._indexed[0]

    def rebuild_index(self) -> None:
        """Make the look-up index anew from the units."""
        self._index = self._load_index(anew=True)
        self._follow_changes()
        if self._stored != self._indexed[0]:
            self.store_index()

    def build_index(self) -> None:
        """Make and store the look-up index after an import; a large one in a process of its own, which frees the room.

        Otherwise the next look-up makes it.
        """
        if self.path is not None and self._index is None and self.count_all() >= _COMPACTED:
            # Committed units are all that it needs. If it fails, the next look-up makes the index.
            process = start_module(__name__, str(self.path))
            if process is not None:
                process.communicate()
                return
        self._current_index()
        self.store_index()

    def check_index(self) -> bool:
        """Look up 20 known units; rebuild the index if one is not found, and return whether it had to be rebuilt."""
        with files.explain_memory_errors(self.name):
            known = rows.sample_sources(self.connection, _KNOWN_UNITS)
            index = self._current_index()
            is_sound = not index.missing(known) and len(index) == rows.count_units(self.connection)
        if not is_sound:
            self.rebuild_index()
        return not is_sound

    def problems(self) -> list[str]:
        """Verify the whole file and return descriptions of its damage; never raises."""
        found = files.memory_problems(self.connection)
        if found:
            return found
        try:
            altered = list(rows.wrong_checksums(self.connection))
        except UNREADABLE as error:
            return [str(error) or repr(error)]
        return [str(_("unit {number} is not what was written", number=row)) for row in altered]

    def _make_words(self) -> None:
        with files.memory_transaction(self.connection):
            rebuild_words(self.connection)
            write_memory_property(self.connection, _WORDS, _WORD_RULES)


def is_shown(unit: MemoryUnit, project: str) -> bool:
    """Whether a unit may be suggested in the project with a uid: units of projects that keep them, only there."""
    return unit.machine is not MachineHelpRule.NEVER or unit.project == project


def units_that_may_leave(units: Iterable[MemoryUnit], keeping: Sequence[str] = ()) -> list[MemoryUnit]:
    """Return those units that may be part of a request to a service.

    Args:
        units: Found in any memory.
        keeping: Uids of further projects whose units must stay, such as the open one, whose rule was just changed.
    """
    return [unit for unit in units if unit.machine is not MachineHelpRule.NEVER and unit.project not in keeping]


def elapsed_ms(since: float) -> float:
    """Return the milliseconds since a time of `perf_counter`."""
    return (perf_counter() - since) * 1000


if __name__ == "__main__":
    with TranslationMemory.open(Path(sys.argv[1])) as opened:
        opened.rebuild_index()
