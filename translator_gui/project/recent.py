"""The list of recent projects with their figures, stored outside of them so that listing opens none."""

import json
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import shown_title
from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Role, Status

LIMIT = 12
"""Projects that are remembered."""
_FIGURES = 3


class RecentProject(NamedTuple):
    """An entry of the recent projects list: path, title, role and progress when the project was last closed.

    Attributes:
        path: Absolute.
        title: What the project is called.
        opened: When it was last opened or closed, milliseconds since 1970 UTC.
        role: In which it was worked on.
        tallies: Sentences and words by status; empty until it was closed once.
    """

    path: Path
    title: str
    opened: int
    role: Role = Role.TRANSLATOR
    tallies: Mapping[Status, SentenceAndWordCounts] = {}

    @property
    def place(self) -> Path:
        """What the list shows as location: the folder, or the file if its name differs from the project's title."""
        return self.path.parent if self.path.stem == self.shown_title else self.path

    @property
    def shown_title(self) -> str:
        """What the list calls the project."""
        return shown_title(self.title, self.path.stem)


class RecentProjects:
    """Reads and writes the list of recent projects, newest first. Several threads may use it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def read(self) -> tuple[RecentProject, ...]:
        """Read the list of recent projects; invalid entries are skipped."""
        try:
            found: object = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return ()
        rows = cast("list[object]", found) if isinstance(found, list) else []
        projects = (_from_row(cast("dict[str, Any]", row)) for row in rows if isinstance(row, dict))
        return tuple(project for project in projects if project is not None)[:LIMIT]

    def find(self, path: Path) -> RecentProject | None:
        """Return the recent projects entry for a project file; None if it is not in the list."""
        wanted = path.absolute()
        return next((project for project in self.read() if project.path == wanted), None)

    def note(self, project: RecentProject) -> None:
        """Put a project at the top of the recent projects list; without new progress it keeps the earlier one.

        Raises:
            TranslatorError: The list cannot be written.
        """
        with self._lock:
            before = self.find(project.path)
            if before is not None and not project.tallies:
                project = project._replace(tallies=before.tallies)
            self._write([project._replace(path=project.path.absolute()), *self._others(project.path)])

    def forget(self, path: Path) -> None:
        """Remove a project from the recent projects list; its file is not deleted.

        Raises:
            TranslatorError: The list cannot be written.
        """
        with self._lock:
            self._write(self._others(path))

    def _others(self, path: Path) -> list[RecentProject]:
        # Another window may have written meanwhile: what counts is the file.
        return [project for project in self.read() if project.path != path.absolute()]

    def _write(self, projects: Iterable[RecentProject]) -> None:
        # Only writing needs it: the welcome page comes sooner without.
        from translator_gui.formats.output import atomic_write  # noqa: PLC0415

        rows = [_row(project) for project in projects][:LIMIT]
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TranslatorError(
                _(
                    "{path}: the list of recent projects cannot be kept ({reason}); check the folder's permissions",
                    path=self._path,
                    reason=error.strerror,
                )
            ) from error
        with atomic_write(self._path, force=True) as stream:
            stream.write(json.dumps(rows, ensure_ascii=False, indent=1).encode() + b"\n")


def _row(project: RecentProject) -> dict[str, object]:
    return {
        "path": str(project.path),
        "title": project.title,
        "opened": project.opened,
        "role": str(project.role),
        "tallies": {str(status): list(tally) for status, tally in project.tallies.items()},
    }


def _from_row(row: dict[str, Any]) -> RecentProject | None:
    try:
        path, title, opened = Path(row["path"]), str(row["title"]), int(row["opened"])
        tallies = {Status(status): _tally(figures) for status, figures in row["tallies"].items()}
        return RecentProject(path, title, opened, Role(row["role"]), tallies) if path.is_absolute() else None
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None


def _tally(figures: list[int]) -> SentenceAndWordCounts:
    if len(figures) != _FIGURES or not all(type(figure) is int and figure >= 0 for figure in figures):
        raise ValueError("no tally")
    return SentenceAndWordCounts(*figures)
