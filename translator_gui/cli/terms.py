"""The verb for a project's glossary: its terms from files, and into one."""

from pathlib import Path

import click

from translator_gui.cli.changing import open_to_change
from translator_gui.cli.parameters import EXISTING, FILE, author_named, author_option, force_option, take_over_option
from translator_gui.cli.verified import open_verified
from translator_gui.formats.glossaries.registry import read_glossary, write_glossary
from translator_gui.formats.tbx.markup import TBX_VERSIONS
from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.project.commands.set_project_key_values import set_terms
from translator_gui.project.glossary import merge_into


@click.group(
    help=_(
        "The terms of a project: Urdu terms with the English to use or not to use for them.\n\n"
        "A file of them is a table (TSV, CSV, XLSX) or TBX. The first row of a table names its columns: Term, English, "
        "Part of speech, Note, Forbidden, Do not translate, Case, Domain; several English words are parted by "
        "semicolons. A table without such a row has Urdu and English in its first two columns."
    ),
)
def terms() -> None:
    pass


@terms.command(
    "import",
    help=_(
        "Add the terms of glossary files to a project (.tsv .csv .xlsx .tbx).\n\n"
        "A term that the project has keeps its English and gets that of the files too."
    ),
)
@click.argument("project", type=EXISTING)
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE…")
@author_option
@take_over_option
def import_terms(project: Path, files: tuple[Path, ...], author: str | None, take_over: bool) -> None:
    # All are read before anything is written.
    found = [entry for file in files for entry in read_glossary(file)]
    with open_to_change(project, take_over=take_over) as opened:
        known = opened.queries.glossary()
        changed = merge_into(known, found)
        if changed:
            opened.do(set_terms(*changed, verb="importing terms"), author=author_named(author))
    before = {entry.source for entry in known}
    added = sum(entry.source not in before for entry in changed)
    words = ngettext("{count} term added", "{count} terms added", added, count=added)
    changes = len(changed) - added
    others = ngettext("{count} term changed", "{count} terms changed", changes, count=changes)
    click.echo(_("{path}: {added}, {changed}", path=project, added=words, changed=others))


@terms.command(
    "export",
    help=_("Write the terms of a project into OUT, which ends in .tsv, .csv, .xlsx or .tbx."),
)
@click.argument("project", type=EXISTING)
@click.argument("out", type=FILE)
@click.option(
    "--tbx-version",
    type=click.Choice(TBX_VERSIONS),
    default=TBX_VERSIONS[0],
    help=_("Of TBX-Basic; older programs read only 2 (TBX 2008)."),
)
@force_option
def export_terms(project: Path, out: Path, tbx_version: str, force: bool) -> None:
    with open_verified(project, damaged_too=False) as opened:
        found, title = opened.queries.glossary(), opened.queries.title
    write_glossary(out, found, title, force=force, tbx_version=tbx_version)
    count = len(found)
    click.echo(ngettext("{path}: {count} term written", "{path}: {count} terms written", count, path=out, count=count))
