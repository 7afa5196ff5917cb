"""The lock of a project: one writer at a time, by a locked file beside it that also names the holder."""

import contextlib
import os
import sys
from pathlib import Path

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable
from translator_gui.store import lock_file, lock_record
from translator_gui.store.lock_record import COMMAND, WINDOW, LockRecord, own_record


class ProjectLockedError(TranslatorError):
    """Raised when a project cannot be opened because another window or command has it open for writing.

    Attributes:
        project: Path of the project.
        holder: Who has it open and since when, for people.
        briefly: Whether a command has the lock, which will release it in a moment.
        can_take_over: Whether another computer holds the lock or left it behind; the user may take it over.
    """

    def __init__(self, project: Path, holder: str, *, briefly: bool, can_take_over: bool = False) -> None:
        if can_take_over:
            in_window = _(
                "{project}: open on another computer, in {holder}; close it there, or work on a copy",
                project=project,
                holder=holder,
            )
            message = _(
                "{project}: open on another computer, in {holder}; close it there, or work on a copy "
                "(translator-gui copy {name} COPY); if it is not open there any more: --take-over",
                project=project,
                holder=holder,
                name=project.name,
            )
        else:
            in_window = _(
                "{project}: open in {holder}; close it there, or work on a copy", project=project, holder=holder
            )
            message = _(
                "{project}: open in {holder}; close it there, or work on a copy (translator-gui copy {name} COPY)",
                project=project,
                holder=holder,
                name=project.name,
            )
        super().__init__(message, in_window=in_window)
        self.project = project
        self.holder = holder
        self.briefly = briefly
        self.can_take_over = can_take_over


class ProjectLock:
    """The lock that keeps others from writing a project; the operating system frees it when the process dies.

    Args:
        project: Path of the project file.
        command: Whether a command takes the lock, not a window.
        take_over: Take over a lock that another computer has or left behind, but never one of this computer.
    """

    def __init__(self, project: Path, *, command: bool = False, take_over: bool = False) -> None:
        self._project = project
        self._kind = COMMAND if command else WINDOW
        self._take_over = take_over
        # Two links to one file share one lock.
        self._real = project.resolve()
        self.path = self._real.with_name(self._real.name + ".lock")
        self._descriptor: int | None = None
        self._content = lock_file.ProjectFileLock()

    def acquire(self) -> None:
        """Lock the project for writing.

        Raises:
            ProjectLockedError: Another process has the lock; for another computer, as its lock record says.
            TranslatorError: The lock cannot be written beside the project, or something else is in its place.
        """
        while self._descriptor is None:
            descriptor = self._open()
            taken = False
            try:
                taken = self._try(descriptor)
            finally:
                if not taken:
                    os.close(descriptor)
            self._descriptor = descriptor if taken else None
        try:
            if not self._content.acquire(self._real):
                raise ProjectLockedError(self._project, self._other_holder(), briefly=False)
            lock_file.replace_content(self._descriptor, own_record(self._kind, self._real).as_json())
        except OSError as error:
            self.release()
            raise TranslatorError(
                _(
                    "{project}: cannot write beside it ({reason}); make room on the disk",
                    project=self._project,
                    reason=error.strerror,
                )
            ) from error
        except TranslatorError:
            self.release()
            raise

    def release(self) -> None:
        """Release the project lock and delete the lock file."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        self._content.release()
        if sys.platform == "win32":
            os.close(descriptor)
            # Somebody else may have taken it in this very moment; then it is theirs to remove.
            with contextlib.suppress(OSError):
                self.path.unlink()
            return
        # A sync program may have put another computer's in its place.
        with contextlib.suppress(OSError):
            if lock_file.is_at(descriptor, self.path):
                self.path.unlink()
        os.close(descriptor)

    def _open(self) -> int:
        try:
            return lock_file.open_lock_file(self.path)
        except lock_file.NotALockFileError as error:
            raise self._no_lock(str(error)) from error
        except OSError as error:
            if self.path.exists():
                raise TranslatorError(
                    _(
                        "{path}: the lock of {project_name} cannot be opened ({reason}); if {project_name} "
                        "is open nowhere, remove the lock",
                        path=self.path,
                        project_name=self._project.name,
                        reason=error.strerror,
                    )
                ) from error
            raise TranslatorError(
                _(
                    "{project}: cannot write beside it ({reason}); copy the project to a folder of yours",
                    project=self._project,
                    reason=error.strerror,
                )
            ) from error

    def _try(self, descriptor: int) -> bool:
        """Lock the opened lock file; return False if it was deleted or replaced, so that it must be opened again."""
        record = self._record(descriptor)
        try:
            taken = lock_file.try_lock(descriptor)
        except OSError as error:
            raise TranslatorError(
                _(
                    "{project}: this folder allows no locks ({reason}); copy the project to another one",
                    project=self._project,
                    reason=error.strerror,
                )
            ) from error
        if taken and not lock_file.is_at(descriptor, self.path):
            return False
        if taken or record is None:
            # The holder may have written it since.
            record = self._record(descriptor)
        elsewhere = record is not None and record.is_elsewhere
        if taken and (not elsewhere or self._take_over):
            return True
        if record is not None and elsewhere:
            if not self._take_over:
                raise ProjectLockedError(self._project, record.holder, briefly=False, can_take_over=True)
            # A server keeps the lock of a computer that is gone: a lock file of one's own takes its place.
            if lock_file.is_at(descriptor, self.path):
                self.path.unlink(missing_ok=True)
            return False
        # Without a record it was taken in this very moment.
        briefly = record is None or record.kind == COMMAND
        raise ProjectLockedError(self._project, record.holder if record else str(_("another window")), briefly=briefly)

    def _record(self, descriptor: int) -> LockRecord | None:
        try:
            return lock_record.parse_lock_record(lock_file.read_all(descriptor, lock_record.LARGEST + 1))
        except lock_record.InvalidLockRecordError as error:
            raise self._no_lock(str(_("not a lock of Translator"))) from error

    def _no_lock(self, what: str) -> TranslatorError:
        return TranslatorError(
            _(
                "{path}: {what}, where the lock of {project_name} belongs; move it away and try again",
                path=self.path,
                what=what,
                project_name=self._project.name,
            )
        )

    def _other_holder(self) -> str:
        """Return who has the project file open under another name (hard link), from lock files in its folder."""
        mine = own_record(self._kind, self._real)
        for path in self.path.parent.glob("*.lock"):
            if path == self.path:
                continue
            try:
                descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
            except OSError:
                continue
            try:
                record = lock_record.parse_lock_record(lock_file.read_all(descriptor, lock_record.LARGEST + 1))
            except (OSError, lock_record.InvalidLockRecordError):
                continue
            finally:
                os.close(descriptor)
            if record is not None and (record.device, record.inode) == (mine.device, mine.inode):
                name = printable(path.name.removesuffix(".lock"))
                return str(_("{holder}, under the name {name}", holder=record.holder, name=name))
        return str(_("another window under another name (a hard link)"))
