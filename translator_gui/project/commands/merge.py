"""Merging a colleague's copy, with the choices made where both differ."""

from collections.abc import Mapping
from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges
from translator_gui.model.merging import CopyToMerge, MergeResolution, PlannedMerge
from translator_gui.project.command import CommandActor, CommandProjectReader


class MergeProjectCopy(NamedTuple):
    """Command: merge a colleague's copy of the project, read by `copy_reader.read_copy`. Planned on the file.

    Attributes:
        theirs: The copy.
        choices: By the uids of sentences, as `Difference.uid` has them: `difference.mine.choice`,
            `difference.theirs.choice`, or `MergeResolution("words of one's own")`.
    """

    theirs: CopyToMerge
    choices: Mapping[str, MergeResolution] = {}
    verb: str = "merge"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        del reader, actor
        return PlannedChanges(merges=(PlannedMerge(self.theirs, self.choices),))
