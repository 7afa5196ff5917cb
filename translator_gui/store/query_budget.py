"""Limits the duration of single queries on an unverified file.

A crafted file can make SQLite walk for ever: pages that lead to one another, rows that count a thousand times. The
limit is in steps of SQLite's machine, so it is the same on a slow computer.
"""

_STEPS_A_PAGE = 5_000
"""A sound project takes at most 1,280, where its sentences are a word long."""
_STEPS = 10_000_000
STEPS_AT_ONCE = 10_000
"""Steps between two looks."""


class QueryStepBudget:
    """Counts the SQLite steps of a query and stops the query when it takes too many.

    Args:
        pages: Of the file.
    """

    def __init__(self, pages: int) -> None:
        self.limit = _STEPS + _STEPS_A_PAGE * pages
        self._spent = 0

    def begin(self) -> None:
        """Reset the step count at the beginning of a query."""
        self._spent = 0

    @property
    def is_spent(self) -> bool:
        """Whether the query exceeded its limit of steps."""
        return self._spent > self.limit

    def spend(self) -> bool:
        """Add some SQLite steps to the query's count; return whether the query has exceeded its limit and must stop."""
        self._spent += STEPS_AT_ONCE
        return self.is_spent
