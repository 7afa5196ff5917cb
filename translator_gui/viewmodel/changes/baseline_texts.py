"""Texts of sentences when they were handed over or approved: read when they are shown, and cached."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.model.baseline import BaselineRevision
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Segment
from translator_gui.text.difference import DiffPiece, difference
from translator_gui.viewmodel.session.session import ProjectSession

_AROUND = 30
"""Number of paragraphs before and after a shown one whose texts are read with it, ready for scrolling."""
_MOST_TEXTS = 20_000
_MOST_DIFFERENCES = 2_000

Pieces = tuple[DiffPiece, ...]


class ChangeBaselineKind(StrEnum):
    """Which earlier text the English is compared with: none, as handed over, or as approved. Values of a setting."""

    NOTHING = "off"
    HANDED_OVER = "handed-over"
    APPROVED = "approved"


def revision_row(segment: Segment, against: ChangeBaselineKind) -> int:
    """Return the row id of the handed-over or approved revision that a sentence is compared with; 0 if none."""
    if against is ChangeBaselineKind.HANDED_OVER:
        return segment.handed_over
    return segment.approved if against is ChangeBaselineKind.APPROVED else 0


class BaselineTextCache(QObject):
    """Caches sentences' handed-over and approved texts and the differences; reads missing ones in the background."""

    loaded = Signal(tuple)
    """The earlier texts of these paragraphs have been read: ids of the requested ones."""

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._model = session, session.model
        self._known: dict[int, BaselineRevision | None] = {}
        self._asked: dict[int, int] = {}
        """Requested rows, each with its paragraph."""
        self._reading: dict[int, int] = {}
        self._differences: dict[tuple[int, ChangeBaselineKind], tuple[int, str, Pieces]] = {}
        # Once for all requests of a screen.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read)

    def baseline_of(self, segment: Segment, against: ChangeBaselineKind) -> BaselineRevision | None:
        """Return the handed-over or approved text that a sentence is compared with; None if none or not read yet."""
        row = revision_row(segment, against)
        if not row:
            return None
        if row not in self._known:
            if row not in self._reading:
                self._asked[row] = segment.paragraph_id
                self._soon.start()
            return None
        return self._known[row]

    def pieces(self, segment: Segment, against: ChangeBaselineKind) -> Pieces:
        """Return a sentence's diff with its handed-over or approved text; empty if equal or that is not read."""
        before = self.baseline_of(segment, against)
        if before is None or before.target == segment.target:
            return ()
        row, key = revision_row(segment, against), (segment.id, against)
        kept = self._differences.get(key)
        if kept is None or kept[:2] != (row, segment.target):
            kept = row, segment.target, difference(before.target, segment.target)
            self._differences.pop(key, None)
            while len(self._differences) >= _MOST_DIFFERENCES:
                del self._differences[next(iter(self._differences))]
            self._differences[key] = kept
        return kept[2]

    def _read(self) -> None:
        asked, self._asked = self._asked, {}
        rows = asked.keys() | self._rows_around(set(asked.values()))
        self._reading |= dict.fromkeys(rows, 0) | asked
        wanted = sorted(rows)

        def take(found: Mapping[int, BaselineRevision]) -> None:
            self._take(wanted, found)

        def refused(_: TranslatorError) -> None:
            # An unreadable file is reported elsewhere; the page shows the English as it is.
            self._take(wanted, {})

        self._session.ask(lambda project: project.queries.milestones(wanted), take, refused, owner=self)

    def _rows_around(self, paragraphs: set[int]) -> set[int]:
        found: set[int] = set()
        places = [at for identity in paragraphs if (at := self._model.index_of(identity)) is not None]
        indexes = {near for at in places for near in range(at - _AROUND, at + _AROUND + 1)}
        for index in indexes:
            paragraph = self._model.known(index) if 0 <= index < len(self._model) else None
            for segment in paragraph.segments if paragraph else ():
                found |= {segment.handed_over, segment.approved}
        return found - {0} - self._known.keys() - self._reading.keys()

    def _take(self, wanted: list[int], found: Mapping[int, BaselineRevision]) -> None:
        paragraphs = {self._reading.pop(row, 0) for row in wanted} - {0}
        for row in wanted:
            self._known[row] = found.get(row)
        while len(self._known) > _MOST_TEXTS:
            del self._known[next(iter(self._known))]
        self.loaded.emit(tuple(paragraphs))
