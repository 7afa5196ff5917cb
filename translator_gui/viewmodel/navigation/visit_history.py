"""The places that somebody has been to, to go back and forward through as in a browser."""

from collections.abc import Callable

_MOST = 100


class VisitHistory:
    """A list of sentences and where in it somebody is. Steps to a neighbour are no visits; jumps and work are."""

    def __init__(self, near: Callable[[int, int], bool], resolve: Callable[[int], int | None]) -> None:
        """Begins with nowhere been.

        Args:
            near: Whether two sentences are the same place.
            resolve: The sentence that stands now where one stood; None where its paragraph is gone.
        """
        self._near, self._resolve = near, resolve
        self._places: list[int] = []
        self._at = -1

    def jump(self, left: int, to: int) -> None:
        """Somebody went from one sentence to another that may be anywhere."""
        if not self._near(left, to):
            self._stay(left)
            self._push(to)

    def work(self, segment: int) -> None:
        """Somebody works on a sentence."""
        self._stay(segment)

    def back(self, current: int) -> int | None:
        """Goes to the place before; None where there is none."""
        return self._go(current, -1)

    def forward(self, current: int) -> int | None:
        """Goes to the place that `back` came from; None where there is none."""
        return self._go(current, 1)

    def can_go(self, current: int, by: int) -> bool:
        """Whether there is a place to go back (-1) or forward (1) to."""
        return self._target(current, by) is not None

    def _go(self, current: int, by: int) -> int | None:
        target = self._target(current, by)
        if target is None:
            return None
        index, segment = target
        if self._strolled(current):
            # The other direction leads back to where somebody strolled to.
            self._places.insert(self._at + 1, current)
            index += by > 0
        else:
            self._places[self._at] = current
        self._at = index
        self._trim()
        return segment

    def _target(self, current: int, by: int) -> tuple[int, int] | None:
        """Where in the list the next place in a direction is, and its sentence."""
        if by > 0:
            indexes = range(self._at + 1, len(self._places))
        else:
            indexes = range(self._at - (not self._strolled(current)), -1, -1)
        for index in indexes:
            segment = self._resolve(self._places[index])
            if segment is not None and not self._near(segment, current):
                return index, segment
        return None

    def _strolled(self, current: int) -> bool:
        """Whether somebody has left the place where the list says they are, step by step."""
        here = self._resolve(self._places[self._at]) if self._places else None
        return here is not None and not self._near(here, current)

    def _stay(self, segment: int) -> None:
        """The place that the list says somebody is at is this one, or a new one."""
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
