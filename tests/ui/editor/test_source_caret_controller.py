"""The caret in the Urdu."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.editor.page_samples import (
    MakePage,
    Shown,
    crude_cuts,
    current,
    known,
    paragraph,
    seed_lines,
    seed_paragraphs,
    spot_of,
    target,
    top_of,
)
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.editor.page_options import PageDisplayOptions, PageLayoutMode

Key, Mod = Qt.Key, Qt.KeyboardModifier
LONG = " ".join(seed_lines()[:3])


@pytest.fixture
def long(make_page: MakePage) -> Shown:
    made = [paragraph(n, LONG, ("one", "two", "three"), cuts=crude_cuts(LONG)) for n in (1, 2)]
    page, session = make_page(made)
    QTest.keyClick(page.live.field, Key.Key_Tab)
    return page, session


def offset(page: TranslationPage) -> int:
    found = page.source.position()
    assert found is not None
    return found[1]


def x_of_caret(page: TranslationPage) -> float:
    caret = page.view.block_state(spot_of(page)[0]).source_caret
    assert caret is not None
    return caret[0].x()


@pytest.mark.parametrize("back", [Key.Key_Escape, Key.Key_Return, Key.Key_Backtab])
def test_in_and_out(make_page: MakePage, back: Qt.Key) -> None:
    page, _ = make_page()
    page.navigator.next_sentence()
    QTest.keyClick(page.live.field, Key.Key_Tab)
    assert page.source.position() == (current(page), 0)
    assert page.hasFocus()
    QTest.keyClick(page, back)
    assert page.source.position() is None
    assert page.live.field.hasFocus()


def test_left_goes_on_and_right_goes_back(long: Shown) -> None:
    page, _ = long
    seen: list[tuple[int, float]] = []
    for _ in range(8):
        QTest.keyClick(page, Key.Key_Left)
        seen.append((offset(page), x_of_caret(page)))
    assert [place for place, _ in seen] == sorted({place for place, _ in seen})
    assert [x for _, x in seen] == sorted((x for _, x in seen), reverse=True)
    for _ in range(8):
        QTest.keyClick(page, Key.Key_Right)
    assert offset(page) == 0


def test_words_lines_and_ends(long: Shown) -> None:
    page, _ = long
    QTest.keyClick(page, Key.Key_Left, Mod.ControlModifier)
    assert offset(page) == len("پاکستان ")
    QTest.keyClick(page, Key.Key_Right, Mod.ControlModifier)
    assert offset(page) == 0
    QTest.keyClick(page, Key.Key_End)
    first = page.view.blocks.get(0).sources[0].box.lines[0]
    assert offset(page) == first.end - 1
    QTest.keyClick(page, Key.Key_Home)
    assert offset(page) == 0
    QTest.keyClick(page, Key.Key_Down)
    assert first.end <= offset(page) < first.end + 10
    QTest.keyClick(page, Key.Key_Up)
    assert offset(page) == 0
    QTest.keyClick(page, Key.Key_End, Mod.ControlModifier)
    assert offset(page) == len(LONG)
    QTest.keyClick(page, Key.Key_Home, Mod.ControlModifier)
    assert offset(page) == 0


def test_the_current_sentence_follows(long: Shown) -> None:
    page, _ = long
    segments = known(page.model, 0).segments
    QTest.keyClick(page, Key.Key_End, Mod.ControlModifier)
    assert page.navigator.current() == segments[2].id
    assert page.source.position() == (segments[2].id, len(LONG))
    QTest.keyClick(page, Key.Key_Left)
    assert page.source.position() == (known(page.model, 1).segments[0].id, 0)
    assert page.navigator.current() == known(page.model, 1).segments[0].id
    QTest.keyClick(page, Key.Key_Right)
    assert page.navigator.current() == segments[2].id
    QTest.keyClick(page, Key.Key_Escape)
    QTest.keyClicks(page.live.field, "!")
    assert target(page) == "three!"


def test_selecting_and_copying_exactly(long: Shown) -> None:
    page, _ = long
    first = current(page)
    QTest.keyClick(page, Key.Key_Left, Mod.ControlModifier)
    for _ in range(2):
        QTest.keyClick(page, Key.Key_Left, Mod.ControlModifier | Mod.ShiftModifier)
    assert page.source.selected_text() == "کا دورہ "
    assert page.view.block_state(0).source_range == (8, 16)
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Key.Key_C, Mod.ControlModifier)
    QApplication.sendEvent(page, override)
    assert override.isAccepted()
    QTest.keyClick(page, Key.Key_C, Mod.ControlModifier)
    assert QApplication.clipboard().text() == "کا دورہ "
    QTest.keyClick(page, Key.Key_A, Mod.ControlModifier)
    assert page.source.selected_text() == LONG
    assert page.navigator.current() == first
    QTest.keyClick(page, Key.Key_Right)
    assert page.source.selected_text() == ""
    assert offset(page) == 0  # an arrow drops a selection at the end it points to


def test_the_programs_keys_pass_through(long: Shown) -> None:
    page, _ = long
    for key in (Key.Key_K, Key.Key_T, Key.Key_E, Key.Key_Z):
        override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, Mod.ControlModifier)
        QApplication.sendEvent(page, override)
        assert not override.isAccepted()
    QTest.keyClicks(page, "x")
    assert page.live.text == "one"


def spot(page: TranslationPage, index: int, at: int) -> QPoint:
    block = page.view.blocks.get(index)
    rect = block.sources[0].spans(at, at + 1)[0]
    return QPointF(rect.right(), rect.center().y() + top_of(page, index)).toPoint()


def test_drawing_with_the_mouse(make_page: MakePage) -> None:
    page, _ = make_page(seed_paragraphs())
    viewport = page.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=spot(page, 1, 3))
    QTest.mouseMove(viewport, spot(page, 1, 8))
    QTest.mouseMove(viewport, spot(page, 1, 15))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=spot(page, 1, 15))
    assert page.source.selected_text() == known(page.model, 1).text[3:15]
    assert page.hasFocus()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot(page, 1, 3))
    assert (page.source.selected_text(), offset(page)) == ("", 3)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Mod.ShiftModifier, spot(page, 1, 7))
    assert page.source.selected_text() == known(page.model, 1).text[3:7]


def test_a_double_click_selects_a_word(make_page: MakePage) -> None:
    page, _ = make_page(seed_paragraphs())
    QTest.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, 0, 2))
    QTest.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, 0, 2))
    assert page.source.selected_text() == "پاکستان"


def test_an_acronym_with_stops_is_one_word(make_page: MakePage) -> None:
    text = "وہ پی.ایچ.ڈی یا پی۔ایچ۔ڈی ہیں۔"
    page, _ = make_page([paragraph(1, text)])
    for at, word in ((4, "پی.ایچ.ڈی"), (18, "پی۔ایچ۔ڈی"), (text.index("ہیں") + 1, "ہیں")):
        QTest.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, 0, at))
        QTest.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, 0, at))
        assert page.source.selected_text() == word
    QTest.keyClick(page, Key.Key_Home, Mod.ControlModifier)
    places: list[int] = []
    for key in [Key.Key_Left] * 4 + [Key.Key_Right] * 4:
        QTest.keyClick(page, key, Mod.ControlModifier)
        places.append(offset(page))
    starts = [text.index(word) for word in ("پی.", "یا", "پی۔", "ہیں")]
    assert places == [*starts, *reversed([0, *starts[:3]])]


def test_the_sentences_layout_is_walked_through(make_page: MakePage) -> None:
    made = [paragraph(1, LONG, ("",), cuts=crude_cuts(LONG))]
    page, _ = make_page(made, options=PageDisplayOptions(layout=PageLayoutMode.SENTENCES))
    page.source.enter()
    places = [offset(page)]
    for _ in range(len(LONG) + 5):
        QTest.keyClick(page, Key.Key_Left)
        places.append(offset(page))
    assert places == sorted(places)
    assert places[-1] == len(LONG)
    QTest.keyClick(page, Key.Key_Up)
    QTest.keyClick(page, Key.Key_Home, Mod.ControlModifier)
    assert page.navigator.current() == made[0].segments[0].id


def test_mixed_directions_are_walked_as_seen(make_page: MakePage) -> None:
    text = "سال 2014 میں Radio Pakistan نے کہا 😀 تھا"
    page, _ = make_page([paragraph(1, text)])
    page.source.enter()
    xs: list[float] = []
    offsets: list[int] = []
    for _ in range(len(text)):
        QTest.keyClick(page, Key.Key_Left)
        xs.append(x_of_caret(page))
        offsets.append(offset(page))
    assert all(b <= a + 0.5 for a, b in pairwise(xs))
    assert offsets[-1] == len(text)
    assert len(set(offsets)) == len(text)
