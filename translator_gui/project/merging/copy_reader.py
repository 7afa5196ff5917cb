"""Reads what a colleague sends back: a copy of the project, or a document exported from it."""

from pathlib import Path

from translator_gui.messages import format_list
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.returned_changes import UNKNOWN_CONTRIBUTOR, OutsideContributor
from translator_gui.project.opening import is_project
from translator_gui.project.queries import ProjectQueries
from translator_gui.store.connection import (
    DamagedProjectError,
    explain_sqlite_errors,
    lift_query_limit,
    open_file,
    refuse_other_files,
)
from translator_gui.store.merging.loaded_copy import LoadedProjectCopy, load_copy, load_differing
from translator_gui.store.merging.returned_copy import copy_with_changes
from translator_gui.store.properties import read_property
from translator_gui.store.verify import has_sound_structure, problems, rebuild_stale_sentences

DOCUMENTS_BACK = frozenset({".csv", ".docx", ".html", ".odt", ".po", ".tmx", ".xlf", ".xliff", ".xlsx"})
"""How the names of documents end that may have been made of a project."""


def read_copy(
    project: ProjectQueries,
    path: Path,
    *,
    damaged_too: bool = False,
    contributor: OutsideContributor = UNKNOWN_CONTRIBUTOR,
) -> LoadedProjectCopy:
    """Read a colleague's project copy or returned document into memory for a merge. Close it when done.

    Args:
        project: The project that it is to be compared or merged with.
        path: Another copy of it (.tproj), or a document that came back (`DOCUMENTS_BACK`).
        damaged_too: Read a damaged copy as far as it reads, to be looked at.
        contributor: Who wrote in a document that came back.

    Raises:
        TranslatorError: It is no copy of this project, is damaged, or cannot be read.
    """
    if path.suffix.casefold() in DOCUMENTS_BACK:
        return _document(project, path, contributor)
    refuse_other_files(path)
    if not is_project(path):
        raise TranslatorError(
            _(
                "{path}: neither a copy of the project nor a document that was made of it; name a .tproj, {endings}",
                path=path,
                endings=format_list(sorted(DOCUMENTS_BACK)),
            )
        )
    if path.samefile(project.path):
        raise TranslatorError(_("{path}: is the project itself; name a colleague's copy of it", path=path))
    copy, is_whole = _copy(project, path)
    try:
        if found := [] if copy.part is not None else problems(copy.connection, structure=not is_whole):
            if damaged_too:
                return copy._replace(damage=found[0])
            raise DamagedProjectError(
                _(
                    "{path}: damaged ({problem}); nothing was changed; ask for the copy again",
                    path=path,
                    problem=found[0],
                ),
                in_window=_("{path} is damaged; nothing was changed; ask for the copy again", path=path),
            )
        lift_query_limit(copy.connection)
        with explain_sqlite_errors(path):
            rebuild_stale_sentences(copy.connection)
    except TranslatorError:
        copy.close()
        raise
    return copy


def _copy(project: ProjectQueries, path: Path) -> tuple[LoadedProjectCopy, bool]:
    """Load a copy, and tell whether its structure is sound; if it is loaded in part, that part is sound."""
    before = path.stat()
    connection = open_file(path, read_only=True)
    try:
        with explain_sqlite_errors(path):
            if read_property(connection, "uid") != project.uid:
                title = read_property(connection, "title")
                raise TranslatorError(
                    _(
                        "{path}: a copy of another project ({title}), and only copies of one project come "
                        "together; ask for a copy of this one",
                        path=path,
                        title=title,
                    )
                )
            connection.execute("BEGIN")
            is_whole = has_sound_structure(connection)
            part = load_differing(path, connection, project.connection) if is_whole else None
            if part is not None:
                # What is damaged is told of the whole file.
                if path.stat().st_ino == before.st_ino and not problems(part.connection, structure=False):
                    return part, is_whole
                part.close()
            return load_copy(path.name, connection), is_whole
    finally:
        connection.close()


def _document(project: ProjectQueries, path: Path, contributor: OutsideContributor) -> LoadedProjectCopy:
    # Documents are read by what reads formats: who merges projects alone has no use for it.
    from translator_gui.project.merging.returned_document import read_returned_changes  # noqa: PLC0415

    incoming = read_returned_changes(project, path, contributor)
    if incoming.project and incoming.project != project.uid:
        raise TranslatorError(
            _(
                "{path}: was made of another project; compare it with that one, or add it as a document of its own",
                path=path,
            )
        )
    with explain_sqlite_errors(project.path):
        return copy_with_changes(project.connection, incoming)
