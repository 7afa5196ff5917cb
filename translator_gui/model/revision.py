"""A revision: the text and the status of a sentence at one moment. Revisions are only ever added."""

from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple

from translator_gui.model.identity import derived_uid
from translator_gui.model.status import Role, Status


class Origin(StrEnum):
    """How a revision came about."""

    TYPED = "typed"
    CONFIRMED = "confirmed"
    SOURCE = "source"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"
    UNDONE = "undone"
    IMPORTED = "imported"
    RECOVERED = "recovered"
    REPLACED = "replaced"
    CARRIED = "carried"
    RESTORED = "restored"
    SETTLED = "settled"
    ACCEPTED = "accepted"
    KEPT = "kept"
    REVIEWED = "reviewed"
    HANDED_OVER = "handed-over"
    REOPENED = "reopened"


class Revision(NamedTuple):
    """One row of the record of who did what.

    Attributes:
        uid: Unique in the world.
        segment_uid: The sentence's.
        parents: Uids of the revisions it follows: none for a first one, two where it settles a conflict.
        target: The English.
        status: Part of the revision.
        author_uid: See `Author.uid`.
        author: The name at the time.
        role: In which capacity.
        time: Milliseconds since 1970 UTC, for people to read; nothing is decided by it.
        origin: See `Origin`.
        operation: Uid of the undo step it belongs to.
        source_hash: Of the Urdu it translates.
    """

    uid: str
    segment_uid: str
    parents: tuple[str, ...]
    target: str
    status: Status
    author_uid: str
    author: str
    role: Role
    time: int
    origin: Origin
    operation: str
    source_hash: str

    @property
    def hash(self) -> str:
        """A checksum of everything above but the author's name, 32 hexadecimal digits."""
        fields = (
            self.uid,
            self.segment_uid,
            " ".join(self.parents),
            self.target,
            self.status,
            self.author_uid,
            self.role,
            str(self.time),
            self.origin,
            self.operation,
            self.source_hash,
        )
        return text_hash("\x1f".join(fields))


class JoinedPart(NamedTuple):
    """A sentence that stood here before it was joined with the one before: its Urdu and its revisions, oldest first."""

    source: str
    revisions: tuple[Revision, ...]


class History(NamedTuple):
    """What became of a sentence: its revisions, oldest first, and those of the parts that were joined to it."""

    revisions: tuple[Revision, ...] = ()
    joined: tuple[JoinedPart, ...] = ()


def text_hash(text: str) -> str:
    """A checksum of a text, 32 hexadecimal digits."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def settled_uid(segment_uid: str, parents: tuple[str, ...], target: str, status: Status) -> str:
    """The uid of a revision that settles a conflict: two people who settle alike make the same one."""
    return derived_uid(segment_uid, "\x1f".join(("settled", *sorted(parents), status, target)))
