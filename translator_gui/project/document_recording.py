"""Writes changes of whole documents and records how to undo them, inside the caller's transaction."""

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.changes import PlannedChanges
from translator_gui.model.document_update import (
    DocumentAddition,
    DocumentUpdate,
    PlannedDocumentChange,
    TrackedDocumentProperty,
)
from translator_gui.model.naming import refuse_deceptive
from translator_gui.model.segment import paragraph_of, segment_id
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.undo_steps import InverseStep, UndoStepContext
from translator_gui.store import boundaries, document_events, documents
from translator_gui.store.driver import Connection

_SHOWN, _HIDDEN = "1", "0"


def record_document(
    connection: Connection, item: DocumentAddition | DocumentUpdate | PlannedDocumentChange, step: UndoStepContext
) -> list[InverseStep]:
    """Write an added, updated, moved or removed document to the project file; return the steps that undo this.

    Raises:
        CommandRefusedError: The document is gone, or is not what a newer version was made for any more.
    """
    if isinstance(item, DocumentAddition):
        return [_record_addition(connection, item, step)]
    if document_events.document_aspect(connection, item.document, TrackedDocumentProperty.SHOWN) is None:
        raise CommandRefusedError(_("there is no such document in this project"))
    if isinstance(item, DocumentUpdate):
        return [_record_update(connection, item, step)]
    before = document_events.document_aspect(connection, item.document, item.aspect)
    if before == item.value:
        return []
    _write(connection, item, step)
    return [_inverse(item, before or "")]


def _record_addition(connection: Connection, item: DocumentAddition, step: UndoStepContext) -> InverseStep:
    # Reading documents in is imported when one comes: a window that opens a project has no use for it.
    from translator_gui.store.importing import insert_document  # noqa: PLC0415

    refuse_deceptive(item.source.name, "the document")
    row = insert_document(connection, item.uid, item.source, item.paragraphs, step.now, step.uid)
    change = PlannedDocumentChange(row, TrackedDocumentProperty.SHOWN, _SHOWN)
    _write(connection, change, step)
    return _inverse(change, _HIDDEN)


def _record_update(connection: Connection, item: DocumentUpdate, step: UndoStepContext) -> InverseStep:
    from translator_gui.store import versions  # noqa: PLC0415
    from translator_gui.store.carry_over import CarryOverContext, SuccessorSentence, carry_over  # noqa: PLC0415
    from translator_gui.store.imported_translations import TranslationImportContext, insert_imported_translations  # noqa: PLC0415

    _refuse_outdated_update(connection, item)
    before = versions.shown_version(connection, item.document)
    uid, rows = versions.insert_version(connection, item, step.now)
    for row, placed in zip(rows, item.paragraphs, strict=True):
        for start, present in placed.boundaries:
            boundaries.add_boundary(
                connection, row, start, present=present, author=step.author, time=step.now, operation=step.uid
            )
    heirs = [SuccessorSentence(segment_id(rows[s.paragraph], s.start), s.before, s.changed) for s in item.successions]
    carry_over(connection, heirs, CarryOverContext(step.author, step.now, step.uid))
    fresh = ((row, placed.prepared) for row, placed in zip(rows, item.paragraphs, strict=True) if placed.prepared)
    insert_imported_translations(
        connection, fresh, TranslationImportContext(Author(item.source.name), step.uid, step.now)
    )
    change = PlannedDocumentChange(item.document, TrackedDocumentProperty.VERSION, uid)
    _write(connection, change, step)
    return _inverse(change, before)


def _refuse_outdated_update(connection: Connection, item: DocumentUpdate) -> None:
    """Raise an error if a document's sentences have changed since its update to a newer version was planned."""
    planned = {row for succession in item.successions for row in succession.before} | set(item.removed_sentences)
    kept = {placed.kept_row for placed in item.paragraphs if placed.kept_row}
    standing = documents.present_segments(connection, item.document)
    if {row for row in standing if paragraph_of(row) not in kept} != planned or not kept <= set(
        map(paragraph_of, standing)
    ):
        raise CommandRefusedError(
            _("the document was changed since the newer version was compared with it; compare again")
        )


def _write(connection: Connection, change: PlannedDocumentChange, step: UndoStepContext) -> None:
    document_events.add_document_event(connection, *change, author=step.author, time=step.now, operation=step.uid)


def _inverse(change: PlannedDocumentChange, before: str) -> InverseStep:
    return {
        "kind": "document",
        "document": change.document,
        "aspect": change.aspect,
        "before": before,
        "after": change.value,
    }


def reversed_document(connection: Connection, item: InverseStep) -> PlannedChanges:
    """Return the change that undoes a recorded change of a document.

    Raises:
        CommandRefusedError: Something else was done to the document since.
    """
    aspect = TrackedDocumentProperty(item["aspect"])
    if document_events.document_aspect(connection, item["document"], aspect) != item["after"]:
        raise CommandRefusedError(_("cannot undo: something else was done to the document since"))
    return PlannedChanges(documents=(PlannedDocumentChange(item["document"], aspect, item["before"]),))
