"""Several sentences selected at once, to confirm, approve or label them together."""

from translator_gui.model.segment import paragraph_of, start_of
from translator_gui.viewmodel.page_state import PageState


class SentenceSelection:
    """A run of sentences between two, both included; ids of sentences sort as they stand within a paragraph."""

    def __init__(self, model: PageState) -> None:
        self._model = model
        self._ends: tuple[int, int] | None = None
        """The sentence that the run was begun at, and the one it was drawn to."""
        self.among: frozenset[int] | None = None
        """The only sentences that can be selected; None is all."""

    @property
    def ends(self) -> tuple[int, int] | None:
        """Where the run was begun, and where it was drawn to; None when nothing is selected."""
        return self._ends

    def clear(self) -> bool:
        """Selects nothing; gives whether that is a change."""
        changed, self._ends = self._ends is not None, None
        return changed

    def draw(self, first: int, last: int) -> bool:
        """Selects from one sentence to another.

        Returns:
            False, and the selection is as it was, while a paragraph between them has not been read: it is asked for.
        """
        span = self._span(first, last)
        if span is None:
            return False
        missing = [index for index in span if not (self._model.paragraph(index) or self._model.known(index))]
        if missing:
            return False
        self._ends = first, last
        return True

    def ids(self) -> tuple[int, ...]:
        """The selected sentences, in order."""
        if self._ends is None:
            return ()
        span = self._span(*self._ends)
        if span is None:
            return ()
        found: list[int] = []
        for index in span:
            found.extend(self._within(index))
        return tuple(found)

    def positions(self, index: int) -> frozenset[int]:
        """Which sentences of a paragraph are selected, by position."""
        paragraph = self._model.known(index) if self._ends else None
        span = self._span(*self._ends) if self._ends else None
        if paragraph is None or span is None or index not in span:
            return frozenset()
        ids = set(self._within(index))
        return frozenset(position for position, segment in enumerate(paragraph.segments) if segment.id in ids)

    def _within(self, index: int) -> list[int]:
        assert self._ends is not None
        low, high = sorted(self._ends, key=self._order)
        paragraph = self._model.known(index)
        segments = paragraph.segments if paragraph else ()
        least, most = self._order(low), self._order(high)
        ids = [s.id for s in segments if least <= (index, start_of(s.id)) <= most]
        return ids if self.among is None else [segment for segment in ids if segment in self.among]

    def _order(self, segment: int) -> tuple[int, int]:
        index = self._model.index_of(paragraph_of(segment))
        return (-1 if index is None else index), start_of(segment)

    def _span(self, first: int, last: int) -> range | None:
        one, other = self._order(first)[0], self._order(last)[0]
        if min(one, other) < 0:
            return None
        return range(min(one, other), max(one, other) + 1)
