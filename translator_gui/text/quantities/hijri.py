"""Which Gregorian years a Hijri year falls in."""

_EPOCH = 1948439.5
"""Julian day of 1 Muharram 1, the civil calendar (16 July 622, Julian)."""
_DAYS_OF_YEAR = 10631 / 30
_GREGORIAN_YEAR, _FIRST_DAY = 365.2425, 1721425.5
"""Mean length of a year in days, and Julian day of 1 January 1."""
LAST_HIJRI_YEAR = 9999


def gregorian_years(hijri: int) -> tuple[int, ...]:
    """Return the one or two Gregorian years that a Hijri year falls in, by the mean calendar; none beyond its range.

    The months begin when the moon is seen, so a year that begins or ends at the turn of a year may be off by a day.
    """
    if not 0 < hijri <= LAST_HIJRI_YEAR:
        return ()
    first = _EPOCH + (hijri - 1) * _DAYS_OF_YEAR
    years = {int((day - _FIRST_DAY) // _GREGORIAN_YEAR) + 1 for day in (first, first + _DAYS_OF_YEAR - 1)}
    return tuple(sorted(years))
