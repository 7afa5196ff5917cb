"""The union of two copies: every row of record that a colleague has and this file lacks. No row is lost.

Rows are told apart by their uids; their numbers are of one file alone. What was set aside there is not taken; what was
set aside here and comes again counts again.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from translator_gui.model.identity import derived_uid
from translator_gui.model.naming import refuse_deceptive
from translator_gui.model.segment import MAX_PARAGRAPH, segment_id
from translator_gui.store import row_values
from translator_gui.store.driver import Connection
from translator_gui.store.merging.loaded_copy import LoadedCopy
from translator_gui.store.merging.reconciling import MismatchError, agree_on_names, reconcile_revisions
from translator_gui.store.segments import new_row
from translator_gui.store.stored_json import SHARED
from translator_gui.text.counting import word_count
from translator_gui.text.ends import sentence_end

_Row = tuple[Any, ...]
_CHUNK = 5000


class MergedRows(NamedTuple):
    """What came.

    Attributes:
        uids: Of rows of record, new ones and those that count again.
        properties: Keys and values.
        orders: Uids of documents that nobody had moved yet, with the keys that they were ordered by.
        paragraphs: Rows of paragraphs whose sentences may begin elsewhere now.
        replaced: Uids of revisions that credit somebody else now, or the same person by another spelling.
    """

    uids: list[str]
    properties: dict[str, str]
    orders: dict[str, str]
    paragraphs: set[int]
    replaced: list[str]


_COUNTED = ("document", "boundary", "revision", "comment_event", "annotation", "document_event", "resolution")


def has_new_work(connection: Connection, theirs: LoadedCopy) -> bool:
    """Whether a copy has work that does not count here."""
    query = "SELECT uid FROM {} WHERE uid NOT IN (SELECT uid FROM aside)"
    return any(
        {row[0] for row in theirs.connection.execute(query.format(table))}
        - {row[0] for row in connection.execute(query.format(table))}
        for table in _COUNTED
    )


def insert_missing_rows(connection: Connection, theirs: LoadedCopy) -> MergedRows:
    """Writes what this file lacks, in the caller's transaction; nothing shows it yet.

    Raises:
        MismatchError: The copy says something else than this file of what can only be said once.
    """
    return _Union(connection, theirs).take()


class _Union:
    def __init__(self, connection: Connection, theirs: LoadedCopy) -> None:
        self._here, self._there, self._name = connection, theirs.connection, theirs.name
        self._aside_here = {row[0] for row in self._here.execute("SELECT uid FROM aside")}
        self._aside_there = {row[0] for row in self._there.execute("SELECT uid FROM aside")}
        self._arrived = MergedRows([], {}, {}, set(), [])
        self._authors: dict[str, int] = {}
        self._documents: dict[str, int] = {}
        self._paragraphs: dict[str, int] = {}
        self._segments: dict[str, int] = {}

    def take(self) -> MergedRows:
        self._take_authors()
        self._take_documents()
        versions = self._take_versions()
        self._take_paragraphs()
        self._take_places(versions)
        self._take_boundaries()
        self._take_sentences()
        self._take_work()
        unmoved = self._unmoved()
        self._take_document_events()
        self._take_successions()
        self._take_properties()
        self._here.executemany("DELETE FROM aside WHERE uid = ?", ((uid,) for uid in self._arrived.uids))
        self._arrived.orders.update(item for item in unmoved.items() if item not in self._unmoved().items())
        return self._arrived

    def _unmoved(self) -> dict[str, str]:
        """Documents by their uids with the keys of those that no event has moved."""
        rows = self._here.execute(
            "SELECT uid, order_key FROM document WHERE id NOT IN (SELECT document_id FROM document_event "
            "WHERE aspect = 'order' AND uid NOT IN (SELECT uid FROM aside))"
        )
        return dict(rows)

    def _lacking(self, table: str) -> list[str]:
        """Uids of a table's rows that count there and not here; notes all of them as arriving."""
        here = {row[0] for row in self._here.execute(f"SELECT uid FROM {table}")}  # noqa: S608 (a constant)
        there = (row[0] for row in self._there.execute(f"SELECT uid FROM {table} ORDER BY id"))  # noqa: S608
        counting = [uid for uid in there if uid not in self._aside_there]
        self._arrived.uids.extend(uid for uid in counting if uid in here and uid in self._aside_here)
        return [uid for uid in counting if uid not in here]

    def _rows(self, query: str, uids: Iterable[str]) -> Iterator[_Row]:
        """Rows there by their uids, in order; the query ends where the condition begins."""
        wanted = list(uids)
        for at in range(0, len(wanted), _CHUNK):
            condition = " IN (SELECT value FROM json_each(?)) ORDER BY t.id"
            yield from self._there.execute(query + condition, (json.dumps(wanted[at : at + _CHUNK]),))

    def _map(self, table: str) -> dict[str, int]:
        return dict(self._here.execute(f"SELECT uid, id FROM {table}"))  # noqa: S608 (a constant)

    def _take_authors(self) -> None:
        known = self._map("author")
        rows = [row for row in self._there.execute("SELECT uid, name, email, hash FROM author") if row[0] not in known]
        for row in rows:
            refuse_deceptive(row[1], f"an author in {self._name}")
        self._here.executemany("INSERT INTO author (uid, name, email, hash) VALUES (?, ?, ?, ?)", rows)
        self._authors = self._map("author")
        self._arrived.replaced.extend(agree_on_names(self._here, self._there, self._name))

    def _take_documents(self) -> None:
        lacking = self._lacking("document")
        columns = "uid, name, format, encoding, paragraph_rule, order_key, version, original_hash, added, shown, hash"
        for row in self._rows(f"SELECT {columns} FROM document t WHERE uid", lacking):  # noqa: S608 (a constant)
            refuse_deceptive(row[1], f"a document in {self._name}")
            self._take_original(row[7])
            self._here.execute(f"INSERT INTO document ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608
        self._arrived.uids.extend(lacking)
        self._documents = self._map("document")

    def _take_original(self, digest: str) -> None:
        if self._here.execute("SELECT 1 FROM original WHERE hash = ?", (digest,)).fetchone() is None:
            parts = self._there.execute("SELECT hash, part, data FROM original WHERE hash = ?", (digest,))
            self._here.executemany("INSERT INTO original (hash, part, data) VALUES (?, ?, ?)", parts)

    def _take_versions(self) -> list[str]:
        columns = "number, name, format, encoding, paragraph_rule, original_hash, time, hash"
        query = (
            f"SELECT t.uid, d.uid, {', '.join('t.' + name for name in columns.split(', '))} "  # noqa: S608
            "FROM document_version t JOIN document d ON d.id = t.document_id WHERE t.uid"
        )
        taken: list[str] = []
        for uid, document, *row in self._rows(query, self._lacking("document_version")):
            if document in self._documents:
                refuse_deceptive(row[1], f"a document in {self._name}")
                self._take_original(row[5])
                self._here.execute(
                    f"INSERT INTO document_version (uid, document_id, {columns}) "  # noqa: S608 (a constant)
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (uid, self._documents[document], *row),
                )
                taken.append(uid)
        return taken

    def _take_paragraphs(self) -> None:
        query = (
            "SELECT t.uid, d.uid, t.position, t.length, t.kind, t.level, t.marker, t.place, t.starts, t.hash, t.text, "
            "t.tags FROM paragraph t JOIN document d ON d.id = t.document_id WHERE t.uid"
        )
        self._refuse_other_texts()
        beyond = self._here.execute("SELECT coalesce(max(id), 0) + 1 FROM paragraph").fetchone()[0]
        rows: list[_Row] = []
        sentences: list[_Row] = []
        for uid, document, *row in self._rows(query, self._lacking("paragraph")):
            if document in self._documents:
                rows.append((beyond, uid, self._documents[document], *row))
                sentences.extend(
                    _sentences(beyond, uid, row[-2], row_values.starts(row[-4], len(row[-2]), f"paragraph {uid}"))
                )
                beyond += 1
        self._here.executemany("INSERT INTO paragraph VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._here.executemany(
            "INSERT INTO segment (id, paragraph_id, uid, stop, source_words, checksum) VALUES (?, ?, ?, ?, ?, ?)",
            sentences,
        )
        self._paragraphs = self._map("paragraph")

    def _refuse_other_texts(self) -> None:
        """A paragraph's Urdu and its sentences as they were read are the same in every copy."""
        query = "SELECT uid, text, starts, tags FROM paragraph"
        here = {row[0]: hash(row) for row in self._here.execute(query)}
        for row in self._there.execute(query):
            if here.get(row[0], hash(row)) != hash(row):
                raise MismatchError(
                    f"{self._name}: has another text in a paragraph that both copies share ({row[1][:20]}…); "
                    "nothing was changed; ask for a copy that was made by this program"
                )

    def _take_places(self, versions: list[str]) -> None:
        rows_here = self._map("document_version")
        for uid in versions:
            places = self._there.execute(
                "SELECT t.position, p.uid, t.kind, t.level, t.marker, t.place, t.hash FROM placement t "
                "JOIN document_version v ON v.id = t.version_id JOIN paragraph p ON p.id = t.paragraph_id "
                "WHERE v.uid = ?",
                (uid,),
            )
            self._here.executemany(
                "INSERT INTO placement VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                ((rows_here[uid], position, self._paragraphs[p], *rest) for position, p, *rest in places),
            )

    def _take_boundaries(self) -> None:
        query = (
            "SELECT t.uid, p.uid, t.start, t.present, t.parents, a.uid, t.time, t.operation, t.hash FROM boundary t "
            "JOIN paragraph p ON p.id = t.paragraph_id JOIN author a ON a.id = t.author_id WHERE t.uid"
        )
        before = len(self._arrived.uids)
        lacking = self._lacking("boundary")
        self._arrived.paragraphs.update(
            row[0]
            for row in self._here.execute(
                "SELECT paragraph_id FROM boundary WHERE uid IN (SELECT value FROM json_each(?))",
                (json.dumps(self._arrived.uids[before:]),),
            )
        )
        for uid, paragraph, start, present, parents, author, *row in self._rows(query, lacking):
            if paragraph not in self._paragraphs:
                continue
            here = self._paragraphs[paragraph]
            self._here.execute(
                "INSERT INTO boundary (uid, paragraph_id, start, present, parents, author_id, time, operation, hash) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (uid, here, start, present, parents, self._authors[author], *row),
            )
            self._arrived.uids.append(uid)
            self._arrived.paragraphs.add(here)

    def _take_sentences(self) -> None:
        """Rows for sentences that began and were joined away again: work may hang on them."""
        self._segments = self._map("segment")
        begun = self._there.execute(
            "SELECT s.uid, p.uid, s.id & ?, s.stop, p.text FROM segment s JOIN paragraph p ON p.id = s.paragraph_id "
            "WHERE (p.id, s.id & ?) IN (SELECT paragraph_id, start FROM boundary "
            "WHERE uid NOT IN (SELECT uid FROM aside))",
            (MAX_PARAGRAPH, MAX_PARAGRAPH),
        )
        for uid, paragraph, start, stop, text in begun:
            here = self._paragraphs.get(paragraph)
            if uid in self._segments or here is None:
                continue
            if uid != derived_uid(paragraph, str(start)) or not start < stop <= len(text):
                raise MismatchError(f"{self._name}: a sentence is not where it says; open a backup of that copy")
            row = new_row(segment_id(here, start), here, uid, stop, word_count(text[start:stop]))
            self._here.execute(
                "INSERT INTO segment (id, paragraph_id, uid, stop, source_words, checksum, live) "
                "VALUES (?, ?, ?, ?, ?, ?, 0)",
                row,
            )
            self._segments[uid] = segment_id(here, start)
            self._arrived.paragraphs.add(here)

    def _take_work(self) -> None:
        credited = reconcile_revisions(self._here, self._there, self._aside_there, self._name)
        self._arrived.replaced.extend(credited)
        self._take_hanging(
            "revision", "parents, status, author_id, role, time, origin, operation, source_hash, hash, target"
        )
        self._take_hanging(
            "comment_event",
            "thread, action, author_id, time, operation, edits, after, anchor, hash, text, category, severity",
        )
        self._take_hanging("annotation", "kind, parents, author_id, time, operation, hash, value")
        self._take_resolutions()

    def _take_resolutions(self) -> None:
        query = (
            "SELECT t.uid, t.revision_uid, a.uid, t.time, t.operation, t.hash FROM resolution t "
            "JOIN author a ON a.id = t.author_id WHERE t.uid"
        )
        revisions = {row[0] for row in self._here.execute("SELECT uid FROM revision")}
        rows = [row for row in self._rows(query, self._lacking("resolution")) if row[1] in revisions]
        self._here.executemany(
            "INSERT INTO resolution (uid, revision_uid, author_id, time, operation, hash) VALUES (?, ?, ?, ?, ?, ?)",
            ((uid, revision, self._authors[author], *rest) for uid, revision, author, *rest in rows),
        )
        self._arrived.uids.extend(row[0] for row in rows)

    def _take_hanging(self, table: str, columns: str) -> None:
        """Takes rows that hang on a sentence and are from an author."""
        names = columns.split(", ")
        author = names.index("author_id")
        query = (
            f"SELECT t.uid, s.uid, a.uid, {', '.join('t.' + name for name in names)} FROM {table} t "  # noqa: S608
            "JOIN segment s ON s.id = t.segment_id JOIN author a ON a.id = t.author_id WHERE t.uid"
        )
        rows: list[_Row] = []
        for uid, segment, who, *row in self._rows(query, self._lacking(table)):
            if segment in self._segments:
                row[author] = self._authors[who]
                rows.append((uid, self._segments[segment], *row))
        self._here.executemany(
            f"INSERT INTO {table} (uid, segment_id, {columns}) VALUES ({', '.join('?' * (len(names) + 2))})",  # noqa: S608
            rows,
        )
        self._arrived.uids.extend(row[0] for row in rows)

    def _take_document_events(self) -> None:
        versions = {row[0] for row in self._here.execute("SELECT uid FROM document_version")}
        query = (
            "SELECT t.uid, d.uid, t.aspect, t.value, a.uid, t.time, t.operation, t.hash FROM document_event t "
            "JOIN document d ON d.id = t.document_id JOIN author a ON a.id = t.author_id WHERE t.uid"
        )
        for uid, document, aspect, value, author, *row in self._rows(query, self._lacking("document_event")):
            if document not in self._documents:
                continue
            if aspect == "version" and value not in versions:
                raise MismatchError(f"{self._name}: shows a version that it does not hold; open a backup of that copy")
            self._here.execute(
                "INSERT INTO document_event (uid, document_id, aspect, value, author_id, time, operation, hash) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (uid, self._documents[document], aspect, value, self._authors[author], *row),
            )
            self._arrived.uids.append(uid)

    def _take_successions(self) -> None:
        rows = self._there.execute(
            "SELECT s.uid, b.uid, c.made_for, c.hash FROM succession c JOIN segment s ON s.id = c.segment_id "
            "JOIN segment b ON b.id = c.before_id"
        )
        self._here.executemany(
            "INSERT OR IGNORE INTO succession VALUES (?, ?, ?, ?)",
            (
                (self._segments[heir], self._segments[before], *row)
                for heir, before, *row in rows
                if heir in self._segments and before in self._segments
            ),
        )

    def _take_properties(self) -> None:
        known = {row[0] for row in self._here.execute("SELECT key FROM project")}
        for key, value, checksum in self._there.execute("SELECT key, value, hash FROM project ORDER BY key"):
            if key not in known and key.startswith(SHARED):
                self._here.execute("INSERT INTO project (key, value, hash) VALUES (?, ?, ?)", (key, value, checksum))
                self._arrived.properties[key] = value


def _sentences(paragraph: int, uid: str, text: str, starts: list[int]) -> Iterator[_Row]:
    """The rows of a paragraph's sentences as they were read."""
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        stop = sentence_end(text, start, following)
        words = word_count(text[start:stop])
        yield new_row(segment_id(paragraph, start), paragraph, derived_uid(uid, str(start)), stop, words)
