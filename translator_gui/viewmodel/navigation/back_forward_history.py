"""The visited sentences, to go back and forward through as in a browser."""

from collections.abc import Callable

_MOST = 100


class BackForwardHistory:
    """Back/forward history of visited sentences: jumps and edits are recorded, steps to a neighbour are not."""

    def __init__(self, near: Callable[[int, int], bool], resolve: Callable[[int], int | None]) -> None:
        """Make an empty back/forward history.

        Args:
            near: Whether two sentences count as the same place.
            resolve: Returns the sentence now in the place of a visited one; None where its paragraph is gone.
        """
        self._near, self._resolve = near, resolve
        self._places: list[int] = []
        self._at = -1

    def jump(self, left: int, to: int) -> None:
        """Record a jump from one sentence to another in the back/forward history."""
        if not self._near(left, to):
            self._stay(left)
            self._push(to)

    def work(self, segment: int) -> None:
        """Record the sentence that was worked on in the back/forward history, as a place to go back to."""
        self._stay(segment)

    def back(self, current: int) -> int | None:
        """Go back in the history of visited sentences; return the sentence to go to, None if there is none."""
        return self._go(current, -1)

    def forward(self, current: int) -> int | None:
        """Go forward in the history of visited sentences; return the sentence to go to, None if there is none."""
        return self._go(current, 1)

    def can_go(self, current: int, by: int) -> bool:
        """Whether the history has a visited sentence to go back (-1) or forward (1) to."""
        return self._target(current, by) is not None

    def _go(self, current: int, by: int) -> int | None:
        target = self._target(current, by)
        if target is None:
            return None
        index, segment = target
        if self._stepped_away(current):
            # The other direction leads back to the sentence reached in steps.
            self._places.insert(self._at + 1, current)
            index += by > 0
        else:
            self._places[self._at] = current
        self._at = index
        self._trim()
        return segment

    def _target(self, current: int, by: int) -> tuple[int, int] | None:
        """Return history index and id of the visited sentence to go to in a direction; None if there is none."""
        if by > 0:
            indexes = range(self._at + 1, len(self._places))
        else:
            indexes = range(self._at - (not self._stepped_away(current)), -1, -1)
        for index in indexes:
            segment = self._resolve(self._places[index])
            if segment is not None and not self._near(segment, current):
                return index, segment
        return None

    def _stepped_away(self, current: int) -> bool:
        """Whether the user has moved away, in steps to neighbours, from the last sentence in the history."""
        here = self._resolve(self._places[self._at]) if self._places else None
        return here is not None and not self._near(here, current)

    def _stay(self, segment: int) -> None:
        """Replace the last sentence of the back/forward history if it is near the given one, else append it."""
        here = self._resolve(self._places[self._at]) if self._places else None
        if here is not None and self._near(here, segment):
            self._places[self._at] = segment
        else:
            self._push(segment)

    def _push(self, segment: int) -> None:
        self._places[self._at + 1 :] = [segment]
        self._at = len(self._places) - 1
        self._trim()

    def _trim(self) -> None:
        surplus = len(self._places) - _MOST
        if surplus > 0:
            del self._places[:surplus]
            self._at = max(0, self._at - surplus)
