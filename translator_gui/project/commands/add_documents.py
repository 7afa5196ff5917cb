"""Adding documents behind those in the project."""

from typing import NamedTuple

from translator_gui.model.changes import CommandChanges
from translator_gui.model.version import NewDocument
from translator_gui.project.command import CommandActor, CommandProjectReader


class AddDocuments(NamedTuple):
    """Command: add new documents to a project, all of them or none; see `project.importing.prepare_documents`."""

    documents: tuple[NewDocument, ...]

    @property
    def verb(self) -> str:
        return "adding a document" if len(self.documents) == 1 else "adding documents"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> CommandChanges:
        del reader, actor
        return CommandChanges(documents=self.documents)
