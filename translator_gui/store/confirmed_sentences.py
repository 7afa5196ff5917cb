"""Reads the confirmed sentences of a project, which feed the translation memory."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from typing import Any, NamedTuple

from translator_gui.model.backup import LongWorkPauseCallback
from translator_gui.model.memory_unit import LONGEST_UNIT
from translator_gui.model.segment import MAX_PARAGRAPH, OFFSET_BITS
from translator_gui.model.status import DONE
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import time_ms, uid, word_sql

_PARAGRAPHS = 200
"""Paragraphs of one read."""


class SentenceToFeed(NamedTuple):
    """A sentence of a project as it goes into the memory.

    Attributes:
        uid: The sentence's.
        source: The Urdu, with inline tags.
        target: The English; empty if the sentence is not confirmed, which withdraws it from the memory.
        status: The word of its status.
        author: Who confirmed it.
        time: When, milliseconds since 1970 UTC.
        document: Name of its document.
        previous: The Urdu of the sentence before it in the document; empty if there is none.
        following: The Urdu of the sentence after it.
    """

    uid: str
    source: str
    target: str
    status: str
    author: str
    time: int
    document: str
    previous: str
    following: str


def last_revision(connection: Connection, row: int | None = None) -> tuple[int, str]:
    """Return row number and uid of the last revision, or of the one with a row number; (0, "") if there is none."""
    found = connection.execute(
        "SELECT id, uid FROM revision WHERE id = coalesce(?, (SELECT max(id) FROM revision))", (row,)
    ).fetchone()
    return (int(found[0]), str(found[1])) if found is not None else (0, "")


def structure_state(connection: Connection) -> str:
    """Return a text that changes when sentences come, go or count otherwise without a new revision."""
    row = connection.execute(
        "SELECT (SELECT max(id) FROM boundary), (SELECT count(*) FROM aside), (SELECT max(uid) FROM aside), "
        "(SELECT max(id) FROM document_event), (SELECT max(id) FROM document)"
    ).fetchone()
    return " ".join(map(str, row))


def sentences_to_feed(connection: Connection, pause: LongWorkPauseCallback | None = None) -> Iterator[SentenceToFeed]:
    """Yield the confirmed sentences of a project, document by document.

    Those of removed documents are among them, unless adding the document was undone.

    Args:
        connection: The project.
        pause: Called between reads of some milliseconds, for others to read and write.
    """
    documents = connection.execute(f"SELECT id FROM document d WHERE {_COUNTS} ORDER BY order_key, uid").fetchall()  # noqa: S608
    for (document,) in documents:
        yield from (found for found in _in_context(_document_rows(connection, document, pause)) if found.target)


def _document_rows(
    connection: Connection, document: int, pause: LongWorkPauseCallback | None
) -> Iterator[tuple[Any, ...]]:
    """Yield the sentence rows of a document, some paragraphs at a time."""
    last = connection.execute("SELECT max(position) FROM paragraph WHERE document_id = ?", (document,)).fetchone()[0]
    for first in range(1, (last or 0) + 1, _PARAGRAPHS):
        if pause is not None:
            pause()
        ends = (document, first, first + _PARAGRAPHS - 1)
        # The neighbours of a confirmed sentence may stand just outside.
        if not connection.execute(_ANY_DONE, (document, first - 1, first + _PARAGRAPHS)).fetchone()[0]:
            continue
        yield from _with_urdu(
            connection,
            connection.execute(
                f"{_SENTENCES} p.document_id = ? AND p.position BETWEEN ? AND ? ORDER BY p.position, s.id", ends
            ).fetchall(),
        )


def _with_urdu(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield sentence rows with their Urdu in place of its end.

    It is cut out here: SQLite would count the letters of a long paragraph anew for each of its thousands of sentences.
    """
    wanted = json.dumps(sorted({row[0] >> OFFSET_BITS for row in rows}))
    texts = dict(
        connection.execute("SELECT id, text FROM paragraph WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
    )
    for row in rows:
        yield *row[:_SOURCE], texts[row[0] >> OFFSET_BITS][row[0] & MAX_PARAGRAPH : row[_SOURCE]], *row[_SOURCE + 1 :]


def changed_sentences_to_feed(connection: Connection, after: int) -> Iterator[SentenceToFeed]:
    """Yield the sentences with revisions after a row number of the revision table, confirmed or not."""
    changed = {row[0] for row in connection.execute("SELECT DISTINCT segment_id FROM revision WHERE id > ?", (after,))}
    paragraphs = json.dumps(sorted({segment >> OFFSET_BITS for segment in changed}))
    around = connection.execute(
        "SELECT DISTINCT q.id FROM paragraph p JOIN paragraph q ON q.document_id = p.document_id "
        "AND q.position BETWEEN p.position - 1 AND p.position + 1 AND q.position > 0 "
        "WHERE p.id IN (SELECT value FROM json_each(?)) AND p.position > 0",
        (paragraphs,),
    )
    wanted = json.dumps([row[0] for row in around])
    query = f"{_SENTENCES} p.id IN (SELECT value FROM json_each(?)) ORDER BY p.document_id, p.position, s.id"  # noqa: S608
    rows = list(_with_urdu(connection, connection.execute(query, (wanted,)).fetchall()))
    for _document, some in groupby(rows, key=lambda row: row[_DOCUMENT]):
        ordered = list(some)
        for row, found in zip(ordered, _in_context(ordered), strict=True):
            if row[0] in changed:
                yield found
    present = {row[0] for row in rows}
    for segment in changed - present:
        row = connection.execute("SELECT uid FROM segment WHERE id = ?", (segment,)).fetchone()
        if row is not None:
            yield SentenceToFeed(str(row[0]), "", "", "", "", 0, "", "", "")


# A document that was added by a step which was undone was never wanted; one that was removed was translated.
_COUNTS = """
(d.shown OR d.uid NOT IN (SELECT uid FROM aside) AND NOT EXISTS (
    SELECT 1 FROM operation o WHERE o.kind = 'undo' AND o.uid = (
        SELECT e.operation FROM document_event e WHERE e.document_id = d.id AND e.aspect = 'shown'
        ORDER BY e.time DESC, e.uid DESC LIMIT 1)))
"""
_SENTENCES = (
    "SELECT s.id, s.uid, p.document_id, p.position, s.stop, "  # noqa: S608 (constants)
    f"iif(s.heads = 1 AND {word_sql('s.status', sorted(DONE))}, s.target, ''), s.status, s.author, s.changed, d.name "
    "FROM segment s JOIN paragraph p ON p.id = s.paragraph_id JOIN document d ON d.id = p.document_id "
    f"WHERE s.live AND p.position > 0 AND {_COUNTS} AND"
)
_ANY_DONE = (
    "SELECT EXISTS (SELECT 1 FROM paragraph p JOIN segment s ON s.paragraph_id = p.id "  # noqa: S608 (constants)
    f"WHERE p.document_id = ? AND p.position BETWEEN ? AND ? AND s.live AND {word_sql('s.status', sorted(DONE))})"
)
_DOCUMENT, _POSITION, _SOURCE = 2, 3, 4
"""Places of these columns in the rows."""


def _in_context(rows: Iterable[tuple[Any, ...]]) -> Iterator[SentenceToFeed]:
    """Yield the rows of one document, in order, with the Urdu of their neighbours."""
    previous: tuple[Any, ...] | None = None
    for row, following in pairwise(chain(rows, [None])):
        if row is None:
            return
        identity, sentence, _document, position, source, target, status, author, changed, name = row
        where = f"segment {identity}"
        yield SentenceToFeed(
            uid(sentence, where),
            source,
            target if source.strip() and target.strip() and max(len(source), len(target)) <= LONGEST_UNIT else "",
            status,
            author,
            time_ms(changed, where),
            name,
            previous[_SOURCE] if previous is not None and position - previous[_POSITION] <= 1 else "",
            following[_SOURCE] if following is not None and following[_POSITION] - position <= 1 else "",
        )
        previous = row
