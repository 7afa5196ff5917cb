"""Typing into the page: real keys, input methods, the clipboard."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.editor.page_samples import MakePage, Shown, current, known, model_of, paragraph, top_of, with_segment
from translator_gui.model.segment import Segment
from translator_gui.model.status import Status
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.painting.text_offsets import to_code_points, to_utf16

Key, Mod = Qt.Key, Qt.KeyboardModifier
EMPTY = [paragraph(n, "پہلا جملہ ہے۔ دوسرا جملہ ہے۔", ("",), cuts=(14,)) for n in range(1, 6)]


@pytest.fixture
def blank(make_page: MakePage) -> Shown:
    return make_page(EMPTY)


def segment(page: TranslationPage, identity: int) -> Segment:
    found = page.model.segment(identity)
    assert found is not None
    return found


def composed(preedit: str, commit: str = "") -> QInputMethodEvent:
    event = QInputMethodEvent(
        preedit,
        [QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.TextFormat, 0, len(preedit), QTextCharFormat())],
    )
    event.setCommitString(commit)
    return event


def test_typing_is_told_letter_by_letter(blank: Shown) -> None:
    page, session = blank
    QTest.keyClicks(page.live.field, "Yes")
    first = current(page)
    assert session.of("typed") == [(first, "Y"), (first, "Ye"), (first, "Yes")]
    assert segment(page, first).target == "Yes"
    assert segment(page, current(page)).status is Status.DRAFT
    assert page.live.caret() == 3


def test_an_acronym_with_stops_is_one_word_for_keys_and_double_clicks(blank: Shown) -> None:
    page, _ = blank
    field = page.live.field
    QTest.keyClicks(field, "the U.S.A. and don")
    places: list[int] = []
    for key in [Key.Key_Left] * 3 + [Key.Key_Right] * 3:
        QTest.keyClick(field, key, Mod.ControlModifier)
        places.append(field.caret())
    assert places == [15, 11, 4, 11, 15, 18]
    field.set_caret(11)
    QTest.keyClick(field, Key.Key_Left, Mod.ControlModifier | Mod.ShiftModifier)
    assert field.text()[slice(*field.selection())] == "U.S.A. "
    for at, word in ((7, "U.S.A."), (12, "and")):
        point = field.rect_of(at).center()
        QTest.mouseDClick(field.viewport(), Qt.MouseButton.LeftButton, pos=point)
        QTest.mouseRelease(field.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert field.text()[slice(*field.selection())] == word


def test_an_own_echo_leaves_text_and_caret_alone(blank: Shown) -> None:
    page, _ = blank
    QTest.keyClicks(page.live.field, "abcd")
    QTest.keyClick(page.live.field, Key.Key_Left)
    QTest.keyClick(page.live.field, Key.Key_Left)
    QTest.keyClicks(page.live.field, "X")
    assert page.live.text == "abXcd"
    assert page.live.caret() == 3


def test_a_change_from_elsewhere_replaces_the_text_and_keeps_the_caret(blank: Shown) -> None:
    page, session = blank
    QTest.keyClicks(page.live.field, "one two")
    page.live.field.set_caret(3)
    before = len(session.told)
    page.model.put([with_segment(page.model, current(page), target="one and two")])
    assert (page.live.text, page.live.caret()) == ("one and two", 3)
    page.live.field.set_caret(len("one and"))
    page.model.put([with_segment(page.model, current(page), target="1 and two")])
    assert (page.live.text, page.live.caret()) == ("1 and two", len("1 and"))
    assert len(session.told) == before
    assert not page.live.undo_typing()


def test_enter_goes_on_and_shift_enter_breaks_the_line(blank: Shown) -> None:
    page, session = blank
    first = current(page)
    QTest.keyClicks(page.live.field, "ab")
    QTest.keyClick(page.live.field, Key.Key_Return, Mod.ShiftModifier)
    QTest.keyClicks(page.live.field, "c")
    assert segment(page, first).target == "ab\nc"
    assert page.navigator.current() == first
    QTest.keyClick(page.live.field, Key.Key_Return)
    assert page.navigator.current() == known(page.model, 0).segments[1].id
    assert segment(page, first).target == "ab\nc"
    assert segment(page, first).status is Status.DRAFT
    assert ("left", first) in session.told


def test_the_field_grows_and_pushes_the_rest_at_once(blank: Shown) -> None:
    page, _ = blank
    block = page.view.blocks.get(0)
    height, second = block.height, block.fields[1].frame.top()
    field = page.live.field.height()
    for _ in range(4):
        QTest.keyClick(page.live.field, Key.Key_Return, Mod.ShiftModifier)
    block = page.view.blocks.get(0)
    line = page.view.blocks.fonts.english_line
    assert block.fields[1].frame.top() - second == pytest.approx(4 * line, abs=4)
    assert block.height > height
    assert page.live.field.height() - field == pytest.approx(4 * line, abs=4)
    assert top_of(page, 1) == top_of(page, 0) + block.height
    assert page.live.field.verticalScrollBar().value() == 0


def test_it_grows_when_words_wrap(blank: Shown) -> None:
    page, _ = blank
    before = page.live.field.height()
    QTest.keyClicks(page.live.field, "word " * 40)
    assert page.live.field.height() > before + 2 * page.view.blocks.fonts.english_line


@pytest.mark.parametrize("start", ["پاکستان", "(ریڈیو)", "۲۰۱۷", "\u200f"])
def test_english_stays_left_to_right_whatever_comes_first(blank: Shown, start: str) -> None:
    page, _ = blank
    page.live.field.insert(start)
    QTest.keyClicks(page.live.field, " is")
    block = page.live.field.document().firstBlock()
    assert block.textDirection() is Qt.LayoutDirection.LeftToRight
    line = block.layout().lineAt(0)
    assert line.naturalTextRect().left() < 10
    # What was typed last stands at the right end, and so does the caret.
    assert page.live.field.cursorRect().left() == pytest.approx(line.naturalTextRect().right(), abs=3)
    assert page.live.text == start + " is"


def test_the_caret_moves_as_the_eye_sees(blank: Shown) -> None:
    page, _ = blank
    page.live.field.insert("in پاکستان now")
    page.live.field.set_caret(0)
    places: list[int] = []
    for _ in range(len("in پاکستان now")):
        QTest.keyClick(page.live.field, Key.Key_Right)
        places.append(page.live.field.cursorRect().left())
    assert places == sorted(places)
    assert page.live.caret() == len("in پاکستان now")


def test_pasting_makes_one_plain_line(blank: Shown) -> None:
    page, session = blank
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("one\r\ntwo \n\n three\u2028four\u2029five\x00\nسلام\n")
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(page.live.field, Key.Key_V, Mod.ControlModifier)
    assert page.live.text == "one two three four five سلام"
    assert session.told[-2:] == [("typed", current(page), page.live.text), ("pasted", current(page))]
    assert page.live.undo_typing()
    assert page.live.text == ""


def test_copying_is_plain(blank: Shown) -> None:
    page, _ = blank
    QTest.keyClicks(page.live.field, "a b")
    QTest.keyClick(page.live.field, Key.Key_A, Mod.ControlModifier)
    QTest.keyClick(page.live.field, Key.Key_C, Mod.ControlModifier)
    assert QApplication.clipboard().mimeData().formats() == ["text/plain"]
    assert QApplication.clipboard().text() == "a b"


def test_no_break_spaces_stay_and_nul_does_not(make_page: MakePage) -> None:
    page, _ = make_page([paragraph(1, "جملہ", ("5\u00a0km\x00 a\u2028b",))])
    assert page.live.text == "5\u00a0km a\nb"


def test_composing_is_no_edit_until_it_is_written(blank: Shown) -> None:
    page, session = blank
    QTest.keyClicks(page.live.field, "a")
    height = page.live.field.height()
    QApplication.sendEvent(page.live.field, composed("nihongo " * 20))
    assert page.live.text == "a"
    assert segment(page, current(page)).target == "a"
    assert len(session.of("typed")) == 1
    assert page.live.field.height() > height  # what is composed is seen whole
    QApplication.sendEvent(page.live.field, composed("", "日本語"))
    assert page.live.text == "a日本語"
    assert session.of("typed")[-1] == (current(page), "a日本語")
    assert page.live.field.height() == height
    assert page.live.undo_typing()
    assert page.live.text == ""  # written at once after the letter, in the same word: one step


def test_dead_keys(blank: Shown) -> None:
    page, session = blank
    QApplication.sendEvent(page.live.field, QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Dead_Acute, Mod.NoModifier))
    assert not session.of("typed")
    QApplication.sendEvent(page.live.field, composed("´"))
    assert not session.of("typed")
    QApplication.sendEvent(page.live.field, composed("", "é"))
    assert session.of("typed") == [(current(page), "é")]


def test_offsets_count_an_emoji_once(blank: Shown) -> None:
    page, _ = blank
    page.live.field.insert("a😀b👍")
    assert page.live.caret() == 4
    QTest.keyClick(page.live.field, Key.Key_Left)
    assert page.live.caret() == 3
    QTest.keyClick(page.live.field, Key.Key_Left, Mod.ShiftModifier)
    assert page.live.selection() == (2, 3)
    page.navigator.go_to(current(page), 2)
    QTest.keyClicks(page.live.field, "x")
    assert page.live.text == "a😀xb👍"
    assert to_utf16("a😀b", 2) == 3
    assert to_code_points("a😀b", 3) == 2


def test_undo_and_redo_of_running_typing(blank: Shown) -> None:
    page, session = blank
    QTest.keyClicks(page.live.field, "one two")
    assert page.live.undo_typing()
    assert (page.live.text, page.live.caret()) == ("one ", 4)
    assert session.of("typed")[-1] == (current(page), "one ")
    assert page.live.undo_typing()
    assert not page.live.undo_typing()
    assert page.live.redo_typing()
    assert page.live.redo_typing()
    assert not page.live.redo_typing()
    assert page.live.field.text() == segment(page, current(page)).target == "one two"
    page.navigator.next_sentence()
    assert not page.live.undo_typing()


@pytest.mark.parametrize(
    "key",
    [Key.Key_Z, Key.Key_Y, Key.Key_K, Key.Key_E, Key.Key_T, Key.Key_J, Key.Key_M, Key.Key_U, Key.Key_D, Key.Key_Return],
)
@pytest.mark.parametrize("shift", [Mod.NoModifier, Mod.ShiftModifier])
def test_the_programs_keys_pass_through(blank: Shown, key: Qt.Key, shift: Qt.KeyboardModifier) -> None:
    page, session = blank
    QTest.keyClicks(page.live.field, "one two")
    page.live.field.set_caret(3)
    told = len(session.told)
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, Mod.ControlModifier | shift)
    QApplication.sendEvent(page.live.field, override)
    assert not override.isAccepted()
    QTest.keyClick(page.live.field, key, Mod.ControlModifier | shift)
    assert (page.live.text, page.live.caret(), len(session.told)) == ("one two", 3, told)


@pytest.mark.parametrize(
    ("key", "held", "text"),
    [
        (Key.Key_C, Mod.ControlModifier, ""),
        (Key.Key_Left, Mod.ControlModifier | Mod.ShiftModifier, ""),
        (Key.Key_Backspace, Mod.ControlModifier, ""),
        (Key.Key_A, Mod.NoModifier, "a"),
        (Key.Key_A, Mod.ControlModifier | Mod.AltModifier, "ą"),
        (Key.Key_Up, Mod.NoModifier, ""),
    ],
)
def test_text_keys_are_the_fields(blank: Shown, key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
    page, _ = blank
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, held, text)
    QApplication.sendEvent(page.live.field, override)
    assert override.isAccepted()


def test_altgr_writes_letters(blank: Shown) -> None:
    page, _ = blank
    press = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_A, Mod.ControlModifier | Mod.AltModifier, "ą")
    QApplication.sendEvent(page.live.field, press)
    assert page.live.text == "ą"


def test_a_final_sentence_refuses(make_page: MakePage) -> None:
    page, session = make_page([paragraph(1, "جملہ", ("Done",), (Status.FINAL,)), paragraph(2, "جملہ", ("",))])
    QTest.keyClicks(page.live.field, "x")
    QTest.keyClick(page.live.field, Key.Key_Backspace)
    page.live.field.insert("y")
    assert page.live.undo_typing() is False
    assert len(session.of("refused")) == 3
    assert "final" in session.of("refused")[0][0]
    assert not session.of("typed")
    page.navigator.next_sentence()
    QTest.keyClicks(page.live.field, "x")
    assert session.of("typed") == [(current(page), "x")]


def test_a_read_only_page_refuses(blank: Shown) -> None:
    page, session = blank
    page.live.set_read_only(True)
    QTest.keyClicks(page.live.field, "x")
    page.navigator.next_sentence()
    QTest.keyClicks(page.live.field, "x")
    assert len(session.of("refused")) == 2
    assert not session.of("typed")
    page.live.set_read_only(False)
    QTest.keyClicks(page.live.field, "x")
    assert len(session.of("typed")) == 1


def test_the_live_text_stands_where_the_painted_one_does(make_page: MakePage) -> None:
    text = "The delegation led by Mr Sergei met the adviser in Islamabad, and said so.\nTwice, in Naskh: پاکستان."
    model = model_of([paragraph(n, "پہلا جملہ ہے۔", (text,)) for n in (1, 2)])
    page, _ = make_page(model=model, size=(700, 600))
    painted, live = page.view.blocks.get(1).fields[0], page.view.blocks.get(0).fields[0]
    assert live.text.height() == painted.text.height()
    page.live.field.set_caret(0)
    image = page.viewport().grab().toImage()
    shift = top_of(page, 1)
    for y in range(round(live.text.top()), round(live.text.bottom())):
        for x in range(round(live.text.left()) + 3, round(live.text.right()), 3):
            a, b = image.pixelColor(x, y), image.pixelColor(x, y + shift)
            assert abs(a.lightness() - b.lightness()) < 60, (x, y)
