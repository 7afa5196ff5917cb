"""The selected sentences, to confirm, approve or label them together."""

from translator_gui.model.segment import paragraph_of, start_of
from translator_gui.viewmodel.page_state import PageParagraphsState


class SentenceSelection:
    """The selected range of sentences on the page, both ends included."""

    def __init__(self, model: PageParagraphsState) -> None:
        self._model = model
        self._ends: tuple[int, int] | None = None
        """The sentence at which the range began, and the one to which it was extended."""
        self.among: frozenset[int] | None = None
        """The only sentences that can be selected; None for all."""

    @property
    def ends(self) -> tuple[int, int] | None:
        """The ids of the sentences where the selection was started and to which it was extended; None without one."""
        return self._ends

    def clear(self) -> bool:
        """Clear the selection; return whether any sentence was selected."""
        changed, self._ends = self._ends is not None, None
        return changed

    def extend(self, first: int, last: int) -> bool:
        """Select all sentences from one to another, of several paragraphs if needed; False while one is not read.

        Paragraphs that are not read are requested; the selection does not change then.
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
        """Return the ids of the selected sentences, in order."""
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
        """Return the positions of the selected sentences within a paragraph."""
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
