"""Comments: threads on a sentence, kept as events that are only ever added."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class CommentAction(StrEnum):
    """What an event does to a thread."""

    ADD = "add"
    REPLY = "reply"
    EDIT = "edit"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    REMOVE = "remove"
    RESTORE = "restore"


class Category(StrEnum):
    """What kind of error a reviewer sees: the dimensions of MQM, in its order."""

    TERMINOLOGY = "terminology"
    ACCURACY = "accuracy"
    LINGUISTIC_CONVENTIONS = "linguistic-conventions"
    STYLE = "style"
    LOCALE = "locale"
    AUDIENCE = "audience"
    DESIGN = "design"


class Severity(StrEnum):
    """How much an error matters, as MQM has it."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class Anchor(NamedTuple):
    """The stretch of text that a comment speaks of.

    Attributes:
        revision: Uid of the revision whose English it is; empty for the Urdu.
        start: Code-point offset in that text.
        end: Where it ends.
        quote: The words themselves, to find them again after an edit.
    """

    revision: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""


class CommentEvent(NamedTuple):
    """One event of a thread; its first has the action ADD and gives the thread its uid.

    Attributes:
        uid: The event's.
        thread: Uid of the thread's first event.
        segment_uid: The sentence's.
        action: See `CommentAction`.
        author: Name.
        time: Milliseconds since 1970 UTC.
        text: What was said; empty where nothing is.
        edits: Of EDIT, REMOVE and RESTORE: the event whose text it replaces, takes away or brings back.
        after: Uids of the thread's latest events known to its writer; a resolve loses to a concurrent reply.
        anchor: What it speaks of, None for the whole sentence.
        category: Of ADD, or of EDIT where it changes the first remark: the kind of error, None where it is none.
        severity: The same for how much it matters.
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
    anchor: Anchor | None = None
    category: Category | None = None
    severity: Severity | None = None


class Remark(NamedTuple):
    """What one person said in a thread, as it reads now."""

    uid: str
    author: str
    time: int
    text: str


class Thread(NamedTuple):
    """A comment with its replies, as it reads now."""

    uid: str
    segment_uid: str
    remarks: tuple[Remark, ...]
    open: bool
    anchor: Anchor | None = None
    category: Category | None = None
    severity: Severity | None = None


def threads(events: list[CommentEvent]) -> tuple[Thread, ...]:
    """Reads events (in any order) as threads, oldest first; the order of merging does not change the result."""
    by_thread: dict[str, list[CommentEvent]] = {}
    for event in sorted(events, key=lambda e: (e.time, e.uid)):
        by_thread.setdefault(event.thread, []).append(event)
    found = (_thread(history) for history in by_thread.values())
    return tuple(thread for thread in found if thread is not None)


def _thread(events: list[CommentEvent]) -> Thread | None:
    first = next((e for e in events if e.action is CommentAction.ADD), None)
    if first is None:
        return None
    text = {e.uid: e.text for e in events if e.action in {CommentAction.ADD, CommentAction.REPLY}}
    text.update({e.edits: e.text for e in events if e.action is CommentAction.EDIT and e.edits in text})
    removed = _removed(events)
    remarks = tuple(
        Remark(e.uid, e.author, e.time, text[e.uid]) for e in events if e.uid in text and e.uid not in removed
    )
    if not remarks or first.uid in removed:
        return None
    judged = [e for e in events if e.uid == first.uid or (e.action is CommentAction.EDIT and e.edits == first.uid)]
    verdict = next((e for e in reversed(judged) if e.category or e.severity), first)
    return Thread(
        first.uid, first.segment_uid, remarks, is_open(events), first.anchor, verdict.category, verdict.severity
    )


_TURNS = frozenset({CommentAction.ADD, CommentAction.REPLY, CommentAction.RESOLVE, CommentAction.REOPEN})


def is_open(events: Sequence[CommentEvent]) -> bool:
    """Whether a thread waits for somebody: its last word, or one of several said at the same time, does not settle it.

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
