"""What another program does to an open project file is noticed before anything is written; its own commits are not."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project.builders import AMNA, make_project
from translator_gui.model.segment import segment_id
from translator_gui.model.status import Role
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import check_and_back_up, open_for_reading, open_project
from translator_gui.project.project import Project
from translator_gui.store.connection import NotWrittenError, transaction
from translator_gui.store.driver import sqlite3
from translator_gui.store.file_watch import FileChange, FileChangedError, FileGoneError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="open files cannot be replaced there")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with make_project(tmp_path) as project:
        return project.path


def edit(project: Project, text: str) -> None:
    project.do(SetTargetText(segment_id(1, 0), text), author=AMNA)


def english(path: Path) -> str:
    with open_for_reading(path) as project:
        return next(iter(project.queries.all_paragraphs())).segments[0].target


def replaced(path: Path, older: Path) -> None:
    older.replace(path)


def deleted_and_made_anew(path: Path, older: Path) -> None:
    path.unlink()
    shutil.copy(older, path)


def overwritten(path: Path, older: Path) -> None:
    path.write_bytes(older.read_bytes())


def overwritten_at_the_same_time(path: Path, older: Path) -> None:
    """As by a program that keeps the time of the file."""
    there = path.stat()
    path.write_bytes(older.read_bytes())
    os.utime(path, ns=(there.st_atime_ns, there.st_mtime_ns))


def overwritten_under_the_same_header(path: Path, older: Path) -> None:
    """As by a copy on another computer that was written as often: SQLite sees no difference."""
    header = path.read_bytes()[:100]
    path.write_bytes(header + older.read_bytes()[100:])


def garbage(path: Path, older: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


def emptied(path: Path, older: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path, older: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def zeroed(path: Path, older: Path) -> None:
    """The header stays."""
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(bytes(path.stat().st_size - 4096))


CHANGES: dict[Callable[[Path, Path], None], FileChange] = {
    replaced: FileChange.REPLACED,
    deleted_and_made_anew: FileChange.REPLACED,
    **dict.fromkeys(
        (overwritten, overwritten_at_the_same_time, overwritten_under_the_same_header, garbage, emptied, cut, zeroed),
        FileChange.OVERWRITTEN,
    ),
}


@pytest.mark.parametrize("alter", CHANGES)
def test_nothing_is_written_into_what_another_program_put_there(
    path: Path, tmp_path: Path, alter: Callable[[Path, Path], None]
) -> None:
    older = Path(shutil.copy(path, tmp_path / "older"))
    with open_project(path) as project:
        edit(project, "mine")
        alter(path, older)
        theirs = path.read_bytes()
        for call in (lambda: edit(project, "lost"), project.file.check_file):
            with pytest.raises(FileChangedError, match="article") as noticed:
                call()
            assert noticed.value.change is CHANGES[alter]
    assert path.read_bytes() == theirs


@pytest.mark.parametrize("alter", [change for change, kind in CHANGES.items() if kind is FileChange.REPLACED])
def test_a_replaced_file_is_still_read_whole(path: Path, tmp_path: Path, alter: Callable[[Path, Path], None]) -> None:
    older = Path(shutil.copy(path, tmp_path / "older"))
    with open_project(path) as project:
        edit(project, "mine")
        alter(path, older)
        project.file.copy_to(tmp_path / "saved.tproj")
    assert english(tmp_path / "saved.tproj") == "mine"
    assert english(path) == ""


def test_a_file_that_was_moved_is_said_to_be_and_may_come_back(path: Path, tmp_path: Path) -> None:
    with open_project(path) as project:
        edit(project, "before")
        path.rename(tmp_path / "elsewhere.tproj")
        for call in (lambda: edit(project, "after"), project.file.check_file):
            with pytest.raises(FileGoneError, match="was moved or deleted") as noticed:
                call()
            assert isinstance(noticed.value, NotWrittenError)
        (tmp_path / "elsewhere.tproj").rename(path)
        edit(project, "after")
    assert english(path) == "after"


def test_a_folder_that_goes_is_said_to_have_gone(tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    with make_project(tmp_path / "drive") as project:
        (tmp_path / "drive").rename(tmp_path / "unplugged")
        with pytest.raises(FileGoneError, match="was moved or deleted"):
            edit(project, "after")
        (tmp_path / "unplugged").rename(tmp_path / "drive")


def test_own_work_readers_copies_and_backups_are_nothing_strange(path: Path, tmp_path: Path) -> None:
    with open_project(path) as project:
        for number in range(20):
            edit(project, str(number))
            with open_for_reading(path) as reading:
                reading.file.copy_to(tmp_path / "copy.tproj")
            assert not project.file.check_file()
        assert check_and_back_up(project) == []
        project.undo(author=AMNA)
        project.typing.keep(project.queries.segment_ids()[1], "typing", author=AMNA, role=Role.TRANSLATOR)
        code = "import sys; from pathlib import Path; from translator_gui.project.opening import open_for_reading; "
        code += "open_for_reading(Path(sys.argv[1])).file.copy_to(Path(sys.argv[2]))"
        root = str(Path(__file__).parents[2])
        subprocess.run(
            [sys.executable, "-c", code, str(path), str(tmp_path / "other.tproj")],
            check=True,
            env={**os.environ, "PYTHONPATH": root},
        )
        assert not project.file.check_file()
        edit(project, "last")


def test_another_date_alone_is_nothing_strange(path: Path) -> None:
    with open_project(path) as project:
        edit(project, "one")
        os.utime(path, (1, 1))
        assert not project.file.check_file()
        os.utime(path, (2, 2))
        edit(project, "two")
    assert english(path) == "two"


def test_what_another_connection_adds_is_news(path: Path) -> None:
    """A program that writes by the rules of SQLite, or a newer file that has everything: nothing is lost."""
    with open_project(path) as project:
        edit(project, "one")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("UPDATE project SET value = 'Another' WHERE key = 'no such key'")
        other.execute("INSERT INTO view_state (author_uid, segment_id, caret) SELECT 'x', id, 0 FROM segment LIMIT 1")
        other.close()
        assert project.file.check_file()
        assert not project.file.check_file()
        edit(project, "two")
    assert english(path) == "two"


@pytest.mark.parametrize("overwrite", [overwritten, overwritten_under_the_same_header])
def test_a_newer_file_that_has_all_of_it_is_news(
    overwrite: Callable[[Path, Path], None], path: Path, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.tproj"
    with open_project(path) as project:
        edit(project, "one")
        project.file.copy_to(newer)
        with open_project(newer) as theirs:
            theirs.do(SetTargetText(theirs.queries.segment_ids()[1], "theirs"), author=AMNA)
        overwrite(path, newer)
        assert project.file.check_file()
        edit(project, "two")
        assert [s.target for p in project.queries.all_paragraphs() for s in p.segments][:2] == ["two", "theirs"]


def test_what_is_written_in_the_midst_of_a_commit_is_found_by_the_next_look(path: Path, tmp_path: Path) -> None:
    """The commit then writes its own pages into what another program put there: SQLite sees no difference."""
    with open_project(path) as project:
        for number in range(30):
            edit(project, str(number))
        older = Path(shutil.copy(path, tmp_path / "older"))
        for number in range(30):
            edit(project, f"later {number}")
        with transaction(project.connection):
            project.connection.execute("UPDATE project SET value = value WHERE key = 'title'")
            path.write_bytes(older.read_bytes())
        with pytest.raises(FileChangedError):
            project.file.check_file()


def test_a_trigger_in_the_new_content_never_runs(path: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.tproj"
    with open_project(path) as project:
        edit(project, "one")
        project.file.copy_to(newer)
        other = sqlite3.connect(newer, isolation_level=None)
        other.execute("CREATE TRIGGER t AFTER INSERT ON operation BEGIN DELETE FROM revision; END")
        other.close()
        path.write_bytes(newer.read_bytes())
        with pytest.raises(FileChangedError):
            edit(project, "two")
