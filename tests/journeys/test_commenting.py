"""Comments on words: writing, marks on the page, edits around them, category, resolving."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.comment import CommentThread, ErrorCategory, ErrorSeverity
from translator_gui.model.status import Role
from translator_gui.project.opening import open_for_reading
from translator_gui.ui.comments.comment_thread_box import CommentThreadBox
from translator_gui.ui.editor.decorations import TextDecoration, TextDecorationKind

ENGLISH = "The minister signed the accord in Lahore"


def marks(person: Person) -> list[tuple[str, TextDecorationKind]]:
    """Return the marked words of the current English and their kinds."""
    segment = person.current
    found: list[TextDecoration] = person.work.page.decorations.target(segment)
    return [(segment.target[mark.start : mark.end], mark.kind) for mark in found if "COMMENT" in mark.kind.name]


def live_marks(person: Person) -> list[str]:
    """Return the marked words in the live field."""
    return [selection.cursor.selectedText() for selection in person.work.page.live.field.extraSelections()]


def boxes(person: Person) -> list[CommentThreadBox]:
    panel = person.comment_panel
    return [box for box in panel.findChildren(CommentThreadBox) if not box.isHidden()]


def texts(box: CommentThreadBox) -> list[str]:
    return [label.text() for label in box.findChildren(QLabel) if not label.isHidden()]


def said(person: Person) -> list[str]:
    """Return the texts of the first thread; empty while it is read again."""
    return next(map(texts, boxes(person)), list[str]())


def settles(person: Person, word: str) -> bool:
    return any(box.resolve_button.text() == word for box in boxes(person))


def select(person: Person, words: str) -> None:
    start = person.work.page.live.field.text().index(words)
    person.work.page.live.field.set_caret(start + len(words), start)


def read(path: Path, segment: int) -> tuple[CommentThread, ...]:
    with open_for_reading(path) as project:
        return project.queries.threads(segment)


@pytest.fixture
def commented(person: Person) -> Person:
    """A sentence with a comment on "accord"; the English has the focus."""
    person.type(ENGLISH)
    select(person, "accord")
    person.press("Ctrl+M")
    person.type("Not a treaty?")
    person.press("Ctrl+Enter")
    person.until(lambda: marks(person) == [("accord", TextDecorationKind.COMMENTED)])
    return person


def test_selected_words_are_spoken_of_and_followed(commented: Person, seed: Path) -> None:
    person = commented
    assert person.work.page.live.field.hasFocus()
    assert live_marks(person) == ["accord"]
    person.press("Ctrl+Home")
    person.type("On Monday ")
    assert marks(person) == [("accord", TextDecorationKind.COMMENTED)]
    assert "accord" in live_marks(person)
    select(person, "accord")
    person.type("agreement")
    assert marks(person) == [("agreement", TextDecorationKind.COMMENTED)]
    person.until_saved()
    person.press("Alt+Down")
    person.until_saved()
    person.press("Alt+Up")
    assert marks(person) == [("agreement", TextDecorationKind.COMMENTED)]
    (thread,) = read(seed, person.current.id)
    assert thread.anchor is not None
    assert thread.anchor.quote == "accord"


def test_words_that_are_gone_are_quoted_and_not_marked(commented: Person) -> None:
    person = commented
    select(person, " the accord")
    person.press("Delete")
    assert marks(person) == []
    (box,) = boxes(person)
    assert "accord" in texts(box)
    person.press("Ctrl+Z")
    assert marks(person) == [("accord", TextDecorationKind.COMMENTED)]


def test_words_of_the_urdu_are_spoken_of(person: Person, seed: Path) -> None:
    person.press("F6", "Ctrl+Shift+Left", "Ctrl+Shift+Left")
    quote = person.work.page.source.selected_text().strip()
    person.press("Ctrl+M")
    person.type("Which one?")
    person.press("Ctrl+Enter")
    person.until(lambda: boxes(person))
    person.until_saved()
    (thread,) = read(seed, person.current.id)
    assert thread.anchor is not None
    assert (thread.anchor.revision, thread.anchor.quote) == ("", quote)
    paragraph = person.work.session.model.known(0)
    assert paragraph is not None
    person.until(lambda: person.work.page.decorations.source(paragraph))
    (mark,) = person.work.page.decorations.source(paragraph)
    assert paragraph.text[mark.start : mark.end] == quote


def test_a_thread_that_is_gone_to_lights_its_words(commented: Person) -> None:
    person = commented
    place = person.work.page.navigator.place()
    assert place is not None
    block = person.work.page.view.blocks.get(place.paragraph)
    top = person.work.page.view.visible.top_of(place.paragraph)
    assert top is not None
    chip = block.fields[place.sentence].badges[0].rect.center().toPoint()
    QTest.mouseClick(person.work.page.viewport(), Qt.MouseButton.LeftButton, pos=chip + QPoint(0, top))
    person.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    person.until(lambda: marks(person) == [("accord", TextDecorationKind.COMMENT_LIT)])
    person.type("An accord.")
    person.press("Enter")
    person.until(lambda: "An accord." in said(person))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Reply"
    person.work.page.setFocus()
    person.until(lambda: marks(person) == [("accord", TextDecorationKind.COMMENTED)])


def test_a_reviewer_judges_resolves_and_reopens_by_keys(commented: Person, open_window: OpenWindow, seed: Path) -> None:
    commented.until_saved()
    commented.window.close()
    person = open_window(seed, Role.REVIEWER)
    person.until(lambda: len(boxes(person)) == 1)
    (box,) = boxes(person)
    box.category_button.setFocus()
    person.press("Space")
    category = QApplication.focusWidget()
    assert isinstance(category, QComboBox)
    person.press("T")
    person.until(lambda: person.work.session.writer.busy is False and "Terminology" in said(person))
    person.press("Tab")
    severity = QApplication.focusWidget()
    assert isinstance(severity, QComboBox)
    assert severity.accessibleName() == "Severity"
    person.press("Down", "Down", "Down")
    person.until(lambda: "Terminology, major" in said(person))
    (box,) = boxes(person)
    box.resolve_button.setFocus()
    person.press("Space")
    person.until(lambda: person.current.comments == 0)
    person.until(lambda: settles(person, "Reopen"))
    person.until(boxes(person)[0].resolve_button.hasFocus)
    person.press("Space")
    person.until(lambda: person.current.comments == 1)
    person.until(lambda: settles(person, "Resolve") and boxes(person)[0].resolve_button.hasFocus())
    person.press("Space")
    person.until(lambda: person.current.comments == 0)
    assert marks(person) == [("accord", TextDecorationKind.COMMENT_LIT)]
    person.press("Esc")
    person.until(lambda: marks(person) == [])
    person.press("Ctrl+Z")
    person.until(lambda: person.current.comments == 1)
    person.until_saved()
    (thread,) = read(seed, person.current.id)
    assert (thread.category, thread.severity, thread.open) == (ErrorCategory.TERMINOLOGY, ErrorSeverity.MAJOR, True)


def test_ones_own_words_are_edited(commented: Person) -> None:
    person = commented
    (box,) = boxes(person)
    edit = box.remarks[0].edit
    assert edit is not None
    edit.setFocus()
    person.press("Space")
    person.type("Or a treaty?")
    person.press("Ctrl+Enter")
    person.until(lambda: "Or a treaty?" in said(person))


def test_a_comment_is_written_with_its_kind(person: Person, seed: Path) -> None:
    person.press("Ctrl+M")
    person.type("Too stiff")
    person.press("Tab", "S", "Tab", "M", "Tab", "Space")
    person.until(lambda: len(boxes(person)) == 1)
    person.until_saved()
    (thread,) = read(seed, person.current.id)
    assert (thread.category, thread.severity) == (ErrorCategory.STYLE, ErrorSeverity.MINOR)
    assert person.work.page.decorations.badges is not None
    badges = person.work.page.decorations.badges
    person.until(lambda: badges.worst(person.current) is ErrorSeverity.MINOR)
    assert "style, minor" in badges.words(person.current)


def test_words_that_look_like_markup_are_shown_as_they_are(person: Person) -> None:
    person.press("Ctrl+M")
    person.type("<b>bold</b> <a href='http://example.org'>here</a>")
    person.press("Ctrl+Enter")
    person.until(lambda: len(boxes(person)) == 1)
    assert "<b>bold</b> <a href='http://example.org'>here</a>" in said(person)
    for label in boxes(person)[0].findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
        assert not label.openExternalLinks()
    badges = person.work.page.decorations.badges
    assert badges is not None
    person.until(lambda: "<b>" in badges.words(person.current))
    assert "<" not in badges.words(person.current).partition("\n")[0], "Qt looks for markup in the first line"


def test_tab_goes_through_the_panel_from_the_top_to_the_bottom(person: Person) -> None:
    person.press("Ctrl+M")
    person.type("Is this the word?")
    person.press("Ctrl+Enter")
    person.until(lambda: boxes(person))
    person.press("Ctrl+M")
    form = QApplication.focusWidget()
    box = boxes(person)[0]
    for widget in (box.category_button, box.resolve_button, box.reply, box.remarks[0].edit):
        person.press("Shift+Tab")
        assert QApplication.focusWidget() is widget
    person.press("Tab", "Tab", "Tab", "Tab")
    assert QApplication.focusWidget() is form
