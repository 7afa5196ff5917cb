"""Concordance: the units of several memories that hold words or a phrase, page by page, with the words to be lit.

The sentences of an open project that no memory file has are in a memory in RAM of the memory process; the window asks
for them with a function (`FindInProject`), and they are the first.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from translator_gui.model.memory_unit import MemoryUnit
from translator_gui.project.memory.translation_memory import TranslationMemory, is_shown
from translator_gui.store.memory.memory_file import explain_memory_errors
from translator_gui.store.memory.unit_search import UnitFilter, count_found, find_units
from translator_gui.store.memory.unit_words import find_word_ranges, query_spellings, word_query
from translator_gui.store.memory.units import has_project_units, read_units, units_with_key, units_with_uids

PAGE = 30
"""Units of a page: as many as a window shows; reading and marking them takes longer than finding them."""
MOST_COUNTED = 100_000
"""Counting ends there."""
_FEWEST_LETTERS = 3
"""Of a word that is not typed to its end."""
_MOST_NEIGHBOURS = 50
OPEN_PROJECT = -1
"""The place of the sentences of the open project that no memory file has."""
_SIDES = "source", "target"
Ranges = tuple[tuple[int, int], ...]


class ConcordanceQuery(NamedTuple):
    """What is searched for in memories.

    Attributes:
        text: Words or a phrase; empty for all units.
        side: "source" or "target" to search one language only; empty for both.
        phrase: Whether the words are a phrase; else all of them are wanted, in any order and in either text.
        project: Uid of the open project, or empty: units of projects that keep them are found only there. None for a
            search that shows all.
        author: Only units of an author; empty for all.
        only_project: Only units of the project with a uid; empty for all.
    """

    text: str
    side: str = ""
    phrase: bool = True
    project: str | None = ""
    author: str = ""
    only_project: str = ""

    @property
    def has_words(self) -> bool:
        """Whether there is a word to be searched for."""
        return bool(word_query(self.text, self.side, phrase=self.phrase))

    def as_typed_so_far(self) -> "ConcordanceQuery | None":
        """Return the query for a text whose last word is not typed to its end; None if there is none.

        One or two letters begin too many words: until there are more, only the words before them count.
        """
        *before, last = self.text.split() or [""]
        if self.text[-1:].isspace() or last.endswith("*"):
            return None
        if len(last) >= _FEWEST_LETTERS:
            return self._replace(text=f"{self.text}*")
        return self._replace(text=" ".join(before)) if before else None


class ConcordanceHit(NamedTuple):
    """A unit that a search found.

    Attributes:
        memory: Place of its memory in the list of memories, or `OPEN_PROJECT`.
        unit: With both texts.
        source_ranges: The words of the Urdu that were searched for, ascending, in code points.
        target_ranges: Those of the English.
    """

    memory: int
    unit: MemoryUnit
    source_ranges: Ranges = ()
    target_ranges: Ranges = ()


class ConcordancePlace(NamedTuple):
    """Where a page of hits ended: the place of the memory, and the row number of the last unit."""

    memory: int
    row: int | None = None


class ConcordancePage(NamedTuple):
    """A page of hits.

    Attributes:
        query: What was searched for: whole words, or their beginnings where no whole words were found.
        hits: The newest of each memory first.
        end: Where the next page begins; None if there is none.
    """

    query: ConcordanceQuery
    hits: tuple[ConcordanceHit, ...]
    end: ConcordancePlace | None = None


FindInProject = Callable[[ConcordanceQuery, int | None, int], ConcordancePage]
"""Finds a page in the sentences of the open project that no memory file has; the last two arguments are `before`, the
row number where the page before ended, and the largest number of units."""


def search_memories(
    memories: Sequence[TranslationMemory], query: ConcordanceQuery, project: FindInProject | None = None
) -> ConcordancePage:
    """Find the first page of the units that hold words; where none do, the last word may be going to be longer.

    Raises:
        MemoryFileError: A memory is damaged or busy.
    """
    page = find_page(memories, query, project=project)
    typed = query.as_typed_so_far() if not page.hits and query.has_words else None
    return page if typed is None else find_page(memories, typed, project=project)


def find_page(
    memories: Sequence[TranslationMemory],
    query: ConcordanceQuery,
    start: ConcordancePlace | None = None,
    most: int = PAGE,
    project: FindInProject | None = None,
) -> ConcordancePage:
    """Find a page of the units that hold words.

    Args:
        memories: To be searched, in this order.
        query: What is searched for.
        start: Where the page before ended.
        most: Largest number of units.
        project: Finds the sentences of the open project.

    Raises:
        MemoryFileError: A memory is damaged or busy.
    """
    wanted = _filter(query)
    if query.text.strip() and not wanted.words:
        return ConcordancePage(query, ())
    spellings = query_spellings(query.text, phrase=query.phrase)
    is_beginning = query.text.rstrip().endswith("*")
    place, before = start or ConcordancePlace(0 if project is None else OPEN_PROJECT)
    found: list[ConcordanceHit] = []
    if place == OPEN_PROJECT and project is not None:
        page = project(query, before, most)
        found += (hit._replace(memory=OPEN_PROJECT) for hit in page.hits)
        if page.end is not None:
            return ConcordancePage(query, tuple(found), ConcordancePlace(OPEN_PROJECT, page.end.row))
        place, before = 0, None
    for at in range(place, len(memories)):
        connection = memories[at].connection
        while len(found) < most:
            room = most - len(found)
            with explain_memory_errors(memories[at].name):
                rows = find_units(connection, wanted, before, room)
                units = read_units(connection, rows)
            found += (ConcordanceHit(at, unit, *_ranges(unit, query, spellings, is_beginning)) for unit in units)
            if len(rows) < room:
                break
            before = rows[-1]
        else:
            return ConcordancePage(query, tuple(found), ConcordancePlace(at, before))
        before = None
    return ConcordancePage(query, tuple(found))


def count_hits(memories: Sequence[TranslationMemory], query: ConcordanceQuery) -> int:
    """Return the number of units that a query finds, at most `MOST_COUNTED`.

    Raises:
        MemoryFileError: A memory is damaged or busy.
    """
    wanted, number = _filter(query), 0
    for memory in memories:
        with explain_memory_errors(memory.name):
            number += count_found(memory.connection, wanted, MOST_COUNTED - number)
    return number


def all_hits(
    memories: Sequence[TranslationMemory], query: ConcordanceQuery, project: FindInProject | None = None
) -> Iterator[MemoryUnit]:
    """Yield all units that hold words.

    Raises:
        MemoryFileError: A memory is damaged or busy.
    """
    page = find_page(memories, query, most=1000, project=project)
    while True:
        yield from (hit.unit for hit in page.hits)
        if page.end is None:
            return
        page = find_page(memories, query, page.end, most=1000, project=project)


def find_in_project(
    own: Sequence[TranslationMemory],
    others: Sequence[TranslationMemory],
    query: ConcordanceQuery,
    before: int | None,
    most: int,
) -> ConcordancePage:
    """Find a page in the sentences of the open project, without those that another memory has word for word.

    Args:
        own: The memory of the project alone; empty if the project feeds the others.
        others: The other memories that are searched.
        query: What is searched for.
        before: Where the page before ended.
        most: Largest number of units.

    Raises:
        MemoryFileError: A memory is damaged or busy.
    """
    page = find_page(own, query, ConcordancePlace(0, before), most)
    hits = tuple(hit for hit in page.hits if not any(_has_unit(memory, hit.unit) for memory in others))
    return page._replace(hits=hits)


def count_in_project(
    own: Sequence[TranslationMemory], others: Sequence[TranslationMemory], query: ConcordanceQuery
) -> int:
    """Return the number of sentences that `find_in_project` finds on all pages.

    Raises:
        MemoryFileError: A memory is damaged or busy.
    """
    sharing = [memory for memory in others if has_project_units(memory.connection, query.project or "")]
    if not sharing:
        return count_hits(own, query)
    return sum(not any(_has_unit(memory, unit) for memory in sharing) for unit in all_hits(own, query))


def _has_unit(memory: TranslationMemory, unit: MemoryUnit) -> bool:
    with explain_memory_errors(memory.name):
        stored = units_with_uids(memory.connection, [unit.uid]).get(unit.uid)
    return stored is not None and (stored.source, stored.target) == (unit.source, unit.target)


def find_neighbours(
    memory: TranslationMemory, unit: MemoryUnit, project: str
) -> tuple[MemoryUnit | None, MemoryUnit | None]:
    """Return the units of the sentences before and after a unit's in its document; None where they are not known.

    Raises:
        MemoryFileError: The memory is damaged or busy.
    """

    def find(key: int) -> MemoryUnit | None:
        units = units_with_key(memory.connection, key, _MOST_NEIGHBOURS) if key else []
        where = unit.project, unit.document
        return next((one for one in units if (one.project, one.document) == where and is_shown(one, project)), None)

    with explain_memory_errors(memory.name):
        return find(unit.previous_key), find(unit.next_key)


def _filter(query: ConcordanceQuery) -> UnitFilter:
    words = word_query(query.text, query.side, phrase=query.phrase)
    return UnitFilter(words, query.author, query.only_project, query.project)


def _ranges(
    unit: MemoryUnit, query: ConcordanceQuery, spellings: Sequence[tuple[str, ...]], is_beginning: bool
) -> tuple[Ranges, Ranges]:
    if not spellings:
        return (), ()
    if query.phrase or not is_beginning:
        sorts = [(spellings, is_beginning)]
    else:
        # Only the last word is the beginning of one.
        sorts = [(spellings[:-1], False), (spellings[-1:], True)]
    source, target = (
        tuple(
            sorted(
                {
                    one
                    for some, beginning in sorts
                    for one in find_word_ranges(text, some, is_beginning=beginning)
                    if query.side in {"", side}
                }
            )
        )
        for text, side in zip((unit.source, unit.target), _SIDES, strict=True)
    )
    return source, target
