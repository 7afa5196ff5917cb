"""Files that were looked through are noted; what is read is verified all the same."""

import json
import os
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.harness.verbs import run_verb
from tests.project.builders import AMNA, make_project
from translator_gui.paths import state_folder
from translator_gui.project.backups import list_backups
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import check_and_back_up, open_checked, open_project
from translator_gui.project.project_file import OpenedProjectFile
from translator_gui.project.verified_files import FileVerificationExtent, file_fingerprint, is_verified, note_verified
from translator_gui.store import outline, segments, verify
from translator_gui.store.connection import DamagedProjectError
from translator_gui.store.driver import Connection

NOTES = "verified.json"


@pytest.fixture(autouse=True)
def no_notes():
    (state_folder() / NOTES).unlink(missing_ok=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with make_project(tmp_path) as project:
        project.do(*(SetTargetText(one, "Some words.") for one in project.queries.segment_ids()), author=AMNA)
        return project.path


@pytest.fixture
def whole_checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The projects that were looked through as a whole."""
    found: list[Path] = []
    look = OpenedProjectFile.problems

    def counted(file: OpenedProjectFile) -> list[str]:
        found.append(file.path)
        return look(file)

    monkeypatch.setattr(OpenedProjectFile, "problems", counted)
    return found


def edit(path: Path, number: int = 1, target: str = "Other words.") -> int:
    edits = path.with_name("edits.jsonl")
    edits.write_text(json.dumps({"number": number, "target": target}), encoding="utf-8")
    return run_verb("edit", path, edits).status


def test_an_edit_looks_through_a_file_once(path: Path, whole_checks: list[Path]):
    assert [edit(path, target=f"Words {number}.") for number in range(3)] == [0, 0, 0]
    assert whole_checks == [path]


def test_a_check_in_the_window_counts_as_well(path: Path, whole_checks: list[Path]):
    with open_project(path) as project:
        assert check_and_back_up(project) == []
        project.do(SetTargetText(project.queries.segment_ids()[0], "Typed."), author=AMNA)
    assert edit(path) == 0
    assert whole_checks == []


def test_a_window_looks_through_a_sound_file_once_a_day(path: Path, monkeypatch: pytest.MonkeyPatch):
    read: list[Connection] = []
    steps = verify.problem_steps

    def counted(connection: Connection) -> Generator[None, None, list[str]]:
        read.append(connection)
        return steps(connection)

    monkeypatch.setattr(verify, "problem_steps", counted)

    def look() -> None:
        with open_project(path) as project:
            assert check_and_back_up(project) == []
            project.do(SetTargetText(project.queries.segment_ids()[0], f"Typed {len(read)}."), author=AMNA)

    look()
    look()
    assert len(read) == 1
    os.utime(path, ns=(1, 1))
    look()
    assert len(read) == 2
    for backup in list_backups(path):
        backup.path.unlink()
    look()
    assert len(read) == 3
    damage(path, b"Typed 2.", b"Typed 3.")
    with open_project(path) as project:
        assert check_and_back_up(project) == []
        with pytest.raises(DamagedProjectError):
            project.do(SetTargetText(project.queries.segment_ids()[0], "Over it."), author=AMNA)


def test_a_file_that_somebody_else_changed_is_looked_through_again(path: Path, whole_checks: list[Path]):
    assert edit(path) == 0
    os.utime(path, ns=(1, 1))
    assert edit(path, target="Again.") == 0
    assert whole_checks == [path, path]


def damage(path: Path, before: bytes, after: bytes) -> None:
    """Change bytes as a failing disk does: neither the time nor the counter of the file changes."""
    there, data = path.stat(), path.read_bytes()
    assert data.count(before) > 0
    path.write_bytes(data.replace(before, after))
    os.utime(path, ns=(there.st_atime_ns, there.st_mtime_ns))


def test_rows_that_an_edit_reads_are_verified_in_a_file_that_is_noted(path: Path):
    assert edit(path, 1, "Seen before.") == 0
    assert edit(path, 1, "Seen again.") == 0
    damage(path, b"Seen before.", b"Seen bef0re.")
    assert is_verified(file_fingerprint(path), FileVerificationExtent.WHOLE)
    assert edit(path, 1, "Nothing of it.") == 1
    with pytest.raises(DamagedProjectError):
        open_checked(path)


def test_after_damage_was_met_the_file_is_not_noted(path: Path):
    assert edit(path, 1, "Seen before.") == 0
    assert edit(path, 1, "Seen again.") == 0
    damage(path, b"Seen before.", b"Seen bef0re.")
    edit(path, 1, "Nothing of it.")
    assert run_verb("show", path).status == 1


def test_sentences_that_count_are_verified_in_a_file_that_is_noted(path: Path):
    assert edit(path, 2, "Of the second.") == 0
    with open_project(path) as project:
        uid = next(iter(project.queries.segment_uids().values()))
    damage(path, uid.encode(), (b"1" if uid[0] == "0" else b"0") + uid.encode()[1:])
    assert edit(path, 4) == 1


def test_a_few_lines_are_applied_without_looking_at_every_sentence(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(outline, "_WORTH_KEEPING", 1)
    assert edit(path, 1) == 0

    def read_all(_connection: Connection) -> list[int]:
        raise AssertionError("all sentences were read")

    with monkeypatch.context() as patched:
        patched.setattr(segments, "ordered_ids", read_all)
        assert edit(path, 4, "The last one.") == 0
        assert edit(path, 5) == 1
    with open_project(path) as project:
        found = [segment.target for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]
        assert found == ["Other words.", *["Some words."] * 2, "The last one."]


@pytest.mark.parametrize(
    "notes",
    [b"", b"{", b"[" * 100_000, b"\xff\xfe", b"[[1, 2, 3, 4, 5]]", b'[["x", 1, 2, 3, "all"]]', b'{"a": 1}', b"null"],
)
def test_damaged_notes_count_for_nothing(path: Path, notes: bytes, whole_checks: list[Path]):
    assert edit(path) == 0
    (state_folder() / NOTES).write_bytes(notes)
    assert edit(path, target="Again.") == 0
    assert len(whole_checks) == 2
    assert edit(path, target="And again.") == 0
    assert len(whole_checks) == 2


def test_without_a_state_folder_nothing_is_noted(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setattr("translator_gui.project.state_list.state_folder", lambda: blocked / "state")
    assert edit(path) == 0
    assert not is_verified(file_fingerprint(path), FileVerificationExtent.RECORD)


def test_only_so_many_files_are_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("translator_gui.project.state_list._MOST", 20)
    for number in range(23):
        file = tmp_path / f"{number}.tproj"
        file.write_bytes(bytes(100))
        note_verified(file_fingerprint(file), FileVerificationExtent.WHOLE)
    assert len(json.loads((state_folder() / NOTES).read_text(encoding="utf-8"))) == 20
    assert not is_verified(file_fingerprint(tmp_path / "0.tproj"), FileVerificationExtent.WHOLE)
    assert is_verified(file_fingerprint(tmp_path / "22.tproj"), FileVerificationExtent.RECORD)


def test_a_file_with_an_unfinished_transaction_is_not_known(path: Path):
    assert file_fingerprint(path) is not None
    path.with_name(path.name + "-journal").write_bytes(b"x")
    assert file_fingerprint(path) is None
    path.with_name(path.name + "-journal").unlink()
    with open_project(path):
        assert file_fingerprint(path) is None
