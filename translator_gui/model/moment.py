"""Times as milliseconds since 1970 UTC."""

import time

LATEST = 253_370_764_800_000
"""The year 9999: beyond it no calendar and no time zone can show a moment."""


def moment_after(now: int, *before: int) -> int:
    """Return `now`, or the millisecond after the latest earlier moment if `now` is not after it; at most `LATEST`."""
    return min(max((now, *(moment + 1 for moment in before))), LATEST)


def now_ms() -> int:
    """Return the present moment: milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000
