"""Leaving sentences without English on purpose."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import paragraph_of
from translator_gui.model.status import Role, Status
from translator_gui.project import rules
from translator_gui.project.command import CommandActor, CommandProjectReader, SentenceDisplayName, find_sentence


class LeaveSentencesEmpty(NamedTuple):
    """Command: mark sentences as intentionally left without English, as translated or as approved."""

    segments: tuple[int, ...]
    verb: str = "leave empty"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        status = Status.APPROVED if actor.role is Role.REVIEWER else Status.TRANSLATED
        revisions: list[PlannedRevision] = []
        warnings: list[str] = []
        reader.expect(map(paragraph_of, self.segments))
        for identity in dict.fromkeys(self.segments):
            segment, label = find_sentence(reader, identity).segment, SentenceDisplayName(reader, identity)
            rules.refuse_final(segment, label)
            rules.refuse_conflict(segment, label)
            if not segment.empty_on_purpose:
                if actor.role is Role.REVIEWER:
                    warnings += rules.own_approval_warning(segment, label, actor, forbidden=reader.four_eyes)
                revisions.append(PlannedRevision(identity, "", status, RevisionOrigin.CONFIRMED))
        return PlannedChanges(revisions=tuple(revisions), warnings=tuple(warnings))
