"""Merging a colleague's copy, with the choices made where both differ."""

from collections.abc import Mapping
from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges
from translator_gui.model.merging import CopyToMerge, MergeResolution, PlannedMerge
from translator_gui.project.command import Actor, ProjectReader


class MergeCopy(NamedTuple):
    """Merges a copy that `project.merging.reading.read_theirs` read; planned on the file, not the window's state.

    Attributes:
        theirs: The copy.
        choices: By the uids of sentences, as `Difference.uid` has them: `difference.mine.choice`,
            `difference.theirs.choice`, or `MergeResolution("words of one's own")`.
    """

    theirs: CopyToMerge
    choices: Mapping[str, MergeResolution] = {}
    verb: str = "merge"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del reader, actor
        return PlannedChanges(merges=(PlannedMerge(self.theirs, self.choices),))
