"""Exporting the review report."""

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton

from tests.journeys.judging import AMNA, BILAL, as_author, translate
from tests.journeys.person import OpenWindow, Person
from translator_gui.model.status import Role, Status
from translator_gui.ui import save_path


@pytest.fixture
def reviewer(open_window: OpenWindow, seed: Path) -> Person:
    """A reviewer who approved one of two sentences."""
    translator = open_window(seed)
    for text in ("One", "Two"):
        translator.type(text)
        translator.press("Ctrl+Enter")
    translator.window.close()
    person = open_window(seed, Role.REVIEWER)
    person.press("Ctrl+Up", "Ctrl+Up", "Ctrl+Up")
    person.type("Number ")
    person.press("Ctrl+Enter")
    return person


def ask(person: Person, monkeypatch: pytest.MonkeyPatch, out: Path | None, kind: str = "") -> None:
    answer = (str(out) if out else "", kind)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=answer))
    person.window.actions_table["report"].trigger()


@pytest.mark.parametrize(("ending", "first"), [("pdf", b"%PDF-"), ("html", b"<!DOC"), ("docx", b"PK")])
def test_a_report_is_written_and_can_be_opened(
    reviewer: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str, first: bytes
) -> None:
    out = tmp_path / f"report.{ending}"
    ask(reviewer, monkeypatch, out)
    bar = reviewer.window.message_bar
    reviewer.until(lambda: "Exported" in bar.text)
    assert "1 of 17 sentences judged, 1 changed" in reviewer.said()
    assert reviewer.window.view.theme.added.name() in bar.styleSheet(), "nothing went wrong"
    assert out.read_bytes().startswith(first)
    opened = MagicMock(return_value=True)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened)
    next(button for button in bar.findChildren(QPushButton) if button.text() == "Open").click()
    (url,) = opened.call_args.args
    assert Path(url.toLocalFile()) == out


def test_a_report_over_all_rounds_tells_what_was_handed_over_first(
    reviewer: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reviewer.press("Ctrl+Shift+Enter")
    reviewer.type("Which two?")
    reviewer.press("Ctrl+Enter")
    reviewer.window.actions_table["review"].trigger()
    reviewer.work.page.navigator.go_to(reviewer.sentences[1].id)
    reviewer.work.page.setFocus()
    reviewer.press("End")
    reviewer.type(" more")
    reviewer.press("Ctrl+Enter")
    reviewer.until_saved()
    assert reviewer.sentences[1].target == "Two more"
    for action, told in (("report", False), ("report_rounds", True)):
        out = tmp_path / f"{action}.html"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(out), "")))
        reviewer.window.actions_table[action].trigger()
        reviewer.until(out.exists)
        reviewer.until(lambda name=out.name: name in reviewer.window.message_bar.text)
        page = out.read_text(encoding="utf-8")
        assert ("what was handed over first" in page) is told
        assert ("<ins> more</ins>" in page) is told
        assert "Returns in all rounds: 1." in page
        assert ("Written on: “Two”" in page) is not told


def test_a_return_that_the_reviewer_gave_up_costs_nothing(
    open_window: OpenWindow, seed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    amna = as_author(open_window, seed, AMNA)
    translate(amna, "One", "Two")
    amna.window.close()
    bilal = as_author(open_window, seed, BILAL, Role.REVIEWER)
    bilal.press("Ctrl+Shift+Enter")
    bilal.type("Two ministers, not one")
    bilal.press("Tab", "Tab")
    bilal.type("c")
    bilal.press("Ctrl+Enter")
    bilal.until_saved()
    bilal.window.close()
    amna = as_author(open_window, seed, AMNA)
    amna.press("Ctrl+Shift+B")
    amna.type("The paper says one.")
    amna.press("Ctrl+Enter")
    amna.until_saved()
    amna.window.close()
    bilal = as_author(open_window, seed, BILAL, Role.REVIEWER)
    pages: list[str] = []
    for name in ("before", "after"):
        ask(bilal, monkeypatch, tmp_path / f"{name}.html")
        bilal.until(lambda name=name: f"{name}.html" in bilal.window.message_bar.text)
        pages.append((tmp_path / f"{name}.html").read_text(encoding="utf-8"))
        bilal.press("Ctrl+Enter")
        bilal.until(lambda: bilal.sentences[0].status is Status.APPROVED)
        bilal.until_saved()
    assert ["Returns in all rounds: 1." in page for page in pages] == [True, True]
    assert ["it costs nothing" in page for page in pages] == [False, True]


def test_a_name_without_an_ending_gets_the_chosen_one(
    reviewer: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ask(reviewer, monkeypatch, tmp_path / "report", "Web page (*.html)")
    reviewer.until((tmp_path / "report.html").exists)
    reviewer.until(lambda: "Exported" in reviewer.window.message_bar.text)
    ask(reviewer, monkeypatch, tmp_path / "report", "Web page (*.html)")
    assert "exists already" in reviewer.window.message_bar.text


def test_a_report_that_cannot_be_written_or_opened_is_told(
    reviewer: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bar = reviewer.window.message_bar
    # The folder goes away after the question.
    with monkeypatch.context() as asked:
        asked.setattr(save_path, "may_create_folder", MagicMock(return_value=True))
        ask(reviewer, asked, tmp_path / "nowhere" / "report.pdf")
    reviewer.until(lambda: "nowhere" in bar.text)
    assert reviewer.window.view.theme.warn.name() in bar.styleSheet()
    ask(reviewer, monkeypatch, tmp_path / "report.pdf")
    reviewer.until(lambda: "Exported" in bar.text)
    monkeypatch.setattr(QDesktopServices, "openUrl", MagicMock(return_value=False))
    next(button for button in bar.findChildren(QPushButton) if button.text() == "Open").click()
    assert "cannot be opened from here" in bar.text


def test_a_path_that_turns_text_around_is_refused(
    reviewer: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ask(reviewer, monkeypatch, tmp_path / "report\u202efdp.pdf")
    reviewer.until(lambda: "<U+202E>" in reviewer.window.message_bar.text)
    assert not list(tmp_path.glob("report*"))


def test_no_name_is_no_report(reviewer: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    ask(reviewer, monkeypatch, None)
    reviewer.until_saved()
    assert reviewer.window.message_bar.text == ""
    assert [path for path in sorted(tmp_path.iterdir()) if path not in before] == []
