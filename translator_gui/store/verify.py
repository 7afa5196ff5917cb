"""Finds damage in a project file, in short reads by key range, and rebuilds derived rows."""

import contextlib
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.store.boundaries import update_sentences
from translator_gui.store.comments import show_annotations, show_paragraph_comments
from translator_gui.store.digests import digest, is_digest_of
from translator_gui.store.document_events import show_documents
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.invalid_rows import FIRST_ROW, VALIDATED_TABLES, read_invalid
from translator_gui.store.outline import delete_cached_outline
from translator_gui.store.read_errors import UNREADABLE
from translator_gui.store.revisions import latest_revisions, show_heads
from translator_gui.store.stale import FIRST_PARAGRAPH, is_stale, stale_paragraphs
from translator_gui.store.tables import RECORD_TABLES, TABLES, DeclaredTable

_LARGEST = 16 << 20
"""Bytes of the largest text: four per character."""
_LARGEST_STEP = 256 << 20
_ROWS = 500
"""Rows of one read: 5 ms on a slow machine."""
_HEADS_ROWS = 250
_PARAGRAPHS = 250
_MOST_INTERRUPTIONS = 200
"""Interruptions after which a read is left out; reads of row checksums are too short to be interrupted so often."""
_MOST = 10_000
"""Largest number of problems that are listed per kind and table."""


class IntegrityProblem(NamedTuple):
    """A problem found when verifying a project file: its kind, table and row.

    Attributes:
        kind: "file" (SQLite's own check), "unreadable", "checksum", "value", "reference", "head", "original", "size",
            "derived" (can be rebuilt from the history), or "history" (an older repair lost it: no new damage).
        table: Name of the table; empty for the whole file.
        uid: Of the row; empty if it is not known.
        segment: Row of the sentence; None if it belongs to none.
        text: Description for people.
    """

    kind: str
    table: str
    uid: str
    segment: int | None
    text: LazyMessage

    @property
    def is_damage(self) -> bool:
        """Whether this problem counts as damage to the file."""
        return self.kind != "history"


Steps = Generator[None, None, None]
T = TypeVar("T")


class _Findings:
    """Collects the problems that verification finds, up to a limit per kind and table."""

    def __init__(self, connection: Connection, *, patient: bool) -> None:
        self.connection = connection
        self.patient = patient
        self.found: list[IntegrityProblem] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, kind: str, table: str, text: LazyMessage, uid: object = "", segment: int | None = None) -> None:
        self._counts[kind, table] += 1
        if self._counts[kind, table] < _MOST:
            text = replace(text, fields={name: _writable(str(value)) for name, value in text.fields.items()})
            self.found.append(IntegrityProblem(kind, table, _writable(str(uid)), segment, text))

    def read(self, query: str, values: tuple[Any, ...] = ()) -> Generator[None, None, list[tuple[Any, ...]]]:
        """Run a verification query on one consistent state of the project file; repeat it if interrupted."""
        return (yield from self.moment(lambda: self.connection.execute(query, values).fetchall()))

    def moment(self, read: Callable[[], T]) -> Generator[None, None, T]:
        """Run several verification reads on one consistent state of the project file, again if interrupted."""
        for _attempt in range(_MOST_INTERRUPTIONS):
            try:
                with _one_moment(self.connection):
                    return read()
            except sqlite3.OperationalError as error:
                if not self.patient or "interrupt" not in str(error):
                    raise
            yield
        raise _GivenUpError


def _writable(text: str) -> str:
    """Return a text with bytes that are not UTF-8 replaced by escapes, so that it can be printed."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _as_is(text: str) -> LazyMessage:
    """Wrap a text as a message that needs no translation."""
    return LazyMessage("{text}", fields={"text": text})


class _GivenUpError(Exception):
    """Raised when verification was interrupted too often during one read."""


def problems(connection: Connection, *, structure: bool = True) -> list[str]:
    """Verify a whole project file and return descriptions of its damage; never raises.

    Args:
        connection: The file.
        structure: Also what `has_sound_structure` tells.
    """
    found = _to_the_end(_steps(connection, derived=False, patient=False, structure=structure))
    return [str(problem.text) for problem in found if problem.is_damage]


def has_sound_structure(connection: Connection) -> bool:
    """Whether SQLite finds no damage in a file, and no value is larger than any that was written."""
    findings = _Findings(connection, patient=False)
    _to_the_end(_structure(findings))
    return not findings.found


def find_problems(connection: Connection, *, derived: bool = False) -> list[IntegrityProblem]:
    """Verify a whole project file and return the problems found.

    Args:
        connection: The file.
        derived: Include derived rows that do not fit the record, and what an older repair lost.
    """
    return _to_the_end(_steps(connection, derived=derived, patient=False))


def problem_steps(connection: Connection) -> Generator[None, None, list[str]]:
    """Verify a whole project file in steps of some milliseconds; return descriptions of its damage at the end.

    Between two steps no read transaction is open, so that others can write. A step may be interrupted
    (`Connection.interrupt`, a progress handler): it is repeated when the generator is resumed.
    """
    found = yield from _steps(connection, derived=False, patient=True)
    return [str(problem.text) for problem in found if problem.is_damage]


def _to_the_end(steps: Generator[None, None, T]) -> T:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _steps(
    connection: Connection, *, derived: bool, patient: bool, structure: bool = True
) -> Generator[None, None, list[IntegrityProblem]]:
    findings = _Findings(connection, patient=patient)
    if structure:
        yield from _structure(findings)
    if any(problem.kind == "size" for problem in findings.found):
        return findings.found
    for table in RECORD_TABLES:
        yield from _guarded(findings, table.name, _checksums(findings, table))
    for name in VALIDATED_TABLES:
        yield from _guarded(findings, name, _values(findings, name))
    yield from _guarded(findings, "segment", _segments(findings))
    yield from _guarded(findings, "head", _heads(findings, history=derived))
    yield from _guarded(findings, "original", _originals(findings))
    if derived:
        yield from _guarded(findings, "segment", _derived(findings))
    return findings.found


def _structure(findings: _Findings) -> Steps:
    """Run SQLite's integrity check on all tables, and measure their values."""
    tables = ["sqlite_schema"]
    yield from _guarded(findings, "", _list_tables(findings, tables))
    for name in tables:
        yield from _guarded(findings, name, _integrity(findings, name))
    for table in TABLES.values():
        yield from _guarded(findings, table.name, _sizes(findings, table))


def _guarded(findings: _Findings, table: str, steps: Steps) -> Steps:
    """Run a verification step; report an error on reading a damaged table as a problem."""
    while True:
        try:
            with _any_text(findings.connection):
                next(steps)
        except StopIteration:
            return
        except _GivenUpError:
            return
        except UNREADABLE as error:
            if table:
                text = _("the table {table} cannot be read to its end ({error})", table=table, error=error)
            else:
                text = _("the file cannot be read to its end ({error})", error=error)
            findings.add("unreadable", table, text)
            return
        yield


@contextlib.contextmanager
def _any_text(connection: Connection) -> Generator[None]:
    """Context manager: read texts that are not valid UTF-8 without an error, as damaged rows may have them."""
    strict = connection.text_factory
    connection.text_factory = _lenient
    try:
        yield
    finally:
        connection.text_factory = strict


def _lenient(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


@contextlib.contextmanager
def _one_moment(connection: Connection) -> Generator[None]:
    """Context manager: run several reads on one consistent state of the database (a read transaction)."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.rollback()


def _list_tables(findings: _Findings, tables: list[str]) -> Steps:
    rows = yield from findings.read("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    tables.extend(str(row[0]) for row in rows)


def _integrity(findings: _Findings, table: str) -> Steps:
    """Run SQLite's integrity check on one table and its indexes."""
    quoted = table.replace("'", "''")
    rows = yield from findings.read(f"PRAGMA integrity_check('{quoted}')")
    for row in rows:
        if row[0] != "ok":
            findings.add("file", table, _as_is(str(row[0])))
    yield


def _sizes(findings: _Findings, table: DeclaredTable) -> Steps:
    """Verification step: find values in the project file that are larger than the program ever writes."""
    name, measured = table.name, [f"octet_length({column.name})" for column in table.columns if column.large]
    if not measured:
        return
    length = measured[0] if len(measured) == 1 else f"max({', '.join(measured)})"
    largest = _LARGEST_STEP if name == "operation" else _LARGEST
    key = table.row_key
    last: object = None
    while True:
        rows = yield from findings.read(
            f"SELECT max({key}), max(length), count(*) FROM (SELECT {key}, {length} AS length FROM {name} "  # noqa: S608 (constants)
            f"{'' if last is None else f'WHERE {key} > ?'} ORDER BY {key} LIMIT ?)",
            (4 * _ROWS,) if last is None else (last, 4 * _ROWS),
        )
        last, found, number = rows[0]
        if (found or 0) > largest:
            text = _("a value in the table {table} is larger than any that was written", table=name)
            findings.add("size", name, text)
        if number < 4 * _ROWS:
            return
        yield


def _checksums(findings: _Findings, table: DeclaredTable) -> Steps:
    """Verification step: find a table's rows with a wrong checksum or a reference to a missing row."""
    keys = len(table.keys)
    last: tuple[Any, ...] = ()
    while True:
        # Joined in SQL: a million rows are sound, and only those that are not are looked at one by one.
        rows = yield from findings.read(table.joined_page_query(first=not last), (*last, _ROWS))
        if not all(is_digest_of(fields, checksum) for *_keys, checksum, fields in rows):
            rows = yield from findings.read(table.page_query(first=not last), (*last, _ROWS))
            _name_wrong(findings, table, rows)
        if len(rows) < _ROWS:
            return
        last = rows[-1][:keys]
        yield


def _name_wrong(findings: _Findings, table: DeclaredTable, rows: Sequence[tuple[Any, ...]]) -> None:
    """Report the rows of a page of a table that have a wrong checksum or refer to a missing row."""
    keys = len(table.keys)
    for row in rows:
        segment, missing, checksum, *checked = row[keys:]
        uid = checked[0]
        if missing:
            name = row[0] if uid is None else uid
            text = _("{row} {uid} refers to a row that is missing", row=table.label, uid=name)
            findings.add("reference", table.name, text, uid or "", segment)
        elif digest(*checked) != checksum:
            text = _("{row} {uid} is not what was written", row=table.label, uid=uid)
            findings.add("checksum", table.name, text, uid, segment)


def _values(findings: _Findings, table: str) -> Steps:
    """Verification step: find a table's rows with invalid values, even if their checksums are right."""
    first: int | None = FIRST_ROW
    while first is not None:
        first, found = yield from findings.moment(partial(read_invalid, findings.connection, table, first))
        for row in found:
            findings.add("value", table, _as_is(row.words))
        yield


def _segments(findings: _Findings) -> Steps:
    """Verification step: find sentence rows of the project file whose paragraph is missing."""
    last = -1 << 63
    while True:
        rows = yield from findings.read(
            "SELECT s.id, s.uid, p.id FROM segment s LEFT JOIN paragraph p ON p.id = s.paragraph_id "
            "WHERE s.id > ? ORDER BY s.id LIMIT ?",
            (last, 2 * _ROWS),
        )
        for segment, uid, paragraph in rows:
            if paragraph is None:
                findings.add("reference", "segment", _("sentence {uid} has no paragraph", uid=uid), uid, segment)
        if len(rows) < 2 * _ROWS:
            return
        last = rows[-1][0]
        yield


def _heads(findings: _Findings, *, history: bool) -> Steps:
    """Find sentences whose marked heads are not their latest revisions, or whose history has gaps."""
    last = -1 << 63
    connection = findings.connection

    def read(after: int) -> tuple[int | None, list[tuple[Any, ...]], list[tuple[Any, ...]]]:
        end = connection.execute(
            "SELECT max(segment_id) FROM (SELECT segment_id FROM revision INDEXED BY revision_by_segment "
            "WHERE segment_id > ? ORDER BY segment_id LIMIT ?)",
            (after, _HEADS_ROWS),
        ).fetchone()[0]
        until = (1 << 63) - 1 if end is None else end
        revisions = connection.execute(
            "SELECT r.segment_id, r.uid, r.parents, a.uid IS NOT NULL FROM revision r LEFT JOIN aside a "
            "ON a.uid = r.uid WHERE r.segment_id > ? AND r.segment_id <= ?",
            (after, until),
        ).fetchall()
        marked = connection.execute(
            "SELECT segment_id, revision_uid FROM head WHERE segment_id > ? AND segment_id <= ?", (after, until)
        ).fetchall()
        return end, revisions, marked

    while True:
        end, revisions, marked = yield from findings.moment(partial(read, last))
        counting = [row[:3] for row in revisions if not row[3]]
        expected = latest_revisions(counting)
        for segment, uid in sorted(expected ^ set(marked), key=str):
            text = _("the latest revision {uid} is not marked so, or another one is", uid=uid)
            findings.add("head", "head", text, uid, segment)
        known = {row[1] for row in revisions}
        for row in counting if history else ():
            if not known.issuperset(str(row[2]).split()):
                text = _("what revision {uid} was made from is missing from the history", uid=row[1])
                findings.add("history", "revision", text, row[1], row[0])
        if end is None:
            return
        last = end
        yield


def _originals(findings: _Findings) -> Steps:
    """Find stored source files of documents whose bytes are missing or changed."""
    named = yield from findings.read(
        "SELECT name, original_hash FROM document UNION SELECT name, original_hash FROM document_version"
    )
    for name, expected in named:
        checksum, part = blake2b(digest_size=16), -1
        while True:
            rows = yield from findings.read(
                "SELECT part, data FROM original WHERE hash = ? AND part > ? ORDER BY part LIMIT 1", (expected, part)
            )
            if not rows:
                break
            part = rows[0][0]
            checksum.update(rows[0][1])
            yield
        if part < 0:
            text = _("the stored original of {document} is missing", document=name)
            findings.add("history", "original", text, expected)
        elif checksum.hexdigest() != expected:
            text = _("the stored original of {document} is not what was read", document=name)
            findings.add("original", "original", text, expected)


def _derived(findings: _Findings) -> Steps:
    """Find paragraphs whose sentence rows differ from the history that they are derived from."""
    connection, last = findings.connection, FIRST_PARAGRAPH - 1
    while True:
        rows = yield from findings.read(
            "SELECT max(id) FROM (SELECT id FROM paragraph WHERE id > ? ORDER BY id LIMIT ?)", (last, _PARAGRAPHS)
        )
        end = rows[0][0]
        if end is None:
            return
        stale = yield from findings.moment(partial(_certainly_stale, connection, last + 1, end))
        for paragraph in sorted(stale):
            text = _(
                "what is shown of paragraph {paragraph} is not what its history says; it can be made anew",
                paragraph=paragraph,
            )
            findings.add("derived", "segment", text, segment=paragraph << 20)
        last = end
        yield


def _certainly_stale(connection: Connection, first: int, last: int) -> list[int]:
    return [one for one in stale_paragraphs(connection, first, last) if is_stale(connection, one)]


def rebuild_stale_sentences(connection: Connection) -> int:
    """Rebuild sentence rows that differ from their history; return the number of paragraphs rebuilt."""
    show_documents(connection)
    paragraphs = stale_paragraphs(connection)
    for paragraph in paragraphs:
        rebuild_paragraph(connection, paragraph)
    if paragraphs:
        delete_cached_outline(connection)
    return len(paragraphs)


def rebuild_paragraph(connection: Connection, paragraph: int) -> None:
    """Rebuild a paragraph's sentence rows from its splits, revisions, notes, labels and comments."""
    connection.execute(
        "UPDATE segment SET paragraph_id = ? WHERE id BETWEEN ? AND ?",
        (paragraph, paragraph << 20, (paragraph << 20) + 1048575),
    )
    update_sentences(connection, paragraph)
    for (segment,) in connection.execute("SELECT id FROM segment WHERE paragraph_id = ?", (paragraph,)).fetchall():
        show_heads(connection, segment)
        show_annotations(connection, segment)
    show_paragraph_comments(connection, paragraph)
