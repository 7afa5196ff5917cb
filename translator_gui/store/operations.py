"""The undo log: what each step changed, kept across restarts, local and never merged."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from translator_gui.model.author import Author
from translator_gui.store.authors import author_row
from translator_gui.store.driver import Connection
from translator_gui.store.stored_json import read_steps
from translator_gui.store.tables import insert_row

_INVERSE_VERSION = 1
_AT_ONCE = 1000


class UndoStep(NamedTuple):
    """One step of the undo log in the project file: its command and the changes that undo it.

    Attributes:
        id: Its row.
        uid: What the revisions of the step name.
        verb: The command's name, for *Undo confirm*.
        steps: What takes it back, from last to first.
    """

    id: int
    uid: str
    verb: str
    steps: list[dict[str, Any]]


def add_operation(connection: Connection, kind: str, operation: UndoStep, author: Author, time: int) -> int:
    """Append a step ("do", "undo" or "redo") to the undo log and return its row number."""
    inverse = f'{{"version": {_INVERSE_VERSION}, "steps": [{", ".join(_json_parts(operation.steps))}]}}'
    values: dict[str, object] = {
        "uid": operation.uid,
        "kind": kind,
        "verb": operation.verb,
        "author_id": author_row(connection, author),
        "time": time,
        "inverse": inverse,
    }
    return insert_row(connection, "operation", values, {"author_id": author.uid})


def _json_parts(steps: list[dict[str, Any]]) -> Iterator[str]:
    """Yield steps as JSON in parts: encoding all of them at once would hold Python's lock for a tenth of a second."""
    for first in range(0, len(steps), _AT_ONCE):
        yield json.dumps(steps[first : first + _AT_ONCE])[1:-1]


def mark_undone(connection: Connection, operation: int, by: int) -> None:
    """Record in the undo log that a step was undone."""
    connection.execute("UPDATE operation SET undone_by = ? WHERE id = ?", (by, operation))


def clear_operations(connection: Connection) -> None:
    """Empty the undo log: nothing that was done so far can be undone.

    The file must be opened anew afterwards: rows of the log that are gone look like another program's doing.
    """
    connection.execute("DELETE FROM operation")


def next_undo(connection: Connection) -> UndoStep | None:
    """Return the step of the undo log that the next Undo will revert; None if there is none."""
    return _operation(
        connection.execute(
            "SELECT id, uid, verb, inverse FROM operation WHERE kind IN ('do', 'redo') AND undone_by IS NULL "
            "ORDER BY id DESC LIMIT 1"
        ).fetchone()
    )


def next_redo(connection: Connection) -> UndoStep | None:
    """Return the undo step that the next Redo will revert; None if there is none or a change was made since."""
    return _operation(
        connection.execute(
            "SELECT id, uid, verb, inverse FROM operation WHERE kind = 'undo' AND undone_by IS NULL "
            "AND id > (SELECT coalesce(max(id), 0) FROM operation WHERE kind = 'do') ORDER BY id DESC LIMIT 1"
        ).fetchone()
    )


def undoable(connection: Connection) -> tuple[bool, bool]:
    """Return whether there is a step to undo, and one to redo; without reading what they changed."""
    undo, redo = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM operation WHERE kind IN ('do', 'redo') AND undone_by IS NULL), "
        "EXISTS (SELECT 1 FROM operation WHERE kind = 'undo' AND undone_by IS NULL "
        "AND id > (SELECT coalesce(max(id), 0) FROM operation WHERE kind = 'do'))"
    ).fetchone()
    return bool(undo), bool(redo)


def _operation(row: tuple[int, str, str, str] | None) -> UndoStep | None:
    return None if row is None else UndoStep(*row[:3], read_steps(row[3], f"operation {row[0]}"))
