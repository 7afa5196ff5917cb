"""Several processes write one memory at once."""

import os
from pathlib import Path

import pytest

from tests.project.memory.memories import make_memory, texts, unit
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.store.memory import memory_file

PROCESSES, UNITS = 3, 40


@pytest.mark.parametrize("wal", [True, False])
def test_nobody_loses_a_unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wal: bool):
    monkeypatch.setattr(memory_file, "_SAFE_WAL", (3, 0, 0) if wal else (99, 0, 0))
    make_memory(tmp_path).close()
    children: list[int] = []
    for process in range(PROCESSES):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                with TranslationMemory.open(tmp_path / "m.tmem") as memory:
                    for number in range(UNITS):
                        memory.add_units([unit(f"جملہ {process} {number}", f"Sentence {process} {number}")])
                        assert memory.look_up(f"جملہ {process} {number}", least=100).matches
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * PROCESSES
    with TranslationMemory.open(tmp_path / "m.tmem") as memory:
        assert len(texts(memory)) == PROCESSES * UNITS
        assert memory.problems() == []
        assert not memory.check_index()
