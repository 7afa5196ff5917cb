"""Where a file goes, and whether it may take the place of another one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from translator_gui.ui.save_path import ask_save_path

FILE_NAME = "<img src=c.png>.tproj"

Asked = Callable[[str], list[str]]


@pytest.fixture
def asked(qapp: QApplication) -> Iterator[Asked]:
    """Presses a button of the box that asks; gives the texts that were read as HTML."""
    timer = QTimer(qapp)
    timer.setInterval(1)

    def press(text: str) -> list[str]:
        read_as_html: list[str] = []

        def look() -> None:
            box = QApplication.activeModalWidget()
            if not isinstance(box, QMessageBox):
                return
            assert FILE_NAME in box.text()
            for label in box.findChildren(QLabel):
                plain = label.textFormat() is GuiQt.TextFormat.PlainText
                if not plain and GuiQt.mightBeRichText(label.text()):
                    read_as_html.append(label.text())
            timer.stop()
            next(button for button in box.buttons() if button.text() == text).click()

        timer.timeout.connect(look)
        timer.start()
        return read_as_html

    yield press
    timer.stop()


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> MagicMock:
    dialog = MagicMock(return_value=(str(path), "Projects"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    return dialog


def ask(parent: QWidget) -> Path | None:
    return ask_save_path(parent, "Save", "a.tproj", "Projects (*)", lambda path: path.with_name(f"{path.name}.tproj"))[
        0
    ]


@pytest.mark.parametrize(("button", "replaces"), [("Replace", True), ("Cancel", False)])
def test_a_file_that_is_there_is_replaced_only_when_that_is_wanted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked: Asked, button: str, replaces: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    path = tmp_path / FILE_NAME
    path.write_bytes(b"x")
    # The ending is added first: a file of the whole name is there.
    dialog = choose(monkeypatch, path.with_suffix(""))
    read_as_html = asked(button)
    assert ask(parent) == (path if replaces else None)
    assert read_as_html == []
    assert dialog.call_args.args[-1] == QFileDialog.Option.DontConfirmOverwrite


def test_what_is_not_there_needs_no_question(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    choose(monkeypatch, tmp_path / "new")
    assert ask(parent) == tmp_path / "new.tproj"


def test_no_name_is_no_path(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=("", "")))
    assert ask(parent) is None
