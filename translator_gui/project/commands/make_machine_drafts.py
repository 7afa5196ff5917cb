"""Takes what a service suggested as drafts of sentences that have no English yet."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import paragraph_of
from translator_gui.model.status import Status
from translator_gui.project.command import CommandActor, CommandProjectReader, CommandRefusedError, find_sentence
from translator_gui.project.machine.suggestions import MachineDraft


class MakeMachineDrafts(NamedTuple):
    """Command: give sentences without English what a service suggested, as drafts.

    A sentence that has English by now, that is left empty on purpose, or whose Urdu is another one, stays as it is.

    Attributes:
        drafts: What the service suggested.
        origin_detail: See `Revision.origin_detail`.
    """

    drafts: tuple[MachineDraft, ...]
    origin_detail: str = ""
    verb: str = "drafting with machine help"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        del actor
        planned: list[PlannedRevision] = []
        reader.expect(paragraph_of(draft.segment) for draft in self.drafts)
        for draft in self.drafts:
            try:
                found = find_sentence(reader, draft.segment)
            except CommandRefusedError:
                continue
            segment = found.segment
            if segment.status is Status.NOT_STARTED and found.paragraph.source(segment) == draft.source:
                planned.append(
                    PlannedRevision(
                        segment.id,
                        draft.target,
                        Status.DRAFT,
                        RevisionOrigin.MACHINE,
                        origin_detail=self.origin_detail,
                    )
                )
        if not planned:
            raise CommandRefusedError(_("no draft was made: the sentences have English by now"))
        return PlannedChanges(revisions=tuple(planned))
