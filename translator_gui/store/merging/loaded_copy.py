"""A colleague's copy in memory, as it was when it was read."""

from typing import NamedTuple

from translator_gui.model.identity import derived_uid
from translator_gui.model.revision import Revision, RevisionOrigin, text_hash
from translator_gui.model.status import Status
from translator_gui.store.authors import author_row
from translator_gui.store.driver import Connection
from translator_gui.store.private_copy import private_copy
from translator_gui.store.revisions import add_revision, drop_pending, head_uids, read_pending
from translator_gui.store.segments import segment_identity, shown_value


class LoadedProjectCopy(NamedTuple):
    """A colleague's copy of the project, loaded into memory for a merge.

    Attributes:
        name: The file's, for people.
        connection: To the copy in memory.
        notices: What a person should know of how it was read, in words.
        damage: What is wrong with the file, where it is read all the same.
    """

    name: str
    connection: Connection
    notices: tuple[str, ...] = ()
    damage: str = ""

    def close(self) -> None:
        """Close the in-memory database of the loaded copy."""
        self.connection.close()


def load_copy(name: str, connection: Connection) -> LoadedProjectCopy:
    """Load a colleague's copy of the project into memory for a merge; uncommitted typing becomes drafts."""
    copy = LoadedProjectCopy(name, private_copy(connection))
    commit_pending(copy.connection)
    return copy


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
