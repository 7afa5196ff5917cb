"""Recent projects in words."""

from datetime import date, datetime, time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Role, Status
from translator_gui.project.recent import RecentProject, RecentProjects
from translator_gui.viewmodel.start.recent_projects_model import RecentProjectsModel, opened_words


def at(*parts: int) -> datetime:
    """A moment of this computer's own clock."""
    year, month, day, hour, minute = parts
    return datetime.combine(date(year, month, day), time(hour, minute)).astimezone()


NOW = at(2026, 11, 24, 14, 5)


def ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def test_a_moment_that_cannot_be_is_some_time_ago():
    assert opened_words(10**20, NOW) == "some time ago"
    assert opened_words(ms(at(2026, 11, 24, 0, 1)), NOW) == "today 00:01"


def test_rows_tell_title_folder_progress_and_what_is_gone(qtbot: QtBot, tmp_path: Path):
    recent = RecentProjects(tmp_path / "recent.json")
    there = tmp_path / "there.tproj"
    there.write_bytes(b"x")
    tallies = {Status.TRANSLATED: SentenceAndWordCounts(1, 30, 30), Status.NOT_STARTED: SentenceAndWordCounts(1, 70, 0)}
    recent.note(RecentProject(there, "There", ms(NOW), Role.REVIEWER, tallies))
    recent.note(RecentProject(tmp_path / "gone.tproj", "Gone", ms(NOW)))
    model = RecentProjectsModel(recent)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 0
    model.load()
    assert [model.data(model.index(row)) for row in range(2)] == ["Gone", "There"]
    qtbot.waitUntil(lambda: model.is_missing(0))
    assert not model.is_missing(1)
    assert model.state(0) == "File not found"
    assert model.state(1).startswith("0 % done · reviewing · ")
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"There, {tmp_path / 'there.tproj'}. 0 % done")
    assert model.data(model.index(0), Qt.ItemDataRole.ToolTipRole) == str(tmp_path / "gone.tproj")
