"""Verbs of reviewing: rules, handover, reopen."""

from pathlib import Path

import click

from translator_gui.checks.finding import CheckSeverity
from translator_gui.cli.changing import open_to_change
from translator_gui.cli.parameters import EXISTING, author_named, author_option, json_option, take_over_option
from translator_gui.cli.reading import echo_json, segment_numbered
from translator_gui.cli.verified import COUNTS, open_verified
from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.model.status import Role
from translator_gui.project.checking import count_by_severity
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.finalize_approved_sentences import FinalizeApprovedSentences
from translator_gui.project.commands.reopen import ReopenFinalSentence
from translator_gui.project.commands.set_project_key_values import (
    SetProjectKeyValues,
    set_check_errors,
    set_four_eyes,
    set_machine_help,
    set_memory_feeding,
)
from translator_gui.project.project_check import check_project, refuse_errors
from translator_gui.project.reviewing.handover import (
    UnapprovedSentence,
    handover_readiness,
    readiness_in_words,
)

_WARN, _FORBID, _REFUSE = "warn", "forbid", "refuse"
_FEED, _OFF = "feed", "off"
_FIRST = 10
"""Number of sentences that a line names."""


@click.command(
    help=_("Show the rules of a project, or set them."),
)
@click.argument("project", type=EXISTING)
@click.option(
    "--four-eyes",
    type=click.Choice([_WARN, _FORBID]),
    help=_("What happens when people approve their own translation: they are warned, or nobody may."),
)
@click.option(
    "--check-errors",
    type=click.Choice([_WARN, _REFUSE]),
    help=_("What happens to an export or a handover while checks find errors: a warning, or it is refused."),
)
@click.option(
    "--machine",
    type=click.Choice([str(rule) for rule in MachineHelpRule]),
    help=_("Whether sentences may be sent to services: never, only after asking (ask), or always (allow)."),
)
@click.option(
    "--memory",
    type=click.Choice([_FEED, _OFF]),
    help=_("Whether confirmed sentences go into your translation memory."),
)
@take_over_option
@json_option
def rules(
    project: Path,
    four_eyes: str | None,
    check_errors: str | None,
    machine: str | None,
    memory: str | None,
    take_over: bool,
    as_json: bool,
) -> None:
    wanted = _changed_rules(four_eyes, check_errors, machine, memory)
    if wanted:
        with open_to_change(project, take_over=take_over) as opened:
            for command in wanted:
                opened.do(command, author=author_named(None))
    with open_verified(project, COUNTS, damaged_too=False) as opened:
        stands = _FORBID if opened.queries.four_eyes() else _WARN
        errors = _REFUSE if opened.queries.refuses_check_errors() else _WARN
        services = opened.queries.machine_help()
        feeding = _FEED if opened.queries.feeds_memory() else _OFF
    shows_errors = errors == _REFUSE or check_errors is not None
    # Rules that are as they are without being set are not listed: programs that read the lines know them.
    others = {
        **({"check_errors": errors} if shows_errors else {}),
        **({"machine": str(services)} if services is not MachineHelpRule.ASK or machine is not None else {}),
        **({"memory": feeding} if feeding == _OFF or memory is not None else {}),
    }
    if as_json:
        echo_json({"four_eyes": stands, **others})
        return
    click.echo(_("four eyes: {rule}", rule=stands))
    if shows_errors:
        click.echo(_("check errors: {rule}", rule=errors))
    if "machine" in others:
        click.echo(_("machine help: {rule}", rule=services))
    if "memory" in others:
        click.echo(_("memory: {rule}", rule=feeding))


def _changed_rules(
    four_eyes: str | None, check_errors: str | None, machine: str | None, memory: str | None
) -> list[SetProjectKeyValues]:
    wanted: list[SetProjectKeyValues] = []
    if four_eyes is not None:
        wanted.append(set_four_eyes(forbidden=four_eyes == _FORBID))
    if check_errors is not None:
        wanted.append(set_check_errors(refused=check_errors == _REFUSE))
    if machine is not None:
        wanted.append(set_machine_help(MachineHelpRule(machine)))
    if memory is not None:
        wanted.append(set_memory_feeding(feeds=memory == _FEED))
    return wanted


@click.command(
    help=_("Make the approved sentences final, in one step; list those not approved, and those with open comments."),
)
@click.argument("project", type=EXISTING)
@author_option
@take_over_option
@json_option
def handover(project: Path, author: str | None, take_over: bool, as_json: bool) -> None:
    with open_to_change(project, take_over=take_over) as opened:
        errors = count_by_severity(check_project(opened.queries).values())[CheckSeverity.ERROR]
        refuse_errors(opened.queries, errors)
        state = handover_readiness(opened.queries)
        if state.approved:
            opened.do(FinalizeApprovedSentences(state.approved), author=author_named(author), role=Role.REVIEWER)
    if as_json:
        left = [{"number": s.number, "uid": s.uid, "status": s.status} for s in state.left]
        commented = [{"number": s.number, "uid": s.uid, "comments": len(s.threads)} for s in state.commented]
        found = {"final": len(state.approved), "left": left}
        found |= {"open_comments": commented} if commented else {}
        echo_json(found | ({"errors": errors} if errors else {}))
        return
    count = len(state.approved)
    words = ngettext(
        "{path}: {count} sentence became final",
        "{path}: {count} sentences became final",
        count,
        path=project,
        count=count,
    )
    if state.final:
        words = _("{message} ({number} were before)", message=words, number=format_number(state.final))
    click.echo(words)
    if state.left:
        numbers = _listed([_named(sentence) for sentence in state.left])
        click.echo(_("not approved: {figures}: {numbers}", figures=readiness_in_words(state), numbers=numbers))
    if state.commented:
        numbers = _listed([str(sentence.number) for sentence in state.commented])
        click.echo(_("open comments: {number}: {numbers}", number=format_number(state.open_comments), numbers=numbers))
    if errors:
        click.echo(_("errors left: {number}; translator-gui check lists them", number=format_number(errors)))


def _listed(numbers: list[str]) -> str:
    shown, more = ", ".join(numbers[:_FIRST]), len(numbers) - _FIRST
    return _("{numbers} and {more} more", numbers=shown, more=format_number(more)) if more > 0 else shown


def _named(sentence: UnapprovedSentence) -> str:
    if sentence.versions > 1:
        return _("{number} (versions to settle)", number=sentence.number)
    return str(sentence.number)


@click.command(
    help=_("Make a draft of a final sentence, so that it can be worked on again."),
)
@click.argument("project", type=EXISTING)
@click.argument("number", type=click.IntRange(min=1))
@click.option("--reason", metavar="TEXT", required=True, help=_("Becomes a comment on the sentence."))
@author_option
@take_over_option
def reopen(project: Path, number: int, reason: str, author: str | None, take_over: bool) -> None:
    with open_to_change(project, take_over=take_over, whole=False) as opened:
        try:
            opened.do(ReopenFinalSentence(segment_numbered(opened, number), reason), author=author_named(author))
        except CommandRefusedError as error:
            raise CommandRefusedError(_("{path}: {error}", path=project, error=error)) from error
    click.echo(_("{path}: sentence {number} is a draft again", path=project, number=number))
