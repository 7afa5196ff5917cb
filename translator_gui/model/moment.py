"""Times: milliseconds since 1970 UTC, for people to read."""

import time

LATEST = 253_370_764_800_000
"""The year 9999: beyond it no calendar and no time zone can show a moment."""


def moment_after(now: int, *before: int) -> int:
    """Return `now` or, where an earlier moment is not before it, a millisecond after that; at most `LATEST`."""
    return min(max((now, *(moment + 1 for moment in before))), LATEST)


def now_ms() -> int:
    """Return the present moment: milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000
