"""Long work of a window with a progress dialog that can cancel it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from translator_gui.messages import gettext as _
from translator_gui.ui.plain_text import PlainProgressDialog
from translator_gui.viewmodel.threads.tasks import BackgroundTask, Progress

_PATIENCE_MS = 600
"""Milliseconds before the dialog appears."""


class ProgressDialogTask(QObject):
    """Runs a function on a worker thread with a progress dialog that can cancel it; owned by the window."""

    failed = Signal(str)
    cancelled = Signal()
    ended = Signal()
    """The work is done, has failed or was cancelled; emitted before the other signals and callbacks."""

    def __init__(
        self, window: QWidget, title: str, work: Callable[[Progress], Any], then: Callable[[Any], object]
    ) -> None:
        """Prepare the thread and its progress dialog without starting the work.

        Args:
            window: Parent of the dialog and of this object.
            title: Text of the dialog.
            work: Runs on a thread.
            then: Gets its result.
        """
        super().__init__(window)
        self._then = then
        # Without a parent: it may outlive the window and must not be deleted while it runs.
        self._task = BackgroundTask(work)
        dialog = self._dialog = PlainProgressDialog(title, _("Cancel"), window)
        dialog.setWindowTitle("Translator")
        dialog.setMinimumDuration(_PATIENCE_MS)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.canceled.connect(self.cancel)
        # Bound methods only: Qt drops them with this object.
        self._task.progressed.connect(self._show)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.cancelled.connect(self._cancelled)

    def start(self) -> None:
        """Start the long function on its worker thread."""
        self._task.start()

    def cancel(self) -> None:
        """Ask the function on the worker thread to stop."""
        self._task.cancel()

    def _show(self, done: int, total: int) -> None:
        self._dialog.setMaximum(total)
        self._dialog.setValue(done)

    def _end(self) -> None:
        self._dialog.canceled.disconnect()
        self._dialog.close()
        self._dialog.deleteLater()
        self.deleteLater()
        self.ended.emit()

    def _done(self, answer: object) -> None:
        self._end()
        self._then(answer)

    def _failed(self, message: str) -> None:
        self._end()
        self.failed.emit(message)

    def _cancelled(self) -> None:
        self._end()
        self.cancelled.emit()
