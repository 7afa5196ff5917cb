"""The page under a filter: shown and greyed sentences, navigation; and decorations."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from tests.ui.editor.page_samples import (
    MakePage,
    current,
    frame_on_screen,
    ids,
    known,
    many_paragraphs,
    of_three,
    paragraph,
    spot_of,
    top_of,
    with_segment,
)
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.ui.editor import paragraph_order
from translator_gui.ui.editor.decorations import TextDecoration, TextDecorationKind
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.theme import LIGHT

Key, Mod = Qt.Key, Qt.KeyboardModifier


def left_of(page: TranslationPage, *matching: int, paragraphs: Sequence[int] = ()) -> paragraph_order.FilteredSentences:
    """Return a filter that matches some sentences, counted from 0, with further paragraphs as context."""
    every = ids(page)
    chosen = [every[number] for number in matching]
    places = [page.model.place(segment) for segment in chosen]
    indexes = {place.paragraph for place in places if place} | set(paragraphs)
    return paragraph_order.FilteredSentences(tuple(sorted(indexes)), frozenset(chosen))


@given(st.integers(0, 60), st.sets(st.integers(0, 59)), st.integers(-1, 60))
def test_an_order_steps_as_its_sorted_list_does(count: int, wanted: set[int], index: int) -> None:
    chosen = sorted(at for at in wanted if at < count)
    order = paragraph_order.ParagraphOrder(count, chosen)
    behind, before = chosen[bisect_right(chosen, index) :], chosen[: bisect_left(chosen, index)]
    assert order.after(index) == (behind[0] if behind else None)
    assert order.before(index) == (before[-1] if before else None)
    assert (index in order) == (index in chosen)
    assert (order.nearest(index) is None) == (not chosen)
    whole = paragraph_order.ParagraphOrder(count)
    assert [at for at in range(count) if at in whole] == list(range(count))
    if 0 <= index < count:
        order.reveal(index)
        assert index in order
        assert list(order.chosen or ()) == sorted({*chosen, index})


def test_only_the_chosen_paragraphs_stand_on_the_page(make_page: MakePage) -> None:
    page, _ = make_page(many_paragraphs(300), size=(1000, 2000))
    page.navigator.set_filter(left_of(page, 2, 90, 400))
    places = [page.model.place(ids(page)[number]) for number in (2, 90, 400)]
    assert [index for index, _ in page.view.visible.blocks] == [place.paragraph for place in places if place]
    bottoms = [top + page.view.blocks.height(index) for index, top in page.view.visible.blocks]
    assert [top for _, top in page.view.visible.blocks] == [0, *bottoms[:-1]]
    assert page.verticalScrollBar().maximum() == 0
    page.navigator.set_filter(None)
    assert len(page.view.visible.blocks) > 3
    assert page.verticalScrollBar().maximum() > 5000


def test_keys_go_from_match_to_match(make_page: MakePage) -> None:
    page, _ = make_page(of_three())
    every = ids(page)
    page.navigator.set_filter(left_of(page, 1, 2, 9, paragraphs=(4,)))
    assert current(page) == every[1]
    visited = [current(page)]
    while page.navigator.next_sentence():
        visited.append(current(page))
    assert visited == [every[1], every[2], every[9]]
    assert page.navigator.previous_sentence()
    assert current(page) == every[2]
    page.navigator.extend_selection(1)
    assert page.navigator.selected() == (every[2], every[9])
    page.navigator.go_to(every[9])
    assert page.navigator.next_paragraph()
    assert spot_of(page) == (4, 0)


def test_what_was_worked_on_stays_where_it_is_when_the_filter_comes_off(make_page: MakePage) -> None:
    page, _ = make_page(many_paragraphs(400))
    page.navigator.set_filter(left_of(page, *range(300, 340)))
    page.navigator.go_to(ids(page)[320])
    QTest.keyClicks(page.live.field, "typed under the filter")
    before = frame_on_screen(page)
    page.navigator.set_filter(None)
    assert current(page) == ids(page)[320]
    assert abs(frame_on_screen(page) - before) <= 1
    assert page.live.text.endswith("typed under the filter")


def test_a_sentence_gone_to_from_elsewhere_joins_the_page(make_page: MakePage) -> None:
    page, _ = make_page(of_three(30))
    page.navigator.set_filter(left_of(page, 0, 80))
    hidden = ids(page)[41]
    page.navigator.go_to(hidden)
    assert current(page) == hidden
    index, sentence = spot_of(page)
    assert index in page.view.visible.indexes
    assert sentence in page.view.block_state(index).grey
    assert page.navigator.next_sentence()
    assert current(page) == ids(page)[80]


def test_where_nothing_matches_the_current_paragraph_stays(make_page: MakePage) -> None:
    page, _ = make_page(of_three(30))
    page.navigator.go_to(ids(page)[50])
    page.navigator.set_filter(paragraph_order.FilteredSentences((), frozenset()))
    assert current(page) == ids(page)[50]
    assert [index for index, _ in page.view.visible.blocks] == [spot_of(page)[0]]
    assert not page.navigator.next_sentence()
    assert not page.navigator.previous_sentence()


def test_scrolling_through_what_is_left_meets_each_paragraph_once(make_page: MakePage) -> None:
    page, _ = make_page(many_paragraphs(500))
    page.navigator.set_filter(left_of(page, *range(0, 600, 7)))
    seen: list[int] = []
    bar = page.verticalScrollBar()
    while True:
        seen.extend(index for index in page.view.visible.indexes if index not in seen)
        if bar.value() >= bar.maximum():
            break
        bar.setValue(bar.value() + 150)
    assert seen == list(page.navigator.filter.paragraphs if page.navigator.filter else ())


def test_a_filter_survives_what_is_typed_and_what_changes(make_page: MakePage) -> None:
    page, _ = make_page(of_three())
    page.navigator.set_filter(left_of(page, 4))
    QTest.keyClicks(page.live.field, "!")
    page.model.put([with_segment(page.model, ids(page)[4], note="seen")])
    assert [index for index, _ in page.view.visible.blocks] == [1]
    QTest.keyClick(page.live.field, Key.Key_Down, Mod.NoModifier)
    assert current(page) == ids(page)[4]


class Words:
    """Marks every occurrence of a word."""

    def __init__(self, word: str, kind: TextDecorationKind) -> None:
        self._word, self._kind = word, kind

    def _in(self, text: str) -> list[TextDecoration]:
        at = text.find(self._word)
        return [] if at < 0 else [TextDecoration(at, at + len(self._word), self._kind)]

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        return self._in(paragraph.text)

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        return self._in(segment.target)


@pytest.mark.parametrize(("word", "urdu"), [("جملہ", True), ("two", False)])
def test_hits_are_lit_behind_the_letters(make_page: MakePage, word: str, *, urdu: bool) -> None:
    page, _ = make_page([paragraph(9, "ایک جملہ ہے۔", ("number two",)), *of_three(2)])
    page.navigator.go_to(ids(page)[-1])
    page.decorations.add(Words(word, TextDecorationKind.HIT))
    picture = page.viewport().grab().toImage()
    columns, block = page.view.blocks.columns, page.view.blocks.get(0)
    left = columns.urdu_left if urdu else columns.english_left
    width = columns.urdu_width if urdu else columns.english_width
    area = QRect(QPoint(round(left), top_of(page, 0)), QPoint(round(left + width), top_of(page, 0) + block.height))
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    }
    assert LIGHT.hit.name() in colours


def test_marks_follow_the_sentence_into_the_live_editor_and_its_typing(make_page: MakePage) -> None:
    page, _ = make_page(of_three())
    page.decorations.add(Words("oone", TextDecorationKind.MISSPELT))
    assert not page.live.field.extraSelections()
    page.live.field.set_caret(0)
    QTest.keyClicks(page.live.field, "o")
    assert [s.cursor.selectedText() for s in page.live.field.extraSelections()] == ["oone"]
    QTest.keyClick(page.live.field, Key.Key_Backspace)
    assert not page.live.field.extraSelections()


def test_a_mark_is_painted_anew_when_its_provider_says_so(make_page: MakePage) -> None:
    page, _ = make_page(of_three())
    words = Words("nowhere", TextDecorationKind.HIT)
    page.decorations.add(words)
    before = page.viewport().grab().toImage()
    words.__init__("three", TextDecorationKind.HIT)
    page.decorations.refresh([known(page.model, 0).id])
    assert page.viewport().grab().toImage() != before
