"""Counts sentences and words by document and status."""

from collections.abc import Iterable, Iterator

from translator_gui.model.backup import LongWorkPauseCallback
from translator_gui.model.segment import paragraph_of
from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Status
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import enum_member, whole_number
from translator_gui.text.counting import word_count

_Tallies = dict[tuple[int, Status], SentenceAndWordCounts]
_Part = tuple[int, int]
"""Paragraphs that are counted together: those with ids above the first number, up to the second."""

_PARAGRAPHS = 10_000
"""Paragraphs of a part: some milliseconds."""


def read_tallies(connection: Connection, pause: LongWorkPauseCallback | None = None) -> _Tallies:
    """Return the numbers of sentences and words by document and status; a sentence being typed counts as a draft.

    Args:
        connection: The file.
        pause: Called between the parts, for others to write; what they change meanwhile is counted again.
    """
    while True:
        stamp, counted = _stamp(connection), dict[_Part, _Tallies]()
        stale = list(_parts(connection))
        while True:
            for part in stale:
                counted[part] = _count(connection, part)
                if pause is not None:
                    pause()
            if (now := _stamp(connection)) == stamp:
                return _with_typing(connection, _sum(counted.values()))
            if now[1:] != stamp[1:]:
                break
            rows = connection.execute("SELECT segment_id FROM revision WHERE id > ?", stamp[:1]).fetchall()
            changed, stamp = {paragraph_of(segment) for (segment,) in rows}, now
            stale = [part for part in counted if any(part[0] < paragraph <= part[1] for paragraph in changed)]


def _stamp(connection: Connection) -> tuple[int, ...]:
    """Return a stamp of what the counts are made of: of the revisions, and of the sentences that there are."""
    row: tuple[int, ...] = connection.execute(
        "SELECT (SELECT coalesce(max(id), 0) FROM revision), (SELECT max(id) FROM boundary), "
        "(SELECT max(id) FROM document_event), (SELECT max(id) FROM document), (SELECT count(*) FROM aside)"
    ).fetchone()
    return row


def _parts(connection: Connection) -> Iterator[_Part]:
    last: int | None = -1 << 63
    while last is not None:
        first = last
        (last,) = connection.execute(
            "SELECT max(id) FROM (SELECT id FROM paragraph WHERE id > ? ORDER BY id LIMIT ?)", (first, _PARAGRAPHS)
        ).fetchone()
        if last is not None:
            yield first, last


def _count(connection: Connection, part: _Part) -> _Tallies:
    rows = connection.execute(
        "SELECT p.document_id, s.status, sum(s.number), sum(s.source), sum(s.target) FROM paragraph p JOIN "
        "(SELECT paragraph_id, status, count(*) AS number, sum(source_words) AS source, sum(target_words) AS target "
        "FROM segment WHERE live AND paragraph_id > ? AND paragraph_id <= ? GROUP BY paragraph_id, status) s "
        "ON s.paragraph_id = p.id GROUP BY p.document_id, s.status",
        part,
    )
    return {
        (document, enum_member(status, Status, "segment, status")): SentenceAndWordCounts(
            *(whole_number(one, "segment, words") for one in figures)
        )
        for document, status, *figures in rows
    }


def _sum(parts: Iterable[_Tallies]) -> _Tallies:
    tallies: _Tallies = {}
    for part in parts:
        for key, tally in part.items():
            tallies[key] = tallies.get(key, SentenceAndWordCounts()).plus(tally)
    return tallies


def _with_typing(connection: Connection, tallies: _Tallies) -> _Tallies:
    for document, status, source_words, target_words, target in connection.execute(
        "SELECT p.document_id, s.status, s.source_words, s.target_words, t.target FROM pending t "
        "JOIN segment s ON s.id = t.segment_id JOIN paragraph p ON p.id = s.paragraph_id WHERE s.live"
    ):
        before, draft = (document, Status(status)), (document, Status.DRAFT)
        tallies[before] = tallies[before].plus(SentenceAndWordCounts(-1, -source_words, -target_words))
        tallies[draft] = tallies.get(draft, SentenceAndWordCounts()).plus(
            SentenceAndWordCounts(1, source_words, word_count(target))
        )
    return {key: tally for key, tally in tallies.items() if tally.sentences}
