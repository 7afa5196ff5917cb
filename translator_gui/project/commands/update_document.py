"""A newer version of a document takes the place of the one that stands."""

from typing import NamedTuple

from translator_gui.model.changes import Changes
from translator_gui.model.version import DocumentUpdate
from translator_gui.project.command import Actor, ProjectReader, find_document


class UpdateDocument(NamedTuple):
    """Takes a newer version in, as `project.updating.plan_update` compared it."""

    version: DocumentUpdate
    verb: str = "taking a newer version"

    def plan(self, reader: ProjectReader, actor: Actor) -> Changes:
        del actor
        find_document(reader, self.version.document)
        return Changes(documents=(self.version,))
