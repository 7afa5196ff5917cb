"""Imports the translations of a bilingual document as first revisions."""

from collections.abc import Iterable
from typing import NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.document import ImportedSentenceTranslation
from translator_gui.model.document_update import SegmentedParagraph
from translator_gui.model.identity import new_uid
from translator_gui.model.revision import Revision, RevisionOrigin, text_hash
from translator_gui.model.segment import segment_id
from translator_gui.model.status import Role, Status
from translator_gui.store.authors import author_row
from translator_gui.store.comments import add_annotation
from translator_gui.store.driver import Connection
from translator_gui.store.revisions import insert_revision, show_heads
from translator_gui.store.segments import segment_identity
from translator_gui.store.tables import insert_rows

_REVIEWED = frozenset({Status.RETURNED, Status.APPROVED, Status.FINAL})
_IMPORTED_STATUSES = {Status.FINAL: Status.APPROVED, Status.NOT_STARTED: Status.DRAFT}
"""Only a hand-over makes a sentence final, and one with English is started."""


class TranslationImportContext(NamedTuple):
    """Author, undo step and time with which the translations of an imported bilingual document are recorded."""

    author: Author
    operation: str
    now: int


def insert_imported_translations(
    connection: Connection, paragraphs: Iterable[tuple[int, SegmentedParagraph]], context: TranslationImportContext
) -> None:
    """Insert the translations and notes that an imported bilingual document contains, as first revisions.

    Args:
        connection: The file.
        paragraphs: With their rows.
        context: Author, undo step and time of the revisions.
    """
    shown: list[int] = []
    for row, paragraph in paragraphs:
        for given in paragraph.source.sentences:
            segment = segment_id(row, given.start)
            if given.target and not _has_english(connection, segment):
                _insert(connection, segment, given, context)
                shown.append(segment)
            if given.note:
                _annotate(connection, segment, given.note, context)
    for at in range(0, len(shown), _BATCH):
        show_heads(connection, *shown[at : at + _BATCH])


_BATCH = 1000


def _has_english(connection: Connection, segment: int) -> bool:
    """Whether a sentence already has English carried over from the old document version, which wins over an import."""
    return connection.execute("SELECT 1 FROM head WHERE segment_id = ?", (segment,)).fetchone() is not None


def _insert(
    connection: Connection, segment: int, given: ImportedSentenceTranslation, context: TranslationImportContext
) -> None:
    uid, urdu = segment_identity(connection, segment)
    author = context.author
    revision = Revision(
        new_uid(),
        uid,
        (),
        given.target,
        _IMPORTED_STATUSES.get(given.status, given.status),
        author.uid,
        author.name,
        Role.REVIEWER if given.status in _REVIEWED else Role.TRANSLATOR,
        context.now,
        RevisionOrigin.IMPORTED,
        context.operation,
        text_hash(urdu),
    )
    insert_revision(connection, segment, author_row(connection, author), revision)
    insert_rows(connection, "head", [{"segment_id": segment, "revision_uid": revision.uid}])


def _annotate(connection: Connection, segment: int, note: str, context: TranslationImportContext) -> None:
    add_annotation(
        connection,
        segment,
        context.author,
        "note",
        note,
        uid=new_uid(),
        time=context.now,
        operation=context.operation,
    )
