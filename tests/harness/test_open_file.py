"""Another program replaces, overwrites, moves or deletes the file of an open session at a random moment.

Nothing that was typed may be lost, whatever was under way: a commit, the check after opening, the first backup, a
sentence in the middle. The other program acts on a thread of its own, in the midst of everything.
"""

import os
import random
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop

from tests.harness.scale import trials
from tests.viewmodel.desk import AUTHOR, make_project, wait_until
from translator_gui.model.status import Role
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.file_recovery import OverwrittenFileRecoveryResult
from translator_gui.project.opening import open_checked, open_for_reading, open_project
from translator_gui.store.file_watch import ExternalFileChange
from translator_gui.viewmodel.session import writer
from translator_gui.viewmodel.session.session import ProjectSession

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(sys.platform == "win32", reason="open files cannot be replaced there"),
]
LONGEST_SECONDS = 0.4
"""From the opening to the change."""
KEYS = 40


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.02)


def replace(path: Path, older: Path) -> None:
    older.replace(path)


def delete_and_make_anew(path: Path, older: Path) -> None:
    path.unlink()
    time.sleep(0.01)
    shutil.copy(older, path)


def overwrite(path: Path, older: Path) -> None:
    with path.open("rb+") as file:
        file.write(older.read_bytes())
        file.truncate()


def overwrite_in_pieces(path: Path, older: Path) -> None:
    with path.open("rb+") as file:
        for at in range(0, older.stat().st_size, 8192):
            file.write(older.read_bytes()[at : at + 8192])
            file.flush()
            time.sleep(0.001)
        file.truncate()


def garbage(path: Path, older: Path) -> None:
    with path.open("rb+") as file:
        file.write(os.urandom(older.stat().st_size))


def empty(path: Path, older: Path) -> None:
    os.truncate(path, 0)


def move_and_bring_back(path: Path, older: Path) -> None:
    away = path.with_name("away")
    path.rename(away)
    time.sleep(0.05)
    away.rename(path)


CHANGES: tuple[Callable[[Path, Path], None], ...] = (
    replace,
    delete_and_make_anew,
    overwrite,
    overwrite_in_pieces,
    garbage,
    empty,
    move_and_bring_back,
)


class Trial:
    """A session in which somebody types without a pause while the other program acts once."""

    def __init__(self, folder: Path, seed: int) -> None:
        folder.mkdir()
        self.chance = random.Random(seed)
        self.path = make_project(folder)
        # As of a project that was worked on before.
        open_checked(self.path).close()
        self.older = Path(shutil.copy(self.path, folder / "older"))
        self.session = ProjectSession(open_project(self.path), AUTHOR, Role.TRANSLATOR)
        self.recovered = list[OverwrittenFileRecoveryResult]()
        self.session.file_guard.recovered.connect(self.recovered.append)
        self.ids = [s.id for p in self.session.model.snapshot() if p is not None for s in p.segments]
        self.typed: dict[int, str] = {}

    def run(self, change: Callable[[Path, Path], None]) -> None:
        delay = self.chance.uniform(0, LONGEST_SECONDS)
        acting = threading.Timer(delay, change, (self.path, self.older))
        self.session.begin()
        acting.start()
        for number in range(KEYS):
            self._work(number)
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            time.sleep(self.chance.choice((0, 0, 0.005, 0.02)))
        acting.join()
        self._close()

    def _work(self, number: int) -> None:
        session, segment = self.session, self.chance.choice(self.ids)
        if not session.writable:
            return
        text = f"text {number}"
        session.type(segment, text)
        self.typed[segment] = text
        match self.chance.randrange(4):
            case 0:
                session.commit_typing()
            case 1:
                session.change(ConfirmOrApproveSentences((segment,)))
            case _:
                pass

    def _close(self) -> None:
        """As a window closes."""
        self.session.commit_typing()
        if self.session.writable:
            self.session.file_guard.make_sure()
        wait_until(lambda: not self.session.busy)
        QCoreApplication.processEvents()
        self.session.close()
        self.session.deleteLater()

    @property
    def file(self) -> Path:
        """The file that has the work."""
        return self.recovered[-1].copy if self.recovered else self.path

    def lost(self) -> list[str]:
        """What was typed last and is not in the file."""
        with open_for_reading(self.file) as project:
            assert project.file.problems() == [], (self.recovered, self.path)
            segments = [segment for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]
        found = {identity: segment.target for identity, segment in zip(self.ids, segments, strict=True)}
        return [text for segment, text in self.typed.items() if found[segment] != text]


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_that_was_typed_is_lost(tmp_path: Path, change: Callable[[Path, Path], None]) -> None:
    lost: list[object] = []
    for seed in range(trials(1, 200)):
        trial = Trial(tmp_path / str(seed), seed)
        trial.run(change)
        missing = trial.lost()
        if missing:
            lost.append((seed, missing, trial.recovered))
        left = {p.name for p in trial.path.parent.iterdir()} - {"text.txt", "older", "text.tproj", trial.file.name}
        assert not left, "no lock, no journal, no unfinished file"
        if change is move_and_bring_back:
            assert trial.recovered == []
        elif change in {replace, delete_and_make_anew}:
            assert [one.change for one in trial.recovered] == [ExternalFileChange.REPLACED]
    assert lost == []
