"""Open a project for the verbs that change it."""

from pathlib import Path

import click

from translator_gui.messages import gettext as _
from translator_gui.project import opening
from translator_gui.project.command_result import recovered_typing_words
from translator_gui.project.project import Project


def open_to_change(path: Path, *, take_over: bool = False, whole: bool = True) -> Project:
    """Open a project for a verb that changes it, after a damage check; note typing recovered from a crash on stderr.

    Raises:
        TranslatorError: As `open_checked`.
    """
    project = opening.open_checked(path, take_over=take_over, whole=whole)
    if project.typing.recovered:
        recovered = recovered_typing_words(project.typing.recovered)
        words = _("note: {path}: its window did not close properly. {recovered}", path=path, recovered=recovered)
        click.echo(words, err=True)
    return project
