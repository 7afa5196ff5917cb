"""Comments, translator's notes and labels on a sentence."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from tests.journeys.person import OnDisk, Person
from translator_gui.project.opening import open_for_reading
from translator_gui.ui.comments.sentence_comments_panel import SentenceCommentsPanel


def texts(panel: SentenceCommentsPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]


def test_a_comment_is_written_answered_and_resolved(person: Person, seed: Path) -> None:
    panel = person.comment_panel
    person.press("Ctrl+M")
    person.type("Is this the minister")
    person.press("Ctrl+Enter")
    person.until(lambda: "Is this the minister" in texts(panel))
    assert person.current.comments == 1
    assert person.work.page.live.field.hasFocus()
    answer = next(line for line in panel.findChildren(QLineEdit) if line.accessibleName() == "Reply")
    answer.setFocus()
    person.type("Yes")
    person.press("Enter")
    person.until(lambda: "Yes" in texts(panel))
    next(b for b in panel.findChildren(QToolButton) if b.text() == "Resolve").click()
    person.until(lambda: person.current.comments == 0)
    person.until_saved()
    with open_for_reading(seed) as project:
        (thread,) = project.queries.threads(person.current.id)
        assert [remark.text for remark in thread.remarks] == ["Is this the minister", "Yes"]
        assert not thread.open


def test_a_comment_begun_on_one_sentence_waits_there(person: Person) -> None:
    person.press("Ctrl+M")
    person.type("half")
    person.press("Esc", "Alt+Down", "Ctrl+M")
    person.type("other")
    person.press("Esc", "Alt+Up", "Ctrl+M")
    person.type(" done")
    person.press("Ctrl+Enter")
    person.until(lambda: "half done" in texts(person.comment_panel))


def test_a_note_and_labels_are_kept_with_the_sentence(person: Person, on_disk: OnDisk) -> None:
    person.press("Ctrl+Shift+M")
    person.type("An adviser, not a minister")
    person.press("Ctrl+Enter")
    person.until(lambda: person.current.note == "An adviser, not a minister")
    person.press("Ctrl+L")
    person.type("names, check with author")
    person.press("Enter")
    person.until(lambda: person.current.labels == ("check with author", "names"))
    person.until_saved()
    assert on_disk()[0].note == "An adviser, not a minister"
    assert on_disk()[0].labels == ("check with author", "names")
    person.press("Ctrl+Z")
    person.until(lambda: person.current.labels == ())
    person.press("Ctrl+Z")
    person.until(lambda: person.current.note == "")


def test_undo_takes_back_a_comment_before_what_was_typed_earlier(person: Person) -> None:
    person.type("Two words")
    person.press("Ctrl+M")
    person.type("Really?")
    person.press("Ctrl+Enter")
    person.until_saved()
    person.until(lambda: person.current.comments == 1)
    person.press("Ctrl+Z")
    person.until(lambda: person.current.comments == 0)
    assert person.current.target == "Two words"
    person.press("Ctrl+Z")
    person.until(lambda: not person.current.target)
