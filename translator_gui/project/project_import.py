"""Creating a project from a document that the user names."""

import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from translator_gui.formats.registry import read_document
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.paths import projects_folder
from translator_gui.project.importing import ImportProgress, create_project
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.project.project import Project
from translator_gui.store.connection import SUFFIX

_NOT_IN_NAMES = '/\\:*?"<>|'
"""Letters that some file system keeps for itself."""
_LONGEST_NAME = 180
"""Bytes: with the ending, and a number for a copy, short enough for every file system."""


def create_project_from_document(
    document: Path,
    author: Author,
    folder: Path | None = None,
    progress: ImportProgress | None = None,
    doubt: Callable[[str], object] | None = None,
    *,
    title: str = "",
    prepare: Callable[[Project], object] | None = None,
) -> Project:
    """Open the project that was made from a document before, or create a new one named after the document.

    Args:
        document: The file to translate.
        author: Who is noted as the project's maker.
        folder: Where the project goes; the projects folder when None.
        progress: Told paragraphs done and in all; may raise `CancelledError`.
        doubt: Told each sentence about what was guessed of a document that is new.
        title: Title of a new project; the document's name when empty.
        prepare: Called with a new project before it is returned.

    Raises:
        TranslatorError: The document cannot be read, or the project cannot be written.
    """
    source = read_document(document)
    folder = make_folder(projects_folder() if folder is None else folder)
    for path in project_names(folder, project_name(document)):
        if not path.exists():
            if doubt is not None:
                for words in source.doubts:
                    doubt(words)
            project = create_project(path, [source], title=title, author=author, progress=progress)
            if prepare is None:
                return project
            with project:
                prepare(project)
            return open_project(path)
        if is_project_of(path, source.data):
            return open_project(path)
    raise TranslatorError(
        _(
            "{folder}: holds a thousand projects of that name; name one: translator-gui new PROJECT {name}",
            folder=folder,
            name=document.name,
        ),
        in_window=_("{folder}: holds a thousand projects of that name; choose another folder", folder=folder),
    )


def make_folder(folder: Path) -> Path:
    """Create a folder for projects if it is missing, and return it.

    Raises:
        TranslatorError: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TranslatorError(
            _(
                "{folder}: no projects can be kept there ({reason}); check the path",
                folder=folder,
                reason=error.strerror,
            )
        ) from error
    return folder


def project_name(document: Path) -> str:
    """Return the project name that is derived from the file name of a document."""
    return document.name.split(".")[0] or "document"


def name_problem(name: str) -> str:
    """Return an error message if a project name is not allowed; empty if it is."""
    if not name.strip():
        return str(_("The project needs a name."))
    if name[0] in ". " or name[-1] in ". ":
        return str(_("A project's name begins and ends with a letter or a digit: no stop, no space."))
    found = next((letter for letter in name if letter in _NOT_IN_NAMES), "")
    if found:
        return str(_("A project's name cannot hold {letter}; take it out.", letter=found))
    if len(name.encode(errors="replace")) > _LONGEST_NAME:
        return str(_("The name is too long for a file; shorten it."))
    try:
        refuse_deceptive(name, "the project")
    except TranslatorError as error:
        return str(_("{problem}.", problem=error))
    return ""


def folder_problem(path: Path) -> str:
    """Return an error message if no project can be created at a path; empty if it can. Reads the disk."""
    folder = next((place for place in path.parents if place.exists()), None)
    try:
        refuse_deceptive(str(path), "the folder")
    except TranslatorError as error:
        return str(_("{problem}.", problem=error))
    if not path.is_absolute():
        return str(_("Name the folder in full, or choose it."))
    if path.exists():
        return str(_("{name} is in that folder already; choose another name.", name=path.name))
    if folder is None or not folder.is_dir():
        return str(_("{folder} is no folder; choose another one.", folder=folder or path.parent))
    if not os.access(folder, os.W_OK):
        return str(_("Nothing can be written into {folder}; choose another folder.", folder=folder))
    return ""


def free_project_name(folder: Path, name: str) -> str:
    """Return a project name that is free in a folder, with a number appended if needed."""
    return next((path.stem for path in project_names(folder, name) if not path.exists()), name)


def project_names(folder: Path, name: str) -> Iterator[Path]:
    """Yield candidate paths for a project of a name: `name.tproj`, then `name-2.tproj` and so on, up to a thousand."""
    for number in range(1, 1000):
        yield folder / f"{name}{f'-{number}' if number > 1 else ''}{SUFFIX}"


def find_project_of(data: bytes, folder: Path, name: str, others: Iterable[Path] = ()) -> Path | None:
    """Find the project that was created from exactly these document bytes; None if there is none.

    Args:
        data: The document's.
        folder: Where it is looked for first, under the name and its numbers.
        name: As `project_name` gives it.
        others: Projects that are looked at then.
    """
    named = itertools.takewhile(Path.exists, project_names(folder, name))
    return next((path for path in itertools.chain(named, others) if is_project_of(path, data)), None)


def is_project_of(path: Path, data: bytes) -> bool:
    """Whether a project contains a document with exactly these bytes; False if there is no such project."""
    try:
        with open_for_reading(path) as project:
            return project.queries.holds_original(data)
    except TranslatorError:
        return False
