"""Numbers of the Urdu: what they mean under the pointer and in the panel, and their English forms with Alt+N."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.project.importing import create_project
from translator_gui.text.quantities.english_forms import NumberStyle
from translator_gui.ui.numbers.numbers_box import NumbersBox
from translator_gui.ui.numbers.numbers_controller import NumbersController

PARAGRAPHS = (
    "پاکستان میں ڈھائی کروڑ بچے ہیں۔ حکومت نے ۱۲ لاکھ ۵۰ ہزار روپے اور 2014ء میں ساڑھے تین سو کتابیں دیں۔",
    "یہ کتاب رمضان ۱۴۴۲ھ میں شام ساڑھے پانچ بجے ملی۔",
    "یہ بہتر خبر ہے۔",
)


@pytest.fixture
def person(open_window: OpenWindow, tmp_path: Path) -> Person:
    """A translator with sentences that have numbers."""
    path = tmp_path / "numbers.tproj"
    text = "\n".join(PARAGRAPHS)
    document = SourceDocument("n.txt", "txt", text.encode(), tuple(map(SourceParagraph, PARAGRAPHS)), "utf-8", "lines")
    create_project(path, [document]).close()
    return open_window(path)


def tip_over(person: Person, index: int, words: str) -> str:
    """Rest the pointer on words of a paragraph's Urdu and return the tooltip."""
    page = person.work.page
    start = PARAGRAPHS[index].index(words)
    rect = page.view.blocks.get(index).source_rects(start, start + len(words))[0]
    top = page.view.visible.top_of(index)
    assert top is not None
    place = QPoint(round(rect.center().x()), round(rect.center().y()) + top)
    viewport = page.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QHelpEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
    return QToolTip.text().replace("\u2068", "").replace("\u2069", "")


def menu() -> QMenu:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def entries() -> list[str]:
    return [action.text().strip("\u2068\u2069") for action in menu().actions() if not action.isSeparator()]


def test_resting_on_a_number_says_what_it_means(person: Person) -> None:
    person.until(lambda: tip_over(person, 0, "ڈھائی کروڑ"))
    assert tip_over(person, 0, "ڈھائی کروڑ") == "ڈھائی کروڑ = 25,000,000 = 25 million"
    assert tip_over(person, 0, "کروڑ") == "ڈھائی کروڑ = 25,000,000 = 25 million"
    assert tip_over(person, 0, "لاکھ ۵۰") == "۱۲ لاکھ ۵۰ ہزار روپے = Rs 1,250,000 = Rs 1.25 million"
    assert tip_over(person, 1, "ساڑھے") == "ساڑھے پانچ بجے = 5:30 pm"
    # A Hijri year is shown with the Gregorian years that it falls in.
    assert tip_over(person, 1, "۱۴۴۲ھ") == "رمضان ۱۴۴۲ھ = Ramadan 1442 AH = 2020–2021 CE"
    # Neither a word that may be "better", nor digits that mean what they say.
    person.until(lambda: tip_over(person, 2, "بہتر") == "")
    assert tip_over(person, 1, "ساڑھے")
    person.until(lambda: tip_over(person, 0, "2014ء") == "")


def test_alt_n_inserts_a_form_of_the_only_number(person: Person) -> None:
    person.type("Pakistan has")
    person.press("Alt+N")
    assert entries() == ["ڈھائی کروڑ", "25 million", "25,000,000", "twenty-five million", "2.5 crore", "2,50,00,000"]
    person.press("Down", "Down", "Enter")
    person.type(" children.")
    assert person.current.target == "Pakistan has twenty-five million children."


def test_an_inserted_number_is_one_step_of_undo(person: Person) -> None:
    person.type("Some")
    person.press("Alt+N", "Enter")
    assert person.current.target == "Some 25 million"
    person.press("Ctrl+Z")
    assert person.current.target == "Some"


def test_alt_n_shows_all_numbers_in_order_and_begins_at_the_first_that_is_missing(person: Person) -> None:
    person.press("Alt+Down")
    person.type("The government gave Rs 1.25 million and, in")
    person.press("Alt+N")
    actions = [action for action in menu().actions() if not action.isSeparator() and not action.isEnabled()]
    headings = [action.text().strip("\u2068\u2069") for action in actions]
    assert headings == ["۱۲ لاکھ ۵۰ ہزار روپے", "2014ء", "ساڑھے تین سو"]
    assert menu().activeAction().text() == "2014"
    person.press("Enter")
    assert person.current.target == "The government gave Rs 1.25 million and, in 2014"


def test_alt_n_at_the_urdu_caret_shows_the_number_there(person: Person) -> None:
    person.press("Alt+Down")
    person.work.page.source.put(0, PARAGRAPHS[0].index("ساڑھے") + 3)
    person.work.page.setFocus()
    person.press("Alt+N")
    assert entries() == ["ساڑھے تین سو", "350"]
    person.press("Enter")
    assert person.current.target == "350"
    person.type(" books")
    assert person.current.target == "350 books"


def test_the_project_writes_crore_and_small_numbers_in_words(person: Person) -> None:
    controller = person.controller(NumbersController)
    person.window.context.actions["scale_crore"].trigger()
    person.window.context.actions["small_in_words"].trigger()
    person.until(lambda: controller.state.style == NumberStyle(crore=True, words=True))
    assert tip_over(person, 0, "ڈھائی کروڑ") == "ڈھائی کروڑ = 2,50,00,000 = 2.5 crore"
    person.until_saved()
    person.press("Ctrl+Z", "Ctrl+Z")
    person.until(lambda: controller.state.style == NumberStyle())
    assert not person.window.context.actions["small_in_words"].isChecked()
    assert not person.window.context.actions["scale_crore"].isChecked()
    person.press("Ctrl+Shift+Z")
    person.until(lambda: controller.state.style.crore)
    person.press("Alt+N")
    assert entries()[1] == "2.5 crore"


def test_the_panel_lists_what_the_numbers_mean(person: Person) -> None:
    person.controller(NumbersController)
    person.window.context.docks.show_panel("annotation")
    box = person.window.findChild(NumbersBox)
    assert isinstance(box, NumbersBox)
    person.until(box.isVisible)
    assert box.lines.text().replace("\u2068", "").replace("\u2069", "") == "ڈھائی کروڑ = 25,000,000 = 25 million"
    person.press("Alt+Down")
    person.until(lambda: box.lines.text().count("\n") == 1)
    person.press("Alt+Down", "Alt+Down")
    person.until(lambda: not box.isVisible())


def test_a_sentence_without_numbers_says_so(person: Person) -> None:
    person.press("Alt+Down", "Alt+Down", "Alt+Down")
    person.press("Alt+N")
    assert QApplication.activePopupWidget() is None
    assert "number" in person.said()
