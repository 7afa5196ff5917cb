"""Undo of running typing, before it becomes a revision of the project.

Whole-text snapshots, batched by these rules. A change opens a new step when
- more than a second passed since the last one,
- it inserts where the last one deleted, or the reverse, or replaces a selection,
- it was pasted, or the last one was; likewise a correction by a typing habit,
- it inserts a line break,
- the caret was moved elsewhere in between,
- it begins a word: a letter after white space (or, deleting, a letter before white space that went).
"""

from dataclasses import dataclass
from enum import Enum, auto

PAUSE = 1.0
"""Seconds."""
_LIMIT, _LEAST = 2000, 100
"""Steps that are kept, and those that are kept of however long a text."""
_LETTERS = 20_000_000
"""Letters in all of them together."""


class _Kind(Enum):
    INSERT = auto()
    DELETE = auto()
    REPLACE = auto()
    PASTE = auto()


@dataclass(slots=True)
class _TypingStep:
    """An undo step of typing: the text after it, with the caret before and after."""

    text: str
    before: int
    after: int
    kind: _Kind
    time: float
    edge: str


class TypingUndoHistory:
    """The undo history of typing in the current sentence's English, since editing started. Offsets are code points."""

    def __init__(self, text: str = "", caret: int = 0) -> None:
        self.reset(text, caret)

    def reset(self, text: str, caret: int) -> None:
        """Clear the typing undo history and start from a new text, as for another sentence."""
        self._steps = [_TypingStep(text, caret, caret, _Kind.PASTE, 0.0, "")]
        self._at = 0
        self._caret = caret
        self._open = False

    @property
    def text(self) -> str:
        """The text at the current position of the typing undo history."""
        return self._steps[self._at].text

    def record_caret(self, caret: int) -> None:
        """Record a move of the caret without a change of the text: the next change opens a new undo step."""
        if caret != self._caret:
            self._caret = caret
            self._open = False

    def record(self, text: str, caret: int, now: float, *, pasted: bool = False, apart: bool = False) -> None:
        """Record a changed text in the typing undo history, in the current undo step or a new one.

        Args:
            text: The whole text.
            caret: The caret after the change.
            now: Seconds on any clock that never goes back.
            pasted: Whether the change came from outside the keyboard.
            apart: Whether it is a step of its own: a correction, which is undone without the typed text.
        """
        last = self._steps[self._at]
        if text == last.text:
            self.record_caret(caret)
            return
        removed, inserted = _difference(last.text, text, caret)
        kind = _kind(removed, inserted, pasted=pasted)
        del self._steps[self._at + 1 :]
        edge = inserted[-1:] if inserted else removed[:1]
        if self._open and not apart and _continues(last, kind, removed, inserted, now):
            last.text, last.after, last.time, last.edge = text, caret, now, edge
        else:
            self._steps.append(_TypingStep(text, self._caret, caret, kind, now, edge))
            most = max(_LEAST, min(_LIMIT, _LETTERS // len(text))) if text else _LIMIT
            del self._steps[: len(self._steps) - most]
            self._at = len(self._steps) - 1
        self._open = kind is not _Kind.PASTE and not apart
        self._caret = caret

    @property
    def can_undo(self) -> bool:
        """Whether there is a typing step to undo."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone typing step."""
        return self._at + 1 < len(self._steps)

    def undo(self) -> tuple[str, int] | None:
        """Go back by one typing step: return the text and caret before it; None when there is no step to undo."""
        if not self.can_undo:
            return None
        self._caret = self._steps[self._at].before
        self._at -= 1
        self._open = False
        return self._steps[self._at].text, self._caret

    def redo(self) -> tuple[str, int] | None:
        """Go forward by one undone typing step: return the text and caret after it; None when there is none."""
        if not self.can_redo:
            return None
        self._at += 1
        self._caret = self._steps[self._at].after
        self._open = False
        return self._steps[self._at].text, self._caret


def moved_caret(old: str, new: str, caret: int) -> int:
    """Return the caret offset in a new text that corresponds to a caret offset in the text that it replaces."""
    if new.startswith(old[:caret]):
        return caret
    if new.endswith(old[caret:]):
        return len(new) - (len(old) - caret)
    return min(caret, len(new))


def _difference(old: str, new: str, caret: int) -> tuple[str, str]:
    """Return the removed and inserted text between two versions; the insertion ends at the caret if possible."""
    tail = len(new) - caret
    ends_at_caret = 0 <= tail <= len(old) and old[len(old) - tail :] == new[caret:]
    end = tail if ends_at_caret else _common(old[::-1], new[::-1])
    start = _common(old[: len(old) - end], new[: len(new) - end])
    return old[start : len(old) - end], new[start : len(new) - end]


def _common(one: str, other: str) -> int:
    """Return the length of the common beginning; by halves, as a letter after the other is slow in a long text."""
    same, most = 0, min(len(one), len(other))
    while same < most:
        middle = (same + most + 1) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            most = middle - 1
    return same


def _kind(removed: str, inserted: str, *, pasted: bool) -> _Kind:
    if pasted:
        return _Kind.PASTE
    if removed and inserted:
        return _Kind.REPLACE
    return _Kind.INSERT if inserted else _Kind.DELETE


def _continues(last: _TypingStep, kind: _Kind, removed: str, inserted: str, now: float) -> bool:
    if now - last.time > PAUSE or kind in {_Kind.PASTE, _Kind.REPLACE}:
        return False
    if kind is _Kind.INSERT:
        if last.kind not in {_Kind.INSERT, _Kind.REPLACE} or "\n" in inserted or last.edge == "\n":
            return False
        return not (last.edge.isspace() and not inserted[0].isspace())
    if last.kind is not _Kind.DELETE:
        return False
    return not (last.edge.isspace() and not removed[-1].isspace())
