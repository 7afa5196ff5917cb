"""A sentence becomes two at an offset of its paragraph."""

from dataclasses import dataclass

from translator_gui.model.changes import Changes, NewBoundary, NewRevision
from translator_gui.model.revision import Origin
from translator_gui.model.segment import segment_id
from translator_gui.model.status import Role, Status
from translator_gui.project import rules
from translator_gui.project.command import Label, Reader, RefusedError, neighbourhood


@dataclass(frozen=True, slots=True)
class SplitSentence:
    """Splits at `offset`, counted in code points from the paragraph's start. The English stays on the first part."""

    segment: int
    offset: int
    verb: str = "split"

    def plan(self, reader: Reader, role: Role) -> Changes:
        del role
        found = neighbourhood(reader, self.segment)
        segment, text = found.segment, found.paragraph.text
        label = Label(reader, self.segment)
        rules.refuse_final(segment, label)
        rules.refuse_conflict(segment, label)
        start = self.offset
        while start < segment.end and text[start].isspace():
            start += 1
        if not segment.start < start < segment.end or not text[segment.start : start].strip():
            raise RefusedError(f"{label} cannot be split there; place the caret inside its Urdu, between two words")
        revisions: tuple[NewRevision, ...] = ()
        if segment.status is not Status.NOT_STARTED:
            revisions = (NewRevision(segment.id, segment.target, Status.DRAFT, Origin.SPLIT),)
        second = NewRevision(segment_id(found.paragraph.id, start), "", Status.NOT_STARTED, Origin.SPLIT)
        return Changes(
            boundaries=(NewBoundary(found.paragraph.id, start, present=True),),
            revisions=(*revisions, second),
            go_to=self.segment,
        )
