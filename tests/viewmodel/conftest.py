"""A session on a real project file, without a window; its writer can be held up and its disk can be full."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.viewmodel.desk import Desk, Disk, make_project
from translator_gui.viewmodel.session import writer


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk that projects are written to, which may be full."""
    disk = Disk()
    monkeypatch.setattr("translator_gui.project.project.transaction", disk.transaction)
    monkeypatch.setattr("translator_gui.project.typing_store.transaction", disk.transaction)
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.05)
    return disk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A session that has read everything: three paragraphs of 3, 2 and 1 sentences."""
    assert qtbot
    desk = Desk(make_project(tmp_path))
    yield desk
    desk.close()
