"""Another program changes the file of an open session: all of the work is in another file, and goes on there."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project.builders import source
from tests.store.test_file_watch import (
    CHANGES,
    cut,
    garbage,
    overwritten,
    overwritten_under_the_same_header,
    replaced,
)
from tests.viewmodel.desk import AUTHOR, Desk, make_project, wait_until
from translator_gui.model.comment import CommentAction
from translator_gui.model.status import Role
from translator_gui.paths import backups_folder
from translator_gui.project.command import ProjectCommand
from translator_gui.project.command_result import PendingTyping
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.remove_document import RemoveDocument
from translator_gui.project.file_recovery import OverwrittenFileRecoveryResult
from translator_gui.project.importing import prepare_documents
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.store.file_watch import ExternalFileChange
from translator_gui.viewmodel.session import writer as writer_module

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(sys.platform == "win32", reason="open files cannot be replaced there"),
]

Alter = Callable[[Path, Path], None]


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "RETRY_SECONDS", 0.02)


class Watched:
    """A session that says what became of its file, and an older version of the file."""

    def __init__(self, folder: Path) -> None:
        self.path = make_project(folder)
        self.older = Path(shutil.copy(self.path, folder / "older"))
        self.desk = Desk(self.path)
        self.session = self.desk.session
        self.recovered: list[OverwrittenFileRecoveryResult] = []
        self.session.file_guard.recovered.connect(self.recovered.append)

    def do(self, *commands: ProjectCommand) -> None:
        assert self.session.change(*commands)

    def texts(self, path: Path | None = None) -> list[tuple[str, str]]:
        with open_for_reading(path or self.session.path) as project:
            return [(s.target, str(s.status)) for p in project.queries.all_paragraphs() for s in p.segments]

    def until_recovered(self) -> OverwrittenFileRecoveryResult:
        wait_until(lambda: self.recovered)
        self.desk.commit()
        return self.recovered[0]


@pytest.mark.parametrize("alter", CHANGES)
def test_what_is_typed_after_the_change_is_in_another_file(tmp_path: Path, alter: Alter) -> None:
    watched = Watched(tmp_path)
    first, second, third, *_ = (segment.id for segment in watched.desk.sentences)
    watched.session.type(first, "confirmed")
    watched.do(ConfirmOrApproveSentences((first,)))
    watched.session.type(second, "left")
    watched.desk.commit()
    alter(watched.path, watched.older)
    theirs = watched.path.read_bytes()
    watched.session.type(third, "typed a moment ago")
    watched.do(AddCommentEvent(first, CommentAction.ADD, "said a moment ago"))
    recovered = watched.until_recovered()
    assert recovered.change is CHANGES[alter]
    assert watched.session.path == recovered.copy != watched.path
    kept = "translated" if CHANGES[alter] is ExternalFileChange.REPLACED else "draft"
    texts = watched.texts()
    assert texts[:3] == [("confirmed", kept), ("left", "draft"), ("typed a moment ago", "draft")]
    assert [(s.target, str(s.status)) for s in watched.desk.sentences] == texts
    with open_for_reading(recovered.copy) as project:
        assert [thread.remarks[0].text for thread in project.queries.threads(first)] == ["said a moment ago"]
    watched.session.type(third, "and on")
    watched.desk.commit()
    assert watched.texts()[2] == ("and on", "draft")
    assert watched.desk.heard("stuck") == watched.desk.heard("failed") == watched.desk.heard("refused") == []
    watched.desk.close()
    assert watched.path.read_bytes() == theirs
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        ["text.txt", "text.tproj", recovered.copy.name, *(["older"] if watched.older.exists() else [])]
    )


@pytest.mark.parametrize("alter", [replaced, overwritten_under_the_same_header, garbage])
def test_a_change_is_noticed_while_nobody_writes(tmp_path: Path, alter: Alter) -> None:
    watched = Watched(tmp_path)
    first = watched.desk.sentences[0].id
    watched.session.type(first, "mine")
    watched.desk.commit()
    alter(watched.path, watched.older)
    watched.session.file_guard.look()
    recovered = watched.until_recovered()
    assert watched.texts(recovered.copy)[0] == ("mine", "draft")
    watched.desk.close()


@pytest.mark.parametrize("alter", [replaced, overwritten, cut])
def test_running_typing_is_in_the_other_file(tmp_path: Path, alter: Alter) -> None:
    watched = Watched(tmp_path)
    first, second, *_ = (segment.id for segment in watched.desk.sentences)
    watched.session.type(second, "left")
    watched.session.type(first, "half a wo")
    watched.desk.commit()
    watched.session.type(first, "half a wor")
    alter(watched.path, watched.older)
    watched.session.file_guard.look()
    wait_until(lambda: watched.recovered)
    watched.session.type(first, "half a word")
    watched.desk.commit()
    assert watched.texts()[0] == ("half a word", "draft")
    watched.desk.close()


def test_a_file_that_was_moved_is_waited_for(tmp_path: Path) -> None:
    watched = Watched(tmp_path)
    first = watched.desk.sentences[0].id
    watched.path.rename(tmp_path / "away")
    watched.session.file_guard.look()
    wait_until(lambda: watched.desk.heard("stuck"))
    assert "was moved or deleted" in watched.desk.heard("stuck")[0]
    assert watched.session.loses, "closing now would lose the only copy that there may be"
    watched.session.type(first, "typed meanwhile")
    watched.session.commit_typing()
    (tmp_path / "away").rename(watched.path)
    watched.desk.commit()
    assert not watched.session.loses
    assert watched.texts()[0] == ("typed meanwhile", "draft")
    assert watched.recovered == []
    watched.desk.close()


def test_a_file_that_was_deleted_is_saved_elsewhere(tmp_path: Path) -> None:
    watched = Watched(tmp_path)
    first = watched.desk.sentences[0].id
    watched.session.type(first, "before")
    watched.desk.commit()
    watched.path.unlink()
    watched.session.type(first, "after")
    watched.session.commit_typing()
    wait_until(lambda: watched.desk.heard("stuck"))
    watched.session.move_to(tmp_path / "elsewhere.tproj")
    watched.desk.commit()
    assert watched.texts(tmp_path / "elsewhere.tproj")[0] == ("after", "draft")
    watched.desk.close()


def test_a_file_that_is_replaced_after_it_was_moved_is_noticed(tmp_path: Path) -> None:
    """As by a program that deletes and then makes anew."""
    watched = Watched(tmp_path)
    first = watched.desk.sentences[0].id
    watched.session.type(first, "mine")
    watched.desk.commit()
    watched.path.unlink()
    watched.session.file_guard.look()
    wait_until(lambda: watched.desk.heard("stuck"))
    watched.older.rename(watched.path)
    assert watched.until_recovered().change is ExternalFileChange.REPLACED
    assert watched.texts()[0] == ("mine", "draft")
    watched.desk.close()


def test_a_replaced_file_is_saved_when_the_session_closes_at_once(tmp_path: Path) -> None:
    watched = Watched(tmp_path)
    first = watched.desk.sentences[0].id
    watched.session.type(first, "mine")
    watched.desk.commit()
    watched.older.replace(watched.path)
    watched.desk.close()
    (copy,) = tmp_path.glob("text (this window*.tproj")
    assert watched.texts(copy)[0] == ("mine", "draft")


def test_undo_after_an_overwriting_takes_nothing_else_back(tmp_path: Path) -> None:
    watched = Watched(tmp_path)
    first = watched.desk.sentences[0].id
    watched.session.type(first, "mine")
    watched.desk.commit()
    # The check after opening would notice the change before the undoing, which would then take this typing back.
    checked: list[bool] = []
    watched.session.writer.hand_in_steps(lambda _project, _pause: True, checked.append)
    wait_until(lambda: checked)
    watched.path.write_bytes(b"garbage")
    watched.session.undo()
    watched.until_recovered()
    assert watched.texts()[0] == ("mine", "draft")
    assert "another program" in watched.desk.heard("refused")[0]
    watched.desk.close()


def test_without_a_backup_the_work_is_in_a_project_of_its_own(tmp_path: Path) -> None:
    watched = Watched(tmp_path)
    first, second, *_ = (segment.id for segment in watched.desk.sentences)
    shutil.rmtree(backups_folder() / watched.session.uid)
    watched.session.type(first, "mine")
    watched.desk.commit()
    watched.path.write_bytes(os.urandom(9000))
    watched.session.type(second, "and this")
    watched.session.commit_typing()
    recovered = watched.until_recovered()
    assert recovered.is_new_project
    watched.session.type(second, "and on")
    watched.desk.commit()
    assert [text for text, _ in watched.texts()][:2] == ["mine", "and on"]
    assert watched.session.uid == recovered.uid
    watched.desk.close()
    assert len(list(tmp_path.glob("text (this window*.tproj"))) == 1


def test_without_a_backup_and_with_other_ids_the_window_is_read_only(tmp_path: Path) -> None:
    watched = Watched(tmp_path)
    session = watched.session
    watched.do(prepare_documents([source("نیا جملہ ہے۔", name="second.txt")]))
    wait_until(lambda: len(session.outline_reloader.documents) == 2)
    watched.do(RemoveDocument(session.outline_reloader.documents[1].id))
    watched.do(prepare_documents([source("ایک اور جملہ۔", name="third.txt")]))
    wait_until(lambda: [document.name for document in session.outline_reloader.documents][1:] == ["third.txt"])
    wait_until(lambda: len(watched.desk.sentences) == 7)
    last = watched.desk.sentences[-1].id
    session.type(last, "mine")
    watched.desk.commit()
    shutil.rmtree(backups_folder() / session.uid)
    watched.path.write_bytes(os.urandom(9000))
    session.file_guard.look()
    wait_until(lambda: watched.recovered)
    assert not watched.recovered[0].goes_on
    assert not session.writable
    watched.desk.close()
    assert watched.texts(watched.recovered[0].copy)[-1] == ("mine", "draft")


def test_what_another_program_adds_is_shown(tmp_path: Path) -> None:
    """A newer version that has all of our work: nothing is saved elsewhere, the page follows."""
    watched = Watched(tmp_path)
    first, second, *_ = (segment.id for segment in watched.desk.sentences)
    watched.session.type(first, "mine")
    watched.desk.commit()
    newer = tmp_path / "newer.tproj"
    with open_for_reading(watched.path) as reading:
        reading.file.copy_to(newer)
    with open_project(newer) as theirs:
        theirs.commit_typing(PendingTyping(second, "theirs", Role.TRANSLATOR), author=AUTHOR)
    watched.path.write_bytes(newer.read_bytes())
    watched.session.file_guard.look()
    wait_until(lambda: watched.desk.sentences[1].target == "theirs")
    assert watched.recovered == []
    watched.desk.close()
