"""The verb for backups of a project."""

from pathlib import Path
from typing import Any

import click

from translator_gui.cli.parameters import EXISTING, PROJECT, force_option, json_option, take_over_option
from translator_gui.cli.reading import echo_json
from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.backup import Backup
from translator_gui.model.errors import TranslatorError
from translator_gui.model.wording import size
from translator_gui.project.backups import list_backups
from translator_gui.project.restoration import find_backup, is_damaged, restore


@click.command(
    help=_(
        "List the backups of a project, the latest first; also of one that is damaged or missing.\n\n"
        "A line has the backup's id, when and why it was made, its sentences, those of them that are done, "
        "its size and its path. Backups of the same project at other places come last. With --json one line of "
        "JSON each: id, time, reason (daily, or what followed it: merge, import, update, upgrade, repair, "
        "replace, restore), sentences and done (null if the file cannot be read), bytes, path, damaged (a "
        "copy of a file that was damaged already), elsewhere (made of a copy of the project at another "
        "path).\n\n"
        "With --restore nothing is lost: what OUT holds is backed up before it is replaced."
    ),
)
@click.argument("project", type=EXISTING)
@click.option(
    "--restore",
    "restored",
    metavar="ID OUT",
    type=(str, PROJECT),
    default=None,
    help=_("Write the backup with this id to OUT, to work in. OUT may be PROJECT itself, with --force."),
)
@force_option
@take_over_option
@json_option
def backups(project: Path, restored: tuple[str, Path] | None, force: bool, take_over: bool, as_json: bool) -> None:
    if restored is not None:
        _restore(project, *restored, force=force, take_over=take_over)
        return
    found = list_backups(project)
    if not found and not project.exists():
        raise TranslatorError(
            _("{path}: no such file, and no backups of one; check the name and the folder", path=project)
        )
    for backup in found:
        if as_json:
            echo_json(_row(backup))
        else:
            click.echo(_line(backup))
    if not found and not as_json:
        click.echo(_("no backups"))


def _restore(project: Path, identity: str, out: Path, *, force: bool, take_over: bool) -> None:
    backup = find_backup(project, identity)
    kept = restore(backup, out, force=force, take_over=take_over)
    if kept is not None:
        click.echo(_("{path}: what {name} held before", path=kept, name=out.name))
    if is_damaged(out):
        words = _(
            "warning: {path}: the backup is damaged; repair it: translator-gui repair {name}", path=out, name=out.name
        )
        click.echo(words, err=True)
    click.echo(_("{path}: restored from the backup {backup}", path=out, backup=backup.id))


def _row(backup: Backup) -> dict[str, Any]:
    return {
        "id": backup.id,
        "time": backup.time.isoformat(timespec="seconds"),
        "reason": backup.reason,
        "sentences": backup.sentences,
        "done": backup.done,
        "bytes": backup.bytes,
        "path": str(backup.path),
        "damaged": backup.damaged,
        "elsewhere": backup.is_of_other_copy,
    }


def _line(backup: Backup) -> str:
    if backup.sentences is None or backup.done is None:
        held = _("damaged") if backup.damaged else _("unreadable")
    else:
        held = ngettext(
            "{count} sentence, {done} done",
            "{count} sentences, {done} done",
            backup.sentences,
            count=backup.sentences,
            done=backup.done,
        )
    return f"{backup.id:<13}  {backup.when}  {backup.reason:<8}  {held:<30}  {size(backup.bytes):>8}  {backup.path}"
