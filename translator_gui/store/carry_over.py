"""Sentences of a newer version take over what was done on those of the version before: all of it, as copies.

Every copy's uid is made of the new sentence's and the original's, so that two people who take the same version in
arrive at the same rows, and what comes to the original later can be taken over by the same rule.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction
from translator_gui.model.identity import derived_uid, new_uid
from translator_gui.model.moment import moment_after
from translator_gui.model.revision import Origin, Revision, text_hash
from translator_gui.model.status import Role, Status
from translator_gui.store.authors import author_row
from translator_gui.store.comments import show_annotations, show_comments
from translator_gui.store.digests import digest
from translator_gui.store.driver import Connection
from translator_gui.store.revisions import show_heads
from translator_gui.store.segments import SEGMENTS, read_sources, segment_from_row
from translator_gui.store.stored_json import anchor_of

_Row = tuple[Any, ...]
_AT_ONCE = 400


class Successor(NamedTuple):
    """A sentence that takes over, and from which.

    Attributes:
        segment: The new sentence's row.
        before: Rows of those it takes over from, in order.
        changed: Its Urdu is another one: what it takes over is a draft.
    """

    segment: int
    before: tuple[int, ...]
    changed: bool


class CarryContext(NamedTuple):
    """Who takes a version in, when, in which undo step."""

    author: Author
    time: int
    operation: str


def carry_over(connection: Connection, heirs: Sequence[Successor], carrier: CarryContext) -> None:
    """Lets sentences take over English, status, history, comments, notes and labels; in the caller's transaction."""
    for at in range(0, len(heirs), _AT_ONCE):
        _carry_some(connection, heirs[at : at + _AT_ONCE], carrier)


def _carry_some(connection: Connection, heirs: Sequence[Successor], carrier: CarryContext) -> None:
    before = [row for heir in heirs for row in heir.before]
    uids = dict(
        connection.execute(
            "SELECT id, uid FROM segment WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([heir.segment for heir in heirs] + before),),
        )
    )
    works = _Works(connection, before)
    author = author_row(connection, carrier.author)
    rows = CarriedRows([], [], [], [], [], [])
    for heir in heirs:
        _carry_revisions(works, heir, uids, rows)
        _carry_comments(works, heir, uids, rows)
        _carry_annotations(works, heir, uids, (carrier, author), rows)
        if heir.changed or len(heir.before) > 1:
            _draft(works, heir, uids, (carrier, author), rows)
        for row in heir.before:
            made_for = _made_for(works, heir, row)
            rows.successions.append((heir.segment, row, made_for, digest(uids[heir.segment], uids[row], made_for)))
    rows.write(connection)
    show_heads(connection, *(heir.segment for heir in heirs if any(works.heads.get(row) for row in heir.before)))
    for heir in heirs:
        if any(works.annotations.get(row) for row in heir.before):
            show_annotations(connection, heir.segment)
        if any(works.events.get(row) for row in heir.before):
            show_comments(connection, heir.segment)


_REVISIONS = (
    "SELECT r.segment_id, r.uid, r.parents, r.status, r.author_id, r.role, r.time, r.origin, r.operation, "
    "r.source_hash, r.target, a.uid, a.name FROM revision r JOIN author a ON a.id = r.author_id "
    "WHERE r.segment_id IN (SELECT value FROM json_each(?)) AND r.uid NOT IN (SELECT uid FROM aside) ORDER BY r.id"
)
_HEADS = "SELECT segment_id, revision_uid FROM head WHERE segment_id IN (SELECT value FROM json_each(?))"
_RESOLUTIONS = (
    "SELECT r.segment_id, t.uid, t.revision_uid, t.author_id, t.time, t.operation, a.uid FROM resolution t "
    "JOIN revision r ON r.uid = t.revision_uid JOIN author a ON a.id = t.author_id "
    "WHERE r.segment_id IN (SELECT value FROM json_each(?)) AND t.uid NOT IN (SELECT uid FROM aside) ORDER BY t.id"
)
_ANNOTATIONS = (
    "SELECT t.segment_id, t.uid, t.kind, t.parents, t.author_id, t.time, t.operation, t.value, a.uid "
    "FROM annotation t JOIN author a ON a.id = t.author_id "
    "WHERE t.segment_id IN (SELECT value FROM json_each(?)) AND t.uid NOT IN (SELECT uid FROM aside) ORDER BY t.id"
)
_EVENTS = (
    "SELECT (SELECT max(o.id) FROM segment o WHERE o.paragraph_id = s.paragraph_id AND o.live "
    "AND o.id <= s.id), c.uid, c.thread, c.action, c.author_id, c.time, c.operation, c.edits, c.after, "
    "c.anchor, c.text, a.uid, c.category, c.severity FROM comment_event c "
    "JOIN segment s ON s.id = c.segment_id JOIN author a ON a.id = c.author_id "
    "WHERE c.uid NOT IN (SELECT uid FROM aside) "
    "AND s.paragraph_id IN (SELECT value >> 20 FROM json_each(?)) ORDER BY c.id"
)
"""A sentence shows the comments on those that were joined into it, too."""


class _Works:
    """What was done on some sentences, by their rows."""

    def __init__(self, connection: Connection, rows: Sequence[int]) -> None:
        wanted = (json.dumps(rows),)
        shown = connection.execute(f"{SEGMENTS} AND s.id IN (SELECT value FROM json_each(?))", wanted)  # noqa: S608 (a constant)
        self.shown = {row[0]: segment_from_row(row) for row in shown}
        self.urdu = read_sources(connection, rows)
        self.revisions = _by_segment(connection.execute(_REVISIONS, wanted))
        self.resolutions = _by_segment(connection.execute(_RESOLUTIONS, wanted))
        self.heads = _by_segment(connection.execute(_HEADS, wanted))
        self.annotations = _by_segment(connection.execute(_ANNOTATIONS, wanted))
        self.events = _by_segment(connection.execute(_EVENTS, wanted))


def _by_segment(rows: Iterable[_Row]) -> dict[int, list[_Row]]:
    found: dict[int, list[_Row]] = defaultdict(list)
    for segment, *row in rows:
        found[segment].append(tuple(row))
    return found


class CarriedRows(NamedTuple):
    """What is to be written, in the order of the columns below."""

    revisions: list[_Row]
    resolutions: list[_Row]
    heads: list[_Row]
    events: list[_Row]
    annotations: list[_Row]
    successions: list[_Row]

    def write(self, connection: Connection) -> None:
        connection.executemany(
            "INSERT INTO revision (uid, segment_id, parents, status, author_id, role, time, origin, operation, "
            "source_hash, hash, target) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self.revisions,
        )
        connection.executemany(
            "INSERT INTO resolution (uid, revision_uid, author_id, time, operation, hash) VALUES (?, ?, ?, ?, ?, ?)",
            self.resolutions,
        )
        connection.executemany("INSERT INTO head (segment_id, revision_uid) VALUES (?, ?)", self.heads)
        connection.executemany(
            "INSERT INTO comment_event (uid, thread, segment_id, action, author_id, time, operation, edits, after, "
            "anchor, hash, text, category, severity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self.events,
        )
        connection.executemany(
            "INSERT INTO annotation (uid, segment_id, kind, parents, author_id, time, operation, hash, value) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self.annotations,
        )
        connection.executemany("INSERT INTO succession VALUES (?, ?, ?, ?)", self.successions)


def copies(heir_uid: str, uids: str) -> str:
    """The uids of the copies of some rows."""
    return " ".join(derived_uid(heir_uid, uid) for uid in uids.split())


def copied_revision(heir: int, mine: str, row: _Row) -> _Row:
    """The row of a revision's copy.

    Args:
        heir: The row of the sentence that takes over.
        mine: Its uid.
        row: uid, parents, status, author's row, role, time, origin, operation, hash of the Urdu, target, uid and name
            of the author.
    """
    uid, parents, status, author, role, time, origin, operation, source, target, author_uid, name = row
    copy = Revision(
        derived_uid(mine, uid),
        mine,
        tuple(copies(mine, parents).split()),
        target,
        Status(status),
        author_uid,
        name,
        Role(role),
        time,
        Origin(origin),
        operation,
        source,
    )
    return _revision_row(heir, author, copy)


def copied_resolution(_heir: int, mine: str, row: _Row) -> _Row:
    """Return the row of the copy of who resolved a conflict; see `copied_revision`.

    Args:
        mine: Uid of the sentence that takes over.
        row: uid, the revision's uid, author's row, time, operation, uid of the author.
    """
    uid, revision, author, time, operation, author_uid = row
    begins = (derived_uid(mine, uid), derived_uid(mine, revision))
    return (*begins, author, time, operation, digest(*begins, author_uid, time, operation))


def copied_event(heir: int, mine: str, row: _Row) -> _Row:
    """The row of a comment's copy; see `copied_revision`.

    Args:
        heir: The row of the sentence that takes over.
        mine: Its uid.
        row: uid, thread, action, author's row, time, operation, edits, after, anchor, text, uid of the author,
            category, severity.
    """
    uid, thread, action, author, time, operation, edits, after, anchor, text, author_uid, *verdict = row
    begins = (derived_uid(mine, uid), derived_uid(mine, thread))
    if anchor:
        found = anchor_of(anchor, f"comment_event {uid}")
        anchor = json.dumps(found._replace(revision=copies(mine, found.revision))._asdict())
    ends = (time, operation, copies(mine, edits), copies(mine, after), anchor)
    told = (*begins, mine, CommentAction(action), author_uid, *ends, text, *(verdict if any(verdict) else ()))
    return (*begins, heir, action, author, *ends, digest(*told), text, *verdict)


def copied_annotation(heir: int, mine: str, row: _Row) -> _Row:
    """The row of a note's or of labels' copy; see `copied_revision`.

    Args:
        heir: The row of the sentence that takes over.
        mine: Its uid.
        row: uid, kind, parents, author's row, time, operation, value, uid of the author.
    """
    uid, kind, parents, author, time, operation, value, author_uid = row
    told = (derived_uid(mine, uid), mine, kind, copies(mine, parents), author_uid, time, operation, value)
    return (told[0], heir, kind, told[3], author, time, operation, digest(*told), value)


def _carry_revisions(works: _Works, heir: Successor, uids: dict[int, str], rows: CarriedRows) -> None:
    mine = uids[heir.segment]
    for before in heir.before:
        rows.revisions.extend(copied_revision(heir.segment, mine, row) for row in works.revisions.get(before, ()))
        rows.resolutions.extend(copied_resolution(heir.segment, mine, row) for row in works.resolutions.get(before, ()))
        if not (heir.changed or len(heir.before) > 1):
            rows.heads.extend((heir.segment, derived_uid(mine, uid)) for (uid,) in works.heads.get(before, ()))


def _revision_row(segment: int, author: int, made: Revision) -> _Row:
    begins = (made.uid, segment, " ".join(made.parents), made.status, author, made.role, made.time)
    return (*begins, made.origin, made.operation, made.source_hash, made.hash, made.target)


def _draft(
    works: _Works, heir: Successor, uids: dict[int, str], carried: tuple[CarryContext, int], rows: CarriedRows
) -> None:
    """The English stays as a draft: it was made for another Urdu."""
    carrier, author = carried
    mine = uids[heir.segment]
    heads = [derived_uid(mine, uid) for row in heir.before for (uid,) in works.heads.get(row, ())]
    if not heads:
        return
    shown = [works.shown[row] for row in heir.before]
    draft = Revision(
        uid=new_uid(),
        segment_uid=mine,
        parents=tuple(sorted(heads)),
        target=" ".join(segment.target for segment in shown if segment.target),
        status=Status.DRAFT,
        author_uid=carrier.author.uid,
        author=carrier.author.name,
        role=Role.TRANSLATOR,
        time=moment_after(carrier.time, *(segment.changed for segment in shown)),
        origin=Origin.CARRIED,
        operation=carrier.operation,
        source_hash=text_hash(" ".join(works.urdu[row] for row in heir.before)),
    )
    rows.revisions.append(_revision_row(heir.segment, author, draft))
    rows.heads.append((heir.segment, draft.uid))


def _made_for(works: _Works, heir: Successor, before: int) -> str:
    """The Urdu that the English taken over was made for, where that is not the new one; else empty."""
    if not works.heads.get(before):
        return ""
    shown = works.shown[before]
    return shown.made_for or (works.urdu[before] if heir.changed else "")


def _carry_comments(works: _Works, heir: Successor, uids: dict[int, str], rows: CarriedRows) -> None:
    mine = uids[heir.segment]
    for before in heir.before:
        rows.events.extend(copied_event(heir.segment, mine, event) for event in works.events.get(before, ()))


def _carry_annotations(
    works: _Works, heir: Successor, uids: dict[int, str], carried: tuple[CarryContext, int], rows: CarriedRows
) -> None:
    mine = uids[heir.segment]
    latest: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for before in heir.before:
        followed = {uid for row in works.annotations.get(before, ()) for uid in row[2].split()}
        for row in works.annotations.get(before, ()):
            rows.annotations.append(copied_annotation(heir.segment, mine, row))
            if row[0] not in followed:
                latest[row[1]].append((rows.annotations[-1][0], row[6]))
    carrier, author = carried
    for kind, heads in latest.items():
        if len(heir.before) > 1 and len(heads) > 1:
            words = dict.fromkeys(word for _, value in heads for word in value.split("\n") if word)
            value = "\n".join(sorted(words) if kind == "labels" else words)
            uid, parents = new_uid(), " ".join(copy for copy, _ in heads)
            told = (uid, mine, kind, parents, carrier.author.uid, carrier.time, carrier.operation, value)
            made = (author, carrier.time, carrier.operation, digest(*told), value)
            rows.annotations.append((uid, heir.segment, kind, parents, *made))
