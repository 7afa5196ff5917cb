"""Crafted files in a real window: it opens or says why not; hovering, editing, merging and undoing raise nothing."""

import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.harness.hostile_values import HostileValue, cases, craft
from tests.harness.hostile_window import caught_faults, through_the_window
from tests.harness.rich_project import make_rich_project
from tests.harness.scale import trials
from translator_gui.ui.fonts import load_fonts

KNOWN = (
    HostileValue("project", "value", "'../../outside'", "all"),
    HostileValue("segment", "changed", str((1 << 63) - 1), "all"),
    HostileValue("outline", "data", "zeroblob(4096)", "all"),
    HostileValue("operation", "inverse", "'{}'", "last"),
)
"""Each met a way of its own into a window once."""


def test_no_hostile_value_raises_in_a_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    assert qapp
    load_fonts()
    rich = make_rich_project(tmp_path)
    crafted = tmp_path / "crafted.tproj"
    shutil.copy(rich.mine, crafted)
    assert through_the_window(crafted, rich.theirs) == []
    faults: list[str] = []
    for hostile in KNOWN:
        assert craft(rich.mine, crafted, hostile)
        faults += [f"{hostile}: {fault}" for fault in through_the_window(crafted, rich.theirs)]
    for hostile in cases(rich.mine, crafted, trials(2, 600)):
        faults += [f"{hostile}: {fault}" for fault in through_the_window(crafted, rich.theirs)]
    assert faults == []


def test_a_fault_in_a_slot_is_caught(qtbot: QtBot):
    with caught_faults() as faults:
        from PySide6.QtCore import QTimer  # noqa: PLC0415

        QTimer.singleShot(0, lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(faults))
    assert "ZeroDivisionError" in faults[0]
