"""What people share besides sentences comes together in whatever order, and is taken back, whatever kind it is."""

import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.harness.scale import examples
from tests.project.builders import AMNA, BILAL, make_project
from tests.project.merging.copies import hand_out, look_over, merge
from translator_gui.model.author import Author
from translator_gui.model.changes import PlannedChanges, PlannedSharedEntryChange
from translator_gui.model.entry import LatestSharedEntryRow, SharedEntryKind, SharedProjectEntry, entry_uid, entry_value
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.model.merging import PlannedMerge
from translator_gui.model.sentence_exception import SentenceException, SentenceExceptionKind
from translator_gui.model.status import Role
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.set_project_key_values import (
    add_exceptions,
    remove_terms,
    set_four_eyes,
    set_known_word,
    set_terms,
)
from translator_gui.project.filtering import SentenceFilter, SourceLengthFilter
from translator_gui.project.glossary import conflicting_terms
from translator_gui.project.merging.comparison import compare_copies
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.project import Project
from translator_gui.project.recording import record, undo_recorded_steps
from translator_gui.project.saved_filters import save_filter, saved_filters
from translator_gui.project.undo_steps import InverseStep, UndoStepContext
from translator_gui.store.connection import create
from translator_gui.store.driver import Connection
from translator_gui.store.entries import conflicting_entries, entry_heads, read_entry
from translator_gui.store.merging.loaded_copy import LoadedProjectCopy
from translator_gui.store.operations import UndoStep, add_operation, mark_undone
from translator_gui.store.private_copy import private_copy
from translator_gui.store.tables import TABLES
from translator_gui.store.verify import problems

PEOPLE = (AMNA, BILAL, Author("Carol"))
KEYS = {
    kind: ("four_eyes", "machine_help") if kind is SharedEntryKind.RULE else ("one", "two") for kind in SharedEntryKind
}
SETTINGS = ("warn", "forbid", "never", "")


class Act(NamedTuple):
    """One thing that somebody does with their copy: "set", "undo", or "merge" with the copy of another person."""

    what: str
    person: int
    kind: SharedEntryKind
    key: int
    setting: str
    other: int


ACTS = st.lists(
    st.builds(
        Act,
        st.sampled_from(("set", "set", "set", "undo", "merge")),
        st.integers(0, 2),
        st.sampled_from(SharedEntryKind),
        st.integers(0, 1),
        st.sampled_from(SETTINGS),
        st.integers(0, 2),
    ),
    max_size=14,
)


class Copy:
    """A person's copy in memory, with what they may undo."""

    def __init__(self, connection: Connection, author: Author, number: int = 0) -> None:
        self.connection = connection
        self._author = author
        self._number = number
        self._done: list[tuple[int, list[InverseStep]]] = []

    def _step(self) -> UndoStepContext:
        self._number += 1
        uid = entry_uid(SharedEntryKind.WORD, f"{self._author.name} {self._number}", (), "")
        return UndoStepContext(self._author, Role.TRANSLATOR, self._number, uid)

    def do(self, changes: PlannedChanges) -> None:
        step = self._step()
        steps = record(self.connection, changes, step)
        if steps:
            row = add_operation(self.connection, "do", UndoStep(0, step.uid, "do", steps), self._author, step.now)
            self._done.append((row, steps))

    def merge(self, other: "Copy") -> None:
        self.do(PlannedChanges(merges=(PlannedMerge(LoadedProjectCopy("theirs", other.connection), {}),)))

    def undo(self) -> None:
        if self._done:
            before = self.shown()
            row, steps = self._done.pop()
            step = self._step()
            self.connection.execute("SAVEPOINT undo")
            try:
                _, inverse = undo_recorded_steps(self.connection, steps, step)
            except CommandRefusedError:
                self.connection.execute("ROLLBACK TO undo")
                assert self.shown() == before
                return
            finally:
                self.connection.execute("RELEASE undo")
            by = add_operation(self.connection, "undo", UndoStep(0, step.uid, "do", inverse), self._author, step.now)
            mark_undone(self.connection, row, by)

    def shown(self) -> list[SharedProjectEntry]:
        return [read_entry(self.connection, kind, key) for kind, keys in KEYS.items() for key in keys]

    def record(self) -> set[tuple[str, ...]]:
        rows = self.connection.execute(
            "SELECT uid, kind, key, parents, value, time, hash FROM entry WHERE uid NOT IN (SELECT uid FROM aside)"
        )
        return {tuple(map(str, row)) for row in rows}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    connection = create(tmp_path_factory.mktemp("entries") / "p.tproj")
    connection.execute("INSERT INTO project (key, value, hash) VALUES ('uid', ?, '')", (PEOPLE[0].uid,))
    yield connection
    connection.close()


@settings(max_examples=examples(25), deadline=None)
@given(acts=ACTS)
def test_copies_agree_in_whatever_order_they_come_together(empty: Connection, acts: list[Act]) -> None:
    copies = [Copy(private_copy(empty), person) for person in PEOPLE]
    try:
        for act in acts:
            _perform(copies, act)
        shown: list[list[SharedProjectEntry]] = []
        rows: list[set[tuple[str, ...]]] = []
        for one, two, three in permutations(range(3)):
            # ((one + two) + three), and everything once more.
            copy = Copy(private_copy(copies[one].connection), PEOPLE[one], 1000)
            for other in (copies[two], copies[three], copies[three], copies[two], copy):
                copy.merge(other)
            shown.append(copy.shown())
            rows.append(copy.record())
            assert all(_agrees(copy.connection, entry) for entry in copy.shown())
            assert {row[0] for row in rows[-1]} == {row[0] for each in copies for row in each.record()}
            copy.connection.close()
        # (one + (two + three))
        copies[1].merge(copies[2])
        copies[0].merge(copies[1])
        shown.append(copies[0].shown())
        rows.append(copies[0].record())
        assert all(each == shown[0] for each in shown)
        assert all(each == rows[0] for each in rows)
        assert [text for text in problems(copies[0].connection) if "entry" in text] == []
    finally:
        for copy in copies:
            copy.connection.close()


def _perform(copies: list[Copy], act: Act) -> None:
    copy = copies[act.person]
    match act.what:
        case "set":
            key = KEYS[act.kind][act.key]
            before = read_entry(copy.connection, act.kind, key)
            heads = entry_heads(copy.connection, act.kind, key)
            value = entry_value(setting=act.setting) if act.setting else ""
            copy.do(PlannedChanges(entries=(PlannedSharedEntryChange(act.kind, key, value),)))
            assert read_entry(copy.connection, act.kind, key) == SharedProjectEntry(act.kind, key, value)
            if act.other == 0 and [head.value for head in heads or [LatestSharedEntryRow("", "")]] != [value]:
                copy.undo()
                assert read_entry(copy.connection, act.kind, key) == before
        case "undo":
            copy.undo()
        case _:
            copy.merge(copies[act.other])


def _agrees(connection: Connection, entry: SharedProjectEntry) -> bool:
    """Whether an entry is what its heads come to, said once more in plain words."""
    values = [head.value for head in entry_heads(connection, entry.kind, entry.key)]
    settings = [json.loads(value)["setting"] for value in values if value]
    match entry.kind:
        case SharedEntryKind.RULE:
            strictest = {"four_eyes": "forbid", "machine_help": "never"}[entry.key]
            return (json.loads(entry.value or "{}").get("setting") == strictest) is (strictest in settings)
        case SharedEntryKind.IGNORED:
            return bool(entry.value) is (bool(values) and all(values))
        case SharedEntryKind.DISMISSED_TERM:
            return bool(entry.value) is any(values) and not entry.others
        case _:
            return {entry.value, *entry.others} - {""} == {value for value in values if value}


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Project, Project]]:
    with make_project(tmp_path) as mine:
        (theirs,) = hand_out(mine, "theirs")
        with theirs:
            yield mine, theirs


def test_what_two_people_add_is_one_entry(pair: tuple[Project, Project]) -> None:
    mine, theirs = pair
    mine.do(set_known_word("Nastaliq"), author=AMNA)
    theirs.do(set_known_word("Nastaliq"), set_known_word("Janjua"), author=BILAL)
    for one, other in ((mine, theirs), (theirs, mine), (mine, theirs)):
        merge(one, other)
    assert mine.queries.words() == theirs.queries.words() == {"Nastaliq", "Janjua"}
    rows = [set(each.connection.execute("SELECT uid, hash FROM entry")) for each in pair]
    assert rows[0] == rows[1]
    assert len(rows[0]) == 2


def test_the_stricter_rule_holds_and_undo_takes_it_back(pair: tuple[Project, Project]) -> None:
    mine, theirs = pair
    mine.do(set_four_eyes(forbidden=False), author=AMNA)
    theirs.do(set_four_eyes(forbidden=True), author=BILAL)
    copy = read_copy(mine.queries, theirs.path)
    (notice,) = compare_copies(mine.queries, copy).notices
    assert notice == "a rule of theirs comes in: nobody approves their own translation"
    copy.close()
    merge(mine, theirs)
    assert mine.queries.four_eyes()
    mine.undo(author=AMNA)
    assert not mine.queries.four_eyes()
    mine.redo(author=AMNA)
    assert mine.queries.four_eyes()
    merge(theirs, mine)
    assert theirs.queries.four_eyes()
    theirs.do(set_four_eyes(forbidden=False), author=BILAL)
    merge(mine, theirs)
    assert not mine.queries.four_eyes()
    assert mine.undo(author=AMNA).verb == "merge"
    assert mine.queries.four_eyes()


def test_a_filter_that_both_changed_is_listed_until_somebody_saves_it_anew(pair: tuple[Project, Project]) -> None:
    mine, theirs = pair
    mine.do(save_filter("Long", SentenceFilter(length=SourceLengthFilter(40))), author=AMNA)
    theirs.do(save_filter("Long", SentenceFilter(length=SourceLengthFilter(50))), author=BILAL)
    copy = read_copy(mine.queries, theirs.path)
    (notice,) = compare_copies(mine.queries, copy).notices
    copy.close()
    assert notice.startswith("the filter “Long” is not the same in both: “")
    assert "of 40 words or more" in notice
    assert "of 50 words or more" in notice
    merge(mine, theirs)
    merge(theirs, mine)
    assert saved_filters(mine) == saved_filters(theirs)
    (conflict,) = conflicting_entries(mine.connection)
    assert conflict.key == "Long"
    mine.do(save_filter("Long", SentenceFilter(length=SourceLengthFilter(45))), author=AMNA)
    assert conflicting_entries(mine.connection) == []
    mine.undo(author=AMNA)
    assert conflicting_entries(mine.connection) == [conflict]
    mine.redo(author=AMNA)
    merge(theirs, mine)
    assert conflicting_entries(theirs.connection) == []
    assert saved_filters(mine) == saved_filters(theirs)


def test_a_sentence_rule_that_two_people_gave_differently_is_listed(pair: tuple[Project, Project]) -> None:
    mine, theirs = pair
    for project, kind in ((mine, SentenceExceptionKind.BREAK), (theirs, SentenceExceptionKind.NO_BREAK)):
        project.do(add_exceptions([SentenceException(kind, ":")]), author=AMNA)
    theirs.do(add_exceptions([SentenceException(SentenceExceptionKind.ABBREVIATION, "کلو")]), author=BILAL)
    copy = read_copy(mine.queries, theirs.path)
    (notice,) = compare_copies(mine.queries, copy).notices
    copy.close()
    assert notice.startswith("the sentence rule “: | ” is not the same in both: “")
    assert "“break”" in notice
    assert "“no-break”" in notice
    merge(mine, theirs)
    merge(theirs, mine)
    assert mine.queries.sentence_exceptions() == theirs.queries.sentence_exceptions()
    assert len(mine.queries.sentence_exceptions()) == 2


def test_terms_with_other_english_are_listed_until_somebody_decides(
    pair: tuple[Project, Project],
) -> None:
    mine, theirs = pair
    mine.do(set_terms(GlossaryEntry("عدالت", ("court",)), GlossaryEntry("وزیر", ("minister",))), author=AMNA)
    theirs.do(set_terms(GlossaryEntry("عدالت", ("tribunal",)), GlossaryEntry("وزیر", ("minister",))), author=BILAL)
    copy = read_copy(mine.queries, theirs.path)
    (notice,) = compare_copies(mine.queries, copy).notices
    copy.close()
    assert notice.startswith("the term “عدالت” is not the same in both: “")
    merge(mine, theirs)
    merge(theirs, mine)
    assert mine.queries.glossary() == theirs.queries.glossary()
    (conflict,) = conflicting_terms(mine.queries.shared_entries(SharedEntryKind.TERM))
    assert {conflict.entry.targets, *(other.targets for other in conflict.others)} == {("court",), ("tribunal",)}
    mine.do(set_terms(conflict.entry.merged_with(conflict.others[0])), author=AMNA)
    assert conflicting_terms(mine.queries.shared_entries(SharedEntryKind.TERM)) == []
    mine.undo(author=AMNA)
    assert conflicting_terms(mine.queries.shared_entries(SharedEntryKind.TERM)) == [conflict]
    mine.redo(author=AMNA)
    merge(theirs, mine)
    assert mine.queries.glossary() == theirs.queries.glossary()
    mine.do(remove_terms(["وزیر"]), author=AMNA)
    assert [term.source for term in mine.queries.glossary()] == ["عدالت"]


def test_an_entry_that_was_changed_since_is_not_undone(pair: tuple[Project, Project]) -> None:
    mine, theirs = pair
    theirs.do(set_four_eyes(forbidden=True), author=BILAL)
    merge(mine, theirs)
    mine.do(set_four_eyes(forbidden=False), author=AMNA)
    mine.undo(author=AMNA)
    assert mine.queries.four_eyes()
    theirs.do(set_four_eyes(forbidden=False), author=BILAL)
    mine.redo(author=AMNA)
    assert not mine.queries.four_eyes()
    assert mine.undo(author=AMNA).verb == "changing a rule"
    assert mine.undo(author=AMNA).verb == "merge"
    assert not mine.queries.four_eyes()
    look_over(mine)


@pytest.mark.parametrize(
    "change",
    [
        "value = '{}'",
        "value = '[1]'",
        "value = 'x'",
        'value = \'{"version": "1"}\'',
        'value = \'{"version": 1, "setting": "other"}\'',
        "kind = 'burnt'",
        "key = 'other'",
        "uid = '77647926-c75d-4544-bb44-dc06268b181a'",
        "parents = 'x'",
        "time = -1",
    ],
)
def test_an_entry_that_no_version_writes_is_refused(pair: tuple[Project, Project], change: str) -> None:
    mine, theirs = pair
    theirs.do(set_known_word("Nastaliq"), author=BILAL)
    theirs.connection.execute("PRAGMA ignore_check_constraints = ON")
    theirs.connection.execute(f"UPDATE entry SET {change}")
    _make_checksums(theirs.connection)
    assert theirs.file.problems()
    with pytest.raises(Exception, match="damaged"):
        read_copy(mine.queries, theirs.path)


def _make_checksums(connection: Connection) -> None:
    table = TABLES["entry"]
    for row in list(table.read(connection, "1")):
        checksum = table.checksum(row.values, row.uids)
        connection.execute("UPDATE entry SET hash = ? WHERE id = ?", (checksum, row.values["id"]))
