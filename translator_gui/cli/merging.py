"""Verbs for a colleague's copy: compare, merge."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from translator_gui.cli.changing import open_to_change
from translator_gui.cli.parameters import EXISTING, author_named, author_option, json_option, take_over_option
from translator_gui.cli.reading import echo_json, iso_time, thread_row
from translator_gui.cli.verified import damaged_option, open_verified, warn_of_damage
from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.naming import printable
from translator_gui.model.returned_changes import OutsideContributor
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.merging.comparison import (
    MergeDifference,
    MergeSentenceVersion,
    ProjectCopyComparison,
    SentenceMergeOutcome,
    problems_of_compared,
)
from translator_gui.project.merging.comparison import compare_copies as compare_with
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.verified_reading import refusal
from translator_gui.store.connection import damaged_error

_LEFT = 3
"""The exit status when conflicts are left."""
_DONE = {
    SentenceMergeOutcome.THEIRS: "taken",
    SentenceMergeOutcome.MINE: "kept",
    SentenceMergeOutcome.COMMENT: "together",
    SentenceMergeOutcome.CONFLICT: "left",
}


@click.command(
    help=_(
        "Compare with a colleague's copy: one line per sentence that differs. Nothing is changed.\n\n"
        "THEIRS is another copy of the project, or a document that was made of it and came back: a table (DOCX, ODT, "
        "HTML, XLSX, CSV), XLIFF, PO or TMX. A line has the sentence's number, what merging would do, and the English "
        "here | there: theirs (only they changed its English), mine (only you did), conflict (both did: one has to be "
        "chosen), comment (comments, the note or labels alone differ).\n\n"
        "With --json one line of JSON each: uid, number (0 where there is none here yet), kind, source, mine, "
        "theirs, ancestor (null where there is none), the status, author and time of each, comments (those "
        "that are only there), and note and labels of both."
    ),
)
@click.argument("project", type=EXISTING)
@click.argument("theirs", metavar="THEIRS", type=EXISTING)
@json_option
@damaged_option
def compare(project: Path, theirs: Path, as_json: bool, damaged_too: bool) -> None:
    with open_verified(project, damaged_too=damaged_too, one_moment=False, rows=damaged_too) as opened:
        copy = read_copy(opened.queries, theirs, damaged_too=damaged_too)
        if copy.damage:
            warn_of_damage(theirs, [copy.damage])
        try:
            if problems := problems_of_compared(opened.file, copy):
                raise refusal(project, problems)
            found = compare_with(opened.queries, copy)
        finally:
            copy.close()
    _echo_notices(found)
    for difference in found.differences:
        if as_json:
            echo_json(_row(difference))
        else:
            click.echo(_line(difference))
    if not found.differences and not as_json:
        click.echo(_("no sentence differs"))


@click.command(
    help=_(
        "Take a colleague's copy in; nothing that either of you wrote is lost. Undo in the window takes it "
        "back.\n\n"
        "THEIRS is another copy of the project, or a document that was made of it and came back: a table (DOCX, ODT, "
        "HTML, XLSX, CSV), XLIFF, PO or TMX. What only one of you changed is taken. What both changed stays in "
        "conflict, is listed, and the exit status is 3; a later merge with --conflicts mine or theirs settles it, and "
        "so does the window. Final sentences are never changed.\n\n"
        "With --json the lines are those of compare, with done: taken, kept (as here), together (comments of "
        "both), settled (a conflict, as --conflicts says) or left (still in conflict)."
    ),
)
@click.argument("project", type=EXISTING)
@click.argument("theirs", metavar="THEIRS", type=EXISTING)
@click.option(
    "--conflicts",
    type=click.Choice(["mine", "theirs", "list"]),
    default="list",
    help=_(
        "What becomes of sentences that both changed: all as here, all as there, or (else) both stay and are listed."
    ),
)
@click.option(
    "--as",
    "role",
    type=click.Choice([role.value for role in Role]),
    default=Role.REVIEWER.value,
    help=_(
        "Who wrote in a document that comes back: a translator, whose sentences come back as translated, or (else) a "
        "reviewer, whose changes come back as drafts unless the document says more."
    ),
)
@click.option(
    "--from",
    "name",
    metavar="NAME",
    default="",
    help=_("The name of who wrote in a document that comes back, where the document itself does not say."),
)
@json_option
@author_option
@take_over_option
def merge(
    project: Path,
    theirs: Path,
    conflicts: str,
    role: str,
    name: str,
    as_json: bool,
    author: str | None,
    take_over: bool,
) -> None:
    who = author_named(author)
    contributor = OutsideContributor(Role(role), author_named(name).name if name else "")
    with open_to_change(project, take_over=take_over, whole=False) as opened:
        copy = read_copy(opened.queries, theirs, contributor=contributor)
        try:
            if problems := problems_of_compared(opened.file, copy):
                raise damaged_error(project, problems[0])
            found = compare_with(opened.queries, copy)
            settled = {d.uid: getattr(d, conflicts) for d in found.conflicts if _can_resolve(d, conflicts)}
            opened.do(MergeProjectCopy(copy, {uid: version.choice for uid, version in settled.items()}), author=who)
        finally:
            copy.close()
    _echo_notices(found)
    done = [(d, "settled" if d.uid in settled else _DONE[d.kind]) for d in found.differences]
    if as_json:
        for difference, what in done:
            echo_json({**_row(difference), "done": what})
    else:
        _echo_done(project, found, done)
    if any(what == "left" for _difference, what in done):
        raise SystemExit(_LEFT)


def _can_resolve(difference: MergeDifference, conflicts: str) -> bool:
    """Whether --conflicts may resolve a conflict: not if one side only is final, nor as mine if that is undecided."""
    final = (difference.mine.status is Status.FINAL) is not (difference.theirs.status is Status.FINAL)
    return conflicts != "list" and not final and not (conflicts == "mine" and difference.undecided)


def _echo_done(project: Path, found: ProjectCopyComparison, done: Iterable[tuple[MergeDifference, str]]) -> None:
    numbers = Counter(what for _difference, what in done)
    for difference, what in done:
        if what == "left":
            click.echo(_line(difference))
    taken = numbers["taken"]
    parts = [ngettext("{count} sentence taken", "{count} sentences taken", taken, count=taken)]
    if numbers["kept"]:
        parts.append(_("{count} kept", count=numbers["kept"]))
    if numbers["together"]:
        parts.append(_("{count} with comments of both", count=numbers["together"]))
    if numbers["settled"]:
        parts.append(_("{count} settled", count=numbers["settled"]))
    if numbers["left"]:
        words = _("{count} in conflict (settle: --conflicts mine or theirs, or in the window)", count=numbers["left"])
        parts.append(words)
    done_words = ", ".join(parts)
    click.echo(_("{project}: from {name} {done}", project=project, name=printable(found.name), done=done_words))


def _echo_notices(found: ProjectCopyComparison) -> None:
    for notice in found.notices:
        words = _("note: {name}: {notice}", name=printable(found.name), notice=printable(str(notice)))
        click.echo(words, err=True)


def _line(difference: MergeDifference) -> str:
    sides = "  |  ".join(_side(version) for version in (difference.mine, difference.theirs))
    return f"{difference.number or '–':>5}  {difference.kind:<8}  {sides}"


def _side(version: MergeSentenceVersion) -> str:
    return f"{printable(' '.join(version.target.split()))} ({version.status})".lstrip()


def _row(difference: MergeDifference) -> dict[str, Any]:
    mine, theirs, ancestor = difference.mine, difference.theirs, difference.ancestor
    here = {thread[2:] for thread in difference.mine_annotations.comments}
    return {
        "uid": difference.uid,
        "number": difference.number,
        "kind": difference.kind,
        "source": difference.source,
        "mine": mine.target,
        "theirs": theirs.target,
        "ancestor": ancestor.target if ancestor else None,
        "mine_status": mine.status,
        "theirs_status": theirs.status,
        "ancestor_status": ancestor.status if ancestor else None,
        "mine_author": mine.author,
        "theirs_author": theirs.author,
        "mine_time": iso_time(mine.time),
        "theirs_time": iso_time(theirs.time),
        "comments": [thread_row(thread) for thread in difference.theirs_annotations.comments if thread[2:] not in here],
        "mine_note": difference.mine_annotations.note,
        "theirs_note": difference.theirs_annotations.note,
        "mine_labels": list(difference.mine_annotations.labels),
        "theirs_labels": list(difference.theirs_annotations.labels),
    }
