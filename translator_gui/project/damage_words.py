"""Texts about damage to a file and about losses of a repair."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from translator_gui.messages import LazyMessage, format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.naming import printable
from translator_gui.project.repairing import LocatedLoss, LocatedProblem, RepairReport
from translator_gui.store.repair.losses import UNKNOWN

_RIGHT_TO_LEFT = "\u200f"
_EXAMPLES = 3
_LOSSES_LISTED = 100
_TEXT_SHOWN = 80
_FINDINGS: dict[str, Callable[[int], LazyMessage]] = {
    "file": lambda n: ngettext("{number} of SQLite's own checks failed", "{number} of SQLite's own checks failed", n),
    "unreadable": lambda n: ngettext(
        "{number} table cannot be read to its end", "{number} tables cannot be read to their end", n
    ),
    "checksum": lambda n: ngettext(
        "{number} entry is not what was written", "{number} entries are not what was written", n
    ),
    "value": lambda n: ngettext(
        "{number} entry holds a word that the program never writes",
        "{number} entries hold words that the program never writes",
        n,
    ),
    "reference": lambda n: ngettext(
        "{number} entry refers to one that is missing", "{number} entries refer to others that are missing", n
    ),
    "head": lambda n: ngettext(
        "{number} latest version of a sentence is not marked as such",
        "{number} latest versions of sentences are not marked as such",
        n,
    ),
    "original": lambda n: ngettext(
        "{number} stored document is not what was read", "{number} stored documents are not what was read", n
    ),
    "size": lambda n: ngettext(
        "{number} table holds a value that is too large", "{number} tables hold values that are too large", n
    ),
    "derived": lambda n: ngettext(
        "{number} paragraph shows something else than its history says",
        "{number} paragraphs show something else than their history says",
        n,
    ),
    "history": lambda n: ngettext(
        "{number} entry was lost in an earlier repair", "{number} entries were lost in earlier repairs", n
    ),
}
_LOSSES: dict[str, Callable[[int], LazyMessage]] = {
    "revision": lambda n: ngettext("{number} version of a sentence", "{number} versions of sentences", n),
    "resolution": lambda n: ngettext("who resolved {number} conflict", "who resolved {number} conflicts", n),
    "comment_event": lambda n: ngettext("{number} comment or reply", "{number} comments and replies", n),
    "annotation": lambda n: ngettext("{number} note or set of labels", "{number} notes and sets of labels", n),
    "entry": lambda n: ngettext("{number} rule, known word or filter", "{number} rules, known words and filters", n),
    "boundary": lambda n: ngettext(
        "who split or joined {number} sentence", "who split or joined {number} sentences", n
    ),
    "paragraph": lambda n: ngettext("the Urdu of {number} paragraph", "the Urdu of {number} paragraphs", n),
    "author": lambda n: ngettext("the name of {number} person", "the names of {number} people", n),
    "document": lambda n: ngettext(
        "the name and format of {number} document", "the names and formats of {number} documents", n
    ),
    "document_version": lambda n: ngettext(
        "the earlier versions of {number} document", "the earlier versions of {number} documents", n
    ),
    "document_event": lambda n: ngettext(
        "{number} change of the documents' order or version", "{number} changes of the documents' order or version", n
    ),
    "original": lambda n: ngettext("the stored file of {number} document", "the stored files of {number} documents", n),
    "placement": lambda __: _("places of paragraphs in earlier versions"),
    "succession": lambda __: _("what some sentences of a newer version took over from"),
    "aside": lambda __: _("which merges were undone"),
    "pending": lambda __: _("typing that was not saved as a version yet"),
    "project": lambda n: ngettext("{number} property of the project", "{number} properties of the project", n),
    "operation": lambda __: _("the undo history"),
    UNKNOWN: lambda n: ngettext(
        "pages that cannot be read; what they held is not known", "pages that cannot be read", n
    ),
}
_UNREADABLE, _REBUILT = frozenset({"file", "unreadable"}), frozenset({"head", "derived"})
"""Kinds of problems."""
_NOT_KNOWN = _("Parts of the file cannot be read.")
_OUTDATED = _("What is shown is not always the latest version; repairing corrects it:")
_SENTENCES, _VERSIONS, _COMMENTS = _("the sentences"), _("the history"), _("the comments")
_NOTES, _DOCUMENTS, _PARTING = _("the notes and labels"), _("the documents"), _("where sentences begin and end")
_PARTS = {
    "segment": _SENTENCES,
    "paragraph": _("the Urdu"),
    "revision": _VERSIONS,
    "head": _VERSIONS,
    "resolution": _VERSIONS,
    "aside": _VERSIONS,
    "comment_event": _COMMENTS,
    "annotation": _NOTES,
    "boundary": _PARTING,
    "entry": _("rules, known words and filters"),
    "outline": _PARTING,
    "document": _DOCUMENTS,
    "document_version": _DOCUMENTS,
    "document_event": _DOCUMENTS,
    "placement": _DOCUMENTS,
    "succession": _DOCUMENTS,
    "original": _("the stored files of the documents"),
    "author": _("the names of people"),
    "project": _("the properties of the project"),
    "operation": _("the undo history"),
    "pending": _("typing that was not saved as a version yet"),
    "view_state": _("where you left off"),
}
"""What the tables hold, for people."""


class DamageLine(NamedTuple):
    """One line about damage: what, how often, and the first examples."""

    text: str
    examples: tuple[str, ...]


def finding_lines(findings: Sequence[LocatedProblem]) -> list[DamageLine]:
    """Return a line for each kind of problem."""
    kinds = dict.fromkeys(finding.problem.kind for finding in findings)
    return [
        _line(
            _FINDINGS.get(kind, lambda n: ngettext("{number} problem", "{number} problems", n)),
            list(dict.fromkeys(_example(finding) for finding in findings if finding.problem.kind == kind)),
            _EXAMPLES,
        )
        for kind in kinds
    ]


def damage_lines(findings: Sequence[LocatedProblem]) -> list[DamageLine]:
    """Return the damage in plain words, without tables, ids and the messages of SQLite.

    Args:
        findings: Those that are damage.
    """
    problems = [finding.problem for finding in findings]
    unreadable = [problem for problem in problems if problem.kind in _UNREADABLE]
    lines: list[DamageLine] = []
    if unreadable:
        parts = tuple(dict.fromkeys(str(_PARTS[one.table]) for one in unreadable if one.table in _PARTS))
        lines.append(DamageLine(str(_("These parts cannot be read completely:") if parts else _NOT_KNOWN), parts))
    rebuilt = [finding for finding in findings if finding.problem.kind in _REBUILT]
    damaged = [finding for finding in findings if finding.problem.kind not in {*_UNREADABLE, *_REBUILT}]
    if damaged:
        parts_damaged = [_part(finding) for finding in damaged]
        lines.append(_line(_entries_damaged, parts_damaged, _EXAMPLES))
    if rebuilt:
        sentences = [_sentence(finding.sentence) if finding.sentence else "" for finding in rebuilt]
        lines.append(_line(lambda __: _OUTDATED, sentences, _EXAMPLES))
    return lines


def _part(finding: LocatedProblem) -> str:
    part = _PARTS.get(finding.problem.table)
    if not finding.sentence:
        return str(part or "")
    number = format_number(finding.sentence)
    return str(_("{part} (sentence {number})", part=part, number=number)) if part else _sentence(finding.sentence)


def _entries_damaged(number: int) -> LazyMessage:
    return ngettext("{number} entry is damaged:", "{number} entries are damaged:", number)


def _sentence(number: int) -> str:
    return str(_("sentence {number}", number=format_number(number)))


def _example(finding: LocatedProblem) -> str:
    text = printable(str(finding.problem.text))
    return str(_("sentence {number}: {problem}", number=finding.sentence, problem=text)) if finding.sentence else text


def loss_lines(losses: Sequence[LocatedLoss]) -> list[DamageLine]:
    """Return a line for each kind of loss, those that lose most work first."""
    kinds = sorted(dict.fromkeys(part.loss.kind for part in losses), key=_importance)
    return [
        _line(
            _LOSSES.get(kind, lambda n: ngettext("{number} entry", "{number} entries", n)),
            [loss_example(part) for part in losses if part.loss.kind == kind],
            _LOSSES_LISTED,
        )
        for kind in kinds
    ]


def _importance(kind: str) -> int:
    return list(_LOSSES).index(kind) if kind in _LOSSES else len(_LOSSES)


def loss_example(part: LocatedLoss) -> str:
    """Return the sentence, person and time of a loss, as far as they are known; empty if none is."""
    loss = part.loss
    # The mark keeps the ellipsis at the end of the Urdu, which is on its left.
    source = printable(part.source) + (_RIGHT_TO_LEFT if part.source.endswith("…") else "")
    found = [str(_("sentence {number} ({urdu})", number=part.sentence, urdu=source))] if part.sentence else []
    if loss.author:
        found.append(str(_("by {author}", author=printable(loss.author))))
    if loss.time:
        found.append(local_time(loss.time))
    if loss.kind in {"revision", "comment_event", "annotation"} and loss.text:
        found.append(str(_("unchecked: “{text}”", text=printable(_shortened(loss.text)))))
    if loss.kind in {"document_version", "original"} and loss.text:
        found.append(printable(loss.text))
    if loss.kind == "author" and loss.text:
        found.append(str(_("shown as: unknown author {uid}", uid=printable(loss.text[:8]))))
    return str(_(", ")).join(found)


def _shortened(text: str) -> str:
    return text if len(text) <= _TEXT_SHOWN else f"{text[:_TEXT_SHOWN]}…"


def local_time(milliseconds: int) -> str:
    """Return a time for people, in their time zone; empty where it cannot be one."""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    except (OverflowError, ValueError, OSError):
        return ""


def _line(words: Callable[[int], LazyMessage], examples: Sequence[str], most: int) -> DamageLine:
    known = tuple(dict.fromkeys(example for example in examples if example))
    left = len(known) - most
    more = (str(ngettext("… and {number} more", "… and {number} more", left)),) if left > 0 else ()
    return DamageLine(str(words(len(examples))), known[:most] + more)


def lines_as_text(lines: Iterable[DamageLine], *, one_by_one: bool = False) -> list[str]:
    """Return lines with their examples: behind a colon, or each on a line of its own."""
    if one_by_one:
        return [text for line in lines for text in (line.text, *(f"  {example}" for example in line.examples))]
    return [f"{line.text}: {'; '.join(line.examples)}" if line.examples else line.text for line in lines]


def drafts_line(report: RepairReport) -> str:
    """Return which sentences a repair returned to draft; empty where it did so with none."""
    numbers = [number for number in report.drafts if number]
    if not numbers:
        return ""
    shown = ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")  # noqa: PLR2004
    return str(
        ngettext(
            "{number} sentence is a draft again because its latest version was lost: {sentences}",
            "{number} sentences are drafts again because their latest versions were lost: {sentences}",
            len(numbers),
            sentences=shown,
        )
    )


def backup_line(report: RepairReport) -> str:
    """Return in which backup lost parts were looked for; empty where in none."""
    if report.backup is None:
        return ""
    return str(_("Lost parts were taken from the backup of {time} where it has them.", time=report.backup.when))
