"""A revision: the text and the status of a sentence at one moment. Revisions are only ever added."""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from translator_gui.model.hashing import blake2b
from translator_gui.model.identity import derived_uid
from translator_gui.model.status import Role, Status


class RevisionOrigin(StrEnum):
    """How a revision was made: typed, confirmed, merged and so on."""

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
    MEMORY = "memory"
    REPEATED = "repeated"
    MACHINE = "machine"
    ALIGNED = "aligned"


SUGGESTED = (RevisionOrigin.MEMORY, RevisionOrigin.REPEATED, RevisionOrigin.MACHINE, RevisionOrigin.ALIGNED)
"""Origins of texts that were inserted rather than typed."""
_LONGEST_NAME = 200
"""Code points: the file holds 4096 of JSON."""


class SuggestionOrigin(NamedTuple):
    """Where an English text came from that was inserted rather than typed: a memory match, a repetition, an engine.

    Attributes:
        score: Of the match, 0 to 101; None where there is none.
        name: Of the memory, project or engine.
        author: Of the earlier translation; empty if unknown.
        changed: When that was last changed, milliseconds since 1970 UTC; 0 if unknown.
    """

    score: int | None = None
    name: str = ""
    author: str = ""
    changed: int = 0

    def to_json(self) -> str:
        """Return the origin as the JSON that a revision keeps."""
        fields = {
            "version": 1,
            **self._replace(name=self.name[:_LONGEST_NAME], author=self.author[:_LONGEST_NAME])._asdict(),
        }
        return json.dumps({key: value for key, value in fields.items() if value not in ("", None)}, ensure_ascii=False)

    @classmethod
    def from_json(cls, detail: str) -> "SuggestionOrigin | None":
        """Read the JSON of a revision; None if it has none. Fields that are not understood count as not there."""
        try:
            found: Any = json.loads(detail) if detail else None
        except (ValueError, RecursionError):
            return None
        if not isinstance(found, dict):
            return None
        fields = cast("dict[str, Any]", found)
        score, changed = fields.get("score"), fields.get("changed")
        name, author = (text if isinstance(text := fields.get(key), str) else "" for key in ("name", "author"))
        return cls(
            score if type(score) is int and 0 <= score <= _BEST_SCORE else None,
            name[:_LONGEST_NAME],
            author[:_LONGEST_NAME],
            changed if type(changed) is int and 0 <= changed < _LATEST else 0,
        )


_BEST_SCORE = 101
_LATEST = 1 << 53


class Revision(NamedTuple):
    """One version of a sentence's English with its status and author.

    Attributes:
        uid: Unique in the world.
        segment_uid: The sentence's.
        parents: Uids of the revisions it follows: none for a first one, two if it resolves a conflict.
        target: The English.
        status: Part of the revision.
        author_uid: See `Author.uid`.
        author: The name at the time.
        role: In which capacity.
        time: Milliseconds since 1970 UTC, for people to read; nothing is decided by it.
        origin: See `RevisionOrigin`.
        operation: Uid of the undo step it belongs to.
        source_hash: Of the Urdu it translates.
        origin_detail: Where the text came from, as JSON (`SuggestionOrigin`); empty for what people typed.
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
    origin: RevisionOrigin
    operation: str
    source_hash: str
    origin_detail: str = ""

    @property
    def hash(self) -> str:
        """Checksum of all fields of the revision but the author's name, 32 hexadecimal digits."""
        fields = (
            *(self.uid, self.segment_uid, " ".join(self.parents), self.target, self.status, self.author_uid, self.role),
            *(str(self.time), self.origin, self.operation, self.source_hash),
            *((self.origin_detail,) if self.origin_detail else ()),
        )
        return text_hash("\x1f".join(fields))


class ConflictResolutionEvent(NamedTuple):
    """A record of who resolved a merge conflict of a sentence, and when (milliseconds since 1970 UTC)."""

    author: str
    time: int


class JoinedSentenceHistory(NamedTuple):
    """The history of a sentence that was joined to the one before: its Urdu and its revisions, oldest first."""

    source: str
    revisions: tuple[Revision, ...]


class SentenceHistory(NamedTuple):
    """The revisions of a sentence and of the sentences that were joined to it.

    Attributes:
        revisions: Its own, oldest first.
        joined: Those of the parts that were joined to it.
        resolutions: Who resolved conflicts, by the uid of the revision that did.
    """

    revisions: tuple[Revision, ...] = ()
    joined: tuple[JoinedSentenceHistory, ...] = ()
    resolutions: Mapping[str, tuple[ConflictResolutionEvent, ...]] = MappingProxyType({})


def text_hash(text: str) -> str:
    """Return a checksum of a text, 32 hexadecimal digits."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


_RESOLUTIONS = "f494681a-ec9c-44c6-8a91-76bb386e62f3"
"""The namespace of revisions that repeat a version. Older files have others, which credit the person who chose it."""


def resolving_revision(parents: Sequence[Revision], chosen: Revision, status: Status) -> Revision:
    """Return the revision that resolves a merge conflict by one of its versions; equal for all who choose it.

    Args:
        parents: The latest revisions, one at least.
        chosen: The version. Its author, role and Urdu are credited.
        status: The version's, or draft.
    """
    content = chosen._replace(
        uid="",
        parents=tuple(sorted(parent.uid for parent in parents)),
        status=status,
        time=1 + max(parent.time for parent in parents),
        origin=RevisionOrigin.SETTLED,
        operation="",
        origin_detail="",
    )
    uid = derived_uid(_RESOLUTIONS, content.hash)
    return content._replace(uid=uid, operation=derived_uid(_RESOLUTIONS, uid))
