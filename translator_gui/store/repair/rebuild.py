"""Rebuilds a sound project file from salvaged rows."""

import json
from collections import defaultdict
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import derived_uid, new_uid
from translator_gui.model.revision import Revision, RevisionOrigin, text_hash
from translator_gui.model.segment import MAX_PARAGRAPH, OFFSET_BITS, segment_id
from translator_gui.model.status import Role, Status
from translator_gui.store.authors import author_row
from translator_gui.store.boundaries import update_sentences
from translator_gui.store.comments import show_annotations, show_paragraph_comments
from translator_gui.store.connection import create, transaction
from translator_gui.store.document_events import show_document
from translator_gui.store.driver import Connection
from translator_gui.store.entries import move_properties
from translator_gui.store.properties import read_property, write_property
from translator_gui.store.repair.inferred import infer_boundaries, infer_document_events, infer_retracted
from translator_gui.store.repair.losses import LostRow, find_losses, page_losses
from translator_gui.store.repair.missing import (
    Reread,
    find_lost_authors,
    find_lost_documents,
    reread_paragraphs,
)
from translator_gui.store.repair.repaired_file import RepairedFileBuilder, insert_rows
from translator_gui.store.repair.salvage import Progress, SalvagedSentenceRow, SalvageResult
from translator_gui.store.repair.shapes import table_shapes
from translator_gui.store.revisions import add_revision, head_uids, latest_revisions, show_heads
from translator_gui.store.row_values import is_uid
from translator_gui.store.rule_versions import record_word_rule
from translator_gui.store.segments import new_row, segment_identity, update_checksums
from translator_gui.store.verify import rebuild_stale_sentences
from translator_gui.text.counting import word_count
from translator_gui.text.ends import sentence_end

_AT_ONCE = 500
_WORK = ("document_event", "boundary", "succession", "revision", "resolution", "comment_event", "annotation", "entry")
"""What people did, in the order in which rows refer to each other."""
_RANK = {str(status): status.facts.rank for status in Status}
_LASTING = frozenset({"uid", "title", "created", "created_by", "source_language", "target_language"})
"""Properties that nobody changes: an old copy of their row is as good as the latest."""
_ON_SENTENCES = {
    shape.name: tuple(at for at, name in enumerate(shape.columns) if name in {"segment_id", "before_id"})
    for shape in table_shapes()
    if shape.name in {"revision", "comment_event", "annotation", "succession", "pending"}
}


class ProjectRebuildResult(NamedTuple):
    """The result of rebuilding a damaged project: its uid, lost rows, and sentences set back to draft.

    Attributes:
        uid: The project's.
        losses: What is not in the new file.
        drafts: Rows of the sentences that became drafts again because their latest revision is lost.
    """

    uid: str
    losses: list[LostRow]
    drafts: list[int]


class FallbackProjectIdentity(NamedTuple):
    """The uid and title that a repaired project gets if those in the damaged file are lost."""

    uid: str
    title: str


def rebuild(
    part: Path, found: SalvageResult, identity: FallbackProjectIdentity, reread: Reread, progress: Progress
) -> ProjectRebuildResult:
    """Write a new project file from the rows that were salvaged from a damaged one (repair).

    Args:
        part: Path of the new file, which must not exist.
        found: The rows.
        identity: Used where the file has lost its own.
        reread: Reads a stored document again.
        progress: Told the steps done, of how many.

    Raises:
        TranslatorError: There is nothing of a project in it, or the disk refuses.
    """
    if not found.rows.get("paragraph") and not found.rows.get("original"):
        raise TranslatorError(_("nothing of a project can be read in it; open a backup"))
    connection = create(part)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        with transaction(connection):
            rebuilt = _Rebuilder(connection, found, reread, progress).run(identity)
    finally:
        connection.close()
    return rebuilt


class _Rebuilder:
    def __init__(self, connection: Connection, found: SalvageResult, reread: Reread, progress: Progress) -> None:
        self._connection = connection
        self._found = found
        self._builder = RepairedFileBuilder(connection, found)
        self._reread = reread
        self._progress = progress
        self._losses: list[LostRow] = []
        self._inferred: set[str] = set()
        """Tables whose lost rows were inferred from other rows."""
        self._authors: dict[str, Author] = {}
        self._operation = new_uid()

    def run(self, identity: FallbackProjectIdentity) -> ProjectRebuildResult:
        steps = (
            lambda: self._take_properties(identity),
            self._take_documents,
            self._take_paragraphs,
            self._take_sentences,
            self._take_work,
            self._take_versions,
            self._list_losses,
            self._show_places,
            self._show_work,
        )
        for number, step in enumerate(steps):
            self._progress(number, len(steps) + 1)
            step()
        drafts = self._return_to_draft()
        self._take_operations()
        self._take_typing()
        rebuild_stale_sentences(self._connection)
        if self._connection.execute("SELECT count(*) FROM paragraph").fetchone()[0] == 0:
            raise TranslatorError(_("no paragraph of a project can be read in it; open a backup"))
        self._progress(len(steps) + 1, len(steps) + 1)
        return ProjectRebuildResult(read_property(self._connection, "uid"), self._losses, drafts)

    def _take_properties(self, identity: FallbackProjectIdentity) -> None:
        rows = self._found.rows.get("project", [])
        self._builder.insert_valid("project", [one for one in rows if one.is_live or one.values[1] in _LASTING])
        uid = read_property(self._connection, "uid")
        if uid and not is_uid(uid):
            write_property(self._connection, "uid", "")
        for key, value in (("uid", identity.uid), ("title", identity.title)):
            if not read_property(self._connection, key):
                write_property(self._connection, key, value)
                self._losses.append(LostRow("project", text=key))
        record_word_rule(self._connection)

    def _take_documents(self) -> None:
        for table in ("author", "document"):
            self._builder.insert_valid(table)
        insert_rows(
            self._connection,
            "original",
            (one.values for one in sorted(self._found.rows.get("original", []), key=lambda one: -one.place)),
        )
        self._losses += find_lost_documents(self._builder)
        self._builder.insert_valid("document_version")
        self._drop_damaged_originals()

    def _drop_damaged_originals(self) -> None:
        for (checksum,) in self._connection.execute("SELECT DISTINCT hash FROM original").fetchall():
            whole = blake2b(digest_size=16)
            for (data,) in self._connection.execute(
                "SELECT data FROM original WHERE hash = ? ORDER BY part", (checksum,)
            ):
                whole.update(data)
            if whole.hexdigest() != checksum:
                self._connection.execute("DELETE FROM original WHERE hash = ?", (checksum,))

    def _take_paragraphs(self) -> None:
        self._builder.insert_valid("paragraph")
        reread_paragraphs(self._builder, self._reread)

    def _take_sentences(self) -> None:
        """Write the rows of all sentences into the repaired file, also of sentences made by splits (repair)."""
        referred: dict[int, set[int]] = defaultdict(set)
        for table, columns in _ON_SENTENCES.items():
            for candidate in self._found.rows.get(table, ()):
                for at in columns:
                    segment = candidate.values[at]
                    referred[segment >> OFFSET_BITS].add(segment & MAX_PARAGRAPH)
        for candidate in self._found.rows.get("boundary", ()):
            referred[candidate.values[2]].add(candidate.values[3])
        hidden: list[int] = []
        for row, uid, starts, text in self._connection.execute(
            "SELECT id, uid, starts, text FROM paragraph ORDER BY id"
        ).fetchall():
            read = set(json.loads(starts))
            every = sorted(read | {start for start in referred.get(row, ()) if 0 < start < len(text)})
            for start, following in zip(every, [*every[1:], len(text)], strict=True):
                self._put_sentence(row, uid, text, start, following)
            hidden += [segment_id(row, start) for start in every if start not in read]
        self._connection.executemany("UPDATE segment SET live = 0 WHERE id = ?", ((one,) for one in hidden))
        update_checksums(self._connection, "id IN (SELECT value FROM json_each(?))", json.dumps(hidden))

    def _put_sentence(self, row: int, uid: str, text: str, start: int, following: int) -> None:
        stop = sentence_end(text, start, following)
        shown = self._found.sentences.get(segment_id(row, start))
        if shown is not None and start < shown.stop <= len(text):
            stop = shown.stop
        words = word_count(text[start:stop])
        self._connection.execute(
            "INSERT INTO segment (id, paragraph_id, uid, stop, source_words, checksum) VALUES (?, ?, ?, ?, ?, ?)",
            new_row(segment_id(row, start), row, derived_uid(uid, str(start)), stop, words),
        )

    def _take_work(self) -> None:
        self._losses += find_lost_authors(self._builder)
        for table in _WORK:
            self._builder.insert_valid(table)
        move_properties(self._connection)
        # An old copy of a step does not know that it was taken back.
        self._builder.insert_valid("operation", [one for one in self._found.rows.get("operation", []) if one.is_live])
        self._builder.insert_valid("aside", [one for one in self._found.rows.get("aside", []) if one.is_live])
        doubtful = self._builder.rejected["aside"] or self._found.bad_pages or not self._found.has_all_pages
        if doubtful and infer_retracted(self._builder):
            self._inferred.add("aside")
            self._builder.rejected["aside"].clear()
        # What is set aside has nothing behind it that counts; a row that says otherwise is an old one.
        self._connection.execute(
            "DELETE FROM aside WHERE uid IN (SELECT j.value FROM revision r, "
            """json_each('["' || replace(r.parents, ' ', '","') || '"]') j """
            "WHERE r.parents <> '' AND r.uid NOT IN (SELECT uid FROM aside))"
        )

    def _take_versions(self) -> None:
        """Write the versions of each document if all were salvaged; else keep only the shown version (repair)."""
        self._builder.insert_valid("placement")
        for (document,) in self._connection.execute(
            "SELECT document_id FROM document_version UNION SELECT document_id FROM document_event "
            "WHERE aspect = 'version'"
        ).fetchall():
            if self._connection.execute(_BROKEN_VERSIONS, {"document": document}).fetchone()[0]:
                for statement in _FORGET_VERSIONS:
                    self._connection.execute(statement, (document,))
                self._losses.append(LostRow("document_version", text=self._name(document)))

    def _name(self, document: int) -> str:
        return str(self._connection.execute("SELECT name FROM document WHERE id = ?", (document,)).fetchone()[0])

    def _list_losses(self) -> None:
        self._losses += find_losses(self._builder)
        self._losses += [LostRow("original", text=name) for (name,) in self._connection.execute(_LOST_ORIGINALS)]
        self._losses += page_losses(self._found, self._inferred, nothing_else=not self._losses)
        self._losses = list(dict.fromkeys(self._losses))

    def _show_places(self) -> None:
        """Restore the order of documents and the splits of paragraphs from the salvaged rows (repair)."""
        lost = {loss.segment >> OFFSET_BITS for loss in self._losses if loss.kind == "boundary" and loss.segment}
        infer_boundaries(self._builder, lost)
        for (paragraph,) in self._connection.execute("SELECT DISTINCT paragraph_id FROM boundary").fetchall():
            update_sentences(self._connection, paragraph)
        if any(loss.kind == "document_event" for loss in self._losses):
            infer_document_events(self._builder)
        for (document,) in self._connection.execute("SELECT id FROM document").fetchall():
            show_document(self._connection, document)

    def _show_work(self) -> None:
        """Mark the latest revisions as heads and update the sentence rows from all salvaged work (repair)."""
        rows = self._connection.execute(
            "SELECT segment_id, uid, parents FROM revision WHERE uid NOT IN (SELECT uid FROM aside) ORDER BY segment_id"
        )
        revised: list[int] = []
        heads: list[tuple[int, str]] = []
        for segment, group in groupby(rows, key=lambda row: int(row[0])):
            heads += sorted(latest_revisions(group))
            revised.append(segment)
        self._connection.executemany("INSERT INTO head (segment_id, revision_uid) VALUES (?, ?)", heads)
        for at in range(0, len(revised), _AT_ONCE):
            show_heads(self._connection, *revised[at : at + _AT_ONCE])
        for (segment,) in self._connection.execute("SELECT DISTINCT segment_id FROM annotation").fetchall():
            show_annotations(self._connection, segment)
        for (row,) in self._connection.execute("SELECT DISTINCT segment_id >> 20 FROM comment_event").fetchall():
            show_paragraph_comments(self._connection, row)

    # Nothing may look better than it was

    def _return_to_draft(self) -> list[int]:
        """Set sentences whose latest revision is lost back to draft, with the shown text if known (repair)."""
        lost = {loss.segment for loss in self._losses if loss.kind == "revision"}
        # Versions of which only the sentence is known: the one that was shown is among them.
        unknown = {
            loss.segment: at for at, loss in enumerate(self._losses) if loss == LostRow("revision", loss.segment)
        }
        shown = {
            int(segment): (str(target), str(status))
            for segment, target, status in self._connection.execute("SELECT id, target, status FROM segment")
        }
        texts: set[tuple[int, str]] = set()
        if any(self._differs(shown, segment, was) for segment, was in self._found.sentences.items()):
            texts = set(self._connection.execute("SELECT segment_id, target FROM revision"))
        drafts: list[int] = []
        for segment, (target, status) in shown.items():
            was = self._found.sentences.get(segment)
            if was is None:
                if segment in lost and _RANK[status] > _RANK[Status.DRAFT]:
                    drafts.append(self._draft(segment, target, None))
            elif self._differs(shown, segment, was):
                if was.target and (segment, was.target) not in texts:
                    drafts.append(self._draft(segment, was.target, was))
                    loss = LostRow("revision", segment, was.author, was.changed, was.target)
                    if segment in unknown:
                        self._losses[unknown.pop(segment)] = loss
                    else:
                        self._losses.append(loss)
                elif segment in lost or _RANK[status] > _RANK.get(was.status, 0):
                    drafts.append(self._draft(segment, target, None))
        return drafts

    def _differs(self, shown: dict[int, tuple[str, str]], segment: int, was: SalvagedSentenceRow) -> bool:
        return segment in shown and was.live and shown[segment] != (was.target, was.status)

    def _draft(self, segment: int, target: str, was: SalvagedSentenceRow | None) -> int:
        parents = head_uids(self._connection, segment)
        uid, urdu = segment_identity(self._connection, segment)
        name, latest = self._connection.execute(
            "SELECT coalesce(nullif(s.author, ''), 'unknown author'), (SELECT coalesce(max(r.time), 0) FROM revision r "
            "WHERE r.segment_id = s.id) FROM segment s WHERE s.id = ?",
            (segment,),
        ).fetchone()
        if was is not None and was.author:
            name = was.author
        author = self._author(name)
        revision = Revision(
            derived_uid(uid, "\x1f".join(("recovered", *parents, target))),
            uid,
            parents,
            target,
            Status.DRAFT,
            author.uid,
            author.name,
            Role.TRANSLATOR,
            max(latest + 1, was.changed if was is not None else 0),
            RevisionOrigin.RECOVERED,
            self._operation,
            text_hash(urdu),
        )
        add_revision(self._connection, segment, author_row(self._connection, author), revision)
        return segment

    def _author(self, name: str) -> Author:
        if name not in self._authors:
            row = self._connection.execute(
                "SELECT name, email, uid FROM author WHERE name = ? ORDER BY id LIMIT 1", (name,)
            ).fetchone()
            known = Author(row[0], row[1]) if row is not None else Author(name)
            self._authors[name] = known if row is not None and known.uid == row[2] else Author(name)
        return self._authors[name]

    def _take_operations(self) -> None:
        """Drop the undo log unless it and everything that it may refer to were salvaged (repair)."""
        if not self._found.rows.get("operation"):
            return
        numbers = [row[0] for row in self._connection.execute("SELECT id FROM operation ORDER BY id")]
        known = set(self._found.uids.get("operation", {}))
        if self._losses or numbers != list(range(1, len(numbers) + 1)) or known - set(numbers):
            self._connection.execute("DELETE FROM operation")
            self._losses.append(LostRow("operation"))

    def _take_typing(self) -> None:
        """Write salvaged uncommitted typing, unless the sentence has a later revision (repair)."""
        live = [one for one in self._found.rows.get("pending", []) if one.is_live]
        self._builder.insert_valid("pending", live)
        self._connection.execute(
            "DELETE FROM pending WHERE time <= "
            "(SELECT max(r.time) FROM revision r WHERE r.segment_id = pending.segment_id)"
        )


_BROKEN_VERSIONS = """
SELECT EXISTS (SELECT 1 FROM document_event e WHERE e.document_id = :document AND e.aspect = 'version'
               AND e.value NOT IN (SELECT uid FROM document_version WHERE document_id = :document))
OR EXISTS (SELECT 1 FROM document_version v WHERE v.document_id = :document AND
    (SELECT count(*) FROM placement t WHERE t.version_id = v.id)
    IS NOT (SELECT max(t.position) FROM placement t WHERE t.version_id = v.id))
OR NOT EXISTS (SELECT 1 FROM document_version v WHERE v.document_id = :document AND v.number = 1)
OR EXISTS (SELECT 1 FROM paragraph p WHERE p.document_id = :document AND p.position > 0 AND p.id NOT IN
    (SELECT t.paragraph_id FROM placement t JOIN document_version v ON v.id = t.version_id
     WHERE v.document_id = :document))
"""
_FORGET_VERSIONS = (
    "DELETE FROM placement WHERE version_id IN (SELECT id FROM document_version WHERE document_id = ?)",
    "DELETE FROM document_version WHERE document_id = ?",
    "DELETE FROM document_event WHERE aspect = 'version' AND document_id = ?",
)
_LOST_ORIGINALS = (
    "SELECT name FROM document WHERE original_hash NOT IN (SELECT hash FROM original) "
    "UNION SELECT name FROM document_version WHERE original_hash NOT IN (SELECT hash FROM original)"
)
