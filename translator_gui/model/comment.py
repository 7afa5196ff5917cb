"""Comments: threads on a sentence, kept as events that are only ever added."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.wording import worded, worded_in_english


class CommentAction(StrEnum):
    """The kind of a comment event: add, reply, edit, resolve, reopen, remove or restore."""

    ADD = "add"
    REPLY = "reply"
    EDIT = "edit"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    REMOVE = "remove"
    RESTORE = "restore"


class ErrorCategory(StrEnum):
    """The category of a translation error that a reviewer marks: the dimensions of MQM, in its order."""

    TERMINOLOGY = "terminology"
    ACCURACY = "accuracy"
    LINGUISTIC_CONVENTIONS = "linguistic-conventions"
    STYLE = "style"
    LOCALE = "locale"
    AUDIENCE = "audience"
    DESIGN = "design"


class ErrorSeverity(StrEnum):
    """The severity of a translation error that a reviewer marks, as MQM defines it."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


AS_IT_STANDS = "head"
"""Placeholder for the revision of an anchor, replaced by the current one when the comment is written."""


class CommentAnchor(NamedTuple):
    """The range of the Urdu or English text that a comment is attached to.

    Attributes:
        revision: Uid of the revision whose English it is, or `AS_IT_STANDS`; empty for the Urdu.
        start: Code-point offset in that English, or in the Urdu of the sentence that the comment was written on.
        end: Where it ends.
        quote: The words themselves, to find them again after an edit.
    """

    revision: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""


def verdict_words(category: ErrorCategory | None, severity: ErrorSeverity | None) -> str:
    """Return category and severity of a translation error in words: "accuracy, major"; empty if neither is set."""
    return str(_(", ")).join(worded(word) for word in (category, severity) if word)


def english_verdict_words(category: ErrorCategory | None, severity: ErrorSeverity | None) -> str:
    """Return category and severity of a translation error in English, for exports: "accuracy, major"."""
    return ", ".join(worded_in_english(word) for word in (category, severity) if word)


class CommentEvent(NamedTuple):
    """One event of a comment thread; the first has the action ADD, and its uid is the uid of the thread.

    Attributes:
        uid: The event's.
        thread: Uid of the thread's first event.
        segment_uid: The sentence's.
        action: See `CommentAction`.
        author: Name.
        time: Milliseconds since 1970 UTC.
        text: The comment; may be empty. An EDIT of the first remark without text changes only the error category
            and severity, and may remove them.
        edits: Of EDIT, REMOVE and RESTORE: the event whose text it replaces, removes or restores.
        after: Uids of the thread's latest events known to its writer; a resolve loses to a concurrent reply.
        anchor: The range that the comment is attached to; None for the whole sentence.
        category: Of ADD, or of EDIT of the first remark: the error category; None if it marks no error.
        severity: Of ADD, or of EDIT of the first remark: the error severity; None if not set.
    """

    uid: str
    thread: str
    segment_uid: str
    action: CommentAction
    author: str
    time: int
    text: str = ""
    edits: str = ""
    after: tuple[str, ...] = ()
    anchor: CommentAnchor | None = None
    category: ErrorCategory | None = None
    severity: ErrorSeverity | None = None


class CommentOrReply(NamedTuple):
    """A comment or reply of a thread, with the text of its latest edit."""

    uid: str
    author: str
    time: int
    text: str


class CommentThread(NamedTuple):
    """A comment and its replies, each with the text of its latest edit; the thread has the uid of the comment."""

    uid: str
    segment_uid: str
    remarks: tuple[CommentOrReply, ...]
    open: bool
    anchor: CommentAnchor | None = None
    category: ErrorCategory | None = None
    severity: ErrorSeverity | None = None


class AnchoredCommentThread(NamedTuple):
    """A comment thread with the texts that are needed to find again the words it is attached to.

    Attributes:
        thread: The thread.
        home: Row of the sentence that the comment was written on, which may have been joined or split since.
        before: The English that the anchor refers to; empty for an anchor in the Urdu, or none.
    """

    thread: CommentThread
    home: int
    before: str = ""


def threads(events: Sequence[CommentEvent]) -> tuple[CommentThread, ...]:
    """Build comment threads from their events, oldest thread first; the order of the events does not matter."""
    by_thread: dict[str, list[CommentEvent]] = {}
    for event in sorted(events, key=lambda e: (e.time, e.uid)):
        by_thread.setdefault(event.thread, []).append(event)
    found = (_thread(history) for history in by_thread.values())
    return tuple(thread for thread in found if thread is not None)


def _thread(events: list[CommentEvent]) -> CommentThread | None:
    first = next((e for e in events if e.action is CommentAction.ADD), None)
    if first is None:
        return None
    text = {e.uid: e.text for e in events if e.action in {CommentAction.ADD, CommentAction.REPLY}}
    text.update({e.edits: e.text for e in events if e.action is CommentAction.EDIT and e.edits in text and e.text})
    removed = _removed(events)
    remarks = tuple(
        CommentOrReply(e.uid, e.author, e.time, text[e.uid]) for e in events if e.uid in text and e.uid not in removed
    )
    if not remarks or first.uid in removed:
        return None
    category, severity = verdict(events, first.uid)
    return CommentThread(first.uid, first.segment_uid, remarks, is_open(events), first.anchor, category, severity)


def verdict(events: Sequence[CommentEvent], first: str) -> tuple[ErrorCategory | None, ErrorSeverity | None]:
    """Return the error category and severity that a comment thread has now, from its events in order of time."""
    for event in reversed(events):
        edits = event.action is CommentAction.EDIT and event.edits == first
        if (edits and (event.category or event.severity or not event.text)) or event.uid == first:
            return event.category, event.severity
    return None, None


_TURNS = frozenset({CommentAction.ADD, CommentAction.REPLY, CommentAction.RESOLVE, CommentAction.REOPEN})


def is_open(events: Sequence[CommentEvent]) -> bool:
    """Whether a comment thread is open: its last event, or one of several concurrent ones, does not resolve it.

    Args:
        events: Of one thread, in any order; a reply that was taken back counts for nothing.
    """
    ordered = sorted(events, key=lambda e: (e.time, e.uid))
    removed = _removed(ordered)
    turns = [e for e in ordered if e.action in _TURNS and e.uid not in removed]
    after = {e.uid: e.after for e in events}
    answered: set[str] = set()
    waiting = [uid for e in turns for uid in e.after]
    while waiting:
        uid = waiting.pop()
        if uid not in answered:
            answered.add(uid)
            waiting.extend(after.get(uid, ()))
    return any(e.action is not CommentAction.RESOLVE for e in turns if e.uid not in answered)


def _removed(ordered: Sequence[CommentEvent]) -> set[str]:
    fate = {e.edits: e.action for e in ordered if e.action in {CommentAction.REMOVE, CommentAction.RESTORE}}
    return {uid for uid, action in fate.items() if action is CommentAction.REMOVE}
