"""Somebody who sees the program for the first time: from the first start to a finished Word document."""

import zipfile
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPushButton

from tests.journeys.person import OpenWindow, Person
from tests.journeys.welcoming import Choose, focus_is_on, preview, until_open, welcome
from translator_gui.model.status import Status
from translator_gui.paths import resource
from translator_gui.ui.export.export_dialog import ExportDialog

MOST_KEYS = 30


class Newcomer:
    """Counts the command keys that somebody presses: every key but those that type text."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.keys: list[str] = []

    def press(self, chord: str) -> None:
        self.keys.append(chord)
        self.person.press(chord)


def default_button(dialog: QDialog) -> str:
    """The text of the button that Enter presses."""
    return next(b.text() for b in dialog.findChildren(QPushButton) if b.isDefault() and b.isVisible())


def test_a_newcomer_translates_the_seed_and_exports_it_with_at_most_thirty_keys(
    open_window: OpenWindow, choose: Choose, tmp_path: Path
) -> None:
    article = tmp_path / "seed.ur.txt"
    article.write_bytes(resource("sample", "seed.ur.txt").read_bytes())
    person = open_window(None)
    newcomer = Newcomer(person)

    name = welcome(person).name.field
    person.until(name.hasFocus)
    assert name.selectedText() == name.text(), "typing replaces the suggestion"
    person.type("Amna")
    newcomer.press("Enter")
    assert focus_is_on("Translate a document…")

    choose(article)
    newcomer.press("Enter")
    newcomer.keys.append("Enter in the system's dialog for files")

    page = preview(person)
    assert page.make.text().replace("&", "") == "Create project"
    assert "Enter" in page.make.toolTip()
    newcomer.press("Enter")
    until_open(person)

    person.until(lambda: "Ctrl+Enter confirms" in person.work.page.live.field.hint)
    for number in range(1, 18):
        assert person.number == number
        person.type(f"English of sentence {number}.")
        newcomer.press("Ctrl+Enter")
    person.until(lambda: person.said() == "All 17 sentences are translated. Export with Ctrl+Shift+X.")
    assert {sentence.status for sentence in person.sentences} == {Status.TRANSLATED}

    newcomer.press("Ctrl+Shift+X")
    person.until(lambda: any(d.isVisible() for d in person.window.findChildren(ExportDialog)))
    dialog = person.window.findChildren(ExportDialog)[0]
    assert "(.docx)" in dialog.format.currentText()
    person.until(dialog.isActiveWindow)
    assert default_button(dialog) == "Export"
    out = Path(dialog.path.text())
    newcomer.press("Enter")
    person.until(lambda: "Exported" in person.said())

    with zipfile.ZipFile(out) as archive:
        text = archive.read("word/document.xml").decode()
    assert all(f"English of sentence {number}." in text for number in range(1, 18))
    assert out.suffix == ".docx"
    assert len(newcomer.keys) <= MOST_KEYS, newcomer.keys
    assert list(tmp_path.glob("*.tproj")), "beside its document"
