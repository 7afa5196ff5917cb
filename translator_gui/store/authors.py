"""The people of a project."""

from translator_gui.model.author import Author
from translator_gui.store.digests import digest
from translator_gui.store.driver import Connection


def author_row(connection: Connection, author: Author) -> int:
    """The row of an author, written when it is a new one."""
    found = connection.execute("SELECT id FROM author WHERE uid = ?", (author.uid,)).fetchone()
    if found is not None:
        return int(found[0])
    cursor = connection.execute(
        "INSERT INTO author (uid, name, email, hash) VALUES (?, ?, ?, ?)",
        (author.uid, author.name, author.email, digest(author.uid, author.name, author.email)),
    )
    return int(cursor.lastrowid or 0)


def author_names(connection: Connection) -> dict[str, str]:
    """The names of everybody who did something, by their uids."""
    return dict(connection.execute("SELECT uid, name FROM author"))


def author_row_of(connection: Connection, uid: str) -> int:
    """Return the row of an author who did something before."""
    return int(connection.execute("SELECT id FROM author WHERE uid = ?", (uid,)).fetchone()[0])
