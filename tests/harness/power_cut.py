"""Cuts the power in a simulation: what was not synced is dropped or torn, and no acknowledged commit may be missing.

python -m tests.harness.power_cut [--trials 500]

A virtual file system of apsw notes every write, truncation, sync and deletion of a run of edits with the store's own
pragmas. Each trial replays the notes up to a random one and decides by chance what of the rest reached the disk.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, cast

import apsw

from tests.project.builders import make_project
from translator_gui.store.connection import DURABLE
from translator_gui.store.driver import sqlite3

SECTOR = 512
EDITS = 40


class Event(NamedTuple):
    """What happened to a file: create, write, truncate, sync, delete, or acknowledge (of an edit, `number`)."""

    kind: str
    name: str = ""
    number: int = 0
    data: bytes = b""


class LoggedFile(apsw.VFSFile):
    def __init__(self, log: list[Event], name: apsw.URIFilename | str | None, flags: list[int]) -> None:
        self._log = log
        self._name = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        if not Path(self._name).exists():
            log.append(Event("create", self._name))
        super().__init__("", name, flags)  # pyright: ignore[reportArgumentType]

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 (apsw's name)
        self._log.append(Event("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)  # pyright: ignore[reportUnknownMemberType]

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._log.append(Event("truncate", self._name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._log.append(Event("sync", self._name))
        super().xSync(flags)


class LoggingSystem(apsw.VFS):
    def __init__(self, log: list[Event]) -> None:
        self._log = log
        super().__init__("power-cut", "")

    def xOpen(  # noqa: N802
        self, name: apsw.URIFilename | str | None, flags: list[int]
    ) -> apsw.VFSFile:
        if name is None:
            return super().xOpen(name, flags)
        return LoggedFile(self._log, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self._log.append(Event("delete", filename, int(syncdir)))
        super().xDelete(filename, syncdir)


@dataclass
class Disk:
    """One file as the disk holds it: what is durable, what was written since, and whether its name is durable."""

    durable: bytearray
    named: bool
    exists: bool = True
    waiting: list[Event] = field(default_factory=list[Event])


def apply(content: bytearray, event: Event) -> None:
    if event.kind == "write":
        content.extend(bytes(max(0, event.number - len(content))))
        content[event.number : event.number + len(event.data)] = event.data
    else:
        content.extend(bytes(max(0, event.number - len(content))))
        del content[event.number :]


def record(path: Path, pragmas: Sequence[str]) -> list[Event]:
    """The notes of a run of edits on a project file."""
    log: list[Event] = []
    system = LoggingSystem(log)
    connection = apsw.Connection(str(path), vfs="power-cut")
    # apsw describes numpy's arrays too, which are not here.
    execute = cast("Callable[..., object]", connection.execute)  # pyright: ignore[reportUnknownMemberType]
    for pragma in pragmas:
        execute(f"PRAGMA {pragma}")
    log.clear()
    for number in range(EDITS):
        with connection:
            execute("INSERT INTO project VALUES (?, ?, '')", (f"edit {number}", "text " * (number * 37 % 400)))
            execute("UPDATE segment SET target = ?", (f"text {number} " * (number * 11 % 90),))
        log.append(Event("acknowledge", number=number))
    connection.close()
    system.unregister()
    return log


def cut(path: Path, before: bytes, log: Sequence[Event], rng: random.Random) -> tuple[dict[str, bytes], set[int]]:
    """The files after a power cut somewhere in the notes, and the edits that had been acknowledged."""
    disks = {str(path): Disk(bytearray(before), named=True)}
    acknowledged: set[int] = set()
    for event in log[: rng.randint(1, len(log))]:
        if event.kind == "acknowledge":
            acknowledged.add(event.number)
        elif event.kind == "create":
            disks[event.name] = Disk(bytearray(), named=False)
        elif event.kind == "delete":
            disks[event.name].exists = False
            if event.number:
                disks[event.name].named = False
        elif event.kind == "sync":
            disk = disks[event.name]
            for waiting in disk.waiting:
                apply(disk.durable, waiting)
            disk.waiting.clear()
            disk.named = True
            # A sync makes earlier deletions durable on a file system that journals its names.
            for other in disks.values():
                other.named = other.named and other.exists
        else:
            disks[event.name].waiting.append(event)
    return {name: _remains(disk, rng) for name, disk in disks.items() if _survives(disk, rng)}, acknowledged


def _survives(disk: Disk, rng: random.Random) -> bool:
    if disk.exists == disk.named:
        return disk.exists
    return rng.random() < 0.5


def _remains(disk: Disk, rng: random.Random) -> bytes:
    content = bytearray(disk.durable)
    in_order = rng.randint(0, len(disk.waiting)) if rng.random() < 0.5 else None
    for position, event in enumerate(disk.waiting):
        if in_order is not None:
            if position < in_order:
                apply(content, event)
        elif rng.random() < 0.5:
            apply(content, event)
        elif event.kind == "write":
            for at in range(0, len(event.data), SECTOR):
                if rng.random() < 0.5:
                    torn = event._replace(number=event.number + at, data=event.data[at : at + SECTOR])
                    apply(content, torn)
    return bytes(content)


def losses(folder: Path, trials: int, pragmas: Sequence[str] = DURABLE, seed: int = 1) -> tuple[int, int]:
    """How many trials lost an acknowledged edit, and how many left a file that is not sound."""
    with make_project(folder, name="power") as project:
        path = project.path
    before = path.read_bytes()
    log = record(path, pragmas)
    rng = random.Random(seed)
    lost = unsound = 0
    for _ in range(trials):
        remains, acknowledged = cut(path, before, log, rng)
        for old in folder.glob("power.tproj*"):
            old.unlink()
        for name, content in remains.items():
            Path(name).write_bytes(content)
        connection = sqlite3.connect(path)
        try:
            sound = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            kept = {row[0] for row in connection.execute("SELECT key FROM project")}
        except sqlite3.DatabaseError:
            sound, kept = False, set[str]()
        connection.close()
        unsound += not sound
        lost += any(f"edit {number}" not in kept for number in acknowledged)
    return lost, unsound


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lost, unsound = losses(Path(folder), options.trials)
    sys.stdout.write(f"{options.trials} power cuts: {lost} lost an acknowledged edit, {unsound} left an unsound file\n")
    return 1 if lost or unsound else 0


if __name__ == "__main__":
    sys.exit(main())
