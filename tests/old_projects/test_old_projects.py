"""Files of every version so far open and say what they said."""

import contextlib
import shutil
from pathlib import Path

import pytest

from tests.project.merging.copies import merge, picture
from translator_gui.model.author import Author
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.entry import SharedEntryKind, read_fields
from translator_gui.model.revision import SuggestionOrigin
from translator_gui.model.segment import Segment
from translator_gui.project.commands.resolve_conflict import ResolveMergeConflict
from translator_gui.project.commands.set_annotation import SetTranslatorNote
from translator_gui.project.commands.set_project_key_values import set_known_word
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.glossary import DismissedTerm, dismissed_terms
from translator_gui.project.merging.comparison import SentenceMergeOutcome, compare_copies
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_checked, open_for_reading
from translator_gui.project.project import Project
from translator_gui.project.saved_filters import saved_filters
from translator_gui.store.connection import transaction
from translator_gui.store.digests import digest
from translator_gui.store.driver import sqlite3
from translator_gui.store.entries import adopt_properties, conflicting_entries, read_entries
from translator_gui.store.operations import UndoStep, add_operation
from translator_gui.store.schema import CURRENT
from translator_gui.text.tag_spelling import spelled

FOLDER = Path(__file__).parent
LATER = {
    *("removing a document", "moving a document", "taking a newer version", "adding a document", "edit"),
    *("merge", "settling a conflict", "saving a filter", "removing a filter", "adding a word", "changing a rule"),
    *("exempting a repetition", "dismissing a learned term"),
}
OLD = sorted(FOLDER.glob("*.tproj"))


def test_every_version_is_kept():
    assert sorted(path.name for path in FOLDER.glob("*.tproj")) == [f"version-{n + 1}.tproj" for n in range(CURRENT)]


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_an_old_project_opens(path: Path, tmp_path: Path):
    with open_checked(Path(shutil.copy(path, tmp_path / path.name))) as project:
        assert project.queries.title == "Seed"
        segments = [
            s
            for paragraph in project.queries.document_paragraphs(project.queries.documents()[0])
            for s in paragraph.segments
        ]
        assert len(segments) == 18
        assert [str(segment.status) for segment in segments[:7]] == [
            "approved",
            "returned",
            "translated",
            "translated",
            "draft",
            "not-started",
            "draft",
        ]
        assert all(segment.target for segment in segments[:5])
        assert (segments[2].note, segments[2].labels, segments[1].comments) == ("A note.", ("quotation",), 1)
        said = [remark.text for remark in project.queries.threads(segments[1].id)[0].remarks]
        assert said == ["The name is spelt otherwise.", "As in the agency's report."]
        assert len(project.queries.history(segments[0].id)) == 3
        while (undone := project.undo(author=Author("Amna")).verb) in LATER | {"confirm", "typing", "return"}:
            pass
        assert undone == "split"
        assert project.file.problems() == []


def test_a_project_with_versions_opens(tmp_path: Path):
    with open_checked(Path(shutil.copy(FOLDER / "version-2.tproj", tmp_path))) as project:
        assert [document.name for document in project.queries.documents()] == ["seed.ur.txt", "second.txt"]
        sentences = [s for p in project.queries.document_paragraphs(project.queries.documents()[1]) for s in p.segments]
        assert [s.target for s in sentences] == ["English 0", "English 13", "English 28", "English 0", ""]
        assert [str(s.status) for s in sentences] == ["translated", "draft", "translated", "translated", "not-started"]
        assert [s.made_for for s in sentences] == ["", "دوسرا جملہ ہے۔", "", "", ""]
        assert project.undo(author=Author("Amna")).verb == "removing a document"
        assert len(project.queries.documents()) == 3


def test_a_project_with_a_verdict_opens(tmp_path: Path):
    with open_checked(Path(shutil.copy(FOLDER / "version-3.tproj", tmp_path))) as project:
        assert project.queries.four_eyes()
        returned = project.queries.document_paragraphs(project.queries.documents()[1])[0].segments[2]
        thread = project.queries.threads(returned.id)[0]
        assert (thread.category, thread.severity) == (ErrorCategory.ACCURACY, ErrorSeverity.MAJOR)
        assert returned.translator == Author("Amna").uid


def test_a_project_with_inline_tags_opens(tmp_path: Path):
    with open_checked(Path(shutil.copy(FOLDER / "version-4.tproj", tmp_path))) as project:
        paragraph = project.queries.document_paragraphs(project.queries.documents()[-1])[0]
        assert [(tag.number, tag.words, tag.look) for tag in paragraph.tags] == [(1, "bold", 1), (2, "footnote", 0)]
        first = paragraph.segments[0]
        assert spelled(paragraph.source(first)) == "یہ {1>اہم<1} ہے۔{2}"
        assert spelled(first.target) == "This is {1>important<1}.{2}"


def test_a_project_with_a_resolved_conflict_opens(tmp_path: Path):
    with open_checked(Path(shutil.copy(FOLDER / "version-5.tproj", tmp_path))) as project:
        segment = project.queries.segment_ids()[10]
        latest = project.queries.history(segment)[-1]
        assert (latest.target, latest.author, latest.status) == ("Bilal's", "Bilal", "translated")
        assert [who.author for who in project.queries.resolutions(segment)[latest.uid]] == ["Amna"]


def test_a_project_with_shared_entries_opens(tmp_path: Path):
    with open_checked(Path(shutil.copy(FOLDER / "version-6.tproj", tmp_path))) as project:
        assert project.queries.words() == {"Nastaliq"}
        assert not project.queries.four_eyes()
        (kept,) = saved_filters(project)
        assert kept.name == "Long"
        assert [(entry.key, len(entry.others)) for entry in conflicting_entries(project.connection)] == [("Long", 1)]


def test_a_project_with_inserted_matches_opens(tmp_path: Path):
    with open_checked(Path(shutil.copy(FOLDER / "version-7.tproj", tmp_path))) as project:
        latest = [project.queries.history(segment)[-1] for segment in project.queries.segment_ids()[12:16]]
        assert [revision.origin for revision in latest] == ["memory", "repeated", "machine", "aligned"]
        came_from = SuggestionOrigin.from_json(latest[0].origin_detail)
        assert came_from == SuggestionOrigin(87, "Elections", "Bilal", 1_700_000_000_000)
        (exempt,) = read_entries(project.connection, SharedEntryKind.REPETITION)
        assert read_fields(exempt.value)["exempt"] is True
        dismissed = project.queries.shared_entries(SharedEntryKind.DISMISSED_TERM)
        assert dismissed_terms(dismissed) == (DismissedTerm("وفد", "delegation"),)


@pytest.mark.parametrize("to_older", [True, False])
def test_inserted_matches_merge_with_an_older_project(tmp_path: Path, *, to_older: bool):
    older, newer = (Path(shutil.copy(FOLDER / f"version-{n}.tproj", tmp_path)) for n in (6, 7))
    with open_checked(older if to_older else newer) as mine, open_checked(newer if to_older else older) as theirs:
        expected = picture(mine if not to_older else theirs)
        merge(mine, theirs)
        assert picture(mine) == expected
        assert mine.file.problems() == []
        details = [
            row[0] for row in mine.connection.execute("SELECT origin_detail FROM revision WHERE origin = 'memory'")
        ]
        assert [SuggestionOrigin.from_json(detail) for detail in details] == [
            SuggestionOrigin(87, "Elections", "Bilal", 1_700_000_000_000)
        ]
        assert [one.urdu for one in dismissed_terms(read_entries(mine.connection, SharedEntryKind.DISMISSED_TERM))] == [
            "وفد"
        ]


def test_what_older_projects_keep_as_properties_becomes_entries(tmp_path: Path):
    """In two copies alike, so that they come together; undoing an older merge takes its words back."""
    first, second = (Path(shutil.copy(FOLDER / "version-3.tproj", tmp_path / name)) for name in ("a.tproj", "b.tproj"))
    long = '{"length": {"least": 40, "most": null}, "version": 1}'
    for path, properties in ((first, {"word:Khwaja": "", "filter/Long": long}), (second, {"word:Khwaja": ""})):
        with contextlib.closing(sqlite3.connect(path)) as connection, connection:
            for key, value in {**properties, "word:" + "x" * 2000: "", "filter/broken": "[]"}.items():
                connection.execute("INSERT INTO project VALUES (?, ?, ?)", (key, value, digest(key, value)))
    with open_checked(first) as mine, open_checked(second) as theirs:
        for project in (mine, theirs):
            assert project.queries.four_eyes()
            assert project.queries.words() == {"Khwaja"}
            assert project.file.problems() == []
        assert [kept.name for kept in saved_filters(mine)] == ["Long"]
        merge(theirs, mine)
        assert saved_filters(theirs) == saved_filters(mine)
        rows = [set(each.connection.execute("SELECT uid, hash FROM entry")) for each in (mine, theirs)]
        assert rows[0] == rows[1]
        left = {row[0][:8] for row in mine.connection.execute("SELECT key FROM project")}
        assert left >= {"word:xxx", "filter/b"}, "what no entry can hold stays where it was"


def test_undoing_an_older_merge_takes_back_its_words(tmp_path: Path):
    path = Path(shutil.copy(FOLDER / "version-5.tproj", tmp_path))
    amna = Author("Amna")
    with open_checked(path) as project:
        with transaction(project.connection):
            (uid,) = adopt_properties(project.connection, {"word:Khwaja": ""})
            step: dict[str, object] = {"kind": "came", "segment": None, "operation": amna.uid, "rows": [], "orders": {}}
            older = UndoStep(0, amna.uid, "merge", [{**step, "properties": {"word:Khwaja": ""}}])
            add_operation(project.connection, "do", older, amna, 1)
        assert project.queries.words() == {"Khwaja"}
        assert project.undo(author=amna).verb == "merge"
        assert project.queries.words() == set()
        project.redo(author=amna)
        assert project.queries.words() == {"Khwaja"}
        assert project.connection.execute("SELECT uid FROM entry WHERE kind = 'word'").fetchall() == [(uid,)]
        assert project.file.problems() == []


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_an_old_copy_and_a_new_one_come_together(path: Path, tmp_path: Path):
    """An old copy is merged as it is; upgraded, it takes the new one in, and both agree."""
    amna, bilal = Author("Amna"), Author("Bilal")
    new, old = tmp_path / "new.tproj", Path(shutil.copy(path, tmp_path / "old.tproj"))
    shutil.copy(path, new)
    untouched = old.read_bytes()
    with open_checked(new) as mine:
        one, two, three = mine.queries.segment_ids()[11:14]
        mine.do(SetTargetText(one, "Mine 1"), SetTargetText(two, "Mine 2"), author=amna)
        copy = read_copy(mine.queries, old)
        assert [found.kind for found in compare_copies(mine.queries, copy).differences] == [
            SentenceMergeOutcome.MINE,
            SentenceMergeOutcome.MINE,
        ]
        copy.close()
        assert old.read_bytes() == untouched
        with open_checked(old) as theirs:
            theirs.do(SetTargetText(two, "Theirs 2"), SetTargetText(three, "Theirs 3"), author=bilal)
            theirs.do(SetTranslatorNote(one, "A note"), author=bilal)
            theirs.do(set_known_word("Khwaja"), author=bilal)
            mine.do(set_known_word("Khwaja"), set_known_word("Multan"), author=amna)
            merge(mine, theirs)
            mine.do(ResolveMergeConflict(two, "Theirs 2"), author=amna)
            merge(theirs, mine)
            assert picture(mine) == picture(theirs)
            assert mine.queries.words() == theirs.queries.words() >= {"Khwaja", "Multan"}
            assert (mine.queries.four_eyes(), saved_filters(mine)) == (
                theirs.queries.four_eyes(),
                saved_filters(theirs),
            )
            assert [(s.target, s.author) for s in sentences(theirs, one, two, three)] == [
                ("Mine 1", "Amna"),
                ("Theirs 2", "Bilal"),
                ("Theirs 3", "Bilal"),
            ]
            assert mine.queries.history(two) == theirs.queries.history(two)
            assert mine.queries.resolutions(two) == theirs.queries.resolutions(two) != {}


def sentences(project: Project, *segments: int) -> list[Segment]:
    return [s for paragraph in project.queries.all_paragraphs() for s in paragraph.segments if s.id in segments]


def test_an_older_project_is_read_without_being_touched(tmp_path: Path):
    path = Path(shutil.copy(FOLDER / "version-1.tproj", tmp_path))
    before = path.read_bytes()
    with open_for_reading(path) as project:
        assert len(project.queries.segment_ids()) == 18
        project.file.copy_to(tmp_path / "copy.tproj")
    assert path.read_bytes() == before
    with open_checked(tmp_path / "copy.tproj") as copy:
        assert len(copy.queries.segment_ids()) == 18
