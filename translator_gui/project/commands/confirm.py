"""Ctrl+Enter: the translator confirms sentences, the reviewer approves them."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import Segment
from translator_gui.model.status import Role, Status
from translator_gui.project import rules
from translator_gui.project.checking import findings_in_words, findings_of
from translator_gui.project.command import Actor, ProjectReader, RefusedError, SentenceLabel, find_sentence


class ConfirmSentences(NamedTuple):
    """Confirms sentences as a translator, approves them as a reviewer.

    Of several, those that the rules hold back (empty, returned without an answer, final) stay as they are;
    it is refused when none is left.
    """

    segments: tuple[int, ...]
    verb: str = "confirm"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        revisions: list[PlannedRevision] = []
        warnings: list[str] = []
        refusal: RefusedError | None = None
        for identity in dict.fromkeys(self.segments):
            found, label = find_sentence(reader, identity), SentenceLabel(reader, identity)
            segment = found.segment
            try:
                status = _status(segment, label, actor.role)
                if status is segment.status:
                    continue
                if actor.role is Role.REVIEWER:
                    warnings += rules.four_eyes(segment, label, actor, forbidden=reader.four_eyes)
            except RefusedError as error:
                refusal = error
                continue
            if findings := findings_of(found.paragraph, segment):
                warnings.append(f"{label}: {findings_in_words(findings)}")
            revisions.append(PlannedRevision(identity, segment.target, status, RevisionOrigin.CONFIRMED))
        if refusal is not None and not revisions:
            raise refusal
        return PlannedChanges(revisions=tuple(revisions), warnings=tuple(warnings))


def _status(segment: Segment, label: SentenceLabel, role: Role) -> Status:
    if not segment.target and not segment.empty_on_purpose:
        raise RefusedError(
            _("{label} has no English yet; write it, or leave it empty on purpose", label=label.message())
        )
    if role is Role.REVIEWER:
        return rules.approved(segment, label)
    return rules.confirmed(segment, label, edited=False, answered=False)
