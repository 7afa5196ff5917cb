"""Verbs for the documents of a project: documents, update, remove."""

from pathlib import Path
from typing import Any

import click

from translator_gui.cli.changing import open_to_change
from translator_gui.cli.parameters import (
    EXISTING,
    FILE,
    author_named,
    author_option,
    columns_option,
    encoding_option,
    json_option,
    reading_rule,
    refuse_idle_columns,
    rule_option,
    take_over_option,
)
from translator_gui.cli.reading import echo_doubts, echo_json
from translator_gui.cli.verified import COUNTS, damaged_option, open_verified
from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.document import ProjectDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable
from translator_gui.model.statistics import percent_done, total
from translator_gui.project.commands.remove_document import RemoveDocument
from translator_gui.project.commands.update_document import UpdateDocumentVersion
from translator_gui.project.project import Project
from translator_gui.project.updating import DocumentUpdatePlan, newer_version, plan_update, update_in_figures


@click.command(
    help=_("List the documents in order: number, percentage done, sentences, name."),
)
@click.argument("project", type=EXISTING)
@json_option
@damaged_option
def documents(project: Path, as_json: bool, damaged_too: bool) -> None:
    with open_verified(project, COUNTS, damaged_too=damaged_too) as opened:
        rows = _rows(opened)
    for row in rows:
        if as_json:
            echo_json(row)
        else:
            count = row["sentences"]
            size = ngettext("{count} sentence", "{count} sentences", count, count=count)
            click.echo(f"{row['number']:>3}  {row['percent_done']:>3} %  {size:>16}  {printable(row['name'])}")
    if not rows and not as_json:
        click.echo(_("no documents"))


def _rows(project: Project) -> list[dict[str, Any]]:
    tallies = project.queries.tallies()
    rows: list[dict[str, Any]] = []
    for number, document in enumerate(project.queries.documents(), 1):
        mine = {status: tally for (row, status), tally in tallies.items() if row == document.id}
        figures = {"sentences": total(mine.values()).sentences, "percent_done": percent_done(mine)}
        rows.append({"number": number, "name": document.name, "format": document.format, **figures})
    return rows


@click.command(
    help=_(
        "Take in a newer version of a document.\n\n"
        "Sentences that stayed keep everything. Those whose Urdu changed keep their English as a draft. Those "
        "that are gone stay in the file, hidden."
    ),
)
@click.argument("project", type=EXISTING)
@click.argument("newer", metavar="DOCUMENT", type=FILE)
@click.option(
    "--document", "name", metavar="NAME", help=_("Which one it is a newer version of; else the one of the same name.")
)
@author_option
@encoding_option
@rule_option
@columns_option
@take_over_option
@json_option
def update(
    project: Path,
    newer: Path,
    name: str | None,
    author: str | None,
    encoding: str | None,
    paragraph_rule: str | None,
    columns: str | None,
    take_over: bool,
    as_json: bool,
) -> None:
    refuse_idle_columns([newer], columns)
    rule = reading_rule(newer, paragraph_rule, columns)
    with open_to_change(project, take_over=take_over) as opened:
        document = _chosen(opened, name) if name else _same_name(opened, newer)
        source = newer_version(opened, document, newer, encoding=encoding, paragraph_rule=rule)
        echo_doubts(source.name, source.doubts)
        before, exceptions = opened.queries.document_paragraphs(document), opened.queries.sentence_exceptions()
        planned = plan_update(document, before, source, exceptions)
        opened.do(UpdateDocumentVersion(planned.version), author=author_named(author))
    _echo(document, planned, as_json=as_json)


def _echo(document: ProjectDocument, planned: DocumentUpdatePlan, *, as_json: bool) -> None:
    if not as_json:
        click.echo(_("{name}: {figures}", name=printable(document.name), figures=update_in_figures(planned)))
        return
    echo_json(
        {
            "document": document.name,
            "unchanged": planned.unchanged,
            "changed": len(planned.changed),
            "new": planned.new,
            "gone": len(planned.gone),
            "changed_sentences": [change._asdict() for change in planned.changed],
            "gone_sentences": [sentence._asdict() for sentence in planned.gone],
        }
    )


@click.command(
    help=_("Remove a document, named or numbered; it stays in the file, and undo in the window brings it back."),
)
@click.argument("project", type=EXISTING)
@click.argument("document", metavar="DOCUMENT")
@author_option
@take_over_option
def remove(project: Path, document: str, author: str | None, take_over: bool) -> None:
    with open_to_change(project, take_over=take_over) as opened:
        chosen = _chosen(opened, document)
        opened.do(RemoveDocument(chosen.id), author=author_named(author))
    click.echo(_("{name}: removed", name=printable(chosen.name)))


def _same_name(project: Project, newer: Path) -> ProjectDocument:
    here = project.queries.documents()
    named = [document for document in here if document.name == newer.name]
    if len(named) == 1 or (not named and len(here) == 1):
        return (named or here)[0]
    if named:
        raise TranslatorError(
            _(
                "{path}: several documents are called {name}; say which one with --document NUMBER "
                "(translator-gui documents {project})",
                path=project.path,
                name=newer.name,
                project=project.path.name,
            )
        )
    raise TranslatorError(
        _(
            "{path}: no document is called {name}; say which one with --document NUMBER "
            "(translator-gui documents {project})",
            path=project.path,
            name=newer.name,
            project=project.path.name,
        )
    )


def _chosen(project: Project, name: str) -> ProjectDocument:
    """Find the document that a command-line argument names: by its name or else its number in the project.

    Raises:
        TranslatorError: No document has the name or number, or several have the name.
    """
    here = project.queries.documents()
    named = [document for document in here if document.name == name]
    if not named and name.isascii() and name.isdigit() and 1 <= int(name[:9]) <= len(here):
        return here[int(name) - 1]
    if len(named) == 1:
        return named[0]
    if named:
        raise TranslatorError(
            _(
                "{path}: several documents are called {name}; use its number: translator-gui documents {project}",
                path=project.path,
                name=name,
                project=project.path.name,
            )
        )
    raise TranslatorError(
        _(
            "{path}: no document is called {name}; use its number: translator-gui documents {project}",
            path=project.path,
            name=name,
            project=project.path.name,
        )
    )
