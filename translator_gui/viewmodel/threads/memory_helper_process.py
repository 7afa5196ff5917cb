"""The helper process of a window for its translation memories: quick answers, so it has the usual priority."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from translator_gui.model.errors import CancelledError
from translator_gui.project.helper.requests import MEMORY_PROCESS, HelperTaskCallbacks
from translator_gui.viewmodel.threads.helper_process import HelperProcess, Rows
from translator_gui.viewmodel.threads.tasks import Progress, yielding_progress

if TYPE_CHECKING:
    from translator_gui.project.memory.helper_tasks import MemoryTaskState


class MemoryHelperProcess(HelperProcess):
    """Sends tasks to the process that has the translation memories open; see `project.memory.helper_tasks`.

    Where the process cannot start, the tasks are done on the calling thread, one at a time.
    """

    arguments = (MEMORY_PROCESS,)
    has_low_priority = False

    def __init__(self) -> None:
        super().__init__()
        self._own_state: MemoryTaskState | None = None
        self._turn = threading.Lock()
        """Held while a task is done here: the memories are not for two threads at once."""

    def is_short(self, task: str, rows: Rows) -> bool:
        del task, rows
        return False

    def do_here(
        self, task: str, rows: Rows, arguments: tuple[object, ...], progress: Progress, take: Callable[[Any], object]
    ) -> Any:
        # Only without a process does the window import what that does.
        from translator_gui.project.memory.helper_tasks import MEMORY_TASKS, MemoryTaskState  # noqa: PLC0415

        del rows
        with self._turn:
            if self.is_closed:
                raise CancelledError
            self._own_state = self._own_state or MemoryTaskState()
            return MEMORY_TASKS[task](
                self._own_state, HelperTaskCallbacks(yielding_progress(progress), take), *arguments
            )

    def close(self) -> None:
        super().close()
        with self._turn:
            if self._own_state is not None:
                self._own_state.close()
