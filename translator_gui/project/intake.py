"""A document that somebody names becomes a project."""

from collections.abc import Callable
from pathlib import Path

from translator_gui.formats.registry import read_document
from translator_gui.model.author import Author
from translator_gui.model.errors import TranslatorError
from translator_gui.paths import projects_folder
from translator_gui.project.importing import Progress, create_project
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.project.project import Project
from translator_gui.store.connection import SUFFIX


def project_of_document(
    document: Path,
    author: Author,
    folder: Path | None = None,
    progress: Progress | None = None,
    doubt: Callable[[str], object] | None = None,
) -> Project:
    """The project of a document: the one it was made into before, else a new one named after it.

    Args:
        document: The file to translate.
        author: Who is noted as the project's maker.
        folder: Where the project goes; the projects folder when None.
        progress: Told paragraphs done and in all; may raise `CancelledError`.
        doubt: Told each sentence about what was guessed of a document that is new.

    Raises:
        TranslatorError: The document cannot be read, or the project cannot be written.
    """
    source = read_document(document)
    folder = projects_folder() if folder is None else folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TranslatorError(f"{folder}: no projects can be kept there ({error.strerror}); check the path") from error
    for number in range(1, 1000):
        path = folder / f"{document.name.split('.')[0] or 'document'}{f'-{number}' if number > 1 else ''}{SUFFIX}"
        if not path.exists():
            if doubt is not None:
                for words in source.doubts:
                    doubt(words)
            return create_project(path, [source], author=author, progress=progress)
        if _was_made_of(path, source.data):
            return open_project(path)
    raise TranslatorError(
        f"{folder}: holds a thousand projects of that name; name one: translator-gui new PROJECT {document.name}"
    )


def _was_made_of(path: Path, data: bytes) -> bool:
    try:
        with open_for_reading(path) as project:
            return project.holds_original(data)
    except TranslatorError:
        return False
