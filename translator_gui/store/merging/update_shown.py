"""Updates the derived rows that are affected by merged or retracted rows."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from translator_gui.store.boundaries import update_sentences
from translator_gui.store.comments import show_annotations, show_comments, show_paragraph_comments
from translator_gui.store.document_events import show_document
from translator_gui.store.driver import Connection
from translator_gui.store.outline import delete_cached_outline
from translator_gui.store.revisions import show_heads

_AT_ONCE = 500


class MergeAffectedRows(NamedTuple):
    """The documents, paragraphs and sentences whose derived rows must be updated after a merge or its undo."""

    documents: set[int]
    paragraphs: set[int]
    revised: set[int]
    annotated: set[int]
    commented: set[int]


def rows_affected_by(connection: Connection, uids: Collection[str]) -> MergeAffectedRows:
    """Return the documents, paragraphs and sentences to update after rows with these uids were merged or retracted."""
    wanted = json.dumps(list(uids))

    def rows(table: str, column: str) -> set[int]:
        query = f"SELECT DISTINCT {column} FROM {table} WHERE uid IN (SELECT value FROM json_each(?))"  # noqa: S608
        return {row[0] for row in connection.execute(query, (wanted,))}

    return MergeAffectedRows(
        rows("document", "id") | rows("document_event", "document_id"),
        rows("boundary", "paragraph_id"),
        rows("revision", "segment_id"),
        rows("annotation", "segment_id"),
        rows("comment_event", "segment_id"),
    )


def update_shown_boundaries(connection: Connection, documents: Iterable[int], paragraphs: Iterable[int]) -> None:
    """After a merge, update the documents in the project file and where the sentences of their paragraphs begin."""
    for document in sorted(documents):
        show_document(connection, document)
    for paragraph in sorted(paragraphs):
        update_sentences(connection, paragraph)


def update_shown_work(connection: Connection, touched: MergeAffectedRows) -> None:
    """After a merge, update English, status, notes, labels and comment counts in the project file's sentence rows."""
    revised = sorted(touched.revised)
    for at in range(0, len(revised), _AT_ONCE):
        _find_heads(connection, revised[at : at + _AT_ONCE])
        show_heads(connection, *revised[at : at + _AT_ONCE])
    for segment in sorted(touched.annotated):
        show_annotations(connection, segment)
    for segment in sorted(touched.commented):
        show_comments(connection, segment)
    for paragraph in sorted(touched.paragraphs):
        show_paragraph_comments(connection, paragraph)
    delete_cached_outline(connection)


def _find_heads(connection: Connection, segments: Sequence[int]) -> None:
    """Mark as heads the latest revisions of sentences, which are no other revision's parent."""
    wanted = json.dumps(segments)
    connection.execute("DELETE FROM head WHERE segment_id IN (SELECT value FROM json_each(?))", (wanted,))
    followed: set[str] = set()
    found: dict[int, list[str]] = defaultdict(list)
    for uid, segment, parents in connection.execute(
        "SELECT uid, segment_id, parents FROM revision WHERE segment_id IN (SELECT value FROM json_each(?)) "
        "AND uid NOT IN (SELECT uid FROM aside)",
        (wanted,),
    ):
        followed.update(parents.split())
        found[segment].append(uid)
    connection.executemany(
        "INSERT INTO head (segment_id, revision_uid) VALUES (?, ?)",
        ((segment, uid) for segment, uids in found.items() for uid in uids if uid not in followed),
    )
