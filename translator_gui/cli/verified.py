"""Open a project for reading: damage is an error, or with --damaged a warning."""

import contextlib
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import click

from translator_gui.messages import gettext as _
from translator_gui.model.naming import printable
from translator_gui.project.project import Project
from translator_gui.project.verified_reading import COUNTS, RECORD, WHOLE, open_to_read, shortened_list

__all__ = ["COUNTS", "RECORD", "WHOLE", "damaged_option", "open_verified", "warn_of_damage", "with_damage"]

_DAMAGED = "translator_gui.damaged"

damaged_option = click.option(
    "--damaged", "damaged_too", is_flag=True, help=_("Read a damaged project as far as it reads, with a warning.")
)


@contextlib.contextmanager
def open_verified(
    path: Path, tables: frozenset[str] = RECORD, *, damaged_too: bool, one_moment: bool = True, rows: bool = True
) -> Generator[Project]:
    """Open a project read-only for a verb; a damaged one is refused or, with --damaged, warned of on standard error."""
    with open_to_read(path, tables, damaged_too=damaged_too, one_moment=one_moment, rows=rows) as project:
        if project.file.damage:
            warn_of_damage(path, project.file.damage)
        yield project


def warn_of_damage(path: Path, problems: Sequence[str]) -> None:
    """Warn on standard error that the project is damaged, and mark the JSON rows printed from now on as damaged."""
    click.get_current_context().meta[_DAMAGED] = True
    found = printable(shortened_list(problems))
    words = _(
        "warning: {path}: damaged ({problems}); what follows may be wrong or incomplete", path=path, problems=found
    )
    click.echo(words, err=True)


def with_damage(row: dict[str, Any]) -> dict[str, Any]:
    """Return a dict for JSON output, with "damaged": true added if the project that was read is damaged."""
    context = click.get_current_context(silent=True)
    return {**row, "damaged": True} if context is not None and _DAMAGED in context.meta else row
