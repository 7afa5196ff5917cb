"""The verb pretranslate, and match statistics for the verb stats."""

from pathlib import Path
from typing import Any

import click

from translator_gui.cli.changing import feed_user_memory, open_to_change
from translator_gui.cli.memory import memory_option, open_service
from translator_gui.cli.parameters import EXISTING, author_named, author_option, json_option, take_over_option
from translator_gui.cli.reading import echo_json
from translator_gui.cli.verified import open_verified
from translator_gui.formats.output import atomic_write
from translator_gui.memory.scoring import IN_CONTEXT
from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.author import Author
from translator_gui.model.match_band import LOWEST_BAND, BandCounts, total_of
from translator_gui.model.naming import printable
from translator_gui.project.commands.pretranslate import PretranslateSentences
from translator_gui.project.memory.match_analysis import (
    USUAL_LEAST_FILLED,
    SentenceMatch,
    count_bands,
    count_matches,
    matches_to_fill,
)
from translator_gui.project.memory.match_wording import band_name, csv_of_bands
from translator_gui.project.memory.memory_analysis import analyse_with_memories, request_analysis
from translator_gui.project.project import Project
from translator_gui.settings import load_settings


@click.command(
    help=_(
        "Fill sentences without English from a translation memory, as drafts: your own memory and the attached ones, "
        "or the one of --memory.\n\n"
        "Prints first what it found: sentences and words by match score, and how many will be filled in. Numbers are "
        "replaced by the sentence's own; where that is not sure, the match is left out. What is filled in is one undo "
        "step."
    ),
)
@click.argument("project", type=EXISTING)
@memory_option
@click.option(
    "--min",
    "least",
    type=click.IntRange(LOWEST_BAND, IN_CONTEXT),
    default=USUAL_LEAST_FILLED,
    show_default=True,
    help=_("The least score to fill in."),
)
@click.option("--dry-run", is_flag=True, help=_("Only print the figures."))
@author_option
@take_over_option
@json_option
def pretranslate(
    project: Path,
    path: Path | None,
    least: int,
    dry_run: bool,
    author: str | None,
    take_over: bool,
    as_json: bool,
) -> None:
    if dry_run:
        with open_verified(project, damaged_too=False) as opened:
            _pretranslate(opened, path, least, as_json=as_json, author=None)
        return
    with open_to_change(project, take_over=take_over) as opened:
        if path is None:
            # What it confirmed before memories were fed is found, too.
            feed_user_memory(opened)
        _pretranslate(opened, path, least, as_json=as_json, author=author_named(author))


def _pretranslate(opened: Project, path: Path | None, least: int, *, as_json: bool, author: Author | None) -> None:
    """Print what would be filled in, and fill it in if there is an author."""
    found, searched = _analyse(opened, path, fills=True)
    to_fill = matches_to_fill(found, least)
    if not as_json:
        _echo_plan(opened.path, found, to_fill, least)
    filled = 0
    if author is not None and to_fill:
        filled = len(opened.do(PretranslateSentences.of(to_fill), author=author).changes.revisions)
    if as_json:
        echo_json(_plan_row(found, to_fill, searched, least, filled))
    elif author is not None:
        words = ngettext(
            "{path}: {count} sentence filled in as a draft",
            "{path}: {count} sentences filled in as drafts",
            filled,
            path=opened.path,
            count=format_number(filled),
        )
        click.echo(words)


def echo_match_statistics(
    project: Path, path: Path | None, out: Path | None, *, force: bool, as_json: bool, damaged_too: bool
) -> None:
    """Print the match statistics of a project for the verb stats, and write them to a CSV file if one is named.

    Args:
        project: The project.
        path: The memory; None for the user's own and attached ones.
        out: The CSV file.
        force: Replace it.
        as_json: For programs.
        damaged_too: Read a damaged project as far as it reads.
    """
    with open_verified(project, damaged_too=damaged_too) as opened:
        found, searched = _analyse(opened, path, fills=False)
        names = {document.id: document.name for document in opened.queries.documents()}
        title = opened.queries.title
    by_document = [
        (name, count_bands(match for match in found if match.document == row)) for row, name in names.items()
    ]
    if out is not None:
        with atomic_write(out, force=force) as stream:
            stream.write(csv_of_bands(by_document))
    whole = count_bands(found)
    if as_json:
        documents = [{"document": name, **_figures(counts)} for name, counts in by_document]
        echo_json({"title": title, "searched": searched, "documents": documents, **_figures(whole)})
        return
    for name, counts in [*by_document, (_("All"), whole)]:
        click.echo(printable(name))
        _echo_bands(counts)
    if out is not None:
        click.echo(_("Exported to {path}", path=out))


def _analyse(opened: Project, path: Path | None, *, fills: bool) -> tuple[list[SentenceMatch], int]:
    """Look up the sentences of a project; return their matches, and the number of units searched."""
    request = request_analysis(opened.queries, fills=fills, feeds_user=load_settings().flag("memory.feed"))
    if path is not None:
        request = request._replace(sentences=None)
    with open_service(path) as service:
        found = analyse_with_memories(list(opened.queries.all_paragraphs()), request, service)
        return [match for match in found if match is not None], service.count()


def _echo_plan(
    project: Path,
    found: list[SentenceMatch],
    to_fill: list[SentenceMatch],
    least: int,
) -> None:
    counts, filled = count_bands(found), count_matches(to_fill)
    total = total_of(counts)
    words = ngettext(
        "{path}: {count} sentence without English ({words} Urdu words)",
        "{path}: {count} sentences without English ({words} Urdu words)",
        total.sentences,
        path=project,
        count=format_number(total.sentences),
        words=format_number(total.words),
    )
    click.echo(words)
    _echo_bands(counts)
    words = ngettext(
        "To fill in from matches of {least} or more: {count} sentence ({words} Urdu words)",
        "To fill in from matches of {least} or more: {count} sentences ({words} Urdu words)",
        filled.sentences,
        least=least,
        count=format_number(filled.sentences),
        words=format_number(filled.words),
    )
    click.echo(words)


def _plan_row(
    found: list[SentenceMatch], to_fill: list[SentenceMatch], searched: int, least: int, filled: int
) -> dict[str, Any]:
    return {
        "searched": searched,
        **_figures(count_bands(found)),
        "min": least,
        "to_fill": count_matches(to_fill)._asdict(),
        "filled": filled,
    }


def _figures(counts: BandCounts) -> dict[str, Any]:
    return {
        "matches": {str(band): count._asdict() for band, count in counts.items()},
        "all": total_of(counts)._asdict(),
    }


def _echo_bands(counts: BandCounts) -> None:
    for name, count in [*((band_name(band), count) for band, count in counts.items()), (_("in all"), total_of(counts))]:
        click.echo(
            _(
                "  {name}{sentences} sentences {words} Urdu words",
                name=f"{name:<12}",
                sentences=f"{count.sentences:>7}",
                words=f"{count.words:>8}",
            )
        )
