"""What a search of memories found, and the changes that somebody makes to it."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy, ngettext
from translator_gui.model.memory_unit import MemoryFileError, MemoryUnit
from translator_gui.project.memory.concordance import (
    MOST_COUNTED,
    OPEN_PROJECT,
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
from translator_gui.viewmodel.threads.memory_helper_process import MemoryHelperProcess

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


class OpenProjectSearch:
    """Searches the sentences of the open project that no memory file has, in the memory's process, from any thread.

    Args:
        helper: The process.
    """

    def __init__(self, helper: MemoryHelperProcess) -> None:
        self._helper = helper

    def find(self, query: ConcordanceQuery, before: int | None, most: int) -> ConcordancePage:
        """Return a page of the sentences that hold words; see `concordance.find_in_project`."""
        return self._call("search_project", query, before, most)

    def count_found(self, query: ConcordanceQuery) -> int:
        """Return the number of sentences that hold words."""
        return self._call("count_found_in_project", query)

    def count(self, project: str) -> int:
        """Return the number of sentences that are searched."""
        return self._call("count_project_sentences", project)

    def find_neighbours(self, unit: MemoryUnit, project: str) -> Neighbours:
        """Return the sentences before and after one."""
        return self._call("find_project_neighbours", unit, project)

    def _call(self, task: str, *arguments: object) -> Any:
        return self._helper.call(task, (), *arguments, progress=_pass, urgent=True)


def _pass(done: int, total: int) -> None:
    """Report no progress: an answer takes a moment."""
    del done, total


class MemorySearchState(QObject):
    """Searches memories on threads, fills the table of units, and changes units; every change can be undone."""

    found = Signal()
    """The table shows what was searched for."""
    counted = Signal()
    changed = Signal(str)
    """Units were changed, and the search is under way again: what was done, for people."""
    failed = Signal(str)

    def __init__(
        self,
        access: MemoryAccess,
        model: MemoryUnitsModel,
        author: str,
        parent: QObject,
        project: OpenProjectSearch | None = None,
    ) -> None:
        """Search nothing yet.

        Args:
            access: The memories; closed with this object.
            model: The table.
            author: Name of the user, for edited units.
            parent: Qt's.
            project: Searches the sentences of the open project that no memory file has; None to leave them out.
        """
        super().__init__(parent)
        self.access, self.model, self.author = access, model, author
        self._project = project
        self._find_in_project = project.find if project is not None else None
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
            page = search_memories(chosen, query, self._find_in_project)
            if query.project is None:
                return _FirstPage(page, sum(memory.count_all() for memory in chosen))
            own = self._project.count(query.project) if self._project is not None else 0
            return _FirstPage(page, own + sum(memory.count(query.project) for memory in chosen))

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

            def count(memories: tuple[TranslationMemory, ...]) -> int:
                own = self._project.count_found(page.query) if self._project is not None else 0
                return min(MOST_COUNTED, own + count_hits(self._chosen(memories), page.query))

            self._calls.send(
                self.access.call(count),
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
            self.access.call(
                lambda memories: find_page(self._chosen(memories), page.query, page.end, project=self._find_in_project)
            ),
            show,
            self.failed.emit,
            topic="more",
        )

    def find_neighbours(self, hit: ConcordanceHit, then: Callable[[Neighbours], object]) -> None:
        """Find the units before and after one in its document."""
        project = self.query.project or ""

        def find(memories: tuple[TranslationMemory, ...]) -> Neighbours:
            if hit.memory == OPEN_PROJECT and self._project is not None:
                return self._project.find_neighbours(hit.unit, project)
            return find_neighbours(self._chosen(memories)[hit.memory], hit.unit, project)

        self._calls.send(self.access.call(find), then, topic="neighbours")

    # Changing

    def edit(self, hit: ConcordanceHit, source: str, target: str) -> None:
        """Change the texts of a unit."""

        def work(maintenance: MemoryMaintenance) -> str:
            edited = maintenance.edit(hit.unit, source=source, target=target, author=self.author)
            return _("The unit is changed") if edited else ""

        self._change(hit.memory, work)

    def delete(self, hits: Collection[ConcordanceHit]) -> None:
        """Delete units, in each memory as a step of its own."""
        for place in sorted({hit.memory for hit in hits if hit.memory != OPEN_PROJECT}):
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
            self.access.call(
                lambda memories: write_units(
                    path, all_hits(self._chosen(memories), query, self._find_in_project), force=True
                )
            ),
            then,
            self.failed.emit,
        )


def _delete(units: Sequence[MemoryUnit], maintenance: MemoryMaintenance) -> str:
    number = maintenance.delete(units)
    return ngettext("{number} unit deleted", "{number} units deleted", number)
