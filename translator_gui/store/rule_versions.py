"""Versions of the rules for derived values, which are computed again when a rule changes."""

from functools import partial

from translator_gui.model.backup import LongWorkPauseCallback
from translator_gui.store.driver import Connection
from translator_gui.store.interruption import write_when_idle
from translator_gui.store.properties import read_property, write_property
from translator_gui.store.segments import update_checksums
from translator_gui.text.counting import WORD_RULE, word_count

_WORDS, _SPLITTING = "rule/words", "rule/splitting/"
_FIRST = "1"
"""The rule of files that name none: they were written before rules had versions."""
_PARAGRAPHS = 100


def note_word_rule(connection: Connection) -> None:
    """Record that all words are counted by the present rule."""
    write_property(connection, _WORDS, str(WORD_RULE))


def note_splitting_rule(connection: Connection, document_uid: str) -> None:
    """Record that a document was split by the present rule; it is never split again."""
    # Opening a project splits nothing: the rules take 30 ms to load.
    from translator_gui.text.segmentation import SPLITTING_RULE  # noqa: PLC0415

    write_property(connection, _SPLITTING + document_uid, str(SPLITTING_RULE))


def recount_words(connection: Connection, pause: LongWorkPauseCallback | None = None) -> bool:
    """Count the words of all sentences again if another rule counted them, in short transactions.

    Args:
        connection: The file.
        pause: Called between the transactions, for others to read and write.

    Returns:
        Whether they were counted again.
    """
    if read_property(connection, _WORDS, _FIRST) == str(WORD_RULE):
        return False
    paragraphs = [row[0] for row in connection.execute("SELECT id FROM paragraph ORDER BY id")]
    for first in range(0, len(paragraphs), _PARAGRAPHS):
        write_when_idle(connection, partial(_recount, connection, paragraphs[first : first + _PARAGRAPHS]), pause)
        if pause is not None:
            pause()
    write_when_idle(connection, partial(note_word_rule, connection), pause)
    return True


def _recount(connection: Connection, paragraphs: list[int]) -> None:
    for paragraph in paragraphs:
        (text,) = connection.execute("SELECT text FROM paragraph WHERE id = ?", (paragraph,)).fetchone()
        rows = connection.execute(
            "SELECT id & 1048575, stop, target, id FROM segment WHERE paragraph_id = ?", (paragraph,)
        ).fetchall()
        connection.executemany(
            "UPDATE segment SET source_words = ?, target_words = ? WHERE id = ?",
            [(word_count(text[start:stop]), word_count(target), row) for start, stop, target, row in rows],
        )
        update_checksums(connection, "paragraph_id = ?", paragraph)
