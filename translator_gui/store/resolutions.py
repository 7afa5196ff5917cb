"""Records who resolved a conflict with which revision, which itself credits the chosen text's author."""

from collections import defaultdict

from translator_gui.model.author import Author
from translator_gui.model.identity import new_uid
from translator_gui.model.revision import ConflictResolutionEvent
from translator_gui.store.authors import author_row
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import time_ms
from translator_gui.store.tables import insert_row


def add_resolution(connection: Connection, revision_uid: str, author: Author, time: int, operation: str) -> str:
    """Record that an author resolved a conflict of translations with this revision; return the uid of the record."""
    uid = new_uid()
    values: dict[str, object] = {
        "uid": uid,
        "revision_uid": revision_uid,
        "author_id": author_row(connection, author),
        "time": time,
        "operation": operation,
    }
    insert_row(connection, "resolution", values, {"author_id": author.uid})
    return uid


def read_resolutions(connection: Connection, segment: int) -> dict[str, tuple[ConflictResolutionEvent, ...]]:
    """Return the people who resolved conflicts of a sentence, by uid of the resolving revision, earliest first."""
    found: dict[str, dict[str, ConflictResolutionEvent]] = defaultdict(dict)
    for revision, author_uid, author, time in connection.execute(
        "SELECT t.revision_uid, a.uid, a.name, t.time FROM resolution t JOIN revision r ON r.uid = t.revision_uid "
        "JOIN author a ON a.id = t.author_id WHERE r.segment_id = ? AND t.uid NOT IN (SELECT uid FROM aside) "
        "ORDER BY t.time, t.uid",
        (segment,),
    ):
        found[revision].setdefault(author_uid, ConflictResolutionEvent(author, time_ms(time, "resolution, time")))
    return {revision: tuple(people.values()) for revision, people in found.items()}
