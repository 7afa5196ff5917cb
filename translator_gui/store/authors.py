"""Authors: the people who work on a project."""

from translator_gui.model.author import Author
from translator_gui.store.driver import Connection
from translator_gui.store.tables import insert_row


def author_row(connection: Connection, author: Author) -> int:
    """Return the row of an author; insert it if it is missing."""
    found = connection.execute("SELECT id FROM author WHERE uid = ?", (author.uid,)).fetchone()
    if found is not None:
        return int(found[0])
    return insert_row(connection, "author", {"uid": author.uid, "name": author.name, "email": author.email})


def author_names(connection: Connection) -> dict[str, str]:
    """Return the names of all authors, by their uids."""
    return dict(connection.execute("SELECT uid, name FROM author"))


def known_author_row(connection: Connection, uid: str) -> int:
    """Return the row of an author who is already in the file."""
    return int(connection.execute("SELECT id FROM author WHERE uid = ?", (uid,)).fetchone()[0])
