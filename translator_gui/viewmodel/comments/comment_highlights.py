"""The comment threads of the sentences on screen, read when the page first paints them."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.model.comment import AnchoredCommentThread, ErrorSeverity
from translator_gui.model.segment import Paragraph, Segment, paragraph_of
from translator_gui.project.anchors import CommentTextRange, find_comment_range
from translator_gui.project.project import Project
from translator_gui.viewmodel.page_state import ChangedParagraphs
from translator_gui.viewmodel.session.session import ProjectSession

_MOST_KEPT = 5000
"""Sentences whose threads are remembered, and places of words: many more than any screen shows."""
_ORDER = tuple(ErrorSeverity)

_Read = dict[int, tuple[AnchoredCommentThread, ...]]


class CommentHighlightsState(QObject):
    """Caches the open comment threads of shown sentences and the words to highlight for them."""

    changed = Signal(object)
    """The marks of paragraphs changed: their ids, None for all."""

    def __init__(self, session: ProjectSession) -> None:
        super().__init__(session)
        self._session = session
        self._threads: dict[int, tuple[int, tuple[AnchoredCommentThread, ...]]] = {}
        """By sentence: its number of open threads when they were read, and all its threads."""
        self._wanted: set[int] = set()
        self._asked: set[int] = set()
        self._places: dict[tuple[str, str, int], CommentTextRange | None] = {}
        self._selected: tuple[int, AnchoredCommentThread] | None = None
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._ask)
        session.commented.connect(self._forget)
        session.model.changed.connect(self._compare)
        session.model.renumbered.connect(self._start_again)
        session.model.reset.connect(self._start_again)

    # What the page asks

    def open_threads(self, segment: Segment) -> tuple[AnchoredCommentThread, ...]:
        """Return a sentence's open comment threads; if they were not read yet, return none and have them read."""
        if not segment.comments:
            return ()
        known = self._threads.get(segment.id)
        if known is None:
            if segment.id not in self._asked:
                self._wanted.add(segment.id)
                self._due.start()
            return ()
        return tuple(placed for placed in known[1] if placed.thread.open)

    def places(self, paragraph: Paragraph, segment: Segment) -> list[tuple[CommentTextRange, bool]]:
        """Return the words of a sentence to highlight for its comments, and whether each thread is the selected one."""
        selected = self._selected[1] if self._selected is not None and self._selected[0] == segment.id else None
        shown = [
            placed
            for placed in self.open_threads(segment)
            if selected is None or placed.thread.uid != selected.thread.uid
        ]
        found = [(place, False) for placed in shown if (place := self._place(placed, paragraph, segment)) is not None]
        place = self._place(selected, paragraph, segment) if selected is not None else None
        return [*found, (place, True)] if place is not None else found

    def place(self, placed: AnchoredCommentThread, segment: int) -> CommentTextRange | None:
        """Return the words that a comment thread is about; None for the whole sentence or if not read yet."""
        shown = self._session.model.segment(segment)
        paragraph = self._paragraph(segment)
        return None if shown is None or paragraph is None else self._place(placed, paragraph, shown)

    def worst(self, segment: Segment) -> ErrorSeverity | None:
        """Return the highest error severity of a sentence's open comment threads read so far; None if there is none."""
        found = [placed.thread.severity for placed in self.open_threads(segment)]
        return max((severity for severity in found if severity), key=_ORDER.index, default=None)

    # What a person looks at

    def highlight_thread(self, segment: int, placed: AnchoredCommentThread | None) -> None:
        """Highlight the words that one comment thread is about; None highlights none."""
        before, self._selected = self._selected, (segment, placed) if placed is not None else None
        if before != self._selected:
            touched = {paragraph_of(selected[0]) for selected in (before, self._selected) if selected is not None}
            self.changed.emit(tuple(touched))

    def clear_other_highlight(self, segment: int | None) -> None:
        """Remove the highlight of the selected comment unless it is in the given sentence."""
        if self._selected is not None and self._selected[0] != segment:
            self.highlight_thread(0, None)

    # Reading

    def _ask(self) -> None:
        wanted = sorted(self._wanted)
        self._wanted.clear()
        self._asked.update(wanted)
        counts = {segment: shown.comments for segment in wanted if (shown := self._session.model.segment(segment))}

        def read(project: Project) -> _Read:
            return project.queries.anchored_threads(wanted)

        def take(found: _Read) -> None:
            self._take(found, counts)

        def give_up(_: object) -> None:
            self._asked.difference_update(wanted)

        self._session.ask(read, take, give_up, owner=self)

    def _take(self, found: _Read, counts: dict[int, int]) -> None:
        if len(self._threads) > _MOST_KEPT:
            self._threads.clear()
        for segment, placed in found.items():
            if segment in self._asked:
                self._asked.discard(segment)
                self._threads[segment] = counts.get(segment, 0), placed
        self._emit_changed(found)

    def _forget(self, segment: int) -> None:
        """Drop the cached comment threads of a paragraph; they are read again when next painted."""
        paragraph = paragraph_of(segment)
        stale = [known for known in (*self._threads, *self._asked) if paragraph_of(known) == paragraph]
        for known in stale:
            self._threads.pop(known, None)
            self._asked.discard(known)
        self._emit_changed([segment])

    def _compare(self, change: ChangedParagraphs) -> None:
        """Drop the cached comment threads of sentences whose number of open threads changed."""
        for index in change.paragraphs:
            paragraph = self._session.model.known(index)
            for segment in change.sentences_of(paragraph) if paragraph is not None else ():
                known = self._threads.get(segment.id)
                if known is not None and known[0] != segment.comments:
                    del self._threads[segment.id]

    def _start_again(self) -> None:
        self._threads.clear()
        self._asked.clear()
        self.changed.emit(None)

    def _emit_changed(self, segments: Iterable[int]) -> None:
        self.changed.emit(tuple({paragraph_of(segment) for segment in segments}))

    def _paragraph(self, segment: int) -> Paragraph | None:
        index = self._session.model.index_of(paragraph_of(segment))
        return self._session.model.known(index) if index is not None else None

    def _place(self, placed: AnchoredCommentThread, paragraph: Paragraph, segment: Segment) -> CommentTextRange | None:
        anchor = placed.thread.anchor
        if anchor is None:
            return None
        key = placed.thread.uid, segment.target if anchor.revision else paragraph.text, segment.id
        if key not in self._places:
            if len(self._places) > _MOST_KEPT:
                self._places.clear()
            self._places[key] = find_comment_range(placed, paragraph, segment)
        return self._places[key]
