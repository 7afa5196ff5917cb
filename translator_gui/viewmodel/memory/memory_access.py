"""Opens the memories of a user for dialogs that search and change them: on threads, one call at a time."""

import threading
from collections.abc import Callable
from typing import TypeVar

from translator_gui.model.errors import CancelledError, TranslatorError
from translator_gui.project.memory.memory_service import MemoryService
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.settings import UserSettings
from translator_gui.viewmodel.threads.tasks import Progress, run_in_pool

Answer = TypeVar("Answer")


class MemoryAccess:
    """Opens the user's own memory and the attached ones when they are first needed; SQLite runs without Python's lock.

    Args:
        settings: Which memories are attached.
    """

    def __init__(self, settings: UserSettings) -> None:
        self._settings = settings
        self._turn = threading.Lock()
        self._service: MemoryService | None = None
        self._closed = False
        self.problems: tuple[TranslatorError, ...] = ()
        """Why memories could not be opened."""

    def again(self) -> "MemoryAccess":
        """Return access to the same memories over connections of their own, for long questions."""
        return MemoryAccess(self._settings)

    def call(self, work: Callable[[tuple[TranslationMemory, ...]], Answer]) -> Callable[[Progress], Answer]:
        """Return work on the open memories that a thread can do; it waits for the call before it.

        Raises (what is returned):
            MemoryFileError: No memory can be opened, or `work` raises it.
        """

        def do(progress: Progress) -> Answer:
            with self._turn:
                # A search for what was typed since is waiting.
                progress(0, 0)
                return work(self._memories())

        return do

    def _memories(self) -> tuple[TranslationMemory, ...]:
        if self._closed:
            raise CancelledError
        if self._service is None:
            service, problems = MemoryService.for_user(self._settings)
            self.problems = tuple(problems)
            if not service.memories and problems:
                service.close()
                raise problems[0]
            self._service = service
        return self._service.memories

    def close(self) -> None:
        """Close the memories when the call that is under way has ended; later calls are cancelled."""
        run_in_pool(self._close)

    def _close(self) -> None:
        with self._turn:
            self._closed = True
            if self._service is not None:
                self._service.close()
                self._service = None
