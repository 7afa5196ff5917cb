"""What a project of a document would hold, what it may be called and where it may lie."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.model.errors import CancelledError, TranslatorError
from translator_gui.paths import resource
from translator_gui.project import project_import
from translator_gui.project.importing import create_project
from translator_gui.project.preview import preview_document

SEED = resource("sample", "seed.ur.txt")


def test_a_preview_tells_what_the_project_will_hold(tmp_path: Path):
    preview = preview_document(SEED)
    with create_project(tmp_path / "seed.tproj", [preview.source]) as project:
        paragraphs = list(project.queries.all_paragraphs())
        words = sum(tally.source_words for tally in project.queries.tallies().values())
    assert [p.text for p in preview.paragraphs] == [p.text for p in paragraphs]
    assert [[(s.start, s.end) for s in p.segments] for p in paragraphs] == [
        list(p.sentences) for p in preview.paragraphs
    ]
    assert preview.sentences == sum(len(p.segments) for p in paragraphs)
    assert preview.words == words


def test_a_preview_has_the_sentences_that_a_document_tells(tmp_path: Path):
    catalogue = tmp_path / "app.po"
    catalogue.write_text('msgid ""\nmsgstr ""\n\nmsgid "خوش آمدید! آپ کون ہیں؟"\nmsgstr ""\n', encoding="utf-8")
    preview = preview_document(catalogue)
    with create_project(tmp_path / "app.tproj", [preview.source]) as project:
        made = [[(s.start, s.end) for s in p.segments] for p in project.queries.all_paragraphs()]
    assert made == [list(p.sentences) for p in preview.paragraphs]
    assert preview.sentences == 1


def test_a_preview_can_be_stopped():
    def stop(done: int, total: int) -> None:
        assert (done, total) == (0, 16)
        raise CancelledError

    with pytest.raises(CancelledError):
        preview_document(SEED, progress=stop)


def test_the_project_of_a_document_is_found_by_its_bytes_under_any_number_and_elsewhere(tmp_path: Path):
    projects, elsewhere = tmp_path / "projects", tmp_path / "elsewhere.tproj"
    projects.mkdir()
    source = preview_document(SEED).source
    assert project_import.find_project_of(source.data, projects, "seed") is None
    (projects / "seed.tproj").write_bytes(b"another")
    create_project(elsewhere, [source]).close()
    assert (
        project_import.find_project_of(source.data, projects, "seed", [tmp_path / "gone.tproj", elsewhere]) == elsewhere
    )
    create_project(projects / "seed-2.tproj", [source]).close()
    assert project_import.find_project_of(source.data, projects, "seed", [elsewhere]) == projects / "seed-2.tproj"
    assert project_import.free_project_name(projects, "seed") == "seed-3"
    assert project_import.free_project_name(projects, "other") == "other"


@pytest.mark.parametrize("name", ["", "  ", ".hidden", "end.", "a/b", "a\\b", "a:b", "ن" * 200, "a\u202eb", "a\x07b"])
def test_a_name_that_no_file_can_have_is_told(name: str):
    assert project_import.name_problem(name).endswith(".")


@pytest.mark.parametrize("name", ["خبریں 2026", "a.b", "Moscow – visit", "ن" * 80])
def test_other_names_are_free(name: str):
    assert project_import.name_problem(name) == ""


@given(st.text(max_size=60))
def test_every_name_is_judged(name: str):
    trouble = project_import.name_problem(name)
    if not trouble:
        assert Path(f"{name}.tproj").name == f"{name}.tproj"
        assert Path(f"{name}.tproj").parent == Path()


def test_a_place_is_free_taken_no_folder_or_closed(tmp_path: Path):
    taken, file = tmp_path / "taken.tproj", tmp_path / "file"
    for path in (taken, file):
        path.write_bytes(b"x")
    assert project_import.folder_problem(tmp_path / "new folder" / "free.tproj") == ""
    assert "already" in project_import.folder_problem(taken)
    assert "no folder" in project_import.folder_problem(file / "x.tproj")
    assert "<U+202E>" in project_import.folder_problem(tmp_path / "a\u202eb" / "free.tproj")
    assert "in full" in project_import.folder_problem(Path("here") / "x.tproj")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    file = tmp_path / "file"
    file.write_bytes(b"x")
    with pytest.raises(TranslatorError, match="check the path"):
        project_import.make_folder(file / "projects")
