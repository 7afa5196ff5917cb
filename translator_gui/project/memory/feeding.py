"""Feeds a memory with the confirmed sentences of a project, and withdraws what is no longer confirmed.

What is to be fed need not be kept in a queue: it is the project's own revision table beyond the place up to which the
memory says that the file was fed. The place is written last, in the transaction of the last sentences, so that feeding
may be interrupted at any moment and goes on, or is repeated, the next time.
"""

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from translator_gui.model.backup import LongWorkPauseCallback
from translator_gui.model.memory_unit import MachineHelpRule, MemoryUnit, UnitOrigin, UnitStatus
from translator_gui.project.memory.backups import NoBackupError, back_up_before_change
from translator_gui.project.memory.unit_keys import sentence_uid, source_key, texts_key
from translator_gui.project.queries import ProjectQueries
from translator_gui.store.confirmed_sentences import (
    SentenceToFeed,
    changed_sentences_to_feed,
    last_revision,
    sentences_to_feed,
    structure_state,
)
from translator_gui.store.driver import Connection
from translator_gui.store.memory.fed_projects import (
    FedPlace,
    has_other_files,
    read_dismissed,
    read_fed_place,
    read_fed_project,
    unit_rows,
    unit_uids_of_project,
    write_fed_place,
)
from translator_gui.store.memory.memory_file import explain_memory_errors, memory_transaction, path_of
from translator_gui.store.memory.units import project_row, put_unit, remove_units, units_with_uids

_PORTION = 200
"""Sentences of one transaction: some ten milliseconds, so that others need not wait."""
_LONGEST_NAME = 4000


class ProjectFeed(NamedTuple):
    """What a project has for a memory since it was fed last; it may be sent to another thread or process.

    Attributes:
        path: The project file.
        project: Uid, title and rule for services of the project.
        feeds: Whether the project feeds memories at all; otherwise its units are withdrawn.
        whole: Whether `sentences` are all confirmed ones; otherwise those that changed.
        sentences: To add, replace or, without English, withdraw.
        place: How far the file is fed with them.
        before: How far it was fed.
    """

    path: str
    project: tuple[str, str, MachineHelpRule]
    feeds: bool
    whole: bool
    sentences: tuple[SentenceToFeed, ...]
    place: FedPlace
    before: FedPlace


class FeedResult(NamedTuple):
    """What feeding did.

    Attributes:
        added: Number of units that were added or replaced.
        withdrawn: Number of units that were withdrawn.
        problem: Why there is no backup of the memory today; None if there is one, or it was said before.
    """

    added: int = 0
    withdrawn: int = 0
    problem: NoBackupError | None = None

    def plus(self, other: "FeedResult") -> "FeedResult":
        """Return what feeding two memories did."""
        return FeedResult(self.added + other.added, self.withdrawn + other.withdrawn, self.problem or other.problem)


def feed_path(path: Path) -> str:
    """Return the name by which a memory knows a project file."""
    return str(path.resolve())


def fed_place(connection: Connection, path: Path) -> FedPlace:
    """Return how far a project file was fed into a memory."""
    with explain_memory_errors(path_of(connection)):
        return read_fed_place(connection, feed_path(path))


def read_project_feed(
    queries: ProjectQueries, before: FedPlace, pause: LongWorkPauseCallback | None = None, *, always: bool = False
) -> ProjectFeed:
    """Return what a project has for a memory since it was fed up to a place.

    What is confirmed during a pause is read the next time.

    Args:
        queries: The project.
        before: How far it was fed.
        pause: Called between reads of some milliseconds, where a whole project is read.
        always: Read its sentences though it does not feed memories: for a memory of the project alone.

    Raises:
        DamagedProjectError: The project cannot be read.
    """
    connection = queries.connection
    machine, feeds = queries.machine_help(), always or queries.feeds_memory()
    with queries.file.explained():
        number, uid = last_revision(connection)
        state = f"{structure_state(connection)} {feeds}"
        known = before.state == state and last_revision(connection, before.revision) == before[:2]
        sentences = (
            ()
            if not feeds
            else tuple(changed_sentences_to_feed(connection, before.revision))
            if known
            else tuple(sentences_to_feed(connection, pause))
        )
    project = (queries.uid, queries.title, machine)
    return ProjectFeed(
        feed_path(queries.path), project, feeds, not known, sentences, FedPlace(number, uid, state), before
    )


def project_feed_state(queries: ProjectQueries) -> FedPlace:
    """Return a value that changes whenever a project has something new for a memory; read in a moment.

    Raises:
        DamagedProjectError: The project cannot be read.
    """
    with queries.file.explained():
        number, uid = last_revision(queries.connection)
        structure = structure_state(queries.connection)
    return FedPlace(number, uid, f"{structure} {queries.feeds_memory()} {queries.machine_help()} {queries.title}")


def apply_project_feed(connection: Connection, feed: ProjectFeed, pause: Callable[[], object] = bool) -> FeedResult:
    """Put what a project has for a memory into it. Doing it again changes nothing.

    Args:
        connection: The memory.
        feed: See `read_project_feed`.
        pause: Called between transactions, for others to look up.

    Raises:
        MemoryFileError: The memory is busy, damaged, or cannot be written. What was not fed is fed the next time.
    """
    with explain_memory_errors(path_of(connection)):
        if feed.place == feed.before and read_fed_project(connection, feed.path) == _project(feed):
            return FeedResult()
        shared = feed.whole and has_other_files(connection, feed.path, feed.project[0])
        problem = back_up_before_change(connection, pause) if feed.sentences or feed.whole else None
    added = withdrawn = 0
    rest = iter(feed.sentences)
    wanted: set[bytes] = set()
    is_last = False
    while not is_last:
        pause()
        portion = list(islice(rest, _PORTION))
        is_last = len(portion) < _PORTION
        with memory_transaction(connection):
            row = project_row(connection, *_project(feed))
            wanted.update(sentence_uid(sentence.uid) for sentence in portion)
            added += _put_sentences(connection, [s for s in portion if s.target], row, feed, shared=shared)
            withdrawn += _withdraw(connection, {sentence_uid(s.uid) for s in portion if not s.target})
            if is_last:
                if feed.whole and (not shared or not feed.feeds):
                    withdrawn += _withdraw(connection, unit_uids_of_project(connection, row) - wanted)
                write_fed_place(connection, feed.path, _project(feed), feed.place)
    return FeedResult(added, withdrawn, problem)


def feed_memory(queries: ProjectQueries, connection: Connection) -> FeedResult:
    """Feed a memory with what a project confirmed or withdrew since the last time.

    Raises:
        MemoryFileError: The memory is busy, damaged, or cannot be written.
        DamagedProjectError: The project cannot be read.
    """
    return apply_project_feed(connection, read_project_feed(queries, fed_place(connection, queries.path)))


def _project(feed: ProjectFeed) -> tuple[str, str, MachineHelpRule]:
    uid, name, machine = feed.project
    return uid, name[:_LONGEST_NAME], machine


def _put_sentences(
    connection: Connection, sentences: Sequence[SentenceToFeed], project: int, feed: ProjectFeed, *, shared: bool
) -> int:
    number = 0
    for sentence in sentences:
        unit = _unit(sentence, feed)
        stored = units_with_uids(connection, [unit.uid]).get(unit.uid)
        if stored is not None and (
            stored._replace(id=0, project_name=unit.project_name, machine=unit.machine) == unit
            # Another copy of the project has a later confirmation of the sentence.
            or (shared and stored.time > unit.time)
        ):
            continue
        if read_dismissed(connection, unit.uid) == texts_key(unit.source, unit.target):
            continue
        put_unit(connection, unit, project)
        number += 1
    return number


def _withdraw(connection: Connection, uids: set[bytes]) -> int:
    rows = unit_rows(connection, uids)
    remove_units(connection, rows)
    return len(rows)


def _unit(sentence: SentenceToFeed, feed: ProjectFeed) -> MemoryUnit:
    uid, name, machine = _project(feed)
    return MemoryUnit(
        sentence_uid(sentence.uid),
        sentence.source,
        sentence.target,
        source_key(sentence.source),
        source_key(sentence.previous),
        source_key(sentence.following),
        sentence.author[:_LONGEST_NAME],
        sentence.time,
        UnitStatus(sentence.status),
        UnitOrigin.PROJECT,
        uid,
        name,
        machine,
        sentence.document[:_LONGEST_NAME],
    )
