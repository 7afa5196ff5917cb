"""What was acknowledged outlives a power cut, with the very pragmas that the store sets."""

from pathlib import Path

from tests.harness.power_cut import losses
from tests.harness.scale import trials
from tests.project.builders import make_project
from translator_gui.store.connection import DURABLE


def test_power_cuts_lose_nothing(tmp_path: Path):
    assert losses(tmp_path, trials(60, 500)) == (0, 0)


def test_the_simulation_would_notice(tmp_path: Path):
    lost, unsound = losses(tmp_path, 60, ("journal_mode = DELETE", "synchronous = OFF"))
    assert lost + unsound > 10


def test_the_store_sets_what_is_tested(tmp_path: Path):
    with make_project(tmp_path) as project:
        found = {
            name: project.connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "fullfsync")
        }
    assert found == {"journal_mode": "delete", "synchronous": 3, "fullfsync": 1}
    assert DURABLE == ("journal_mode = DELETE", "synchronous = EXTRA", "fullfsync = ON")
