"""Scrolling after edits and moves: the caret's line, its neighbours and the current sentence are kept on screen."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from math import inf
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject

from translator_gui.ui.editor.page_view import ParagraphBlocksView
from translator_gui.ui.editor.sentence_editor import SentenceEditor
from translator_gui.viewmodel.page_state import SentencePosition

_LINES = 2
"""Lines kept visible above and below the caret's."""
_FROM_TOP = 0.3
"""Where a sentence from far away comes on screen: the part of the viewport above it."""
_GLIMPSE = 16
"""Nothing is scrolled for less than so many pixels of a text that does not fit."""


class CaretLine(NamedTuple):
    """Where the caret's line is: index of its paragraph, and top and bottom in the coordinates of its block."""

    paragraph: int
    top: float
    bottom: float


class SourceCaretLineProvider(Protocol):
    """The interface of the Urdu caret that `CaretFollower` uses."""

    def caret_line(self) -> CaretLine | None:
        """Return where the caret is in the Urdu; None while it is not there."""
        ...


class CaretFollower(QObject):
    """Scrolls the page after every edit and move, as little as possible, so that the caret stays visible.

    In this order as far as they fit: the caret's line, two lines below and above it, the sentence's Urdu, and after a
    move its English, the next sentence in the direction of the move and the beginning of the one after it. With
    typewriter scrolling the sentence is kept in the middle.
    """

    def __init__(self, view: ParagraphBlocksView, live: SentenceEditor) -> None:
        super().__init__(view)
        self._view, self._live = view, live
        self.source: SourceCaretLineProvider | None = None
        """The caret in the Urdu, which is followed while it is there."""
        self._pointing = self._holding = False
        live.caret_moved.connect(self.follow)
        view.reflowed.connect(self.follow)

    @contextmanager
    def pointing(self) -> Generator[None]:
        """While the mouse moves the caret: the page scrolls only if the caret's line is not visible at all."""
        before, self._pointing = self._pointing, True
        try:
            yield
        finally:
            self._pointing = before

    @contextmanager
    def held(self) -> Generator[None]:
        """Do not scroll during several changes of the caret; the caller follows the last one."""
        before, self._holding = self._holding, True
        try:
            yield
        finally:
            self._holding = before

    @property
    def is_held(self) -> bool:
        """Whether the caller of `held` has not followed the last change yet."""
        return self._holding

    def follow(self) -> None:
        """Scroll so that the caret and, as far as it fits, the Urdu of its sentence are visible."""
        self._follow(None)

    def follow_to(self, ahead: Sequence[SentencePosition] = ()) -> None:
        """Scroll to the current sentence after a move to it.

        Args:
            ahead: The sentences to be visible next to it, the nearest first.
        """
        self._follow(ahead)

    def arrive(self) -> None:
        """Show the current sentence with text above it, wherever the page is scrolled."""
        line = self._line()
        if line is not None:
            self._bring(line)
            self.follow_to()

    def show(self, place: SentencePosition) -> None:
        """Scroll so that a sentence is visible that is not the current one."""
        top = self._top_near(place.paragraph)
        if top is None:
            self._view.arrange(place.paragraph, round(self._view.viewport.height() * _FROM_TOP))
        elif (span := self._sentence(place)) is not None:
            self._scroll([(top + span[0], top + span[1])])

    def _follow(self, ahead: Sequence[SentencePosition] | None) -> None:
        line = None if self._holding else self._line()
        if line is None:
            return
        top, by_mouse = self._top_near(line.paragraph), self._pointing or self._live.field.pointed
        if by_mouse and top is not None and top + line.top >= 0 and top + line.bottom <= self._view.viewport.height():
            return
        if top is None:
            top = self._bring(line)
        spans = [(line.top, line.bottom)]
        if not by_mouse:
            more = _LINES * (line.bottom - line.top)
            spans += [(line.top, line.bottom + more), (line.top - more, line.bottom)]
        spans += self._wishes(line, None if by_mouse else ahead, middle=not by_mouse)
        self._scroll([(top + start, top + end) for start, end in spans])

    def _wishes(
        self, line: CaretLine, ahead: Sequence[SentencePosition] | None, *, middle: bool
    ) -> list[tuple[float, float]]:
        """Return what else is to be visible, the most important first, in the coordinates of the caret's block."""
        place = self._live.place()
        block = self._view.blocks.get(line.paragraph)
        if place is None or place.paragraph != line.paragraph or place.sentence >= len(block.fields):
            return []
        field = block.fields[place.sentence]
        found = [urdu] if (urdu := self._urdu(place)) is not None else []
        if self._view.options.typewriter and middle:
            centre, half = field.frame.center().y(), self._view.viewport.height() / 2
            found.append((centre - half, centre + half))
        elif ahead is not None:
            found.append((field.frame.top(), field.bottom))
            for number, neighbour in enumerate(ahead):
                offset = self._offset(line.paragraph, neighbour.paragraph)
                span = None if offset is None else self._sentence(neighbour, whole=not number)
                if offset is None or span is None:
                    break
                found.append((offset + span[0], offset + span[1]))
        return found

    def _line(self) -> CaretLine | None:
        line = self.source.caret_line() if self.source is not None else None
        place = self._live.place()
        if line is not None or place is None or not self._view.visible.blocks:
            return line
        fields = self._view.blocks.get(place.paragraph).fields
        if place.sentence >= len(fields):
            return None
        upper, lower = self._live.caret_span()
        start = fields[place.sentence].text.top()
        return CaretLine(place.paragraph, start + upper, start + lower)

    def _urdu(self, place: SentencePosition, *, whole: bool = True) -> tuple[float, float] | None:
        """Return top and bottom of a sentence's Urdu in its block, with room for high letters."""
        block = self._view.blocks.get(place.paragraph)
        if block.paragraph is None or place.sentence >= len(block.paragraph.segments):
            return None
        segment, room = block.paragraph.segments[place.sentence], self._view.blocks.fonts.urdu_em / 2
        rects = block.source_rects(segment.start, segment.end)
        if not rects:
            return None
        return max(0.0, rects[0].top() - room), rects[-1 if whole else 0].bottom()

    def _sentence(self, place: SentencePosition, *, whole: bool = True) -> tuple[float, float] | None:
        """Return top and bottom of a sentence in its block, Urdu and English; the block's while it is being read.

        Unless the `whole` sentence is asked for, of its Urdu only the first line counts.
        """
        block = self._view.blocks.get(place.paragraph)
        if not block.fields:
            return 0.0, float(block.height)
        if place.sentence >= len(block.fields):
            return None
        field = block.fields[place.sentence]
        top, bottom = self._urdu(place, whole=whole) or (field.frame.top(), field.bottom)
        return min(top, field.frame.top()), max(bottom, field.bottom)

    def _offset(self, start: int, end: int) -> int | None:
        """Return how far one block's top is below another's; None if that is more than a screen."""
        blocks, limit = self._view.blocks, self._view.viewport.height()
        offset, at = 0, start
        while at != end:
            following = blocks.order.after(at) if end > at else blocks.order.before(at)
            if following is None or abs(offset) > limit:
                return None
            offset += blocks.height(at) if end > at else -blocks.height(following)
            at = following
        return offset

    def _top_near(self, index: int) -> float | None:
        """Return the y of a block that is on screen or at most a screen away; None for others."""
        view = self._view
        top = view.visible.top_of(index)
        if top is not None or not view.visible.blocks:
            return top
        edge, y = view.visible.blocks[0]
        if index > edge:
            edge, y = view.visible.blocks[-1]
            if index < edge:  # a filter showed it only now, between blocks that are on screen
                return None
        heights = view.blocks.heights
        # By the guessed heights first: blocks far away are not laid out.
        if abs(heights.before(index) - heights.before(edge)) > view.viewport.height():
            return None
        offset = self._offset(edge, index)
        return None if offset is None else y + offset

    def _bring(self, line: CaretLine) -> float:
        """Scroll to a sentence that is far away; return the top of its block."""
        place, block = self._live.place(), self._view.blocks.get(line.paragraph)
        start = line.top
        if place is not None and place.paragraph == line.paragraph and place.sentence < len(block.fields):
            start = block.fields[place.sentence].frame.top()
        self._view.arrange(line.paragraph, round(self._view.viewport.height() * _FROM_TOP - start))
        top = self._view.visible.top_of(line.paragraph)
        return self._view.viewport.height() * _FROM_TOP - start if top is None else top

    def _scroll(self, spans: Sequence[tuple[float, float]]) -> None:
        self._view.scroll_by(round(least_shift(spans, self._view.viewport.height())))


def least_shift(spans: Sequence[tuple[float, float]], height: float) -> float:
    """Return the smallest shift (down is positive) that brings spans of y into a viewport, as far as they fit.

    Args:
        spans: Top and bottom of each; earlier ones matter more. Those of which nothing can be shown do not count.
        height: Height of the viewport.
    """
    low, high = -inf, inf
    for top, bottom in spans:
        first, last = sorted((-top, height - bottom))
        narrowed = _within(first, low, high), _within(last, low, high)
        shift = _within(0.0, *narrowed)
        if min(bottom + shift, height) - max(top + shift, 0.0) >= min(bottom - top, _GLIMPSE):
            low, high = narrowed
    return _within(0.0, low, high)


def _within(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))
