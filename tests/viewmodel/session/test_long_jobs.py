"""Long jobs let others go first, and end with the project."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.viewmodel.desk import AUTHOR, Desk, Disk, wait_until
from translator_gui.model.backup import BackupReason, LongWorkPauseCallback
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Role
from translator_gui.project.backups import list_backups, make_backup
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.project.project import Project
from translator_gui.store import backup_files, segments, statistics
from translator_gui.viewmodel.session import writer
from translator_gui.viewmodel.session.session import ProjectSession


def test_commands_are_done_between_the_steps(desk: Desk) -> None:
    order: list[str] = []
    begun, handed_in = threading.Event(), threading.Event()

    def work(project: Project, pause: LongWorkPauseCallback) -> str:
        del project
        begun.set()
        handed_in.wait(5)
        assert pause.is_due()
        for step in ("first", "second"):
            pause()
            order.append(step)
        return "end"

    desk.session.writer.hand_in_steps(work, order.append)
    desk.session.writer.hand_in_steps(lambda _project, _pause: order.append("another"))
    assert begun.wait(5)
    desk.type(1, "One")
    desk.session.change(ConfirmOrApproveSentences((desk.sentences[0].id,)))
    desk.session.writer.hand_in(lambda _: order.append("command"), writes=False)
    handed_in.set()
    wait_until(lambda: "another" in order and "end" in order)
    assert [step for step in order if step != "end"] == ["command", "first", "second", "another"]
    assert desk.sentences[0].target == "One"


def test_one_that_fails_is_told(desk: Desk) -> None:
    told: list[str] = []

    def work(_project: Project, _pause: LongWorkPauseCallback) -> None:
        raise TranslatorError("no room")

    desk.session.writer.hand_in_steps(work, None, lambda error: told.append(str(error)))
    wait_until(lambda: told)
    assert told == ["no room"]


def endless(begun: threading.Event) -> Callable[[Project, LongWorkPauseCallback], None]:
    def work(_project: Project, pause: LongWorkPauseCallback) -> None:
        while True:
            pause()
            begun.set()

    return work


def test_closing_cancels_it_and_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_GRACE_SECONDS", 0.05)
    begun = threading.Event()
    desk.session.writer.hand_in_steps(endless(begun))
    assert begun.wait(5)
    desk.type(1, "One")
    desk.session.close()
    assert not desk.session.writer.running
    with open_for_reading(desk.path) as project:
        assert next(project.queries.all_paragraphs()).segments[0].target == "One"


def test_one_that_is_short_is_done_before_the_project_is_closed(desk: Desk) -> None:
    done: list[str] = []

    def work(_project: Project, pause: LongWorkPauseCallback) -> None:
        for _ in range(3):
            pause()
        done.append("work")

    with desk.writer_held():
        desk.session.writer.hand_in_steps(work)
    desk.session.close()
    assert done == ["work"]


def test_it_is_begun_again_in_a_copy_at_another_place(
    desk: Desk, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_files, "_STEP_PAGES", 1)
    seen: list[Path] = []
    done: list[object] = []
    full, other = threading.Event(), tmp_path / "other.tproj"

    def work(project: Project, pause: LongWorkPauseCallback) -> None:
        seen.append(project.path)
        assert full.wait(5)
        make_backup(project.queries, BackupReason.DAILY, pause)

    desk.session.writer.hand_in_steps(work, done.append)
    wait_until(lambda: seen)
    disk.full = True
    desk.type(1, "One")
    desk.session.change(ConfirmOrApproveSentences((desk.sentences[0].id,)))
    full.set()
    wait_until(lambda: desk.heard("stuck"))
    disk.full = False
    desk.session.move_to(other)
    wait_until(lambda: done)
    assert seen == [desk.path, other]
    (kept,) = [backup for backup in list_backups(other) if backup.path.name.startswith("other-")]
    with open_for_reading(kept.path) as project:
        assert next(project.queries.all_paragraphs()).segments[0].target == "One"


def test_opening_checks_and_backs_up_in_steps(
    qtbot: QtBot, tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qtbot
    monkeypatch.setattr(backup_files, "_STEP_PAGES", 1)
    path = tmp_path / "copy.tproj"
    with open_for_reading(desk.path) as project:
        project.file.copy_to(path)
    session = ProjectSession(open_project(path), AUTHOR, Role.TRANSLATOR)
    ready: list[bool] = []
    session.ready.connect(lambda: ready.append(True))
    session.begin()
    wait_until(lambda: ready)
    session.close()
    backup = list_backups(path)[0]
    assert (backup.reason, backup.sentences) == (BackupReason.DAILY, 6)
    with open_for_reading(backup.path) as project:
        assert project.file.problems() == []


class _Changing:
    """Changes something whenever a long query pauses, a few times."""

    def __init__(self, *changes: Callable[[], object]) -> None:
        self._changes = list(changes)
        self.pauses = 0

    def is_due(self) -> bool:
        return False

    def __call__(self) -> None:
        self.pauses += 1
        if self._changes:
            self._changes.pop(0)()


def test_what_is_changed_while_sentences_are_counted_is_counted_again(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statistics, "_PARAGRAPHS", 1)
    monkeypatch.setattr(segments, "_LETTERS_AT_ONCE", 1)
    with open_for_reading(desk.path) as project:
        project.file.copy_to(tmp_path / "copy.tproj")
    with open_project(tmp_path / "copy.tproj") as project:
        first, *_others, last = project.queries.segment_ids()
        command = SetTargetText(first, "One, two")
        for changing in (
            _Changing(lambda: project.do(command, author=AUTHOR), lambda: project.undo(author=AUTHOR)),
            _Changing(lambda: project.do(command, SetTargetText(last, "Three"), author=AUTHOR)),
            _Changing(lambda: project.do(SplitSentence(last, 5), author=AUTHOR)),
        ):
            assert project.queries.tallies(changing) == project.queries.tallies()
            paragraphs = sum(1 for _ in project.queries.all_paragraphs())
            assert paragraphs < changing.pauses <= 2 * paragraphs + 2
        assert project.queries.status_letters(_Changing()) == project.queries.status_letters()
        assert len(project.queries.status_letters()) == len(project.queries.segment_ids())
