"""Properties of a memory file."""

from translator_gui.store.driver import Connection


def read_memory_property(connection: Connection, key: str, default: str = "") -> str:
    """Return a property of a memory file."""
    row = connection.execute("SELECT value FROM property WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row is not None else default


def write_memory_property(connection: Connection, key: str, value: str) -> None:
    """Set a property of a memory file, in the caller's transaction."""
    connection.execute(
        "INSERT INTO property (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )
