"""Navigation, selection, scrolling and zoom of the page; the page and its model."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.editor.page_samples import (
    MakePage,
    Shown,
    arguments,
    current,
    frame_on_screen,
    ids,
    known,
    many_paragraphs,
    model_of,
    of_three,
    outline,
    seed_paragraphs,
    spot_of,
    target,
    top_of,
    with_segment,
)
from translator_gui.model.status import Status
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.theme import LIGHT, ThemeState

Key, Mod = Qt.Key, Qt.KeyboardModifier


def test_sentence_by_sentence_to_the_end_and_back(three: Shown) -> None:
    page, session = three
    every = ids(page)
    visited = [current(page)]
    while page.navigator.next_sentence():
        visited.append(current(page))
    assert visited == every
    assert session.of("left") == [(identity,) for identity in every[:-1]]
    while page.navigator.previous_sentence():
        visited.pop()
    assert page.navigator.current() == every[0]


def test_paragraph_by_paragraph(three: Shown) -> None:
    page, _ = three
    every = ids(page)
    assert page.navigator.next_paragraph()
    assert page.navigator.current() == every[3]
    page.navigator.next_sentence()
    page.navigator.previous_paragraph()
    assert page.navigator.current() == every[3]
    page.navigator.previous_paragraph()
    assert page.navigator.current() == every[0]
    assert not page.navigator.previous_paragraph()


def test_arrows_leave_the_field_at_its_edges_and_keep_the_column(three: Shown) -> None:
    page, _ = three
    every = ids(page)
    page.navigator.go_to(every[1], 1)
    x = page.live.field.caret_x()
    QTest.keyClick(page.live.field, Key.Key_Down)
    assert page.navigator.current() == every[2]
    assert abs(page.live.field.caret_x() - x) < 8
    QTest.keyClick(page.live.field, Key.Key_Up)
    QTest.keyClick(page.live.field, Key.Key_Up)
    assert page.navigator.current() == every[0]


def test_page_keys_scroll_and_go_along(make_page: MakePage) -> None:
    page, _ = make_page(of_three(40))
    bar = page.verticalScrollBar()
    QTest.keyClick(page.live.field, Key.Key_PageDown)
    first = spot_of(page)[0]
    assert first > 0
    assert bar.value() > 0
    assert 0 <= frame_on_screen(page) < page.viewport().height()
    for _ in range(60):
        QTest.keyClick(page.live.field, Key.Key_PageDown)
    assert page.navigator.current() == ids(page)[-1]
    for _ in range(60):
        QTest.keyClick(page.live.field, Key.Key_PageUp)
    assert page.navigator.current() == ids(page)[0]
    assert bar.value() == 0


def test_jumping_far_shows_the_field(make_page: MakePage) -> None:
    page, _ = make_page(many_paragraphs(3000))
    for number in (4000, 17, 2500, 1):
        place = page.model.at_number(number)
        assert place is not None
        identity = known(page.model, place.paragraph).segments[place.sentence].id
        page.navigator.go_to(identity)
        assert page.navigator.current() == identity
        frame = frame_on_screen(page)
        assert 0 <= frame < page.viewport().height()
        assert page.live.field.geometry().top() == pytest.approx(frame + 3, abs=1)
        QTest.keyClicks(page.live.field, "x")
        assert target(page).endswith("x")


def test_clicking_goes_to_fields_and_sentences(three: Shown) -> None:
    page, _ = three
    every = ids(page)
    top, block = top_of(page, 1), page.view.blocks.get(1)
    target = block.fields[2]
    QTest.mouseClick(
        page.viewport(), Qt.MouseButton.LeftButton, pos=(target.text.topLeft() + QPointF(1, top + 5)).toPoint()
    )
    assert page.navigator.current() == every[5]
    assert page.live.caret() == 0
    segment = known(page.model, 1).segments[1]
    strip = block.source_rects(segment.start, segment.end)[0]
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=(strip.center() + QPointF(0, top)).toPoint())
    assert page.navigator.current() == every[4]
    assert page.live.field.hasFocus()
    assert page.source.position() is None


def test_pointing_lights_the_sentence_and_its_field(three: Shown, qtbot: QtBot) -> None:
    page, _ = three
    top, block = top_of(page, 1), page.view.blocks.get(1)
    QTest.mouseMove(page.viewport(), (block.fields[1].text.center() + QPointF(0, top)).toPoint())
    qtbot.waitUntil(lambda: page.mouse.hovered == (1, 1))
    assert page.view.block_state(1).hovered == 1
    segment = known(page.model, 1).segments[2]
    strip = block.source_rects(segment.start, segment.end)[0]
    QTest.mouseMove(page.viewport(), (strip.center() + QPointF(0, top)).toPoint())
    qtbot.waitUntil(lambda: page.mouse.hovered == (1, 2))


def test_selecting_sentences(three: Shown, qtbot: QtBot) -> None:
    page, _ = three
    every = ids(page)
    page.navigator.go_to(every[1])
    assert page.navigator.selected() == (every[1],)
    with qtbot.waitSignal(page.navigator.selection_changed):
        page.navigator.select_sentences(every[4], every[1])
    assert page.navigator.selected() == tuple(every[1:5])
    assert page.view.block_state(0).selected == {1, 2}
    assert page.view.block_state(1).selected == {0, 1}
    QTest.keyClick(page.live.field, Key.Key_Down)
    assert page.navigator.selected() == (current(page),)


def test_a_selection_is_drawn_sentence_by_sentence(three: Shown) -> None:
    page, _ = three
    every = ids(page)
    page.navigator.go_to(every[2])
    for _ in range(2):
        page.navigator.extend_selection(1)
    assert page.navigator.selected() == tuple(every[2:5])
    for _ in range(3):
        page.navigator.extend_selection(-1)
    assert page.navigator.selected() == tuple(every[1:3])
    assert page.navigator.current() == every[2]


def test_shift_click_selects_to_there(three: Shown) -> None:
    page, _ = three
    every = ids(page)
    top, block = top_of(page, 1), page.view.blocks.get(1)
    spot = (block.fields[1].text.center() + QPointF(0, top)).toPoint()
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, Mod.ShiftModifier, spot)
    assert page.navigator.selected() == tuple(every[:5])


def test_a_selection_over_text_not_read_is_refused(make_page: MakePage, qtbot: QtBot) -> None:
    paragraphs = of_three()
    model = model_of(paragraphs, read=False)
    model.put(paragraphs[:2] + paragraphs[4:])
    page, session = make_page(model=model)
    wanted: list[int] = []
    model.wanted.connect(wanted.append)
    every = [s.id for p in paragraphs for s in p.segments]
    assert not page.navigator.select_sentences(every[0], every[-1])
    assert session.of("refused")
    assert {2, 3} <= set(wanted)
    model.put(paragraphs[2:4])
    assert page.navigator.select_sentences(every[0], every[-1])
    assert page.navigator.selected() == tuple(every)


def test_text_not_read_yet_is_asked_for_and_entered_when_it_comes(make_page: MakePage, qtbot: QtBot) -> None:
    paragraphs = many_paragraphs(500)
    model = model_of(paragraphs, read=False)
    model.put(paragraphs[:10])
    page, _ = make_page(model=model)
    wanted: list[int] = []
    model.wanted.connect(wanted.append)
    target = paragraphs[400].segments[0].id
    first = current(page)
    page.navigator.go_to(target, 2)
    assert 400 in wanted
    assert page.navigator.current() == first
    page.viewport().repaint()  # a quiet stand-in
    assert wanted.count(400) <= 2
    model.put(paragraphs[390:420])
    assert page.navigator.current() == target
    assert 0 <= frame_on_screen(page) < page.viewport().height()


def test_a_reader_that_answers_at_once(make_page: MakePage) -> None:
    paragraphs = many_paragraphs(300)
    model = model_of(paragraphs, read=False)

    def read(index: int) -> None:
        model.put([paragraphs[index]])

    model.wanted.connect(read)
    page, _ = make_page(model=model)
    page.navigator.go_to(paragraphs[200].segments[0].id)
    QApplication.processEvents()
    assert page.navigator.current() == paragraphs[200].segments[0].id
    assert all(page.view.blocks.get(index).paragraph for index in page.view.visible.indexes)


def test_a_join_leads_to_the_sentence_before(three: Shown) -> None:
    page, session = three
    every = ids(page)
    page.navigator.go_to(every[1])
    old = known(page.model, 0)
    joined = (old.segments[0]._replace(end=old.segments[1].end, target="one two"), old.segments[2])
    page.model.put([old._replace(segments=joined)])
    assert page.navigator.current() == every[0]
    assert page.live.text == "one two"
    assert session.of("current")[-1] == (every[0],)
    assert len(page.view.blocks.get(0).fields) == 2


def test_a_split_keeps_the_caret(three: Shown) -> None:
    page, _ = three
    QTest.keyClicks(page.live.field, "!")
    old = known(page.model, 0)
    first = old.segments[0]
    parts = (first._replace(end=5), first._replace(id=first.id + 5, start=5, target=""), *old.segments[1:])
    page.model.put([old._replace(segments=parts)])
    assert page.navigator.current() == first.id
    assert page.live.text == "one!"
    assert page.view.block_state(1).first_number == 5


def test_another_project(three: Shown) -> None:
    page, _ = three
    page.model.load(outline(seed_paragraphs()))
    assert page.navigator.current() is None
    assert not page.live.field.isVisible()
    page.model.put(seed_paragraphs())
    page.viewport().repaint()
    QTest.keyClick(page, Key.Key_Return)
    assert page.navigator.current() == seed_paragraphs()[0].segments[0].id


def test_an_empty_project(qtbot: QtBot) -> None:
    page = TranslationPage(model_of([]), PageDisplayOptions(), ThemeState(LIGHT))
    qtbot.addWidget(page)
    page.show()
    page.viewport().repaint()
    assert not page.navigator.next_sentence()
    assert page.navigator.selected() == ()
    page.verticalScrollBar().setValue(10)
    page.source.enter()
    assert page.source.position() is None


def test_documents_have_titles_when_there_are_several(make_page: MakePage) -> None:
    parts = [p._replace(document_id=1 + (n > 2)) for n, p in enumerate(of_three())]
    page, _ = make_page(parts)
    assert [bool(page.view.blocks.get(i).title) for i in range(6)] == [True, False, False, True, False, False]
    assert page.view.blocks.get(3).title == "two.txt"
    assert page.view.blocks.get(3).height > page.view.blocks.get(4).height
    single, _ = make_page(of_three())
    assert not single.view.blocks.get(0).title


def test_a_context_menu_names_the_sentence(three: Shown, qtbot: QtBot) -> None:
    page, _ = three
    every = ids(page)
    spot = (page.view.blocks.get(1).fields[1].text.center() + QPointF(0, top_of(page, 1))).toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, page.viewport().mapToGlobal(spot))
    with qtbot.waitSignal(page.context_menu) as told:
        QApplication.sendEvent(page.viewport(), event)
    assert arguments(told)[1] == every[4]
    inside = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), page.live.field.mapToGlobal(QPoint(5, 5)))
    with qtbot.waitSignal(page.context_menu) as told:
        QApplication.sendEvent(page.live.field.viewport(), inside)
    assert arguments(told)[1] == current(page)


def test_losing_the_keyboard_is_told(qtbot: QtBot) -> None:
    window, other = QWidget(), QLineEdit()
    page = TranslationPage(model_of(of_three()), PageDisplayOptions(), ThemeState(LIGHT))
    layout = QVBoxLayout(window)
    layout.addWidget(page)
    layout.addWidget(other)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    page.navigator.go(0)
    page.setFocus()
    qtbot.waitUntil(page.live.field.hasFocus)
    with qtbot.waitSignal(page.live.editing_ended) as told:
        other.setFocus()
    assert arguments(told) == [current(page)]
    page.setFocus()
    QTest.keyClick(page.live.field, Key.Key_Tab)
    assert page.source.position() is not None
    QTest.keyClick(page, Key.Key_Tab)
    assert other.hasFocus()
    page.source.return_to_english()
    QTest.keyClick(page.live.field, Key.Key_Backtab)
    assert other.hasFocus()


def test_confirming_shows_the_new_mark(three: Shown) -> None:
    page, _ = three
    page.model.put([with_segment(page.model, current(page), status=Status.TRANSLATED)], origin=page.live)
    assert page.view.blocks.get(0).fields[0].segment.status is Status.TRANSLATED
