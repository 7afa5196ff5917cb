"""Activity: words translated and reviewed per day and person."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from translator_gui.store.work_events import HandOverOrReviewEvent


class DailyWordsPerPerson(NamedTuple):
    """The numbers of words that one person translated and reviewed on one day.

    Attributes:
        day: In the reader's time zone.
        author: The person's name.
        translated: Words of the Urdu of the sentences that they handed over.
        reviewed: The same of those that they approved or returned.
    """

    day: date
    author: str
    translated: int
    reviewed: int


def activity_by_day(deeds: Iterable[HandOverOrReviewEvent], zone: tzinfo | None = None) -> list[DailyWordsPerPerson]:
    """Sum up the translated and reviewed words per day and person, sorted by day, then name.

    A sentence counts once a day for whoever worked on it, however often they confirmed it.

    Args:
        deeds: In any order.
        zone: In which a day begins at midnight; None for the system's.
    """
    words: dict[tuple[date, str], list[int]] = {}
    seen: set[tuple[date, str, bool, int]] = set()
    for deed in deeds:
        day = datetime.fromtimestamp(deed.time / 1000, zone).astimezone(zone).date()
        key = (day, deed.author, deed.judged, deed.segment)
        if key not in seen:
            seen.add(key)
            words.setdefault((day, deed.author), [0, 0])[deed.judged] += deed.words
    return [DailyWordsPerPerson(day, author, *counts) for (day, author), counts in sorted(words.items())]


def activity_by_week(days: Iterable[DailyWordsPerPerson]) -> list[DailyWordsPerPerson]:
    """Sum up daily numbers of translated and reviewed words per week; a week is named by its Monday."""
    words: dict[tuple[date, str], list[int]] = {}
    for day in days:
        monday = date.fromordinal(day.day.toordinal() - day.day.weekday())
        counts = words.setdefault((monday, day.author), [0, 0])
        counts[0] += day.translated
        counts[1] += day.reviewed
    return [DailyWordsPerPerson(monday, author, *counts) for (monday, author), counts in sorted(words.items())]
