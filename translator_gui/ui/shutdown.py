"""Ends the program when the system asks for it: on signals and at the end of the desktop session."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from PySide6.QtCore import QCoreApplication
    from PySide6.QtGui import QSessionManager

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
_RETRY_MS = 50
_TRIES = 200
"""The program ends after so many tries even if its window does not close."""
_LOOK_MS = 250
"""On Windows a signal wakes nothing up: Python runs its handlers when this timer lets it run."""


class TerminationSignals(QObject):
    """Turns the termination signals of the operating system (SIGTERM, SIGINT …) into a Qt signal.

    The handlers do nothing: Python runs them only between two of its own instructions, and Qt may wait for an event for
    hours. The number of the signal arrives through a pipe that Qt watches.
    """

    received = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._former: dict[int, object] = {}
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            # What the parent process had ignored (nohup) stays ignored.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._former[number] = signal.signal(number, self._note)
        if sys.platform == "win32":
            timer = QTimer(self, interval=_LOOK_MS)
            timer.timeout.connect(lambda: None)
            timer.start()
            return
        self._read_end, self._write_end = os.pipe()
        os.set_blocking(self._read_end, False)
        os.set_blocking(self._write_end, False)
        self._former_descriptor = signal.set_wakeup_fd(self._write_end, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read_end, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def stop(self) -> None:
        """Restore the former handlers of the operating system's termination signals."""
        for number, handler in self._former.items():
            signal.signal(number, handler)  # pyright: ignore[reportArgumentType]
        if sys.platform != "win32":
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(self._former_descriptor)
            os.close(self._read_end)
            os.close(self._write_end)

    def _note(self, number: int, frame: FrameType | None) -> None:
        del frame
        if sys.platform == "win32":
            self.received.emit(number)

    def _read(self) -> None:
        try:
            numbers = os.read(self._read_end, 64)
        except BlockingIOError:
            return
        for number in numbers:
            if number in self._former:
                self.received.emit(number)


class ShutdownHandler(QObject):
    """Saves typed text and closes the window without questions when the system ends the program or session.

    Args:
        application: Emits the end of the desktop session.
        close: Closes the window without asking; returns False if it must be tried again.
        write: Writes typed text without closing: the desktop session may be continued.
    """

    closed = Signal(int)
    """The window is closed; emitted with the exit status of the application."""

    def __init__(self, application: QApplication, close: Callable[[], bool], write: Callable[[], object]) -> None:
        super().__init__(application)
        self._application, self._close, self._write = application, close, write
        self._tries = 0
        self.exit_status = 0
        """128 + the number of the signal that ended the program, as shells expect it; 0 if there was none."""
        self._signals = TerminationSignals(self)
        self._signals.received.connect(self.end)
        application.commitDataRequest.connect(self.end_session)

    def stop(self) -> None:
        """Stop handling the operating system's termination signals."""
        self._signals.stop()

    def end(self, number: int) -> None:
        """Close all dialogs and the window because of a termination signal."""
        if self.exit_status:
            return
        self.exit_status = 128 + number
        self._application.setQuitOnLastWindowClosed(False)
        self._try()

    def end_session(self, manager: QSessionManager | QCoreApplication | None = None) -> None:
        """Save typed text because the desktop session is about to end."""
        del manager
        self._write()

    def _try(self) -> None:
        closed = False
        self._tries += 1
        try:
            _dismiss()
            # A question that was dismissed, or a close that is under way, ends first.
            closed = self._close()
        finally:
            # Also after a fault in closing: a program that has to end must not stay.
            if closed or self._tries >= _TRIES:
                self.closed.emit(self.exit_status)
            else:
                QTimer.singleShot(_RETRY_MS, self, self._try)


def _dismiss() -> None:
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        following = QApplication.activePopupWidget()
        popup = following if following is not popup else None
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
