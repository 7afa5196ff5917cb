"""Files that a disk, a mailer or a stranger made something else of: noticed, mended or refused, never believed."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness.scale import trials
from tests.project.builders import AMNA, BILAL, derived_rows, make_project, shown
from translator_gui.model.comment import CommentAction
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Role
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.set_annotation import SetSentenceLabels, SetTranslatorNote
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.opening import check_and_back_up, open_checked, open_for_reading, open_project
from translator_gui.project.project import Project
from translator_gui.store.connection import (
    USUAL_SCHEMA,
    DamagedProjectError,
    NewerProjectError,
    NotAProjectError,
    schema_digest,
    schema_objects_of_projects,
)
from translator_gui.store.driver import sqlite3
from translator_gui.store.schema import APPLICATION_ID
from translator_gui.store.verify import rebuild_stale_sentences

FLIPS = trials(100, 3000)


@pytest.fixture
def worked_on(tmp_path: Path) -> Path:
    """A project with something in every table."""
    with make_project(tmp_path) as project:
        one, two, three, four = project.queries.segment_ids()
        project.do(SetTargetText(one, "One."), author=AMNA)
        project.do(SetTargetText(two, "Two."), SetTargetText(four, "Four."), author=BILAL)
        project.do(ConfirmOrApproveSentences((one, two)), author=AMNA)
        project.do(AddCommentEvent(one, CommentAction.ADD, "why?"), author=BILAL)
        project.do(SetTranslatorNote(two, "a note"), SetSentenceLabels((one,), ("quotation",)), author=AMNA)
        project.do(JoinSentences(two), author=AMNA)
        project.do(SplitSentence(four, (four & 0xFFFFF) + 3), author=AMNA)
        project.undo(author=AMNA)
        project.keep_caret(AMNA, one, 2)
        assert three not in project.queries.segment_ids()
        return project.path


def tampered(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


FOREIGN = (
    "CREATE TRIGGER t AFTER INSERT ON revision BEGIN DELETE FROM revision; END",
    "CREATE VIEW v AS SELECT * FROM revision",
    "CREATE TABLE extra (a)",
    "CREATE INDEX extra ON revision (target)",
    "ALTER TABLE revision ADD COLUMN extra TEXT",
    "DROP TABLE view_state",
    "CREATE VIRTUAL TABLE f USING fts5 (a)",
)


@pytest.mark.parametrize("statement", FOREIGN)
@pytest.mark.parametrize("opener", [open_project, open_for_reading])
def test_tables_that_are_no_projects_are_refused(worked_on: Path, statement: str, opener: Callable[[Path], Project]):
    tampered(worked_on, statement)
    before = worked_on.read_bytes()
    with pytest.raises(DamagedProjectError, match="tables are not a project's"):
        opener(worked_on)
    assert worked_on.read_bytes() == before
    assert not worked_on.with_name(worked_on.name + ".lock").exists()


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path):
    path = tmp_path / "other.tproj"
    tampered(path, "PRAGMA journal_mode = WAL", "CREATE TABLE a (b)")
    before = path.read_bytes()
    with pytest.raises(NotAProjectError, match="another program"):
        open_project(path)
    assert path.read_bytes() == before
    tampered(path, "PRAGMA journal_mode")


def test_a_newer_file_is_left_as_it_is(worked_on: Path):
    tampered(worked_on, "PRAGMA user_version = 99")
    before = worked_on.read_bytes()
    with pytest.raises(NewerProjectError, match="file version 99"):
        open_project(worked_on)
    assert worked_on.read_bytes() == before


@pytest.mark.parametrize("size", [0, 10, 100, 1000, 4096, 5000, 20_000])
def test_a_truncated_file_is_noticed(worked_on: Path, size: int):
    worked_on.write_bytes(worked_on.read_bytes()[:size])
    with pytest.raises(TranslatorError, match=r"article\.tproj"):
        open_checked(worked_on)


def test_values_that_nobody_could_have_written_are_noticed(worked_on: Path):
    tampered(worked_on, "PRAGMA ignore_check_constraints = ON", "UPDATE revision SET target = zeroblob(5000000) || 'a'")
    with pytest.raises(DamagedProjectError):
        open_checked(worked_on)
    tampered(worked_on, "UPDATE segment SET note = printf('%.*c', 20000000, 'x')")
    with pytest.raises(DamagedProjectError):
        open_checked(worked_on)


@pytest.mark.parametrize("opener", [open_project, open_for_reading, open_checked])
@pytest.mark.parametrize("word", [b"STRICT", b"INTEGER", b"paragraph_id", b"CREATE TABLE"])
def test_tables_that_are_not_even_text_are_refused(worked_on: Path, word: bytes, opener: Callable[[Path], Project]):
    sound = worked_on.read_bytes()
    assert word in sound
    worked_on.write_bytes(sound.replace(word, b"\xa0" * len(word)))
    with pytest.raises(DamagedProjectError, match="backup"):
        opener(worked_on)
    assert not worked_on.with_name(worked_on.name + ".lock").exists()


TABLES_OF_RECORD = {
    "project": "value",
    "author": "name",
    "document": "name",
    "paragraph": "place",
    "boundary": "operation",
    "revision": "target",
    "comment_event": "text",
    "annotation": "value",
    "operation": "verb",
}


@pytest.mark.parametrize(("table", "column"), TABLES_OF_RECORD.items())
def test_a_changed_row_of_record_is_named(worked_on: Path, table: str, column: str):
    tampered(worked_on, f"UPDATE {table} SET {column} = {column} || 'x' WHERE rowid = 1")
    with open_project(worked_on) as project:
        assert project.file.problems()
        assert "not what was written" in project.file.problems()[0]


def test_a_stored_original_that_was_changed_is_named(worked_on: Path):
    tampered(worked_on, "UPDATE original SET data = x'00'")
    with open_project(worked_on) as project:
        assert project.file.problems() == ["the stored original of article.txt is not what was read"]


SHOWN = (
    "target = 'other'",
    "status = 'approved'",
    "author = 'other'",
    "author = CAST(x'72ff' AS TEXT)",
    "note = CAST(x'ff' AS TEXT)",
    "changed = 5",
    "comments = 7",
    "note = 'other'",
    "labels = 'other'",
    "heads = 2",
    "target_words = 9",
    "target_length = 9",
    "source_words = 9",
    "stop = 2",
    "live = 0",
    "live = 1",
)


@pytest.mark.parametrize("change", SHOWN)
def test_what_is_derived_is_made_anew(worked_on: Path, change: str):
    with open_project(worked_on) as project:
        expected, rows = shown(project), derived_rows(project)
    tampered(worked_on, f"UPDATE segment SET {change}")
    with open_project(worked_on) as project:
        assert check_and_back_up(project) == []
        assert shown(project) == expected
        assert derived_rows(project) == rows
        assert rebuild_stale_sentences(project.connection) <= 1


def test_every_flipped_byte_is_noticed_mended_or_shows_nothing_else(worked_on: Path):
    sound = worked_on.read_bytes()
    with open_project(worked_on) as project:
        expected = everything(project)
    rng = random.Random(20261123)
    silent: list[int] = []
    for _ in range(FLIPS):
        at, bit = rng.randrange(len(sound)), 1 << rng.randrange(8)
        worked_on.write_bytes(sound[:at] + bytes([sound[at] ^ bit]) + sound[at + 1 :])
        try:
            with open_checked(worked_on) as project:
                if everything(project) != expected:
                    silent.append(at)
        except TranslatorError:
            pass
        for leftover in worked_on.parent.glob("*.before-upgrade*"):
            leftover.unlink()
    assert silent == []


def everything(project: Project) -> object:
    histories = [project.queries.history(segment) for segment in project.queries.segment_ids()]
    originals = [project.queries.original(document) for document in project.queries.documents()]
    return (
        shown(project),
        histories,
        originals,
        project.queries.title,
        project.queries.uid,
        project.queries.tallies(),
        derived_rows(project),
    )


def test_the_application_id_is_what_makes_a_project(worked_on: Path):
    tampered(worked_on, f"PRAGMA application_id = {APPLICATION_ID + 1}")
    with pytest.raises(NotAProjectError):
        open_project(worked_on)


def test_a_crash_while_typing_leaves_a_draft(worked_on: Path):
    with open_project(worked_on) as project:
        segment = project.queries.segment_ids()[0]
        project.typing.keep(segment, "half a sen", author=BILAL, role=Role.TRANSLATOR)
    with open_project(worked_on) as project:
        assert shown(project)[0][2:4] == ("half a sen", "draft")
        assert project.queries.history(segment)[-1].origin == "recovered"
        assert project.queries.history(segment)[-1].author == "Bilal"


def test_what_was_typed_into_a_sentence_that_is_gone_becomes_a_comment(worked_on: Path):
    with open_project(worked_on) as project:
        one, two = project.queries.segment_ids()[:2]
        project.typing.keep(two, "half a sen", author=BILAL, role=Role.TRANSLATOR)
        project.connection.execute("CREATE TEMP TABLE kept AS SELECT * FROM pending")
        project.do(JoinSentences(one), author=AMNA)
        project.connection.execute("INSERT OR REPLACE INTO pending SELECT * FROM kept")
        project.connection.execute("DROP TABLE kept")
    with open_project(worked_on) as project:
        assert project.queries.threads(one)[-1].remarks[0].text == "Typed before a crash: half a sen"
        assert project.file.problems() == []


def test_the_digest_of_a_projects_tables_is_up_to_date():
    assert schema_digest(schema_objects_of_projects()) == USUAL_SCHEMA
