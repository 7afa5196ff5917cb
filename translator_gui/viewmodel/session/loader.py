"""Loading of a project's texts: those around the caret before the first paint, the rest later."""

import gc
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.model.outline import ProjectParagraphOutline
from translator_gui.model.segment import Paragraph, paragraph_of
from translator_gui.project.paragraph_blocks import PARAGRAPHS_PER_BLOCK
from translator_gui.project.project import Project
from translator_gui.viewmodel.page_state import PageParagraphsState
from translator_gui.viewmodel.session.writer import ProjectFileWriter

_FIRST = 3 * PARAGRAPHS_PER_BLOCK
"""Paragraphs read before the first paint: more than any screen shows."""
_CHUNK = PARAGRAPHS_PER_BLOCK
"""Paragraphs read at once later: few enough not to delay typing."""
_HOLD_MS = 250
"""From a key to reading on at full speed."""
_MOST_HELD = 1.0
"""Seconds after which some more are read, however fast somebody types."""


class PageParagraphLoader(QObject):
    """Loads the paragraphs of a project for the page in chunks, those around the caret first."""

    finished = Signal()

    def __init__(
        self, model: PageParagraphsState, project: Project, around: int | None, parent: QObject | None = None
    ) -> None:
        """Read the project's outline and the paragraphs around a sentence, before the first paint."""
        super().__init__(parent)
        self._model = model
        outline = project.queries.outline()
        self._ids = outline.paragraph_ids
        model.load(outline)
        index = model.index_of(paragraph_of(around)) if around is not None else 0
        first = _block_start(max(0, min((index or 0) - _FIRST // 2, len(self._ids) - _FIRST)))
        model.put(project.queries.paragraphs(list(self._ids[first : first + _FIRST])))
        self._rest = [
            *range(first + _FIRST, len(self._ids), _CHUNK),
            *range(0, first, _CHUNK),
        ]
        self._wanted: list[int] = []
        self._writer: ProjectFileWriter | None = None
        self._listening = self._reading = False
        self._read_last = 0.0
        self._later = QTimer(self, singleShot=True, interval=_HOLD_MS)
        self._later.timeout.connect(self._next)
        self._holding = QTimer(self, singleShot=True, interval=_HOLD_MS)

    def begin(self, writer: ProjectFileWriter) -> None:
        """Read the remaining paragraphs in chunks, behind other jobs of the writer."""
        self._writer = writer
        self._listen()
        self._next()

    def hold(self) -> None:
        """Read more slowly for a moment, because somebody is typing."""
        if self._listening:
            self._holding.start()

    def reload(self, outline: ProjectParagraphOutline) -> None:
        """Set a changed outline of the project; paragraphs that were read stay, missing ones are read."""
        if self._writer is not None:
            self._listen()
        self._ids = outline.paragraph_ids
        self._wanted.clear()
        self._model.load(outline, keep=True)
        starts = enumerate(range(0, len(self._ids), _CHUNK))
        self._rest = [start for number, start in starts if not self._model.is_block_read(number)]
        if self._writer is not None and not self._reading:
            self._next()

    def close(self) -> None:
        """After the project was closed, let Python's garbage collector free its paragraphs again."""
        self._later.stop()
        gc.unfreeze()

    def _listen(self) -> None:
        if not self._listening:
            self._listening = True
            self._model.wanted.connect(self._want)

    def _want(self, index: int) -> None:
        """Read the chunk around a paragraph next, because a view shows it."""
        start = _block_start(index)
        if start not in self._wanted:
            self._wanted.append(start)
            if self._later.isActive():
                self._later.stop()
                self._next()

    def _next(self) -> None:
        if self._writer is None or self._reading:
            return
        now = monotonic()
        if self._holding.isActive() and not self._wanted and self._rest and now - self._read_last < _MOST_HELD:
            self._later.start()
            return
        self._read_last = now
        if not self._wanted and not self._rest:
            self._model.wanted.disconnect(self._want)
            self._listening = False
            # A hundred thousand sentences stay for good: searching them for garbage would be felt while typing.
            gc.freeze()
            self.finished.emit()
            return
        start = self._wanted.pop(0) if self._wanted else self._rest.pop(0)
        ids = list(self._ids[start : start + _CHUNK])
        self._reading = True
        # The writer tells of paragraphs that cannot be read; those behind them are read all the same.
        self._writer.hand_in(
            lambda project: project.queries.paragraphs(ids), self._read, lambda _: self._read([]), writes=False
        )

    def _read(self, paragraphs: list[Paragraph]) -> None:
        self._reading = False
        fresh = [
            p for p in paragraphs if (at := self._model.index_of(p.id)) is not None and not self._model.is_read(at)
        ]
        self._model.put(fresh)
        self._next()


def _block_start(index: int) -> int:
    return index - index % PARAGRAPHS_PER_BLOCK
