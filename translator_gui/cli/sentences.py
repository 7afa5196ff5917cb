"""The verb for a project's own sentence rules: abbreviations and places with and without a boundary."""

from pathlib import Path

import click

from translator_gui.cli.changing import open_to_change
from translator_gui.cli.parameters import EXISTING, FILE, author_named, author_option, force_option, take_over_option
from translator_gui.cli.verified import open_verified
from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.project.commands.set_project_key_values import add_exceptions
from translator_gui.project.sentence_exceptions import read_exceptions_file, write_exceptions_file


@click.group(
    help=_(
        "A project's own sentence rules: abbreviations, and places where sentences part or do not.\n\n"
        "They hold for documents that are added or updated from then on; sentences that are in the project stay as "
        "they are. A file of them is a table, tabs between its columns: kind (abbreviation, break, no-break), before, "
        "after, and the word regex where both are regular expressions. A line with one column is an abbreviation."
    ),
)
def sentences() -> None:
    pass


@sentences.command(
    "import",
    help=_(
        "Add the sentence rules of a file to a project: a table, a list of abbreviations, or SRX (its rules for Urdu)."
    ),
)
@click.argument("project", type=EXISTING)
@click.argument("file", type=FILE)
@author_option
@take_over_option
def import_rules(project: Path, file: Path, author: str | None, take_over: bool) -> None:
    with open_to_change(project, take_over=take_over) as opened:
        found = read_exceptions_file(file, len(opened.queries.sentence_exceptions()))
        opened.do(add_exceptions(found.exceptions), author=author_named(author))
    for message in found.skipped:
        click.echo(_("note: {name}, {message}", name=file.name, message=message), err=True)
    count = len(found.exceptions)
    click.echo(
        ngettext(
            "{path}: {count} sentence rule added",
            "{path}: {count} sentence rules added",
            count,
            path=project,
            count=count,
        )
    )


@sentences.command("export", help=_("Write a project's own sentence rules into a file, as a table."))
@click.argument("project", type=EXISTING)
@click.argument("out", type=FILE)
@force_option
def export_rules(project: Path, out: Path, force: bool) -> None:
    with open_verified(project, damaged_too=False) as opened:
        found = opened.queries.sentence_exceptions()
    write_exceptions_file(out, found, force=force)
    count = len(found)
    click.echo(
        ngettext(
            "{path}: {count} sentence rule written",
            "{path}: {count} sentence rules written",
            count,
            path=out,
            count=count,
        )
    )
