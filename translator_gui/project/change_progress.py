"""How far a large change of a project is."""

from collections.abc import Callable

ProgressReport = Callable[[int, int], None]
"""Gets how much is done, of how much; 0 of 0 if that is not known. Raises `CancelledError` to roll the change back."""

_WHOLE = 1000


class ChangeProgress:
    """Tells how far a change is that is planned and written in parts."""

    def __init__(self, report: ProgressReport) -> None:
        self._report = report
        self._reached = self._per_step = 0.0

    def begin(self, steps: int, share: float = 1.0) -> None:
        """Begin a part of so many steps that takes a share of the time that is left."""
        self._per_step = share * (1 - self._reached) / max(steps, 1)

    def advance(self, steps: int) -> None:
        """Report that some more steps are done.

        Raises:
            CancelledError: The change was cancelled.
        """
        self._reached = min(1.0, self._reached + steps * self._per_step)
        self._report(round(_WHOLE * self._reached), _WHOLE)


def ignore_progress(_done: int, _total: int) -> None:
    """Take progress that nobody is shown."""
