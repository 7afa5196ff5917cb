"""An old translation is aligned, corrected by keys, and put to use."""

from pathlib import Path
from textwrap import fill
from unittest.mock import MagicMock

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from tests.cli.running import rows, run
from tests.journeys.person import OnDisk, OpenWindow, Person
from tests.journeys.welcoming import Choose
from translator_gui.model.status import Status
from translator_gui.paths import memory_file
from translator_gui.ui.memory.alignment_dialog import AlignmentDialog
from translator_gui.viewmodel.memory.alignment_model import ENGLISH as ENGLISH_COLUMN
from translator_gui.viewmodel.memory.alignment_model import AlignmentModel, LinkState

URDU = (
    "لاہور میں 12 اسکول بند ہیں۔",
    "وزیر اعظم عمران خان نے کراچی کا دورہ کیا۔",
    "سنہ 1947 میں پاکستان آزاد ہوا۔",
    "محمد علی جناح پہلے گورنر جنرل تھے۔",
    "علامہ اقبال سیالکوٹ میں پیدا ہوئے۔",
    "فیصل آباد میں کپڑے کی 500 فیکٹریاں ہیں۔",
)
ENGLISH = (
    "Twelve schools are closed in Lahore.",
    "Prime Minister Imran Khan visited Karachi.",
    "Pakistan became independent in 1947.",
    "Muhammad Ali Jinnah was the first Governor General.",
    "Allama Iqbal was born in Sialkot.",
    "There are 500 textile factories in Faisalabad.",
)


@pytest.fixture
def old(tmp_path: Path) -> tuple[Path, Path]:
    """An Urdu document and its translation, which lacks the fourth sentence."""
    urdu, english = tmp_path / "old.txt", tmp_path / "old English.txt"
    urdu.write_text("\n".join((" ".join(URDU[:3]), " ".join(URDU[3:]))), encoding="utf-8")
    english.write_text(" ".join(ENGLISH[:3] + ENGLISH[4:]), encoding="utf-8")
    return urdu, english


def opened(person: Person) -> AlignmentDialog:
    person.window.context.actions["align"].trigger()
    person.until(lambda: isinstance(QApplication.activeModalWidget(), AlignmentDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AlignmentDialog)
    return dialog


def aligned(person: Person, dialog: AlignmentDialog) -> AlignmentModel:
    """The links, after Align was pressed."""
    assert dialog.texts.align.isEnabled()
    dialog.texts.align.click()
    # The process that aligns waits for every other program.
    person.until(lambda: dialog.model is not None and dialog.table.hasFocus(), seconds=60)
    assert dialog.model is not None
    return dialog.model


def of_files(person: Person, choose: Choose, old: tuple[Path, Path]) -> tuple[AlignmentDialog, AlignmentModel]:
    dialog = opened(person)
    choose(old[0])
    dialog.texts.choose_urdu.click()
    choose(old[1])
    dialog.texts.choose_english.click()
    return dialog, aligned(person, dialog)


def links(model: AlignmentModel) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(model.row(at).link.urdu, model.row(at).link.english) for at in range(model.rowCount())]


FOUND = [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), ()), ((4,), (3,)), ((5,), (4,))]


def test_links_are_corrected_by_keys_and_undone(person: Person, choose: Choose, old: tuple[Path, Path]) -> None:
    dialog, model = of_files(person, choose, old)
    assert links(model) == FOUND
    # It begins with what needs a look.
    assert dialog.table.currentIndex().row() == 3
    assert model.row(3).state is LinkState.URDU_ALONE
    assert "1 Urdu without English" in dialog.figures.text()
    person.press("J")
    assert links(model)[3] == ((3, 4), (3,))
    assert model.row(3).state is LinkState.BY_HAND
    person.press("S")
    assert links(model)[3:5] == [((3,), (3,)), ((4,), ())]
    person.press("Ctrl+Z", "Ctrl+Z")
    assert links(model) == FOUND
    person.press("Ctrl+Shift+Z", "Ctrl+Z")
    assert links(model) == FOUND
    # A wrong link is parted, and the English linked elsewhere.
    person.press("Down", "S")
    assert links(model)[3:6] == [((3,), ()), ((4,), ()), ((), (3,))]
    person.press("Down", "L")
    assert "Select several rows" in dialog.message.text()
    person.press("Shift+Up", "L")
    assert links(model) == FOUND
    assert not dialog.message.text()
    person.press("Down", "X")
    assert model.row(dialog.table.currentIndex().row()).state is LinkState.SKIPPED
    assert "1 skipped" in dialog.figures.text()
    assert len(model.texts.links) == 5
    person.press("N")
    assert dialog.table.currentIndex().row() == 3
    dialog.accept()


@pytest.fixture
def discarding(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Presses *Discard* on every question."""
    asked: list[str] = []

    def press(box: QMessageBox) -> None:
        asked.append(box.windowTitle())
        next(button for button in box.buttons() if button.text() == "Discard").click()

    monkeypatch.setattr("translator_gui.ui.memory.alignment_dialog.PlainMessageBox.exec", press)
    return asked


def test_corrected_links_are_not_lost_unasked(
    person: Person, choose: Choose, old: tuple[Path, Path], discarding: list[str]
) -> None:
    of_files(person, choose, old)
    person.press("X", "Esc")
    assert discarding == ["Discard the links?"]
    person.until(lambda: QApplication.activeModalWidget() is None)


def test_pasted_english_becomes_drafts_of_the_open_project(open_window: OpenWindow, old: tuple[Path, Path]) -> None:
    project = old[0].with_name("own.tproj")
    assert run("new", str(project), str(old[0])).code == 0
    person = open_window(project)
    person.type("My own English.")
    dialog = opened(person)
    assert dialog.texts.urdu.currentText() == "old.txt"
    assert not dialog.texts.align.isEnabled()
    dialog.texts.pasted.setFocus()
    dialog.texts.pasted.insertPlainText(" ".join(ENGLISH[:3] + ENGLISH[4:]))
    model = aligned(person, dialog)
    assert links(model) == FOUND
    assert not dialog.new_project.isVisible()
    person.press("Ctrl+Enter")
    person.until(lambda: QApplication.activeModalWidget() is None)
    person.until_saved()
    found = rows(str(project))
    assert [row["target"] for row in found] == ["My own English.", *ENGLISH[1:3], "", *ENGLISH[4:]]
    assert {row["status"] for row in found} == {"draft", "not-started"}
    assert run("history", str(project), "2", "--json").rows[-1]["origin"] == "aligned"
    person.window.activateWindow()
    person.until(person.window.isActiveWindow)
    person.window.context.actions["undo"].trigger()
    person.until_saved()
    assert [row["target"] for row in rows(str(project))] == ["My own English.", "", "", "", "", ""]


def test_what_is_pasted_is_read_shown_and_checked_one_by_one(open_window: OpenWindow, tmp_path: Path) -> None:
    urdu, project = tmp_path / "old.txt", tmp_path / "own.tproj"
    urdu.write_text(" ".join((*URDU[:2], "وہ چپ رہا۔", *URDU[2:5], "کوئی نہ آیا۔", URDU[5])), encoding="utf-8")
    assert run("new", str(project), str(urdu)).code == 0
    person = open_window(project)
    dialog = opened(person)
    # The Urdu is there; only the English is missing, as a PDF has it.
    person.until(dialog.texts.pasted.hasFocus)
    vague = (*ENGLISH[:2], "No words came.", "He stood still.", *ENGLISH[2:5], "Nobody came. Not one.", ENGLISH[5])
    QApplication.clipboard().setText(fill(" ".join(vague), 60))
    person.press("Ctrl+V")
    model = aligned(person, dialog)
    assert " ".join(model.texts.english) == " ".join(vague)
    doubtful = [at for at in range(model.rowCount()) if model.row(at).state is LinkState.DOUBTFUL]
    first, second = doubtful[:2]
    assert dialog.table.currentIndex().row() == first
    # The row before it and the one after it are in view, too.
    shown = dialog.table.viewport().rect()
    assert all(
        shown.contains(dialog.table.visualRect(model.index(at, ENGLISH_COLUMN))) for at in (first - 1, first + 1)
    )
    person.press("A")
    assert model.row(first).state is LinkState.BY_HAND
    assert dialog.table.currentIndex().row() == second
    # Of several sentences each has a line.
    person.press("J")
    row = dialog.table.currentIndex().row()
    lines = str(model.index(row, ENGLISH_COLUMN).data()).split("\n")
    assert lines == [f"• {model.texts.english[at]}" for at in model.row(row).link.english]
    person.press("Ctrl+Enter")
    person.until(lambda: QApplication.activeModalWidget() is None)


def test_a_new_project_is_made_without_an_open_one(
    open_window: OpenWindow,
    choose: Choose,
    old: tuple[Path, Path],
    projects: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("translator_gui.ui.memory.alignment_controller.projects_folder", lambda: projects)
    person = open_window(None)
    dialog, _model = of_files(person, choose, old)
    assert not dialog.use.isVisible()
    made = projects / "aligned.tproj"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(made), "")))
    dialog.new_project.click()
    person.until(lambda: person.window.workspace is not None)
    assert [(segment.target, segment.status) for segment in person.sentences] == [
        *((english, Status.DRAFT) for english in ENGLISH[:3]),
        ("", Status.NOT_STARTED),
        *((english, Status.DRAFT) for english in ENGLISH[4:]),
    ]


def test_links_are_exported(
    person: Person, choose: Choose, old: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, _model = of_files(person, choose, old)
    for ending in ("tmx", "tsv"):
        out = old[0].with_name(f"out.{ending}")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(out), "")))
        dialog.export.click()
        person.until(lambda out=out: out.name in dialog.message.text())
        text = out.read_text(encoding="utf-8")
        assert ENGLISH[0] in text
        assert (URDU[3] in text) is (ending == "tsv")
    person.press("Esc")
    person.until(lambda: QApplication.activeModalWidget() is None)


def test_links_enter_the_memory(person: Person, choose: Choose, old: tuple[Path, Path]) -> None:
    for path in memory_file().parent.glob("memory.tmem*"):
        path.unlink()
    dialog, model = of_files(person, choose, old)
    assert not any(model.row(at).link.likeness == 1 for at in range(model.rowCount()))
    dialog.remember.click()
    person.until(lambda: dialog.message.text() == "5 new units in your memory")
    found = run("memory", "lookup", URDU[2], "--json").rows[0]["matches"][0]
    assert (found["score"], found["source"], found["target"]) == (100, URDU[2], ENGLISH[2])
    assert found["origin"] == old[1].name
    dialog.remember.click()
    person.until(lambda: dialog.message.text() == "0 new units in your memory")
    # What the memory has word for word is linked surely.
    dialog.back.click()
    dialog.texts.align.click()
    person.until(lambda: dialog.model is not None and dialog.model is not model, seconds=60)
    again = dialog.model
    assert again is not None
    assert links(again) == FOUND
    assert [again.row(at).link.likeness for at in range(again.rowCount())] == [1, 1, 1, 0, 1, 1]
    person.press("Esc")
    person.until(lambda: QApplication.activeModalWidget() is None)


def test_what_cannot_be_read_is_said(person: Person, choose: Choose, old: tuple[Path, Path], on_disk: OnDisk) -> None:
    before = on_disk()
    dialog = opened(person)
    choose(old[1])
    dialog.texts.choose_urdu.click()
    dialog.texts.choose_english.click()
    dialog.texts.align.click()
    person.until(lambda: "holds no Urdu" in dialog.texts.error.text())
    assert dialog.texts.align.isEnabled()
    person.press("Esc")
    person.until(lambda: QApplication.activeModalWidget() is None)
    assert on_disk() == before
