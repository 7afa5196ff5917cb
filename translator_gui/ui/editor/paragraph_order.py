"""The paragraphs on the page in their order: all of them or, under a filter, some."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import NamedTuple


class FilteredSentences(NamedTuple):
    """The result of a filter for the page: paragraphs to show, and the sentences that match.

    Attributes:
        paragraphs: Indexes of the paragraphs on the page, ascending: those with a match, and their context.
        matching: Ids of the sentences that match; all others are greyed.
    """

    paragraphs: tuple[int, ...]
    matching: frozenset[int]


class ParagraphOrder:
    """The paragraphs on the page in order, all or those of a filter; finds the next and the previous one."""

    def __init__(self, count: int, chosen: Sequence[int] | None = None) -> None:
        """Create the order of the paragraphs on the page.

        Args:
            count: Paragraphs in all.
            chosen: Indexes of those on the page, ascending; None is all.
        """
        self._count = count
        self._chosen = None if chosen is None else chosen[: bisect_left(chosen, count)]

    def __contains__(self, index: int) -> bool:
        if self._chosen is None:
            return 0 <= index < self._count
        at = bisect_left(self._chosen, index)
        return at < len(self._chosen) and self._chosen[at] == index

    def __len__(self) -> int:
        return self._count if self._chosen is None else len(self._chosen)

    @property
    def chosen(self) -> Sequence[int] | None:
        """Indexes of the paragraphs that the filter shows; None without a filter."""
        return self._chosen

    def after(self, index: int) -> int | None:
        """Return the index of the next paragraph on the page after an index (which may be -1); None at the end."""
        if self._chosen is None:
            return index + 1 if index + 1 < self._count else None
        at = bisect_left(self._chosen, index + 1)
        return self._chosen[at] if at < len(self._chosen) else None

    def before(self, index: int) -> int | None:
        """Return the index of the previous paragraph on the page; None at the start."""
        if self._chosen is None:
            return index - 1 if index > 0 else None
        at = bisect_left(self._chosen, index)
        return self._chosen[at - 1] if at else None

    def nearest(self, index: int) -> int | None:
        """Return a paragraph's index if it is on the page, else that of the next or previous one; None if none is."""
        if index in self:
            return index
        following = self.after(index)
        return self.before(index) if following is None else following

    def reveal(self, index: int) -> bool:
        """Add a paragraph to those that the filter shows; False when it was on the page already."""
        if self._chosen is None or index in self:
            return False
        self._chosen = list(self._chosen)
        insort(self._chosen, index)
        return True
