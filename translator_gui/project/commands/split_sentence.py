"""Splitting a sentence at an offset of its paragraph."""

from typing import NamedTuple
from unicodedata import category

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import (
    PlannedBoundaryChange,
    PlannedChanges,
    PlannedLabelsChange,
    PlannedNoteChange,
    PlannedRevision,
)
from translator_gui.model.inline_tag import INLINE, without_tags
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import segment_id
from translator_gui.model.status import Status
from translator_gui.project import rules
from translator_gui.project.command import (
    CommandActor,
    CommandProjectReader,
    CommandRefusedError,
    SentenceDisplayName,
    find_sentence,
)

_CLINGING = frozenset({"Mn", "Me", "Mc", "Cf"})
"""Kinds of characters that belong to the letter before them: zer, zabar, ZWNJ."""


class SplitSentence(NamedTuple):
    """Command: split a sentence at `offset` (code points in the paragraph). The English stays on the first part.

    Closing punctuation at the offset stays with the first part too.
    """

    segment: int
    offset: int
    verb: str = "split"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        del actor
        found = find_sentence(reader, self.segment)
        segment, text = found.segment, found.paragraph.text
        label = SentenceDisplayName(reader, self.segment)
        rules.refuse_final(segment, label)
        rules.refuse_conflict(segment, label)
        # The words that the rules of sentences know are not needed at the start.
        from translator_gui.text.segmentation import after_closing_marks, start_with_tags  # noqa: PLC0415

        start = after_closing_marks(text, self.offset)
        while start < segment.end and (text[start].isspace() or INLINE.match(text[start])):
            start += 1
        before = without_tags(text[segment.start : self.offset]).strip()
        inside = segment.start < self.offset and start < segment.end
        if not (inside and before) or category(text[start]) in _CLINGING:
            raise CommandRefusedError(
                _(
                    "{label} cannot be split there; choose a place inside its Urdu, between two letters",
                    label=label.message(),
                )
            )
        start = start_with_tags(text, start)
        revisions: tuple[PlannedRevision, ...] = ()
        if segment.status is not Status.NOT_STARTED:
            revisions = (PlannedRevision(segment.id, segment.target, Status.DRAFT, RevisionOrigin.SPLIT),)
        # A sentence that stood here before it was joined away begins anew; nothing is written where none did.
        second = segment_id(found.paragraph.id, start)
        fresh = PlannedRevision(second, "", Status.NOT_STARTED, RevisionOrigin.SPLIT)
        return PlannedChanges(
            boundaries=(PlannedBoundaryChange(found.paragraph.id, start, present=True),),
            revisions=(*revisions, fresh),
            notes=(PlannedNoteChange(second, ""),),
            labels=(PlannedLabelsChange(second, ()),),
            go_to=self.segment,
        )
