"""Times as milliseconds since 1970 UTC."""

import time

LATEST = 253_370_764_800_000
"""The year 9999: beyond it no calendar and no time zone can show a moment."""


def moment_after(now: int, *before: int) -> int:
    """Return the time `now`, but at least 1 ms after each earlier time, so that times increase; at most `LATEST`."""
    last = max(before, default=-1)
    return min(now if now > last else last + 1, LATEST)


def now_ms() -> int:
    """Return the current time in milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000
