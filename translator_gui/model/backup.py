"""Backups of a project: their data, their file names, and which of them are deleted."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

from translator_gui.model.lazy_pattern import lazy_pattern
from translator_gui.paths import cut_to_bytes

SUFFIX = ".tproj"
_LONGEST_STEM = 80
_LONGEST_STEM_BYTES = 160
DAYS, WEEKS, MONTHS = 10, 8, 12
"""How many days, weeks and months keep their last backup."""
TIMES_PROJECT = 10
AT_LEAST_BYTES = 2 << 30
"""The backups of a project may take the larger of `TIMES_PROJECT` times its size and this."""


class BackupReason(StrEnum):
    """Why a backup was made: daily, or before a large change such as a merge. Part of the backup's file name."""

    DAILY = "daily"
    MERGE = "merge"
    IMPORT = "import"
    UPDATE = "update"
    UPGRADE = "upgrade"
    REPAIR = "repair"
    REPLACE = "replace"
    RESTORE = "restore"


class Backup(NamedTuple):
    """A backup of a project: its file, time, reason and size, and its numbers of sentences.

    Attributes:
        id: "2026-11-29-1": the day and a running number.
        time: When it was made, local time.
        reason: Why it was made.
        sentences: Sentences it holds; None if it cannot be read.
        done: Those of them that are translated or further; None if it cannot be read.
        bytes: Size of the file.
        path: The file.
        damaged: Whether it is a plain copy of a file that was damaged already.
        is_of_other_copy: Whether it was made of a copy of the project at another path.
    """

    id: str
    time: datetime
    reason: BackupReason
    sentences: int | None
    done: int | None
    bytes: int
    path: Path
    damaged: bool = False
    is_of_other_copy: bool = False

    @property
    def when(self) -> str:
        """When the backup was made, for the user: "2026-11-29 09:05"."""
        return f"{self.time:%Y-%m-%d %H:%M}"


class BackupFileName(NamedTuple):
    """The parts of the file name of a backup.

    Attributes:
        project: The name of the project's file without its ending.
        place: Checksum of the project's path: copies in other folders have backups of their own.
        day: The local date.
        number: Running number of that day; 0 if the name has none, as in earlier versions of the program.
        clock: Local time as HHMMSS; empty if the name has none.
        reason: Why it was made.
        sentences: Sentences it holds; None if the name does not say.
        done: Those of them that are translated or further; None if the name does not say.
        damaged: Whether it is a plain copy of a damaged file.
    """

    project: str
    place: str
    day: date
    number: int
    clock: str
    reason: BackupReason
    sentences: int | None = None
    done: int | None = None
    damaged: bool = False

    @property
    def file_name(self) -> str:
        """The file name of the backup, made of these parts."""
        counts = "" if self.sentences is None else f"-{self.sentences}-{self.done}"
        damaged = "-damaged" if self.damaged else ""
        day = self.day.isoformat()
        return f"{self.project}-{self.place}-{day}-{self.number}-{self.clock}-{self.reason}{counts}{damaged}{SUFFIX}"


_REASONS = "|".join(BackupReason)
_NAME = lazy_pattern(
    rf"(?P<project>.+)-(?P<place>[0-9a-f]{{8}})-(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})-(?P<number>[0-9]{{1,6}})"
    rf"-(?P<clock>[0-9]{{6}})-(?P<reason>{_REASONS})(?:-(?P<sentences>[0-9]{{1,9}})-(?P<done>[0-9]{{1,9}}))?"
    rf"(?P<damaged>-damaged)?{re.escape(SUFFIX)}",
    re.DOTALL,
)
_EARLIER_DAILY = lazy_pattern(
    rf"(?P<project>.+)-(?P<place>[0-9a-f]{{8}})-(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){re.escape(SUFFIX)}", re.DOTALL
)
_EARLIER_MERGE = lazy_pattern(
    rf"before-merge-(?P<project>.+)-(?P<place>[0-9a-f]{{8}})-(?P<number>[0-9]{{1,6}})"
    rf"-(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){re.escape(SUFFIX)}",
    re.DOTALL,
)


def read_name(name: str) -> BackupFileName | None:
    """Parse the file name of a backup, also of earlier versions of the program; None for any other file name."""
    for pattern, usual in ((_NAME, None), (_EARLIER_MERGE, BackupReason.MERGE), (_EARLIER_DAILY, BackupReason.DAILY)):
        found = pattern.fullmatch(name)
        if found is None:
            continue
        parts = found.groupdict()
        try:
            day = date.fromisoformat(parts["day"])
        except ValueError:
            return None
        return BackupFileName(
            parts["project"],
            parts["place"],
            day,
            # The merges of earlier versions were numbered through all days.
            int(parts["number"]) if usual is None else 0,
            parts.get("clock") or "",
            usual or BackupReason(parts["reason"]),
            _number(parts.get("sentences")),
            _number(parts.get("done")),
            bool(parts.get("damaged")),
        )
    return None


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def name_prefixes(path: Path) -> tuple[str, ...]:
    """Return the beginnings by which a project's backup files are recognised; new backups use the first.

    Earlier versions cut long names elsewhere.
    """
    earlier = path.stem[:_LONGEST_STEM]
    cut = cut_to_bytes(earlier, _LONGEST_STEM_BYTES)
    return (cut,) if cut == earlier else (cut, earlier)


class BackupThinningCandidate(NamedTuple):
    """Date, size and condition of a backup, by which old backups are chosen for deletion.

    Attributes:
        order: The day, and a number that orders the backups of that day.
        bytes: Size of the file.
        sound: Whether it may be restored without repair.
    """

    order: tuple[date, int]
    bytes: int
    sound: bool = True


def choose_expendable(backups: Sequence[BackupThinningCandidate], project_bytes: int, today: date) -> list[int]:
    """Choose the old backups of one project to delete.

    Those of today are kept, and the last of each of the latest 10 days, 8 weeks and 12 months that have one. If these
    take more than 10 times the project or 2 GB (the larger), the oldest go first, but never the newest sound one.
    Copies of damaged files take no sound backup's place.

    Args:
        backups: In any order.
        project_bytes: Size of the project's file.
        today: The local date.

    Returns:
        Positions in `backups`, the oldest first.
    """
    order = sorted(range(len(backups)), key=lambda at: backups[at].order, reverse=True)
    kept: set[int] = set()
    for sound in (True, False):
        alike = [at for at in order if backups[at].sound is sound]
        kept.update(at for at in alike if backups[at].order[0] >= today)
        for number, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
            kept.update(_last_of_each(((at, period(backups[at].order[0])) for at in alike), number))
    newest = next((at for at in order if backups[at].sound), None)
    taken = sum(backups[at].bytes for at in kept)
    most = max(TIMES_PROJECT * project_bytes, AT_LEAST_BYTES)
    for at in reversed(order):
        if taken <= most:
            break
        if at in kept and at != newest:
            kept.remove(at)
            taken -= backups[at].bytes
    return [at for at in reversed(order) if at not in kept]


def _last_of_each(dated: Iterable[tuple[int, tuple[int, ...]]], number: int) -> list[int]:
    """Return the index of the last backup of each of the latest days, weeks or months; backups come newest first."""
    last: dict[tuple[int, ...], int] = {}
    for at, period in dated:
        if period not in last and len(last) < number:
            last[period] = at
    return list(last.values())


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return tuple(day.isocalendar()[:2])


def _month(day: date) -> tuple[int, ...]:
    return day.year, day.month


class LongWorkPauseCallback(Protocol):
    """A function that long work calls between its steps, to let waiting work run or to be cancelled.

    It runs what waits meanwhile, and raises `CancelledError` to end the work.
    """

    is_due: Callable[[], bool]
    """Whether something waits: a step that takes long had better be interrupted and repeated."""

    def __call__(self) -> object: ...
