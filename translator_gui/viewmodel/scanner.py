"""Counts a needle in paragraphs on a thread of its own, in small portions: typing never waits for it."""

import queue
import threading
import time
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from translator_gui.model.segment import Paragraph
from translator_gui.project.search import Bounds, Search, SearchKeys, SentenceHits, count_hits
from translator_gui.text.needle import Matcher, SlowNeedleError

_AT_ONCE = 32
"""Paragraphs between two chances for the interface to have its turn."""
_TELL_SECONDS = 0.04
"""Between two portions of what was found."""
_LAST_SECONDS = 2.0


class Counted(NamedTuple):
    """What was counted in the paragraph of an index, as it was then."""

    at: int
    paragraph: Paragraph
    hits: tuple[SentenceHits, ...]


class Count(NamedTuple):
    """Count in these paragraphs, given with their indexes.

    Attributes:
        serial: Of the search; an older one than the latest is given up.
        everything: Tell of paragraphs without a hit too.
    """

    serial: int
    matcher: Matcher
    search: Search
    bounds: Bounds
    paragraphs: Iterable[tuple[int, Paragraph | None]]
    everything: bool = False


class Look(NamedTuple):
    """Find where the needle stands in texts."""

    serial: int
    matcher: Matcher
    texts: Sequence[str]


class Scanner(QObject):
    """Does one thing after the other; what was asked for an earlier search is left undone."""

    counted = Signal(int, object)
    """Of the search of a serial: a list of `Counted`."""
    finished = Signal(int)
    """A `Count` has come to its end."""
    looked = Signal(int, object)
    """Texts with the spans of their hits."""
    failed = Signal(int, object)
    """The needle takes too long: the `SlowNeedleError`."""

    def __init__(self, keys: SearchKeys, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._jobs: queue.SimpleQueue[Count | Look | None] = queue.SimpleQueue()
        self._serial = 0
        self._thread: threading.Thread | None = None

    def renew(self) -> int:
        """Gives up what is being done; the serial for what is asked for from now on."""
        self._serial += 1
        return self._serial

    def ask(self, job: Count | Look) -> None:
        """Queues something to do; returns at once."""
        if self._thread is None:
            # A daemon: nothing that it does is worth keeping the program from ending.
            self._thread = threading.Thread(target=self._run, name="scanner", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def close(self) -> None:
        """Ends the thread; nothing is told any more."""
        self.renew()
        self._jobs.put(None)
        if self._thread is not None:
            self._thread.join(_LAST_SECONDS)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            if job.serial != self._serial:
                continue
            try:
                if isinstance(job, Count):
                    self._count(job)
                else:
                    spans = {text: job.matcher.target_spans(text) for text in job.texts}
                    self.looked.emit(job.serial, spans)
            except SlowNeedleError as error:
                self.failed.emit(job.serial, error)

    def _count(self, job: Count) -> None:
        portion: list[Counted] = []
        keys, told = self._keys, time.monotonic()
        for done, (index, paragraph) in enumerate(job.paragraphs):
            if paragraph is not None:
                hits = count_hits(job.matcher, job.search, keys.of(paragraph), job.bounds)
                if hits or job.everything:
                    portion.append(Counted(index, paragraph, hits))
            if done % _AT_ONCE == 0:
                time.sleep(0)
                if job.serial != self._serial:
                    return
                if portion and time.monotonic() - told > _TELL_SECONDS:
                    self.counted.emit(job.serial, portion)
                    portion, told = [], time.monotonic()
        self.counted.emit(job.serial, portion)
        if not job.everything:
            self.finished.emit(job.serial)
