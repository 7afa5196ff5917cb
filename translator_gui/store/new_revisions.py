"""Adds revisions of many sentences at once."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from translator_gui.model.revision import Revision
from translator_gui.model.segment import MAX_PARAGRAPH
from translator_gui.model.status import APPROVALS, Role, Status
from translator_gui.store.driver import Connection
from translator_gui.store.revisions import (
    HEAD_COLUMNS,
    NOT_REOPENED,
    follow_heads,
    refuse_missing,
    revision_row,
    show_heads,
)
from translator_gui.store.row_values import time_ms, whole_number
from translator_gui.store.segments import update_sentences
from translator_gui.store.tables import insert_rows
from translator_gui.text.counting import word_count


class SentenceToRevise(NamedTuple):
    """What a new revision of a sentence needs of it: its uid, its Urdu, and its revisions that stand.

    Attributes:
        uid: Its own.
        source: Its Urdu.
        conflicting: How many of the latest revisions conflict; 1 without a conflict, 0 without revisions.
        heads: Uids of the latest revisions.
        latest: When the latest of them was made; 0 without any.
        handed_over: Row of the revision that was handed over last; 0 if none was.
        approved: Row of the revision that was approved last; 0 if none was.
        approved_target: Its English.
        baseline_time: When the later one of both was made.
        has_choice: Whether a conflict was resolved in it once: not all of its revisions need count.
    """

    uid: str
    source: str
    conflicting: int
    heads: tuple[str, ...]
    latest: int
    handed_over: int
    approved: int
    approved_target: str
    baseline_time: int
    has_choice: bool

    @property
    def in_conflict(self) -> bool:
        """Whether a person has to choose between several of its latest revisions."""
        return len(self.heads) > 1 and self.conflicting > 1


_SENTENCES = """
SELECT s.id, s.uid, substr(p.text, (s.id & ?2) + 1, s.stop - (s.id & ?2)), s.heads, s.handed_over, s.approved,
    a.target, max(coalesce(h.time, 0), coalesce(a.time, 0)),
    EXISTS (SELECT 1 FROM revision r WHERE r.segment_id = s.id AND r.origin = 'settled')
FROM segment s JOIN paragraph p ON p.id = s.paragraph_id
LEFT JOIN revision h ON h.id = s.handed_over LEFT JOIN revision a ON a.id = s.approved
WHERE s.id IN (SELECT value FROM json_each(?1))
"""


def read_sentences_to_revise(connection: Connection, segments: Iterable[int]) -> dict[int, SentenceToRevise]:
    """Return what new revisions need of the sentences that they are for, by sentence id; raise if one is not there."""
    ids = list(segments)
    wanted = json.dumps(ids)
    heads: dict[int, list[str]] = defaultdict(list)
    latest: dict[int, int] = {}
    for segment, uid, time in connection.execute(
        "SELECT h.segment_id, h.revision_uid, r.time FROM head h LEFT JOIN revision r ON r.uid = h.revision_uid "
        "WHERE h.segment_id IN (SELECT value FROM json_each(?)) ORDER BY h.revision_uid",
        (wanted,),
    ):
        heads[segment].append(str(uid))
        latest[segment] = max(latest.get(segment, 0), time_ms(time, f"revision {uid}"))
    found: dict[int, SentenceToRevise] = {}
    for segment, uid, source, conflicting, handed_over, approved, target, time, has_choice in connection.execute(
        _SENTENCES, (wanted, MAX_PARAGRAPH)
    ):
        found[segment] = SentenceToRevise(
            str(uid),
            str(source),
            whole_number(conflicting, "segment, heads"),
            tuple(heads.get(segment, ())),
            latest.get(segment, 0),
            handed_over,
            approved,
            target or "",
            time,
            bool(has_choice),
        )
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
    first = 1 + connection.execute("SELECT coalesce(max(id), 0) FROM revision").fetchone()[0]
    rows = [
        {"id": number, **revision_row(segment, author_id, revision)}
        for number, (segment, revision) in enumerate(revisions.items(), first)
    ]
    insert_rows(connection, "revision", rows)
    follow_heads(connection, revisions)
    (author,) = connection.execute("SELECT name FROM author WHERE id = ?", (author_id,)).fetchone()
    shown: list[tuple[object, ...]] = []
    others: list[int] = []
    for number, (segment, revision) in enumerate(revisions.items(), first):
        before = known[segment]
        # What was handed over and approved last follows from the history where the new revision is not its end.
        if before.has_choice or len(before.heads) > 1 or revision.time <= before.baseline_time:
            others.append(segment)
        else:
            shown.append((*_shown(revision, before, number, author), segment))
    update_sentences(connection, HEAD_COLUMNS, shown)
    if others:
        show_heads(connection, *others)


def _shown(revision: Revision, before: SentenceToRevise, number: int, author: str) -> tuple[object, ...]:
    """Return the columns of a sentence's row, as `HEAD_COLUMNS` names them, after a revision with a row number."""
    handed_over, approved, text, target = before.handed_over, before.approved, before.approved_target, revision.target
    if revision.status in APPROVALS:
        approved, text = number, target
    elif revision.status is Status.TRANSLATED and revision.role is Role.TRANSLATOR:
        handed_over = number
    reopened = bool(approved) and revision.status not in NOT_REOPENED and target != text
    words = word_count(target)
    return (
        *(target, len(target), words, str(revision.status), author, revision.time, 1),
        *(handed_over, approved, int(reopened)),
    )
