"""Helpers for journeys of a reviewer."""

from pathlib import Path

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.author import Author
from translator_gui.model.status import Role
from translator_gui.settings import load_settings
from translator_gui.ui.review.hand_over_dialog import HandOverConfirmationDialog
from translator_gui.ui.review.review_outcome_box import ReviewOutcomeBox
from translator_gui.ui.review.review_reason_controller import ReviewReasonController
from translator_gui.ui.review.review_reason_form import ReviewReasonForm

AMNA, BILAL = Author("Amna"), Author("Bilal")


def as_author(open_window: OpenWindow, seed: Path, author: Author, role: Role = Role.TRANSLATOR) -> Person:
    """Return a window of another person with the same other preferences."""
    settings = load_settings()
    settings.set("author.name", author.name)
    settings.save()
    person = open_window(None, role)
    person.window.files.open(seed)
    person.until(lambda: "words" in person.window.status_line.words)
    person.until_saved()
    to_start(person)
    return person


def to_start(person: Person) -> None:
    person.work.page.navigator.go_to(person.sentences[0].id)
    person.work.page.setFocus()


def translate(person: Person, *texts: str) -> None:
    for text in texts:
        person.type(text)
        person.press("Ctrl+Enter")
    person.until_saved()


def review_reason_controller(person: Person) -> ReviewReasonController:
    found = person.reviewing.review_reason_controller
    assert found is not None
    return found


def form(person: Person) -> ReviewReasonForm:
    found = review_reason_controller(person).form
    assert found is not None
    return found


def verdict(person: Person) -> tuple[str, str]:
    """Return the chosen category and severity of the form."""
    category, severity = form(person).category, form(person).severity
    assert category is not None
    assert severity is not None
    return category.value, severity.value


def box(person: Person) -> ReviewOutcomeBox | None:
    found = person.comment_panel.findChildren(ReviewOutcomeBox)
    return found[0] if found and not found[0].isHidden() else None


def send_back(person: Person, reason: str) -> None:
    person.press("Ctrl+Shift+Enter")
    person.type(reason)
    person.press("Ctrl+Enter")
    person.until_saved()


def dialog(person: Person) -> HandOverConfirmationDialog:
    person.window.actions_table["hand_over"].trigger()

    def shown() -> list[HandOverConfirmationDialog]:
        return [d for d in person.window.findChildren(HandOverConfirmationDialog) if d.isVisible()]

    person.until(shown)
    return shown()[0]


def back_at_the_page(person: Person) -> None:
    """Activate the window after a dialog; without a desktop this does not happen by itself."""
    person.window.activateWindow()
    person.until(person.work.page.live.field.hasFocus)
