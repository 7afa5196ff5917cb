"""The preference of a folder."""

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from translator_gui.settings import DECLARED_SETTINGS, SettingValue
from translator_gui.ui.preferences.setting_editors import FolderSettingEditor, setting_editor


@pytest.fixture
def told() -> list[tuple[str, SettingValue]]:
    return []


@pytest.fixture
def control(qtbot: QtBot, told: list[tuple[str, SettingValue]]) -> FolderSettingEditor:
    control = setting_editor(
        DECLARED_SETTINGS["backups.folder"], lambda key, value: told.append((key, value)), "/usual"
    )
    assert isinstance(control, FolderSettingEditor)
    qtbot.addWidget(control.widget)
    control.widget.show()
    return control


def line(control: FolderSettingEditor) -> QLineEdit:
    found = control.widget.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def test_a_folder_is_typed_or_chosen(
    control: FolderSettingEditor,
    told: list[tuple[str, SettingValue]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
):
    typed, chosen = str(tmp_path / "a  b"), str(tmp_path)
    assert line(control).placeholderText() == "/usual"
    line(control).setText(f" {typed} ")
    line(control).editingFinished.emit()
    assert told == [], "it does not exist"
    Path(typed).mkdir()
    line(control).editingFinished.emit()
    asked = MagicMock(return_value=chosen)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", asked)
    control.choose.click()
    assert asked.call_args.args[2] == typed
    asked.return_value = ""
    control.choose.click()
    assert told == [("backups.folder", typed), ("backups.folder", chosen)]
    assert control.value() == chosen
