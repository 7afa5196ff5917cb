"""Timing of typing: written within a second, made a revision after a while or when the field is left."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.model.segment import Segment

KEEP_MS = 800
"""Milliseconds from the first unwritten key to handing it to the writer: it is on the disk within a second."""
COMMIT_MS = 30_000
"""Milliseconds from the first key of a stretch of typing to its revision."""


class UncommittedTyping(NamedTuple):
    """Text typed into a sentence that is not a revision yet, and the sentence before the typing."""

    segment: int
    text: str
    before: Segment


class TypingTimer(QObject):
    """Holds the uncommitted typing, and signals when to save it in the file and when to make a revision of it."""

    due = Signal(UncommittedTyping)
    """Keep this text on the disk now."""
    committed = Signal(UncommittedTyping)
    """Make a revision of it now."""
    ended = Signal(UncommittedTyping)
    """A stretch of typing has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.typing: UncommittedTyping | None = None
        self.unsaved = False
        self._keeping = self._overdue = False
        self._keep_timer = _timer(self, KEEP_MS)
        self._keep_timer.timeout.connect(self._keep)
        self._commit_timer = _timer(self, COMMIT_MS)
        self._commit_timer.timeout.connect(self.commit)

    def type(self, segment: int, text: str, before: Segment) -> None:
        """Record typed text; `before`, the sentence before typing, is used only at the first key."""
        if self.typing is None:
            self.typing = UncommittedTyping(segment, text, before)
            self._commit_timer.start()
        else:
            self.typing = self.typing._replace(text=text)
        self.unsaved = True
        if not self._keep_timer.isActive():
            self._keep_timer.start()

    def commit(self) -> None:
        """End the current typing and emit `committed`, so that it becomes a revision."""
        typing = self.take()
        if typing is not None:
            self.committed.emit(typing)

    def take(self) -> UncommittedTyping | None:
        """End the current typing without a revision and return it; None if nothing was typed."""
        typing, self.typing = self.typing, None
        self._keep_timer.stop()
        self._commit_timer.stop()
        self.unsaved = self._overdue = False
        if typing is not None:
            self.ended.emit(typing)
        return typing

    def confirm_saved(self) -> None:
        """Note that typed text was saved in the file; if newer text is already due, emit it for saving at once."""
        self._keeping = False
        if self._overdue:
            self._keep()

    def _keep(self) -> None:
        # On a slow disk only the latest text is worth a commit: earlier ones would queue up before it.
        self._overdue = self._keeping
        if self.typing is not None and not self._keeping:
            self.unsaved = False
            self._keeping = True
            self.due.emit(self.typing)


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
