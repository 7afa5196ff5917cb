"""The file of an open project: connection, lock, and whether it is known to be undamaged."""

import contextlib
from collections.abc import Generator
from pathlib import Path

from translator_gui.model.errors import TranslatorError
from translator_gui.project.verified_files import FileVerificationExtent, file_fingerprint, note_verified
from translator_gui.store.backup import copy_to
from translator_gui.store.connection import (
    DamagedProjectError,
    damaged_error,
    explain_sqlite_errors,
    lift_query_limit,
    transaction,
)
from translator_gui.store.documents import read_documents
from translator_gui.store.driver import Connection
from translator_gui.store.file_watch import check_file, record_verified
from translator_gui.store.lock import ProjectLock
from translator_gui.store.outline import cache_outline
from translator_gui.store.read_check import reading_problems


class OpenedProjectFile:
    """The file of an open project: connection, lock and damage state. Not for two threads at once.

    Attributes:
        verified: Whether the whole file was verified, now or before, and only this program has changed it since.
        was_sound: Whether the whole file was verified before it was opened, and nothing has changed it since.
        damage: What is wrong with the file, in words, if it is read in spite of damage.
        rows_unverified: Whether the file was verified before and its rows were not again: who reads them verifies them.
    """

    def __init__(self, path: Path, connection: Connection, lock: ProjectLock | None = None) -> None:
        self.path = path
        self.connection = connection
        self.verified = self.was_sound = False
        self.damage: tuple[str, ...] = ()
        self.rows_unverified = False
        self._lock = lock

    @property
    def writable(self) -> bool:
        """Whether the project may be changed: this program holds its lock."""
        return self._lock is not None

    @contextlib.contextmanager
    def snapshot(self) -> Generator[None]:
        """Make all reads inside the block see one consistent state of the file. Keep it short: others cannot write.

        Raises:
            DamagedProjectError: The file cannot be read, or holds what a project never holds.
        """
        with self.explained():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.rollback()

    @contextlib.contextmanager
    def explained(self) -> Generator[None]:
        """Turn errors of SQLite and invalid values into errors with a message that names the project file.

        Raises:
            DamagedProjectError: The file cannot be read, or holds what a project never holds.
        """
        try:
            with explain_sqlite_errors(self.path, self.connection):
                yield
        except DamagedProjectError:
            self.verified = False
            raise

    def problems(self) -> list[str]:
        """Check the whole project file for damage and describe it; an empty list if it is sound."""
        from translator_gui.store import verify  # noqa: PLC0415 (a window is painted before)

        with self.explained():
            return verify.problems(self.connection)

    def refuse_damaged(self, tables: frozenset[str]) -> None:
        """Raise an error if rows of some tables of a file that was sound before are damaged.

        Raises:
            DamagedProjectError: Some are.
        """
        with self.explained():
            if problems := reading_problems(self.connection, tables, known=True):
                raise damaged_error(self.path, problems[0])

    def mark_verified(self) -> None:
        """Mark the whole project file as checked and undamaged."""
        self.verified = True
        record_verified(self.connection)
        lift_query_limit(self.connection)

    def check_file(self) -> bool:
        """Raise if another program replaced, moved or deleted the project file; return whether one only added rows.

        Raises:
            ProjectFileChangedError: Another program replaced or overwrote the file.
            ProjectFileGoneError: The file was moved or deleted.
        """
        return check_file(self.path, self.connection)

    def copy_to(self, out: Path, *, take_over: bool = False) -> None:
        """Write a copy of the whole project to another file."""
        with self.explained():
            copy_to(self.connection, out, take_over=take_over)

    def close(self) -> None:
        """Close the project file and release its lock; save its outline for faster opening."""
        if self.writable:
            try:
                # A file that another program left in the middle of a commit is not verified.
                self.check_file()
                # Fails as well if another program has changed the file.
                with transaction(self.connection):
                    cache_outline(self.connection, read_documents(self.connection))
            except TranslatorError:
                self.verified = False
        self.connection.close()
        if self.writable and self.verified:
            note_verified(file_fingerprint(self.path), FileVerificationExtent.WHOLE)
        if self._lock is not None:
            self._lock.release()
