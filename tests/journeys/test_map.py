"""The map beside the page: painting, clicks, dragging, switching off."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.status import Role, Status
from translator_gui.project.importing import create_project
from translator_gui.project.opening import open_for_reading
from translator_gui.ui.editor.paragraph_order import FilteredSentences
from translator_gui.ui.map.map_strip import StatusMapStrip, map_tooltip
from translator_gui.ui.map.status_map_renderer import TICK_LEFT, TICK_WIDTH

SENTENCES = 1500


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A project of more sentences than the map has rows."""
    texts = [f"یہ جملہ نمبر {number} ہے۔" for number in range(1, SENTENCES + 1)]
    data = "\n".join(texts).encode()
    source = SourceDocument("large.txt", "txt", data, tuple(map(SourceParagraph, texts)), "utf-8", "lines")
    create_project(tmp_path / "large.tproj", [source]).close()
    return tmp_path / "large.tproj"


def strip(person: Person) -> StatusMapStrip:
    (found,) = person.work.findChildren(StatusMapStrip)
    person.until(lambda: b"?" not in person.work.map.letters and len(person.work.map))
    return found


def y_of(person: Person, number: int) -> int:
    """Return the middle of a sentence's tick on the map."""
    return round((number - 0.5) * strip(person).height() / len(person.work.map))


def at(person: Person, number: int) -> QPoint:
    return QPoint(TICK_LEFT + 3, y_of(person, number))


def colour(person: Person, number: int) -> QColor:
    """Return the colour of a tick near its upper edge: its middle may have the mark of the current sentence."""
    map_strip = strip(person)
    image = map_strip.grab().toImage()
    up = map_strip.height() // len(person.work.map) // 3
    return image.pixelColor(TICK_LEFT + 2, y_of(person, number) - up)


def seen(person: Person) -> range:
    """Return the numbers of the sentences on screen, in paragraphs of one sentence each."""
    visible = person.work.page.view.visible.blocks
    return range(visible[0][0] + 1, visible[-1][0] + 2)


def test_a_click_goes_to_the_sentence(person: Person) -> None:
    QTest.mouseClick(strip(person), Qt.MouseButton.LeftButton, pos=at(person, 12))
    assert person.number == 12
    assert person.work.page.live.field.hasFocus()
    person.type("Hello")
    person.until_saved()
    assert person.current.target == "Hello"


def test_ticks_follow_the_statuses(person: Person) -> None:
    theme = person.window.view.theme
    assert colour(person, 15) not in (theme.draft, theme.translated)
    person.work.page.navigator.go_to(person.sentences[14].id)
    person.type("Hello")
    person.press("Ctrl+Enter")
    person.work.page.navigator.go_to(person.sentences[0].id)
    assert colour(person, 15) == theme.translated
    person.press("Ctrl+Z")
    person.until(lambda: person.sentences[14].status is not Status.TRANSLATED)
    person.work.page.navigator.go_to(person.sentences[0].id)
    assert colour(person, 15) != theme.translated


def test_dragging_scrolls_and_leaves_the_caret(open_window: OpenWindow, large: Path) -> None:
    person = open_window(large)
    map_strip, start = strip(person), person.number
    QTest.mousePress(map_strip, Qt.MouseButton.LeftButton, pos=at(person, 500))
    QTest.mouseMove(map_strip, at(person, 700))
    assert 700 in seen(person)
    QTest.mouseMove(map_strip, at(person, 1500))
    assert 1500 in seen(person)
    QTest.mouseMove(map_strip, QPoint(5, -300))
    assert 1 in seen(person)
    QTest.mouseMove(map_strip, at(person, 900))
    QTest.mouseRelease(map_strip, Qt.MouseButton.LeftButton, pos=at(person, 900))
    assert 900 in seen(person)
    assert person.number == start
    # What is on screen is framed; what is seized in the frame stays under the pointer.
    before = person.work.page.verticalScrollBar().value()
    QTest.mousePress(map_strip, Qt.MouseButton.LeftButton, pos=at(person, 902))
    QTest.mouseMove(map_strip, at(person, 902) + QPoint(0, 100))
    assert person.work.page.verticalScrollBar().value() > before
    QTest.mouseRelease(map_strip, Qt.MouseButton.LeftButton, pos=at(person, 902) + QPoint(0, 100))


def test_the_frame_follows_scrolling(open_window: OpenWindow, large: Path) -> None:
    person = open_window(large)
    map_strip = strip(person)
    before = map_strip.grab().toImage()
    person.work.page.verticalScrollBar().setValue(person.work.page.verticalScrollBar().maximum() // 2)
    assert map_strip.grab().toImage() != before
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(map_strip.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -360),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    value = person.work.page.verticalScrollBar().value()
    QApplication.sendEvent(map_strip, wheel)
    assert person.work.page.verticalScrollBar().value() > value


def test_among_many_a_click_goes_to_what_was_returned(open_window: OpenWindow, large: Path) -> None:
    person = open_window(large, Role.REVIEWER)
    map_strip = strip(person)
    scale = SENTENCES / map_strip.height()
    assert scale > 1.5, "several sentences stand on a row"
    row = round(700 / scale)
    first = -(-row * SENTENCES // map_strip.height())
    session = person.work.session
    paragraph = session.model.known(first)
    assert paragraph is not None
    segment = paragraph.segments[0]._replace(target="x", status=Status.RETURNED)
    session.model.put((paragraph._replace(segments=(segment,)),))
    QTest.mouseClick(map_strip, Qt.MouseButton.LeftButton, pos=QPoint(10, row))
    assert person.current.id == segment.id


def test_a_tooltip_names_the_sentence(open_window: OpenWindow, large: Path) -> None:
    person = open_window(large)
    spot = strip(person).spot(strip(person).height() - 1)
    assert spot is not None
    words = map_tooltip(spot).spoken()
    assert "Sentence 1,4" in words or "Sentence 1,500" in words
    assert "not started" in words
    assert "large.txt" in words
    assert strip(person).accessibleName() == "Map of the project"
    assert strip(person).accessibleDescription() == "1,500 not started"


def test_a_filter_greys_and_a_click_beside_it_goes_to_the_nearest(open_window: OpenWindow, large: Path) -> None:
    person = open_window(large)
    map_strip = strip(person)
    before = colour(person, 1200)
    wanted = person.sentences[99].id
    person.work.page.navigator.set_filter(FilteredSentences((98, 99, 100), frozenset({wanted})))
    person.until(lambda: person.work.map.letters.count(b"h") == SENTENCES - 1)
    assert colour(person, 1200) != before
    for number in (1200, 100, 1):
        person.work.page.navigator.go(98)
        QTest.mouseClick(map_strip, Qt.MouseButton.LeftButton, pos=at(person, number))
        assert person.current.id == wanted
    assert next(iter(seen(person))) >= 99
    person.work.page.navigator.set_filter(None)
    person.until(lambda: not person.work.map.letters.count(b"h"))


def test_it_is_switched_off_and_stays_so(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(seed)
    assert strip(person).isVisible()
    person.window.actions_table["map"].trigger()
    assert not strip(person).isVisible()
    person.window.close()
    again = open_window(seed)
    assert not again.window.actions_table["map"].isChecked()
    assert not again.work.findChildren(StatusMapStrip)
    assert len(again.work.map) == 0
    again.window.actions_table["map"].trigger()
    assert strip(again).isVisible()


def test_makes_room_for_the_running_text_and_changes_its_colours(person: Person) -> None:
    map_strip = strip(person)
    person.press("Alt+R")
    assert not map_strip.isVisible()
    person.press("Alt+R")
    assert map_strip.isVisible()
    before = map_strip.grab().toImage()
    person.window.actions_table["theme_dark"].trigger()
    assert map_strip.grab().toImage() != before
    person.window.actions_table["theme_light"].trigger()


def test_reads_only_and_leaves_with_its_project(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(None)
    person.window.show_project(open_for_reading(seed))
    person.until(lambda: "words" in person.window.status_line.words)
    QTest.mouseClick(strip(person), Qt.MouseButton.LeftButton, pos=at(person, 5))
    assert person.number == 5
    assert person.window.close_project()
    person.window.actions_table["map"].trigger()
    person.window.actions_table["map"].trigger()


def test_is_mirrored_with_the_interface(person: Person) -> None:
    shown = strip(person)
    left_to_right = shown.grab().toImage()
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = shown.grab().toImage()
    rows = range(5, shown.height(), 10)
    edge = TICK_LEFT + TICK_WIDTH - 1
    other = shown.width() - 1 - edge
    assert [mirrored.pixel(other, y) for y in rows] == [left_to_right.pixel(edge, y) for y in rows]
    assert [mirrored.pixel(edge, y) for y in rows] != [left_to_right.pixel(edge, y) for y in rows]
