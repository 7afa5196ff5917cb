"""Change marks: a reviewer sees her changes, a translator the returned ones; both can choose a baseline."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.author import Author
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import open_project
from translator_gui.text.difference import difference_in_words
from translator_gui.ui.editor.boxes import EnglishFieldLayout
from translator_gui.ui.map.map_strip import StatusMapStrip
from translator_gui.ui.widgets.difference_tooltip import DifferenceTooltip, DifferenceTooltipContent
from translator_gui.viewmodel.changes.baseline_texts import ChangeBaselineKind

AHMED, SARA = Author("Ahmed"), Author("Sara")


@pytest.fixture
def handed_over(seed: Path) -> Path:
    """Ahmed has handed over four sentences."""
    with open_project(seed) as project:
        for segment, text in zip(
            project.queries.segment_ids(), ("The first one", "The second", "Third", "Fourth"), strict=False
        ):
            project.do(SetTargetText(segment, text), author=AHMED, role=Role.TRANSLATOR)
            project.do(ConfirmOrApproveSentences((segment,)), author=AHMED, role=Role.TRANSLATOR)
    return seed


def reviewed(path: Path, number: int, text: str, reason: str = "") -> None:
    """Sara approves a sentence and then changes it, or returns it changed."""
    with open_project(path) as project:
        segment = project.queries.segment_ids()[number - 1]
        if not reason:
            project.do(ConfirmOrApproveSentences((segment,)), author=SARA, role=Role.REVIEWER)
        project.do(SetTargetText(segment, text), author=SARA, role=Role.REVIEWER)
        if reason:
            project.do(ConfirmOrApproveSentences((segment,)), author=SARA, role=Role.REVIEWER)
            project.do(ReturnSentenceToTranslator(segment, reason), author=SARA, role=Role.REVIEWER)


def box(person: Person, number: int) -> EnglishFieldLayout:
    place = person.work.session.model.at_number(number)
    assert place is not None
    return person.work.page.view.blocks.get(place.paragraph).fields[place.sentence]


def marks(person: Person, number: int) -> str:
    """Return the marked changes of a sentence in words; empty without any."""
    return difference_in_words(tuple(box(person, number).pieces))


def hover(widget: QWidget, point: QPoint) -> DifferenceTooltipContent:
    """Return the tooltip at a point."""
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, point, widget.mapToGlobal(point)))
    shown = [tip for tip in widget.findChildren(DifferenceTooltip) if tip.isVisible()]
    return shown[0].words if shown else DifferenceTooltipContent(())


def hover_mark(person: Person, number: int) -> DifferenceTooltipContent:
    page, place = person.work.page, person.work.session.model.at_number(number)
    assert place is not None
    top = page.view.visible.top_of(place.paragraph)
    assert top is not None
    return hover(page.viewport(), QPoint(page.view.blocks.columns.mark, round(top + box(person, number).baseline) - 5))


def hover_map(person: Person, number: int) -> DifferenceTooltipContent:
    (strip,) = person.work.findChildren(StatusMapStrip)
    person.until(lambda: b"?" not in person.work.map.letters and len(person.work.map))
    return hover(strip, QPoint(12, round((number - 0.5) * strip.height() / len(person.work.map))))


def test_a_reviewer_sees_her_changes_while_she_makes_them(open_window: OpenWindow, handed_over: Path) -> None:
    person = open_window(handed_over, Role.REVIEWER)
    assert person.window.actions_table["changes_handed_over"].isChecked(), "what a reviewer sees until she chooses"
    assert person.number == 1
    assert marks(person, 1) == ""
    for _ in range(3):
        person.press("Backspace")
    person.type("sentence")
    person.until(lambda: marks(person, 1) == "The first [removed: one][inserted: sentence]")
    below = box(person, 1).below_rect
    top = person.work.page.view.visible.top_of(0)
    assert top is not None
    image = person.work.page.viewport().grab(below.translated(0, top).toAlignedRect()).toImage()
    seen = {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}
    theme = person.window.view.theme
    assert {theme.warn.name(), theme.added.name()} <= seen
    person.press("Ctrl+Enter")
    person.until_saved()
    assert person.number == 2
    assert person.sentences[0].status is Status.APPROVED
    assert box(person, 1).marked is not None, "in place, now that the caret is elsewhere"
    assert marks(person, 1) == "The first [removed: one][inserted: sentence]", "approving is no new hand-over"
    assert person.work.session.model.segment(person.current.id) == person.current


def test_the_key_turns_to_the_next_choice_and_it_is_remembered_by_role(
    open_window: OpenWindow, handed_over: Path
) -> None:
    reviewed(handed_over, 1, "The very first one")
    person = open_window(handed_over, Role.REVIEWER)
    person.until(lambda: marks(person, 1) == "The [inserted: very ]first one")
    person.press("Alt+C")
    assert "approved" in person.said()
    person.until(lambda: marks(person, 1) == "The [inserted: very ]first one")
    assert person.window.actions_table["changes_approved"].isChecked()
    person.press("Alt+C")
    assert marks(person, 1) == ""
    assert "not marked" in person.said()
    assert person.window.actions_table["changes_off"].isChecked()
    person.window.close()

    again = open_window(handed_over, Role.REVIEWER)
    assert again.window.actions_table["changes_off"].isChecked()
    again.window.actions_table["changes_approved"].trigger()
    again.until(lambda: marks(again, 1) == "The [inserted: very ]first one")
    again.window.set_role(Role.TRANSLATOR)
    assert again.window.actions_table["changes_off"].isChecked(), "a translator has chosen nothing yet"
    assert marks(again, 1) == ""
    again.window.set_role(Role.REVIEWER)
    assert again.window.actions_table["changes_approved"].isChecked()


def test_a_translator_sees_what_came_back(open_window: OpenWindow, handed_over: Path) -> None:
    reviewed(handed_over, 2, "The second one", "A word is missing")
    person = open_window(handed_over)
    person.until(person.window.actions_table["changes_handed_over"].isChecked)
    person.until(lambda: marks(person, 2) == "The second[inserted:  one]")
    person.press("Ctrl+Up", "Ctrl+Up", "Ctrl+Up", "Ctrl+Up", "Ctrl+G")
    assert person.number == 2
    assert "[inserted:  one]. By Sara" in person.work.page.live.field.accessibleDescription()
    person.type("!")
    person.until(lambda: marks(person, 2) == "The second[inserted:  one!]")
    person.press("Ctrl+Enter")
    person.until(lambda: marks(person, 2) == "")
    assert person.sentences[1].status is Status.TRANSLATED, "handed over anew: it is what it is compared with"


def test_a_translator_without_returned_sentences_is_left_in_peace(open_window: OpenWindow, handed_over: Path) -> None:
    reviewed(handed_over, 1, "The very first one")
    person = open_window(handed_over)
    person.until(lambda: person.work.session.progress.loaded)
    assert person.window.actions_table["changes_off"].isChecked()
    assert marks(person, 1) == ""


def test_approved_and_then_changed(open_window: OpenWindow, handed_over: Path) -> None:
    person = open_window(handed_over, Role.REVIEWER)
    person.press("Ctrl+Enter")
    person.until_saved()
    person.window.actions_table["changes_approved"].trigger()
    person.press("Ctrl+Up")
    assert person.number == 1
    person.type(" indeed")
    person.until(lambda: marks(person, 1) == "The first one[inserted:  indeed]")
    person.press("Alt+Down")
    person.until_saved()
    person.until(lambda: person.sentences[0].reopened)
    assert person.work.map.signs[0] == 1, "the map has a sign for it"
    assert marks(person, 1) == "The first one[inserted:  indeed]"
    person.press("Alt+Up", "Ctrl+Enter")
    person.until(lambda: marks(person, 1) == "")
    person.until(lambda: not person.work.map.signs[0])


def test_undo_takes_the_marks_back(open_window: OpenWindow, handed_over: Path) -> None:
    person = open_window(handed_over, Role.REVIEWER)
    person.type("!")
    person.until(lambda: marks(person, 1) == "The first one[inserted: !]")
    person.press("Ctrl+Z")
    person.until(lambda: marks(person, 1) == "")


def test_the_tooltip_of_a_mark_says_who_changed_it(open_window: OpenWindow, handed_over: Path) -> None:
    reviewed(handed_over, 1, "The very first one")
    person = open_window(handed_over, Role.REVIEWER)
    person.press("Ctrl+Up")
    person.until(lambda: box(person, 1).below)
    words = hover_mark(person, 1)
    assert words.lines == ("Changed since it was handed over",)
    assert [line.split(",")[0] for line in words.about] == ["By Sara", "Handed over by Ahmed"]
    assert not words.pieces, "the page shows them"
    page, top = person.work.page, person.work.page.view.visible.top_of(0)
    assert top is not None
    below = box(person, 1).below_rect.translated(0, top).center().toPoint()
    assert hover(page.viewport(), below) == words, "so does what is marked"
    person.press("Alt+C", "Alt+C")
    assert difference_in_words(hover_mark(person, 1).pieces) == "The [inserted: very ]first one"
    person.press("Alt+Down")
    assert hover_mark(person, 2) == DifferenceTooltipContent(()), "nothing changed"


def test_the_map_tells_of_the_sentence_under_the_pointer(open_window: OpenWindow, handed_over: Path) -> None:
    reviewed(handed_over, 1, "The very first one")
    person = open_window(handed_over)
    hover_map(person, 1)
    # What is not known yet follows.
    person.until(lambda: hover_map(person, 1).pieces)
    words = hover_map(person, 1)
    assert words.lines == ("Sentence 1, draft", "seed.ur.txt", "The very first one")
    assert words.heading == "Changed since it was approved"
    assert difference_in_words(words.pieces) == "The [inserted: very ]first one"
    assert hover_map(person, 2).lines == ("Sentence 2, translated", "seed.ur.txt", "The second")
    assert not hover_map(person, 2).pieces
    unstarted = hover_map(person, 6)
    assert unstarted.lines == ("Sentence 6, not started", "seed.ur.txt")
    assert unstarted.urdu
    person.press("Down")
    assert not [tip for tip in person.work.findChildren(DifferenceTooltip) if tip.isVisible()]


def test_the_choice_waits_for_a_project(open_window: OpenWindow, handed_over: Path) -> None:
    person = open_window(None, Role.REVIEWER)
    assert not person.window.actions_table["changes_turn"].isEnabled()
    assert person.marker is None
    person.window.show_project(open_project(handed_over))
    person.until(lambda: person.marker)
    assert person.marker is not None
    assert person.marker.against is ChangeBaselineKind.HANDED_OVER
    assert person.window.close_project()
    assert person.marker is None
