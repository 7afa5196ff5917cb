"""Renames finished files into place, safely against power cuts and leftovers of older files."""

import glob
import os
from pathlib import Path

_LONGEST = 60
"""Characters of a name that the name of its unfinished file repeats."""


def install_file(part: Path, out: Path) -> None:
    """Sync a finished temporary file to disk and rename it to its final path, replacing an older file there.

    A journal that a crash left beside the replaced file is deleted first: SQLite would apply it to the new file.

    Raises:
        OSError: The disk refuses.
    """
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    journal_path(out).unlink(missing_ok=True)
    part.replace(out)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(out.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def part_path(out: Path) -> Path:
    """Return the path of the temporary file in which a file is written before it gets its final name."""
    return out.with_name(f".{out.name[:_LONGEST]}.{os.getpid()}.part")


def discard_parts(out: Path) -> None:
    """Delete temporary files that crashed processes left beside `out`. The caller must hold the lock of `out`."""
    discard_file(part_path(out))
    if len(out.name) > _LONGEST:
        # They may belong to a longer name that begins alike.
        return
    for part in out.parent.glob(f".{glob.escape(out.name)}.*.part"):
        if part.name[len(out.name) + 2 : -len(".part")].isdecimal():
            discard_file(part)


def discard_file(part: Path) -> None:
    """Delete a temporary file and its SQLite journal."""
    for leftover in (part, journal_path(part)):
        leftover.unlink(missing_ok=True)


def journal_path(path: Path) -> Path:
    """Return the path of the SQLite rollback journal of a database file."""
    return path.with_name(path.name + "-journal")
