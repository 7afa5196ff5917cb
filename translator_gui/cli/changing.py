"""Open a project for the verbs that change it."""

import contextlib
from collections.abc import Generator
from pathlib import Path

import click

from translator_gui.messages import gettext as _
from translator_gui.project import opening
from translator_gui.project.command_result import recovered_typing_words
from translator_gui.project.project import Project
from translator_gui.settings import load_settings


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
    from translator_gui.project.memory.backups import NoBackupError  # noqa: PLC0415
    from translator_gui.project.memory.memory_service import feed_user_memories  # noqa: PLC0415 (most verbs only read)

    for error in feed_user_memories(project.queries, load_settings()):
        if isinstance(error, NoBackupError):
            click.echo(_("warning: {warning}", warning=error), err=True)
            continue
        click.echo(_("warning: the translation memory was not fed: {error}", error=error), err=True)
