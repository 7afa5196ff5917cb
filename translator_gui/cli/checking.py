"""The verb check: what the QA checks find in a project."""

from collections import Counter
from pathlib import Path

import click

from translator_gui.checks.finding import CheckSeverity
from translator_gui.cli.parameters import EXISTING, json_option
from translator_gui.cli.reading import echo_json
from translator_gui.cli.verified import damaged_option, open_verified
from translator_gui.messages import gettext as _
from translator_gui.model.naming import printable
from translator_gui.project.check_settings import all_declarations
from translator_gui.project.checking import check_row, severities_in_words
from translator_gui.project.project_check import check_project

ERRORS_LEFT = 3
"""Exit code where checks find errors."""


@click.command(
    help=_(
        "List what the QA checks find in the translations of a project.\n\n"
        "Exits with 3 if errors are left, else with 0. With --json a line is a JSON object: number, uid, check, "
        "severity, message, source_span, target_span, fix."
    ),
)
@click.argument("project", type=EXISTING)
@click.option("--checks", "ids", metavar="ID,…", help=_("Run these checks only, whether they are on or not."))
@json_option
@damaged_option
def check(project: Path, ids: str | None, as_json: bool, damaged_too: bool) -> None:
    only = _known_ids(ids) if ids is not None else None
    severities: Counter[CheckSeverity] = Counter()
    with open_verified(project, damaged_too=damaged_too) as opened:
        found = check_project(opened.queries, only)
        uids = opened.queries.segment_uids()
        number = 0
        for paragraph in opened.queries.all_paragraphs():
            for segment in paragraph.segments:
                number += 1
                texts = paragraph.source(segment), segment.target
                for finding in found.get(segment.id, ()):
                    severities[finding.severity] += 1
                    row = check_row(finding, texts, number, uids[segment.id])
                    if as_json:
                        echo_json(row)
                    else:
                        message = printable(str(finding.message))
                        click.echo(f"{number}  {finding.severity}  {finding.check_id}  {message}")
    if not as_json:
        click.echo(severities_in_words(severities))
    if severities[CheckSeverity.ERROR]:
        raise SystemExit(ERRORS_LEFT)


def _known_ids(ids: str) -> frozenset[str]:
    known = [declaration.id for declaration in all_declarations()]
    wanted = [word.strip() for word in ids.split(",") if word.strip()]
    for word in wanted:
        if word not in known:
            words = _("{word} is no check; they are: {known}", word=word, known=" ".join(known))
            raise click.BadParameter(words, param_hint="--checks")
    if not wanted:
        raise click.BadParameter(_("name a check: {known}", known=" ".join(known)), param_hint="--checks")
    return frozenset(wanted)
