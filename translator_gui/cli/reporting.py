"""The verb for review reports: report."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from translator_gui.cli.parameters import EXISTING, FILE, force_option, json_option
from translator_gui.cli.reading import echo_json
from translator_gui.cli.verified import damaged_option, open_verified
from translator_gui.formats.output import refuse_to_replace
from translator_gui.formats.reports.registry import PDF, refuse_unknown, write_report
from translator_gui.formats.reports.report import ReviewReport, ReviewReportBaseline
from translator_gui.formats.reports.wording import summary_line
from translator_gui.messages import gettext as _
from translator_gui.project.reviewing.reporting import review_report
from translator_gui.text.edit_distance import EditDistanceCounts


@click.command(
    help=_(
        "Write a report of the review: .html, .docx or .pdf.\n\n"
        "What was judged, the errors by kind and severity, the MQM score, the edit distance, and every change "
        "marked against what was handed over. With --json the figures are printed, too."
    ),
)
@click.argument("project", type=EXISTING)
@click.argument("out", type=FILE)
@click.option(
    "--baseline",
    type=click.Choice([str(baseline) for baseline in ReviewReportBaseline]),
    default=str(ReviewReportBaseline.LAST),
    help=_("Compare with what was handed over last, or first: over all rounds of the review."),
)
@force_option
@json_option
@damaged_option
def report(project: Path, out: Path, baseline: str, force: bool, as_json: bool, damaged_too: bool) -> None:
    refuse_unknown(out)
    refuse_to_replace(out, force=force)
    with open_verified(project, damaged_too=damaged_too) as opened:
        found = review_report(opened.queries, datetime.now(UTC).astimezone().date(), ReviewReportBaseline(baseline))
    if out.suffix.lower() == PDF:
        # Only a PDF needs Qt.
        from translator_gui.app import print_report  # noqa: PLC0415

        print_report(out, found, force=force)
    else:
        write_report(out, found, force=force)
    if as_json:
        echo_json(_figures(found))
    else:
        click.echo(f"{out}: {summary_line(found)}")


def _figures(found: ReviewReport) -> dict[str, Any]:
    score = found.score
    return {
        "title": found.title,
        "translators": list(found.translators),
        "reviewers": list(found.reviewers),
        "sentences": {name: amount.sentences for name, amount in found.figures._asdict().items()},
        "words": {name: amount.words for name, amount in found.figures._asdict().items()},
        "baseline": found.baseline,
        "returns": found.returns,
        "errors": [one._asdict() for one in found.errors.counts],
        "penalty_points": found.errors.points,
        "score": round(score.score, 2) if score else None,
        "points_per_thousand_words": round(score.per_thousand, 2) if score else None,
        "edits": _edits(found.edits),
        "suggestions": [
            {
                "origin": use.origin,
                **({"match": use.band} if use.band else {}),
                **use.amount._asdict(),
                "confirmed": use.confirmed,
                "edits": _edits(use.edits),
            }
            for use in found.suggestions
        ],
        "changed_sentences": [
            {"number": entry.number, "status": entry.status, "words": entry.edits.words, "of": entry.edits.of_words}
            for section in found.sections
            for entry in section.entries
            if entry.edits.words or entry.edits.characters
        ],
    }


def _edits(edits: EditDistanceCounts) -> dict[str, Any]:
    return {
        **edits._asdict(),
        "word_rate": round(edits.word_rate, 2),
        "character_rate": round(edits.character_rate, 2),
    }
