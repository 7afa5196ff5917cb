"""Whole copies of a project, also of one that is open."""

import contextlib
import glob
from collections.abc import Generator
from datetime import date
from hashlib import blake2b
from pathlib import Path

from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.lock import ProjectLock
from translator_gui.store.placing import discard, discard_parts, part_of, put_in_place

KEPT = 10
_KEPT_OF_A_KIND = 5


def copy_to(connection: Connection, out: Path, *, take_over: bool = False) -> None:
    """Writes a whole copy beside its final name and renames it.

    Args:
        connection: The project.
        out: The copy.
        take_over: Take a lock over that another computer left behind at the copy's name.

    Raises:
        ProjectLockedError: A project of that name is open.
        TranslatorError: The copy cannot be written; nothing is left of it.
    """
    if out.exists() and any(out.samefile(row[2]) for row in connection.execute("PRAGMA database_list") if row[2]):
        raise TranslatorError(f"{out}: is the project itself; choose another name for the copy")
    refuse_deceptive(str(out), "the copy")
    if not out.parent.is_dir():
        raise TranslatorError(f"{out}: there is no folder {out.parent}; make it first")
    lock = ProjectLock(out, take_over=take_over)
    lock.acquire()
    part = part_of(out)
    try:
        discard_parts(out)
        copy = sqlite3.connect(part)
        try:
            connection.backup(copy)
        finally:
            copy.close()
        put_in_place(part, out)
    except (OSError, sqlite3.Error) as error:
        discard(part)
        raise TranslatorError(f"{out}: the copy could not be written ({error}); choose another folder") from error
    finally:
        lock.release()


def backup_beside(path: Path, connection: Connection, why: str) -> Path:
    """A copy beside the project, named after the reason; an earlier one is never replaced."""
    names = (path.with_name(f"{path.stem}.{why}{f'-{n}' if n > 1 else ''}{path.suffix}") for n in range(1, 1000))
    out = next((name for name in names if not name.exists()), path)
    copy_to(connection, out)
    return out


def backup_name(project: Path) -> str:
    """What a project's daily copies begin with: copies of one project in other folders have backups of their own."""
    folder = blake2b(str(project.resolve()).encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()
    return f"{project.stem[:80]}-{folder}"


def daily_backup(connection: Connection, folder: Path, project: Path, today: date) -> Path | None:
    """A copy a day into a folder; the project's oldest beyond `KEPT` go. None when today's is there.

    Raises:
        TranslatorError: It cannot be written.
    """
    name = backup_name(project)
    out = folder / f"{name}-{today.isoformat()}.tproj"
    if out.exists():
        return None
    with _explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        copy_to(connection, out)
        kept = sorted(path for path in folder.iterdir() if path.name.startswith(name) and path.suffix == out.suffix)
        for old in kept[:-KEPT]:
            old.unlink()
    return out


def backup_before(connection: Connection, folder: Path, project: Path, what: str, today: date) -> Path:
    """A copy into a folder before something large is done; the project's oldest of the kind go.

    Args:
        connection: The project.
        folder: Where its backups lie.
        project: Its path.
        what: Is about to be done: "merge".
        today: The date.

    Raises:
        TranslatorError: It cannot be written.
    """
    name = f"before-{what}-{backup_name(project)}"
    with _explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        found = folder.glob(f"{glob.escape(name)}-*.tproj")
        kept = sorted((int(path.stem.removeprefix(name).split("-")[1]), path) for path in found)
        number = kept[-1][0] + 1 if kept else 1
        out = folder / f"{name}-{number}-{today.isoformat()}.tproj"
        copy_to(connection, out)
        for _, old in kept[: 1 - _KEPT_OF_A_KIND]:
            old.unlink()
    return out


@contextlib.contextmanager
def _explained(folder: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise TranslatorError(
            f"{folder}: no backup could be made ({error.strerror}); make room or check the folder's permissions"
        ) from error
