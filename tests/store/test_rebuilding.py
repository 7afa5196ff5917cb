"""What is derived is made anew in short steps, as in one go, whoever interrupts them."""

import random
import threading
from pathlib import Path

import pytest

from tests.project.builders import AMNA, derived_rows, make_project
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.store import interruption, rebuilding
from translator_gui.store.connection import DamagedProjectError
from translator_gui.store.driver import sqlite3
from translator_gui.store.interruption import (
    interrupt_long_read,
    interruptible,
    read_when_idle,
    step_through,
    write_when_idle,
)
from translator_gui.store.verify import problem_steps, rebuild_stale_sentences


class Hurry:
    """Somebody waits at random moments, and every time while `always`."""

    def __init__(self, seed: int, *, always: bool = False) -> None:
        self._chance = random.Random(seed)
        self._always = always
        self.pauses = 0

    def is_due(self) -> bool:
        return self._always or self._chance.random() < 0.5

    def __call__(self) -> None:
        self.pauses += 1


@pytest.mark.parametrize("hurry", [None, Hurry(1), Hurry(2), Hurry(3, always=True)])
def test_what_is_derived_is_as_the_record_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hurry: Hurry | None):
    monkeypatch.setattr(rebuilding, "_PARAGRAPHS", 2)
    monkeypatch.setattr(interruption, "_VM_STEPS", 20)
    with make_project(tmp_path, *(f"ایک جملہ ہے۔ دوسرا جملہ {number} ہے۔" for number in range(9))) as project:
        connection, ids = project.connection, project.queries.segment_ids()
        project.do(
            *(SetTargetText(one, f"English {one}") for one in ids),
            ConfirmOrApproveSentences(tuple(ids[:5])),
            author=AMNA,
        )
        project.do(SplitSentence(ids[2], 3), author=AMNA)
        rebuild_stale_sentences(connection)
        expected = derived_rows(project)
        connection.execute("UPDATE segment SET target = 'wrong', live = 1 WHERE id % 3 = 0")
        connection.execute("UPDATE segment SET status = 'final' WHERE id = ?", (ids[1],))
        assert derived_rows(project) != expected
        assert rebuilding.rebuild_shown(connection, hurry) > 0
        assert derived_rows(project) == expected
        assert rebuilding.rebuild_shown(connection, hurry) == 0
        assert step_through(connection, problem_steps(connection), hurry) == []
        assert not connection.in_transaction
    assert hurry is None or hurry.pauses > 4


def test_an_interrupted_transaction_leaves_nothing_and_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(interruption, "_VM_STEPS", 10)
    hurry = Hurry(1, always=True)
    tries: list[int] = []
    with make_project(tmp_path) as project:
        connection = project.connection

        def write() -> None:
            tries.append(1)
            connection.execute("INSERT INTO project (key, value, hash) VALUES (?, '', '')", (f"try {len(tries)}",))
            connection.execute("SELECT count(*) FROM segment a, segment b, segment c").fetchone()

        write_when_idle(connection, write, hurry)
        kept = connection.execute("SELECT key FROM project WHERE key LIKE 'try%'").fetchall()
    assert len(tries) > 1
    assert kept == [(f"try {len(tries)}",)]
    assert hurry.pauses == len(tries) - 1


def test_a_fault_is_no_interruption(tmp_path: Path):
    with make_project(tmp_path) as project:
        connection = project.connection
        with pytest.raises(DamagedProjectError):
            write_when_idle(connection, lambda: connection.execute("SELECT 1 FROM nowhere"), Hurry(1))
        with pytest.raises(Exception, match="nowhere"):
            read_when_idle(connection, lambda: connection.execute("SELECT 1 FROM nowhere"), Hurry(1))


def test_only_a_read_that_gives_way_is_interrupted(tmp_path: Path):
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with make_project(tmp_path) as project:
        connection = project.connection
        interrupt_long_read(connection)
        assert connection.execute("SELECT 1").fetchone() == (1,)
        timer = threading.Timer(0.05, interrupt_long_read, [connection])
        with interruptible(connection, lambda: False):
            timer.start()
            with pytest.raises(sqlite3.OperationalError, match="interrupted"):
                connection.execute(endless).fetchone()
        timer.join()
        assert connection.execute("SELECT 1").fetchone() == (1,)
