"""Files of every version so far open and say what they said."""

import shutil
from pathlib import Path

import pytest

from translator_gui.model.author import Author
from translator_gui.model.comment import Category, Severity
from translator_gui.project.opening import open_checked, open_for_reading
from translator_gui.store.schema import CURRENT
from translator_gui.text.tag_spelling import spelled

FOLDER = Path(__file__).parent
LATER = {"removing a document", "moving a document", "taking a newer version", "adding a document", "edit"}


def test_every_version_is_kept():
    assert sorted(path.name for path in FOLDER.glob("*.tproj")) == [f"version-{n + 1}.tproj" for n in range(CURRENT)]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tproj")), ids=lambda path: path.stem)
def test_an_old_project_opens(path: Path, tmp_path: Path):
    with open_checked(Path(shutil.copy(path, tmp_path / path.name))) as project:
        assert project.title == "Seed"
        segments = [s for paragraph in project.document_paragraphs(project.documents()[0]) for s in paragraph.segments]
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
        said = [remark.text for remark in project.threads(segments[1].id)[0].remarks]
        assert said == ["The name is spelt otherwise.", "As in the agency's report."]
        assert len(project.history(segments[0].id)) == 3
        while (undone := project.undo(author=Author("Amna")).verb) in LATER | {"confirm", "typing", "return"}:
            pass
        assert undone == "split"
        assert project.problems() == []


def test_a_project_with_versions_opens(tmp_path: Path):
    with open_checked(Path(shutil.copy(FOLDER / "version-2.tproj", tmp_path))) as project:
        assert [document.name for document in project.documents()] == ["seed.ur.txt", "second.txt"]
        sentences = [s for p in project.document_paragraphs(project.documents()[1]) for s in p.segments]
        assert [s.target for s in sentences] == ["English 0", "English 13", "English 28", "English 0", ""]
        assert [str(s.status) for s in sentences] == ["translated", "draft", "translated", "translated", "not-started"]
        assert [s.made_for for s in sentences] == ["", "دوسرا جملہ ہے۔", "", "", ""]
        assert project.undo(author=Author("Amna")).verb == "removing a document"
        assert len(project.documents()) == 3


def test_a_project_with_a_verdict_opens(tmp_path: Path):
    with open_checked(Path(shutil.copy(FOLDER / "version-3.tproj", tmp_path))) as project:
        assert project.four_eyes()
        returned = project.document_paragraphs(project.documents()[1])[0].segments[2]
        thread = project.threads(returned.id)[0]
        assert (thread.category, thread.severity) == (Category.ACCURACY, Severity.MAJOR)
        assert returned.translator == Author("Amna").uid


def test_a_project_with_inline_tags_opens(tmp_path: Path):
    with open_checked(Path(shutil.copy(FOLDER / "version-4.tproj", tmp_path))) as project:
        paragraph = project.document_paragraphs(project.documents()[-1])[0]
        assert [(tag.number, tag.words, tag.look) for tag in paragraph.tags] == [(1, "bold", 1), (2, "footnote", 0)]
        first = paragraph.segments[0]
        assert spelled(paragraph.source(first)) == "یہ {1>اہم<1} ہے۔{2}"
        assert spelled(first.target) == "This is {1>important<1}.{2}"


def test_an_older_project_is_read_without_being_touched(tmp_path: Path):
    path = Path(shutil.copy(FOLDER / "version-1.tproj", tmp_path))
    before = path.read_bytes()
    with open_for_reading(path) as project:
        assert len(project.segment_ids()) == 18
        project.copy_to(tmp_path / "copy.tproj")
    assert path.read_bytes() == before
    with open_checked(tmp_path / "copy.tproj") as copy:
        assert len(copy.segment_ids()) == 18
