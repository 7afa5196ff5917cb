"""Adds revisions of many sentences at once."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from translator_gui.model.revision import Revision, RevisionOrigin
from translator_gui.model.segment import paragraph_of, start_of
from translator_gui.model.status import APPROVALS, Role, Status
from translator_gui.store.driver import Connection
from translator_gui.store.revisions import (
    HEAD_COLUMNS,
    NOT_REOPENED,
    follow_heads,
    insert_revisions,
    refuse_missing,
    show_heads,
)
from translator_gui.store.row_values import time_ms, whole_number
from translator_gui.store.segments import SENTENCE_ROW, update_rows, with_any_bytes
from translator_gui.text.counting import word_count


class SentenceToRevise(NamedTuple):
    """What a new revision of a sentence needs of it: its row, its Urdu, and its revisions that stand.

    Attributes:
        row: Its row, as `SENTENCE_ROW` names the columns.
        source: Its Urdu.
        heads: Uids of the latest revisions.
        latest: When the latest of them was made; 0 without any.
        approved_target: The English of the revision that was approved last; empty if none was.
        baseline_time: When the later one of the revisions was made that were handed over and approved last.
    """

    row: tuple[Any, ...]
    source: str
    heads: tuple[str, ...]
    latest: int
    approved_target: str
    baseline_time: int

    @property
    def uid(self) -> str:
        """The sentence's own uid."""
        return self.row[_UID]

    @property
    def in_conflict(self) -> bool:
        """Whether a person has to choose between several of its latest revisions."""
        return len(self.heads) > 1 and whole_number(self.row[_HEADS], "segment, heads") > 1


_NAMES = SENTENCE_ROW.split(", ")
_ID, _UID, _STOP, _TARGET, _TARGET_WORDS, _HEADS, _HANDED_OVER, _APPROVED = map(
    _NAMES.index, ("id", "uid", "stop", "target", "target_words", "heads", "handed_over", "approved")
)
_SENTENCES = f"""
SELECT {", ".join(f"s.{name}" for name in _NAMES)}, l.revision_uid, r.time,
    a.target, max(coalesce(h.time, 0), coalesce(a.time, 0))
FROM segment s LEFT JOIN head l ON l.segment_id = s.id LEFT JOIN revision r ON r.uid = l.revision_uid
LEFT JOIN revision h ON h.id = s.handed_over LEFT JOIN revision a ON a.id = s.approved
WHERE s.id IN (SELECT value FROM json_each(?))
"""  # noqa: S608 (constants)


def read_sentences_to_revise(connection: Connection, segments: Iterable[int]) -> dict[int, SentenceToRevise]:
    """Return what new revisions need of the sentences that they are for, by sentence id; raise if one is not there."""
    ids = list(segments)
    # Urdu is cut out here: SQLite would count the letters of a long paragraph anew for each of its sentences.
    texts: dict[int, str] = dict(
        connection.execute(
            "SELECT id, text FROM paragraph WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(set(map(paragraph_of, ids)))),),
        )
    )
    found: dict[int, SentenceToRevise] = {}
    for values in with_any_bytes(connection, lambda: connection.execute(_SENTENCES, (json.dumps(ids),)).fetchall()):
        row, (head, time, approved, baseline_time) = values[:-4], values[-4:]
        segment: int = row[_ID]
        heads: tuple[str, ...] = (head,) if head is not None else ()
        latest = time_ms(time, f"revision {head}") if heads else 0
        if (known := found.get(segment)) is not None:
            latest, heads = max(known.latest, latest), tuple(sorted((*known.heads, *heads)))
            found[segment] = known._replace(heads=heads, latest=latest)
        elif (text := texts.get(paragraph_of(segment))) is not None:
            source = text[start_of(segment) : row[_STOP]]
            found[segment] = SentenceToRevise(row, source, heads, latest, approved or "", baseline_time)
    refuse_missing(ids, found, "a sentence that is not there")
    return found


def add_revisions(
    connection: Connection, author_id: int, revisions: Mapping[int, Revision], known: Mapping[int, SentenceToRevise]
) -> None:
    """Append a revision to the history of each of several sentences in the project file, and update their rows.

    Args:
        connection: The file.
        author_id: Row of the author of all of them.
        revisions: By sentence id; each follows all latest revisions of its sentence.
        known: The sentences before that.
    """
    first = insert_revisions(connection, author_id, revisions)
    follow_heads(connection, revisions)
    (author,) = connection.execute("SELECT name FROM author WHERE id = ?", (author_id,)).fetchone()
    shown: list[tuple[tuple[Any, ...], tuple[object, ...]]] = []
    others: list[int] = []
    for number, (segment, revision) in enumerate(revisions.items(), first):
        before = known[segment]
        # What was handed over and approved last follows from the history where the new revision is not its end, or
        # chooses between versions.
        if len(before.heads) > 1 or revision.origin is RevisionOrigin.SETTLED or revision.time <= before.baseline_time:
            others.append(segment)
        else:
            shown.append((before.row, _shown(revision, before, number, author)))
    update_rows(connection, HEAD_COLUMNS, shown)
    if others:
        show_heads(connection, *others)


def _shown(revision: Revision, before: SentenceToRevise, number: int, author: str) -> tuple[object, ...]:
    """Return the columns of a sentence's row, as `HEAD_COLUMNS` names them, after a revision with a row number."""
    row, target, text = before.row, revision.target, before.approved_target
    handed_over, approved = row[_HANDED_OVER], row[_APPROVED]
    if revision.status in APPROVALS:
        approved, text = number, target
    elif revision.status is Status.TRANSLATED and revision.role is Role.TRANSLATOR:
        handed_over = number
    reopened = bool(approved) and revision.status not in NOT_REOPENED and target != text
    words = row[_TARGET_WORDS] if target == row[_TARGET] else word_count(target)
    return (
        *(target, len(target), words, str(revision.status), author, revision.time, 1),
        *(handed_over, approved, int(reopened)),
    )
