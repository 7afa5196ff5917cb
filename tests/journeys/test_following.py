"""The page follows the work: the caret's line, its Urdu and the next sentences stay on screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from tests.journeys.person import OpenWindow, Person
from translator_gui.formats.registry import read_document
from translator_gui.paths import resource
from translator_gui.project.importing import create_project
from translator_gui.settings import load_settings
from translator_gui.ui.preferences.preferences_dialog import PreferencesDialog

LETTERS = "Moscow regards Islamabad as an ally and wants more trade. " * 45
LONG = "یہ ایک بہت لمبا جملہ ہے جس میں بہت سے الفاظ ہیں اور جو ختم نہیں ہوتا، " * 12 + "بس۔"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Five times the seed article, with a sentence between that is very long."""
    seed = resource("sample", "seed.ur.txt").read_text(encoding="utf-8").strip()
    text = tmp_path / "long.txt"
    text.write_text(f"{seed}\n\n{seed}\n\n{LONG}\n\n{seed}\n\n{seed}\n\n{seed}", encoding="utf-8")
    path = tmp_path / "long.tproj"
    create_project(path, [read_document(text)]).close()
    return path


@pytest.fixture
def person(open_window: OpenWindow, path: Path) -> Person:
    person = open_window(path)
    person.window.resize(1024, 700)
    person.until(lambda: person.work.session.all_read)
    return person


def caret(person: Person) -> QRect:
    """The caret in the viewport of the page."""
    field = person.work.page.live.field
    rect = field.cursorRect()
    return QRect(field.viewport().mapTo(person.work.page.viewport(), rect.topLeft()), rect.size())


def spans(person: Person, by: int = 0) -> tuple[float, float, float, float]:
    """Top and bottom of the Urdu and of the English of the sentence so many after the current one, on screen."""
    page, number = person.work.page, person.number
    place = page.model.at_number(number + by)
    assert place is not None
    top, block = page.view.visible.top_of(place.paragraph), page.view.blocks.get(place.paragraph)
    assert top is not None
    assert block.paragraph is not None
    segment, field = block.paragraph.segments[place.sentence], block.fields[place.sentence]
    rects = block.source_rects(segment.start, segment.end)
    urdu = min(rect.top() for rect in rects), max(rect.bottom() for rect in rects)
    return top + urdu[0], top + urdu[1], top + field.frame.top(), top + field.frame.bottom()


def height(person: Person) -> int:
    return person.work.page.viewport().height()


def looks_at_caret(person: Person, lines: int = 2) -> bool:
    """Whether the caret's line and so many more are on screen, above and below it, where the page does not end."""
    rect, bar = caret(person), person.work.page.verticalScrollBar()
    more = lines * rect.height() - 1
    above = rect.top() >= (more if bar.value() > bar.minimum() else 0)
    return above and rect.bottom() + (more if bar.value() < bar.maximum() else 0) <= height(person)


def looks_at_urdu(person: Person) -> bool:
    top, bottom, *_ = spans(person)
    return top >= 0 and bottom <= height(person) + 1


def go(person: Person, number: int) -> None:
    person.press("Ctrl+Shift+G")
    person.type(str(number))
    person.press("Enter")
    assert person.number == number


def scroll(person: Person, pixels: int) -> int:
    """Turns the wheel: scrolls without moving the caret; returns where the page is then."""
    bar = person.work.page.verticalScrollBar()
    bar.setValue(bar.value() + pixels)
    return bar.value()


def to_lower_edge(person: Person, room: int = 2) -> None:
    """Scrolls so that the caret's line is the last one on screen."""
    scroll(person, caret(person).bottom() + room - height(person))


def test_typing_at_the_lower_edge_scrolls(person: Person) -> None:
    go(person, 30)
    to_lower_edge(person)
    assert not looks_at_caret(person)
    person.type("A")
    assert looks_at_caret(person)
    assert looks_at_urdu(person)
    bar, before = person.work.page.verticalScrollBar(), person.work.page.verticalScrollBar().value()
    for word in ("nd ", "it ", "was ", "said ", "that "):
        person.type(word)
    assert bar.value() == before, "nothing moves that need not"
    for _ in range(12):
        person.type("words that fill a line of the field and more. ")
        assert looks_at_caret(person)
        assert looks_at_urdu(person)


def test_pasting_shows_the_end_and_the_keys_move_with_the_page(person: Person) -> None:
    go(person, 30)
    QApplication.clipboard().setText(LETTERS[:2600])
    person.press("Ctrl+V")
    assert len(person.work.page.live.text) == 2600
    assert looks_at_caret(person)
    person.press("Ctrl+Home")
    assert looks_at_caret(person)
    assert looks_at_urdu(person)
    scroll(person, 5000)
    person.press("Left")
    assert looks_at_caret(person), "also when there is no letter before it"
    person.press("Ctrl+End")
    assert looks_at_caret(person)
    for _ in range(120):
        person.press("Up")
        assert looks_at_caret(person)
        if person.number != 30:
            break
    assert person.number == 29
    person.press("Down")
    assert person.number == 30
    assert looks_at_caret(person)
    for _ in range(120):
        person.press("Down")
        assert looks_at_caret(person)
        if person.number != 30:
            break
    assert person.number == 31


def test_a_field_higher_than_the_window_is_typed_in_to_its_end(person: Person) -> None:
    go(person, 30)
    QApplication.clipboard().setText(LETTERS * 2)
    person.press("Ctrl+V")
    assert person.work.page.live.field.height() > height(person)
    assert looks_at_caret(person)
    person.type("More")
    assert looks_at_caret(person)
    bar = person.work.page.verticalScrollBar()
    before = bar.value()
    person.press("Left", "Left", "Right")
    assert bar.value() == before
    person.press("Ctrl+Z")
    assert looks_at_caret(person)
    person.press("Ctrl+Z")
    assert looks_at_caret(person)
    person.press("Ctrl+Y")
    assert looks_at_caret(person)
    person.press("Alt+Up", "Alt+Down")
    assert looks_at_caret(person)


def test_undo_and_redo_come_back_to_what_they_change(person: Person) -> None:
    go(person, 10)
    person.type("Here it was")
    person.press("Ctrl+Enter")
    go(person, 60)
    person.press("Ctrl+Z")
    person.until(lambda: person.number == 10)
    assert looks_at_caret(person)
    scroll(person, 3000)
    person.press("Ctrl+Z")
    person.until(lambda: person.current.target == "")
    assert looks_at_caret(person)
    scroll(person, 3000)
    person.press("Ctrl+Y")
    person.until(lambda: person.current.target == "Here it was")
    assert looks_at_caret(person)
    assert looks_at_urdu(person)


@pytest.mark.parametrize("layout", ["layout_paragraphs", "layout_sentences"])
def test_moving_down_keeps_two_sentences_of_look_ahead(person: Person, layout: str) -> None:
    person.window.resize(1440, 900)
    person.window.actions_table[layout].trigger()
    for key in ("Alt+Down", "Enter", "Down", "Ctrl+Enter"):
        go(person, 1)
        for _ in range(30):
            if key == "Ctrl+Enter":
                person.type("So")
            before, bar = person.number, person.work.page.verticalScrollBar().value()
            person.press(key)
            person.until(lambda before=before: person.number == before + 1)
            assert looks_at_caret(person)
            assert looks_at_urdu(person)
            assert max(spans(person, 1)) <= height(person) + 1
            assert spans(person, 2)[3] <= height(person) + 1
            assert person.work.page.verticalScrollBar().value() - bar < height(person) / 2, "it does not jump"


def test_moving_up_keeps_two_sentences_above(person: Person) -> None:
    person.window.resize(1440, 900)
    go(person, 30)
    for _ in range(20):
        person.press("Alt+Up")
        assert looks_at_caret(person)
        assert looks_at_urdu(person)
        assert min(spans(person, -1)) >= -1
        assert spans(person, -2)[2] >= -1
    while person.number > 1:
        person.press("Alt+Up")
    assert person.work.page.verticalScrollBar().value() == 0


def test_a_sentence_longer_than_the_window_shows_as_much_urdu_as_fits(person: Person) -> None:
    long = next(n for n, s in enumerate(person.sentences, 1) if s.end - s.start > 800)
    person.window.resize(640, 480)
    go(person, long)
    assert looks_at_caret(person)
    top, bottom, *_ = spans(person)
    assert bottom - top > height(person)
    assert min(bottom, height(person)) - max(top, 0) > height(person) * 0.8
    person.press("Alt+Down")
    assert looks_at_caret(person)
    person.press("Alt+Up")
    assert looks_at_caret(person)


def test_the_caret_in_the_urdu_is_followed(person: Person) -> None:
    person.window.resize(640, 480)
    long = next(n for n, s in enumerate(person.sentences, 1) if s.end - s.start > 800)
    go(person, long)
    person.press("F6")
    page = person.work.page
    for key in ("Down", "Up"):
        for _ in range(40):
            person.press(key)
            line = page.source.caret_line()
            assert line is not None
            top = page.view.visible.top_of(line.paragraph)
            assert top is not None
            more = 2 * (line.bottom - line.top) - 1
            assert top + line.top >= more
            assert top + line.bottom + more <= height(person)
    person.press("Esc")
    assert looks_at_caret(person, 0)
    person.type("A")
    assert looks_at_caret(person)


def test_split_and_join_leave_the_caret_in_sight(person: Person) -> None:
    go(person, 30)
    to_lower_edge(person)
    person.press("F6")
    source = person.work.page.source.caret_line()
    assert source is not None
    top = person.work.page.view.visible.top_of(source.paragraph)
    assert top is not None
    assert top + source.top >= 0
    assert top + source.bottom <= height(person)
    before = len(person.sentences)
    person.press("Home", *["Left"] * 12, "Ctrl+T")
    person.until(lambda: len(person.sentences) == before + 1)
    person.press("Esc")
    assert looks_at_caret(person)
    to_lower_edge(person)
    person.press("Ctrl+J")
    person.until(lambda: len(person.sentences) == before)
    assert looks_at_caret(person)


def test_what_is_found_is_shown(person: Person) -> None:
    go(person, 30)
    QApplication.clipboard().setText(LETTERS + "needle " + LETTERS)
    person.press("Ctrl+V")
    go(person, 1)
    person.press("Ctrl+F")
    person.type("needle")
    person.press("Enter")
    person.until(lambda: person.number == 30)
    assert looks_at_caret(person)
    assert person.work.page.live.text[: person.work.page.live.caret()].endswith("needle")
    person.press("Ctrl+H")
    bar = person.find_controller.bar
    person.until(lambda: bar.count.text() == "1 of 1")
    bar.replacement.setFocus()
    scroll(person, 3000)
    person.type("hay")
    person.press("Enter")
    person.until(lambda: " hay " in person.sentences[29].target)
    assert looks_at_caret(person)


def test_the_next_sentence_of_a_kind_is_shown(person: Person) -> None:
    go(person, 50)
    person.type("In that year they held exercises")
    go(person, 1)
    person.window.actions_table["next_draft"].trigger()
    assert person.number == 50
    assert looks_at_caret(person)
    assert looks_at_urdu(person)


def test_a_click_moves_the_page_only_if_its_line_is_hidden(person: Person) -> None:
    go(person, 30)
    QApplication.clipboard().setText(LETTERS)
    person.press("Ctrl+V", "Ctrl+Home")
    bar, field = person.work.page.verticalScrollBar(), person.work.page.live.field
    before = bar.value()
    rect = caret(person)
    near = QPoint(rect.left() + 40, rect.center().y())
    while near.y() + 2 * rect.height() < height(person):
        near.setY(near.y() + rect.height())
    QTest.mouseClick(
        field.viewport(),
        Qt.MouseButton.LeftButton,
        pos=field.viewport().mapFrom(person.work.page.viewport(), near),
    )
    assert bar.value() == before
    QTest.mouseDClick(
        field.viewport(),
        Qt.MouseButton.LeftButton,
        pos=field.viewport().mapFrom(person.work.page.viewport(), near),
    )
    QTest.mouseRelease(field.viewport(), Qt.MouseButton.LeftButton)
    assert bar.value() == before
    start, end = person.work.page.live.selection()
    assert end > start, "the word under the pointer is selected"
    person.press("Left")
    assert looks_at_caret(person)
    assert bar.value() > before


def test_a_click_on_the_urdu_shows_its_english(person: Person) -> None:
    go(person, 30)
    QApplication.clipboard().setText(LETTERS)
    person.press("Ctrl+V", "Ctrl+Home")
    page, place = person.work.page, person.work.page.navigator.place()
    assert place is not None
    paragraph = page.model.known(place.paragraph)
    assert paragraph is not None
    assert len(paragraph.segments) == 2
    second = paragraph.segments[1]
    rect = page.view.blocks.get(place.paragraph).source_rects(second.start, second.end)[-1]
    point = rect.center().toPoint() + QPoint(0, page.view.visible.top_of(place.paragraph) or 0)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert person.number == 31
    rect = caret(person)
    assert rect.top() >= 0
    assert rect.bottom() <= height(person)


def test_a_smaller_window_keeps_the_caret(person: Person) -> None:
    go(person, 12)
    to_lower_edge(person, 60)
    person.window.resize(1024, 480)
    QApplication.processEvents()
    assert looks_at_caret(person)
    for _ in range(6):
        person.press("Ctrl+F", "Esc")
        assert looks_at_caret(person)


def test_reopening_shows_the_text_above(open_window: OpenWindow, person: Person, path: Path) -> None:
    go(person, 40)
    person.type("Here I was")
    person.until_saved()
    person.window.close()
    again = open_window(path)
    again.until(lambda: again.number == 40)
    assert looks_at_caret(again)
    assert caret(again).top() > height(again) * 0.15
    assert spans(again, -1)[1] > 0, "Urdu above is in sight"
    assert again.work.page.hasFocus() or again.work.page.live.field.hasFocus()


def switch_typewriter(person: Person) -> None:
    """Switches it on or off in the preferences."""
    person.press("Ctrl+.")
    person.until(lambda: person.window.findChildren(PreferencesDialog))
    dialog = person.window.findChildren(PreferencesDialog)[-1]
    person.until(dialog.isActiveWindow)
    next(b for b in dialog.findChildren(QCheckBox) if b.text() == "Typewriter sc&rolling").click()
    person.press("Enter")
    person.until(lambda: not dialog.isVisible())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    person.window.activateWindow()
    person.until(person.window.isActiveWindow)
    person.work.page.setFocus()


def test_typewriter_scrolling_keeps_the_sentence_in_the_middle(person: Person) -> None:
    def off_middle() -> float:
        *_, top, bottom = spans(person)
        return abs((top + bottom) / 2 - height(person) / 2)

    person.window.resize(1440, 900)
    go(person, 20)
    switch_typewriter(person)
    assert load_settings().flag("page.typewriter")
    for _ in range(8):
        person.press("Alt+Down")
        assert off_middle() < 2
    person.type("Some words of English that are long enough for more than a single line of this field, and more.")
    assert off_middle() < 2
    go(person, len(person.sentences))
    assert off_middle() < 2, "also at the end"
    switch_typewriter(person)
    assert not load_settings().flag("page.typewriter")
