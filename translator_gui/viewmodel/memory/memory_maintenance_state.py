"""The maintenance of a memory: which one, what it holds, and long jobs on it in a helper process of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.naming import printable
from translator_gui.project.memory.importing import MemoryImport
from translator_gui.project.memory.maintenance import MemoryDescription, describe_memory
from translator_gui.project.memory.maintenance_jobs import MemoryVerification, UnitReplacement
from translator_gui.viewmodel.memory.memory_access import MemoryAccess
from translator_gui.viewmodel.memory.memory_search_state import UNDONE, MemorySearchState
from translator_gui.viewmodel.memory.memory_units_model import MemoryMaintenanceModel
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.helper_process import HelperProcess

if TYPE_CHECKING:
    from translator_gui.viewmodel.threads.pending_query import PendingQuery


class MemoryMaintenanceState(MemorySearchState):
    """Searches and changes one memory at a time; long jobs run in a helper process and can be cancelled."""

    described = Signal()
    """What the memories hold was read."""
    job_changed = Signal()
    """A job began, went on, or ended."""

    def __init__(self, access: MemoryAccess, author: str, parent: QObject) -> None:
        super().__init__(access, MemoryMaintenanceModel(), author, parent)
        self.only = 0
        self.memories: tuple[MemoryDescription, ...] = ()
        self.job = ""
        """What is being done, for people; empty for nothing."""
        self.can_cancel = False
        """Whether the job can be cancelled: changes of units are made all or not at all."""
        # Counting the units of authors takes a second in a large memory; searches do not wait for it.
        self._descriptions = access.again()
        self._helper = HelperProcess()
        self._jobs = AsyncCalls(self)
        self._pending: PendingQuery | None = None
        self._was_changed = False
        """Whether units were changed since the memories were described."""

    @property
    def can_undo(self) -> bool:
        """Whether the memory that is shown has a change that undo takes back."""
        return self._was_changed or (self.memory is not None and bool(self.memory.undoable))

    @property
    def memory(self) -> MemoryDescription | None:
        """The memory that is shown; None until it was read."""
        place = self.only or 0
        return self.memories[place] if place < len(self.memories) else None

    @property
    def is_working(self) -> bool:
        """Whether anything is under way."""
        return self.is_searching or self._jobs.busy

    def close(self) -> None:
        self._jobs.cancel()
        self._helper.close()
        self._descriptions.close()
        super().close()

    def read_memories(self) -> None:
        """Read what the memories hold."""
        self._calls.send(
            self._descriptions.call(lambda memories: tuple(map(describe_memory, memories))),
            self._take_memories,
            self.failed.emit,
            topic="memories",
        )

    def _take_memories(self, memories: tuple[MemoryDescription, ...]) -> None:
        self.memories, self._was_changed = memories, False
        self.described.emit()

    # Jobs

    def _start(
        self, words: str, job: str, *arguments: object, then: Callable[[Any], object], can_cancel: bool = True
    ) -> None:
        """Start a job on the memory that is shown.

        Args:
            words: What is being done, for people.
            job: A name in `MEMORY_JOBS`.
            arguments: The job's.
            then: Gets the answer.
            can_cancel: Whether it can be cancelled.
        """
        memory = self.memory
        if memory is None or self._pending is not None:
            return
        path = memory.path

        def end(answer: object) -> None:
            self._end()
            then(answer)

        def fail(reason: str) -> None:
            self._end()
            self._report("")
            self.failed.emit(reason)

        def show(done: int, _total: int) -> None:
            if done and self._pending is not None:
                self.job = _("{doing} ({units})", doing=words, units=ngettext("{number} unit", "{number} units", done))
                self.job_changed.emit()

        self.job, self.can_cancel = words, can_cancel
        self._pending = self._jobs.send(
            lambda progress: self._helper.call("run_memory_job", (), job, path, *arguments, progress=progress),
            end,
            fail,
            progressed=show,
        )
        self.job_changed.emit()

    def _end(self) -> None:
        self._pending = None
        self.job, self.can_cancel = "", False
        self.job_changed.emit()

    def cancel_job(self) -> None:
        """Cancel the job that is under way; what an import has added stays."""
        if self._pending is not None and self.can_cancel:
            self._pending.cancel()
            self._end()
            self._report(_("Cancelled"))

    def _report_change(self, words: str) -> None:
        self._was_changed = True
        self.read_memories()
        super()._report_change(words)

    def _report(self, words: str) -> None:
        self.search_again()
        self.read_memories()
        self.changed.emit(words)

    def import_file(self, path: Path) -> None:
        """Import the units of a file."""

        def report(numbers: MemoryImport) -> None:
            words = ngettext(
                "{name}: {number} unit, {added} new",
                "{name}: {number} units, {added} new",
                numbers.read,
                name=printable(path.name),
                added=format_number(numbers.added),
            )
            if numbers.skipped:
                rest = ngettext(
                    "{number} entry without both languages was left out",
                    "{number} entries without both languages were left out",
                    numbers.skipped,
                )
                words = f"{words}; {rest}"
            self._report(words)

        self._start(_("Importing {name}…", name=printable(path.name)), "import_file", path, then=report)

    def export_file(self, path: Path, then: Callable[[tuple[int, int]], object]) -> None:
        """Export the memory; `then` gets the numbers of units written and left out."""
        self._start(_("Exporting…"), "export_file", path, then=then)

    def verify(self, then: Callable[[MemoryVerification], object]) -> None:
        """Look for damage in the memory."""
        self._start(_("Verifying…"), "verify", then=then)

    def count_duplicates(self, then: Callable[[int], object]) -> None:
        """Count the units that merging duplicates would delete."""
        self._start(_("Looking for duplicates…"), "count_duplicates", then=then)

    def merge_duplicates(self) -> None:
        """Delete units with the same texts and project as a better one."""

        def report(number: int) -> None:
            self._report(ngettext("{number} duplicate deleted", "{number} duplicates deleted", number))

        self._start(_("Merging duplicates…"), "merge_duplicates", then=report, can_cancel=False)

    def find_replacements(self, text: str, replacement: str, then: Callable[[list[UnitReplacement]], object]) -> None:
        """Find what replacing a text in the English of the units found would change."""
        query = self._page.query._replace(side="target")
        self._start(_("Looking through the units…"), "find_replacements", query, text, replacement, then=then)

    def replace(self, rows: list[UnitReplacement], texts: dict[str, str]) -> None:
        """Give units another English, by their English before."""

        def report(number: int) -> None:
            self._report(ngettext("Replaced in {number} unit", "Replaced in {number} units", number))

        units = [row.unit for row in rows]
        self._start(_("Replacing…"), "replace", units, texts, self.author, then=report, can_cancel=False)

    def undo(self) -> None:
        def report(verb: str) -> None:
            self._report(str(UNDONE.get(verb, verb)) if verb else _("Nothing to undo"))

        self._start(_("Undoing…"), "undo", then=report, can_cancel=False)
