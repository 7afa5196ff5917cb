"""Sentence rows, derived from boundaries, revisions, comments and annotations."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, TypeVar
from zlib import crc32

from translator_gui.model.moment import LATEST
from translator_gui.model.segment import MAX_PARAGRAPH, OFFSET_BITS, Segment, paragraph_of, start_of
from translator_gui.model.status import DONE, Status
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.row_values import (
    MOST,
    MOST_ROWS,
    InvalidStoredValueError,
    enum_member,
    whole_number,
    word_sql,
)
from translator_gui.text.counting import word_count

# What a sentence's English was made for before its Urdu changed, until somebody confirms it and does not undo that.
_MADE_FOR = f"""
(SELECT group_concat(c.made_for, ' ') FROM succession c WHERE c.segment_id = s.id AND c.made_for <> '' AND NOT EXISTS (
    SELECT 1 FROM revision r LEFT JOIN operation o ON o.uid = r.operation
    WHERE r.segment_id = s.id AND {word_sql("r.status", sorted(DONE))}
        AND r.id > (SELECT max(d.id) FROM revision d WHERE d.segment_id = s.id AND d.origin = 'carried')
        AND r.uid NOT IN (SELECT uid FROM aside) AND (o.id IS NULL OR o.kind <> 'undo' AND o.undone_by IS NULL)))
"""  # noqa: S608 (constants)

# What somebody is typing right now stands in for the latest revision.
SEGMENTS = (
    "SELECT s.id, s.paragraph_id, s.stop, coalesce(p.target, s.target), iif(p.segment_id IS NULL, s.status, 'draft'), "  # noqa: S608 (constants)
    "coalesce((SELECT name FROM author WHERE id = p.author_id), s.author), coalesce(p.time, s.changed), s.comments, "
    f"s.note, s.labels, s.heads, {_MADE_FOR}, s.handed_over, s.approved, iif(s.handed_over, "
    "(SELECT a.uid FROM revision r JOIN author a ON a.id = r.author_id WHERE r.id = s.handed_over), ''), "
    "iif(p.segment_id IS NULL, s.reopened, s.approved AND p.target IS NOT "
    "(SELECT r.target FROM revision r WHERE r.id = s.approved)) "
    "FROM segment s LEFT JOIN pending p ON p.segment_id = s.id WHERE s.live "
)

T = TypeVar("T")

_STATUSES = {str(status): status for status in Status}


def segment_from_row(row: tuple[Any, ...]) -> Segment:
    """Return the `Segment` of a row read with the query `SEGMENTS`."""
    identity, paragraph, stop, target, status, author, changed, comments, note, labels, heads, *more = row
    made_for, handed_over, approved, translator, reopened = more
    start = identity & MAX_PARAGRAPH
    # Written out: a hundred thousand rows are read when a project opens.
    if (
        status not in _STATUSES
        or identity >> OFFSET_BITS != paragraph
        or not start <= stop <= MAX_PARAGRAPH
        or not 0 <= changed <= LATEST
        or not 0 <= comments <= MOST
        or not 0 <= heads <= MOST
        or not 0 <= handed_over <= MOST_ROWS
        or not 0 <= approved <= MOST_ROWS
    ):
        raise InvalidStoredValueError((stop, status, changed, comments, heads), f"segment {identity}")
    return Segment(
        identity,
        paragraph,
        start,
        stop,
        target,
        _STATUSES[status],
        author,
        changed,
        comments,
        note,
        tuple(labels.split("\n")) if labels else (),
        heads,
        made_for or "",
        handed_over,
        approved,
        translator or "",
        bool(reopened),
    )


SENTENCE_ROW = (
    "id, paragraph_id, uid, live, stop, source_words, target_length, target_words, status, author, changed, comments, "
    "heads, note, labels, target, handed_over, approved, reopened"
)
"""The columns that the checksum of a sentence's row is made of."""
_LETTERS_AT_ONCE = 5000
"""Paragraphs whose statuses are read together: some milliseconds."""
_LATER = 16
"""Position of the first later column: columns from here on are left out of the checksum if all are 0."""


def _checksum(row: tuple[Any, ...]) -> int:
    if row[_LATER:] == (0, 0, 0):
        row = row[:_LATER]
    return crc32(repr(row).encode("utf-8", "backslashreplace"))


def has_valid_checksum(row: tuple[Any, ...], checksum: int) -> bool:
    """Whether a sentence row has this checksum; the columns come in table order without the checksum."""
    *most, target, handed_over, approved, reopened = row
    return _checksum((*most, target, handed_over, approved, reopened)) == checksum


def new_row(identity: int, paragraph_id: int, uid: str, stop: int, words: int) -> tuple[object, ...]:
    """Return the table row of a newly imported, untranslated sentence."""
    row = (identity, paragraph_id, uid, 1, stop, words, 0, 0, str(Status.NOT_STARTED), "", 0, 0, 0, "", "", "")
    return (*row[:3], stop, words, _checksum(row))


def insert_sentences(connection: Connection, rows: Iterable[tuple[object, ...]], *, live: bool = True) -> None:
    """Insert rows of new sentences, as `new_row` returns them, into the segment table."""
    connection.executemany(
        "INSERT INTO segment (id, paragraph_id, uid, stop, source_words, checksum, live) VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((*row, live) for row in rows),
    )


def update_checksums(connection: Connection, condition: str, value: int | str) -> None:
    """Recompute the checksums of the sentence rows that meet an SQL condition, after their values changed."""
    query = f"SELECT {SENTENCE_ROW} FROM segment WHERE {condition}"  # noqa: S608 (constants)
    rows = with_any_bytes(connection, lambda: connection.execute(query, (value,)).fetchall())
    connection.executemany("UPDATE segment SET checksum = ? WHERE id = ?", [(_checksum(row), row[0]) for row in rows])


def update_sentences(connection: Connection, columns: Sequence[str], updates: Iterable[tuple[Any, ...]]) -> None:
    """Update columns of sentence rows, and their checksums.

    Args:
        connection: The file.
        columns: The columns that are updated.
        updates: New values of the columns, and the sentence's row at the end.
    """
    new = {values[-1]: values[:-1] for values in updates}
    query = f"SELECT {SENTENCE_ROW} FROM segment WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    rows = with_any_bytes(connection, lambda: connection.execute(query, (json.dumps(list(new)),)).fetchall())
    update_rows(connection, columns, ((row, new[row[0]]) for row in rows))


def update_rows(
    connection: Connection, columns: Sequence[str], updates: Iterable[tuple[tuple[Any, ...], tuple[Any, ...]]]
) -> None:
    """Update columns of sentence rows, each given as `SENTENCE_ROW` names it and with its new values; see above."""
    names: list[str] = list(SENTENCE_ROW.split(", "))
    # Each column from the row and the new values behind one another.
    chosen = itemgetter(*(len(names) + columns.index(name) if name in columns else at for at, name in enumerate(names)))
    assignments = ", ".join(f"{name} = ?" for name in columns)
    connection.executemany(
        f"UPDATE segment SET {assignments}, checksum = ? WHERE id = ?",  # noqa: S608 (constants)
        [(*values, _checksum(chosen(row + values)), row[0]) for row, values in updates],
    )


def rows_with_wrong_checksum(connection: Connection, first: int = -1 << 63, last: int = (1 << 63) - 1) -> list[int]:
    """Return the ids of sentence rows with a wrong checksum, among ids from `first` to `last`."""
    query = f"SELECT checksum, {SENTENCE_ROW} FROM segment WHERE id BETWEEN ? AND ?"  # noqa: S608 (a constant)

    def wrong() -> list[int]:
        return [row[1] for row in connection.execute(query, (first, last)) if _checksum(row[1:]) != row[0]]

    return with_any_bytes(connection, wrong)


def _lenient(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def with_any_bytes(connection: Connection, read: Callable[[], T]) -> T:
    """Return what a function reads; texts that are not valid UTF-8, as damaged rows may have them, are no error."""
    try:
        return read()
    except sqlite3.OperationalError as error:
        if "decode" not in str(error):
            raise
    # Only then: a function of Python for each text takes as long as all the rest.
    strict = connection.text_factory
    connection.text_factory = _lenient
    try:
        return read()
    finally:
        connection.text_factory = strict


def segment_identity(connection: Connection, segment: int) -> tuple[str, str]:
    """Return the uid and the Urdu text of a sentence, even of one joined to another."""
    row = connection.execute(
        "SELECT s.uid, substr(p.text, ? + 1, s.stop - ?) FROM segment s JOIN paragraph p ON p.id = s.paragraph_id "
        "WHERE s.id = ?",
        (start_of(segment), start_of(segment), segment),
    ).fetchone()
    return str(row[0]), str(row[1])


def read_sources(connection: Connection, segments: Iterable[int]) -> dict[int, str]:
    """Return the Urdu text of sentences, even of joined ones, by sentence id."""
    rows = connection.execute(
        "SELECT id, stop FROM segment WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(segments)),)
    ).fetchall()
    # Cut out here: SQLite would count the letters of a long paragraph anew for each of its sentences.
    wanted = json.dumps(sorted({paragraph_of(identity) for identity, _ in rows}))
    texts: dict[int, str] = dict(
        connection.execute("SELECT id, text FROM paragraph WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
    )
    return {identity: texts[paragraph_of(identity)][start_of(identity) : stop] for identity, stop in rows}


def shown_value(connection: Connection, segment: int) -> tuple[str, Status]:
    """Return the English and the status in a sentence's row of the project file."""
    target, status = connection.execute("SELECT target, status FROM segment WHERE id = ?", (segment,)).fetchone()
    return str(target), enum_member(status, Status, f"segment {segment}")


def count_conflicting(connection: Connection, segment: int) -> int:
    """Return the number of a sentence's conflicting revisions; 1 without a conflict, 0 without revisions."""
    return whole_number(
        connection.execute("SELECT heads FROM segment WHERE id = ?", (segment,)).fetchone()[0], "segment, heads"
    )


def present_sentence(connection: Connection, segment: int) -> int | None:
    """Return the present sentence for an id: itself, the one joined to, its successor or predecessor; or None."""
    row = connection.execute(
        "SELECT id, 1 AS way FROM segment WHERE live AND paragraph_id = ?1 >> 20 AND id <= ?1 UNION ALL "
        "SELECT s.id, 2 FROM succession c JOIN segment s ON s.id = c.segment_id WHERE c.before_id = ?1 AND s.live "
        "UNION ALL SELECT s.id, 3 FROM succession c JOIN segment s ON s.id = c.before_id "
        "WHERE c.segment_id = ?1 AND s.live ORDER BY way, id DESC LIMIT 1",
        (segment,),
    ).fetchone()
    return None if row is None else int(row[0])


def joined_ids(connection: Connection, segment: int) -> list[int]:
    """Return the ids of the sentences that were joined into a sentence."""
    rows = connection.execute(
        "SELECT j.id FROM segment s JOIN segment j ON j.paragraph_id = s.paragraph_id "
        "WHERE s.id = ? AND NOT j.live AND j.id > s.id AND j.id < s.paragraph_id << ? | s.stop ORDER BY j.id",
        (segment, OFFSET_BITS),
    )
    return [int(row[0]) for row in rows]


def segment_by_uid(connection: Connection, uid: str) -> int | None:
    """Return the id of the present sentence with a uid; None if there is none or it was joined to another."""
    row = connection.execute("SELECT id FROM segment WHERE uid = ? AND live", (uid,)).fetchone()
    return None if row is None else int(row[0])


def find_segment(connection: Connection, uid: str) -> tuple[int, str] | None:
    """Return id and Urdu of the sentence with a uid, even of a joined one; None if there never was one."""
    row = connection.execute("SELECT id FROM segment WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else (int(row[0]), segment_identity(connection, row[0])[1])


def segment_uids(connection: Connection, paragraphs: Sequence[int] | None = None) -> dict[int, str]:
    """Return the uids of all present sentences, or of those of some paragraphs, by sentence id."""
    if paragraphs is None:
        return dict(connection.execute("SELECT id, uid FROM segment WHERE live"))
    among = "paragraph_id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(f"SELECT id, uid FROM segment WHERE live AND {among}", (json.dumps(paragraphs),)))  # noqa: S608


def has_english(connection: Connection) -> bool:
    """Return whether any present sentence has English, or any that is being typed."""
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM pending WHERE target <> '') "
        "OR EXISTS (SELECT 1 FROM segment INDEXED BY segment_by_paragraph WHERE live AND target_length > 0)"
    ).fetchone()
    return bool(row[0])


def ordered_ids(connection: Connection) -> list[int]:
    """Return the ids of all present sentences, in document order."""
    rows = connection.execute(
        "SELECT s.id FROM segment s JOIN paragraph p ON p.id = s.paragraph_id JOIN document d ON d.id = p.document_id "
        "WHERE s.live ORDER BY d.order_key, d.uid, p.position, s.id"
    )
    return [int(row[0]) for row in rows]


def ordered_states(connection: Connection) -> list[tuple[int, str, str, int]]:
    """Return id, uid, status and number of conflicting revisions of all present sentences, in document order."""
    return connection.execute(
        "SELECT s.id, s.uid, iif(t.segment_id IS NULL, s.status, 'draft'), s.heads FROM segment s "
        "JOIN paragraph p ON p.id = s.paragraph_id JOIN document d ON d.id = p.document_id "
        "LEFT JOIN pending t ON t.segment_id = s.id WHERE s.live ORDER BY d.order_key, d.uid, p.position, s.id"
    ).fetchall()


def read_with_status(connection: Connection, statuses: frozenset[Status]) -> list[Segment]:
    """Return the present sentences with one of some statuses; what somebody is typing right now is a draft."""
    stored = word_sql("s.status", sorted(statuses))
    rows = connection.execute(f"{SEGMENTS} AND ({stored} OR p.segment_id IS NOT NULL) ORDER BY s.id")
    return [segment for segment in map(segment_from_row, rows) if segment.status in statuses]


def status_letters(connection: Connection, document: int) -> Iterator[str]:
    """Yield the statuses of a document's sentences in order, one letter each ("d" for draft), in parts."""
    first = 0
    while True:
        last, letters = connection.execute(
            "SELECT max(position), group_concat(letter, '') FROM (SELECT p.position, "
            "substr(iif(t.segment_id IS NULL, s.status, 'draft'), 1, 1) AS letter FROM "
            "(SELECT id, position FROM paragraph WHERE document_id = ? AND position > ? ORDER BY position LIMIT ?) p "
            "JOIN segment s ON s.paragraph_id = p.id LEFT JOIN pending t ON t.segment_id = s.id WHERE s.live "
            "ORDER BY p.position, s.id)",
            (document, first, _LETTERS_AT_ONCE),
        ).fetchone()
        if last is None:
            return
        yield str(letters)
        first = last


def segment_words(connection: Connection) -> dict[int, tuple[int, int]]:
    """Return the numbers of Urdu and of English words of every present sentence, by sentence id."""
    rows = connection.execute(
        "SELECT s.id, s.source_words, s.target_words, p.target FROM segment s "
        "LEFT JOIN pending p ON p.segment_id = s.id WHERE s.live"
    )
    return {
        identity: (
            whole_number(source, "segment, source_words"),
            whole_number(target, "segment, target_words") if typed is None else word_count(typed),
        )
        for identity, source, target, typed in rows
    }


def source_words(connection: Connection) -> dict[tuple[int, int], int]:
    """Return the number of Urdu words of every present sentence, by sentence id and the sentence's end offset."""
    rows = connection.execute("SELECT id, stop, source_words FROM segment WHERE live")
    return {(identity, stop): whole_number(words, "segment, source_words") for identity, stop, words in rows}


def number_of(connection: Connection, segment: int) -> int:
    """Return the ordinal number of a sentence among all sentences of the project, from 1."""
    row = connection.execute(
        "WITH here AS (SELECT d.order_key, d.uid, p.position FROM paragraph p JOIN document d ON d.id = p.document_id "
        "WHERE p.id = ?) SELECT count(*) FROM here, segment s JOIN paragraph p ON p.id = s.paragraph_id "
        "JOIN document d ON d.id = p.document_id WHERE s.live AND (d.order_key, d.uid, p.position, s.id) "
        "<= (here.order_key, here.uid, here.position, ?)",
        (paragraph_of(segment), segment),
    ).fetchone()
    return int(row[0])


def first_with_status(connection: Connection, statuses: frozenset[Status]) -> int | None:
    """Return the id of the project's first sentence that has one of these statuses; None if there is none."""
    wanted = json.dumps(sorted(statuses))
    for (document,) in connection.execute("SELECT id FROM document ORDER BY order_key, uid").fetchall():
        # In the order of two indexes, up to the first that is found: nothing is sorted.
        row = connection.execute(
            "SELECT s.id FROM paragraph p CROSS JOIN segment s ON s.paragraph_id = p.id WHERE p.document_id = ? "
            "AND s.live AND s.status IN (SELECT value FROM json_each(?)) ORDER BY p.position, s.id LIMIT 1",
            (document, wanted),
        ).fetchone()
        if row is not None:
            return int(row[0])
    return None
