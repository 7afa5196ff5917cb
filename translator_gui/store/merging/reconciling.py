"""Reconciles rows that differ between two copies under one uid, so that both end up equal."""

import json
from collections.abc import Collection, Iterable

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.store.driver import Connection
from translator_gui.store.tables import TABLES


class IrreconcilableCopiesError(TranslatorError):
    """Raised when a merge finds different content under the same uid in the project and the copy."""


def reconcile_names(here: Connection, there: Connection, name: str) -> list[str]:
    """On a merge, choose the alphabetically first name for authors whose names differ between the two copies.

    Args:
        here: The file that is written; every author of the other one is in it.
        there: The other one.
        name: Its name, for messages.

    Returns:
        Uids of the revisions of those who are spelled otherwise now.
    """
    query = "SELECT uid, name, email, hash FROM author"
    known = {uid: tuple(row) for uid, *row in here.execute(query)}
    renamed: list[str] = []
    for uid, *row in there.execute(query).fetchall():
        if tuple(row) >= known[uid]:
            continue
        refuse_deceptive(row[0], f"an author in {name}")
        here.execute("UPDATE author SET name = ?, email = ?, hash = ? WHERE uid = ?", (*row, uid))
        revisions = here.execute(
            "SELECT uid FROM revision WHERE author_id = (SELECT id FROM author WHERE uid = ?)", (uid,)
        )
        renamed.extend(revision for (revision,) in revisions)
    return renamed


def reconcile_revisions(here: Connection, there: Connection, retracted_there: Collection[str], name: str) -> list[str]:
    """On a merge, choose author and time of a conflict's resolution that two people recorded under the same uid.

    Args:
        here: The file that is written; every author of the other one is in it.
        there: The other one.
        retracted_there: Uids of the rows that do not count in it.
        name: Its name, for messages.

    Returns:
        Uids of the revisions that credit somebody else now.

    Raises:
        IrreconcilableCopiesError: Two revisions of one uid say different things.
    """
    query = "SELECT uid, hash, parents, target, status FROM revision"
    known = {row[0]: (row[1], hash(row[2:])) for row in here.execute(query)}
    replaced: list[str] = []
    for uid, checksum, *said in there.execute(query):
        mine = known.get(uid)
        if mine is None or mine[0] == checksum:
            continue
        if mine[1] != hash(tuple(said)):
            raise IrreconcilableCopiesError(
                _(
                    "{name}: revision {uid} says something else than in the project; nothing was "
                    "changed; ask for a copy that was made by this program",
                    name=name,
                    uid=uid,
                )
            )
        if checksum < mine[0] and uid not in retracted_there:
            replaced.append(uid)
    _take_credits(here, there, "revision", replaced)
    return replaced


def reconcile_entries(here: Connection, there: Connection, retracted_there: Collection[str]) -> None:
    """On a merge, choose author and time of a shared entry that two people added with the same value."""
    query = "SELECT uid, hash FROM entry"
    known: dict[str, str] = dict(here.execute(query))
    replaced = [uid for uid, checksum in there.execute(query) if checksum < known.get(uid, "")]
    _take_credits(here, there, "entry", [uid for uid in replaced if uid not in retracted_there])


_CREDITS = {
    "revision": ("role", "time", "origin", "operation", "source_hash", "hash"),
    "entry": ("time", "operation", "hash"),
}
"""Columns that may differ in rows of one uid, besides the author."""


def _take_credits(here: Connection, there: Connection, table: str, uids: Iterable[str]) -> None:
    """Copy author and time of some rows from a colleague's copy into this project file (merge)."""
    columns = _CREDITS[table]
    rows = TABLES[table].read(there, "t.uid IN (SELECT value FROM json_each(?))", (json.dumps(list(uids)),))
    assignments = ", ".join(f"{column} = ?" for column in columns)
    here.executemany(
        f"UPDATE {table} SET author_id = (SELECT id FROM author WHERE uid = ?), {assignments} WHERE uid = ?",  # noqa: S608
        [(row.uids["author_id"], *(row.values[column] for column in columns), row.values["uid"]) for row in rows],
    )
