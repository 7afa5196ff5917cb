"""Gives the repetitions of confirmed sentences the same English, as drafts."""

from typing import NamedTuple

from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.inline_tag import tags_in, without_tags
from translator_gui.model.revision import RevisionOrigin, SuggestionOrigin
from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.model.status import Status
from translator_gui.project.command import (
    CommandActor,
    CommandProjectReader,
    CommandRefusedError,
    SentenceInParagraph,
    find_sentence,
)
from translator_gui.project.repetitions import repeated_english

_CONFIRMED = frozenset({Status.TRANSLATED, Status.APPROVED})
_OVERWRITTEN = frozenset({Status.NOT_STARTED, Status.DRAFT, Status.TRANSLATED})


class FillRepetitions(NamedTuple):
    """Command: give sentences the English of another one with the same Urdu, as drafts.

    Empty sentences get it, and drafts that still have what an earlier confirmation filled in.

    Attributes:
        repetitions: Ids of a confirmed sentence and of those that repeat it. Those that do not any more, that are
            confirmed themselves, or that the rules hold back stay as they are.
        overwrite: Drafts and translated sentences with other English get it too.
    """

    repetitions: tuple[tuple[int, tuple[int, ...]], ...]
    overwrite: bool = False
    verb: str = "filling in repetitions"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        del actor
        return PlannedChanges(revisions=self.planned(reader, frozenset()))

    def planned(self, reader: CommandProjectReader, confirming: frozenset[int]) -> tuple[PlannedRevision, ...]:
        """Return the drafts to make.

        Args:
            reader: What the project holds.
            confirming: Sentences that the same step confirms; their English is given on, and none of them gets any.
        """
        planned: dict[int, PlannedRevision] = {}
        reader.expect(paragraph_of(one) for given, repeats in self.repetitions for one in (given, *repeats))
        for identity, repeats in self.repetitions:
            given = _find(reader, identity)
            if given is None or not given.segment.target:
                continue
            if given.segment.status not in _CONFIRMED and identity not in confirming:
                continue
            for repeat in repeats:
                found = _find(reader, repeat)
                if found is None or repeat in confirming or repeat in planned or not _may_take(found.segment):
                    continue
                if not (self.overwrite or not found.segment.target or _follows(reader, given, found)):
                    continue
                target = _english_for(given, found, given.segment.target)
                if target and target != found.segment.target:
                    planned[repeat] = _draft(found.segment, target, given.segment)
        return tuple(planned.values())


def filled_words(count: int) -> str:
    """Return the sentence that tells how many repetitions were filled in."""
    return str(ngettext("1 repetition filled in as a draft", "{number} repetitions filled in as drafts", count))


def _find(reader: CommandProjectReader, identity: int) -> SentenceInParagraph | None:
    try:
        return find_sentence(reader, identity)
    except CommandRefusedError:
        return None


def _may_take(segment: Segment) -> bool:
    return segment.heads <= 1 and not segment.empty_on_purpose and segment.status in _OVERWRITTEN


def _follows(reader: CommandProjectReader, given: SentenceInParagraph, found: SentenceInParagraph) -> bool:
    """Whether a draft still has what an earlier confirmation of a sentence filled in."""
    segment = found.segment
    return segment.status is Status.DRAFT and any(
        _english_for(given, found, target) == segment.target for target in reader.earlier_english(given.segment.id)
    )


def _english_for(given: SentenceInParagraph, found: SentenceInParagraph, target: str) -> str:
    """Return the English of a confirmed sentence as one that repeats it needs it; empty if it cannot be told."""
    source, other = given.paragraph.source(given.segment), found.paragraph.source(found.segment)
    if tags_in(target) and sorted(tags_in(source)) != sorted(tags_in(other)):
        target = without_tags(target)
    return repeated_english(source, other, target)


def _draft(segment: Segment, target: str, given: Segment) -> PlannedRevision:
    origin = SuggestionOrigin(author=given.author, changed=given.changed)
    return PlannedRevision(segment.id, target, Status.DRAFT, RevisionOrigin.REPEATED, origin_detail=origin.to_json())
