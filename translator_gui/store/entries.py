"""Shared entries: rows are only appended; the value of a key comes from its latest rows, the heads."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from translator_gui.model.author import Author
from translator_gui.model.entry import (
    LONGEST_KEY,
    LONGEST_VALUE,
    IgnoredFinding,
    LatestSharedEntryRow,
    SharedEntryKind,
    SharedProjectEntry,
    entry_uid,
    entry_value,
    ignored_finding,
    resolve_entry,
    rule_setting,
)
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.model.moment import moment_after
from translator_gui.store.authors import author_row
from translator_gui.store.driver import Connection
from translator_gui.store.properties import drop_property, read_properties, read_property
from translator_gui.store.row_values import InvalidStoredValueError, enum_member, json_object, uid
from translator_gui.store.tables import insert_row

_COUNTING = "uid NOT IN (SELECT uid FROM aside)"
_WORDS, _FILTERS, _FOUR_EYES = "word:", "filter/", "review.four_eyes"
"""Where files of versions before 6 keep known words, filters and the rule of four eyes among their properties."""
_UNKNOWN = "unknown author"


def read_entries(connection: Connection, kind: SharedEntryKind) -> list[SharedProjectEntry]:
    """Return all shared entries of a kind (known words, filters, rules …), sorted by key, without deleted ones."""
    rows = connection.execute(
        f"SELECT uid, kind, key, parents, value FROM entry WHERE kind = ? AND {_COUNTING} ORDER BY key",  # noqa: S608
        (kind,),
    ).fetchall()
    return [entry for entry in _resolved(rows) if entry.value]


def read_entry(connection: Connection, kind: SharedEntryKind, key: str) -> SharedProjectEntry:
    """Return the project's shared entry (known word, filter, rule …) with this kind and key."""
    return resolve_entry(kind, key, entry_heads(connection, kind, key))


def read_ignored_findings(connection: Connection) -> dict[str, tuple[IgnoredFinding, ...]]:
    """Return the ignored QA findings, by sentence uid; empty if an entry is damaged.

    Two people may have ignored a finding for different texts: each counts.
    """
    rows = connection.execute(
        "SELECT e.uid, e.kind, e.key, e.parents, e.value, a.name FROM entry e JOIN author a ON a.id = e.author_id "
        "WHERE e.kind = ? AND e.uid NOT IN (SELECT uid FROM aside) ORDER BY e.key",
        (SharedEntryKind.IGNORED,),
    ).fetchall()
    people = {row[0]: str(row[5]) for row in rows}
    found: dict[str, list[IgnoredFinding]] = defaultdict(list)
    try:
        for (_kind, key), heads in _heads_by_key([row[:5] for row in rows]):
            sentence, _separator, finding = key.partition("/")
            if all(head.value for head in heads):
                found[sentence] += (ignored_finding(finding, head.value, people[head.uid]) for head in heads)
    except InvalidStoredValueError:
        # Verification reports it; a finding that is shown needlessly does no harm.
        return {}
    return {sentence: tuple(sorted(ignored)) for sentence, ignored in found.items()}


def refuses_check_errors(connection: Connection) -> bool:
    """Whether a rule of the project refuses export and handover while checks find errors."""
    return rule_setting(read_entry(connection, SharedEntryKind.RULE, "check_errors").value) == "refuse"


def forbids_own_approval(connection: Connection) -> bool:
    """Whether the project's four-eyes rule forbids people to approve their own translations."""
    return rule_setting(read_entry(connection, SharedEntryKind.RULE, "four_eyes").value) == "forbid"


def read_machine_help(connection: Connection) -> MachineHelpRule:
    """Return the project's rule for services that sentences may be sent to; `ASK` if it has none, or an unknown one."""
    setting = rule_setting(read_entry(connection, SharedEntryKind.RULE, "machine_help").value)
    return MachineHelpRule(setting) if setting in set(MachineHelpRule) else MachineHelpRule.ASK


def feeds_memory(connection: Connection) -> bool:
    """Whether the project feeds the user's translation memory; it does unless a rule forbids it."""
    return rule_setting(read_entry(connection, SharedEntryKind.RULE, "feed_memory").value) != "off"


def entry_heads(connection: Connection, kind: SharedEntryKind, key: str) -> list[LatestSharedEntryRow]:
    """Return the latest rows of a shared entry (several after parallel edits), including deletions."""
    rows = connection.execute(
        f"SELECT uid, kind, key, parents, value FROM entry WHERE kind = ? AND key = ? AND {_COUNTING}",  # noqa: S608
        (kind, key),
    ).fetchall()
    return _heads(rows)


def conflicting_entries(connection: Connection) -> list[SharedProjectEntry]:
    """Return the shared entries in conflict: several people set different values, one of which must be chosen."""
    rows = connection.execute(
        f"SELECT uid, kind, key, parents, value FROM entry WHERE {_COUNTING} ORDER BY kind, key"  # noqa: S608
    ).fetchall()
    return [entry for entry in _resolved(rows) if entry.others]


def add_entry(
    connection: Connection,
    kind: SharedEntryKind,
    key: str,
    value: str,
    *,
    author: Author,
    time: int,
    operation: str,
) -> str:
    """Append a row to the project file with a new value of a shared entry (known word, filter, rule …); return its uid.

    If a merge that was undone added an equal row, that row is reinstated instead.
    """
    parents = sorted(head.uid for head in entry_heads(connection, kind, key))
    identity = entry_uid(kind, key, parents, value)
    if connection.execute("SELECT 1 FROM entry WHERE uid = ?", (identity,)).fetchone():
        connection.execute("DELETE FROM aside WHERE uid = ?", (identity,))
        return identity
    times = connection.execute("SELECT max(time) FROM entry WHERE kind = ? AND key = ?", (kind, key)).fetchone()
    row: dict[str, object] = {
        "uid": identity,
        "kind": kind,
        "key": key,
        "parents": " ".join(parents),
        "author_id": author_row(connection, author),
        "time": moment_after(time, times[0] or 0),
        "operation": operation,
        "value": value,
    }
    insert_row(connection, "entry", row, {"author_id": author.uid})
    return identity


def refuse_invalid_entry(identity: str, kind: str, key: str, parents: str, value: str) -> None:
    """Raise an error for a shared entry's row that is invalid in a way that SQL conditions cannot detect.

    Raises:
        InvalidStoredValueError: The uid is not that of its content, or the value is no JSON that a version writes.
    """
    where = f"entry {str(identity)[:36]}"
    known = enum_member(kind, SharedEntryKind, where)
    if value:
        json_object(value, where)
    if uid(identity, where) != entry_uid(known, key, parents.split(), value):
        raise InvalidStoredValueError(identity, where)


def invalid_entries(connection: Connection) -> list[int]:
    """Return the row numbers of invalid shared entries (known words, filters, rules …) in the project file."""
    found: list[int] = []
    for number, *row in connection.execute("SELECT id, uid, kind, key, parents, value FROM entry"):
        try:
            refuse_invalid_entry(*row)
        except InvalidStoredValueError:
            found.append(number)
    return found


def adopt_properties(connection: Connection, properties: Mapping[str, str]) -> list[str]:
    """Write project properties of older file versions as shared entries; return their uids, equal in every copy.

    They are credited to the creator of the project, as properties have no author.
    """
    author = Author(read_property(connection, "created_by") or _UNKNOWN)
    found: list[str] = []
    for kind, key, value in _as_entries(properties):
        identity = entry_uid(kind, key, (), value)
        found.append(identity)
        if connection.execute("SELECT 1 FROM entry WHERE uid = ?", (identity,)).fetchone() is None:
            row = {"uid": identity, "kind": kind, "key": key, "parents": "", "time": 0, "operation": "", "value": value}
            row["author_id"] = author_row(connection, author)
            insert_row(connection, "entry", row, {"author_id": author.uid})
    return found


def move_properties(connection: Connection) -> None:
    """Turn the shared properties (words, filters, rules) of an older project file into shared entries."""
    for prefix in (_WORDS, _FILTERS, _FOUR_EYES):
        for rest, value in read_properties(connection, prefix).items():
            if adopt_properties(connection, {prefix + rest: value}) or prefix == _FOUR_EYES:
                drop_property(connection, prefix + rest)


def _as_entries(properties: Mapping[str, str]) -> Iterator[tuple[SharedEntryKind, str, str]]:
    """Yield kind, key and value of the shared entries made from project properties; skip invalid properties."""
    for name, value in properties.items():
        if name == _FOUR_EYES:
            if value:
                yield SharedEntryKind.RULE, "four_eyes", entry_value(setting="forbid")
            continue
        prefix, kind = (_WORDS, SharedEntryKind.WORD) if name.startswith(_WORDS) else (_FILTERS, SharedEntryKind.FILTER)
        key, stored = name.removeprefix(prefix), entry_value() if kind is SharedEntryKind.WORD else value
        if 0 < len(key) <= LONGEST_KEY and "\0" not in key and len(stored) <= LONGEST_VALUE and _is_versioned(stored):
            yield kind, key, stored


def _is_versioned(value: str) -> bool:
    try:
        return type(json_object(value, "entry").get("version")) is int
    except InvalidStoredValueError:
        return False


_Row = tuple[str, str, str, str, str]
"""Uid, kind, key, parents and value."""


def _resolved(rows: Sequence[_Row]) -> Iterator[SharedProjectEntry]:
    for (kind, key), heads in _heads_by_key(rows):
        yield resolve_entry(enum_member(kind, SharedEntryKind, "entry, kind"), key, heads)


def _heads_by_key(rows: Sequence[_Row]) -> Iterator[tuple[tuple[str, str], list[LatestSharedEntryRow]]]:
    by_key: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        by_key[row[1], row[2]].append(row)
    for key, rows_of_key in by_key.items():
        yield key, _heads(rows_of_key)


def _heads(rows: Sequence[_Row]) -> list[LatestSharedEntryRow]:
    for row in rows:
        refuse_invalid_entry(*row)
    followed = {parent for row in rows for parent in row[3].split()}
    return sorted(LatestSharedEntryRow(row[0], row[4]) for row in rows if row[0] not in followed)
