"""Sentences and words by document and status, kept current while somebody works."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.model.segment import Paragraph
from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Status
from translator_gui.text.counting import word_count


class TranslationProgressState(QObject):
    """Sentence and word counts of a project by document and status: read once, then updated by every change."""

    changed = Signal()
    """The tallies changed; emitted once per event loop turn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tallies: dict[tuple[int, Status], SentenceAndWordCounts] = {}
        # Figures follow a keystroke once it is painted; the letter itself does not wait for them.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)
        self._moved: list[tuple[Paragraph, Paragraph]] = []
        self.loaded = False
        """True once the tallies of the whole project were read."""

    def load(self, tallies: Mapping[tuple[int, Status], SentenceAndWordCounts]) -> None:
        """Set the sentence and word counts that were read from the file."""
        self._tallies = dict(tallies)
        self._moved.clear()
        self.loaded = True
        self.changed.emit()

    def replace(self, moved: Iterable[tuple[Paragraph, Paragraph]]) -> None:
        """Update the sentence and word counts after paragraphs changed, given their old and new contents."""
        self._moved += moved
        if self._moved and not self._soon.isActive():
            self._soon.start()

    def _tell(self) -> None:
        if self._count():
            self.changed.emit()

    def _count(self) -> bool:
        """Count what changed since the last time; return whether any sentence did."""
        differs = False
        moved, self._moved = self._moved, []
        for before, after in moved:
            old, new = before.segments, after.segments
            if len(old) == len(new):
                pairs = [pair for pair in zip(old, new, strict=True) if pair[0] is not pair[1] and pair[0] != pair[1]]
                old, new = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
            differs |= bool(old or new)
            for segment in old:
                self._add(before, -1, before.source(segment), segment.target, segment.status)
            for segment in new:
                self._add(after, 1, after.source(segment), segment.target, segment.status)
        return differs

    def _add(self, paragraph: Paragraph, sign: int, source: str, target: str, status: Status) -> None:
        key = (paragraph.document_id, status)
        change = SentenceAndWordCounts(sign, sign * word_count(source), sign * word_count(target))
        self._tallies[key] = self._tallies.get(key, SentenceAndWordCounts()).plus(change)

    def of_document(self, document_id: int) -> dict[Status, SentenceAndWordCounts]:
        """Return the sentence and word counts of one document by status."""
        self._count()
        return {status: tally for (row, status), tally in self._tallies.items() if row == document_id}

    def in_all(self) -> dict[Status, SentenceAndWordCounts]:
        """Return the sentence and word counts of the whole project by status."""
        self._count()
        whole: dict[Status, SentenceAndWordCounts] = {}
        for (_, status), tally in self._tallies.items():
            whole[status] = whole.get(status, SentenceAndWordCounts()).plus(tally)
        return whole
