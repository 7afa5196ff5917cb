"""Reconciles rows that differ between two copies under one uid, so that both end up equal."""

import json
from collections.abc import Collection, Iterable, Iterator

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.store.driver import Connection
from translator_gui.store.tables import TABLES

_CHUNK = 5000


class UnmergeableCopyError(TranslatorError):
    """Raised when a colleague's copy cannot be merged, since its content contradicts the project or itself."""


def reconcile_names(project: Connection, copy: Connection, name: str) -> list[str]:
    """On a merge, choose the alphabetically first name for authors whose names differ between the two copies.

    Args:
        project: The file that is written; every author of the other one is in it.
        copy: The other one.
        name: Its name, for messages.

    Returns:
        Uids of the revisions of those who are spelled otherwise now.
    """
    query = "SELECT uid, name, email, hash FROM author"
    known = {uid: tuple(row) for uid, *row in project.execute(query)}
    renamed: list[str] = []
    for uid, *row in copy.execute(query).fetchall():
        if tuple(row) >= known[uid]:
            continue
        refuse_deceptive(row[0], f"an author in {name}")
        project.execute("UPDATE author SET name = ?, email = ?, hash = ? WHERE uid = ?", (*row, uid))
        revisions = project.execute(
            "SELECT uid FROM revision WHERE author_id = (SELECT id FROM author WHERE uid = ?)", (uid,)
        )
        renamed.extend(revision for (revision,) in revisions)
    return renamed


def reconcile_revisions(
    project: Connection, copy: Connection, retracted_in_copy: Collection[str], name: str
) -> list[str]:
    """On a merge, choose author and time of a conflict's resolution that two people recorded under the same uid.

    Args:
        project: The file that is written; every author of the other one is in it.
        copy: The other one.
        retracted_in_copy: Uids of the rows that do not count in it.
        name: Its name, for messages.

    Returns:
        Uids of the revisions that have another author now.

    Raises:
        UnmergeableCopyError: Two revisions with one uid have different content.
    """
    replaced: list[str] = []
    for uid, checksum, known_checksum in other_checksums(project, copy, "revision"):
        query = "SELECT parents, target, status FROM revision WHERE uid = ?"
        if project.execute(query, (uid,)).fetchone() != copy.execute(query, (uid,)).fetchone():
            raise UnmergeableCopyError(
                _(
                    "{name}: revision {uid} says something else than in the project; nothing was "
                    "changed; ask for a copy that was made by this program",
                    name=name,
                    uid=uid,
                )
            )
        if checksum < known_checksum and uid not in retracted_in_copy:
            replaced.append(uid)
    _take_credits(project, copy, "revision", replaced)
    return replaced


def other_checksums(project: Connection, copy: Connection, table: str) -> Iterator[tuple[str, str, str]]:
    """Yield the uids of rows whose checksums are not the same in both copies, with theirs and the project's."""
    rows = copy.execute(f"SELECT uid, hash FROM {table} ORDER BY id")  # noqa: S608 (a constant)
    while some := dict(rows.fetchmany(_CHUNK)):
        known = project.execute(
            f"SELECT uid, hash FROM {table} WHERE uid IN (SELECT value FROM json_each(?))",  # noqa: S608 (a constant)
            (json.dumps(list(some)),),
        )
        yield from [(uid, some[uid], checksum) for uid, checksum in known if some[uid] != checksum]


def reconcile_entries(project: Connection, copy: Connection, retracted_in_copy: Collection[str]) -> None:
    """On a merge, choose author and time of a shared entry that two people added with the same value."""
    query = "SELECT uid, hash FROM entry"
    known: dict[str, str] = dict(project.execute(query))
    replaced = [uid for uid, checksum in copy.execute(query) if checksum < known.get(uid, "")]
    _take_credits(project, copy, "entry", [uid for uid in replaced if uid not in retracted_in_copy])


_CREDITS = {
    "revision": ("role", "time", "origin", "operation", "source_hash", "hash"),
    "entry": ("time", "operation", "hash"),
}
"""Columns that may differ in rows of one uid, besides the author."""


def _take_credits(project: Connection, copy: Connection, table: str, uids: Iterable[str]) -> None:
    """Copy author and time of some rows from a colleague's copy into this project file (merge)."""
    columns = _CREDITS[table]
    rows = TABLES[table].read(copy, "t.uid IN (SELECT value FROM json_each(?))", (json.dumps(list(uids)),))
    assignments = ", ".join(f"{column} = ?" for column in columns)
    project.executemany(
        f"UPDATE {table} SET author_id = (SELECT id FROM author WHERE uid = ?), {assignments} WHERE uid = ?",  # noqa: S608
        [(row.uids["author_id"], *(row.values[column] for column in columns), row.values["uid"]) for row in rows],
    )
