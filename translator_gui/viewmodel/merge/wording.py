"""Texts about the differences between two copies."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from translator_gui.messages import format_number, gettext_lazy, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.comment import CommentOrReply, verdict_words
from translator_gui.model.status import Status
from translator_gui.project.merging.comparison import MergeDifference, MergeSentenceVersion, SentenceMergeOutcome
from translator_gui.viewmodel.wording import moment

_MEANING = {
    SentenceMergeOutcome.THEIRS: gettext_lazy("Only they changed it: theirs is taken."),
    SentenceMergeOutcome.MINE: gettext_lazy("Only you changed it: yours stays."),
    SentenceMergeOutcome.CONFLICT: gettext_lazy("Both copies changed it: choose one, or write it anew."),
    SentenceMergeOutcome.COMMENT: gettext_lazy("The English is the same; what was said of it comes together."),
}
_STATUS_MEANING = {
    SentenceMergeOutcome.THEIRS: gettext_lazy("They changed it, and you changed its status: theirs is taken."),
    SentenceMergeOutcome.MINE: gettext_lazy("You changed it, and they changed its status: yours stays."),
}
"""Where both copies changed the sentence, but one of them its status alone."""
_FURTHER = {
    SentenceMergeOutcome.THEIRS: gettext_lazy("Both changed its status: theirs is further on and is taken."),
    SentenceMergeOutcome.MINE: gettext_lazy("Both changed its status: yours is further on and stays."),
}
_OTHER_STATUS = {
    (SentenceMergeOutcome.THEIRS, Status.APPROVED): gettext_lazy(
        "They changed it, and you approved the English before: theirs is taken, as a draft."
    ),
    (SentenceMergeOutcome.THEIRS, Status.RETURNED): gettext_lazy(
        "They changed it, and you returned the English before: theirs is taken, as a draft."
    ),
    (SentenceMergeOutcome.MINE, Status.APPROVED): gettext_lazy(
        "You changed it, and they approved the English before: yours stays, as a draft."
    ),
    (SentenceMergeOutcome.MINE, Status.RETURNED): gettext_lazy(
        "You changed it, and they returned the English before: yours stays, as a draft."
    ),
}


class MergedTextOrigin(StrEnum):
    """Whose text the merge takes for a sentence: theirs, mine or an edited one; `TAKEN_WORDS` has the words."""

    THEIRS = "theirs"
    MINE = "mine"
    EDITED = "edited"
    OPEN = "to choose"
    BOTH = "comments"


KIND_WORDS = {
    SentenceMergeOutcome.THEIRS: gettext_lazy("theirs"),
    SentenceMergeOutcome.MINE: gettext_lazy("mine"),
    SentenceMergeOutcome.CONFLICT: gettext_lazy("conflict"),
    SentenceMergeOutcome.COMMENT: gettext_lazy("comment"),
}
TAKEN_WORDS = {
    MergedTextOrigin.THEIRS: gettext_lazy("theirs"),
    MergedTextOrigin.MINE: gettext_lazy("mine"),
    MergedTextOrigin.EDITED: gettext_lazy("edited"),
    MergedTextOrigin.OPEN: gettext_lazy("to choose"),
    MergedTextOrigin.BOTH: gettext_lazy("comments"),
}


def figures(counts: Mapping[SentenceMergeOutcome, int]) -> str:
    """Return how many sentences differ between the copies to merge: "12 differ: 7 theirs, 3 mine, 2 conflicts"."""
    total = sum(counts.values())
    parts = [counted(counts[kind], kind) for kind in SentenceMergeOutcome if counts.get(kind)]
    if not parts:
        return _("No sentence differs")
    return ngettext("{number} differs: {kinds}", "{number} differ: {kinds}", total, kinds=", ".join(parts))


def counted(number: int, kind: SentenceMergeOutcome) -> str:
    """Return a number of merge differences of one kind in words: "7 theirs", "2 conflicts"."""
    match kind:
        case SentenceMergeOutcome.THEIRS:
            return ngettext("{number} theirs", "{number} theirs", number)
        case SentenceMergeOutcome.MINE:
            return ngettext("{number} mine", "{number} mine", number)
        case SentenceMergeOutcome.CONFLICT:
            return ngettext("{number} conflict", "{number} conflicts", number)
        case SentenceMergeOutcome.COMMENT:
            return ngettext("{number} comment", "{number} comments", number)


def outcome(figures: Mapping[MergedTextOrigin, int]) -> str:
    """Return what the merge will do, in words: "7 theirs taken, 3 mine kept"; empty if it changes nothing."""
    number = {taken: format_number(figures.get(taken, 0)) for taken in MergedTextOrigin}
    words = {
        MergedTextOrigin.THEIRS: _("{number} theirs taken", number=number[MergedTextOrigin.THEIRS]),
        MergedTextOrigin.MINE: _("{number} mine kept", number=number[MergedTextOrigin.MINE]),
        MergedTextOrigin.EDITED: _("{number} edited", number=number[MergedTextOrigin.EDITED]),
        MergedTextOrigin.BOTH: _("{number} with comments from both", number=number[MergedTextOrigin.BOTH]),
    }
    return ", ".join(part for taken, part in words.items() if figures.get(taken))


def meaning(row: MergeDifference) -> str:
    """Return an explanation of what the merge does to a sentence and what the user can choose."""
    if row.undecided:
        return _("It was in conflict here already: choose one, or write it anew.")
    if row.kind is SentenceMergeOutcome.THEIRS and Status.FINAL in {row.mine.status, row.theirs.status}:
        return _("It is final in their copy: theirs is taken.")
    if row.kind is SentenceMergeOutcome.MINE and Status.FINAL in {row.mine.status, row.theirs.status}:
        return _("It is final here: yours stays.")
    taken, other = (row.mine, row.theirs) if row.kind is SentenceMergeOutcome.MINE else (row.theirs, row.mine)
    before = (row.ancestor or MergeSentenceVersion())[:2]
    if row.kind not in _STATUS_MEANING or other[:2] == before:
        return str(_MEANING[row.kind])
    if taken.target == other.target:
        # The same English, and both changed its status: the one that is further on is taken.
        return str(_FURTHER[row.kind])
    return str(_OTHER_STATUS.get((row.kind, other.status), _STATUS_MEANING[row.kind]))


def version_words(version: MergeSentenceVersion) -> str:
    """Return author and time of a sentence's version in one of the copies to merge: "Bilal · today 14:03"."""
    if version.status is Status.NOT_STARTED and not version.author:
        return _("not started")
    time = moment(version.time, datetime.now().astimezone())
    return _("{author} · {time}", author=version.author, time=time)


def new_remarks(row: MergeDifference) -> list[CommentOrReply]:
    """Return the comments and replies on a sentence that only the colleague's copy has (merge), oldest first."""
    known = {remark.uid for thread in row.mine_annotations.comments for remark in thread.remarks}
    remarks = [remark for thread in row.theirs_annotations.comments for remark in thread.remarks]
    return [remark for remark in remarks if remark.uid not in known]


def their_comment_lines(row: MergeDifference) -> list[str]:
    """Return one line per comment, note or label of a sentence that only the colleague's copy has (merge)."""
    mine, theirs = row.mine_annotations, row.theirs_annotations
    verdicts = {t.uid: verdict_words(t.category, t.severity) for t in theirs.comments}
    lines = [
        _("{author} ({verdict}): {text}", author=remark.author, verdict=verdict, text=remark.text)
        if (verdict := verdicts.get(remark.uid))
        else _("{author}: {text}", author=remark.author, text=remark.text)
        for remark in new_remarks(row)
    ]
    open_here = {thread.uid: thread.open for thread in mine.comments}
    turned = Counter(thread.open for thread in theirs.comments if open_here.get(thread.uid, thread.open) != thread.open)
    for now_open, number in sorted(turned.items()):
        if now_open:
            lines.append(ngettext("They reopened a comment", "They reopened {number} comments", number))
        else:
            lines.append(ngettext("They resolved a comment", "They resolved {number} comments", number))
    if theirs.note and theirs.note != mine.note:
        lines.append(_("Their note: {note}", note=theirs.note))
    if theirs.labels and theirs.labels != mine.labels:
        lines.append(_("Their labels: {labels}", labels=", ".join(theirs.labels)))
    return lines
