"""The verb edit."""

from pathlib import Path

import click

from translator_gui.cli.changing import open_to_change
from translator_gui.cli.edits import fill_command, read_edits, read_edits_file
from translator_gui.cli.parameters import EXISTING, FILE, author_named, author_option, take_over_option
from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Role
from translator_gui.project.commands.fill_repetitions import filled_words


@click.command(
    help=_(
        "Apply a file of edits (JSON Lines; - for standard input), all of them or none.\n\n"
        'A line is {"number" or "uid", "target", "status", "comment", "category", "severity", "note"}, '
        '{"number", "split_at"} or {"number", "join": true}. Numbers are as before the file; so is split_at, '
        "the characters of the sentence's Urdu that stay in its first part."
    ),
)
@click.argument("project", type=EXISTING)
@click.argument("edits", type=FILE)
@author_option
@click.option("--role", type=click.Choice([str(role) for role in Role]), help=_("Else as each line's status implies."))
@click.option(
    "--propagate",
    is_flag=True,
    help=_("Give sentences without English that repeat a confirmed one its English, as drafts."),
)
@take_over_option
def edit(project: Path, edits: Path, author: str | None, role: str | None, propagate: bool, take_over: bool) -> None:
    text = read_edits_file(edits)
    with open_to_change(project, take_over=take_over, whole=False) as opened:
        tasks = read_edits(text, str(edits), opened, Role(role) if role else None)
        count = len(tasks)
        if propagate:
            tasks.append((fill_command(tasks, opened), Role.TRANSLATOR))
        done = opened.do_in_roles(tasks, author=author_named(author), read_back=False)
        for warning in done.changes.warnings:
            click.echo(_("warning: {warning}", warning=warning), err=True)
        click.echo(ngettext("{path}: {count} edit", "{path}: {count} edits", count, path=project, count=count))
        filled = sum(planned.origin is RevisionOrigin.REPEATED for planned in done.changes.revisions)
        if filled:
            click.echo(_("{path}: {filled}", path=project, filled=filled_words(filled)))
