"""A backup that is written in steps is one state of the project, whatever is done between the steps."""

import contextlib
import random
import threading
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.harness.scale import trials
from tests.project.builders import AMNA, BILAL, make_project, shown, source
from translator_gui import paths
from translator_gui.model.backup import BackupReason
from translator_gui.project.backups import make_backup
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.importing import prepare_documents
from translator_gui.project.opening import open_for_reading
from translator_gui.project.project import Project
from translator_gui.store import backup_files
from translator_gui.store.connection import transaction
from translator_gui.store.private_copy import private_copy

SAMPLE, SOAK = 6, 300


class _NeverError(Exception):
    """Ends a transaction that is not to be committed."""


class Typist:
    """Works between the steps of a backup, and remembers every state that the project had."""

    def __init__(self, project: Project, seed: int) -> None:
        self._project = project
        self._chance = random.Random(seed)
        self._thread = threading.get_ident()
        self.states = [shown(project)]
        self.edits = 0

    def is_due(self) -> bool:
        return False

    def __call__(self) -> None:
        assert not self._project.connection.in_transaction
        assert threading.get_ident() == self._thread
        if self._chance.random() < 0.5:
            self.edits += 1
            with contextlib.suppress(CommandRefusedError):
                self._act()
            self.states.append(shown(self._project))

    def _act(self) -> None:
        project, chance = self._project, self._chance
        segment = chance.choice(project.queries.segment_ids())
        match chance.randrange(7):
            case 0 | 1:
                project.do(SetTargetText(segment, "word " * chance.randrange(1, 400)), author=AMNA)
            case 2:
                project.do(SetTargetText(segment, "One"), ConfirmOrApproveSentences((segment,)), author=BILAL)
            case 3:
                project.undo(author=AMNA)
            case 4:
                texts = ["ایک جملہ ہے۔" * chance.randrange(1, 9) for _ in range(chance.randrange(1, 40))]
                added = prepare_documents([source(*texts, name=f"{self.edits}.txt")])
                # Without the backup that the program makes before it: the one that is being written is enough here.
                project.backups.enabled = False
                project.do(added, author=AMNA)
                project.backups.enabled = True
            case 5:
                # A copy of it all, as comparing with a colleague's makes one.
                private_copy(project.connection).close()
            case _:
                with contextlib.suppress(_NeverError), rolled_back(project):
                    project.connection.execute("UPDATE segment SET target = 'lost'")


@contextlib.contextmanager
def rolled_back(project: Project) -> Generator[None]:
    with transaction(project.connection):
        yield
        raise _NeverError


@pytest.mark.parametrize("seed", range(trials(SAMPLE, SOAK)))
def test_a_backup_is_one_state_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int):
    monkeypatch.setattr(paths, "backups_folder", lambda: tmp_path / "backups")
    monkeypatch.setattr(backup_files, "_STEP_PAGES", random.Random(seed).randrange(1, 4))
    texts = [f"{'ایک جملہ ہے۔ ' * 3}{number}" for number in range(60)]
    with make_project(tmp_path, *texts) as project:
        typist = Typist(project, seed)
        made = make_backup(project.queries, BackupReason.DAILY, typist)
        assert project.file.problems() == []
        with open_for_reading(made.path) as kept:
            assert kept.file.problems() == []
            assert shown(kept) in typist.states
            sentences = len(shown(kept))
        assert made.sentences == sentences
    assert not list(tmp_path.rglob("*.part")), "nothing unfinished is left"
    assert not list(tmp_path.rglob("*-journal"))
