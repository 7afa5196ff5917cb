"""Adding documents behind those in the project."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges
from translator_gui.model.document_update import DocumentAddition
from translator_gui.project.command import Actor, ProjectReader


class AddDocuments(NamedTuple):
    """Adds documents, all of them or none; see `project.importing.prepare_documents`."""

    documents: tuple[DocumentAddition, ...]

    @property
    def verb(self) -> str:
        return "adding a document" if len(self.documents) == 1 else "adding documents"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del reader, actor
        return PlannedChanges(documents=self.documents)
