"""Projects that feed a memory: their rules, and how far each project file was fed."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from translator_gui.model.memory_unit import STRICTNESS, MachineHelpRule
from translator_gui.store.driver import Connection
from translator_gui.store.memory.units import project_row
from translator_gui.store.row_values import enum_member


class FedPlace(NamedTuple):
    """How far a project file was fed into a memory.

    Attributes:
        revision: Row number of the last revision that was fed; 0 for none.
        revision_uid: Its uid: in another file the same number has another one, which is fed anew.
        state: What else the file's confirmed sentences depend on, as it was.
    """

    revision: int = 0
    revision_uid: str = ""
    state: str = ""


def read_fed_place(connection: Connection, path: str) -> FedPlace:
    """Return how far a project file was fed into the memory."""
    row = connection.execute("SELECT revision, revision_uid, state FROM fed_file WHERE path = ?", (path,)).fetchone()
    return FedPlace(*row) if row is not None else FedPlace()


def write_fed_place(
    connection: Connection, path: str, project: tuple[str, str, MachineHelpRule], place: FedPlace
) -> int:
    """Record how far a project file was fed, in the caller's transaction; return the row number of its project.

    The rule of the project is the strictest one of those of its files that still exist.

    Args:
        connection: The memory.
        path: The project file.
        project: Uid, title and rule of the project.
        place: How far it was fed.
    """
    uid, name, machine = project
    row = project_row(connection, uid, name, machine)
    connection.execute(
        "INSERT INTO fed_file (path, project_id, machine, revision, revision_uid, state) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (path) DO UPDATE SET project_id = excluded.project_id, machine = excluded.machine, "
        "revision = excluded.revision, revision_uid = excluded.revision_uid, state = excluded.state",
        (path, row, machine, *place),
    )
    others = connection.execute("SELECT path, machine FROM fed_file WHERE project_id = ?", (row,)).fetchall()
    gone = [other for other, _rule in others if other != path and not Path(other).exists()]
    connection.executemany("DELETE FROM fed_file WHERE path = ?", ((other,) for other in gone))
    rules = {MachineHelpRule(rule) for other, rule in others if other not in gone}
    strictest = next(rule for rule in STRICTNESS if rule in rules)
    connection.execute("UPDATE project SET name = ?, machine = ? WHERE id = ?", (name, strictest, row))
    return row


def import_project(connection: Connection, uid: str, name: str, machine: MachineHelpRule) -> int:
    """Return the row number of a project that imported units name, in the caller's transaction.

    Unless a project file has told its rule, the strictest rule that came with such units holds.
    """
    row = project_row(connection, uid, name, machine)
    is_fed = connection.execute("SELECT 1 FROM fed_file WHERE project_id = ?", (row,)).fetchone() is not None
    rule = connection.execute("SELECT machine FROM project WHERE id = ?", (row,)).fetchone()[0]
    if not is_fed and rule not in STRICTNESS[: STRICTNESS.index(machine)]:
        connection.execute("UPDATE project SET machine = ? WHERE id = ?", (machine, row))
    return row


def read_fed_project(connection: Connection, path: str) -> tuple[str, str, MachineHelpRule] | None:
    """Return uid, title and rule of the project as a file of it told them; None if the file was never fed."""
    row = connection.execute(
        "SELECT p.uid, p.name, f.machine FROM fed_file f JOIN project p ON p.id = f.project_id WHERE f.path = ?",
        (path,),
    ).fetchone()
    return None if row is None else (row[0], row[1], enum_member(row[2], MachineHelpRule, f"project {row[0]}"))


class MemoryProject(NamedTuple):
    """A project in a memory: uid, title, rule for services, and its number of units."""

    uid: str
    name: str
    machine: MachineHelpRule
    units: int


def read_memory_projects(connection: Connection) -> Iterator[MemoryProject]:
    """Yield the projects in a memory, by title."""
    for uid, name, machine, units in connection.execute(
        "SELECT p.uid, p.name, p.machine, (SELECT count(*) FROM unit u WHERE u.project_id = p.id) "
        "FROM project p ORDER BY p.name, p.uid"
    ).fetchall():
        yield MemoryProject(uid, name, enum_member(machine, MachineHelpRule, f"project {uid}"), units)


def unit_uids_of_project(connection: Connection, project: int) -> set[bytes]:
    """Return the uids of the units that a project fed into the memory."""
    rows = connection.execute("SELECT uid FROM unit WHERE project_id = ? AND origin = 'project'", (project,))
    return {row[0] for row in rows}


def unit_rows(connection: Connection, uids: set[bytes]) -> list[int]:
    """Return the row numbers of the units with some uids that a project fed."""
    found = (
        connection.execute("SELECT id FROM unit WHERE uid = ? AND origin = 'project'", (uid,)).fetchone()
        for uid in uids
    )
    return [row[0] for row in found if row is not None]


def read_dismissed(connection: Connection, uid: bytes) -> int | None:
    """Return the hash of the texts of a sentence that somebody removed or edited in the memory; None if nobody did."""
    row = connection.execute("SELECT texts FROM dismissed WHERE uid = ?", (uid,)).fetchone()
    return row[0] if row is not None else None


def has_other_files(connection: Connection, path: str, project_uid: str) -> bool:
    """Whether another file of a project, which still exists, feeds the memory."""
    rows = connection.execute(
        "SELECT f.path FROM fed_file f JOIN project p ON p.id = f.project_id WHERE p.uid = ? AND f.path <> ?",
        (project_uid, path),
    )
    return any(Path(row[0]).exists() for row in rows.fetchall())
