"""Reading what a colleague sends back: another copy of the project, or a document that was made of it."""

from pathlib import Path

from translator_gui.model.errors import TranslatorError
from translator_gui.model.merging import Theirs
from translator_gui.project.queries import Queries


def read_theirs(project: Queries, path: Path) -> Theirs:
    """A colleague's copy, whole and in memory: the file may change or go afterwards.

    Args:
        project: The project that it is to be compared or merged with.
        path: Another copy of it (.tproj), or a document that came back (.docx, .xlf, .xliff).

    Raises:
        TranslatorError: It is no copy of this project, is damaged, or cannot be read.
    """
    del project
    raise TranslatorError(f"{path}: cannot be read yet")
