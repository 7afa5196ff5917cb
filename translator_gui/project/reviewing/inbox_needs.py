"""The inbox of a translator and of a reviewer: sentences that need somebody."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.comment import CommentOrReply, CommentThread, ErrorCategory, ErrorSeverity
from translator_gui.model.segment import Segment
from translator_gui.model.status import Role, Status
from translator_gui.project.rules import mended


class InboxNeed(StrEnum):
    """The reason why a sentence needs somebody, most urgent first."""

    CONFLICT = "conflict"
    RETURNED = "returned"
    CHANGED = "changed by another"
    REOPENED = "changed after approval"
    URDU = "the Urdu changed"
    JUDGE = "to judge"
    ANSWERED = "comment to answer"


class UnansweredThread(NamedTuple):
    """Summary of the unanswered comments of a sentence.

    Attributes:
        last: Who said the last word of the thread that was spoken in last.
        text: What they said.
        category: Of the latest thread that has one.
        severity: As above.
    """

    last: str = ""
    text: str = ""
    category: ErrorCategory | None = None
    severity: ErrorSeverity | None = None


def find_unanswered(threads: Sequence[CommentThread]) -> UnansweredThread | None:
    """Return a summary of the unanswered comments of a sentence; None if all are resolved."""
    unsettled = [thread for thread in threads if thread.open]
    if not unsettled:
        return None
    latest = max(unsettled, key=lambda thread: _last(thread).time)
    judged = [thread for thread in unsettled if thread.category or thread.severity]
    verdict = max(judged, key=lambda thread: _last(thread).time, default=latest)
    remark = _last(latest)
    return UnansweredThread(remark.author, remark.text, verdict.category, verdict.severity)


def _last(thread: CommentThread) -> CommentOrReply:
    return thread.remarks[-1]


def need_of(segment: Segment, role: Role, me: Author, comments: UnansweredThread | None) -> InboxNeed | None:
    """Return why a sentence needs somebody; None if it does not.

    Args:
        segment: The sentence.
        role: In which they work.
        me: Who they are.
        comments: See `find_unanswered`.
    """
    if segment.heads > 1:
        return InboxNeed.CONFLICT
    found = _for_translator(segment, me) if role is Role.TRANSLATOR else _for_reviewer(segment, me)
    answers = comments is not None and comments.last != me.name and segment.status is not Status.RETURNED
    return found or (InboxNeed.ANSWERED if answers else None)


def _for_translator(segment: Segment, me: Author) -> InboxNeed | None:
    if segment.status is Status.RETURNED:
        return InboxNeed.RETURNED
    if segment.made_for:
        return InboxNeed.URDU
    changed = segment.status is Status.DRAFT and segment.translator == me.uid and segment.author != me.name
    return InboxNeed.CHANGED if changed else None


def _for_reviewer(segment: Segment, me: Author) -> InboxNeed | None:
    if segment.reopened and segment.status is not Status.RETURNED:
        return InboxNeed.REOPENED
    return InboxNeed.JUDGE if segment.status is Status.TRANSLATED or mended(segment, me) else None
