"""Properties of a project, such as its title, and the caret position of each author."""

from translator_gui.store.digests import digest
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import MOST, uid


def read_property(connection: Connection, key: str, default: str = "") -> str:
    """Return the value of a project property such as "title", "uid" or "created"; `default` if it is not set."""
    row = connection.execute("SELECT value FROM project WHERE key = ?", (key,)).fetchone()
    return default if row is None else str(row[0])


def read_uid(connection: Connection) -> str:
    """Return the uid of the project, validated because it becomes part of file paths.

    Raises:
        InvalidStoredValueError: It is no uid.
    """
    return uid(read_property(connection, "uid"), "project, uid")


def write_property(connection: Connection, key: str, value: str) -> None:
    """Set a project property, such as "title", in the project file."""
    connection.execute(
        "INSERT INTO project (key, value, hash) VALUES (?, ?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value, hash = excluded.hash",
        (key, value, digest(key, value)),
    )


def read_properties(connection: Connection, prefix: str) -> dict[str, str]:
    """Return the project properties whose keys begin with a prefix, by the key without the prefix."""
    rows = connection.execute(
        "SELECT substr(key, ?), value FROM project WHERE substr(key, 1, ?) = ? ORDER BY key",
        (len(prefix) + 1, len(prefix), prefix),
    )
    return {str(rest): str(value) for rest, value in rows}


def drop_property(connection: Connection, key: str) -> None:
    """Delete a project property, such as a setting, from the project file."""
    connection.execute("DELETE FROM project WHERE key = ?", (key,))


def read_caret(connection: Connection, author_uid: str) -> tuple[int, int] | None:
    """Return an author's saved caret position: sentence id and offset in its English; None if there is none."""
    row = connection.execute(
        "SELECT v.segment_id, v.caret FROM view_state v JOIN segment s ON s.id = v.segment_id AND s.live "
        "WHERE v.author_uid = ?",
        (author_uid,),
    ).fetchone()
    if row is None or not 0 <= row[1] <= MOST:
        return None
    return int(row[0]), int(row[1])


def write_caret(connection: Connection, author_uid: str, segment_id: int, caret: int) -> None:
    """Save an author's caret position in the project file."""
    connection.execute(
        "INSERT INTO view_state (author_uid, segment_id, caret) VALUES (?, ?, ?) "
        "ON CONFLICT (author_uid) DO UPDATE SET segment_id = excluded.segment_id, caret = excluded.caret",
        (author_uid, segment_id, caret),
    )
