"""The list of project files that were verified and have not changed since.

It spares a command the whole-file check of a file that nobody has changed. Rows that are read are verified all the
same: a disk that loses bits changes neither the time of a file nor its counter.
"""

import contextlib
import stat
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from translator_gui.project.state_list import change_list, read_list
from translator_gui.store.atomic_install import journal_path
from translator_gui.store.open_files import is_open

_LIST = "verified.json"
_COUNTER = slice(24, 28)
"""Where an SQLite file counts its changes."""


class FileVerificationExtent(StrEnum):
    """How much of a project file was checked for damage: only the rows of the record, or the whole file."""

    RECORD = "record"
    WHOLE = "whole"


class FileFingerprint(NamedTuple):
    """Path, size, modification time and SQLite change counter of a project file, to notice changes.

    Attributes:
        path: Resolved.
        size: In bytes.
        mtime_ns: As the file system has it.
        counter: SQLite's own, from the file's header.
    """

    path: str
    size: int
    mtime_ns: int
    counter: int

    def matches_file(self, path: Path) -> bool:
        """Whether the file at a path still has the size and modification time of the fingerprint."""
        try:
            there = path.stat()
        except OSError:
            return False
        return (there.st_size, there.st_mtime_ns) == (self.size, self.mtime_ns)


def file_fingerprint(path: Path) -> FileFingerprint | None:
    """Read the fingerprint of a project file; None if the file is open here, is not regular or has a journal.

    That is so where a journal of an unfinished transaction lies beside it, and where this process has it open: to
    close it here would drop SQLite's locks.
    """
    try:
        if is_open(path) or journal_path(path).exists():
            return None
        there = path.stat()
        if not stat.S_ISREG(there.st_mode):
            # To open a FIFO would wait for its other end.
            return None
        with path.open("rb") as file:
            head = file.read(_COUNTER.stop)
    except OSError:
        return None
    return FileFingerprint(str(path.resolve()), there.st_size, there.st_mtime_ns, int.from_bytes(head[_COUNTER], "big"))


def is_verified(found: FileFingerprint | None, extent: FileVerificationExtent) -> bool:
    """Whether a file with a fingerprint was already checked for damage, at least to a given extent."""
    noted = _notes(read_list(_LIST)).get(found) if found is not None else None
    return noted in {extent, FileVerificationExtent.WHOLE}


def note_verified(found: FileFingerprint | None, extent: FileVerificationExtent) -> None:
    """Remember that a file was checked for damage; does nothing if the state folder cannot be written."""
    if found is None or is_verified(found, extent):
        return

    def add(entries: list[object]) -> list[object]:
        notes = {one: noted for one, noted in _notes(entries).items() if one.path != found.path}
        notes[found] = extent
        return [[*one, noted] for one, noted in notes.items()]

    with contextlib.suppress(OSError):
        change_list(_LIST, add)


def _notes(entries: list[object]) -> dict[FileFingerprint, FileVerificationExtent]:
    """Read the list of files checked for damage: extent by fingerprint, latest last; empty if the list is damaged."""
    notes: dict[FileFingerprint, FileVerificationExtent] = {}
    for item in entries:
        match item:
            case [str(path), int(size), int(mtime), int(counter), str(extent)] if extent in _EXTENTS:
                notes[FileFingerprint(path, size, mtime, counter)] = FileVerificationExtent(extent)
            case _:
                return {}
    return notes


_EXTENTS = frozenset(map(str, FileVerificationExtent))
