"""What differs between two copies, in words."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from translator_gui.model.comment import CommentRemark, verdict_words
from translator_gui.model.status import Status
from translator_gui.project.merging.comparison import DifferenceKind, SentenceDifference, SentenceVersion
from translator_gui.viewmodel.wording import moment

_MEANING = {
    DifferenceKind.THEIRS: "Only they changed it: theirs is taken.",
    DifferenceKind.MINE: "Only you changed it: yours stays.",
    DifferenceKind.CONFLICT: "Both copies changed it: choose one, or write it anew.",
    DifferenceKind.COMMENT: "The English is the same; what was said of it comes together.",
}


class MergedTextOrigin(StrEnum):
    """What a sentence will read; the values are for people."""

    THEIRS = "theirs"
    MINE = "mine"
    EDITED = "edited"
    OPEN = "to choose"
    BOTH = "comments"


_OUTCOMES = {
    MergedTextOrigin.THEIRS: "theirs taken",
    MergedTextOrigin.MINE: "mine kept",
    MergedTextOrigin.EDITED: "edited",
    MergedTextOrigin.BOTH: "with comments from both",
}


def figures(counts: Mapping[DifferenceKind, int]) -> str:
    """How many sentences differ, and how: "12 differ: 7 theirs, 3 mine, 2 conflicts"."""
    total = sum(counts.values())
    parts = [counted(counts[kind], kind) for kind in DifferenceKind if counts.get(kind)]
    return f"{total:,} {'differs' if total == 1 else 'differ'}: {', '.join(parts)}" if parts else "No sentence differs"


def counted(number: int, kind: DifferenceKind) -> str:
    """A number of sentences of a kind: "7 theirs", "2 conflicts"."""
    counts = kind in {DifferenceKind.CONFLICT, DifferenceKind.COMMENT} and number != 1
    return f"{number:,} {kind}{'s' if counts else ''}"


def outcome(figures: Mapping[MergedTextOrigin, int]) -> str:
    """What merging does with sentences: "7 theirs taken, 3 mine kept"; empty where it leaves all of them alone."""
    return ", ".join(f"{figures[taken]:,} {word}" for taken, word in _OUTCOMES.items() if figures.get(taken))


def meaning(row: SentenceDifference) -> str:
    """What merging does to a sentence, and what there is to choose."""
    if row.undecided:
        return "It was in conflict here already: choose one, or write it anew."
    if row.kind is DifferenceKind.THEIRS and Status.FINAL in {row.mine.status, row.theirs.status}:
        return "It is final in their copy: theirs is taken."
    if row.kind is DifferenceKind.MINE and Status.FINAL in {row.mine.status, row.theirs.status}:
        return "It is final here: yours stays."
    return _MEANING[row.kind]


def version_words(version: SentenceVersion) -> str:
    """Who made it so and when: "Bilal · today 14:03"."""
    if version.status is Status.NOT_STARTED and not version.author:
        return "not started"
    return f"{version.author} · {moment(version.time, datetime.now().astimezone())}"


def new_remarks(row: SentenceDifference) -> list[CommentRemark]:
    """What was said in their copy alone, oldest first."""
    known = {remark.uid for thread in row.mine_said.comments for remark in thread.remarks}
    remarks = [remark for thread in row.theirs_said.comments for remark in thread.remarks]
    return [remark for remark in remarks if remark.uid not in known]


def said_words(row: SentenceDifference) -> list[str]:
    """What hangs on the sentence in their copy and not here, a line each."""
    mine, theirs = row.mine_said, row.theirs_said
    kinds = {t.uid: verdict_words(t.category, t.severity) for t in theirs.comments}
    lines = [
        f"{remark.author}{f' ({kind})' if (kind := kinds.get(remark.uid)) else ''}: {remark.text}"
        for remark in new_remarks(row)
    ]
    open_here = {thread.uid: thread.open for thread in mine.comments}
    turned = Counter(thread.open for thread in theirs.comments if open_here.get(thread.uid, thread.open) != thread.open)
    for now_open, number in sorted(turned.items()):
        noun = "a comment" if number == 1 else f"{number} comments"
        lines.append(f"They {'reopened' if now_open else 'settled'} {noun}")
    if theirs.note and theirs.note != mine.note:
        lines.append(f"Their note: {theirs.note}")
    if theirs.labels and theirs.labels != mine.labels:
        lines.append(f"Their labels: {', '.join(theirs.labels)}")
    return lines
