"""The helper process of a window: long Python work is done there, so that no key waits for Python's lock.

A thread of the window calls a task and waits for its answer without the lock. Where the process cannot start or has
ended, the task is done on the calling thread instead.
"""

import contextlib
import itertools
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import translator_gui
from translator_gui.model.errors import CancelledError
from translator_gui.model.segment import Paragraph
from translator_gui.project.helper.frames import read_frame, write_frame
from translator_gui.project.helper.requests import (
    CancelTaskRequest,
    HelperTaskCallbacks,
    HelperTaskProgress,
    HelperTaskRequest,
    HelperTaskResult,
    StoreParagraphsRequest,
)
from translator_gui.project.paragraph_blocks import PARAGRAPHS_PER_BLOCK, ParagraphBlock, ParagraphBlocks
from translator_gui.viewmodel.threads.tasks import Progress, yielding_progress

if TYPE_CHECKING:
    import subprocess

    from translator_gui.project.findings_index import FindingsIndex
    from translator_gui.project.search_index import SearchIndex

Rows = Sequence[Paragraph | None]

_POLL_SECONDS = 0.05
_LAST_SECONDS = 2.0
_MOST_DEATHS = 3
_FEW = 1_000
"""Paragraphs that are worked through in a moment: no process is started for fewer."""
_FEW_TO_CHECK = 200
"""Paragraphs that are checked in a moment."""
_ALWAYS = frozenset(
    {
        "prepare_dictionary",
        "find_suspect_words",
        "suggest_words",
        "find_misspelling",
        "look_up_words",
        "find_names_in_rows",
        "teach_memory_words",
        "align_translation",
        "rank_adequacy",
        "read_glossary_file",
        "analyse_memory_matches",
        "run_memory_job",
    }
)
"""Tasks that are long for few paragraphs too: they read a dictionary or a memory, or get other texts."""


class HelperProcess:
    """Starts and ends the helper process for long Python work, and sends it tasks. Any thread may call."""

    arguments: tuple[str, ...] = ()
    """Of `python -m translator_gui.project.helper`."""
    has_low_priority = True

    def __init__(self) -> None:
        self._lock = threading.Lock()
        """Held while requests are written and while the process starts or ends."""
        self._process: subprocess.Popen[bytes] | None = None
        self._waiting: dict[int, queue.SimpleQueue[HelperTaskProgress | HelperTaskResult | None]] = {}
        self._numbers = itertools.count()
        self._sent: list[ParagraphBlock] = []
        self._total: int = 0
        """Of the paragraphs that the process has."""
        self._deaths = 0
        self._closed = False
        self._index: SearchIndex | None = None
        """Of the texts, where the window searches them itself."""
        self._findings: tuple[int, FindingsIndex] | None = None
        """What checks found, where the window runs them itself; each check goes on where the last one stopped."""
        self._own_lock = threading.Lock()
        """Held while the window runs checks itself."""

    @property
    def process_id(self) -> int | None:
        """The process id of the helper process; None if it is not running."""
        return self._process.pid if self._process is not None else None

    @property
    def is_closed(self) -> bool:
        """Whether the helper process was ended for good."""
        return self._closed

    def call(
        self,
        task: str,
        rows: Rows,
        *arguments: object,
        progress: Progress,
        take: Callable[[Any], object] = bool,
        urgent: bool = False,
        is_long: bool = False,
    ) -> Any:
        """Do a task in the helper process and wait for the result; must not be called on the interface's thread.

        Args:
            task: A name in `translator_gui.project.helper.tasks.TASKS`, or in the tasks of a derived class.
            rows: The paragraphs of the project as they are now.
            arguments: The task's; they are pickled.
            progress: Told how much is done; raises `CancelledError` to stop the task.
            take: Gets each part of the answer that the task sends before it ends, on this thread.
            urgent: Whether it is done in the midst of another task; it gets no rows.
            is_long: Whether it is long for few paragraphs too.

        Raises:
            TranslatorError: As the task.
            CancelledError: As `progress`.
        """
        if not is_long and self.is_short(task, rows):
            return self.do_here(task, rows, arguments, progress, take)
        number = next(self._numbers)
        answers = self._waiting[number] = queue.SimpleQueue()
        try:
            asked = self._request(HelperTaskRequest(number, task, arguments, urgent), rows, progress)
            answer = self._wait(answers, progress, take) if asked else None
        except CancelledError:
            self._cancel(number)
            raise
        finally:
            del self._waiting[number]
        if self._closed:
            raise CancelledError
        if answer is None:
            return self.do_here(task, rows, arguments, progress, take)
        if answer.error is not None:
            kind, error_arguments, attributes = answer.error
            error = kind.__new__(kind)
            error.args = error_arguments
            error.__dict__.update(attributes)
            raise error
        return answer.value

    def close(self) -> None:
        """End the helper process; running calls are cancelled."""
        self._closed = True
        process = self._process
        if process is None:
            return
        import subprocess  # noqa: PLC0415 (imported already, with the process)

        # Not the lock: a call may be writing, and ends with the process.
        if process.stdin is not None:
            try:
                process.stdin.close()
            except OSError:
                process.kill()
        try:
            process.wait(_LAST_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    # Asking

    def _request(self, request: HelperTaskRequest, rows: Rows, progress: Progress) -> bool:
        """Send changed paragraphs and a task to the helper process; return False if there is no process."""
        with self._lock:
            if not self._is_running():
                return False
            try:
                if not request.urgent:
                    self._send_rows(rows, progress)
                self._send(request)
            except (OSError, ValueError):
                return False
        return True

    def _send_rows(self, rows: Rows, progress: Progress) -> None:
        total, blocks, sent = len(rows), ParagraphBlocks.of(rows).blocks, self._sent
        if total != self._total:
            self._send(StoreParagraphsRequest(-1, None, total))
            self._total = total
            sent[:] = ParagraphBlocks(total).blocks
        for number, block in enumerate(blocks):
            if block is not sent[number] and block != sent[number]:
                progress(number * PARAGRAPHS_PER_BLOCK, total)
                self._send(StoreParagraphsRequest(number, block, total))
                sent[number] = block
                # The interface gets Python's lock between two blocks.
                time.sleep(0)

    def _cancel(self, number: int) -> None:
        # A process that has just ended has nothing to cancel any more.
        with self._lock, contextlib.suppress(OSError, ValueError):
            self._send(CancelTaskRequest(number))

    def _send(self, request: object) -> None:
        stream = self._process.stdin if self._process is not None else None
        if stream is None:
            raise BrokenPipeError
        write_frame(stream, request)

    @staticmethod
    def _wait(
        answers: "queue.SimpleQueue[HelperTaskProgress | HelperTaskResult | None]",
        progress: Progress,
        take: Callable[[Any], object],
    ) -> HelperTaskResult | None:
        """Wait for the result of a task of the helper process; None if the process ended before it."""
        done = total = 0
        while True:
            try:
                answer = answers.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                progress(done, total)
                continue
            if not isinstance(answer, HelperTaskProgress):
                return answer
            if answer.part is None:
                done, total = answer.done, answer.total
            progress(done, total)
            if answer.part is not None:
                take(answer.part)

    def is_short(self, task: str, rows: Rows) -> bool:
        """Whether a task is done on the calling thread in a moment, so that no process is needed."""
        few = _FEW_TO_CHECK if task == "check_sentences" else _FEW
        return len(rows) < few and task not in _ALWAYS

    def do_here(
        self, task: str, rows: Rows, arguments: tuple[object, ...], progress: Progress, take: Callable[[Any], object]
    ) -> Any:
        """Do a task on the calling thread, because it is short or there is no process."""
        # Only without a helper does the window import what that does.
        from translator_gui.project.helper.tasks import TASKS, HelperProjectCache  # noqa: PLC0415

        own_rows = HelperProjectCache(rows, self._index)
        self._index = own_rows.index
        callbacks = HelperTaskCallbacks(yielding_progress(progress), take)
        if task != "check_sentences":
            return TASKS[task](own_rows, callbacks, *arguments)
        with self._own_lock:
            own_rows.findings = self._findings
            answer = TASKS[task](own_rows, callbacks, *arguments)
            self._findings = own_rows.findings
            return answer

    # The process

    def _is_running(self) -> bool:
        if self._closed:
            return False
        if self._process is not None and self._process.poll() is not None:
            self._process = None
            self._deaths += 1
        if self._process is None and self._deaths < _MOST_DEATHS and not getattr(sys, "frozen", False):
            self._start()
        return self._process is not None

    def _start(self) -> None:
        import subprocess  # noqa: PLC0415 (the window is painted without it)

        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW
            if self.has_low_priority:
                flags |= subprocess.BELOW_NORMAL_PRIORITY_CLASS
        package = str(Path(translator_gui.__file__).parents[1])
        path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH", ""))))
        try:
            process = subprocess.Popen(  # noqa: S603 (this program)
                [sys.executable, "-m", "translator_gui.project.helper", *self.arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
                creationflags=flags,
            )
        except OSError:
            self._deaths = _MOST_DEATHS
            return
        self._process, self._sent, self._total = process, [], 0
        threading.Thread(target=self._listen, args=(process,), name="helper", daemon=True).start()

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        """Read results from the helper process and pass them to the waiting calls, until the process ends."""
        stream = process.stdout
        try:
            while stream is not None:
                answer = read_frame(stream)
                waiting = self._waiting.get(answer.number)
                if waiting is not None:
                    waiting.put(answer)
        except (EOFError, OSError, ValueError):
            pass
        for pipe in (process.stdin, stream):
            if pipe is not None:
                # What was not written yet has nobody to read it.
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()
        for waiting in list(self._waiting.values()):
            waiting.put(None)
