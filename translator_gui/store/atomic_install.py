"""Putting a finished project file under its name so that neither a power cut nor a rest of an older file harms it."""

import glob
import os
from pathlib import Path

_LONGEST = 60
"""Characters of a name that the name of its unfinished file repeats."""


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


def part_of(out: Path) -> Path:
    """Return the name of a file while it is unfinished, beside its final name."""
    return out.with_name(f".{out.name[:_LONGEST]}.{os.getpid()}.part")


def discard_parts(out: Path) -> None:
    """Remove the unfinished files of processes that died while they wrote a file. Hold its lock."""
    discard(part_of(out))
    if len(out.name) > _LONGEST:
        # They may belong to a longer name that begins alike.
        return
    for part in out.parent.glob(f".{glob.escape(out.name)}.*.part"):
        if part.name[len(out.name) + 2 : -len(".part")].isdecimal():
            discard(part)


def discard(part: Path) -> None:
    """Removes an unfinished file."""
    for leftover in (part, journal_of(part)):
        leftover.unlink(missing_ok=True)


def journal_of(path: Path) -> Path:
    """Where SQLite notes what it is about to change."""
    return path.with_name(path.name + "-journal")
