"""The dialog of a project's backups."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from translator_gui.model.backup import Backup, BackupReason
from translator_gui.model.status import Status
from translator_gui.project.merging.comparison import (
    MergeDifference,
    MergeSentenceVersion,
    ProjectCopyComparison,
    SentenceMergeOutcome,
)
from translator_gui.ui.backups.backups_dialog import BackupsDialog
from translator_gui.ui.theme import LIGHT, ThemeState

HOSTILE = "<img src='file:///canary'>.tproj"


def backup(day: int, reason: BackupReason = BackupReason.DAILY, sentences: int | None = 345, **more: bool) -> Backup:
    time = datetime(2026, 11, day, 9, 5).astimezone()
    done = None if sentences is None else 12
    return Backup(f"2026-11-{day}-1", time, reason, sentences, done, 3 << 20, Path(HOSTILE), **more)


BACKUPS = [
    backup(29),
    backup(28, BackupReason.MERGE, is_of_other_copy=True),
    backup(27, BackupReason.RESTORE, None, damaged=True),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> BackupsDialog:
    dialog = BackupsDialog(HOSTILE, ThemeState(LIGHT), can_merge=True)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def rows(dialog: BackupsDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [[model.index(row, at).data() for at in range(model.columnCount())] for row in range(model.rowCount())]


def test_it_lists_what_each_backup_holds_and_their_size(dialog: BackupsDialog):
    dialog.show_backups(BACKUPS)
    assert dialog.total.text() == "3 backups, 9.0 MB in all."
    assert rows(dialog) == [
        ["2026-11-29 09:05", "daily", "345", "12", "3.0 MB"],
        ["2026-11-28 09:05", "before a merge (of another copy)", "345", "12", "3.0 MB"],
        ["2026-11-27 09:05", "before restoring a backup; the file was damaged", "unreadable", "", "3.0 MB"],
    ]
    assert dialog.chosen == BACKUPS[0]
    assert dialog.restore.isEnabled()
    assert dialog.merge.isEnabled()


def test_without_backups_nothing_can_be_chosen(dialog: BackupsDialog):
    assert "Looking" in dialog.total.text()
    dialog.show_backups([])
    assert "no backups" in dialog.total.text()
    assert not any(button.isEnabled() for button in (dialog.compare, dialog.restore, dialog.merge))


def test_the_chosen_one_is_what_the_buttons_are_about(dialog: BackupsDialog):
    dialog.show_backups(BACKUPS)
    dialog.table.selectRow(1)
    asked: list[tuple[str, Backup]] = []

    def heard(word: str) -> Callable[[Backup], None]:
        return lambda chosen: asked.append((word, chosen))

    dialog.compare_requested.connect(heard("compare"))
    dialog.restore_requested.connect(heard("restore"))
    dialog.merge_requested.connect(heard("merge"))
    for button in (dialog.compare, dialog.restore, dialog.merge):
        button.click()
    assert asked == [("compare", BACKUPS[1]), ("restore", BACKUPS[1]), ("merge", BACKUPS[1])]
    dialog.table.selectRow(2)
    assert not dialog.merge.isEnabled()


def test_what_differs_from_now_is_shown(dialog: BackupsDialog):
    now, then = (
        MergeSentenceVersion("Now", Status.DRAFT, "Amna", 2),
        MergeSentenceVersion("Then", Status.DRAFT, "Amna", 1),
    )
    confirmed = now._replace(status=Status.TRANSLATED)
    dialog.show_backups(BACKUPS)
    dialog.show_comparing()
    assert not dialog.compare.isEnabled()
    found = (
        MergeDifference("a", 1, 1, SentenceMergeOutcome.MINE, "ایک", now, then, then),
        MergeDifference("b", 2, 2, SentenceMergeOutcome.THEIRS, "دو", now, confirmed, now),
    )
    dialog.show_comparison(BACKUPS[0], ProjectCopyComparison("x", found, ("second.txt comes back",)))
    assert dialog.outcome.text() == (
        "2026-11-29 09:05: 2 sentences differ: 1 changed since, 1 only in the backup. second.txt comes back."
    )
    model = dialog.preview.model()
    assert [[model.index(row, at).data() for at in range(3)] for row in range(2)] == [
        ["1", "Then", "Now"],
        ["2", "translated: Now", "draft: Now"],
    ]
    assert dialog.compare.isEnabled()
    dialog.table.selectRow(1)
    assert model.rowCount() == 0, "what was compared is no longer chosen"


def test_a_backup_that_cannot_be_compared_says_why(dialog: BackupsDialog):
    dialog.show_backups(BACKUPS)
    dialog.show_comparing()
    dialog.show_failure(BACKUPS[0], "x.tproj: damaged")
    assert "damaged" in dialog.outcome.text()
    assert dialog.compare.isEnabled()


def test_a_project_for_reading_is_not_merged_into(qtbot: QtBot):
    dialog = BackupsDialog("a.tproj", ThemeState(LIGHT), can_merge=False)
    qtbot.addWidget(dialog)
    dialog.show_backups(BACKUPS)
    assert not dialog.merge.isEnabled()
    assert dialog.restore.isEnabled()
