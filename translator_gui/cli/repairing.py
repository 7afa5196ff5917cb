"""Verbs for damaged projects: verify, repair."""

from pathlib import Path

import click

from translator_gui.cli.parameters import EXISTING, PROJECT, force_option, json_option, take_over_option
from translator_gui.cli.reading import echo_json
from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.project.damage_report_lines import (
    backup_line,
    drafts_line,
    finding_lines,
    lines_as_text,
    loss_lines,
)
from translator_gui.project.repairing import loss_row, repair_project, reread_document, verify_project

_DAMAGED = 3
"""Exit status: the file is damaged, or something of it is lost."""


@click.command(
    help=_("Look for damage; write nothing. Exit status: 0 sound, 3 damaged, 1 no project or unreadable."),
)
@click.argument("project", type=EXISTING)
@json_option
def verify(project: Path, as_json: bool) -> None:
    found = verify_project(project)
    damage = [finding for finding in found if finding.problem.is_damage]
    if as_json:
        problems = [
            {
                "kind": problem.kind,
                "table": problem.table,
                "uid": problem.uid or None,
                "sentence": sentence or None,
                "text": problem.text.english,
            }
            for problem, sentence in found
        ]
        echo_json({"sound": not damage, "problems": problems})
    else:
        click.echo(_("{path}: damaged", path=project) if damage else _("{path}: sound", path=project))
        for line in lines_as_text(finding_lines(found)):
            click.echo(f"  {line}")
        if damage:
            click.echo(_("  To repair it: translator-gui repair {name}", name=project.name), err=True)
    if damage:
        raise SystemExit(_DAMAGED)


@click.command(
    help=_(
        "Make a sound project of a damaged one and list what was lost.\n\n"
        "The damaged file is kept beside it as NAME.damaged-DATE.tproj. Exit status: 0 everything is back, 3 "
        "something is lost, 1 nothing can be read."
    ),
)
@click.argument("project", type=EXISTING)
@click.option(
    "--out", type=PROJECT, metavar="OUT", help=_("Write the repaired project there; leave the damaged file alone.")
)
@force_option
@take_over_option
@json_option
def repair(project: Path, out: Path | None, force: bool, take_over: bool, as_json: bool) -> None:
    report = repair_project(project, out, reread=reread_document, force=force, take_over=take_over)
    if as_json:
        echo_json(
            {
                "sound": report.was_sound,
                "repaired": str(report.repaired),
                "kept": str(report.kept) if report.kept is not None else None,
                "backup": report.backup.id if report.backup is not None else None,
                "sentences": report.sentences,
                "done": report.done,
                "drafts": [number for number in report.drafts if number],
                "losses": [loss_row(part) for part in report.losses],
            }
        )
    elif report.was_sound:
        click.echo(_("{path}: sound; nothing to repair", path=project))
    else:
        words = ngettext(
            "{path}: repaired; {count} sentence, {done} done",
            "{path}: repaired; {count} sentences, {done} done",
            report.sentences,
            path=report.repaired,
            count=report.sentences,
            done=report.done,
        )
        click.echo(words)
        if report.kept is not None:
            click.echo(_("{path}: the damaged file", path=report.kept))
        if backup := backup_line(report):
            click.echo(backup)
        if drafts := drafts_line(report):
            click.echo(drafts)
        click.echo(_("Lost:") if report.losses else _("Everything is back."))
        for line in lines_as_text(loss_lines(report.losses), one_by_one=True):
            click.echo(f"  {line}")
    if report.losses:
        raise SystemExit(_DAMAGED)
