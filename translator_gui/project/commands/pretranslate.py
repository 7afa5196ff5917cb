"""Fills sentences without English from a translation memory, as drafts."""

from collections.abc import Iterable
from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import paragraph_of
from translator_gui.model.status import Status
from translator_gui.project.command import CommandActor, CommandProjectReader, CommandRefusedError, find_sentence
from translator_gui.project.memory.match_analysis import MatchSuggestion, SentenceMatch, is_to_fill


class PretranslateSentences(NamedTuple):
    """Command: give sentences the English of their memory matches, as drafts.

    Attributes:
        suggestions: Ids of sentences, and what to fill in. Those that have got English since, or are gone, stay as
            they are.
    """

    suggestions: tuple[tuple[int, MatchSuggestion], ...]
    verb: str = "pre-translating"

    @classmethod
    def of(cls, matches: Iterable[SentenceMatch]) -> "PretranslateSentences":
        """Return the command that fills in all suggestions of some sentences."""
        return cls(tuple((match.segment, match.suggestion) for match in matches if match.suggestion is not None))

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        del actor
        reader.expect(paragraph_of(segment) for segment, _suggestion in self.suggestions)
        return PlannedChanges(
            revisions=tuple(
                PlannedRevision(
                    segment,
                    suggestion.target,
                    Status.DRAFT,
                    RevisionOrigin.MEMORY,
                    origin_detail=suggestion.origin_detail,
                )
                for segment, suggestion in self.suggestions
                if _is_still_empty(reader, segment)
            )
        )


def _is_still_empty(reader: CommandProjectReader, segment: int) -> bool:
    try:
        return is_to_fill(find_sentence(reader, segment).segment)
    except CommandRefusedError:
        return False
