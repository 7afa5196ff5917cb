"""Updating a document to a newer version."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges
from translator_gui.model.document_update import DocumentUpdate
from translator_gui.project.command import Actor, ProjectReader, find_document


class UpdateDocument(NamedTuple):
    """Replaces a document by a newer version that `project.updating.plan_update` compared with it."""

    version: DocumentUpdate
    verb: str = "taking a newer version"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        find_document(reader, self.version.document)
        return PlannedChanges(documents=(self.version,))
