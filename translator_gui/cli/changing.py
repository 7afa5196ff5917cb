"""Open a project for the verbs that change it."""

import contextlib
from collections.abc import Generator
from pathlib import Path

import click

from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.project import opening
from translator_gui.project.command_result import recovered_typing_words
from translator_gui.project.project import Project


@contextlib.contextmanager
def open_to_change(path: Path, *, take_over: bool = False, whole: bool = True) -> Generator[Project]:
    """Open a project for a verb that changes it, after a damage check; note typing recovered from a crash on stderr.

    What the verb confirmed or withdrew goes into the user's translation memory afterwards.

    Raises:
        TranslatorError: As `open_checked`.
    """
    with opening.open_checked(path, take_over=take_over, whole=whole) as project:
        if project.typing.recovered:
            recovered = recovered_typing_words(project.typing.recovered)
            words = _("note: {path}: its window did not close properly. {recovered}", path=path, recovered=recovered)
            click.echo(words, err=True)
        yield project
        feed_user_memory(project)


def feed_user_memory(project: Project) -> None:
    """Feed the user's translation memory with the project; a memory that is busy or broken is a warning on stderr."""
    from translator_gui.project.memory.feeding import feed_memory  # noqa: PLC0415 (most verbs do not change projects)
    from translator_gui.project.memory.translation_memory import TranslationMemory  # noqa: PLC0415

    try:
        with TranslationMemory.open_own() as memory:
            feed_memory(project.queries, memory.connection)
    except TranslatorError as error:
        click.echo(_("warning: the translation memory was not fed: {error}", error=error), err=True)
