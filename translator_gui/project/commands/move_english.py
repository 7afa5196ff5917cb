"""Moving English to a neighbouring sentence."""

from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project import rules
from translator_gui.project.command import Actor, ProjectReader, RefusedError, SentenceLabel, find_sentence


class MoveEnglish(NamedTuple):
    """Moves a range of a sentence's English to the start of the next one's or the end of the previous one's.

    Attributes:
        segment: Where it is.
        neighbour: Where it goes: the sentence before or after.
        start: Code-point offset in the English where the stretch begins.
        end: Where it ends.
        forward: Whether the neighbour comes after it.
    """

    segment: int
    neighbour: int
    start: int
    end: int
    forward: bool
    verb: str = "move English"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        here = find_sentence(reader, self.segment).segment
        there = find_sentence(reader, self.neighbour).segment
        if self.segment == self.neighbour:
            raise RefusedError(
                _(
                    "{label}: English moves to another sentence, not to the same",
                    label=SentenceLabel(reader, self.segment).message(),
                )
            )
        moved = here.target[self.start : self.end].strip()
        if not moved:
            raise RefusedError(
                _("{label}: select the English to move first", label=SentenceLabel(reader, self.segment).message())
            )
        rest = _joined(here.target[: self.start], here.target[self.end :])
        other = _joined(moved, there.target) if self.forward else _joined(there.target, moved)
        return PlannedChanges(
            revisions=(
                PlannedRevision(
                    here.id, rest, rules.drafted(here, SentenceLabel(reader, here.id)), RevisionOrigin.MOVED
                ),
                PlannedRevision(
                    there.id, other, rules.drafted(there, SentenceLabel(reader, there.id)), RevisionOrigin.MOVED
                ),
            ),
            go_to=there.id,
        )


def _joined(first: str, second: str) -> str:
    return " ".join(part for part in (first.strip(), second.strip()) if part)
