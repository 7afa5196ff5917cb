"""Of a large copy only the paragraphs that differ are copied, verified and compared; nothing else is trusted less."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, make_project
from tests.project.merging.copies import hand_out, look_over, picture, record
from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import paragraph_of
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.set_annotation import SetTranslatorNote
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.merging.comparison import SentenceMergeOutcome, compare_copies, problems_of_compared
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.store.connection import DamagedProjectError
from translator_gui.store.merging import differing_rows

PARAGRAPHS = 60
Pair = tuple[Project, Project]


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    """Amna's project, in which one sentence of sixty is not as in Bilal's copy of it, and another one is not there."""
    with make_project(tmp_path, *(f"یہ جملہ نمبر {number} ہے۔" for number in range(PARAGRAPHS))) as mine:
        ids = mine.queries.segment_ids()
        mine.do(*(SetTargetText(segment, "English") for segment in ids), author=AMNA)
        mine.do(SetTranslatorNote(ids[3], "A note"), AddCommentEvent(ids[3], CommentAction.ADD, "Why?"), author=AMNA)
        mine.do(SplitSentence(ids[4], 8), author=AMNA)
        (theirs,) = hand_out(mine, "theirs")
        with theirs:
            theirs.do(SetTargetText(ids[10], "Theirs"), author=BILAL)
            mine.do(SetTargetText(ids[20], "Mine"), author=Author("Carol"))
            yield mine, theirs


def differences(mine: Project, theirs: Project) -> list[tuple[int, SentenceMergeOutcome]]:
    with closing(read_copy(mine.queries, theirs.path)) as copy:
        return [(found.number, found.kind) for found in compare_copies(mine.queries, copy).differences]


def test_what_differs_alone_is_read_and_merged(pair: Pair, monkeypatch: pytest.MonkeyPatch):
    mine, theirs = pair
    ids = mine.queries.segment_ids()
    with closing(read_copy(mine.queries, theirs.path)) as copy:
        assert copy.part is not None
        differing = {paragraph_of(ids[11]), paragraph_of(ids[21])}
        assert copy.part.rows.paragraphs == differing
        assert {row[0] for row in copy.connection.execute("SELECT segment_id >> 20 FROM revision")} == differing
        found = compare_copies(mine.queries, copy)
        with monkeypatch.context() as patch:
            patch.setattr(differing_rows, "SHARE", PARAGRAPHS + 1)
            with closing(read_copy(mine.queries, theirs.path)) as whole:
                assert whole.part is None
                assert compare_copies(mine.queries, whole) == found
        assert [(one.number, one.kind) for one in found.differences] == [
            (12, SentenceMergeOutcome.THEIRS),
            (22, SentenceMergeOutcome.MINE),
        ]
        both = record(mine) | record(theirs)
        mine.do(MergeProjectCopy(copy), author=AMNA)
        look_over(mine)
        assert record(mine) == both
    # Authors have other numbers there by now, and rows came in another order.
    with closing(read_copy(theirs.queries, mine.path)) as back:
        assert back.part is not None
        theirs.do(MergeProjectCopy(back), author=BILAL)
    assert picture(theirs) == picture(mine)
    assert differences(theirs, mine) == []
    mine.undo(author=AMNA)
    assert differences(mine, theirs) == [(12, SentenceMergeOutcome.THEIRS)]


TAMPERED = (
    "UPDATE paragraph SET text = replace(text, 'نمبر', 'نمبز') WHERE id = 40",
    "UPDATE paragraph SET marker = 'x' WHERE id = 40",
    "UPDATE revision SET target = 'Englisch' WHERE id = 40",
    "UPDATE revision SET time = time + 1 WHERE id = 40",
    "UPDATE revision SET author_id = author_id + 1 WHERE id = 40",
    "UPDATE revision SET segment_id = segment_id + (1 << 20) WHERE id = 40",
    "UPDATE revision SET id = 5000, hash = replace(hash, '0', '1') WHERE id = (SELECT min(id) FROM revision)",
    "DELETE FROM revision WHERE id = 40",
    "DELETE FROM head WHERE segment_id >> 20 = 40",
    "DELETE FROM segment WHERE id >> 20 = 40",
    "DELETE FROM paragraph WHERE id = 40",
    "DELETE FROM author WHERE id = 1",
    "UPDATE annotation SET value = 'Another note'",
    "UPDATE comment_event SET text = 'Who?'",
    "UPDATE boundary SET start = start + 1",
    "UPDATE operation SET verb = 'merge' WHERE id = 1",
    "UPDATE original SET data = x'00'",
    "INSERT INTO aside VALUES ((SELECT uid FROM revision WHERE id = 40), 'x')",
)


@pytest.mark.parametrize("first", [0, 1])
def test_a_single_row_that_was_tampered_with_is_noticed(pair: Pair, tmp_path: Path, first: int):
    mine, theirs = pair
    copy = tmp_path / "tampered.tproj"
    for statement in TAMPERED[first::2]:
        tamper(theirs, copy, statement)
        with pytest.raises(DamagedProjectError):
            read_copy(mine.queries, copy)


def tamper(theirs: Project, copy: Path, statement: str) -> None:
    shutil.copy(theirs.path, copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute(statement).rowcount == 1
        connection.commit()


def test_what_was_derived_wrongly_there_is_made_anew(pair: Pair, tmp_path: Path):
    mine, theirs = pair
    tamper(theirs, tmp_path / "copy.tproj", "UPDATE segment SET target = 'Nobody wrote this' WHERE id >> 20 = 40")
    with closing(read_copy(mine.queries, tmp_path / "copy.tproj")) as copy:
        assert copy.part is not None
        assert len(copy.part.rows.paragraphs) == 3
        assert len(compare_copies(mine.queries, copy).differences) == 2


def test_a_row_of_the_project_that_lost_bits_is_noticed_by_comparing(pair: Pair):
    mine, theirs = pair
    mine.connection.execute("UPDATE revision SET target = 'Englisch' WHERE id = 40")
    mine.file.rows_unverified = True
    with closing(read_copy(mine.queries, theirs.path)) as copy:
        assert copy.part is not None
        assert problems_of_compared(mine.file, copy)


def test_a_project_that_changed_since_is_compared_anew_and_a_merge_undone_since_is_told(pair: Pair, tmp_path: Path):
    mine, theirs = pair
    ids = mine.queries.segment_ids()
    mine.file.copy_to(tmp_path / "third.tproj")
    with open_project(tmp_path / "third.tproj") as third:
        third.do(SetTargetText(ids[30], "Third"), author=Author("Dina"))
        for project in (theirs, mine):
            with closing(read_copy(project.queries, third.path)) as copy:
                project.do(MergeProjectCopy(copy), author=AMNA)
    with closing(read_copy(mine.queries, theirs.path)) as copy:
        assert copy.part is not None
        assert compare_copies(mine.queries, copy).differences
        mine.do(SetTargetText(ids[50], "Changed since"), author=AMNA)
        assert 51 in [found.number for found in compare_copies(mine.queries, copy).differences]
        mine.undo(author=AMNA)
        mine.undo(author=AMNA)
        before = record(mine)
        with pytest.raises(TranslatorError, match="compare again"):
            mine.do(MergeProjectCopy(copy), author=AMNA)
        assert record(mine) == before
