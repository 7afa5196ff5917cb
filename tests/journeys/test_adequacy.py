"""The ranking of sentences whose English may say too little."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.cli.running import run
from tests.journeys.person import OpenWindow, Person
from tests.journeys.test_aligning import ENGLISH, URDU
from translator_gui.ui.memory.adequacy_controller import AdequacyController
from translator_gui.ui.memory.adequacy_panel import AdequacyPanel


def shown(person: Person) -> AdequacyPanel:
    person.window.context.actions["adequacy_panel"].trigger()
    panel = person.controller(AdequacyController).panel
    person.until(lambda: panel.model.is_ranked and not panel.model.is_ranking)
    return panel


def test_the_sentence_that_says_least_is_first_and_enter_goes_there(open_window: OpenWindow, tmp_path: Path) -> None:
    urdu, english = tmp_path / "u.txt", tmp_path / "e.txt"
    urdu.write_text(" ".join(URDU), encoding="utf-8")
    english.write_text(" ".join(ENGLISH), encoding="utf-8")
    project = tmp_path / "own.tproj"
    assert run("align", str(urdu), str(english), str(project)).code == 0
    person = open_window(project)
    # The third sentence loses half of what it says.
    person.press("Alt+Down", "Alt+Down")
    assert person.number == 3
    person.press("Ctrl+A")
    person.type("It became so.")
    person.press("Alt+Up", "Alt+Up")
    person.until_saved()
    panel = shown(person)
    assert panel.model.total == len(URDU)
    assert panel.model.segment(0) == person.sentences[2].id
    assert "6 sentences" in panel.state.text()
    person.until(panel.list.hasFocus)
    person.press("Enter")
    person.until(lambda: QApplication.focusWidget() is person.work.page.live.field)
    assert person.number == 3
    # A change is told; the ranking is made again when it is asked for.
    person.press("Ctrl+A")
    person.type(ENGLISH[2])
    person.press("Ctrl+Enter")
    person.until(lambda: "changed" in panel.state.text())
    panel.again.click()
    person.until(lambda: not panel.model.is_ranking)
    assert panel.model.segment(0) != person.sentences[2].id


def test_nothing_to_rank_is_said(person: Person) -> None:
    panel = shown(person)
    assert panel.state.text() == "No sentence has English yet."
    panel.list.setFocus()
    person.press("Esc")
    person.until(lambda: QApplication.focusWidget() is person.work.page.live.field)
    # What is typed since is told here, too.
    person.type("One.")
    person.press("Ctrl+Enter")
    person.until(lambda: "changed" in panel.state.text())
