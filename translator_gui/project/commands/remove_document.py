"""Removing a document with the work on it; both stay in the file, and undo brings them back."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges
from translator_gui.model.document_update import PlannedDocumentChange, TrackedDocumentProperty
from translator_gui.project.command import Actor, ProjectReader, find_document


class RemoveDocument(NamedTuple):
    """Removes a document from the project; undo restores it."""

    document: int
    verb: str = "removing a document"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        find_document(reader, self.document)
        return PlannedChanges(documents=(PlannedDocumentChange(self.document, TrackedDocumentProperty.SHOWN, "0"),))
