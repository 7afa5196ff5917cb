"""The paragraphs on the page in their order: all of them or, under a filter, some."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import NamedTuple


class FilteredSentences(NamedTuple):
    """The paragraphs and sentences that a filter shows.

    Attributes:
        paragraphs: Indexes of the paragraphs on the page, ascending: those with a match, and their context.
        matching: Ids of the sentences that match; all others are greyed.
    """

    paragraphs: tuple[int, ...]
    matching: frozenset[int]


class ParagraphOrder:
    """The order of the paragraphs on the page: the next one, the one before."""

    def __init__(self, count: int, chosen: Sequence[int] | None = None) -> None:
        """Make the order of the paragraphs on the page.

        Args:
            count: Paragraphs in all.
            chosen: Indexes of those on the page, ascending; None is all.
        """
        self._count = count
        self._chosen = None if chosen is None else [index for index in chosen if index < count]

    def __contains__(self, index: int) -> bool:
        if self._chosen is None:
            return 0 <= index < self._count
        at = bisect_left(self._chosen, index)
        return at < len(self._chosen) and self._chosen[at] == index

    def __len__(self) -> int:
        return self._count if self._chosen is None else len(self._chosen)

    @property
    def chosen(self) -> Sequence[int] | None:
        """Indexes of the paragraphs on the page; None for all."""
        return self._chosen

    def after(self, index: int) -> int | None:
        """Return the first paragraph after an index (which may be -1); None at the end."""
        if self._chosen is None:
            return index + 1 if index + 1 < self._count else None
        at = bisect_left(self._chosen, index + 1)
        return self._chosen[at] if at < len(self._chosen) else None

    def before(self, index: int) -> int | None:
        """Return the last paragraph before an index; None at the start."""
        if self._chosen is None:
            return index - 1 if index > 0 else None
        at = bisect_left(self._chosen, index)
        return self._chosen[at - 1] if at else None

    def nearest(self, index: int) -> int | None:
        """Return the paragraph itself if it is on the page, else the next one, else the one before; None if empty."""
        if index in self:
            return index
        following = self.after(index)
        return self.before(index) if following is None else following

    def reveal(self, index: int) -> bool:
        """Add a paragraph to the page; False when it was there."""
        if self._chosen is None or index in self:
            return False
        insort(self._chosen, index)
        return True
