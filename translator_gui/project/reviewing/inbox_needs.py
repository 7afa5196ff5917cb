"""The inbox of a translator and of a reviewer: sentences that need somebody."""

from collections.abc import Container, Sequence
from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.comment import CommentOrReply, CommentThread, ErrorCategory, ErrorSeverity
from translator_gui.model.segment import Segment
from translator_gui.model.status import DONE, Role, Status
from translator_gui.project.rules import has_undecided_reviewer_edit


class InboxReason(StrEnum):
    """The reason why a sentence is in the inbox of a translator or reviewer, most urgent first."""

    CONFLICT = "conflict"
    RETURNED = "returned"
    CHANGED = "changed by another"
    REOPENED = "changed after approval"
    URDU = "the Urdu changed"
    JUDGE = "to judge"
    ANSWERED = "comment to answer"


class UnansweredCommentSummary(NamedTuple):
    """The last remark, category and severity of a sentence's open comment threads.

    Attributes:
        last: Who said the last word of the thread that was spoken in last.
        text: What they said.
        category: Of the latest thread that has one.
        severity: As above.
        asked_by: Who said the last word in the threads that no return began; empty without one.
    """

    last: str = ""
    text: str = ""
    category: ErrorCategory | None = None
    severity: ErrorSeverity | None = None
    asked_by: str = ""


def find_unanswered(threads: Sequence[CommentThread], returns: Container[str] = ()) -> UnansweredCommentSummary | None:
    """Summarise the open comment threads of a sentence; None if all are resolved.

    Args:
        threads: Of the sentence.
        returns: Uids of the threads that began with a return.
    """
    unsettled = [thread for thread in threads if thread.open]
    if not unsettled:
        return None
    latest = max(unsettled, key=lambda thread: _last(thread).time)
    judged = [thread for thread in unsettled if thread.category or thread.severity]
    verdict = max(judged, key=lambda thread: _last(thread).time, default=latest)
    remark = _last(latest)
    questions = [_last(thread) for thread in unsettled if thread.uid not in returns]
    asked_by = max(questions, key=lambda question: question.time).author if questions else ""
    return UnansweredCommentSummary(remark.author, remark.text, verdict.category, verdict.severity, asked_by)


def _last(thread: CommentThread) -> CommentOrReply:
    return thread.remarks[-1]


def inbox_reason_of(
    segment: Segment, role: Role, me: Author, comments: UnansweredCommentSummary | None
) -> InboxReason | None:
    """Return why a sentence belongs in a person's inbox; None if it does not.

    Args:
        segment: The sentence.
        role: In which they work.
        me: Who they are.
        comments: See `find_unanswered`.
    """
    if segment.heads > 1:
        return InboxReason.CONFLICT
    found = _for_translator(segment, me) if role is Role.TRANSLATOR else _for_reviewer(segment, me)
    return found or (InboxReason.ANSWERED if _waits_for_answer(segment, me, comments) else None)


def _waits_for_answer(segment: Segment, me: Author, comments: UnansweredCommentSummary | None) -> bool:
    if comments is None or segment.status is Status.RETURNED:
        return False
    # A confirmed sentence answers its return; approving it resolves the return's thread.
    last = comments.asked_by if segment.status in DONE else comments.last
    return bool(last) and last != me.name


def _for_translator(segment: Segment, me: Author) -> InboxReason | None:
    if segment.status is Status.RETURNED:
        return InboxReason.RETURNED
    if segment.made_for:
        return InboxReason.URDU
    changed = segment.status is Status.DRAFT and segment.translator == me.uid and segment.author != me.name
    return InboxReason.CHANGED if changed else None


def _for_reviewer(segment: Segment, me: Author) -> InboxReason | None:
    if segment.reopened and segment.status is not Status.RETURNED:
        return InboxReason.REOPENED
    return (
        InboxReason.JUDGE if segment.status is Status.TRANSLATED or has_undecided_reviewer_edit(segment, me) else None
    )
