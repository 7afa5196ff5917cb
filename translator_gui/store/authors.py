"""Authors: the people who work on a project."""

from translator_gui.model.author import Author
from translator_gui.store.driver import Connection
from translator_gui.store.tables import insert_row


def author_row(connection: Connection, author: Author) -> int:
    """Return the row number of an author in the author table; insert the author if missing."""
    found = connection.execute("SELECT id FROM author WHERE uid = ?", (author.uid,)).fetchone()
    if found is not None:
        return int(found[0])
    return insert_row(connection, "author", {"uid": author.uid, "name": author.name, "email": author.email})


def author_names(connection: Connection) -> dict[str, str]:
    """Return the names of all authors of the project, by author uid."""
    return dict(connection.execute("SELECT uid, name FROM author"))


def known_author_row(connection: Connection, uid: str) -> int:
    """Return the row number of the author with this uid, who must already be in the author table."""
    return int(connection.execute("SELECT id FROM author WHERE uid = ?", (uid,)).fetchone()[0])
