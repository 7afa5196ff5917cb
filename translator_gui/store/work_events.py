"""Reads from the revisions when sentences were handed over and reviewed, and by whom."""

from typing import NamedTuple

from translator_gui.model.status import VERDICTS
from translator_gui.store.contributions import IMPORTED_WITH_DOCUMENT
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import time_ms, whole_number, word_sql


class HandOverOrReviewEvent(NamedTuple):
    """The event that a translator handed a sentence over, or that a reviewer approved or returned it.

    Attributes:
        time: Milliseconds since 1970 UTC.
        author: Name of the translator or reviewer.
        judged: Whether a reviewer approved or returned it; else a translator handed it over.
        segment: The sentence's row.
        words: Of its Urdu.
    """

    time: int
    author: str
    judged: bool
    segment: int
    words: int


def read_work_events(connection: Connection) -> list[HandOverOrReviewEvent]:
    """Return every hand-over, approval and return of a sentence, oldest first, for work statistics."""
    rows = connection.execute(
        "SELECT r.time, a.name, r.role = 'reviewer', s.id, s.source_words FROM revision r "  # noqa: S608
        "JOIN segment s ON s.id = r.segment_id JOIN author a ON a.id = r.author_id "
        "WHERE (r.role = 'translator' AND r.status = 'translated' "
        f"OR r.role = 'reviewer' AND {word_sql('r.status', sorted(VERDICTS))}) "
        "AND r.origin NOT IN ('undone', 'carried', 'settled') AND r.uid NOT IN (SELECT uid FROM aside) "
        f"AND s.id NOT IN (SELECT before_id FROM succession) AND NOT {IMPORTED_WITH_DOCUMENT} ORDER BY r.time, r.uid"
    )
    return [
        HandOverOrReviewEvent(
            time_ms(time, "revision, time"), author, bool(judged), segment, whole_number(words, "segment, source_words")
        )
        for time, author, judged, segment, words in rows
    ]
