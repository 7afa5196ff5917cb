"""What the form beside a preview offers: of each format what may be chosen about it."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from translator_gui.ui.start.import_settings_form import ImportSettingsForm
from translator_gui.viewmodel.start.import_preview import ImportPreviewState

FILES = {
    "a.txt": "ایک سطر\nدوسری سطر\n",
    "a.srt": "1\n00:00:01,000 --> 00:00:02,000\nسلام\n",
    "a.csv": "1,سلام,note\n2,دنیا,other\n",
}


def shown(form: ImportSettingsForm, qtbot: QtBot, path: Path, rule: str | None = None) -> list[QWidget]:
    desk = ImportPreviewState()
    if path.name in FILES:
        path.write_text(FILES[path.name], encoding="utf-8")
    desk.put([path])
    desk.choose(desk.sheets[0], None, rule)
    qtbot.waitUntil(lambda: not desk.sheets[0].reading)
    form.show_sheet(desk.sheets[0])
    return [field for field in (form.encoding, form.rule, form.columns) if field.isVisibleTo(form)]


@pytest.fixture
def form(qtbot: QtBot) -> ImportSettingsForm:
    made = ImportSettingsForm()
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_format_has_its_choices(qtbot: QtBot, form: ImportSettingsForm, tmp_path: Path):
    assert shown(form, qtbot, tmp_path / "a.txt") == [form.encoding, form.rule]
    assert shown(form, qtbot, tmp_path / "a.srt") == [form.encoding]
    assert shown(form, qtbot, tmp_path / "a.csv") == [form.encoding, form.columns]
    assert (form.columns.text(), form.columns.placeholderText()) == ("", "B (guessed)")


def test_columns_of_sheets_with_urdu_names_are_seen_from_left_to_right(
    qtbot: QtBot, form: ImportSettingsForm, tmp_path: Path
):
    book = Workbook()
    for name in ("فہرست", "نوٹ"):
        book.create_sheet(name).append(["ایک", "دو"])
    book.save(tmp_path / "b.xlsx")
    shown(form, qtbot, tmp_path / "b.xlsx")
    seen = form.columns.placeholderText()
    assert seen.startswith("\N{LEFT-TO-RIGHT MARK}")
    assert seen.replace("\N{LEFT-TO-RIGHT MARK}", "") == "فہرست!A,فہرست!B,نوٹ!A,نوٹ!B (guessed)"
    assert seen.removesuffix(" (guessed)") in form.columns.toolTip()


def test_columns_that_are_typed_are_read(qtbot: QtBot, form: ImportSettingsForm, tmp_path: Path):
    shown(form, qtbot, tmp_path / "a.csv")
    told: list[tuple[object, object]] = []

    def tell(encoding: object, rule: object) -> None:
        told.append((encoding, rule))

    form.chosen.connect(tell)
    form.columns.setText("B, C")
    form.columns.editingFinished.emit()
    shown(form, qtbot, tmp_path / "a.csv", "columns B, C")
    assert "4 paragraphs" in form.figures.text()
    form.columns.clear()
    form.columns.editingFinished.emit()
    assert told == [(None, "columns B, C"), (None, None)]


def test_columns_that_are_not_there_can_be_mended(qtbot: QtBot, form: ImportSettingsForm, tmp_path: Path):
    assert form.columns in shown(form, qtbot, tmp_path / "a.csv", "columns Z")
    assert form.columns.text() == "Z"
