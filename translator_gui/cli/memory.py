"""Verbs of the translation memory: import, export, lookup, info, verify."""

import sys
from pathlib import Path
from typing import Any

import click

from translator_gui.cli.parameters import FILE, force_option, json_option
from translator_gui.cli.reading import echo_json, iso_time
from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable
from translator_gui.paths import memory_file
from translator_gui.project.memory.backups import back_up_memory
from translator_gui.project.memory.importing import EXPORT_SUFFIXES, export_units, import_units
from translator_gui.project.memory.memory_service import MemoryLookUp, MemoryService
from translator_gui.project.memory.translation_memory import MatchedUnit, TranslationMemory
from translator_gui.settings import load_settings
from translator_gui.text.tag_spelling import spelled

_DAMAGED = 3
"""Exit status: the memory is damaged."""

memory_option = click.option(
    "--memory", "path", metavar="M", type=FILE, help=_("A memory file (.tmem), instead of your own memory.")
)


@click.group(help=_("Import, export and search translation memories."))
def memory() -> None:
    pass


@memory.command(
    "import",
    help=_(
        "Import translations into a memory: TMX, TSV, CSV, XLSX, XLIFF, PO, projects and other memories.\n\n"
        "Which text is the Urdu is told by its language, not by its place. A memory that does not exist is made."
    ),
)
@click.argument("files", metavar="FILE…", type=FILE, nargs=-1, required=True)
@memory_option
def import_files(files: tuple[Path, ...], path: Path | None) -> None:
    with _opened(path, create=True) as opened:
        if path is None and opened.count_all():
            back_up_memory(opened.connection)
        for file in files:
            read, added, skipped = import_units(opened, file)
            words = ngettext(
                "{path}: {count} unit, {added} new",
                "{path}: {count} units, {added} new",
                read,
                path=file,
                count=format_number(read),
                added=format_number(added),
            )
            click.echo(words)
            if skipped:
                words = ngettext(
                    "note: {path}: {count} entry without both Urdu and English was left out",
                    "note: {path}: {count} entries without both Urdu and English were left out",
                    skipped,
                    path=file,
                    count=format_number(skipped),
                )
                click.echo(words, err=True)
        # The next start reads the index that is made here.
        opened.build_index()


@memory.command(
    help=_("Export a memory to {endings}; OUT ends in one of them.", endings=", ".join(EXPORT_SUFFIXES)),
)
@click.argument("out", type=FILE)
@memory_option
@click.option(
    "--confidential", is_flag=True, help=_("Also units of projects whose sentences must never be sent to services.")
)
@force_option
def export(out: Path, path: Path | None, confidential: bool, force: bool) -> None:
    with _opened(path, create=path is None) as opened:
        number, left_out = export_units(opened, out, force=force, private=confidential)
    click.echo(ngettext("{path}: {count} unit", "{path}: {count} units", number, path=out, count=format_number(number)))
    if left_out:
        words = ngettext(
            "note: {count} unit of projects with machine help “never” was left out; --confidential exports it too",
            "note: {count} units of projects with machine help “never” were left out; --confidential exports them too",
            left_out,
            count=format_number(left_out),
        )
        click.echo(words, err=True)


@memory.command(
    help=_(
        "Look up a sentence, or each line of a file, in a memory.\n\n"
        "With --json a line for each query: query, ms (the look-up alone), searched (units), matches (score, source, "
        "target, origin, author, changed), best first; and more, if too many units are alike to compare all."
    ),
)
@click.argument("text", required=False)
@click.option("--file", "queries", metavar="QUERIES", type=FILE, help=_("UTF-8, a sentence on each line."))
@memory_option
@json_option
@click.option(
    "--min", "least", type=click.IntRange(1, 101), default=70, show_default=True, help=_("The least score to show.")
)
def lookup(text: str | None, queries: Path | None, path: Path | None, as_json: bool, least: int) -> None:
    if (text is None) == (queries is None):
        raise click.UsageError(_("name a sentence, or a file of them with --file"))
    wanted = [text or ""] if queries is None else _queries(queries)
    with open_service(path) as service:
        service.prepare()
        for query in wanted:
            found = service.look_up(query, least=least, most=None)
            if as_json:
                echo_json(_row(found))
            else:
                _echo(found)


@memory.command(help=_("Show what a memory holds."))
@memory_option
@json_option
def info(path: Path | None, as_json: bool) -> None:
    with _opened(path, create=path is None) as opened:
        units = opened.count_all()
        projects = opened.projects()
    where = path or memory_file()
    if as_json:
        listed = [{"uid": p.uid, "name": p.name, "machine": str(p.machine), "units": p.units} for p in projects]
        echo_json({"path": str(where), "units": units, "projects": listed})
        return
    click.echo(ngettext("{path}: {count} unit", "{path}: {count} units", units, path=where, count=format_number(units)))
    for project in projects:
        words = ngettext(
            "  {name}: {count} unit (machine help: {rule})",
            "  {name}: {count} units (machine help: {rule})",
            project.units,
            name=printable(project.name),
            count=format_number(project.units),
            rule=project.machine,
        )
        click.echo(words)


@memory.command(
    help=_("Look for damage in a memory and its index. Exit status: 0 sound, 3 damaged, 1 no memory or unreadable.")
)
@memory_option
@json_option
def verify(path: Path | None, as_json: bool) -> None:
    where = path or memory_file()
    with _opened(path, create=path is None) as opened:
        found = opened.problems()
        rebuilt = not found and opened.check_index()
    if as_json:
        echo_json({"sound": not found, "problems": found, "index_rebuilt": rebuilt})
    else:
        click.echo(_("{path}: damaged", path=where) if found else _("{path}: sound", path=where))
        for problem in found:
            click.echo(f"  {printable(problem)}")
        if rebuilt:
            click.echo(_("  its look-up index was broken and has been rebuilt"))
    if found:
        raise SystemExit(_DAMAGED)


def _opened(path: Path | None, *, create: bool = False) -> TranslationMemory:
    return TranslationMemory.open(path or memory_file(), create=create)


def open_service(path: Path | None) -> MemoryService:
    """Open the memory that --memory names, else the user's own and attached ones; warn of those that do not open."""
    if path is not None:
        return MemoryService([(_opened(path), 0)])
    service, problems = MemoryService.for_user(load_settings())
    for problem in problems:
        click.echo(_("warning: {warning}", warning=problem), err=True)
    return service


def _queries(path: Path) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise TranslatorError(
            _("{path}: not UTF-8 at byte {byte}; save it as UTF-8", path=path, byte=error.start)
        ) from error
    except OSError as error:
        raise TranslatorError(
            _("{path}: cannot be read ({reason}); check the path", path=path, reason=error.strerror)
        ) from error
    if not lines[-1]:
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


def _row(found: MemoryLookUp) -> dict[str, Any]:
    return {
        "query": found.query,
        "ms": round(found.milliseconds, 3),
        "searched": found.searched,
        "matches": [_match_row(match) for match in found.matches],
        **({"more": True} if found.has_more else {}),
    }


def _match_row(match: MatchedUnit) -> dict[str, Any]:
    unit = match.unit
    return {
        "score": match.score,
        "source": spelled(unit.source),
        "target": spelled(unit.target),
        "origin": unit.project_name or unit.document or str(unit.origin),
        "author": unit.author,
        "changed": iso_time(unit.time),
        **({"penalty": match.penalty} if match.penalty else {}),
    }


def _echo(found: MemoryLookUp) -> None:
    count = len(found.matches)
    words = ngettext(
        "{query}: {count} match in {searched} units ({ms} ms)",
        "{query}: {count} matches in {searched} units ({ms} ms)",
        count,
        query=printable(found.query),
        count=count,
        searched=format_number(found.searched),
        ms=f"{found.milliseconds:.1f}",
    )
    click.echo(words)
    for match in found.matches:
        row = _match_row(match)
        source, target = printable(row["source"]), printable(row["target"])
        click.echo(f"  {match.score}  {source}\n       {target}")
    if found.has_more:
        click.echo(_("  there may be more: too many units are alike"))
