"""Running typing: on the disk within a second, a revision when it rests or is left."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.model.segment import Segment

KEEP_MS = 800
"""From the first key that is not on the disk to the moment it is handed to the writer: the promise is one second."""
COMMIT_MS = 30_000
"""From the first key of a stretch of typing to its revision, whatever is typed in between."""


class UncommittedTyping(NamedTuple):
    """What is being typed into a sentence that was `before` when it began."""

    segment: int
    text: str
    before: Segment


class TypingTimer(QObject):
    """Knows what is typed and when it is due."""

    due = Signal(UncommittedTyping)
    """Keep this text on the disk now."""
    committed = Signal(UncommittedTyping)
    """Make a revision of it now."""
    ended = Signal(UncommittedTyping)
    """A stretch of typing has ended, whoever makes a revision of it."""

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
        """Somebody typed into a sentence; `before` counts at the first key of a stretch."""
        if self.typing is None:
            self.typing = UncommittedTyping(segment, text, before)
            self._commit_timer.start()
        else:
            self.typing = self.typing._replace(text=text)
        self.unsaved = True
        if not self._keep_timer.isActive():
            self._keep_timer.start()

    def commit(self) -> None:
        """Ends the stretch."""
        typing = self.take()
        if typing is not None:
            self.committed.emit(typing)

    def take(self) -> UncommittedTyping | None:
        """End the stretch and leave its revision to the caller; return what was typed, None if nothing was."""
        typing, self.typing = self.typing, None
        self._keep_timer.stop()
        self._commit_timer.stop()
        self.unsaved = self._overdue = False
        if typing is not None:
            self.ended.emit(typing)
        return typing

    def kept(self) -> None:
        """The file has answered what was due; what was typed meanwhile follows at once if its time has come."""
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
