"""Taking over the English of an old translation, linked to the sentences of the project, as drafts."""

from itertools import groupby
from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedBoundaryChange, PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin, SuggestionOrigin
from translator_gui.model.segment import Paragraph, Segment, paragraph_of
from translator_gui.model.status import Status
from translator_gui.project.command import CommandActor, CommandProjectReader, CommandRefusedError


class AlignedTranslation(NamedTuple):
    """English from an old translation for one sentence, or for several neighbouring ones together.

    Attributes:
        segments: Ids of the sentences, in order.
        english: Of all of them.
        likeness: How well both sides account for each other, 0 to 1; 0 where a person linked them.
    """

    segments: tuple[int, ...]
    english: str
    likeness: float


class UseAlignedTranslations(NamedTuple):
    """Command: make drafts of the English of an old translation.

    Only sentences without English get it. Sentences that have their English together are joined; across paragraphs,
    where they cannot be, the first one gets it.
    """

    translations: tuple[AlignedTranslation, ...]
    name: str
    """Of the old translation, for the history."""
    verb: str = "align"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        del actor
        boundaries: list[PlannedBoundaryChange] = []
        revisions: list[PlannedRevision] = []
        paragraphs: dict[int, Paragraph | None] = {}
        reader.expect(paragraph_of(identity) for item in self.translations for identity in item.segments)
        for item in self.translations:
            found = [_find(reader, identity, paragraphs) for identity in item.segments]
            segments = [one for one in found if one is not None]
            if len(segments) < len(found) or any(one.status is not Status.NOT_STARTED for one in segments):
                continue
            _paragraph, together = next(groupby(segments, key=lambda one: paragraph_of(one.id)))
            first, *others = together
            boundaries += [PlannedBoundaryChange(paragraph_of(one.id), one.start, present=False) for one in others]
            origin = SuggestionOrigin(round(100 * item.likeness) or None, self.name).to_json()
            revisions.append(
                PlannedRevision(first.id, item.english, Status.DRAFT, RevisionOrigin.ALIGNED, origin_detail=origin)
            )
        if not revisions:
            raise CommandRefusedError(_("no English was taken over: the linked sentences have English already"))
        return PlannedChanges(boundaries=tuple(boundaries), revisions=tuple(revisions), go_to=revisions[0].segment)


def _find(reader: CommandProjectReader, identity: int, paragraphs: dict[int, Paragraph | None]) -> Segment | None:
    """Return a sentence of the project, and keep its paragraph; None if it is gone."""
    row = paragraph_of(identity)
    if row not in paragraphs:
        try:
            paragraphs[row] = reader.paragraph(row)
        except CommandRefusedError:
            paragraphs[row] = None
    paragraph = paragraphs[row]
    return next((one for one in paragraph.segments if one.id == identity), None) if paragraph else None
