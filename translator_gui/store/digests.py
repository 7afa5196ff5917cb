"""Checksums of the rows of record: what was written can be told from what a disk or a stranger made of it."""

from translator_gui.model.revision import text_hash
from translator_gui.store.driver import Connection

# The rows of record by their name for people: the checksum, then what it was made of.
_RECORDS = {
    "property": "SELECT hash, key, value FROM project",
    "author": "SELECT hash, uid, name, email FROM author",
    "document": """
        SELECT hash, uid, name, format, encoding, paragraph_rule, order_key, version, original_hash, added
        FROM document""",
    "paragraph": """
        SELECT p.hash, p.uid, d.uid, p.position, p.kind, p.level, p.marker, p.place, p.starts,
            p.text || iif(p.tags = '', '', char(31) || p.tags)
        FROM paragraph p JOIN document d ON d.id = p.document_id""",
    "version": """
        SELECT t.hash, t.uid, d.uid, t.number, t.name, t.format, t.encoding, t.paragraph_rule, t.original_hash, t.time
        FROM document_version t JOIN document d ON d.id = t.document_id""",
    "place": """
        SELECT t.hash, v.uid, t.position, p.uid, t.kind, t.level, t.marker, t.place
        FROM placement t JOIN document_version v ON v.id = t.version_id JOIN paragraph p ON p.id = t.paragraph_id""",
    "event": """
        SELECT t.hash, t.uid, d.uid, t.aspect, t.value, a.uid, t.time, t.operation
        FROM document_event t JOIN document d ON d.id = t.document_id JOIN author a ON a.id = t.author_id""",
    "succession": """
        SELECT t.hash, s.uid, b.uid, t.made_for
        FROM succession t JOIN segment s ON s.id = t.segment_id JOIN segment b ON b.id = t.before_id""",
    "boundary": """
        SELECT t.hash, t.uid, p.uid, t.start, t.present, t.parents, a.uid, t.time, t.operation
        FROM boundary t JOIN paragraph p ON p.id = t.paragraph_id JOIN author a ON a.id = t.author_id""",
    "comment": """
        SELECT t.hash, t.uid, t.thread, s.uid, t.action, a.uid, t.time, t.operation, t.edits, t.after, t.anchor,
            t.text || iif(t.category = '' AND t.severity = '', '', char(31) || t.category || char(31) || t.severity)
        FROM comment_event t JOIN segment s ON s.id = t.segment_id JOIN author a ON a.id = t.author_id""",
    "annotation": """
        SELECT t.hash, t.uid, s.uid, t.kind, t.parents, a.uid, t.time, t.operation, t.value
        FROM annotation t JOIN segment s ON s.id = t.segment_id JOIN author a ON a.id = t.author_id""",
    "resolution": """
        SELECT t.hash, t.uid, t.revision_uid, a.uid, t.time, t.operation
        FROM resolution t JOIN author a ON a.id = t.author_id""",
    "undo step": """
        SELECT t.hash, t.uid, t.kind, t.verb, a.uid, t.time, t.inverse
        FROM operation t JOIN author a ON a.id = t.author_id""",
    "set aside": "SELECT hash, uid FROM aside",
    "typing": """
        SELECT t.hash, s.uid, a.uid, t.role, t.time, t.target
        FROM pending t JOIN segment s ON s.id = t.segment_id JOIN author a ON a.id = t.author_id""",
}


def digest(*fields: object) -> str:
    """A checksum of a row's fields, 32 hexadecimal digits."""
    return text_hash("\x1f".join(map(str, fields)))


def damaged_records(connection: Connection) -> list[str]:
    """The rows of record, but for revisions and original files, that are not what was written; in words."""
    return [
        f"{name} {row[1]} is not what was written"
        for name, query in _RECORDS.items()
        for row in connection.execute(query)
        if digest(*row[1:]) != row[0]
    ]
