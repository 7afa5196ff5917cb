"""Maintenance of a memory: search, edit, delete, replace, merge duplicates, undo."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from translator_gui.model.memory_unit import MemoryUnit, UnitOrigin
from translator_gui.model.moment import now_ms
from translator_gui.paths import memory_file
from translator_gui.project.memory.backups import back_up_before_change, memory_backups
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.memory.unit_keys import content_uid, source_key, texts_key
from translator_gui.store.memory import maintenance_log as log
from translator_gui.store.memory.fed_projects import MemoryProject
from translator_gui.store.memory.memory_file import explain_memory_errors, memory_transaction
from translator_gui.store.memory.unit_words import find_words, word_query
from translator_gui.store.memory.units import read_units

_PAGE = 500


class MemoryMaintenance:
    """Searches and changes the units of a memory; each change is a step that can be undone.

    Args:
        memory: Open for writing.
    """

    def __init__(self, memory: TranslationMemory) -> None:
        self._memory = memory
        self._connection = memory.connection

    def find(self, text: str = "", *, author: str = "", project: str = "") -> Iterator[MemoryUnit]:
        """Yield units that hold words or a phrase, or all; by author's name and project's uid if given."""
        for units in self._pages(text, author, project):
            yield from (
                unit
                for unit in units
                if (not author or unit.author == author) and (not project or unit.project == project)
            )

    def edit(self, unit: MemoryUnit, *, source: str | None = None, target: str | None = None, author: str = "") -> bool:
        """Change the texts of a unit; return whether anything was changed."""
        edited = _edited(
            unit, unit.source if source is None else source, unit.target if target is None else target, author
        )
        return bool(self._change("edit", [log.UnitChange(unit, edited)]))

    def delete(self, units: Iterable[MemoryUnit]) -> int:
        """Delete units; return their number."""
        return self._change("delete", [log.UnitChange(unit, None) for unit in units])

    def replace(self, units: Iterable[MemoryUnit], replaced: Callable[[str], str], author: str = "") -> int:
        """Change the English of units by a function, such as one that replaces a word; return the number changed."""
        changes = [
            log.UnitChange(unit, _edited(unit, unit.source, target, author))
            for unit in units
            if (target := replaced(unit.target)) != unit.target
        ]
        return self._change("replace", changes)

    def merge_duplicates(self) -> int:
        """Delete units with the same texts and project as a better one; return their number.

        The best is approved, else the newest.
        """
        with explain_memory_errors(self._memory.name):
            surplus = [row for group in log.duplicate_rows(self._connection) for row in group[1:]]
            units = read_units(self._connection, surplus)
        return self._change("merge duplicates", [log.UnitChange(unit, None) for unit in units])

    def count_duplicates(self) -> int:
        """Return the number of units that `merge_duplicates` would delete."""
        with explain_memory_errors(self._memory.name):
            return sum(len(group) - 1 for group in log.duplicate_rows(self._connection))

    def undo(self) -> str:
        """Undo the last step; return its verb: "edit", "delete", "replace", "merge duplicates", or empty if none."""
        self._back_up()
        with memory_transaction(self._connection):
            verb = log.undo_last_step(self._connection)
        self._memory.changed()
        return verb

    def undoable(self) -> str:
        """Return the verb of the step that undo would take back; empty if there is none."""
        with explain_memory_errors(self._memory.name):
            return log.last_step(self._connection)

    def authors(self) -> list[tuple[str, int]]:
        """Return the authors of units with the numbers of their units."""
        with explain_memory_errors(self._memory.name):
            return log.memory_authors(self._connection)

    def _pages(self, text: str, author: str, project: str) -> Iterator[list[MemoryUnit]]:
        query = word_query(text)
        if text.strip() and not query:
            return
        last: int | None = None
        while True:
            with explain_memory_errors(self._memory.name):
                rows = (
                    find_words(self._connection, query, _PAGE, last)
                    if query
                    else log.filtered_rows(self._connection, author, project, last or 0, _PAGE)
                )
                units = read_units(self._connection, rows)
            yield units
            if len(rows) < _PAGE:
                return
            last = rows[-1]

    def _back_up(self) -> None:
        with explain_memory_errors(self._memory.name):
            # Without one the step can still be undone.
            back_up_before_change(self._connection)

    def _change(self, verb: str, changes: list[log.UnitChange]) -> int:
        wanted: list[log.UnitChange] = []
        made: set[bytes] = set()
        for before, after in changes:
            if before is not None and before == after:
                continue
            # Two units that become equal are one.
            wanted.append(log.UnitChange(before, None if after is not None and after.uid in made else after))
            if after is not None:
                made.add(after.uid)
        if not wanted:
            return 0
        dismissed = [
            (unit.uid, texts_key(unit.source, unit.target))
            for change in wanted
            if (unit := change.before) is not None and unit.origin is UnitOrigin.PROJECT
        ]
        self._back_up()
        with memory_transaction(self._connection):
            log.apply_changes_with_log(self._connection, verb, wanted, dismissed)
        self._memory.changed()
        return len(wanted)


class MemoryDescription(NamedTuple):
    """What a memory is and holds.

    Attributes:
        path: The file.
        read_only: Whether it may not be changed.
        units: Number of its units.
        size: Of the file, in bytes.
        authors: With the numbers of their units, the most productive first.
        projects: By title.
        backup: The latest backup; None if there is none.
    """

    path: Path
    read_only: bool
    units: int
    size: int
    authors: tuple[tuple[str, int], ...]
    projects: tuple[MemoryProject, ...]
    backup: Path | None = None


def describe_memory(memory: TranslationMemory) -> MemoryDescription:
    """Return what a memory is and holds.

    Raises:
        MemoryFileError: It is damaged or busy.
    """
    path = memory.path or Path()
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return MemoryDescription(
        path,
        memory.read_only,
        memory.count_all(),
        size,
        tuple(MemoryMaintenance(memory).authors()),
        tuple(memory.projects()),
        next(iter(memory_backups()[::-1]), None) if path == memory_file() else None,
    )


def _edited(unit: MemoryUnit, source: str, target: str, author: str) -> MemoryUnit:
    """Return a unit with other texts: a unit of its own, which its project does not overwrite."""
    if (source, target) == (unit.source, unit.target):
        return unit
    return unit._replace(
        uid=content_uid(source, target, unit.source_language, unit.target_language),
        source=source,
        target=target,
        source_key=source_key(source),
        author=author or unit.author,
        time=now_ms(),
        origin=UnitOrigin.EDITED,
        id=0,
    )
