"""The thread that owns the project file while its window is open."""

import contextlib
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from translator_gui.faults.containment import os_error_words, run_contained
from translator_gui.messages import gettext as _
from translator_gui.model.backup import LongWorkPauseCallback
from translator_gui.model.errors import CancelledError, TranslatorError
from translator_gui.project.file_recovery import OverwrittenFileRecoveryResult
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.store.connection import DamagedProjectError, ProjectWriteError
from translator_gui.store.file_watch import ExternalFileChange, ProjectFileChangedError
from translator_gui.store.interruption import interrupt_long_read
from translator_gui.store.open_files import keep_to_this_thread
from translator_gui.viewmodel.threads.emit_guard import SignalEmitGuard
from translator_gui.viewmodel.wording import error_sentence

RETRY_SECONDS = 2.0
LONG_SECONDS = 0.6
"""Seconds after which a change counts as long."""
_BETWEEN_SECONDS = 0.1
_LAST_SECONDS = 15.0
"""Seconds that a disk which does not answer may delay closing the window."""
_GRACE_SECONDS = 1.0
"""Seconds that a long job may continue after its project was closed: enough for a daily backup."""


class LongChange:
    """A change of the project that the writer's thread is at: how far it is, and whether it was cancelled.

    Attributes:
        verb: What it does, or "undo" or "redo".
        done: How much is done, of `total`; both 0 if it is not known.
        is_told: Whether it has taken so long that the window was told of it.
    """

    def __init__(self, verb: str, tell: Callable[["LongChange"], None]) -> None:
        self.verb = verb
        self.done = self.total = 0
        self.is_told = False
        self._tell = tell
        self._due = 0.0
        self._is_cancelled = False

    def cancel(self) -> None:
        """Have the change rolled back, if it is not written yet."""
        self._is_cancelled = True

    def report(self, done: int, total: int) -> None:
        """Take how far the change is, on the writer's thread; yield Python's lock to the interface.

        Raises:
            CancelledError: It was cancelled.
        """
        if self._is_cancelled:
            raise CancelledError
        if total:
            self.done, self.total = done, total
        now = time.monotonic()
        if not self._due:
            self._due = now + LONG_SECONDS
        elif now >= self._due:
            self._due, self.is_told = now + _BETWEEN_SECONDS, True
            self._tell(self)
        time.sleep(0)


class FileWriterJob(NamedTuple):
    """A job for the thread that owns the project file: a query or a change.

    Attributes:
        work: Runs on the writer's thread, with the project.
        then: Gets the result on the interface's thread.
        refused: Gets the error instead if the rules or the file refuse the job.
        writes: Whether it changes people's work: then it is retried until it works, and its end is shown as saved.
        here_only: Refused if the file was overwritten meanwhile, because undo would change something else.
    """

    work: Callable[[Project], Any]
    then: Callable[[Any], object]
    refused: Callable[[TranslatorError], object]
    writes: bool
    here_only: bool = False


class LongFileWriterJob(NamedTuple):
    """A long job, in steps, for the thread that owns the project file; other jobs are done between the steps.

    Attributes:
        work: Runs on the writer's thread, with the project and what it calls between its steps.
        then: Gets the result on the interface's thread.
        refused: Gets the error instead.
    """

    work: Callable[[Project, LongWorkPauseCallback], Any]
    then: Callable[[Any], object]
    refused: Callable[[TranslatorError], object]
    writes: bool = False


class UnsavedWorkRescuer(Protocol):
    """Saves the work of a project whose file another program changed; called on the writer's thread."""

    def recover(
        self, project: Project, error: ProjectFileChangedError, out: Path | None, *, closing: bool
    ) -> tuple[Project, OverwrittenFileRecoveryResult]:
        """Save the work in another file after another program changed the project file; return the opened copy.

        Raises:
            ProjectWriteError: It cannot be saved yet.
        """
        ...

    def report(self, recovered: OverwrittenFileRecoveryResult) -> None:
        """Report to the window where the work was saved after another program changed the project file."""


class _LongJobPause:
    """Callback between the steps of a long job: does the jobs that wait, and cancels when the project is closed."""

    def __init__(self, project: Project, is_due: Callable[[], bool], do_waiting: Callable[[Project], None]) -> None:
        self._project = project
        self.is_due = is_due
        self._do_waiting = do_waiting

    def __call__(self) -> None:
        self._do_waiting(self._project)
        # The interface gets Python's lock before the next step, whether or not it has handed anything in.
        time.sleep(0)


class ProjectFileWriter(QObject):
    """Thread that owns the project file and does jobs on it in order; a job that cannot be written is retried."""

    acknowledged = Signal()
    """Every writing job was written or refused."""
    stuck = Signal(str)
    """Writing fails; it is tried again until it works or `move_to` finds another place."""
    moved = Signal(Path)
    long_change = Signal(LongChange)
    """A change takes long; emitted again as it gets on."""
    damaged = Signal(str)
    """A job found damage in the file, with a description."""
    _answered = Signal(object, object)
    _not_written = Signal(str, int)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._jobs: queue.SimpleQueue[FileWriterJob | LongFileWriterJob | None] = queue.SimpleQueue()
        self._long: deque[LongFileWriterJob] = deque()
        self._grace_until = 0.0
        self._unwritten = 0
        self._wake = threading.Event()
        self._moving_to: Path | None = None
        self._giving_up = self._gave_up = False
        self._moves = 0
        self.rescuer: UnsavedWorkRescuer | None = None
        """Saves the work if another program changes the file; set before the first job."""
        self._change: ProjectFileChangedError | None = None
        """What another program did to the file, until the work is saved in another one."""
        self._ended: TranslatorError | None = None
        """Why nothing can be done any more: the work was saved in a project of its own."""
        self._answered.connect(self._deliver)
        self._not_written.connect(self._report_stuck)
        self._gate = SignalEmitGuard(self)
        jobs = self._jobs
        # Where nobody closed it, as when the application goes first: what was handed in is written, then it ends.
        self.destroyed.connect(lambda: jobs.put(None))
        self._thread = self._start()

    def hand_in(
        self,
        work: Callable[[Project], Any],
        then: Callable[[Any], object] | None = None,
        refused: Callable[[TranslatorError], object] | None = None,
        *,
        writes: bool = True,
        here_only: bool = False,
    ) -> None:
        """Queue a job for the writer's thread: a query or a change of the project."""
        self._unwritten += writes
        self._jobs.put(FileWriterJob(work, then or _ignore, refused or _ignore, writes, here_only))
        interrupt_long_read(self._project.connection)

    def hand_in_steps(
        self,
        work: Callable[[Project, LongWorkPauseCallback], Any],
        then: Callable[[Any], object] | None = None,
        refused: Callable[[TranslatorError], object] | None = None,
    ) -> None:
        """Queue a long job for the writer's thread that does not change the translation, such as a check or a backup.

        Closing the project cancels it, if it does not end within a second; then there is no answer.
        """
        self._jobs.put(LongFileWriterJob(work, then or _ignore, refused or _ignore))

    def track_change(self, verb: str) -> LongChange:
        """Return what a change that is handed in next reports its progress to; `long_change` tells of it."""
        return LongChange(verb, partial(self._gate.emit_if_open, self.long_change.emit))

    @property
    def busy(self) -> bool:
        """Whether a job that changes the project is not on the disk yet."""
        return self._unwritten > 0

    @property
    def running(self) -> bool:
        """Whether the writer's thread is still running."""
        return self._thread.is_alive()

    def move_to(self, path: Path) -> None:
        """Save the project at another path and continue there, while the disk refuses to write."""
        self._moves += 1
        self._moving_to = path
        self._wake.set()

    def close(self) -> None:
        """Close the project and drop unwritten jobs; to keep them, wait while `busy` first."""
        self._giving_up = True
        self._grace_until = time.monotonic() + _GRACE_SECONDS
        self._wake.set()
        self._jobs.put(None)
        self._thread.join(_LAST_SECONDS)

    def _start(self) -> threading.Thread:
        # A daemon: a disk that never answers must not keep the process alive once its window is closed.
        thread = threading.Thread(target=self._run, name="writer", daemon=True)
        thread.start()
        return thread

    def _run(self) -> None:
        while (job := self._next()) is not None:
            keep_to_this_thread(self._project.connection)
            if isinstance(job, LongFileWriterJob):
                self._do_in_steps(job)
            else:
                self._do(job)
        self._save_replaced()
        self._project.close()

    def _next(self) -> FileWriterJob | LongFileWriterJob | None:
        """Return the writer's next job, a long one only if no other waits; None ends the thread."""
        while not self._long or not self._jobs.empty():
            job = self._jobs.get()
            if job is None and self._long and self._has_grace:
                self._jobs.put(None)
                break
            if not isinstance(job, LongFileWriterJob):
                return job
            self._long.append(job)
        return self._long.popleft()

    @property
    def _has_grace(self) -> bool:
        """Whether the project was closed less than a second ago, so that a running long job may still finish."""
        return time.monotonic() < self._grace_until

    def _do_in_steps(self, job: LongFileWriterJob) -> None:
        while True:
            project = self._project
            turn = _LongJobPause(project, self._is_due, self._do_waiting)
            try:
                answer: object = run_contained(partial(job.work, project, turn), "writer")
            except CancelledError:
                if self._project is project:
                    return
                # The window works in a copy at another place now: what was begun is done there.
                continue
            except TranslatorError as error:
                answer = error
            except OSError as error:
                answer = TranslatorError(os_error_words(error))
            if isinstance(answer, ProjectFileChangedError | DamagedProjectError):
                # The work is saved where another program changed the file.
                self._do(FileWriterJob(_check_file, _ignore, _ignore, writes=False))
            if self._project is project:
                self._gate.emit_if_open(self._answered.emit, job, answer)
                return

    def _is_due(self) -> bool:
        return not self._jobs.empty() and not self._has_grace

    def _do_waiting(self, project: Project) -> None:
        """Between two steps of a long job, do the writer's jobs that were queued meanwhile.

        Raises:
            CancelledError: The project is closed, or it is not the same any more.
        """
        while not self._jobs.empty():
            job = self._jobs.get()
            if job is None:
                self._jobs.put(None)
                if self._has_grace:
                    return
                raise CancelledError
            if isinstance(job, LongFileWriterJob):
                self._long.append(job)
            else:
                self._do(job)
            if self._project is not project:
                raise CancelledError

    def _do(self, job: FileWriterJob) -> None:
        while not self._gave_up:
            try:
                answer = self._work(job)
            except ProjectWriteError as error:
                if job.writes and not self._giving_up and not self._gate.is_closed:
                    if self._moving_to is None:
                        self._gate.emit_if_open(self._not_written.emit, error_sentence(error), self._moves)
                    self._wake.wait(RETRY_SECONDS)
                    self._wake.clear()
                    self._move()
                    continue
                self._gave_up = self._giving_up
                answer = error
            except TranslatorError as error:
                answer = error
            except OSError as error:
                answer = TranslatorError(os_error_words(error))
            except CancelledError:
                answer = TranslatorError(_("cancelled; nothing was written"))
            self._gate.emit_if_open(self._answered.emit, job, answer)
            return

    def _work(self, job: FileWriterJob) -> object:
        """Run a job of the writer; if another program changed the file, run it in the copy that has the work."""
        if self._ended is not None:
            raise self._ended
        try:
            # A fault ends this job alone: those behind it are done.
            return run_contained(partial(job.work, self._project), "writer")
        except ProjectFileChangedError as error:
            self._change = error
        except DamagedProjectError:
            try:
                self._project.file.check_file()
            except ProjectFileChangedError as error:
                self._change = error
            else:
                raise
        overwritten = self._change.change is ExternalFileChange.OVERWRITTEN
        run_contained(partial(self._go_on_in_copy, None), "writer")
        if overwritten and job.here_only:
            raise TranslatorError(_("the file was changed by another program: nothing was undone or redone"))
        return self._work(job)

    def _go_on_in_copy(self, out: Path | None) -> None:
        if self._change is None:
            return
        if self.rescuer is None:
            raise self._change
        copy, recovered = self.rescuer.recover(self._project, self._change, out, closing=self._giving_up)
        self._project.close()
        self._project, self._change = copy, None
        if not recovered.goes_on:
            self._ended = TranslatorError(_("nothing is written any more: the work is in {path}", path=copy.path))
        else:
            self._gate.emit_if_open(self.moved.emit, copy.path)
        self.rescuer.report(recovered)

    def _save_replaced(self) -> None:
        """Before closing, save the work of a file that another program replaced: only the open handle still has it."""
        try:
            self._project.file.check_file()
        except ProjectFileChangedError as error:
            self._change = error
            with contextlib.suppress(TranslatorError):
                self._go_on_in_copy(None)
        except TranslatorError:
            pass

    def _move(self) -> None:
        path, self._moving_to = self._moving_to, None
        if path is None:
            return
        try:
            if self._change is not None:
                self._go_on_in_copy(path)
                return
            self._project.file.copy_to(path)
            copy = open_project(path)
        except TranslatorError as error:
            self._gate.emit_if_open(self._not_written.emit, error_sentence(error), self._moves)
            return
        self._project.close()
        self._project = copy
        self._gate.emit_if_open(self.moved.emit, path)

    @Slot(str, int)
    def _report_stuck(self, message: str, moves: int) -> None:
        # What was said of the old place before somebody chose another is no news of the new one.
        if moves == self._moves:
            self.stuck.emit(message)

    @Slot(object, object)
    def _deliver(self, job: FileWriterJob | LongFileWriterJob, answer: object) -> None:
        self._unwritten -= job.writes
        try:
            if isinstance(answer, TranslatorError):
                if isinstance(answer, DamagedProjectError):
                    self.damaged.emit(str(answer))
                job.refused(answer)
            else:
                job.then(answer)
        finally:
            # Also after a fault in what takes the answer: whoever waits for the disk must not wait for ever.
            if job.writes and not self._unwritten:
                self.acknowledged.emit()


def _check_file(project: Project) -> bool:
    return project.file.check_file()


def _ignore(_answer: object) -> None:
    """Do nothing with the result of a job."""
