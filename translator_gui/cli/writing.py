"""Verbs that write: new, add, edit, copy, export."""

from datetime import UTC, datetime
from pathlib import Path

import click

from translator_gui.cli.edits import read_edits, read_edits_file
from translator_gui.cli.parameters import (
    EXISTING,
    FILE,
    PROJECT,
    Statuses,
    author_named,
    author_option,
    columns_option,
    counted,
    encoding_option,
    force_option,
    reading_rule,
    refuse_idle_columns,
    rule_option,
)
from translator_gui.cli.reading import echo_doubts
from translator_gui.formats.bilingual import ExportOptions, Layout, Unit
from translator_gui.formats.originals import TargetDocument, write_original, writes_original
from translator_gui.formats.registry import PDF, read_document, write_bilingual
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable
from translator_gui.model.statistics import total
from translator_gui.model.status import Role, Status
from translator_gui.project import importing, opening
from translator_gui.project.exporting import bilingual, open_sentences, target_document, wrong_sentences
from translator_gui.project.project import Project

_ORIGINALS_ONLY = frozenset({".srt", ".vtt", ".epub", ".tsv", ".xlsm"})
"""No bilingual document is written in these."""
_EXTRAS = ("status", "comments", "numbers")


@click.command()
@click.argument("project", type=PROJECT)
@click.argument("documents", type=FILE, nargs=-1, required=True)
@click.option("--title", default="", help="What the project is called; else as its first document.")
@author_option
@encoding_option
@rule_option
@columns_option
@force_option
def new(
    project: Path,
    documents: tuple[Path, ...],
    title: str,
    author: str | None,
    encoding: str | None,
    paragraph_rule: str | None,
    columns: str | None,
    force: bool,
) -> None:
    """Makes a project of documents."""
    if project.exists() and not force:
        raise TranslatorError(f"{project}: exists already; choose another name, or replace it with --force")
    sources = _read(documents, encoding, paragraph_rule, columns)
    with importing.create_project(project, sources, title=title, author=author_named(author), force=force) as made:
        _echo_size(made)


@click.command()
@click.argument("project", type=EXISTING)
@click.argument("documents", type=FILE, nargs=-1, required=True)
@encoding_option
@rule_option
@columns_option
@author_option
def add(
    project: Path,
    documents: tuple[Path, ...],
    encoding: str | None,
    paragraph_rule: str | None,
    columns: str | None,
    author: str | None,
) -> None:
    """Takes more documents into a project."""
    with opening.open_checked(project) as opened:
        added = importing.prepare_documents(_read(documents, encoding, paragraph_rule, columns))
        opened.do(added, author=author_named(author))
        _echo_size(opened)


def _read(
    documents: tuple[Path, ...], encoding: str | None, paragraph_rule: str | None, columns: str | None
) -> list[SourceDocument]:
    refuse_idle_columns(documents, columns)
    sources = [
        read_document(path, encoding=encoding, paragraph_rule=reading_rule(path, paragraph_rule, columns))
        for path in documents
    ]
    for source in sources:
        echo_doubts(source.name, source.doubts)
    return sources


def _echo_size(project: Project) -> None:
    outline, tally = project.outline(), total(project.tallies().values())
    click.echo(
        f"{project.path}: {counted(len(outline.paragraph_ids), 'paragraph')}, "
        f"{counted(tally.sentences, 'sentence')}, {counted(tally.source_words, 'word')}"
    )


@click.command()
@click.argument("project", type=EXISTING)
@click.argument("edits", type=FILE)
@author_option
@click.option("--role", type=click.Choice([str(role) for role in Role]), help="Else as each line's status implies.")
def edit(project: Path, edits: Path, author: str | None, role: str | None) -> None:
    """Applies a file of edits (JSON Lines; - for standard input), all of them or none.

    A line is {"number" or "uid", "target", "status", "comment", "category", "severity", "note"},
    {"number", "split_at"} or {"number", "join": true}. Numbers are as before the file; so is split_at, the characters
    of the sentence's Urdu that stay in its first part.
    """
    text = read_edits_file(edits)
    with opening.open_checked(project) as opened:
        tasks = read_edits(text, str(edits), opened, Role(role) if role else None)
        done = opened.do_in_roles(tasks, author=author_named(author))
        for warning in done.changes.warnings:
            click.echo(f"warning: {warning}", err=True)
        click.echo(f"{project}: {counted(len(tasks), 'edit')}")


@click.command()
@click.argument("project", type=EXISTING)
@click.argument("out", type=PROJECT)
@force_option
def copy(project: Path, out: Path, force: bool) -> None:
    """Makes a whole copy of a project, also of one that is open."""
    if out.exists() and not force:
        raise TranslatorError(f"{out}: exists already; choose another name, or replace it with --force")
    with opening.open_for_reading(project) as opened:
        opened.copy_to(out)
    click.echo(f"{out}: copied")


@click.command()
@click.argument("project", type=EXISTING)
@click.argument("out", type=FILE)
@click.option(
    "--layout",
    type=click.Choice([str(layout) for layout in Layout]),
    help="Else table; of .srt, .vtt, .tsv, .xlsm and .epub, which have no other, target.",
)
@click.option("--by", type=click.Choice([str(unit) for unit in Unit]), default=str(Unit.SENTENCE))
@click.option("--with", "extras", metavar="status,comments,numbers", default="", help="What to show besides.")
@click.option("--only", type=Statuses(), help="Only sentences of these statuses.")
@click.option(
    "--open",
    "unfinished",
    type=click.Choice(["urdu", "omit"]),
    default="urdu",
    help="In the original's format: sentences without English stay in Urdu, or those still open are left out.",
)
@click.option("--version", type=click.Choice(["1.2", "2.1"]), default="2.1", help="Of XLIFF.")
@force_option
def export(
    project: Path,
    out: Path,
    layout: str | None,
    by: str,
    extras: str,
    only: frozenset[Status] | None,
    unfinished: str,
    version: str,
    force: bool,
) -> None:
    """Writes a bilingual document, or with --layout target the English in the original's own format.

    OUT ends in .docx, .odt, .pdf, .html, .txt or .md; in .xlsx or .csv for spreadsheets; in .xlf, .xliff, .tmx,
    .tbx or .po for other translation programs.
    With --layout target a document's own ending; subtitles go back as .srt or .vtt.
    """
    shown = [word.strip() for word in extras.split(",") if word.strip()]
    for word in shown:
        if word not in _EXTRAS:
            raise click.BadParameter(f"{word} is not one of {', '.join(_EXTRAS)}", param_hint="--with")
    options = ExportOptions(
        layout=Layout(layout) if layout else _usual_layout(out),
        by=Unit(by),
        with_status="status" in shown,
        with_comments="comments" in shown,
        with_numbers="numbers" in shown,
        only=frozenset(Status) if only is None else only,
        leave_out_open=unfinished == "omit",
        version=version,
    )
    with opening.open_for_reading(project) as opened, opened.snapshot():
        _echo_open(opened)
        document = _in_its_format(opened, out, options) or bilingual(
            opened, options, datetime.now(UTC).astimezone().date()
        )
    if isinstance(document, TargetDocument):
        write_original(out, document, force=force)
    elif out.suffix.lower() == PDF:
        # Only a PDF needs Qt.
        from translator_gui.app import print_bilingual  # noqa: PLC0415

        print_bilingual(out, document, options, force=force)
    else:
        write_bilingual(out, document, options, force=force)
    click.echo(f"{out}: written")


def _usual_layout(out: Path) -> Layout:
    """The one that is meant where none is named: of some formats there is but one."""
    return Layout.TARGET if out.suffix.lower() in _ORIGINALS_ONLY else Layout.TABLE


def _echo_open(project: Project) -> None:
    unfinished, sentences = open_sentences(project), total(project.tallies().values()).sentences
    click.echo(f"{unfinished} of {counted(sentences, 'sentence')} {'is' if sentences == 1 else 'are'} open")
    if wrong := wrong_sentences(project):
        click.echo(f"warning: inline tags are missing or wrong in {counted(wrong, 'sentence')}", err=True)


def _in_its_format(project: Project, out: Path, options: ExportOptions) -> TargetDocument | None:
    """The project's one document as it goes back, if that is what is asked for."""
    documents = project.documents()
    asked = options.layout is Layout.TARGET
    if not asked or len(documents) != 1 or not writes_original(documents[0].format, out.suffix.lower()):
        if out.suffix.lower() in _ORIGINALS_ONLY:
            held = printable(documents[0].name) if len(documents) == 1 else f"{len(documents)} documents"
            raise TranslatorError(
                f"{out.name}: only a document that came as {out.suffix.lower()} goes back so, alone and with --layout "
                f"target; this project holds {held}, so choose another ending"
            )
        return None
    return target_document(project, documents[0], options)
