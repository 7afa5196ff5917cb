"""Where the work of a window goes when another program replaced or overwrote its file."""

import shutil
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, make_project, shown, source
from translator_gui.model.status import Role, Status
from translator_gui.paths import backups_folder
from translator_gui.project import file_recovery
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.finalize_approved_sentences import FinalizeApprovedSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.reopen import ReopenFinalSentence
from translator_gui.project.commands.set_annotation import SetSentenceLabels, SetTranslatorNote
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.file_recovery import UnsavedWindowContent, save_overwritten, save_replaced, window_copy_path
from translator_gui.project.importing import prepare_documents
from translator_gui.project.opening import check_and_back_up, open_project
from translator_gui.project.project import Project
from translator_gui.store.connection import NotWrittenError
from translator_gui.store.file_watch import FileChange


def held_by(project: Project) -> UnsavedWindowContent:
    """What a window holds that has read all of it."""
    paragraphs = tuple(project.queries.all_paragraphs())
    return UnsavedWindowContent(
        project.queries.uid, project.queries.title, project.queries.documents(), paragraphs, AMNA
    )


def work(project: Project) -> None:
    """Everything that a sentence can have."""
    one, two, three, four = project.queries.segment_ids()
    project.do(SetTargetText(one, "One"), ConfirmOrApproveSentences((one,)), author=AMNA)
    project.do(ConfirmOrApproveSentences((one,)), author=BILAL, role=Role.REVIEWER)
    project.do(
        SetTargetText(two, "Two"), ConfirmOrApproveSentences((two,)), SetTranslatorNote(two, "note"), author=AMNA
    )
    project.do(SetTargetText(three, "Three"), SetSentenceLabels((three,), ("quotation",)), author=AMNA)
    project.do(SetTargetText(four, "Four"), author=AMNA)


def backed_up(folder: Path) -> Project:
    project = make_project(folder)
    assert check_and_back_up(project) == []
    return project


def readings(project: Project) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(target, note, status, labels) for _, _, target, status, note, labels, _, _ in shown(project)]


def test_a_replaced_file_is_saved_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = make_project(tmp_path / "other")
    other.close()
    with make_project(tmp_path) as project:
        work(project)
        before = shown(project)
        other.path.replace(project.path)
        copy, recovered = save_replaced(project)
        with copy:
            assert shown(copy) == before
            assert copy.path.parent == tmp_path
            assert copy.path.name.startswith("article (this window, 20")
        assert recovered.change is FileChange.REPLACED
        assert (recovered.original, recovered.copy) == (project.path, copy.path)


def test_what_a_window_held_becomes_drafts_in_the_latest_backup(tmp_path: Path) -> None:
    with backed_up(tmp_path) as project:
        work(project)
        held = held_by(project)
        path = project.path
    path.write_bytes(b"garbage")
    copy, recovered = save_overwritten(path, held)
    with copy:
        assert readings(copy) == [
            ("One", "", "draft", ("was approved",)),
            ("Two", "note", "draft", ("was translated",)),
            ("Three", "", "draft", ("quotation",)),
            ("Four", "", "draft", ()),
        ]
        assert copy.queries.uid == held.uid
        assert copy.file.problems() == []
        copy.undo(author=AMNA)
        assert [reading[0] for reading in readings(copy)] == [""] * 4, "one step"
    assert path.read_bytes() == b"garbage"
    assert recovered.drafts == 4
    assert recovered.backup.startswith("20")
    assert not recovered.is_new_project


def test_what_the_backup_has_stays_as_it_is(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        work(project)
        assert check_and_back_up(project) == []
        project.do(SetTargetText(project.queries.segment_ids()[3], "Five"), author=AMNA)
        held, before = held_by(project), readings(project)
    copy, recovered = save_overwritten(project.path, held)
    with copy:
        assert readings(copy) == before
        assert [str(s) for _, _, s, _ in readings(copy)][:2] == ["approved", "translated"]
        assert len(copy.queries.history(copy.queries.segment_ids()[0])) == 3
    assert recovered.drafts == 1


def test_split_and_joined_sentences_are_as_in_the_window(tmp_path: Path) -> None:
    with backed_up(tmp_path) as project:
        work(project)
        one, two, *_ = project.queries.segment_ids()
        project.do(JoinSentences(two), author=AMNA)
        project.do(SplitSentence(one, 4), author=AMNA)
        held, before = held_by(project), [(row[0], row[1], row[2]) for row in shown(project)]
    copy, _ = save_overwritten(project.path, held)
    with copy:
        assert [(row[0], row[1], row[2]) for row in shown(copy)] == before
        assert copy.file.problems() == []


def test_a_sentence_that_is_final_in_the_backup_follows_the_window(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        work(project)
        one = project.queries.segment_ids()[0]
        project.do(FinalizeApprovedSentences((one,)), author=BILAL, role=Role.REVIEWER)
        assert check_and_back_up(project) == []
        project.do(ReopenFinalSentence(one, "a change"), author=AMNA)
        project.do(SetTargetText(one, "Another"), author=AMNA)
        held = held_by(project)
    copy, _ = save_overwritten(project.path, held)
    with copy:
        assert readings(copy)[0][::2] == ("Another", "draft")


def test_documents_that_came_after_the_backup_come_with_their_english(tmp_path: Path) -> None:
    with backed_up(tmp_path) as project:
        project.do(prepare_documents([source("نئی دستاویز ہے۔ دوسرا جملہ۔", name="second.txt")]), author=AMNA)
        project.do(SetTargetText(project.queries.segment_ids()[4], "New"), author=AMNA)
        held = held_by(project)
    copy, recovered = save_overwritten(project.path, held)
    with copy:
        assert [document.name for document in copy.queries.documents()] == ["article.txt", "second.txt"]
        assert [row[2] for row in shown(copy)] == ["", "", "", "", "New", ""]
    assert recovered.drafts == 1


@pytest.mark.parametrize("damage", ["none", "all damaged", "of another project"])
def test_without_a_sound_backup_the_window_is_a_project_of_its_own(tmp_path: Path, damage: str) -> None:
    with make_project(tmp_path) as project:
        if damage != "none":
            assert check_and_back_up(project) == []
        work(project)
        held, before = held_by(project), [(row[0], row[2], row[4]) for row in shown(project)]
    project.path.write_bytes(b"garbage")
    if damage == "all damaged":
        for backup in (backups_folder() / held.uid).iterdir():
            backup.write_bytes(backup.read_bytes()[:5000])
    elif damage == "of another project":
        (tmp_path / "other").mkdir()
        with make_project(tmp_path / "other") as other:
            for backup in (backups_folder() / held.uid).iterdir():
                shutil.copy(other.path, backup)
    copy, recovered = save_overwritten(project.path, held)
    with copy:
        assert [(row[0], row[2], row[4]) for row in shown(copy)] == before
        assert {status for _, _, status, _ in readings(copy)} == {Status.DRAFT}
    assert recovered.is_new_project
    assert recovered.drafts == 4


def test_another_place_is_found_where_the_folder_takes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_recovery, "projects_folder", lambda: tmp_path / "projects")
    (tmp_path / "drive").mkdir()
    with make_project(tmp_path / "drive") as project:
        (tmp_path / "drive").rename(tmp_path / "gone")
        copy, recovered = save_replaced(project)
        copy.close()
        assert recovered.copy.parent == tmp_path / "projects"


def test_a_disk_that_takes_nothing_anywhere_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with make_project(tmp_path) as project:

        def full(_: Path) -> None:
            raise CommandRefusedError("no room")

        monkeypatch.setattr(project.file, "copy_to", full)
        monkeypatch.setattr(file_recovery, "projects_folder", lambda: tmp_path / "projects")
        with pytest.raises(NotWrittenError, match="no room"):
            save_replaced(project)


def test_the_name_of_a_copy_is_free_and_not_too_long(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 245}.tproj"
    first = window_copy_path(path)
    first.touch()
    second = window_copy_path(path)
    assert second != first
    second.touch()
    assert second.exists()


def test_paragraphs_that_were_not_read_are_as_in_the_backup(tmp_path: Path) -> None:
    with backed_up(tmp_path) as project:
        work(project)
        held = held_by(project)
    copy, _ = save_overwritten(project.path, held._replace(paragraphs=held.paragraphs[:1]))
    with copy:
        assert [row[2] for row in shown(copy)] == ["One", "Two", "Three", ""]


def test_a_copy_at_a_chosen_place(tmp_path: Path) -> None:
    with backed_up(tmp_path) as project:
        held = held_by(project)
        copy, _ = save_replaced(project, tmp_path / "a.tproj")
        copy.close()
    copy, recovered = save_overwritten(project.path, held, tmp_path / "b.tproj")
    copy.close()
    assert recovered.copy == tmp_path / "b.tproj"
    assert open_project(tmp_path / "a.tproj").close() is None


def test_without_a_backup_what_is_there_now_may_be_a_version_of_the_project(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        older = Path(shutil.copy(project.path, tmp_path / "older"))
        work(project)
        held = held_by(project)
    project.path.write_bytes(older.read_bytes())
    shutil.rmtree(backups_folder() / held.uid, ignore_errors=True)
    copy, recovered = save_overwritten(project.path, held)
    with copy:
        assert copy.queries.uid == held.uid
        assert [row[2] for row in shown(copy)] == ["One", "Two", "Three", "Four"]
    assert not recovered.is_new_project
    assert recovered.backup == ""
