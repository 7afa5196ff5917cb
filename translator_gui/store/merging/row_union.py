"""The union of two copies: inserts every record row that a colleague has and this file lacks. No row is lost.

Rows are told apart by their uids; their numbers are of one file alone. What was retracted there is not taken; what was
retracted here and comes again counts again. The columns are those that `store.tables` declares.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.identity import derived_uid
from translator_gui.model.naming import refuse_deceptive
from translator_gui.model.segment import MAX_PARAGRAPH, segment_id
from translator_gui.store import row_values
from translator_gui.store.driver import Connection
from translator_gui.store.merging.differing_rows import is_about_others
from translator_gui.store.merging.loaded_copy import LoadedProjectCopy
from translator_gui.store.merging.reconciling import (
    UnmergeableCopyError,
    other_checksums,
    reconcile_entries,
    reconcile_names,
    reconcile_revisions,
)
from translator_gui.store.segments import insert_sentences, new_row
from translator_gui.store.tables import RETRACTABLE_TABLES, TABLES, DatabaseRow, insert_rows
from translator_gui.text.counting import word_count
from translator_gui.text.ends import sentence_end

_CHUNK = 5000
_Values = dict[str, Any]


class MergedRows(NamedTuple):
    """The rows that a merge added, reinstated or changed in this project file.

    Attributes:
        uids: Of rows of record, new ones and those that count again.
        orders: Order keys before the merge of documents that the merge moved for the first time, by document uid.
        paragraphs: Rows of paragraphs whose sentences may begin elsewhere now.
        replaced: Uids of revisions that have another author, or another spelling of the author's name, now.
    """

    uids: list[str]
    orders: dict[str, str]
    paragraphs: set[int]
    replaced: list[str]


def has_new_work(connection: Connection, copy: LoadedProjectCopy) -> bool:
    """Whether a colleague's copy contains work that this project lacks or has retracted.

    Raises:
        UnmergeableCopyError: As `insert_missing_rows`.
    """
    _refuse_outdated(connection, copy)
    query = "SELECT uid FROM {} WHERE uid NOT IN (SELECT uid FROM aside)"
    return any(
        {row[0] for row in copy.connection.execute(query.format(table.name))}
        - {row[0] for row in connection.execute(query.format(table.name))}
        for table in RETRACTABLE_TABLES
    )


def insert_missing_rows(connection: Connection, copy: LoadedProjectCopy) -> MergedRows:
    """Insert the rows that only the colleague's copy has, without updating the sentences yet (merge).

    Raises:
        UnmergeableCopyError: The copy has different content under a uid of this project, or what was not loaded of it
            would change the project now.
    """
    _refuse_outdated(connection, copy)
    return _Union(connection, copy).take()


def _refuse_outdated(connection: Connection, copy: LoadedProjectCopy) -> None:
    """Raise an error if rows that both had, and that were not loaded therefore, were set aside here since."""
    if copy.part is None:
        return
    retracted = {row[0] for row in connection.execute("SELECT uid FROM aside")} - copy.part.retracted
    if retracted and is_about_others(connection, retracted, copy.part.rows.paragraphs):
        raise UnmergeableCopyError(
            _("{name}: a merge was undone here since it was read; nothing was changed; compare again", name=copy.name)
        )


class _Union:
    def __init__(self, connection: Connection, copy: LoadedProjectCopy) -> None:
        self._project, self._copy, self._name = connection, copy.connection, copy.name
        self._retracted_in_project = {row[0] for row in self._project.execute("SELECT uid FROM aside")}
        self._retracted_in_copy = {row[0] for row in self._copy.execute("SELECT uid FROM aside")}
        self._merged = MergedRows([], {}, set(), [])
        self._row_numbers: dict[str, dict[str, int]] = {}
        """Numbers of rows by their uids, by table."""

    def take(self) -> MergedRows:
        self._take_authors()
        self._take("document", self._prepare_document)
        versions = self._take("document_version", self._prepare_document)
        self._take_paragraphs()
        self._take_placements(versions)
        self._take_boundaries()
        self._take_sentences()
        credited = reconcile_revisions(self._project, self._copy, self._retracted_in_copy, self._name)
        self._merged.replaced.extend(credited)
        for table in ("revision", "comment_event", "annotation", "resolution"):
            self._take(table)
        unmoved = self._unmoved()
        self._take("document_event", self._refuse_lost_version)
        self._take_successions()
        reconcile_entries(self._project, self._copy, self._retracted_in_copy)
        self._take("entry")
        self._project.executemany("DELETE FROM aside WHERE uid = ?", ((uid,) for uid in self._merged.uids))
        self._merged.orders.update(item for item in unmoved.items() if item not in self._unmoved().items())
        return self._merged

    def _unmoved(self) -> dict[str, str]:
        """Return the order keys of documents that were never moved, by document uid."""
        rows = self._project.execute(
            "SELECT uid, order_key FROM document WHERE id NOT IN (SELECT document_id FROM document_event "
            "WHERE aspect = 'order' AND uid NOT IN (SELECT uid FROM aside))"
        )
        return dict(rows)

    def _uids_only_in_copy(self, table: str) -> list[str]:
        """Return the uids of a table's rows that only the other copy has; also note retracted rows to reinstate."""
        lacking: list[str] = []
        there = self._copy.execute(f"SELECT uid FROM {table} ORDER BY id")  # noqa: S608 (a constant)
        while rows := there.fetchmany(_CHUNK):
            counting = [row[0] for row in rows if row[0] not in self._retracted_in_copy]
            only = self._project.execute(
                f"SELECT value FROM json_each(?) WHERE value NOT IN (SELECT uid FROM {table})",  # noqa: S608
                (json.dumps(counting),),
            )
            missing = {row[0] for row in only}
            if self._retracted_in_project:
                retracted = (uid for uid in counting if uid not in missing and uid in self._retracted_in_project)
                self._merged.uids.extend(retracted)
            lacking.extend(uid for uid in counting if uid in missing)
        return lacking

    def _numbers(self, table: str) -> dict[str, int]:
        if table not in self._row_numbers:
            self._row_numbers[table] = dict(self._project.execute(f"SELECT uid, id FROM {table}"))  # noqa: S608 (a constant)
        return self._row_numbers[table]

    def _numbers_of(self, table: str, uids: Iterable[str]) -> dict[str, int]:
        return dict(
            self._project.execute(
                f"SELECT uid, id FROM {table} WHERE uid IN (SELECT value FROM json_each(?))",  # noqa: S608 (a constant)
                (json.dumps(list(dict.fromkeys(uids))),),
            )
        )

    def _rows_only_in_copy(self, table: str) -> Iterator[_Values]:
        """Yield the rows of a table that only the other copy has, with references to row numbers of this file.

        Those that refer to a row that is not here are left out.
        """
        lacking = self._uids_only_in_copy(table)
        for at in range(0, len(lacking), _CHUNK):
            wanted = json.dumps(lacking[at : at + _CHUNK])
            condition = "t.uid IN (SELECT value FROM json_each(?)) ORDER BY t.id"
            yield from self._translated(table, TABLES[table].read(self._copy, condition, (wanted,)))

    def _translated(self, table: str, rows: Iterable[DatabaseRow]) -> Iterator[_Values]:
        references = TABLES[table].references
        # The rows of a chunk at a time: of a large project few are asked for.
        remaining = iter(rows)
        while some := list(islice(remaining, _CHUNK)):
            numbers = {
                column.name: self._numbers_of(column.refers, (uids[column.name] for _values, uids in some))
                for column in references
            }
            for values, uids in some:
                values.pop("id", None)
                for column in references:
                    row = numbers[column.name].get(uids[column.name])
                    if row is None:
                        break
                    if column.name.endswith("_id"):
                        values[column.name] = row
                else:
                    yield values

    def _take(self, table: str, prepare: Callable[[_Values], object] | None = None) -> list[str]:
        """Insert the rows of a table that only the other copy has, and return their uids (merge)."""
        rows = list(self._rows_only_in_copy(table))
        if prepare is not None:
            for row in rows:
                prepare(row)
        insert_rows(self._project, table, rows)
        self._row_numbers.pop(table, None)
        taken = [str(row["uid"]) for row in rows]
        if TABLES[table].retractable:
            self._merged.uids.extend(taken)
        return taken

    def _take_authors(self) -> None:
        def prepare(row: _Values) -> None:
            refuse_deceptive(row["name"], f"an author in {self._name}")

        self._take("author", prepare)
        self._merged.replaced.extend(reconcile_names(self._project, self._copy, self._name))

    def _prepare_document(self, row: _Values) -> None:
        refuse_deceptive(row["name"], f"a document in {self._name}")
        checksum = row["original_hash"]
        if self._project.execute("SELECT 1 FROM original WHERE hash = ?", (checksum,)).fetchone() is None:
            parts = self._copy.execute("SELECT hash, part, data FROM original WHERE hash = ?", (checksum,))
            self._project.executemany("INSERT INTO original (hash, part, data) VALUES (?, ?, ?)", parts)

    def _take_paragraphs(self) -> None:
        self._refuse_other_texts()
        number = self._project.execute("SELECT coalesce(max(id), 0) FROM paragraph").fetchone()[0]
        sentences: list[tuple[object, ...]] = []

        def prepare(row: _Values) -> None:
            nonlocal number
            number += 1
            row["id"] = number
            starts = row_values.valid_starts(row["starts"], len(row["text"]), f"paragraph {row['uid']}")
            sentences.extend(_sentences(number, row["uid"], row["text"], starts))

        self._take("paragraph", prepare)
        insert_sentences(self._project, sentences)

    def _refuse_other_texts(self) -> None:
        """Raise an error if a paragraph has different Urdu, tags or sentences in the other copy."""
        query = "SELECT text, starts, tags FROM paragraph WHERE uid = ?"
        # Checksums hold the place too, which may differ.
        for uid, _theirs, _mine in other_checksums(self._project, self._copy, "paragraph"):
            row = self._copy.execute(query, (uid,)).fetchone()
            if row != self._project.execute(query, (uid,)).fetchone():
                raise UnmergeableCopyError(
                    _(
                        "{name}: has another text in a paragraph that both copies share ({beginning}…); nothing "
                        "was changed; ask for a copy that was made by this program",
                        name=self._name,
                        beginning=row[0][:20],
                    )
                )

    def _take_placements(self, versions: list[str]) -> None:
        condition = "its_version.uid IN (SELECT value FROM json_each(?))"
        rows = TABLES["placement"].read(self._copy, condition, (json.dumps(versions),))
        insert_rows(self._project, "placement", self._translated("placement", rows))

    def _take_boundaries(self) -> None:
        before = len(self._merged.uids)
        self._take("boundary")
        self._merged.paragraphs.update(
            row[0]
            for row in self._project.execute(
                "SELECT paragraph_id FROM boundary WHERE uid IN (SELECT value FROM json_each(?))",
                (json.dumps(self._merged.uids[before:]),),
            )
        )

    def _take_sentences(self) -> None:
        """Insert rows for sentences that people made by splits in the other copy, even if joined again later."""
        begun = self._copy.execute(
            "SELECT s.uid, p.uid, s.id & ?, s.stop, p.text FROM segment s JOIN paragraph p ON p.id = s.paragraph_id "
            "WHERE (p.id, s.id & ?) IN (SELECT paragraph_id, start FROM boundary "
            "WHERE uid NOT IN (SELECT uid FROM aside))",
            (MAX_PARAGRAPH, MAX_PARAGRAPH),
        ).fetchall()
        known = self._numbers_of("segment", (row[0] for row in begun))
        paragraphs = self._numbers_of("paragraph", (row[1] for row in begun))
        for uid, paragraph, start, stop, text in begun:
            here = paragraphs.get(paragraph)
            if uid in known or here is None:
                continue
            if uid != derived_uid(paragraph, str(start)) or not start < stop <= len(text):
                raise UnmergeableCopyError(
                    _("{name}: a sentence is not where it says; open a backup of that copy", name=self._name)
                )
            row = new_row(segment_id(here, start), here, uid, stop, word_count(text[start:stop]))
            insert_sentences(self._project, [row], live=False)
            known[uid] = segment_id(here, start)
            self._merged.paragraphs.add(here)

    def _refuse_lost_version(self, row: _Values) -> None:
        if row["aspect"] == "version" and row["value"] not in self._numbers("document_version"):
            raise UnmergeableCopyError(
                _("{name}: shows a version that it does not hold; open a backup of that copy", name=self._name)
            )

    def _take_successions(self) -> None:
        rows = self._translated("succession", TABLES["succession"].read(self._copy, "1"))
        insert_rows(self._project, "succession", rows, instead="INSERT OR IGNORE")


def _sentences(paragraph: int, uid: str, text: str, starts: list[int]) -> Iterator[tuple[object, ...]]:
    """Yield the sentence rows of a paragraph that a merge adds, split as at its import."""
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        stop = sentence_end(text, start, following)
        words = word_count(text[start:stop])
        yield new_row(segment_id(paragraph, start), paragraph, derived_uid(uid, str(start)), stop, words)
