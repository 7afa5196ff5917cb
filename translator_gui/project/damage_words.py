"""Texts about damage to a file and about losses of a repair."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from translator_gui.model.naming import printable
from translator_gui.project.repairing import LocatedLoss, LocatedProblem, RepairReport
from translator_gui.store.repair.losses import UNKNOWN

_RIGHT_TO_LEFT = "\u200f"
_EXAMPLES = 3
_LOSSES_LISTED = 100
_TEXT_SHOWN = 80
_FINDINGS = {
    "file": ("{} of SQLite's own checks failed", "{} of SQLite's own checks failed"),
    "unreadable": ("{} table cannot be read to its end", "{} tables cannot be read to their end"),
    "checksum": ("{} entry is not what was written", "{} entries are not what was written"),
    "value": (
        "{} entry holds a word that the program never writes",
        "{} entries hold words that the program never writes",
    ),
    "reference": ("{} entry refers to one that is missing", "{} entries refer to others that are missing"),
    "head": (
        "{} latest version of a sentence is not marked as such",
        "{} latest versions of sentences are not marked as such",
    ),
    "original": ("{} stored document is not what was read", "{} stored documents are not what was read"),
    "size": ("{} table holds a value that is too large", "{} tables hold values that are too large"),
    "derived": (
        "{} paragraph shows something else than its history says",
        "{} paragraphs show something else than their history says",
    ),
    "history": ("{} entry was lost in an earlier repair", "{} entries were lost in earlier repairs"),
}
_LOSSES = {
    "revision": ("{} version of a sentence", "{} versions of sentences"),
    "resolution": ("who resolved {} conflict", "who resolved {} conflicts"),
    "comment_event": ("{} comment or reply", "{} comments and replies"),
    "annotation": ("{} note or set of labels", "{} notes and sets of labels"),
    "entry": ("{} rule, known word or filter", "{} rules, known words and filters"),
    "boundary": ("who split or joined {} sentence", "who split or joined {} sentences"),
    "paragraph": ("the Urdu of {} paragraph", "the Urdu of {} paragraphs"),
    "author": ("the name of {} person", "the names of {} people"),
    "document": ("the name and format of {} document", "the names and formats of {} documents"),
    "document_version": ("the earlier versions of {} document", "the earlier versions of {} documents"),
    "document_event": ("{} change of the documents' order or version", "{} changes of the documents' order or version"),
    "original": ("the stored file of {} document", "the stored files of {} documents"),
    "placement": ("places of paragraphs in earlier versions", "places of paragraphs in earlier versions"),
    "succession": (
        "what some sentences of a newer version took over from",
        "what some sentences of a newer version took over from",
    ),
    "aside": ("which merges were undone", "which merges were undone"),
    "pending": ("typing that was not saved as a version yet", "typing that was not saved as a version yet"),
    "project": ("{} property of the project", "{} properties of the project"),
    "operation": ("the undo history", "the undo history"),
    UNKNOWN: ("pages that cannot be read; what they held is not known", "pages that cannot be read"),
}
_UNREADABLE, _REBUILT = frozenset({"file", "unreadable"}), frozenset({"head", "derived"})
"""Kinds of problems."""
_NOT_KNOWN = "Parts of the file cannot be read."
_DAMAGED = ("{} entry is damaged:", "{} entries are damaged:")
_OUTDATED = "What is shown is not always the latest version; repairing corrects it:"
_SENTENCES, _VERSIONS, _COMMENTS = "the sentences", "the history", "the comments"
_NOTES, _DOCUMENTS, _PARTING = "the notes and labels", "the documents", "where sentences begin and end"
_PARTS = {
    "segment": _SENTENCES,
    "paragraph": "the Urdu",
    "revision": _VERSIONS,
    "head": _VERSIONS,
    "resolution": _VERSIONS,
    "aside": _VERSIONS,
    "comment_event": _COMMENTS,
    "annotation": _NOTES,
    "boundary": _PARTING,
    "entry": "rules, known words and filters",
    "outline": _PARTING,
    "document": _DOCUMENTS,
    "document_version": _DOCUMENTS,
    "document_event": _DOCUMENTS,
    "placement": _DOCUMENTS,
    "succession": _DOCUMENTS,
    "original": "the stored files of the documents",
    "author": "the names of people",
    "project": "the properties of the project",
    "operation": "the undo history",
    "pending": "typing that was not saved as a version yet",
    "view_state": "where you left off",
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
            _FINDINGS.get(kind, ("{} problem", "{} problems")),
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
        parts = tuple(dict.fromkeys(_PARTS[one.table] for one in unreadable if one.table in _PARTS))
        lines.append(DamageLine("These parts cannot be read completely:" if parts else _NOT_KNOWN, parts))
    rebuilt = [finding for finding in findings if finding.problem.kind in _REBUILT]
    damaged = [finding for finding in findings if finding.problem.kind not in {*_UNREADABLE, *_REBUILT}]
    if damaged:
        lines.append(_line(_DAMAGED, [_part(finding) for finding in damaged], _EXAMPLES))
    if rebuilt:
        sentences = [f"sentence {finding.sentence:,}" if finding.sentence else "" for finding in rebuilt]
        lines.append(_line((_OUTDATED, _OUTDATED), sentences, _EXAMPLES))
    return lines


def _part(finding: LocatedProblem) -> str:
    part = _PARTS.get(finding.problem.table, "")
    if not finding.sentence:
        return part
    return f"{part} (sentence {finding.sentence:,})" if part else f"sentence {finding.sentence:,}"


def _example(finding: LocatedProblem) -> str:
    text = printable(str(finding.problem.text))
    return f"sentence {finding.sentence}: {text}" if finding.sentence else text


def loss_lines(losses: Sequence[LocatedLoss]) -> list[DamageLine]:
    """Return a line for each kind of loss, those that lose most work first."""
    kinds = sorted(dict.fromkeys(part.loss.kind for part in losses), key=_importance)
    return [
        _line(
            _LOSSES.get(kind, ("{} entry", "{} entries")),
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
    found = [f"sentence {part.sentence} ({source})"] if part.sentence else []
    if loss.author:
        found.append(f"by {printable(loss.author)}")
    if loss.time:
        found.append(local_time(loss.time))
    if loss.kind in {"revision", "comment_event", "annotation"} and loss.text:
        found.append(f"unchecked: “{printable(_shortened(loss.text))}”")
    if loss.kind in {"document_version", "original"} and loss.text:
        found.append(printable(loss.text))
    if loss.kind == "author" and loss.text:
        found.append(f"shown as: unknown author {printable(loss.text[:8])}")
    return ", ".join(found)


def _shortened(text: str) -> str:
    return text if len(text) <= _TEXT_SHOWN else f"{text[:_TEXT_SHOWN]}…"


def local_time(milliseconds: int) -> str:
    """Return a time for people, in their time zone; empty where it cannot be one."""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    except (OverflowError, ValueError, OSError):
        return ""


def _line(words: tuple[str, str], examples: Sequence[str], most: int) -> DamageLine:
    text = words[len(examples) > 1].format(f"{len(examples):,}")
    known = tuple(dict.fromkeys(example for example in examples if example))
    more = (f"… and {len(known) - most:,} more",) if len(known) > most else ()
    return DamageLine(text, known[:most] + more)


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
    if len(numbers) == 1:
        return f"1 sentence is a draft again because its latest version was lost: {shown}"
    return f"{len(numbers):,} sentences are drafts again because their latest versions were lost: {shown}"


def backup_line(report: RepairReport) -> str:
    """Return in which backup lost parts were looked for; empty where in none."""
    if report.backup is None:
        return ""
    return f"Lost parts were taken from the backup of {report.backup.when} where it has them."
