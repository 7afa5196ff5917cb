"""Verifies what a command is about to read: structure, checksums, and whether derived rows fit the record.

A command that only reads a project does not verify all of it as `verify` does. This verifies the tables that are read,
in the same read transaction, at the speed of SQLite: the fields of a row are joined in SQL.
"""

from collections.abc import Iterable, Iterator, Sequence

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.segment import MAX_PARAGRAPH, OFFSET_BITS
from translator_gui.store.digests import is_digest_of
from translator_gui.store.driver import Connection
from translator_gui.store.invalid_rows import invalid_rows, invalid_sentences
from translator_gui.store.read_errors import UNREADABLE
from translator_gui.store.revisions import latest_revisions
from translator_gui.store.segments import rows_with_wrong_checksum
from translator_gui.store.stale import inconsistent_paragraphs, is_stale
from translator_gui.store.tables import RECORD_TABLES, DeclaredTable

COUNTS = frozenset({"project", "author", "document", "paragraph", "segment", "pending"})
"""The tables from which figures are computed."""
SMALL = frozenset({"project", "author", "document"})
"""The tables that are small in any project."""
RECORD = frozenset({table.name for table in RECORD_TABLES} - {"operation"} | {"segment", "head"})
"""All tables of people's work; the undo log is verified when a step is undone."""

_SPREAD = 8
"""Paragraphs are verified as a range if at least one of so many is wanted."""


def reading_problems(connection: Connection, tables: frozenset[str], *, known: bool = False) -> list[str]:
    """Verify the tables that a command is about to read, in its transaction; return descriptions of any damage.

    Args:
        connection: The file.
        tables: `COUNTS`, `RECORD` or some of these tables.
        known: The file was verified before and has not been written since: only the rows are verified.
    """
    try:
        return (
            ([] if known else list(_structure(connection, tables)))
            or list(_other_than_written(connection, tables))
            or ([] if known else list(_inconsistent(connection, tables)))
        )
    except UNREADABLE as error:
        return [str(error) or repr(error)]


def shows_otherwise(connection: Connection) -> bool:
    """Whether undamaged sentence rows differ from the history that they are derived from; they can be rebuilt."""
    return any(is_stale(connection, paragraph) for paragraph in inconsistent_paragraphs(connection))


def paragraph_problems(
    connection: Connection, paragraphs: Sequence[int], *, verified: frozenset[str] = frozenset()
) -> list[str]:
    """Verify some paragraphs, their sentences, revisions and comments; return descriptions of any damage.

    Args:
        connection: The file.
        paragraphs: Their ids.
        verified: Tables whose rows were verified before: what they say together with others is verified all the same.
    """
    first, last = min(paragraphs), max(paragraphs)
    is_range = len(paragraphs) > 1 and last - first < _SPREAD * len(paragraphs)
    if is_range and _all_sound(connection, first, last, _OF_PARAGRAPH - verified):
        return []
    return [problem for paragraph in paragraphs for problem in _problems_of_paragraph(connection, paragraph)]


def _all_sound(connection: Connection, first: int, last: int, tables: frozenset[str]) -> bool:
    """Whether nothing at all in a range of paragraphs is damaged; quicker than one paragraph after the other."""
    try:
        return not (
            any(_other_than_written(connection, tables, (first, last)))
            or invalid_sentences(connection, first << OFFSET_BITS, last << OFFSET_BITS | MAX_PARAGRAPH)
            or inconsistent_paragraphs(connection, first, last)
        )
    except UNREADABLE:
        return False


def _problems_of_paragraph(connection: Connection, paragraph: int) -> list[str]:
    try:
        found = list(_other_than_written(connection, _OF_PARAGRAPH, (paragraph, paragraph)))
        if not found and is_stale(connection, paragraph):
            text = _("paragraph {paragraph} shows something else than its history says", paragraph=paragraph)
            found.append(str(text))
    except UNREADABLE as error:
        return [str(error) or repr(error)]
    return found


_OF_PARAGRAPH = frozenset({"paragraph", "boundary", "revision", "comment_event", "annotation", "pending", "segment"})
_WITHIN = {"paragraph": "t.id", "boundary": "t.paragraph_id"}
"""The column of a paragraph's row; other tables have a sentence's."""


def _structure(connection: Connection, tables: Iterable[str]) -> Iterator[str]:
    """Run SQLite's integrity check on some tables: damaged pages, and indexes that do not match."""
    for table in sorted(tables):
        for (verdict,) in connection.execute(f"PRAGMA integrity_check('{table}')"):
            if verdict != "ok":
                yield str(_("{table}: {verdict}", table=table, verdict=verdict))


def _other_than_written(
    connection: Connection, tables: frozenset[str], paragraphs: tuple[int, int] | tuple[()] = ()
) -> Iterator[str]:
    """Yield descriptions of rows with a wrong checksum, in the whole file or from one paragraph to another."""
    ends = (paragraphs[0] << OFFSET_BITS, paragraphs[1] << OFFSET_BITS | MAX_PARAGRAPH) if paragraphs else ()
    for table in RECORD_TABLES:
        if table.name in tables:
            values = paragraphs if table.name in _WITHIN else ends
            for key, checksum, fields in connection.execute(_query(table, part=bool(ends)), values):
                # A row that refers to a missing row has no fields.
                if not is_digest_of(fields, checksum):
                    yield str(_("{row} {uid} is not what was written", row=table.label, uid=key))
    if "segment" in tables:
        yield from (
            str(_("sentence {uid} is not what was written", uid=identity))
            for identity in rows_with_wrong_checksum(connection, *ends)
        )


def _query(table: DeclaredTable, *, part: bool) -> str:
    """Return the SQL query that reads the key, stored checksum and checksummed bytes of each row of a table."""
    among = f"WHERE {_WITHIN.get(table.name, 't.segment_id')} BETWEEN ? AND ?" if part else ""
    return f"SELECT t.{table.keys[0]}, t.hash, {table.joined} FROM {table.name} t {table.joins} {among}"  # noqa: S608


def _inconsistent(connection: Connection, tables: frozenset[str]) -> Iterator[str]:
    """Yield descriptions of invalid or contradictory rows whose checksums are right."""
    yield from (row.words for row in invalid_rows(connection, ["project", "document_event", "succession"]))
    if "head" in tables:
        yield from _wrong_heads(connection)


def _wrong_heads(connection: Connection) -> Iterator[str]:
    """Yield descriptions of latest revisions not marked as heads, and of marked ones that are not the latest."""
    expected = latest_revisions(
        connection.execute("SELECT segment_id, uid, parents FROM revision WHERE uid NOT IN (SELECT uid FROM aside)")
    )
    found = set(connection.execute("SELECT segment_id, revision_uid FROM head"))
    for _segment, uid in sorted(expected ^ found):
        yield str(_("the latest revision {uid} is not marked so, or another one is", uid=uid))
