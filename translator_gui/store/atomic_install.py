"""Renames finished files into place, safely against power cuts and leftovers of older files."""

import glob
import os
from pathlib import Path

_LONGEST = 60
"""Characters of a name that the name of its unfinished file repeats."""


def install_file(part: Path, out: Path) -> None:
    """Sync a file and rename it, replacing what is there.

    A journal that a crash left of the former file would be played back into the new one: it goes first.

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
    """Return the temporary name of an unfinished file, beside its final name."""
    return out.with_name(f".{out.name[:_LONGEST]}.{os.getpid()}.part")


def discard_parts(out: Path) -> None:
    """Delete the unfinished files of processes that died while writing. Hold the file's lock."""
    discard_file(part_path(out))
    if len(out.name) > _LONGEST:
        # They may belong to a longer name that begins alike.
        return
    for part in out.parent.glob(f".{glob.escape(out.name)}.*.part"):
        if part.name[len(out.name) + 2 : -len(".part")].isdecimal():
            discard_file(part)


def discard_file(part: Path) -> None:
    """Remove an unfinished file."""
    for leftover in (part, journal_path(part)):
        leftover.unlink(missing_ok=True)


def journal_path(path: Path) -> Path:
    """Return the path of SQLite's journal of a file."""
    return path.with_name(path.name + "-journal")
