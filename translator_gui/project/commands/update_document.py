"""A newer version of a document takes the place of the one that stands."""

from typing import NamedTuple

from translator_gui.model.changes import Changes
from translator_gui.model.version import DocumentUpdate
from translator_gui.project.command import Actor, Reader, document_in


class UpdateDocument(NamedTuple):
    """Takes a newer version in, as `project.updating.plan_update` compared it."""

    version: DocumentUpdate
    verb: str = "taking a newer version"

    def plan(self, reader: Reader, actor: Actor) -> Changes:
        del actor
        document_in(reader, self.version.document)
        return Changes(documents=(self.version,))
