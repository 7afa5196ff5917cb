"""Typing habits in the live editor: each is a step of its own."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.editor.page_samples import MakePage, paragraph
from translator_gui.text.auto_correct import AutoCorrectOptions
from translator_gui.ui.editor.page import Page

ALL = AutoCorrectOptions(quotes=True, marks=True, capitals=True)


@pytest.fixture
def page(make_page: MakePage) -> Page:
    page, _ = make_page([paragraph(1, "پہلا جملہ۔", ("",))])
    page.live.habits = ALL
    return page


def text(page: Page) -> str:
    return page.live.field.text()


def test_what_is_typed_is_put_right_and_told(page: Page) -> None:
    told: list[str] = []

    def listen(_: object, whole: str) -> None:
        told.append(whole)

    page.live.typed.connect(listen)
    QTest.keyClicks(page.live.field, '"don\'t" , he said . now')
    assert text(page) == "“Don’t”, he said. Now"
    assert told[-1] == text(page)
    assert page.live.caret() == len(text(page))


def test_undo_gives_the_straight_quote_back_and_nothing_else(page: Page) -> None:
    page.live.habits = AutoCorrectOptions(quotes=True)
    QTest.keyClicks(page.live.field, 'so "yes')
    assert text(page) == "so “yes"
    states: list[str] = []
    while page.live.undo_typing():
        states.append(text(page))
    assert states == ["so “", 'so "', "so ", ""]
    while page.live.redo_typing():
        states.append(text(page))
    assert states[4:] == ["so ", 'so "', "so “", "so “yes"]


def test_one_goes_on_typing_behind_the_straight_quote(page: Page) -> None:
    QTest.keyClicks(page.live.field, '"')
    page.live.undo_typing()
    QTest.keyClicks(page.live.field, "yes")
    assert text(page) == '"Yes'


def test_the_middle_of_a_sentence_is_put_right_with_the_caret_left_in_place(page: Page) -> None:
    QTest.keyClicks(page.live.field, "One two")
    page.live.field.set_caret(4)
    QTest.keyClicks(page.live.field, '"')
    assert (text(page), page.live.caret()) == ("One “two", 5)
    page.live.field.set_caret(4)
    QTest.keyClicks(page.live.field, ",")
    assert (text(page), page.live.caret()) == ("One,“two", 4)


def test_pasting_and_composing_are_left_alone(page: Page) -> None:
    page.live.field.insert('"pasted" , so')
    assert text(page) == '"pasted" , so'
    commit = QInputMethodEvent("", [])
    commit.setCommitString(' "composed" .')
    QApplication.sendEvent(page.live.field, QInputMethodEvent("com", []))
    QApplication.sendEvent(page.live.field, commit)
    assert text(page) == '"pasted" , so "composed" .'


def test_nothing_is_put_right_unless_wished(page: Page) -> None:
    page.live.habits = AutoCorrectOptions()
    QTest.keyClicks(page.live.field, '"no" , no. no')
    assert text(page) == '"no" , no. no'


def test_a_locked_sentence_is_not_touched(page: Page) -> None:
    page.live.set_read_only(True)
    QTest.keyClicks(page.live.field, '"a')
    assert text(page) == ""
