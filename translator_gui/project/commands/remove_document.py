"""Removing a document with the work on it; both stay in the file, and undo brings them back."""

from typing import NamedTuple

from translator_gui.model.changes import CommandChanges
from translator_gui.model.version import DocumentAspect, DocumentChange
from translator_gui.project.command import CommandActor, CommandProjectReader, find_document


class RemoveDocument(NamedTuple):
    """Command: remove a document from the project; undo restores it."""

    document: int
    verb: str = "removing a document"

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> CommandChanges:
        del actor
        find_document(reader, self.document)
        return CommandChanges(documents=(DocumentChange(self.document, DocumentAspect.SHOWN, "0"),))
