"""Files of every version so far open and say what they said."""

import shutil
from pathlib import Path

import pytest

from translator_gui.model.author import Author
from translator_gui.project.opening import open_checked
from translator_gui.store.schema import CURRENT

FOLDER = Path(__file__).parent


def test_every_version_is_kept():
    assert sorted(path.name for path in FOLDER.glob("*.tproj")) == [f"version-{n + 1}.tproj" for n in range(CURRENT)]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tproj")), ids=lambda path: path.stem)
def test_an_old_project_opens(path: Path, tmp_path: Path):
    with open_checked(Path(shutil.copy(path, tmp_path / path.name))) as project:
        assert project.title == "Seed"
        segments = [segment for paragraph in project.all_paragraphs() for segment in paragraph.segments]
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
        assert project.undo(author=Author("Amna")).verb == "split"
        assert project.problems() == []
