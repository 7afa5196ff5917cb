"""Whether a file still says what was written into it."""

from translator_gui.model.revision import text_hash
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.revisions import damaged_revisions, show_heads


def problems(connection: Connection) -> list[str]:
    """What is wrong with a project file, in words; nothing for a sound one. Reads every row once."""
    try:
        verdict = [str(row[0]) for row in connection.execute("PRAGMA quick_check(3)")]
        if verdict != ["ok"]:
            return verdict
        found = [f"revision {uid} is not what was written" for uid in damaged_revisions(connection)]
        found += [
            f"paragraph {position} of {document} is not what was read"
            for position, document, text, digest in connection.execute(
                "SELECT p.position, d.name, p.text, p.source_hash FROM paragraph p "
                "JOIN document d ON d.id = p.document_id"
            )
            if text_hash(text) != digest
        ]
    except (sqlite3.DatabaseError, UnicodeDecodeError, ValueError) as error:
        return [str(error)]
    return found


def mend_shown(connection: Connection) -> int:
    """Rewrites what sentences' rows show where it differs from their heads, and says how many did."""
    rows = connection.execute(
        "SELECT s.id FROM segment s LEFT JOIN (SELECT segment_id, min(revision_uid) AS uid, count(*) AS number "
        "FROM head GROUP BY segment_id) h ON h.segment_id = s.id LEFT JOIN revision r ON r.uid = h.uid "
        "WHERE s.target IS NOT coalesce(r.target, '') OR s.status IS NOT coalesce(r.status, 'not-started') "
        "OR s.heads IS NOT coalesce(h.number, 0)"
    ).fetchall()
    for row in rows:
        show_heads(connection, row[0])
    return len(rows)
