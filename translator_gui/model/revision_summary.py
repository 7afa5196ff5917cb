"""What a sentence went through, as a review looks at it."""

from typing import NamedTuple

from translator_gui.model.revision import Origin
from translator_gui.model.status import Role, Status


class RevisionSummary(NamedTuple):
    """One revision without what only merging needs.

    Attributes:
        target: The English.
        status: Part of it.
        author: Name.
        role: In which capacity.
        time: Milliseconds since 1970 UTC.
        origin: See `Origin`.
    """

    target: str
    status: Status
    author: str
    role: Role
    time: int
    origin: Origin
