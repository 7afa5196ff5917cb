"""What a search of memories found, and the changes that somebody makes to it."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy, ngettext
from translator_gui.model.memory_unit import MemoryFileError, MemoryUnit
from translator_gui.project.memory.concordance import (
    ConcordanceHit,
    ConcordancePage,
    ConcordanceQuery,
    all_hits,
    count_hits,
    find_neighbours,
    find_page,
    search_memories,
)
from translator_gui.project.memory.importing import write_units
from translator_gui.project.memory.maintenance import MemoryMaintenance
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.viewmodel.memory.memory_access import MemoryAccess
from translator_gui.viewmodel.memory.memory_units_model import MemoryUnitsModel
from translator_gui.viewmodel.threads.async_calls import AsyncCalls

Neighbours = tuple[MemoryUnit | None, MemoryUnit | None]

UNDONE = {
    "edit": gettext_lazy("Undone: editing a unit"),
    "delete": gettext_lazy("Undone: deleting units"),
    "replace": gettext_lazy("Undone: replacing"),
    "merge duplicates": gettext_lazy("Undone: merging duplicates"),
}
"""What undo says, by the verb of the step."""


class _FirstPage(NamedTuple):
    page: ConcordancePage
    searched: int


class MemorySearchState(QObject):
    """Searches memories on threads, fills the table of units, and changes units; every change can be undone."""

    found = Signal()
    """The table shows what was searched for."""
    counted = Signal()
    changed = Signal(str)
    """Units were changed, and the search is under way again: what was done, for people."""
    failed = Signal(str)

    def __init__(self, access: MemoryAccess, model: MemoryUnitsModel, author: str, parent: QObject) -> None:
        """Search nothing yet.

        Args:
            access: The memories; closed with this object.
            model: The table.
            author: Name of the user, for edited units.
            parent: Qt's.
        """
        super().__init__(parent)
        self.access, self.model, self.author = access, model, author
        model.setParent(self)
        self.only: int | None = None
        """The place of the only memory that is searched; None for all."""
        self.total: int | None = None
        """Number of units found; None while they are counted."""
        self.searched = 0
        """Number of units that were looked at."""
        self.query = ConcordanceQuery("")
        self._page = ConcordancePage(self.query, ())
        self._changed_memory = 0
        self._calls = AsyncCalls(self)
        model.more_wanted.connect(self._find_more)

    @property
    def is_searching(self) -> bool:
        """Whether what the table shows is about to change."""
        return self._calls.busy

    def close(self) -> None:
        """End what is under way and close the memories."""
        self._calls.cancel()
        self.access.close()

    # Searching

    def search(self, query: ConcordanceQuery) -> None:
        """Search for words; the search for other words ends."""
        self.query = query

        def find(memories: tuple[TranslationMemory, ...]) -> _FirstPage:
            chosen = self._chosen(memories)
            page = search_memories(chosen, query)
            if query.project is None:
                return _FirstPage(page, sum(memory.count_all() for memory in chosen))
            return _FirstPage(page, sum(memory.count(query.project) for memory in chosen))

        self._calls.send(self.access.call(find), self._show, self.failed.emit, topic="search")

    def search_again(self) -> None:
        """Search for the same words once more."""
        self.search(self.query)

    def _chosen(self, memories: Sequence[TranslationMemory]) -> Sequence[TranslationMemory]:
        return memories if self.only is None else memories[self.only : self.only + 1]

    def _show(self, answer: _FirstPage) -> None:
        page, self.searched = answer
        self._page = page
        self.total = len(page.hits) if page.end is None else None
        self.model.show_hits(page.hits, has_more=page.end is not None)
        self.found.emit()
        if self.total is None:
            self._calls.send(
                self.access.call(lambda memories: count_hits(self._chosen(memories), page.query)),
                self._show_total,
                self.failed.emit,
                topic="count",
            )

    def _show_total(self, total: int) -> None:
        self.total = total
        self.counted.emit()

    def _find_more(self) -> None:
        page = self._page
        if page.end is None:
            return

        def show(more: ConcordancePage) -> None:
            if self._page is page:
                self._page = more
                self.model.append_hits(more.hits, has_more=more.end is not None)

        self._calls.send(
            self.access.call(lambda memories: find_page(self._chosen(memories), page.query, page.end)),
            show,
            self.failed.emit,
            topic="more",
        )

    def find_neighbours(self, hit: ConcordanceHit, then: Callable[[Neighbours], object]) -> None:
        """Find the units before and after one in its document."""
        project = self.query.project or ""
        self._calls.send(
            self.access.call(lambda memories: find_neighbours(self._chosen(memories)[hit.memory], hit.unit, project)),
            then,
            topic="neighbours",
        )

    # Changing

    def edit(self, hit: ConcordanceHit, source: str, target: str) -> None:
        """Change the texts of a unit."""

        def work(maintenance: MemoryMaintenance) -> str:
            edited = maintenance.edit(hit.unit, source=source, target=target, author=self.author)
            return _("The unit is changed") if edited else ""

        self._change(hit.memory, work)

    def delete(self, hits: Collection[ConcordanceHit]) -> None:
        """Delete units, in each memory as a step of its own."""
        for place in sorted({hit.memory for hit in hits}):
            units = [hit.unit for hit in hits if hit.memory == place]
            self._change(place, partial(_delete, units))

    def undo(self) -> None:
        """Undo the last change of the memory that was changed last; before a change, of the user's own."""

        def work(maintenance: MemoryMaintenance) -> str:
            verb = maintenance.undo()
            return str(UNDONE.get(verb, verb)) if verb else _("Nothing to undo")

        self._change(self._changed_memory, work)

    def _change(self, place: int, work: Callable[[MemoryMaintenance], str]) -> None:
        self._changed_memory = place

        def change(memories: tuple[TranslationMemory, ...]) -> str:
            memory = self._chosen(memories)[place]
            if memory.read_only:
                raise MemoryFileError(
                    gettext_lazy("{path}: this memory is attached for reading only", path=memory.path)
                )
            return work(MemoryMaintenance(memory))

        self._calls.send(self.access.call(change), self._report_change, self.failed.emit)

    def _report_change(self, words: str) -> None:
        self.search_again()
        self.changed.emit(words)

    def export(self, path: Path, then: Callable[[tuple[int, int]], object]) -> None:
        """Export all that was found; `then` gets the numbers of units written and left out as confidential."""
        query = self._page.query
        self._calls.send(
            self.access.call(lambda memories: write_units(path, all_hits(self._chosen(memories), query), force=True)),
            then,
            self.failed.emit,
        )


def _delete(units: Sequence[MemoryUnit], maintenance: MemoryMaintenance) -> str:
    number = maintenance.delete(units)
    return ngettext("{number} unit deleted", "{number} units deleted", number)
