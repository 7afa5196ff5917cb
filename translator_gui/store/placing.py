"""Putting a finished project file under its name so that neither a power cut nor a rest of an older file harms it."""

import os
from pathlib import Path


def put_in_place(part: Path, out: Path) -> None:
    """Syncs a file and gives it its name, in place of what stands there.

    A journal that a crash left of the former file would be played back into the new one: it goes first.

    Raises:
        OSError: The disk refuses.
    """
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    journal_of(out).unlink(missing_ok=True)
    part.replace(out)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(out.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def discard(part: Path) -> None:
    """Removes an unfinished file."""
    for leftover in (part, journal_of(part)):
        leftover.unlink(missing_ok=True)


def journal_of(path: Path) -> Path:
    """Where SQLite notes what it is about to change."""
    return path.with_name(path.name + "-journal")
