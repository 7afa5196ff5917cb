"""Imports the translations of a bilingual document as first revisions."""

from collections.abc import Iterable, Mapping
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
from translator_gui.store.new_revisions import add_revisions, read_sentences_to_revise

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
    waiting: dict[int, ImportedSentenceTranslation] = {}
    for row, paragraph in paragraphs:
        for given in paragraph.source.sentences:
            segment = segment_id(row, given.start)
            if given.target:
                waiting.setdefault(segment, given)
            if given.note:
                _annotate(connection, segment, given.note, context)
        if len(waiting) >= _BATCH:
            _insert(connection, waiting, context)
            waiting = {}
    _insert(connection, waiting, context)


_BATCH = 1000


def _insert(
    connection: Connection, translations: Mapping[int, ImportedSentenceTranslation], context: TranslationImportContext
) -> None:
    """Insert translations, except of sentences with English from an older document version, which wins over them."""
    author_uid = context.author.uid
    known = read_sentences_to_revise(connection, translations)
    added: dict[int, Revision] = {}
    for segment, sentence in known.items():
        given = translations[segment]
        if not sentence.heads:
            added[segment] = Revision(
                new_uid(),
                sentence.uid,
                (),
                given.target,
                _IMPORTED_STATUSES.get(given.status, given.status),
                author_uid,
                context.author.name,
                Role.REVIEWER if given.status in _REVIEWED else Role.TRANSLATOR,
                context.now,
                RevisionOrigin.IMPORTED,
                context.operation,
                text_hash(sentence.source),
            )
    if added:
        add_revisions(connection, author_row(connection, context.author), added, known)


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
