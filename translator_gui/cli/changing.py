"""Opening a project for the verbs that change it."""

from pathlib import Path

import click

from translator_gui.project import opening
from translator_gui.project.command_result import recovered_typing_words
from translator_gui.project.project import Project


def open_to_change(path: Path, *, take_over: bool = False, whole: bool = True) -> Project:
    """Open a project that was checked for damage, and say which typing a crash of its window had left in it.

    Raises:
        TranslatorError: As `open_checked`.
    """
    project = opening.open_checked(path, take_over=take_over, whole=whole)
    if project.typing.recovered:
        words = recovered_typing_words(project.typing.recovered)
        click.echo(f"note: {path}: its window did not close properly. {words}", err=True)
    return project
