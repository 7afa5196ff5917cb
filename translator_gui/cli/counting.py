"""The verb for statistics: stats."""

from pathlib import Path
from typing import Any

import click

from translator_gui.checks.finding import CheckSeverity
from translator_gui.cli.parameters import EXISTING, FILE, force_option, json_option
from translator_gui.cli.reading import counted_sentences, echo_json
from translator_gui.cli.verified import COUNTS, damaged_option, open_verified
from translator_gui.messages import gettext as _
from translator_gui.model.naming import printable
from translator_gui.model.statistics import SentenceAndWordCounts, percent_done, total
from translator_gui.model.status import Status
from translator_gui.project.checking import (
    count_by_check,
    count_by_severity,
    counts_in_words,
    severities_in_words,
)
from translator_gui.project.project_check import check_project


@click.command(
    help=_(
        "Count sentences and words by status, per document and in all.\n\n"
        "With --matches by what the translation memory has for them instead: 101 (the same text between the same "
        "neighbours), 100 (the same text), 95–99, 85–94, 75–84, 50–74, new, and repetitions: sentences whose Urdu "
        "occurred earlier in the project; the first occurrence is counted by its match. A sentence does not match "
        "its own translation."
    ),
)
@click.argument("project", type=EXISTING)
@click.option("--days", is_flag=True, help=_("Words translated and reviewed per day instead, by person."))
@click.option("--matches", is_flag=True, help=_("Words by match with the translation memory instead."))
@click.option(
    "--memory",
    metavar="M",
    type=FILE,
    help=_("With --matches: a memory file (.tmem), instead of your own memory and the attached ones."),
)
@click.option("--csv", "out", metavar="OUT", type=FILE, help=_("With --matches: write them to a CSV file, too."))
@force_option
@json_option
@damaged_option
def stats(
    project: Path,
    days: bool,
    matches: bool,
    memory: Path | None,
    out: Path | None,
    force: bool,
    as_json: bool,
    damaged_too: bool,
) -> None:
    if not matches and (memory is not None or out is not None):
        raise click.UsageError(_("--memory and --csv go with --matches"))
    if matches and days:
        raise click.UsageError(_("choose --days or --matches"))
    if matches:
        # It is seldom wanted, and takes as long to import as the rest.
        from translator_gui.cli.matching import echo_match_statistics  # noqa: PLC0415

        echo_match_statistics(project, memory, out, force=force, as_json=as_json, damaged_too=damaged_too)
    elif days:
        _echo_days(project, as_json=as_json, damaged_too=damaged_too)
    else:
        _echo_statuses(project, as_json=as_json, damaged_too=damaged_too)


def _echo_statuses(project: Path, *, as_json: bool, damaged_too: bool) -> None:
    with open_verified(project, COUNTS, damaged_too=damaged_too) as opened:
        tallies = opened.queries.tallies()
        by_document = [
            (document.name, {status: tally for (row, status), tally in tallies.items() if row == document.id})
            for document in opened.queries.documents()
        ]
        title = opened.queries.title
        findings = check_project(opened.queries).values()
        found = count_by_check(findings, opened.queries.checks())
        severities = count_by_severity(findings)
    whole: dict[Status, SentenceAndWordCounts] = {}
    for _name, counts in by_document:
        for status, tally in counts.items():
            whole[status] = whole.get(status, SentenceAndWordCounts()).plus(tally)
    if as_json:
        documents = [{"document": name, **_figures(counts)} for name, counts in by_document]
        figures = {"title": title, "documents": documents, "all": _figures(whole)}
        by_severity = {str(severity): severities[severity] for severity in CheckSeverity}
        found_rows = {"wrong_tags": found.get("tags", 0), "findings": found, "severities": by_severity}
        echo_json({**figures, **found_rows})
        return
    for name, counts in [*by_document, (_("All"), whole)]:
        click.echo(_("{name}: {percent} % done", name=name, percent=percent_done(counts)))
        for status in Status:
            if status in counts:
                click.echo(_line(status, counts[status]))
        click.echo(_line(_("in all"), total(counts.values())))
    for line in counts_in_words(found):
        click.echo(line)
    if severities.total():
        click.echo(severities_in_words(severities))


def _echo_days(project: Path, *, as_json: bool, damaged_too: bool) -> None:
    with open_verified(project, damaged_too=damaged_too) as opened:
        found = opened.queries.activity()
    for day in found:
        if as_json:
            echo_json({**day._asdict(), "day": day.day.isoformat()})
        else:
            figures = _(
                "{translated} words translated {reviewed} reviewed",
                translated=f"{day.translated:>8}",
                reviewed=f"{day.reviewed:>8}",
            )
            click.echo(f"{day.day.isoformat()}  {printable(day.author):<20} {figures}")


def _line(name: str, tally: SentenceAndWordCounts) -> str:
    return _(
        "  {name}{sentences} {source_words} Urdu {target_words} English words",
        name=f"{name:<12}",
        sentences=counted_sentences(tally.sentences),
        source_words=f"{tally.source_words:>8}",
        target_words=f"{tally.target_words:>8}",
    )


def _figures(counts: dict[Status, SentenceAndWordCounts]) -> dict[str, Any]:
    return {
        **total(counts.values())._asdict(),
        "percent_done": percent_done(counts),
        "statuses": {str(status): counts.get(status, SentenceAndWordCounts())._asdict() for status in Status},
    }
