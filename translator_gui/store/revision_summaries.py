"""Reads the revisions of all sentences at once, for reviews and statistics."""

import json
from collections.abc import Iterator
from itertools import groupby

from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.revision_summary import RevisionSummary
from translator_gui.model.status import Role, Status
from translator_gui.store.driver import Connection
from translator_gui.store.revisions import read_lineages
from translator_gui.store.row_values import time_ms

_STATUSES = {str(status): status for status in Status}
_ROLES = {str(role): role for role in Role}
_ORIGINS = {str(origin): origin for origin in RevisionOrigin}


def read_revision_summaries(connection: Connection) -> Iterator[tuple[int, tuple[RevisionSummary, ...]]]:
    """Yield each sentence's revisions, oldest first, with uncommitted typing at the end.

    Those that were joined away are there, too. Sentences that nobody has touched are left out, and so are revisions
    of an undone merge or that were rejected in a conflict.
    """
    typed = {
        int(segment): RevisionSummary(
            target, Status.DRAFT, author, _ROLES[role], time_ms(time, "revision, time"), RevisionOrigin.TYPED
        )
        for segment, target, author, role, time in connection.execute(
            "SELECT p.segment_id, p.target, a.name, p.role, p.time FROM pending p JOIN author a ON a.id = p.author_id"
        )
    }
    resolved = connection.execute("SELECT DISTINCT segment_id FROM revision WHERE origin = 'settled'").fetchall()
    lineages = read_lineages(connection, json.dumps([row[0] for row in resolved]))
    rows = connection.execute(
        "SELECT r.segment_id, r.uid, r.target, r.status, a.name, r.role, r.time, r.origin, r.origin_detail "
        "FROM revision r JOIN author a ON a.id = r.author_id WHERE r.uid NOT IN (SELECT uid FROM aside) "
        "ORDER BY r.segment_id, r.time, r.uid"
    )
    for segment, group in groupby(rows, key=lambda row: int(row[0])):
        stages = [
            RevisionSummary(
                target,
                _STATUSES[status],
                author,
                _ROLES[role],
                time_ms(time, "revision, time"),
                _ORIGINS[origin],
                detail,
            )
            for _, uid, target, status, author, role, time, origin, detail in group
            if segment not in lineages or uid in lineages[segment]
        ]
        yield segment, (*stages, typed.pop(segment)) if segment in typed else tuple(stages)
    yield from ((segment, (stage,)) for segment, stage in typed.items())
