"""Backups of a project: finding, making and restoring them, also where the project itself cannot be read."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from translator_gui import paths
from translator_gui.model.backup import (
    Backup,
    BackupFileName,
    BackupReason,
    BackupThinningCandidate,
    LongWorkPauseCallback,
    choose_expendable,
    name_prefixes,
    read_name,
)
from translator_gui.settings import load_settings
from translator_gui.store.backup_files import (
    count_sentences,
    has_all_pages,
    place_of,
    read_uid,
    write_backup,
)
from translator_gui.store.row_values import is_uid

if TYPE_CHECKING:
    from translator_gui.project.queries import ProjectQueries


class _BackupFile(NamedTuple):
    """A backup file of a project, with the parts of its parsed file name.

    Attributes:
        id: As `Backup.id`; empty until it is assigned.
        time: When it was made, local time.
        own: Whether it was made of the project at this very path.
    """

    path: Path
    name: BackupFileName
    time: datetime
    bytes: int
    own: bool
    id: str = ""


def backups_folder() -> Path:
    """Return the folder for backups: the one set in the preferences, else the default in the user's data folder."""
    chosen = load_settings().text("backups.folder").strip()
    return Path(chosen).expanduser() if chosen else paths.backups_folder()


def is_among_backups(path: Path) -> bool:
    """Whether a path is inside a backup folder, where no project may be opened for editing."""
    resolved = path.resolve()
    return any(resolved.is_relative_to(root.resolve()) for root in (paths.backups_folder(), backups_folder()))


def list_backups(path: Path, uid: str | None = None) -> list[Backup]:
    """List the backups of a project, newest first; backups made of copies at other paths come last.

    Args:
        path: The project; it may be damaged or missing.
        uid: The project's, if known. Else it is read from the file, and where that fails backups are found by path.
    """
    return [_counted(file) for file in _find(path, uid)]


def newest_backup(path: Path) -> Backup | None:
    """Return the newest backup of a project, unchecked, leaving out those of a damaged file; None if there is none."""
    found = next((file for file in _find(path, None) if not file.name.damaged), None)
    return None if found is None else _described(found, (found.name.sentences, found.name.done))


def _counted(file: _BackupFile) -> Backup:
    counts = (file.name.sentences, file.name.done)
    if counts[0] is None and not file.name.damaged:
        counts = count_sentences(file.path) or (None, None)
    return _described(file, counts)


def _described(file: _BackupFile, counts: tuple[int | None, int | None]) -> Backup:
    return Backup(file.id, file.time, file.name.reason, *counts, file.bytes, file.path, file.name.damaged, not file.own)


def make_backup(project: "ProjectQueries", reason: BackupReason, pause: LongWorkPauseCallback | None = None) -> Backup:
    """Write a backup of an open project, then delete the old backups that the retention rules no longer keep.

    Args:
        project: The project, outside of any transaction.
        reason: Why.
        pause: Called between the steps of the backup; see `write_backup`.

    Raises:
        TranslatorError: The folder cannot be written.
    """
    uid, now = project.uid, datetime.now().astimezone()
    folder = folder_for(project.path, uid)
    name = write_backup(project.connection, folder, next_name(project.path, uid, reason, now), pause)
    delete_expired_backups(project.path, uid, now)
    made = next(file for file in _find(project.path, uid) if file.path.name == name.file_name)
    return _counted(made)


def make_daily_backup(project: "ProjectQueries", pause: LongWorkPauseCallback | None = None) -> Backup | None:
    """Write a backup of an open project and return it; do nothing and return None if one was already made today."""
    return None if has_backup_of_today(project) else make_backup(project, BackupReason.DAILY, pause)


def has_backup_of_today(project: "ProjectQueries") -> bool:
    """Whether a backup of an open project was already made today."""
    today = datetime.now().astimezone().date()
    return any(file.own and file.name.day == today for file in _find(project.path, project.uid))


def folder_for(path: Path, uid: str) -> Path:
    """Return the backup folder of one project, named by the project's uid or, if that is invalid, by its path."""
    return backups_folder() / (uid if is_uid(uid) else f"{name_prefixes(path)[0]}-{place_of(path)}")


def next_name(path: Path, uid: str, reason: BackupReason, now: datetime) -> BackupFileName:
    """Return the file name for a new backup of a project: today's date and the next free number."""
    taken = (file.id.rpartition("-")[2] for file in _find(path, uid) if file.name.day == now.date())
    number = max(map(int, taken), default=0) + 1
    return BackupFileName(name_prefixes(path)[0], place_of(path), now.date(), number, f"{now:%H%M%S}", reason)


def delete_expired_backups(path: Path, uid: str, now: datetime) -> None:
    """Delete the backups of a project that the retention rules no longer keep; files that cannot be deleted stay."""
    folder = folder_for(path, uid)
    own = [file for file in _find(path, uid) if file.own and file.path.parent == folder]
    kept = [
        BackupThinningCandidate(
            (file.name.day, _number(file)), file.bytes, not file.name.damaged and has_all_pages(file.path)
        )
        for file in own
    ]
    try:
        size = path.stat().st_size
        for at in choose_expendable(kept, size, now.date()):
            own[at].path.unlink()
    except OSError:
        # The next backup tries again.
        return


def _number(file: _BackupFile) -> int:
    return int(file.id.rpartition("-")[2])


# Finding


def _find(path: Path, uid: str | None) -> list[_BackupFile]:
    """Find the backup files of a project and assign their ids; same order as `list_backups`."""
    uid = read_uid(path) if uid is None else uid
    place, names = place_of(path), name_prefixes(path)
    found = list(_all_files(place, names))
    own = [file for file in found if file.own]
    # Where the project cannot be read, the folders that backups of its path are in say which project it was.
    folders = {uid} if is_uid(uid) else {file.path.parent.name for file in own} & _uids(found)
    others = [file for file in found if not file.own and file.path.parent.name in folders]
    if not own and not others and not is_uid(uid):
        others = [file for file in found if file.name.project in names]
    return sorted(_with_ids([*own, *others]), key=lambda file: (file.own, file.name.day, _number(file)), reverse=True)


def _uids(files: Iterable[_BackupFile]) -> set[str]:
    return {file.path.parent.name for file in files if is_uid(file.path.parent.name)}


def _all_files(place: str, names: tuple[str, ...]) -> Iterator[_BackupFile]:
    for root in {paths.backups_folder(), backups_folder()}:
        try:
            folders = [folder for folder in root.iterdir() if folder.is_dir()]
        except OSError:
            continue
        for folder in folders:
            yield from _files(folder, place, names)


def _files(folder: Path, place: str, names: tuple[str, ...]) -> Iterator[_BackupFile]:
    try:
        entries = list(folder.iterdir())
    except OSError:
        return
    for path in entries:
        name = read_name(path.name)
        if name is None:
            continue
        try:
            there = path.stat()
        except OSError:
            continue
        own = name.place == place and name.project in names
        yield _BackupFile(path, name, _time(name, there.st_mtime), there.st_size, own)


def _time(name: BackupFileName, modified: float) -> datetime:
    """Return when a backup was made: from its file name, else from the file's modification time."""
    day = name.day.isoformat()
    if name.clock:
        try:
            return datetime.fromisoformat(f"{day}T{name.clock}").astimezone()
        except ValueError:
            return datetime.fromisoformat(day).astimezone()
    written = datetime.fromtimestamp(modified).astimezone()
    return written if written.date() == name.day else datetime.fromisoformat(day).astimezone()


def _with_ids(files: list[_BackupFile]) -> list[_BackupFile]:
    """Give each backup file a unique id of date and number; a missing or used number becomes the next free one."""
    taken: set[str] = set()
    known: list[_BackupFile] = []
    numbered = sorted(files, key=lambda file: (file.name.number == 0, not file.own, file.time, file.path.name))
    for file in numbered:
        day, number = file.name.day.isoformat(), file.name.number or 1
        while f"{day}-{number}" in taken:
            number += 1
        taken.add(f"{day}-{number}")
        known.append(file._replace(id=f"{day}-{number}"))
    return known
