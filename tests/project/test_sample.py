"""The sample project opens half done."""

from collections import Counter
from pathlib import Path

import pytest

from translator_gui.model.author import Author
from translator_gui.model.status import Status
from translator_gui.project import project_import
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import open_project
from translator_gui.project.sample import create_sample_project, open_sample_project

AMNA = Author("Amna")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_import, "projects_folder", lambda: tmp_path)


def test_it_shows_every_stage_of_the_work():
    with open_sample_project(AMNA) as project:
        assert project.queries.title == "Sample: A Russian delegation in Islamabad"
        sentences = [s for paragraph in project.queries.all_paragraphs() for s in paragraph.segments]
        assert Counter(s.status for s in sentences) == {
            Status.APPROVED: 2,
            Status.TRANSLATED: 5,
            Status.RETURNED: 1,
            Status.DRAFT: 1,
            Status.NOT_STARTED: 8,
        }
        assert {s.translator for s in sentences if s.status is Status.APPROVED} == {AMNA.uid}
        assert not project.queries.feeds_memory()
        returned = next(s for s in sentences if s.status is Status.RETURNED)
        (thread,) = project.queries.threads(returned.id)
        assert (thread.remarks[0].author, thread.open) == ("Sana", True)
        assert sum(s.comments for s in sentences) == 2, "the reason and a comment"
        caret = project.queries.caret(AMNA)
        assert caret is not None
        assert caret[0] == next(s.id for s in sentences if s.status is Status.NOT_STARTED)
        with pytest.raises(CommandRefusedError, match="nothing to undo"):
            project.undo(author=AMNA)
        assert project.file.problems() == []
        project.do(SetTargetText(caret[0], "mine"), author=AMNA)
        assert not project.file.check_file(), "nobody else wrote it"


def test_make_run_shows_the_same(tmp_path: Path):
    create_sample_project(tmp_path / "sample.tproj", AMNA)
    with open_project(tmp_path / "sample.tproj") as made, open_sample_project(AMNA) as project:
        assert made.queries.title == project.queries.title
        texts = [[s.target for p in one.queries.all_paragraphs() for s in p.segments] for one in (made, project)]
        assert texts[0] == texts[1]


def test_it_opens_as_it_was_left():
    with open_sample_project(AMNA) as project:
        path = project.path
    with open_sample_project(Author("Bashir")) as again:
        assert again.path == path


def test_a_translator_of_the_reviewers_name_does_not_approve_themselves():
    with open_sample_project(Author("Sana")) as project:
        first = project.queries.segment_ids()[0]
        assert len({revision.author for revision in project.queries.history(first)}) == 2
