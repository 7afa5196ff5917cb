"""The page for a damaged project."""

from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from translator_gui.model.backup import Backup, BackupReason
from translator_gui.project.damage_report_lines import DamageReportLine
from translator_gui.project.repairing import RepairLoss, RepairReport
from translator_gui.store.repair.losses import LostRow
from translator_gui.ui.damage.damage_page import DamagePage
from translator_gui.ui.theme import DARK, LIGHT, ThemeState

THEME = ThemeState(LIGHT)
BACKUPS = [
    Backup(
        f"2026-11-{day}-1",
        datetime(2026, 11, day, 9).astimezone(),
        BackupReason.DAILY,
        sentences,
        12,
        9,
        Path(f"{day}"),
    )
    for day, sentences in ((29, 345), (28, None))
]


@pytest.fixture
def page(qtbot: QtBot) -> DamagePage:
    page = DamagePage(THEME)
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    return page


def test_it_says_what_is_wrong_and_lists_the_backups(page: DamagePage):
    page.show_damage(
        "first.tproj", [DamageReportLine("2 entries are not what was written", ("sentence 3: …",))], can_read=True
    )
    page.show_backups(BACKUPS)
    assert "first.tproj is damaged" in page.words
    assert "2 entries" in page.words
    model = page.table.model()
    texts = [[model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert texts[0] == ["2026-11-29 09:00", "daily", "345", "12"]
    assert texts[1][2] == "unreadable"
    assert page.repair.isVisible()
    assert not page.open.isVisible()


def test_a_backup_that_reads_is_opened(page: DamagePage):
    page.show_damage("first.tproj", [], can_read=False)
    page.show_backups(BACKUPS)
    chosen: list[Backup] = []
    page.backup_chosen.connect(chosen.append)
    page.open_backup.click()
    assert chosen == [BACKUPS[0]]
    page.table.selectRow(1)
    assert not page.open_backup.isEnabled()
    assert not page.read.isEnabled()


def test_nothing_is_begun_while_a_repair_runs(page: DamagePage):
    page.show_damage("first.tproj", [], can_read=True)
    page.show_backups(BACKUPS)
    page.set_busy(busy=True)
    assert not any(one.isEnabled() for one in (page.repair, page.read, page.open_backup, page.close_button))
    page.set_busy(busy=False)
    assert all(one.isEnabled() for one in (page.repair, page.read, page.open_backup, page.close_button))


def test_what_was_lost_is_listed(page: DamagePage):
    lost = RepairLoss(LostRow("revision", 1, "<b>Amna</b>", 1_700_000_000_000), 3, "یہ جملہ")
    report = RepairReport(
        was_sound=False,
        repaired=Path("/x/first.tproj"),
        kept=Path("/x/first.damaged-2026-11-29.tproj"),
        sentences=345,
        done=200,
        drafts=(3,),
        losses=(lost,),
    )
    page.show_report("first.tproj", report)
    words = page.words
    assert "345 sentences were restored" in words
    assert "first.damaged-2026-11-29.tproj" in words
    assert "1 sentence is a draft again" in words
    assert "1 version of a sentence" in words
    opened: list[Path] = []
    page.open_requested.connect(opened.append)
    page.open.click()
    assert opened == [Path("/x/first.tproj")]


def test_no_button_is_cut_in_either_theme(page: DamagePage):
    page.show_damage("first.tproj", [], can_read=True)
    page.show_backups(BACKUPS)
    for theme in (DARK, LIGHT):
        THEME.set(theme)
        for button in (page.repair, page.read, page.close_button, page.open_backup):
            button.setFocus()
            assert button.width() >= button.sizeHint().width()
