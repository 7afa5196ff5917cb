"""Status marks say what they mean and offer what can be done; a confirmation is taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QToolTip

from tests.journeys.judging import AMNA, BILAL, as_author, back_at_the_page, form, to_start, translate
from tests.journeys.person import OnDisk, OpenWindow, Person
from translator_gui.model.status import Role, Status


def mark(person: Person, number: int) -> QPoint:
    """Return where the status mark of a sentence is in the page's viewport."""
    page = person.work.page
    place = person.work.session.model.at_number(number)
    assert place is not None
    top = page.view.visible.top_of(place.paragraph)
    assert top is not None
    box = page.view.blocks.get(place.paragraph).fields[place.sentence]
    return QPoint(page.view.blocks.columns.mark, round(top + box.baseline - 5))


def menu_of(person: Person, number: int, *, right: bool = False) -> QMenu:
    """Click or right-click a sentence's status mark; return the menu that opens."""
    if person.number != number:
        person.work.page.navigator.go_to(person.sentences[number - 1].id)
    viewport, spot = person.work.page.viewport(), mark(person, number)
    if right:
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, spot, viewport.mapToGlobal(spot)))
    else:
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
    return next(menu for menu in person.work.findChildren(QMenu) if menu.isVisible())


def words(menu: QMenu) -> list[str]:
    found = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    menu.close()
    return found


def test_a_mark_offers_what_its_sentence_and_the_role_allow(reviewer: Person, open_window: OpenWindow, seed: Path):
    assert words(menu_of(reviewer, 1)) == [
        "Translated: ready for review",
        "Approve and go to the next",
        "Return with a comment",
        "Comment",
    ]
    reviewer.press("Ctrl+Enter")
    assert words(menu_of(reviewer, 1, right=True)) == [
        "Approved: checked by a reviewer",
        "Return with a comment",
        "Back to draft",
        "Comment",
    ]
    assert words(menu_of(reviewer, 4)) == ["Not started: no English yet", "Approve as left empty", "Comment"]
    reviewer.until_saved()
    reviewer.window.close()
    amna = as_author(open_window, seed, AMNA)
    assert words(menu_of(amna, 1)) == ["Approved: checked by a reviewer", "Comment"], "a reviewer approved it"
    assert words(menu_of(amna, 2)) == ["Translated: ready for review", "Back to draft", "Comment"]
    assert words(menu_of(amna, 4)) == ["Not started: no English yet", "Leave empty on purpose", "Comment"]
    amna.type("Four")
    assert words(menu_of(amna, 4)) == ["Draft: still being written", "Confirm and go to the next", "Comment"]


def test_a_mark_has_a_tooltip(reviewer: Person):
    viewport, spot = reviewer.work.page.viewport(), mark(reviewer, 1)
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, spot, viewport.mapToGlobal(spot)))
    lines = QToolTip.text().split("\n")
    assert lines[0] == "Translated: ready for review"
    assert lines[1].startswith("Amna · today")
    assert lines[2] == "Click to see what can be done"


def test_a_translator_takes_a_confirmation_back_in_one_step(person: Person, on_disk: OnDisk):
    translate(person, "One", "Two")
    menu = menu_of(person, 1)
    next(action for action in menu.actions() if action.text() == "&Back to draft").trigger()
    menu.close()
    assert person.current.status is Status.DRAFT
    person.until_saved()
    assert (on_disk()[0].status, on_disk()[0].target) == (Status.DRAFT, "One")
    back_at_the_page(person)
    person.press("Ctrl+Z")
    person.until(lambda: person.sentences[0].status is Status.TRANSLATED)
    person.until_saved()
    assert person.said().lower().endswith("back to draft"), person.said()
    assert on_disk()[0].status is Status.TRANSLATED


def test_several_sentences_go_back_together(person: Person):
    translate(person, "One", "Two")
    to_start(person)
    person.press("Alt+Shift+Down")
    person.window.actions_table["back_to_draft"].trigger()
    assert [s.status for s in person.sentences[:2]] == [Status.DRAFT, Status.DRAFT]
    person.press("Ctrl+Z")
    person.until(lambda: [s.status for s in person.sentences[:2]] == [Status.TRANSLATED, Status.TRANSLATED])


def test_a_reviewer_says_why_an_approval_is_taken_back(reviewer: Person, open_window: OpenWindow, seed: Path):
    reviewer.window.actions_table["back_to_draft"].trigger()
    assert "returns it with a comment" in reviewer.said(), "a translation is not a reviewer's to take back"
    reviewer.press("Ctrl+Enter", "Alt+Up")
    reviewer.window.actions_table["back_to_draft"].trigger()
    reviewer.press("Ctrl+Enter")
    assert reviewer.sentences[0].status is Status.APPROVED, "a reason is needed"
    assert form(reviewer).isVisible()
    reviewer.type("The date is wrong")
    reviewer.press("Ctrl+Enter")
    reviewer.until_saved()
    assert reviewer.current.status is Status.DRAFT
    assert reviewer.current.comments == 1
    reviewer.press("Ctrl+Z")
    reviewer.until(lambda: reviewer.current.status is Status.APPROVED and not reviewer.current.comments)
    reviewer.press("Ctrl+Shift+Z")
    reviewer.until(lambda: reviewer.current.status is Status.DRAFT and reviewer.current.comments == 1)
    reviewer.until_saved()
    reviewer.window.close()
    amna = as_author(open_window, seed, AMNA)
    amna.press("F2")
    assert amna.number == 1, "it waits for its translator"


@pytest.mark.parametrize("role", list(Role))
def test_a_final_sentence_stays_final(reviewer: Person, open_window: OpenWindow, seed: Path, role: Role):
    reviewer.press("Ctrl+Enter")
    reviewer.until_saved()
    reviewer.window.actions_table["hand_over"].trigger()
    dialogs = reviewer.window.findChildren
    reviewer.until(lambda: [d for d in dialogs(QDialog) if d.isVisible()])
    next(d for d in dialogs(QDialog) if d.isVisible()).accept()
    reviewer.until(lambda: reviewer.sentences[0].status is Status.FINAL)
    reviewer.until_saved()
    reviewer.window.close()
    person = as_author(open_window, seed, BILAL, role)
    person.window.actions_table["back_to_draft"].trigger()
    assert "is final" in person.said()
    assert person.sentences[0].status is Status.FINAL
    assert words(menu_of(person, 1)) == ["Final: handed over", "Reopen…", "Comment"]
