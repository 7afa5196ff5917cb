"""Keeps the work of a window when another program replaces, overwrites, moves or deletes its project file.

The writer notices the change (`store.file_watch`) before it writes. It then saves all of the work in a file beside the
project, goes on in that one, and does there what was not written yet: nothing that was typed is lost.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.project.file_recovery import (
    OverwrittenFileRecoveryResult,
    UnsavedWindowContent,
    save_overwritten,
    save_replaced,
)
from translator_gui.project.project import Project
from translator_gui.store.connection import ProjectWriteError
from translator_gui.store.file_watch import ExternalFileChange, ProjectFileChangedError, ProjectFileGoneError
from translator_gui.viewmodel.session.writer import ProjectFileWriter
from translator_gui.viewmodel.threads.emit_guard import SignalEmitGuard
from translator_gui.viewmodel.threads.pending_query import PendingQuery

Answer = TypeVar("Answer")

LOOK_MS = 5_000
"""Milliseconds between two checks of the file while nothing is written."""
_WAIT_SECONDS = 0.1
_PATIENCE = 100
"""How often the writer waits for the content of the window before it gives up for now."""


class ExternalFileChangeGuard(QObject):
    """Checks regularly whether another program changed the project file, and then saves the window's work elsewhere."""

    recovered = Signal(OverwrittenFileRecoveryResult)
    """Another program changed the file; the work is in another one, which is written from now on."""
    changed = Signal()
    """Another program changed the content of the file: everything must be read again."""
    _work_wanted = Signal()

    def __init__(
        self, writer: ProjectFileWriter, read_work: Callable[[], UnsavedWindowContent], parent: QObject | None = None
    ) -> None:
        """Guard the project file that a writer has open.

        Args:
            writer: Of the project.
            read_work: Returns the shown content with what is being typed; called on the interface's thread.
            parent: Qt's.
        """
        super().__init__(parent)
        self._writer, self._read_work = writer, read_work
        self._work: UnsavedWindowContent | None = None
        self._work_ready = threading.Event()
        self._is_watching = self._looking = self._is_stopped = False
        self._gate = SignalEmitGuard(self)
        self._work_wanted.connect(self._provide_work)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        writer.rescuer = self

    def begin(self) -> None:
        """Start to check the project file regularly for changes by other programs."""
        self._is_watching = True
        self._timer.start()

    def stop(self) -> None:
        """Stop the regular checks of the project file, before the project is closed."""
        self._is_stopped = True
        self._timer.stop()

    # On the interface's thread

    def look(self) -> None:
        """Check whether another program changed the project file, on the writer's thread, unless a check is running."""
        if not self._looking:
            self._looking = True
            self._ask(lambda project: project.file.check_file(), self._looked, self._failed)

    def make_sure(self) -> None:
        """Check whether another program changed the project file; counts as unsaved work until the check succeeds."""
        if not self._is_watching:
            return
        self._looking = True
        self._writer.hand_in(lambda project: project.file.check_file(), self._looked, self._failed)

    def confirm_damage(self, before: Path, report: Callable[[], object]) -> None:
        """Report damage of the project file, unless another program changed the file and the work was saved elsewhere.

        Args:
            before: Path of the project in which the damage was found.
            report: Reports the damage.
        """

        def look(project: Project) -> Path:
            project.file.check_file()
            return project.path

        def looked(now: Path) -> None:
            if now == before:
                report()

        self._ask(look, looked, lambda _error: report())

    def _ask(
        self,
        query: Callable[[Project], Answer],
        then: Callable[[Answer], object],
        failed: Callable[[TranslatorError], object],
    ) -> None:
        question = PendingQuery(then, failed, owner=self, is_over=lambda: self._is_stopped)
        self._writer.hand_in(query, question.deliver, question.deliver, writes=False)

    def _looked(self, news: bool) -> None:
        self._looking = False
        if news:
            self.changed.emit()

    def _failed(self, error: TranslatorError) -> None:
        self._looking = False
        if isinstance(error, ProjectFileGoneError):
            self.make_sure()

    def _provide_work(self) -> None:
        """Pass the shown paragraphs with the uncommitted typing to the writer's thread, to be saved elsewhere."""
        self._work = self._read_work()
        self._work_ready.set()

    # On the writer's thread

    def recover(
        self, project: Project, error: ProjectFileChangedError, out: Path | None, *, closing: bool
    ) -> tuple[Project, OverwrittenFileRecoveryResult]:
        """After another program changed the project file, save the work into a new file; return the opened new project.

        Args:
            project: Still open.
            error: The change of the file.
            out: Path of the copy; None for a free name beside the project.
            closing: The window is closing and cannot answer any more.

        Raises:
            ProjectWriteError: No disk takes it yet, or the window has not answered.
        """
        if error.change is ExternalFileChange.REPLACED:
            return save_replaced(project, out)
        return save_overwritten(project.path, self._wait_for_work(error, closing=closing), out)

    def report(self, recovered: OverwrittenFileRecoveryResult) -> None:
        """Report where the work was saved: emit `recovered` on the interface's thread."""
        self._gate.emit_if_open(self.recovered.emit, recovered)

    def _wait_for_work(self, error: ProjectFileChangedError, *, closing: bool) -> UnsavedWindowContent:
        self._work_ready.clear()
        self._gate.emit_if_open(self._work_wanted.emit)
        for _attempt in range(0 if closing else _PATIENCE):
            if self._gate.is_closed or self._work_ready.wait(_WAIT_SECONDS):
                break
        work, self._work = self._work, None
        if work is None:
            raise ProjectWriteError(
                _("{path}: overwritten by another program; your work was not saved yet", path=error.path)
            )
        return work
