"""Changes since an earlier text on the page: they are painted, and nothing moves."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.editor.page_samples import (
    MakePage,
    Session,
    crude_cuts,
    current,
    frame_on_screen,
    ids,
    known,
    of_three,
    paragraph,
    target,
    top_of,
    with_segment,
)
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status
from translator_gui.text.difference import DiffKind, DiffPiece, difference, difference_in_words
from translator_gui.ui.editor.boxes import EnglishFieldLayout
from translator_gui.ui.editor.decorations import TextDecoration, TextDecorationKind
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.editor.page_options import PageDisplayOptions, PageLayoutMode
from translator_gui.ui.theme import DARK, LIGHT, Theme

LONG = "Members of a Russian delegation visiting Pakistan have said that Moscow regards Islamabad as a reliable ally."
URDU = "روس کے وفد نے کہا۔"


class Before:
    """Earlier texts by sentence; all other sentences are unchanged."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.texts = texts
        self.asked: set[int] = set()

    def pieces(self, segment: Segment) -> tuple[DiffPiece, ...]:
        self.asked.add(segment.id)
        before = self.texts.get(segment.id, segment.target)
        return difference(before, segment.target) if before != segment.target else ()

    def spoken(self, segment: Segment) -> str:
        return difference_in_words(self.pieces(segment))


def marked(page: TranslationPage, number: int, before: str) -> EnglishFieldLayout:
    """Return the field of a sentence once the page marks its changes."""
    identity = ids(page)[number]
    page.live.set_earlier(Before({identity: before}))
    return box_of(page, identity)


def box_of(page: TranslationPage, identity: int) -> EnglishFieldLayout:
    place = page.model.place(identity)
    assert place is not None
    return page.view.blocks.get(place.paragraph).fields[place.sentence]


def picture(page: TranslationPage, area: QRectF, index: int) -> QImage:
    """Return the picture within a rectangle of a block."""
    return page.viewport().grab(area.translated(0, top_of(page, index)).toAlignedRect()).toImage()


def colours(image: QImage) -> set[str]:
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def one_sentence(target: str, status: Status = Status.DRAFT) -> list[Paragraph]:
    """Two paragraphs with the caret in the first one."""
    return [paragraph(1, URDU, ("first",)), paragraph(2, URDU, (target,), (status,))]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("layout", list(PageLayoutMode))
def test_a_sentence_that_changed_is_painted_with_marks_in_place(
    make_page: MakePage, theme: Theme, layout: PageLayoutMode
) -> None:
    page, _ = make_page(one_sentence("the dependable ally"), options=PageDisplayOptions(layout=layout))
    page.view.theme_state.set(theme)
    plain = colours(picture(page, box_of(page, ids(page)[1]).frame, 1))
    assert not {theme.warn.name(), theme.added.name()} & plain
    box = marked(page, 1, "the reliable ally")
    assert box.box is not None
    assert box.below is None
    assert "reliable" in box.box.text
    assert "dependable" in box.box.text
    assert {c.name() for c in (theme.warn, theme.warn_text, theme.added, theme.added_text)} <= colours(
        picture(page, box.frame, 1)
    )
    page.live.set_earlier(None)
    assert colours(picture(page, box_of(page, ids(page)[1]).frame, 1)) == plain


def test_other_colours_are_taken_at_once(make_page: MakePage) -> None:
    page, _ = make_page(one_sentence("two"))
    box = marked(page, 1, "one")
    assert LIGHT.warn.name() in colours(picture(page, box.frame, 1))
    page.view.theme_state.set(DARK)
    seen = colours(picture(page, box.frame, 1))
    assert DARK.warn.name() in seen
    assert LIGHT.warn.name() not in seen


def test_the_sentence_in_the_field_has_its_marks_below_it(make_page: MakePage) -> None:
    page, _ = make_page(one_sentence("x"))
    plain = box_of(page, current(page))
    box = marked(page, 0, "second")
    assert box.box is None
    assert box.below is not None
    assert box.frame == plain.frame, "the field stays as it was"
    assert box.below_rect.top() > box.frame.bottom()
    assert box.bottom >= box.below_rect.bottom()
    assert page.view.blocks.get(0).height >= box.bottom
    seen = colours(picture(page, box.below_rect, 0))
    assert {LIGHT.warn_text.name(), LIGHT.added_text.name()} <= seen
    assert "[removed: second][inserted: first]" in page.live.field.accessibleDescription()


def test_marks_follow_the_typing(make_page: MakePage, qtbot: QtBot) -> None:
    page, _ = make_page(one_sentence("x"))
    identity = current(page)
    marked(page, 0, "first")
    assert not box_of(page, identity).pieces
    heard = page.live.field.accessibleDescription()
    before = frame_on_screen(page)
    QTest.keyClicks(page.live.field, " thing")
    qtbot.waitUntil(lambda: bool(box_of(page, identity).pieces) and box_of(page, identity).pieces[-1].text == " thing")
    box = box_of(page, identity)
    assert LIGHT.added.name() in colours(picture(page, box.below_rect, 0))
    assert frame_on_screen(page) == before
    assert page.live.field.accessibleDescription() == heard, "nobody is told at every key"
    for _ in range(6):
        QTest.keyClick(page.live.field, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: box_of(page, identity).below is None)
    assert box_of(page, identity).bottom == box.frame.bottom()


def test_the_field_stands_still_while_what_is_below_it_grows(make_page: MakePage, qtbot: QtBot) -> None:
    page, _ = make_page(of_three())
    page.navigator.go(2, sentence=1)
    identity = current(page)
    page.live.set_earlier(Before(dict.fromkeys(ids(page), "what the translator had handed over before all this")))
    top, above = frame_on_screen(page), top_of(page, 1)
    QTest.keyClicks(page.live.field, " and more and more and more")
    qtbot.waitUntil(lambda: any("and more" in piece.text for piece in box_of(page, identity).pieces))
    assert (frame_on_screen(page), top_of(page, 1)) == (top, above)


def test_another_sentence_comes_into_the_field_and_the_marks_change_places(make_page: MakePage) -> None:
    page, _ = make_page(of_three())
    first, second, _, *_ = ids(page)
    page.live.set_earlier(Before(dict.fromkeys(ids(page), "before")))
    assert box_of(page, first).below is not None
    assert box_of(page, second).marked is not None
    page.navigator.next_sentence()
    assert box_of(page, first).marked is not None
    assert box_of(page, first).below is None
    assert box_of(page, second).below is not None
    assert target(page) == "two", "the marks are no part of the text"


def test_a_click_into_marked_text_finds_the_letter_of_the_english(make_page: MakePage) -> None:
    page, _ = make_page(one_sentence("the 😀 dependable ally"))
    box = marked(page, 1, "the 😀 reliable friend and ally")
    (rect,) = box.spans(box.segment.target.index("ally"), len(box.segment.target))
    point = QPoint(round(rect.left()) + 1, round(rect.center().y())) + QPoint(0, top_of(page, 1))
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert current(page) == ids(page)[1]
    assert page.live.caret() == box.segment.target.index("ally")


def test_a_click_on_what_went_goes_where_it_was(make_page: MakePage) -> None:
    page, _ = make_page(one_sentence("the ally"))
    box = marked(page, 1, "the most reliable of all ally")
    assert box.box is not None
    at = box.box.text.index("reliable")
    (gone,) = box.box.spans(at, at + 8)
    assert box.caret_at(gone.center() + box.text.topLeft()) == len("the ")


class Speller:
    """Marks one word of the English."""

    def __init__(self, kind: TextDecorationKind) -> None:
        self._kind = kind

    def source(self, paragraph: Paragraph) -> list[TextDecoration]:
        del paragraph
        return []

    def target(self, segment: Segment) -> list[TextDecoration]:
        at = segment.target.find("allly")
        return [TextDecoration(at, at + 5, self._kind)] if at >= 0 else []


@pytest.mark.parametrize(
    ("kind", "ink"), [(TextDecorationKind.MISSPELT, LIGHT.returned), (TextDecorationKind.CURRENT_HIT, LIGHT.accent)]
)
def test_what_others_mark_is_seen_where_the_word_stands_now(
    make_page: MakePage, kind: TextDecorationKind, ink: QColor
) -> None:
    page, _ = make_page(one_sentence("allly"))
    page.decorations.add(Speller(kind))
    box = marked(page, 1, "a much longer text that stood here before")
    (rect,) = box.spans(0, 5)
    assert rect.left() > box.text.left() + 20
    assert ink.name() in colours(picture(page, rect.adjusted(-3, 0, 3, 4), 1))


def test_what_was_taken_away_whole_is_struck_through(make_page: MakePage) -> None:
    page, _ = make_page(one_sentence(""))
    box = marked(page, 1, "everything")
    assert box.pieces == (DiffPiece(DiffKind.REMOVED, "everything"),)
    assert box.box is not None
    assert box.box.text == "everything"
    assert box.caret_at(QPointF(box.text.right(), box.text.top() + 3)) == 0


def test_what_is_left_empty_on_purpose_still_says_so(make_page: MakePage) -> None:
    page, _ = make_page(one_sentence("", Status.TRANSLATED))
    box = marked(page, 1, "everything")
    assert box.box is not None
    assert box.box.text.startswith("everything")
    assert "left empty" in box.box.text


@pytest.mark.parametrize("width", [420, 1000, 2200])
@pytest.mark.parametrize("layout", list(PageLayoutMode))
def test_fields_never_overlap_whatever_is_marked(make_page: MakePage, width: int, layout: PageLayoutMode) -> None:
    text = " ".join([URDU] * 3)
    targets = (LONG, "", "met معید یوسف today", "one\ntwo")
    made = [paragraph(n, text, targets, (Status.DRAFT,), cuts=crude_cuts(text)) for n in (1, 2, 3)]
    page, _ = make_page(made, size=(width, 700), options=PageDisplayOptions(layout=layout))
    page.live.set_earlier(Before(dict.fromkeys(ids(page), "met سرگئی yesterday in a reliable\nhurry " * 3)))
    for index in range(3):
        block = page.view.blocks.get(index)
        bottom = 0.0
        for box in block.fields:
            assert box.frame.top() >= bottom
            bottom = box.bottom
            laid = box.box or (box.below[0] if box.below else None)
            assert laid is not None
            assert max(laid.layout.lineAt(n).naturalTextWidth() for n in range(len(laid.lines))) <= laid.width + 1
        assert block.height >= bottom


def test_only_what_is_on_screen_is_asked_for(make_page: MakePage) -> None:
    page, _ = make_page(of_three(300))
    before = Before({})
    page.live.set_earlier(before)
    assert len(before.asked) < 60


def test_texts_that_come_later_move_nothing_that_is_looked_at(make_page: MakePage) -> None:
    page, _ = make_page(of_three(40))
    page.navigator.go(20, sentence=1)
    page.live.set_earlier(Before({}))
    top = frame_on_screen(page)
    page.view.blocks.highlights.earlier = Before(
        dict.fromkeys(ids(page), "a text of several words that was there before " * 4)
    )
    page.live.refresh_highlights([known(page.model, index).id for index in page.view.visible.indexes])
    assert frame_on_screen(page) == top
    assert all(box.pieces for index in page.view.visible.indexes for box in page.view.blocks.get(index).fields)


def test_a_change_from_elsewhere_is_marked_at_once(make_page: MakePage) -> None:
    page, _ = make_page(of_three())
    identity = current(page)
    page.live.set_earlier(Before(dict.fromkeys(ids(page), "one")))
    assert box_of(page, identity).below is None
    page.model.put([with_segment(page.model, identity, target="once")])
    assert box_of(page, identity).pieces == difference("one", "once")
    assert "[inserted: once]" in page.live.field.accessibleDescription()


def test_a_page_without_marks_costs_nothing_more(make_page: MakePage) -> None:
    page, session = make_page(of_three())
    assert isinstance(session, Session)
    QTest.keyClicks(page.live.field, "abc")
    assert all(not box.pieces for box in page.view.blocks.get(0).fields)
