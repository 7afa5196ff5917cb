"""The log of faults: one rotating file in the state folder. Reporting never raises, blocks or loops."""

import os
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from translator_gui.faults.description import (
    describe_values,
    error_lines,
    place_of,
    qt_function,
    signature_of,
    stack_lines,
    thread_name,
    versions,
)
from translator_gui.messages import gettext
from translator_gui.paths import state_folder

LONGEST = 512 * 1024
"""Size in bytes at which the file is rotated."""
_OLDER = 2
"""Number of rotated files that are kept."""
_MOST_A_MINUTE = 30
"""Reports per minute: a fault at every repaint must not fill the disk."""
_MOST_KINDS = 500
"""Number of different faults that are counted; then counting starts again."""
_QUIET_SECONDS = 60
"""Seconds before listeners are notified of the same fault again."""


class ReportedFault(NamedTuple):
    """An unexpected exception (a bug) that was written to the fault log.

    Attributes:
        kind: The exception's type.
        place: The place in the program; empty if unknown.
        report: Its entry in the log, without any text, name or path of the user.
        file: The log file; None if it could not be written.
    """

    kind: str
    place: str
    report: str
    file: Path | None

    @property
    def cause(self) -> str:
        """Exception type and place for the user: "TypeError in viewmodel/page_model.py, line 12"."""
        return gettext("{error} in {place}", error=self.kind, place=self.place) if self.place else self.kind


Listener = Callable[[ReportedFault], object]
"""Called with a fault on the thread where it happened."""


class FaultLog:
    """Writes unexpected exceptions to the log file and notifies listeners; may be used from any thread."""

    def __init__(self, folder: Callable[[], Path] = state_folder) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._here = threading.local()
        self._times: dict[str, int] = {}
        self._reported: dict[str, float] = {}
        self._minute, self._in_minute = 0, 0
        self._listeners: list[Listener] = []
        self._context: Callable[[], Mapping[str, object]] = dict

    @property
    def file(self) -> Path:
        """Path of the fault log file."""
        return self._folder() / "faults.log"

    def listen(self, listener: Listener) -> None:
        """Add a function that is called with reported faults, at most once per minute with the same one."""
        with self._lock:
            self._listeners.append(listener)

    def stop_listening(self, listener: Listener) -> None:
        """Remove a listener that `listen` added."""
        with self._lock:
            self._listeners = [other for other in self._listeners if other is not listener]

    def forget(self) -> None:
        """Reset the counts of reported faults, so that each is logged in full again."""
        with self._lock:
            self._times.clear()
            self._reported.clear()
            self._in_minute = 0

    def set_context(self, context: Callable[[], Mapping[str, object]]) -> None:
        """Set the function that returns ids and numbers to add to each fault report; called on any thread."""
        self._context = context

    def report(self, error: BaseException, doing: str = "", *, notify: bool = True) -> ReportedFault:
        """Write an unexpected exception to the fault log and notify the listeners.

        Args:
            error: The exception. Its message is never written: it may quote the user's text.
            doing: The part of the program, as a literal.
            notify: Whether listeners are notified.
        """
        fallback = ReportedFault(type(error).__name__, "", type(error).__name__, None)
        if getattr(self._here, "reporting", False):
            return fallback
        self._here.reporting = True
        try:
            found = ReportedFault(type(error).__name__, place_of(error), "", None)
            fault = self._write(found, signature_of(error), doing, error_lines(error))
            if notify:
                self._notify(fault)
        # Whatever is wrong with the reporter must not add to what is wrong already: it may run inside a crash.
        except Exception:  # noqa: BLE001
            return fallback
        finally:
            self._here.reporting = False
        return fault

    def note(self, kind: str, message: str, source: str = "") -> None:
        """Write a warning of a library, such as Qt, to the fault log without its text; listeners are not notified.

        Args:
            kind: The type of message.
            message: Its text, of which only the leading Qt function and the length are kept.
            source: The place in the library, as the library gives it.
        """
        if getattr(self._here, "reporting", False):
            return
        self._here.reporting = True
        try:
            function = qt_function(message)
            import inspect  # noqa: PLC0415 (it imports much, and few need it)

            place = f"{function or source or 'unknown'} [{len(message)}]"
            signature = f"{kind} {place}"
            self._write(
                ReportedFault(kind, place, "", None), signature, "", [signature, *stack_lines(inspect.currentframe())]
            )
        # As above.
        except Exception:  # noqa: BLE001
            return
        finally:
            self._here.reporting = False

    def append(self, text: str) -> Path | None:
        """Append text to the fault log file and return its path; None if it cannot be written."""
        data = text.encode("utf-8", "backslashreplace")
        try:
            file = self.file
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _rotate(file, len(data))
            # Neither a device nor a pipe may stand there and make the program wait.
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
            descriptor = os.open(file, flags, 0o600)
            try:
                os.write(descriptor, data)
            finally:
                os.close(descriptor)
        except (OSError, RuntimeError):
            return None
        return file

    def _write(self, fault: ReportedFault, signature: str, doing: str, lines: list[str]) -> ReportedFault:
        with self._lock:
            if len(self._times) >= _MOST_KINDS:
                self._times.clear()
                self._reported.clear()
            times = self._times[signature] = self._times.get(signature, 0) + 1
            report = "\n".join((f"fault {_now()} {versions()}", self._situation(doing), *lines, ""))
            if times > 1:
                # The stack has been written; how often is worth a line at 10, 100, 1,000 times.
                again = f"again {_now()} {signature}: {times} times\n"
                file = self._limited(again) if str(times).rstrip("0") == "1" else self.file
                return fault._replace(report=report, file=file)
            return fault._replace(report=report, file=self._limited(report))

    def _situation(self, doing: str) -> str:
        try:
            context = describe_values(self._context())
        # The context looks at objects that may be half gone.
        except Exception as error:  # noqa: BLE001
            context = f"no context: {type(error).__name__}"
        return f"  thread {thread_name()}; {f'{doing}; ' if doing else ''}{context}".rstrip("; ")

    def _limited(self, text: str) -> Path | None:
        minute = int(time.monotonic() // 60)
        if minute != self._minute:
            self._minute, self._in_minute = minute, 0
        self._in_minute += 1
        if self._in_minute > _MOST_A_MINUTE:
            return self.file
        return self.append(text)

    def _notify(self, fault: ReportedFault) -> None:
        with self._lock:
            now = time.monotonic()
            if now - self._reported.get(fault.cause, -_QUIET_SECONDS) < _QUIET_SECONDS:
                return
            self._reported[fault.cause] = now
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(fault)


def _rotate(file: Path, more: int) -> None:
    try:
        if file.stat().st_size + more <= LONGEST:
            return
    except OSError:
        return
    for number in range(_OLDER, 0, -1):
        newer = file if number == 1 else file.with_suffix(f".{number - 1}.log")
        if newer.exists():
            newer.replace(file.with_suffix(f".{number}.log"))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


fault_log = FaultLog()
"""The log of this process."""
