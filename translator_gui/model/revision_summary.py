"""Revisions as a review reads them, without what only merging needs."""

from typing import NamedTuple

from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Role, Status


class RevisionSummary(NamedTuple):
    """A revision of a sentence without uids and hashes, for reviews and statistics.

    Attributes:
        target: The English.
        status: Part of it.
        author: Name.
        role: In which capacity.
        time: Milliseconds since 1970 UTC.
        origin: See `RevisionOrigin`.
        origin_detail: See `Revision.origin_detail`.
    """

    target: str
    status: Status
    author: str
    role: Role
    time: int
    origin: RevisionOrigin
    origin_detail: str = ""
