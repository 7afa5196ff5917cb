"""Snapshots of the open project for merging, and a test whether a file may be a colleague's copy."""

from pathlib import Path

from translator_gui.formats.registry import read_returned
from translator_gui.model.errors import TranslatorError
from translator_gui.project.merging.copy_reader import DOCUMENTS_BACK
from translator_gui.project.opening import is_project, open_for_reading
from translator_gui.project.project_file import OpenedProjectFile
from translator_gui.project.queries import ProjectQueries
from translator_gui.store.connection import explain_sqlite_errors
from translator_gui.store.private_copy import private_copy


def memory_snapshot(project: ProjectQueries) -> ProjectQueries:
    """Return a copy of the open project in memory, for reading in another thread. Close its `connection` when done."""
    with explain_sqlite_errors(project.path):
        return ProjectQueries(OpenedProjectFile(project.path, private_copy(project.connection)))


def is_likely_copy(path: Path, own: Path, uid: str) -> bool:
    """Whether a file is probably a copy of a given project or a document exported from it; never raises.

    Args:
        path: The file.
        own: The project's own file, which is no copy of it.
        uid: The project's.
    """
    if path.suffix.casefold() in DOCUMENTS_BACK:
        return _is_exported_from(path, uid)
    try:
        if not is_project(path) or path.samefile(own):
            return False
        with open_for_reading(path) as project:
            return project.queries.uid == uid
    except (TranslatorError, OSError):
        return False


def _is_exported_from(path: Path, uid: str) -> bool:
    try:
        found = read_returned(path)
    except TranslatorError:
        return False
    # Some formats have no place for the project: there the marks of the rows say as much.
    return found.project == uid or (not found.project and any(row.segments for row in found.rows))
