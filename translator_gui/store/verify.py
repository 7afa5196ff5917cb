"""Whether a file still says what was written into it, and mending what is derived."""

from collections.abc import Generator
from hashlib import blake2b

from translator_gui.model.segment import paragraph_of
from translator_gui.store.boundaries import paragraph_starts, reshape
from translator_gui.store.comments import miscounted, show_annotations, show_paragraph_comments
from translator_gui.store.digests import damaged_records
from translator_gui.store.document_events import show_documents
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.outline import forget_outline
from translator_gui.store.revisions import damaged_revisions, show_heads
from translator_gui.store.segments import broken_seals

_LARGEST = 16 << 20
"""Bytes: four for each character that the longest text may have."""
_OTHER_TEXTS = (
    ("author", "octet_length(name) + octet_length(email)"),
    ("document", "octet_length(name)"),
    ("document_version", "octet_length(name)"),
    ("placement", "max(octet_length(marker), octet_length(place))"),
    ("segment", "max(octet_length(target), octet_length(note), octet_length(labels))"),
    ("operation", "octet_length(inverse)"),
)
_LARGEST_STEP = 256 << 20


def problems(connection: Connection) -> list[str]:
    """What is wrong with a project file, in words; nothing for a sound one. Reads every row once."""
    try:
        verdict = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
        if verdict != ["ok"]:
            return verdict
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            return ["rows name others that are not there"]
        return _oversized(connection) or damaged_records(connection) + [
            f"revision {uid} is not what was written" for uid in damaged_revisions(connection)
        ] + _lost_heads(connection) + _damaged_originals(connection)
    except (sqlite3.DatabaseError, UnicodeError, ValueError) as error:
        return [str(error)]


def problem_steps(connection: Connection) -> Generator[None, None, list[str]]:
    """The same in short reads, between which others may write."""
    yield
    connection.set_progress_handler(None, 0)
    return problems(connection)


def _oversized(connection: Connection) -> list[str]:
    """Values that no table's own check bounds."""
    return [
        f"a value in the table {table} is larger than any that was written"
        for table, length in _OTHER_TEXTS
        if (connection.execute(f"SELECT max({length}) FROM {table}").fetchone()[0] or 0)  # noqa: S608 (constants)
        > (_LARGEST_STEP if table == "operation" else _LARGEST)
    ]


def _lost_heads(connection: Connection) -> list[str]:
    """The latest revisions are those that no other one follows."""
    followed: set[str] = set()
    latest: dict[str, int] = {}
    for uid, parents, segment in connection.execute(
        "SELECT uid, parents, segment_id FROM revision WHERE uid NOT IN (SELECT uid FROM aside)"
    ):
        followed.update(parents.split())
        latest[uid] = segment
    expected = {(segment, uid) for uid, segment in latest.items() if uid not in followed}
    found = set(connection.execute("SELECT segment_id, revision_uid FROM head"))
    return [f"the latest revision {uid} is not marked so, or another one is" for _, uid in sorted(expected ^ found)]


def _damaged_originals(connection: Connection) -> list[str]:
    found: list[str] = []
    for name, digest in connection.execute(
        "SELECT name, original_hash FROM document UNION SELECT name, original_hash FROM document_version"
    ).fetchall():
        checksum = blake2b(digest_size=16)
        for (data,) in connection.execute("SELECT data FROM original WHERE hash = ? ORDER BY part", (digest,)):
            checksum.update(data)
        if checksum.hexdigest() != digest:
            found.append(f"the stored original of {name} is not what was read")
    return found


def mend_shown(connection: Connection) -> int:
    """Rewrites what sentences' rows show where it differs from the record; says of how many paragraphs."""
    show_documents(connection)
    paragraphs = {paragraph_of(identity) for identity in broken_seals(connection)}
    paragraphs |= miscounted(connection)
    for query in (_STALE, _MISCOUNTED):
        paragraphs.update(row[0] for row in connection.execute(query))
    for paragraph, shown in connection.execute(_SPLIT_OR_JOINED).fetchall():
        rows = connection.execute(
            "SELECT id & 1048575 FROM segment WHERE paragraph_id = ? AND live ORDER BY id", (paragraph,)
        )
        if [row[0] for row in rows] != (paragraph_starts(connection, paragraph) if shown else []):
            paragraphs.add(paragraph)
    for paragraph in paragraphs:
        rebuild_paragraph(connection, paragraph)
    if paragraphs:
        forget_outline(connection)
    return len(paragraphs)


def rebuild_paragraph(connection: Connection, paragraph: int) -> None:
    """Makes a paragraph's sentence rows anew from boundaries, heads, annotations and comments."""
    connection.execute(
        "UPDATE segment SET paragraph_id = ? WHERE id BETWEEN ? AND ?",
        (paragraph, paragraph << 20, (paragraph << 20) + 1048575),
    )
    reshape(connection, paragraph)
    for (segment,) in connection.execute("SELECT id FROM segment WHERE paragraph_id = ?", (paragraph,)).fetchall():
        show_heads(connection, segment)
        show_annotations(connection, segment)
    show_paragraph_comments(connection, paragraph)


_STALE = """
SELECT s.paragraph_id FROM segment s
LEFT JOIN (SELECT segment_id, min(revision_uid) AS uid, count(*) AS number FROM head GROUP BY segment_id) h
    ON h.segment_id = s.id
LEFT JOIN revision r ON r.uid = h.uid LEFT JOIN author a ON a.id = r.author_id
WHERE s.target IS NOT coalesce(r.target, '') OR s.status IS NOT coalesce(r.status, 'not-started')
    OR s.author IS NOT coalesce(a.name, '') OR s.changed IS NOT coalesce(r.time, 0)
    OR s.heads IS NOT coalesce(h.number, 0) OR h.number > 1
UNION SELECT s.paragraph_id FROM segment s JOIN annotation t ON t.segment_id = s.id
WHERE t.uid NOT IN (SELECT j.value FROM annotation f, json_each('["' || replace(f.parents, ' ', '","') || '"]') j
                    WHERE f.segment_id = s.id)
    AND t.value IS NOT iif(t.kind = 'note', s.note, s.labels)
"""
"""Paragraphs whose sentences may show something else than the record.

Those with several latest revisions are always made anew.
"""

_SPLIT_OR_JOINED = """
SELECT p.id, p.position > 0 AND d.shown FROM paragraph p JOIN document d ON d.id = p.document_id
WHERE p.id IN (SELECT paragraph_id FROM boundary)
"""

_MISCOUNTED = """
SELECT p.id FROM paragraph p JOIN document d ON d.id = p.document_id
LEFT JOIN (SELECT paragraph_id, count(*) AS number FROM segment WHERE live GROUP BY paragraph_id) s
    ON s.paragraph_id = p.id
WHERE iif(p.position > 0 AND d.shown, json_array_length(p.starts), 0) IS NOT coalesce(s.number, 0)
    AND p.id NOT IN (SELECT paragraph_id FROM boundary)
"""
