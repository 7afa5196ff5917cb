"""A colleague's copy in memory, as it was when it was read."""

from pathlib import Path
from typing import NamedTuple

from translator_gui.model.identity import derived_uid
from translator_gui.model.revision import Revision, RevisionOrigin, text_hash
from translator_gui.model.status import Status
from translator_gui.store.authors import author_row
from translator_gui.store.driver import Connection
from translator_gui.store.merging.differing_rows import DifferingRows, copy_of_rows, find_differing_rows
from translator_gui.store.private_copy import private_copy
from translator_gui.store.revisions import add_revision, drop_pending, head_uids, read_pending
from translator_gui.store.segments import segment_identity, shown_value


class PartOfCopy(NamedTuple):
    """Which part of a copy was loaded: what was not the same in the project, as that was then.

    Attributes:
        rows: What differed.
        path: The copy's file.
        mine: The same part of the project.
        project: The connection to the project.
        state: What changes with whatever is written to the project.
        retracted: Uids of what was set aside in the project.
    """

    rows: DifferingRows
    path: Path
    mine: Connection
    project: Connection
    state: tuple[int, int]
    retracted: frozenset[str]

    def is_current(self, project: Connection) -> bool:
        """Whether nothing was written to the project since the copy was compared with it."""
        return project is self.project and _state(project) == self.state


class LoadedProjectCopy(NamedTuple):
    """A colleague's copy of the project, loaded into memory for a merge.

    Attributes:
        name: The file's, for people.
        connection: To the copy in memory.
        notices: What a person should know of how it was read, in words.
        damage: What is wrong with the file, where it is read all the same.
        part: Which part of it was loaded; None if all was.
    """

    name: str
    connection: Connection
    notices: tuple[str, ...] = ()
    damage: str = ""
    part: PartOfCopy | None = None

    def close(self) -> None:
        """Close the in-memory database of the loaded copy."""
        self.connection.close()
        if self.part is not None:
            self.part.mine.close()


def load_copy(name: str, connection: Connection) -> LoadedProjectCopy:
    """Load a colleague's copy of the project into memory for a merge; uncommitted typing becomes drafts."""
    copy = LoadedProjectCopy(name, private_copy(connection))
    commit_pending(copy.connection)
    return copy


def load_differing(path: Path, connection: Connection, project: Connection) -> LoadedProjectCopy | None:
    """Load what a copy of the project has otherwise than the project; None if that is too much to be worth it.

    Args:
        path: The copy's file.
        connection: To it, in a transaction; its structure is sound.
        project: The project.
    """
    state = _state(project)
    rows = find_differing_rows(project, path)
    theirs = copy_of_rows(connection, rows) if rows is not None else None
    if rows is None or theirs is None:
        return None
    mine = copy_of_rows(project, rows)
    if mine is None:
        theirs.close()
        return None
    retracted = frozenset(row[0] for row in mine.execute("SELECT uid FROM aside"))
    commit_pending(theirs)
    return LoadedProjectCopy(path.name, theirs, part=PartOfCopy(rows, path, mine, project, state, retracted))


def _state(connection: Connection) -> tuple[int, int]:
    return connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes


def commit_pending(connection: Connection) -> None:
    """Turn the uncommitted typing in a loaded copy into drafts, with uids that are equal whoever loads it."""
    for pending in read_pending(connection):
        uid, source = segment_identity(connection, pending.segment)
        target, status = shown_value(connection, pending.segment)
        if pending.target == target or status is Status.FINAL:
            drop_pending(connection, pending.segment)
            continue
        typed = f"typed:{pending.author.uid}:{pending.time}:{text_hash(pending.target)}"
        draft = Revision(
            uid=derived_uid(uid, typed),
            segment_uid=uid,
            parents=head_uids(connection, pending.segment),
            target=pending.target,
            status=Status.DRAFT,
            author_uid=pending.author.uid,
            author=pending.author.name,
            role=pending.role,
            time=pending.time,
            origin=RevisionOrigin.RECOVERED,
            operation=derived_uid(uid, typed),
            source_hash=text_hash(source),
        )
        add_revision(connection, pending.segment, author_row(connection, pending.author), draft)
