"""A sentence that has no English, on purpose."""

from typing import NamedTuple

from translator_gui.model.changes import Changes, NewRevision
from translator_gui.model.revision import Origin
from translator_gui.model.status import Role, Status
from translator_gui.project import rules
from translator_gui.project.command import Label, Reader, neighbourhood


class LeaveEmpty(NamedTuple):
    """Confirms sentences without English, as a reviewer approves them: an empty target that is not open is the mark."""

    segments: tuple[int, ...]
    verb: str = "leave empty"

    def plan(self, reader: Reader, role: Role) -> Changes:
        status = Status.APPROVED if role is Role.REVIEWER else Status.TRANSLATED
        revisions: list[NewRevision] = []
        for identity in dict.fromkeys(self.segments):
            segment = neighbourhood(reader, identity).segment
            rules.refuse_final(segment, Label(reader, identity))
            rules.refuse_conflict(segment, Label(reader, identity))
            if not segment.empty_on_purpose:
                revisions.append(NewRevision(identity, "", status, Origin.CONFIRMED))
        return Changes(revisions=tuple(revisions))
