"""Keeps the parts of the look-up index in the memory file, so that the next start reads them instead of making them."""

import json
from collections.abc import Iterable

from translator_gui.store.driver import Connection

_STATE = "state"
_FEWEST_LOGGED = 10_000
"""Removals that stay on record after the index was stored, for indexes that other processes hold."""


def read_index_parts(connection: Connection, rule: str) -> tuple[dict[str, bytes], int, int] | None:
    """Return the stored parts of the look-up index, and the last unit and removal in it; None if there is none.

    Args:
        connection: The memory.
        rule: What the parts depend on (version of keys and signatures); stored with another one they count for nothing.
    """
    parts = {str(name): bytes(data) for name, data in connection.execute("SELECT name, data FROM index_part")}
    try:
        state = json.loads(parts.pop(_STATE, b"{}"))
        if state.get("rule") != rule:
            return None
        return parts, int(state["unit"]), int(state["removal"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def write_index_parts(
    connection: Connection, parts: Iterable[tuple[str, bytes]], rule: str, unit: int, removal: int
) -> None:
    """Store the parts of the look-up index, in the caller's transaction; those before are replaced."""
    connection.execute("DELETE FROM index_part")
    state = json.dumps({"rule": rule, "unit": unit, "removal": removal}).encode()
    # One after the other: together they take as much room as the index.
    connection.executemany("INSERT INTO index_part (name, data) VALUES (?, ?)", parts)
    connection.execute("INSERT INTO index_part (name, data) VALUES (?, ?)", (_STATE, state))
    connection.execute("DELETE FROM removal WHERE id <= ?", (removal - _FEWEST_LOGGED,))
