"""Updating a document to a newer version."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges
from translator_gui.model.document_update import DocumentUpdate
from translator_gui.project.command import CommandActor, CommandProjectReader, find_document


class UpdateDocumentVersion(NamedTuple):
    """Command: replace a document by a newer version of it, as planned by `project.updating.plan_update`."""

    version: DocumentUpdate
    verb: str = "taking a newer version"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        del actor
        find_document(reader, self.version.document)
        return PlannedChanges(documents=(self.version,))
