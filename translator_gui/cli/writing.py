"""Verbs that write: new, add, copy, export."""

from datetime import UTC, datetime
from pathlib import Path

import click

from translator_gui.checks.finding import CheckSeverity
from translator_gui.cli.changing import feed_user_memory, open_to_change
from translator_gui.cli.parameters import (
    EXISTING,
    FILE,
    PROJECT,
    StatusListParamType,
    author_named,
    author_option,
    columns_option,
    encoding_option,
    force_option,
    reading_rule,
    refuse_idle_columns,
    rule_option,
    take_over_option,
)
from translator_gui.cli.reading import echo_doubts
from translator_gui.cli.verified import WHOLE, damaged_option, open_verified
from translator_gui.formats.base import BilingualWriter
from translator_gui.formats.bilingual import BilingualExportOptions, BilingualLayout, BilingualRowGranularity
from translator_gui.formats.registry import (
    FORMATS,
    PDF,
    WRITERS,
    format_written_as,
    read_document,
    written_suffix,
    written_suffixes,
)
from translator_gui.formats.round_trip import ROUND_TRIP_ONLY, RoundTripExport
from translator_gui.formats.xliff.writer import XliffWriter
from translator_gui.messages import format_list, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.statistics import total
from translator_gui.model.status import Status
from translator_gui.project import importing
from translator_gui.project.checking import count_by_check, count_by_severity, counts_in_words, without_hints
from translator_gui.project.export_jobs import ExportJob, document_export_jobs, project_export_job, write_export_jobs
from translator_gui.project.export_omissions import left_out_words
from translator_gui.project.exporting import open_sentences
from translator_gui.project.project import Project
from translator_gui.project.project_check import check_project, refuse_errors

_EXTRAS = ("status", "comments", "numbers", "title", "names")


@click.command(
    help=_("Make a project of documents."),
)
@click.argument("project", type=PROJECT)
@click.argument("documents", type=FILE, nargs=-1, required=True)
@click.option("--title", default="", help=_("What the project is called; else as its first document."))
@author_option
@encoding_option
@rule_option
@columns_option
@force_option
@take_over_option
def new(
    project: Path,
    documents: tuple[Path, ...],
    title: str,
    author: str | None,
    encoding: str | None,
    paragraph_rule: str | None,
    columns: str | None,
    force: bool,
    take_over: bool,
) -> None:
    if project.exists() and not force:
        raise TranslatorError(
            _("{path}: exists already; choose another name, or replace it with --force", path=project)
        )
    sources = _read(documents, encoding, paragraph_rule, columns)
    with importing.create_project(
        project, sources, title=title, author=author_named(author), force=force, take_over=take_over
    ) as made:
        _echo_size(made)
        feed_user_memory(made)


@click.command(
    help=_("Take more documents into a project."),
)
@click.argument("project", type=EXISTING)
@click.argument("documents", type=FILE, nargs=-1, required=True)
@encoding_option
@rule_option
@columns_option
@author_option
@take_over_option
def add(
    project: Path,
    documents: tuple[Path, ...],
    encoding: str | None,
    paragraph_rule: str | None,
    columns: str | None,
    author: str | None,
    take_over: bool,
) -> None:
    with open_to_change(project, take_over=take_over) as opened:
        added = importing.prepare_documents(
            _read(documents, encoding, paragraph_rule, columns), exceptions=opened.queries.sentence_exceptions()
        )
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
    outline, tally = project.queries.outline(), total(project.queries.tallies().values())
    paragraphs = len(outline.paragraph_ids)
    figures = (
        ngettext("{count} paragraph", "{count} paragraphs", paragraphs, count=paragraphs),
        ngettext("{count} sentence", "{count} sentences", tally.sentences, count=tally.sentences),
        ngettext("{count} word", "{count} words", tally.source_words, count=tally.source_words),
    )
    click.echo(f"{project.path}: {', '.join(figures)}")


@click.command(
    help=_("Make a whole copy of a project, also of one that is open."),
)
@click.argument("project", type=EXISTING)
@click.argument("out", type=PROJECT)
@force_option
@take_over_option
@damaged_option
def copy(project: Path, out: Path, force: bool, take_over: bool, damaged_too: bool) -> None:
    if out.exists() and not force:
        raise TranslatorError(_("{path}: exists already; choose another name, or replace it with --force", path=out))
    with open_verified(project, WHOLE, damaged_too=damaged_too, one_moment=False) as opened:
        opened.file.copy_to(out, take_over=take_over)
    click.echo(_("{path}: copied", path=out))


@click.command(
    help=_(
        "Write a bilingual document, or with --layout target the English in the original's own format.\n\n"
        "OUT ends in .docx, .odt, .pdf, .html, .epub, .txt or .md; in .xlsx or .csv for spreadsheets; in "
        ".xlf, .xliff, .tmx, .tbx or .po for other translation programs. With --layout target it ends as the "
        "document does; presentations go back as .pptx, InDesign documents as .idml, "
        "subtitles as .srt or .vtt, texts of programs as .json, .arb or .xml.\n\n"
        "Several documents go into one file, one after the other. With --each every one gets a file in the "
        "folder OUT: export PROJECT FOLDER --each --format docx. With --each --layout target and no --format, "
        "each goes back in its own format."
    ),
)
@click.argument("project", type=EXISTING)
@click.argument("out", type=FILE)
@click.option(
    "--layout",
    type=click.Choice([str(layout) for layout in BilingualLayout]),
    help=_("Else table; of .epub interleaved; of .pptx, .srt, .json and others, which have no other, target."),
)
@click.option(
    "--by",
    type=click.Choice([str(unit) for unit in BilingualRowGranularity]),
    default=str(BilingualRowGranularity.SENTENCE),
)
@click.option(
    "--with",
    "extras",
    metavar="status,comments,numbers,title,names",
    default="",
    help=_(
        "What to show besides; title is the whole title block: translators, reviewers, words; names are those "
        "registered, in a table at the end."
    ),
)
@click.option(
    "--without",
    "omitted",
    type=click.Choice(["pictures"]),
    help=_("Leave out the documents' pictures: the file is smaller."),
)
@click.option("--only", type=StatusListParamType(), help=_("Only sentences of these statuses."))
@click.option(
    "--open",
    "unfinished",
    type=click.Choice(["urdu", "omit"]),
    default="urdu",
    help=_("In the original's format: sentences without English stay in Urdu, or those still open are left out."),
)
@click.option(
    "--version",
    "--tbx-version",
    type=click.Choice([version for one in FORMATS for version in one.versions]),
    help=_("Of XLIFF, 2.1 or 1.2; of TBX, 3 or 2: older programs read only 2. Else the newer one."),
)
@click.option(
    "--copy-source",
    is_flag=True,
    help=_(
        "In XLIFF 1.2 put the Urdu where there is no English: OmegaT shows no sentence without. What comes back so "
        "counts as no English."
    ),
)
@click.option("--each", is_flag=True, help=_("A file for each document, named after it; OUT is a folder."))
@click.option("--format", "ending", metavar="docx|odt|…", help=_("With --each: the format of all the files."))
@force_option
@damaged_option
def export(
    project: Path,
    out: Path,
    layout: str | None,
    by: str,
    extras: str,
    omitted: str | None,
    only: frozenset[Status] | None,
    unfinished: str,
    version: str | None,
    copy_source: bool,
    each: bool,
    ending: str | None,
    force: bool,
    damaged_too: bool,
) -> None:
    shown = _shown(extras)
    options = BilingualExportOptions(
        layout=BilingualLayout(layout) if layout else _usual_layout(out),
        by=BilingualRowGranularity(by),
        with_status="status" in shown,
        with_comments="comments" in shown,
        with_numbers="numbers" in shown,
        with_title="title" in shown,
        with_names="names" in shown,
        with_pictures=omitted is None,
        only=frozenset(Status) if only is None else only,
        leave_out_open=unfinished == "omit",
        version=version or "",
        copy_source=copy_source,
    )
    if copy_source and (version != "1.2" or written_suffix(ending or out.suffix) != XliffWriter.suffix):
        raise click.UsageError(_("--copy-source goes with XLIFF 1.2: name OUT.xlf and --version 1.2"))
    suffix = _suffix(each, ending, options)
    _refuse_foreign_version(version, ending or out.suffix)
    with open_verified(project, damaged_too=damaged_too) as opened:
        _echo_open(opened)
        files = _files(opened, out, suffix, options, each=each)
        left_out = left_out_words(opened, files, options)
    written = write_export_jobs(files, options, folder=out if each else None, force=force, painted=_painted(files))
    if left_out:
        click.echo(_("note: left out: {what}", what=left_out), err=True)
    for file in files:
        click.echo(_("{path}: written", path=file.path))
    if each:
        click.echo(
            ngettext("{path}: {count} file written", "{path}: {count} files written", written, path=out, count=written)
        )


def _shown(extras: str) -> list[str]:
    """Split the value of --with into the extras to export, such as status and comments; refuse unknown ones."""
    shown = [word.strip() for word in extras.split(",") if word.strip()]
    for word in shown:
        if word not in _EXTRAS:
            words = _("{word} is not one of {known}", word=word, known=", ".join(_EXTRAS))
            raise click.BadParameter(words, param_hint="--with")
    return shown


def _suffix(each: bool, ending: str | None, options: BilingualExportOptions) -> str | None:
    """Return the file name extension that --format sets for the files of --each; None to keep each document's own."""
    if ending is None:
        if each and options.layout is not BilingualLayout.TARGET:
            raise click.UsageError(_("--each needs a format for the files: --format docx, odt, pdf, html …"))
        return None
    if not each:
        raise click.UsageError(_("--format goes with --each; the ending of OUT says the format of one file"))
    suffix = written_suffix(ending)
    if suffix is None:
        known = ", ".join(one.removeprefix(".") for one in written_suffixes())
        words = _("{ending} is no format; they are {known}", ending=ending, known=known)
        raise click.BadParameter(words, param_hint="--format")
    return suffix


def _refuse_foreign_version(version: str | None, ending: str) -> None:
    """Refuse a version that the format of an export, which has several, does not know."""
    written = format_written_as(ending)
    if version and written and written.versions and version not in written.versions:
        words = _("{suffix} has the versions {versions}", suffix=written.suffix, versions=format_list(written.versions))
        raise click.BadParameter(words, param_hint="--version")


def _files(
    project: Project, out: Path, suffix: str | None, options: BilingualExportOptions, *, each: bool
) -> list[ExportJob]:
    today = datetime.now(UTC).astimezone().date()
    if each:
        return document_export_jobs(project, out, suffix, options, today)
    made = project_export_job(project, out, options, today)
    if options.layout is BilingualLayout.TARGET and len(project.queries.documents()) > 1 and _is_for_people(out):
        words = _("note: the documents stand in one file, as running text; --each keeps their own formats")
        click.echo(words, err=True)
    return [made]


def _is_for_people(out: Path) -> bool:
    """Whether an exported file is text to read, not rows for spreadsheets or other programs."""
    return written_suffix(out.suffix) in {PDF, *(writer.suffix for writer in WRITERS)}


def _painted(files: list[ExportJob]) -> tuple[BilingualWriter, ...]:
    """Return the export writers that need Qt if any of the files to export is a PDF; else none."""
    if not any(file.path.suffix.lower() == PDF and not isinstance(file.document, RoundTripExport) for file in files):
        return ()
    # Only a PDF needs Qt.
    from translator_gui.app import painting_writers  # noqa: PLC0415

    return painting_writers()


def _usual_layout(out: Path) -> BilingualLayout:
    """Return the default layout of an export by file format: some have only one; EPUB has no room for columns."""
    suffix = out.suffix.lower()
    return (
        BilingualLayout.TARGET
        if suffix in ROUND_TRIP_ONLY
        else BilingualLayout.INTERLEAVED
        if suffix == ".epub"
        else BilingualLayout.TABLE
    )


def _echo_open(project: Project) -> None:
    unfinished, sentences = open_sentences(project), total(project.queries.tallies().values()).sentences
    words = ngettext(
        "{open} of {count} sentence is open",
        "{open} of {count} sentences are open",
        sentences,
        open=unfinished,
        count=sentences,
    )
    click.echo(words)
    found = [without_hints(findings) for findings in check_project(project.queries).values()]
    for line in counts_in_words(count_by_check(found, project.queries.checks())):
        click.echo(_("warning: {warning}", warning=line), err=True)
    refuse_errors(project.queries, count_by_severity(found)[CheckSeverity.ERROR])
