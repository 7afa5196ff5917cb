"""The list of all comments: filters, keys, going to the words."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.person import OpenWindow, Person
from tests.journeys.test_commenting import marks, select
from translator_gui.formats.registry import read_document
from translator_gui.model.author import Author
from translator_gui.model.comment import AS_IT_STANDS, CommentAction, CommentAnchor, ErrorCategory, ErrorSeverity
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.importing import create_project
from translator_gui.project.opening import open_project
from translator_gui.ui.comments.project_comments_panel import ProjectCommentsPanel
from translator_gui.ui.editor.decorations import DecorationKind

ENGLISH = "The minister signed the accord"


@pytest.fixture
def person(seed: Path, open_window: OpenWindow) -> Person:
    """A project with four comments: on sentences 2, 4 (two, one of them resolved) and 6."""
    bilal, amna = Author("Bilal"), Author("Amna")
    with open_project(seed) as project:
        ids = project.queries.segment_ids()
        project.do(SetTargetText(ids[3], ENGLISH), author=amna)

        def say(
            number: int, text: str, author: Author, category: ErrorCategory | None, severity: ErrorSeverity | None
        ) -> str:
            anchor = CommentAnchor(AS_IT_STANDS, 24, 30, "accord") if number == 4 else None
            said = AddCommentEvent(ids[number - 1], CommentAction.ADD, text, "", "", anchor, category, severity)
            project.do(said, author=author)
            return project.queries.threads(ids[number - 1])[-1].uid

        say(2, "Who is this?", amna, None, None)
        say(4, "Not a treaty", bilal, ErrorCategory.ACCURACY, ErrorSeverity.MAJOR)
        project.do(AddCommentEvent(ids[3], CommentAction.RESOLVE, "", say(4, "Long", bilal, None, None)), author=amna)
        say(6, "Too stiff", bilal, ErrorCategory.STYLE, ErrorSeverity.MINOR)
    return open_window(seed)


def panel(person: Person) -> ProjectCommentsPanel:
    comment_list_controller = person.comment_list_controller
    assert comment_list_controller is not None
    return comment_list_controller.panel


def said(person: Person) -> list[str]:
    model = panel(person).model
    rows = [model.row(at).placed.thread for at in range(model.rowCount())]
    return [row.remarks[0].text for row in rows]


def test_every_comment_is_listed_in_the_order_of_the_text(person: Person) -> None:
    person.press("Ctrl+Shift+J")
    person.until(lambda: said(person) == ["Who is this?", "Not a treaty", "Too stiff"])
    assert panel(person).count.text() == "3 of 4"
    person.until(panel(person).isVisible)
    panel(person).begin()
    assert panel(person).list.hasFocus()
    person.press("Down", "Space")
    assert person.number == 4
    assert panel(person).list.hasFocus()
    person.press("Esc")
    assert person.work.page.live.field.hasFocus()
    person.press("Alt+Up")
    panel(person).begin()
    person.press("Enter")
    assert person.number == 4
    assert person.work.page.live.field.hasFocus()
    assert person.work.page.live.caret() == 24
    person.until(lambda: marks(person) == [("accord", DecorationKind.COMMENT_LIT)])
    person.press("Alt+Down", "Alt+Up")
    person.until(lambda: marks(person) == [("accord", DecorationKind.COMMENTED)])


def test_comments_are_chosen_by_what_they_are(person: Person) -> None:
    person.press("Ctrl+Shift+J")
    person.until(lambda: len(said(person)) == 3)
    chooser = panel(person)
    chooser.state.setFocus()
    person.press("Down", "Down")
    person.until(lambda: len(said(person)) == 4)
    person.press("Up")
    assert said(person) == ["Long"]
    person.press("Up")
    chooser.author.set_values(frozenset({"Bilal"}))
    chooser.author.chosen.emit()
    assert said(person) == ["Not a treaty", "Too stiff"]
    chooser.severity.set_values(frozenset({"major"}))
    chooser.severity.chosen.emit()
    assert said(person) == ["Not a treaty"]
    chooser.severity.set_values(frozenset())
    chooser.author.set_values(frozenset())
    chooser.category.set_values(frozenset({"none"}))
    chooser.category.chosen.emit()
    assert said(person) == ["Who is this?"]
    chooser.category.set_values(frozenset())
    chooser.category.chosen.emit()
    chooser.text.setFocus()
    person.type("ACCORD")
    person.until(lambda: said(person) == ["Not a treaty"])
    person.type("x")
    person.until(lambda: said(person) == [])
    assert chooser.count.text() == "0 of 4"
    person.press("Esc")
    assert person.work.page.live.field.hasFocus()


def test_the_list_keeps_up_with_what_is_said(person: Person) -> None:
    person.press("Ctrl+Shift+J")
    person.until(lambda: len(said(person)) == 3)
    panel(person).choose_row(2)
    person.work.page.setFocus()
    person.type("Some English")
    select(person, "English")
    person.press("Ctrl+M")
    person.type("Which?")
    person.press("Ctrl+Enter")
    person.until(lambda: said(person) == ["Which?", "Who is this?", "Not a treaty", "Too stiff"])
    current = panel(person).current
    assert current is not None
    assert current.placed.thread.remarks[0].text == "Too stiff"
    person.work.session.undo()
    person.until(lambda: said(person) == ["Who is this?", "Not a treaty", "Too stiff"])


def test_keys_go_from_comment_to_comment(person: Person) -> None:
    person.press("F4")
    person.until(lambda: person.number == 2)
    person.press("F4")
    person.until(lambda: person.number == 4)
    person.press("F4")
    person.until(lambda: person.number == 6)
    person.press("F4")
    person.until(lambda: person.number == 2)
    person.press("Shift+F4")
    person.until(lambda: person.number == 6)
    person.press("Alt+Up", "Shift+F4")
    person.until(lambda: person.number == 4)
    focus = QApplication.focusWidget()
    assert focus is person.work.page.live.field


def test_a_project_without_comments_says_how_to_write_one(news: Path, open_window: OpenWindow) -> None:
    path = news.with_suffix(".tproj")
    create_project(path, [read_document(news)]).close()
    person = open_window(path)
    person.press("Ctrl+Shift+J")
    person.until(lambda: panel(person).model.read)
    words = [label.text() for label in panel(person).findChildren(type(panel(person).count)) if label.isVisible()]
    assert any("Ctrl+M" in text for text in words)
    person.window.close_project()
    assert person.comment_list_controller is None
