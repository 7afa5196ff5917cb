"""The form that asks a reviewer why a sentence is returned."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.journeys.judging import (
    BILAL,
    as_author,
    form,
    review_reason_controller,
    verdict,
)
from tests.journeys.person import OpenWindow, Person
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.status import Role, Status
from translator_gui.project.opening import open_for_reading


def test_a_verdict_is_chosen_by_keys_and_not_remembered(reviewer: Person, open_window: OpenWindow, seed: Path) -> None:
    reviewer.press("Ctrl+Shift+Enter")
    assert verdict(reviewer) == ("", ErrorSeverity.MINOR)
    reviewer.type("Wrong term")
    reviewer.press("Tab")
    reviewer.type("lo")
    assert verdict(reviewer)[0] == ErrorCategory.LOCALE
    reviewer.press("Left", "Up")
    reviewer.press("Tab", "Right", "Right")
    assert verdict(reviewer) == (ErrorCategory.LINGUISTIC_CONVENTIONS, ErrorSeverity.CRITICAL)
    reviewer.press("Ctrl+Enter")
    reviewer.until_saved()
    assert reviewer.number == 2
    reviewer.press("Ctrl+Shift+Enter")
    assert verdict(reviewer) == ("", ErrorSeverity.MINOR)
    reviewer.type("Second")
    reviewer.press("Ctrl+Enter")
    reviewer.until_saved()
    reviewer.window.close()
    with open_for_reading(seed) as project:
        first, second, *_others = project.queries.segment_ids()
        (thread,), (plain,) = project.queries.threads(first), project.queries.threads(second)
    assert (thread.category, thread.severity) == (ErrorCategory.LINGUISTIC_CONVENTIONS, ErrorSeverity.CRITICAL)
    assert (plain.category, plain.severity) == (None, ErrorSeverity.MINOR)
    again = as_author(open_window, seed, BILAL, Role.REVIEWER)
    again.press("Ctrl+G", "Ctrl+Shift+Enter")
    assert verdict(again) == ("", ErrorSeverity.MINOR)
    again.press("Esc")


def test_typed_letters_find_a_category_by_its_beginning(reviewer: Person) -> None:
    reviewer.press("Ctrl+Shift+Enter", "Tab")
    reviewer.type("acc")
    assert verdict(reviewer)[0] == ErrorCategory.ACCURACY
    reviewer.press("Tab")
    reviewer.type("c")
    assert verdict(reviewer) == (ErrorCategory.ACCURACY, ErrorSeverity.CRITICAL)
    reviewer.press("Esc", "Ctrl+Shift+Enter", "Tab")
    reviewer.type("a")
    assert verdict(reviewer)[0] == ErrorCategory.ACCURACY
    reviewer.type("A")
    assert verdict(reviewer)[0] == ErrorCategory.ACCURACY, "a letter stays on what it matches"
    reviewer.type("u")
    assert verdict(reviewer)[0] == ErrorCategory.AUDIENCE
    reviewer.type("s")
    assert verdict(reviewer)[0] == ErrorCategory.STYLE, "what continues nothing begins anew"
    reviewer.type("x")
    assert verdict(reviewer)[0] == ErrorCategory.STYLE
    reviewer.type("none")
    assert verdict(reviewer)[0] == ""
    reviewer.press("Esc")


def test_tab_goes_round_in_the_form_and_enter_says_it_from_the_choices(reviewer: Person) -> None:
    reviewer.press("Ctrl+Shift+Enter")
    text = form(reviewer).text
    assert text.hasFocus()
    reviewer.press("Tab", "Tab", "Tab", "Tab", "Tab")
    assert text.hasFocus()
    reviewer.type("why")
    reviewer.press("Tab", "Enter")
    reviewer.until(lambda: reviewer.sentences[0].status is Status.RETURNED)
    assert review_reason_controller(reviewer).form is None
    assert reviewer.work.page.live.field.hasFocus()


def test_a_return_without_a_reason_is_not_said(reviewer: Person) -> None:
    reviewer.press("Ctrl+Shift+Enter", "Ctrl+Enter")
    assert form(reviewer).problem == "A reason is needed to return it"
    reviewer.type("w")
    assert form(reviewer).problem == ""
    reviewer.press("Esc")
    assert reviewer.sentences[0].status is Status.TRANSLATED
    assert reviewer.work.page.live.field.hasFocus()


def test_a_reason_that_was_begun_waits_at_its_sentence(reviewer: Person, seed: Path) -> None:
    reviewer.press("Ctrl+Shift+Enter")
    reviewer.type("half")
    reviewer.press("Alt+Down")
    assert review_reason_controller(reviewer).form is None
    reviewer.press("Alt+Up", "Ctrl+Shift+Enter")
    assert form(reviewer).text.toPlainText() == "half"
    reviewer.window.close()
    with open_for_reading(seed) as project:
        (thread,) = project.queries.threads(project.queries.segment_ids()[0])
    assert thread.remarks[0].text == "half", "nothing that was written is lost"


def test_a_reason_that_was_left_by_esc_waits_and_is_not_sent(reviewer: Person, seed: Path) -> None:
    reviewer.press("Ctrl+Shift+Enter")
    reviewer.type("half")
    reviewer.press("Esc", "Alt+Down", "Alt+Up", "Ctrl+Shift+Enter")
    assert form(reviewer).text.toPlainText() == "half"
    reviewer.press("Esc")
    reviewer.window.close()
    with open_for_reading(seed) as project:
        assert project.queries.threads(project.queries.segment_ids()[0]) == ()


def test_the_form_stands_by_its_sentence_and_goes_along(reviewer: Person) -> None:
    reviewer.press("Ctrl+Shift+Enter")
    shown, page = form(reviewer), reviewer.work.page
    field = page.live.field.geometry()
    assert shown.geometry().top() >= field.bottom() - 20
    assert page.viewport().rect().contains(shown.geometry())
    before = shown.geometry().top() - field.top()
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + 40)
    assert shown.geometry().top() - page.live.field.geometry().top() == before
    reviewer.window.resize(900, 600)
    QApplication.processEvents()
    assert shown.geometry().right() <= page.viewport().width()


def test_what_cannot_be_returned_is_told_before_somebody_writes_why(reviewer: Person) -> None:
    reviewer.work.page.navigator.go_to(reviewer.sentences[-1].id)
    assert reviewer.current.status is Status.NOT_STARTED
    reviewer.press("Ctrl+Shift+Enter")
    assert review_reason_controller(reviewer).form is None
    assert "is not started; only a translated or approved sentence can be returned" in reviewer.said()
    assert reviewer.work.page.live.field.hasFocus()
