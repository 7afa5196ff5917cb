"""Rebuilds derived data in short transactions."""

from functools import partial

from translator_gui.model.backup import LongWorkPauseCallback
from translator_gui.store.document_events import show_documents
from translator_gui.store.driver import Connection
from translator_gui.store.interruption import read_when_idle, write_when_idle
from translator_gui.store.outline import forget_outline
from translator_gui.store.stale import FIRST_PARAGRAPH, stale_paragraphs
from translator_gui.store.verify import rebuild_paragraph

_PARAGRAPHS = 100
"""Paragraphs that are looked at between two pauses."""


def rebuild_shown(connection: Connection, pause: LongWorkPauseCallback | None = None) -> int:
    """Rebuild sentence rows that differ from the record, and yield to other jobs in between.

    Returns:
        The number of paragraphs that were rebuilt.
    """
    write_when_idle(connection, partial(show_documents, connection), pause)
    rebuilt, last = 0, FIRST_PARAGRAPH - 1
    while True:
        end = connection.execute(
            "SELECT max(id) FROM (SELECT id FROM paragraph WHERE id > ? ORDER BY id LIMIT ?)", (last, _PARAGRAPHS)
        ).fetchone()[0]
        if end is None:
            return rebuilt
        stale = read_when_idle(connection, partial(stale_paragraphs, connection, last + 1, end), pause)
        if stale:
            write_when_idle(connection, partial(_rebuild, connection, stale), pause)
            rebuilt += len(stale)
        last = end
        if pause is not None:
            pause()


def _rebuild(connection: Connection, paragraphs: set[int]) -> None:
    for paragraph in paragraphs:
        rebuild_paragraph(connection, paragraph)
    forget_outline(connection)
