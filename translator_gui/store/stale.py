"""Finds paragraphs whose sentence rows may differ from the record."""

from translator_gui.model.segment import paragraph_of
from translator_gui.model.status import Status
from translator_gui.store.boundaries import paragraph_starts
from translator_gui.store.comments import annotations_to_show, miscounted
from translator_gui.store.driver import Connection
from translator_gui.store.invalid_rows import invalid_sentences
from translator_gui.store.revisions import heads_to_show
from translator_gui.store.segments import rows_with_wrong_checksum

FIRST_PARAGRAPH, _LAST = 1 - (1 << 43), (1 << 43) - 1
"""Beyond all rows of paragraphs: a sentence's row is its paragraph's times 2 to the 20th, and 64 bits wide."""


def stale_paragraphs(connection: Connection, first: int = FIRST_PARAGRAPH, last: int = _LAST) -> set[int]:
    """Return the paragraphs in a range whose sentence rows are invalid or may differ from their history."""
    ends = (first << 20, (last << 20) + 1048575)
    paragraphs = {paragraph_of(identity) for identity in rows_with_wrong_checksum(connection, *ends)}
    paragraphs |= {paragraph_of(identity) for identity in invalid_sentences(connection, *ends)}
    return paragraphs | inconsistent_paragraphs(connection, first, last)


def inconsistent_paragraphs(connection: Connection, first: int = FIRST_PARAGRAPH, last: int = _LAST) -> set[int]:
    """Return the paragraphs whose sentence rows have correct checksums but may differ from their history."""
    ends = {"first": first, "last": last, "from": first << 20, "to": (last << 20) + 1048575}
    paragraphs = miscounted(connection, ends["from"], ends["to"])
    for query in (_STALE, _MISCOUNTED):
        paragraphs.update(row[0] for row in connection.execute(query, ends))
    for paragraph, shown in connection.execute(_SPLIT_OR_JOINED, ends).fetchall():
        rows = connection.execute(
            "SELECT id & 1048575 FROM segment WHERE paragraph_id = ? AND live ORDER BY id", (paragraph,)
        )
        if [row[0] for row in rows] != (paragraph_starts(connection, paragraph) if shown else []):
            paragraphs.add(paragraph)
    return paragraphs


def is_stale(connection: Connection, paragraph: int) -> bool:
    """Whether a sentence row of a paragraph is damaged or differs from the history that it is derived from."""
    first, last = paragraph << 20, (paragraph << 20) + 1048575
    damaged = rows_with_wrong_checksum(connection, first, last) or invalid_sentences(connection, first, last)
    if damaged or miscounted(connection, first, last):
        return True
    rows = connection.execute(_SHOWN, (first, last)).fetchall()
    ids = [row[0] for row in rows]
    heads = {values[-1]: values[:-1] for values in heads_to_show(connection, ids)}
    if any(
        row[1] != paragraph or row[5:] != heads[row[0]] or row[3:5] != annotations_to_show(connection, row[0])
        for row in rows
    ):
        return True
    found = connection.execute(
        "SELECT p.position > 0 AND d.shown FROM paragraph p JOIN document d ON d.id = p.document_id WHERE p.id = ?",
        (paragraph,),
    ).fetchone()
    starts = paragraph_starts(connection, paragraph) if found is not None and found[0] else []
    return [row[0] & 1048575 for row in rows if row[2]] != starts


_SHOWN = (
    "SELECT id, paragraph_id, live, note, labels, target, target_length, target_words, status, author, changed, heads, "
    "handed_over, approved, reopened FROM segment WHERE id BETWEEN ? AND ? ORDER BY id"
)

_STALE = f"""
SELECT s.paragraph_id FROM segment s NOT INDEXED
LEFT JOIN (SELECT segment_id, min(revision_uid) AS uid, count(*) AS number FROM head
           WHERE segment_id BETWEEN :from AND :to GROUP BY segment_id) h ON h.segment_id = s.id
LEFT JOIN revision r ON r.uid = h.uid LEFT JOIN author a ON a.id = r.author_id
WHERE s.id BETWEEN :from AND :to AND (
    s.target IS NOT coalesce(r.target, '') OR s.status IS NOT coalesce(r.status, '{Status.NOT_STARTED}')
    OR s.author IS NOT coalesce(a.name, '') OR s.changed IS NOT coalesce(r.time, 0)
    OR s.heads IS NOT coalesce(h.number, 0) OR h.number > 1)
UNION SELECT s.paragraph_id FROM segment s JOIN annotation t ON t.segment_id = s.id
WHERE s.id BETWEEN :from AND :to
    AND t.uid NOT IN (SELECT j.value FROM annotation f, json_each('["' || replace(f.parents, ' ', '","') || '"]') j
                      WHERE f.segment_id = s.id)
    AND t.value IS NOT iif(t.kind = 'note', s.note, s.labels)
"""  # noqa: S608 (constants)
"""Paragraphs whose sentences may show something else than the record.

Those with several latest revisions are always included.
"""

_SPLIT_OR_JOINED = """
SELECT p.id, p.position > 0 AND d.shown FROM paragraph p JOIN document d ON d.id = p.document_id
WHERE p.id BETWEEN :first AND :last
    AND p.id IN (SELECT paragraph_id FROM boundary WHERE paragraph_id BETWEEN :first AND :last)
"""

_MISCOUNTED = """
SELECT p.id FROM paragraph p JOIN document d ON d.id = p.document_id
LEFT JOIN (SELECT paragraph_id, count(*) AS number FROM segment
           WHERE live AND paragraph_id BETWEEN :first AND :last GROUP BY paragraph_id) s ON s.paragraph_id = p.id
WHERE p.id BETWEEN :first AND :last
    AND iif(p.position > 0 AND d.shown, json_array_length(p.starts), 0) IS NOT coalesce(s.number, 0)
    AND p.id NOT IN (SELECT paragraph_id FROM boundary)
"""
