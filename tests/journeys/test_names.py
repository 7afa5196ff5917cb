"""The names register: names found, registered, offered, checked and exported."""

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.cli.running import run
from tests.journeys.person import Person
from tests.journeys.test_looking_up import into_word, popup, rows
from translator_gui.model.entry import SharedEntryKind
from translator_gui.project.commands.set_project_key_values import set_names
from translator_gui.project.names import RegisteredName, registered_names
from translator_gui.project.opening import open_for_reading
from translator_gui.ui.editor.decorations import TextDecorationKind
from translator_gui.ui.words.names_dialog import NamesDialog
from translator_gui.viewmodel.words.names_model import ENGLISH, NamesModel

ENGLISH_SENTENCES = (
    "Members of a delegation said that Moscow regards Islamabad as an ally of Pakistan.",
    "This was said in a statement of Pakistan's adviser, Nasser Khan Janjua.",
    "Mr Sergei Deye met the adviser.",
)


def opened(person: Person) -> tuple[NamesDialog, NamesModel]:
    """The dialog, once the texts have been searched."""
    person.window.context.actions["names"].trigger()
    person.until(lambda: isinstance(QApplication.activeWindow(), NamesDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, NamesDialog)
    model = dialog.table.model()
    assert isinstance(model, NamesModel)
    person.until(lambda: not model.is_searching)
    return dialog, model


def close(person: Person, dialog: NamesDialog) -> None:
    dialog.close()
    person.window.activateWindow()
    person.until(lambda: QApplication.focusWidget() is person.work.page.live.field)


def listed(model: NamesModel) -> list[tuple[str, str, bool]]:
    return [(row.urdu, row.english, row.is_registered) for row in map(model.row, range(model.rowCount()))]


def translate(person: Person) -> None:
    for english in ENGLISH_SENTENCES:
        person.type(english)
        person.press("Ctrl+Enter")
    person.until_saved()


def test_a_found_name_is_registered_offered_and_exported(
    person: Person, seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    translate(person)
    dialog, model = opened(person)
    assert ("ناصر خان جنجوعہ", "Nasser Khan Janjua", False) in listed(model)
    assert ("قمر جاوید باجوہ", "", False) in listed(model)
    dialog.table.selectRow(model.place_of("ناصر خان جنجوعہ"))
    dialog.register.click()
    person.until(lambda: listed(model)[0] == ("ناصر خان جنجوعہ", "Nasser Khan Janjua", True))
    dialog.urdu.setText("قمر  چیمہ")
    assert dialog.english.placeholderText() == "Qamar Chima"
    dialog.english.setText("Qamar Cheema")
    dialog.english.setFocus()
    person.press("Enter")
    person.until(lambda: ("قمر چیمہ", "Qamar Cheema", True) in listed(model))
    model.setData(model.index(model.place_of("ناصر خان جنجوعہ"), ENGLISH), "Nasir Khan Janjua")
    person.until(lambda: ("ناصر خان جنجوعہ", "Nasir Khan Janjua", True) in listed(model))
    table = tmp_path / "names.tsv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(table), "")))
    dialog.export.click()
    assert table.read_text(encoding="utf-8").splitlines() == [
        "English\tUrdu",
        "Nasir Khan Janjua\tناصر خان جنجوعہ",
        "Qamar Cheema\tقمر چیمہ",
    ]
    close(person, dialog)
    person.until_saved()
    with open_for_reading(seed) as project:
        names = registered_names(project.queries.shared_entries(SharedEntryKind.NAME))
    assert [name.english for name in names] == ["Qamar Cheema", "Nasir Khan Janjua"]
    # From now on the registered spelling is offered.
    person.press("Alt+Down")
    into_word(person, "ناصر")
    person.press("Alt+D")
    first = rows(popup(person))[0]
    assert (first.english, first.detail) == ("Nasir Khan Janjua", "Names")
    person.press("Esc")


def test_the_tab_key_leaves_the_list_of_names(person: Person) -> None:
    translate(person)
    dialog, _model = opened(person)
    dialog.table.setFocus()
    person.press("Down", "Tab")
    assert dialog.urdu.hasFocus()
    close(person, dialog)


def test_a_removed_name_comes_back_with_undo(person: Person) -> None:
    dialog, model = opened(person)
    assert model.register("خواجہ آصف", "Khawaja Asif")
    person.until(lambda: model.place_of("خواجہ آصف") == 0)
    dialog.table.selectRow(0)
    dialog.remove.click()
    person.until(lambda: not model.registered)
    close(person, dialog)
    person.press("Ctrl+Z")
    person.until(lambda: "changing names" in person.said())
    _dialog, model = opened(person)
    person.until(lambda: len(model.registered) == 1)


def test_the_names_of_a_sentence_are_offered_as_they_were_spelt_before(person: Person) -> None:
    translate(person)
    person.press("Alt+Down", "Alt+D")
    listed_rows = [(row.urdu, row.english, row.detail) for row in rows(popup(person))]
    assert listed_rows[0] == ("ناصر خان جنجوعہ", "Nasser Khan Janjua", "used in 1 sentence")
    person.press("Enter")
    person.until(lambda: person.current.target == "Nasser Khan Janjua")


def test_the_spelling_that_was_confirmed_is_offered_before_any_transliteration(person: Person) -> None:
    translate(person)
    person.press("Alt+Down")
    into_word(person, "جنجوعہ")
    person.press("Alt+D")
    first = rows(popup(person))[0]
    assert (first.english, first.detail, first.is_hint) == ("Janjua", "used in 1 sentence", False)
    person.press("Esc")


def test_a_name_spelt_otherwise_is_marked_and_a_registered_spelling_is_right(person: Person, seed: Path) -> None:
    translate(person)
    person.press("Alt+Down")
    person.type("The delegation told Nassir Khan Janjua that Russia supports it.")
    person.press("Ctrl+Enter")

    def marked(number: int) -> list[str]:
        segment = person.sentences[number]
        marks = person.work.page.decorations.target(segment)
        return [segment.target[m.start : m.end] for m in marks if m.kind is TextDecorationKind.WARNING]

    person.until(lambda: "Nassir" in marked(4))
    assert "Nasser" not in marked(1)
    person.until_saved()

    def checked() -> list[tuple[int, str]]:
        return [(row["number"], row["message"]) for row in run("check", str(seed), "--checks", "names", "--json").rows]

    assert checked() == [(5, "“Nassir” is “Nasser” elsewhere")]
    person.work.session.change(set_names(RegisteredName("ناصر خان جنجوعہ", "Nassir Khan Janjua")))
    person.until(lambda: "Nasser" in marked(1))
    person.until_saved()
    person.until(lambda: "Nassir" not in marked(4))
    assert checked() == [(2, "“Nasser” is registered as “Nassir”")]


def test_a_name_spelt_wrongly_everywhere_is_marked_once_it_is_registered(person: Person) -> None:
    translate(person)
    segment = person.sentences[1]

    def marked() -> list[str]:
        marks = person.work.page.decorations.target(person.sentences[1])
        return [segment.target[m.start : m.end] for m in marks if m.kind is TextDecorationKind.WARNING]

    assert "Nasser" in segment.target
    person.work.session.change(set_names(RegisteredName("ناصر خان جنجوعہ", "Nasir Khan Janjua")))
    person.until(lambda: marked() == ["Nasser"])
    person.work.session.change(set_names(RegisteredName("ناصر خان جنجوعہ", "Nasser Khan Janjua")))
    person.until(lambda: not marked())
