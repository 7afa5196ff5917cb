"""Moving a document among the others."""

from typing import NamedTuple

from translator_gui.model.changes import PlannedChanges
from translator_gui.model.document_update import PlannedDocumentChange, TrackedDocumentProperty
from translator_gui.project.command import Actor, ProjectReader, find_document


class MoveDocument(NamedTuple):
    """Moves a document to a position, counted from 0 among the others; beyond them, to the end."""

    document: int
    place: int
    verb: str = "moving a document"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        # Seldom wanted: a window that opens must not wait for it.
        from fractional_indexing import generate_n_keys_between  # noqa: PLC0415

        del actor
        find_document(reader, self.document)
        documents = reader.documents()
        place = max(0, min(self.place, len(documents) - 1))
        if documents[place].id == self.document:
            return PlannedChanges()
        others = [document for document in documents if document.id != self.document]
        before = others[place - 1].order_key if place else None
        # Two copies may have given two documents one key: those behind the place step aside with the one that moves.
        tied = [document for document in others[place:] if document.order_key == before]
        after = next((document.order_key for document in others[place + len(tied) :]), None)
        keys = generate_n_keys_between(before, after, 1 + len(tied))
        moved = (self.document, *(document.id for document in tied))
        return PlannedChanges(
            documents=tuple(
                PlannedDocumentChange(document, TrackedDocumentProperty.ORDER, str(key))
                for document, key in zip(moved, keys, strict=True)
            )
        )
