"""Inline tags with keys: inserting, copying, pasting, missing tags."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.inline_tag import InlineTag, TagMeaning, TagStyle, closing, opening, standalone
from translator_gui.model.status import Status
from translator_gui.project.filtering import ANY_CHECK, SentenceFilter
from translator_gui.project.importing import create_project
from translator_gui.text.tag_spelling import read_spelled, spelled
from translator_gui.ui.editor.badges import SentenceBadgeKind
from translator_gui.ui.widgets.clipboard import TAGGED

TAGS = (
    InlineTag(1, TagMeaning.FORMAT, paired=True, words="bold", look=TagStyle.BOLD),
    InlineTag(2, TagMeaning.LINK, paired=True, words="link to <b>example.org</b>"),
    InlineTag(3, TagMeaning.NOTE, paired=False, words="footnote"),
)
ALL = "".join((*(part(n) for n in (1, 2) for part in (opening, closing)), standalone(3)))
URDU = read_spelled("یہ {1>اہم<1} خبر {2>بی بی سی<2} کی ہے۔{3} دوسرا جملہ۔", ALL)


class _PaintedRegions(QObject):
    """Notes how far down a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.bottoms: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.bottoms.append(event.region().boundingRect().bottom())
        return super().eventFilter(watched, event)


@pytest.fixture
def person(open_window: OpenWindow, tmp_path: Path) -> Person:
    """A translator with two paragraphs with tags and one without."""
    path = tmp_path / "tagged.tproj"
    paragraphs = (SourceParagraph(URDU, tags=TAGS), SourceParagraph("سادہ جملہ۔"), SourceParagraph(URDU, tags=TAGS))
    create_project(path, [SourceDocument("tagged.txt", "txt", URDU.encode(), paragraphs, "utf-8", "lines")]).close()
    person = open_window(path)
    # The third sentence would get the English of the first.
    person.window.context.preferences.set("repetitions.fill", "never")
    return person


def english(person: Person) -> str:
    return spelled(person.current.target)


def badges(person: Person) -> list[str]:
    """Return the badges of findings, from the top."""
    page = person.work.page
    boxes = [box for index in page.view.visible.indexes for box in page.view.blocks.get(index).fields]
    return [chip.text for box in boxes for chip in box.badges if chip.kind is SentenceBadgeKind.FINDING]


def is_badge(person: Person, text: str) -> bool:
    """Whether there is one badge, and its text begins like this one; how much fits depends on the platform's fonts."""
    (shown,) = badges(person)
    start = shown.removesuffix("…")
    return text.startswith(start) or start.startswith(text)


def tip_at(person: Person, place: QPoint) -> str:
    viewport = person.work.page.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QHelpEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
    return QToolTip.text()


def test_the_next_missing_tag_comes_with_a_key_in_the_order_of_the_urdu(person: Person) -> None:
    person.type("This ")
    assert badges(person) == []
    person.press("Ctrl+,")
    person.type("important")
    assert is_badge(person, "2 findings: the end of tag 1 (bold) is missing")
    person.press("F9")
    person.type(" news is by the BBC")
    person.press("Ctrl+Shift+Left", "Ctrl+,")
    assert english(person) == "This {1>important<1} news is by the {2>BBC<2}"
    person.type(".")
    person.press("Ctrl+,")
    assert english(person) == "This {1>important<1} news is by the {2>BBC<2}.{3}"
    assert badges(person) == []
    person.press("Ctrl+,")
    assert person.said() == "The English has every tag of the Urdu"
    assert english(person) == "This {1>important<1} news is by the {2>BBC<2}.{3}"


def test_a_tag_that_came_in_is_one_step_of_undo(person: Person) -> None:
    person.type("word")
    person.press("Ctrl+,")
    assert english(person) == "word{1>"
    person.press("Ctrl+Z")
    assert english(person) == "word"


def test_a_sentence_without_tags_knows_nothing_of_them(person: Person) -> None:
    person.press("Alt+Down", "Alt+Down")
    person.type("Plain")
    person.press("Ctrl+,")
    assert person.said() == "This sentence has no tags"
    assert person.current.target == "Plain"
    assert badges(person) == []


def test_one_is_chosen_from_a_list(person: Person) -> None:
    person.type("by ")
    person.press("Shift+F9")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "{1>  bold",
        "{2>  link to <b>example.org</b>",
        "{3}  footnote",
    ]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    person.until(lambda: english(person) == "by {2><2}")
    person.type("BBC")
    assert english(person) == "by {2>BBC<2}"


def test_the_caret_steps_over_a_tag_as_over_a_letter_and_backspace_takes_it_away(person: Person) -> None:
    person.type("a")
    person.press("Ctrl+,")
    person.type("b")
    person.press("Left", "Left")
    assert person.work.page.live.caret() == 1
    person.press("Right", "Backspace")
    assert english(person) == "ab"


def test_copying_the_source_takes_its_tags_along(person: Person) -> None:
    person.press("Ctrl+Shift+S")
    person.until(lambda: person.current.target)
    assert english(person) == "یہ {1>اہم<1} خبر {2>بی بی سی<2} کی ہے۔{3}"
    assert badges(person) == ["This is still Urdu"]


def test_pasting_keeps_the_tags_that_the_sentence_has(person: Person) -> None:
    person.press("Ctrl+Shift+S", "Ctrl+A", "Ctrl+C")
    clipboard = QApplication.clipboard()
    assert clipboard.text() == "یہ اہم خبر بی بی سی کی ہے۔"
    assert clipboard.mimeData().hasFormat(TAGGED)
    person.press("Alt+Down", "Ctrl+V")
    assert english(person) == "یہ اہم خبر بی بی سی کی ہے۔"
    person.press("Alt+Down", "Alt+Down", "Ctrl+V")
    assert english(person) == "یہ {1>اہم<1} خبر {2>بی بی سی<2} کی ہے۔{3}"


def test_what_only_looks_like_a_tag_does_not_come_in(person: Person) -> None:
    QApplication.clipboard().setText(f"a{opening(1)}b")
    person.press("Ctrl+V")
    assert person.current.target == "a□b"


def test_the_urdu_is_copied_with_its_tags_for_this_program_alone(person: Person) -> None:
    person.press("F6", "Ctrl+A", "Ctrl+C")
    assert QApplication.clipboard().text() == "یہ اہم خبر بی بی سی کی ہے۔ دوسرا جملہ۔"
    person.press("Esc", "Ctrl+V")
    assert english(person) == "یہ {1>اہم<1} خبر {2>بی بی سی<2} کی ہے۔{3} دوسرا جملہ۔"


def test_wrong_tags_can_be_confirmed_and_are_told(person: Person) -> None:
    person.type("This")
    person.press("Ctrl+Enter")
    assert person.said() == ("Sentence 1: 3 tags missing: 1 (bold), 2 (link to <b>example.org</b>), 3 (footnote)")
    assert person.sentences[0].status is Status.TRANSLATED
    assert person.number == 2


def test_missing_tags_are_told_when_the_sentence_is_confirmed_and_from_then_on(person: Person) -> None:
    person.type("This is important")
    assert badges(person) == []
    assert "missing" not in person.work.page.live.field.accessibleName()
    person.press("Ctrl+Enter")
    assert "3 tags missing" in person.said()
    assert is_badge(person, "3 tags missing: 1 (bold), 2 (link")
    person.press("Alt+Up")
    person.until_saved()
    person.type("!")
    assert person.current.status is Status.DRAFT
    assert is_badge(person, "3 tags missing: 1 (bold), 2 (link")
    person.press("Ctrl+Shift+S", "Ctrl+,")
    assert badges(person) == ["This is still Urdu"]
    assert person.said() == "The English has every tag of the Urdu"


def test_missing_tags_are_told_once_one_was_used_until_it_goes(person: Person) -> None:
    person.type("This ")
    person.press("Ctrl+,")
    assert is_badge(person, "2 findings: the end of tag 1 (bold) is missing")
    person.press("Backspace")
    assert badges(person) == []


def test_the_sentences_below_are_painted_again_where_a_badge_moves_them(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path, urdu = tmp_path / "long.tproj", URDU.replace("دوسرا", "دوسرا " * 80)
    paragraphs = (SourceParagraph(urdu, tags=TAGS),)
    create_project(path, [SourceDocument("long.txt", "txt", urdu.encode(), paragraphs, "utf-8", "lines")]).close()
    person = open_window(path)
    page = person.work.page
    person.type("This ")
    person.until_saved()
    person.window.grab()
    QApplication.processEvents()
    before, height = page.view.blocks.get(0).fields[1].frame.top(), page.view.blocks.height(0)
    painted = _PaintedRegions(page.viewport())
    person.press("Ctrl+,")
    below = page.view.blocks.get(0).fields[1].frame
    assert below.top() > before
    assert page.view.blocks.height(0) == height
    top = page.view.visible.top_of(0)
    assert top is not None
    person.until(lambda: painted.bottoms)
    assert painted.bottoms[0] >= round(top + below.bottom()), "at once, not with the next message"


def test_the_key_for_tags_says_what_the_badge_says(person: Person) -> None:
    person.press("Ctrl+Shift+S", "Ctrl+A", "Ctrl+C", "End", "Ctrl+V")
    person.until(lambda: english(person).count("{3}") == 2)
    assert is_badge(person, "4 findings: tag 1 (bold) stands twice")
    person.press("Ctrl+,")
    assert person.said().startswith("Tag 1 (bold) stands twice; ")


def test_white_space_around_what_is_selected_stays_outside_the_tag(person: Person) -> None:
    person.type("the big house")
    person.work.page.live.field.set_caret(8, 3)
    person.press("Ctrl+,")
    assert english(person) == "the {1>big<1} house"
    person.work.page.live.field.set_caret(10, 16)
    person.press("Shift+F9")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    person.until(lambda: english(person) == "the {1>big<1} {2>house<2}")


def test_a_key_goes_to_the_next_sentence_with_wrong_tags_and_a_filter_shows_them(person: Person) -> None:
    person.until_checked()
    person.press("F8")
    assert person.said() == "No other sentence has findings"
    person.type("This ")
    person.press("Ctrl+,", "Alt+Down")
    person.type("No tag used yet")
    person.press("Alt+Down", "Alt+Down")
    person.type("This ")
    person.press("Ctrl+,", "Alt+Up", "F8")
    assert person.number == 4
    person.press("F8")
    assert person.number == 1
    person.press("Shift+F8")
    assert person.number == 4
    filter_controller = person.filter_controller
    filter_controller.edit()
    filter_controller.model.apply(SentenceFilter(tags=ANY_CHECK))
    person.until(lambda: person.work.page.navigator.filter is not None)
    shown = person.work.page.navigator.filter
    assert shown is not None
    assert shown.matching == {person.sentences[0].id, person.sentences[3].id}


def test_a_tag_says_what_it_stands_for_to_pointer_and_screen_reader(person: Person) -> None:
    page = person.work.page
    person.type("This ")
    person.press("Ctrl+,")
    rect = page.live.field.rect_of(5)
    inside = page.live.field.viewport().mapTo(page.viewport(), rect.center() + QPoint(5, 0))
    assert tip_at(person, inside) == "Tag 1 opens:\nbold"
    block, top = page.view.blocks.get(0), page.view.visible.top_of(0)
    assert top is not None
    (urdu,) = block.source_rects(URDU.index(standalone(3)), URDU.index(standalone(3)) + 1)
    assert tip_at(person, urdu.center().toPoint() + QPoint(0, top)) == "Tag 3:\nfootnote"
    assert ", draft, the end of tag 1 (bold) is missing; 2 tags missing: 2 " in page.live.field.accessibleName()
    assert page.live.field.accessibleDescription().startswith("یہ [tag 1 opens: bold] اہم [tag 1 closes: bold] خبر")
    (badge,) = (chip for chip in page.view.blocks.get(0).fields[0].badges if chip.kind is SentenceBadgeKind.FINDING)
    assert tip_at(person, badge.rect.center().toPoint() + QPoint(0, top)).startswith("Findings:\nthe end of tag 1")
    person.press("Alt+Down")
    (painted,) = page.view.blocks.get(0).fields[0].spans(5, 6)
    assert tip_at(person, painted.center().toPoint() + QPoint(0, top)) == "Tag 1 opens:\nbold"


def test_a_sentence_is_split_beside_a_tag_that_goes_with_its_word(person: Person) -> None:
    person.press("F6")
    before = URDU.index("خبر")
    page = person.work.page
    page.source.put(0, before)
    person.press("Ctrl+T")
    person.until(lambda: len(person.sentences) == 6)
    assert person.sentences[1].start == before
    person.press("F6")
    page.source.put(0, URDU.index("بی بی سی"))
    person.press("Ctrl+T")
    person.until(lambda: len(person.sentences) == 7)
    assert URDU[person.sentences[2].start] == opening(2)


def test_a_split_before_closing_punctuation_moves_behind_it(person: Person) -> None:
    stop = URDU.index("۔")
    person.press("F6")
    person.work.page.source.put(0, stop)
    person.press("Ctrl+T")
    assert person.said() == "Sentence 1 cannot be split there; choose a place inside its Urdu, between two letters"
    person.press("Esc", "Ctrl+J", "F6")
    assert len(person.sentences) == 4
    person.work.page.source.put(0, stop)
    person.press("Ctrl+T")
    assert len(person.sentences) == 5
    assert person.sentences[1].start == URDU.index("دوسرا")


def test_replacing_keeps_tags(person: Person) -> None:
    person.type("This ")
    person.press("Ctrl+,")
    person.type("important")
    person.press("Ctrl+,")
    person.type(" news")
    person.press("Ctrl+H")
    person.type("important news")
    find_controller = person.find_controller
    assert find_controller is not None
    find_controller.bar.replacement.setFocus()
    person.type("message")
    person.until(lambda: find_controller.finder.current)
    find_controller.replace()
    person.until(lambda: english(person) == "This {1>message<1}")
