from hypothesis import example, given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.ui.editor.page_samples import frame_on_screen, many_paragraphs, model_of
from translator_gui.ui.editor.caret_follower import least_shift
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.theme import LIGHT, ThemeState

spans = st.tuples(st.integers(-3000, 3000), st.integers(1, 900)).map(lambda span: (span[0], span[0] + span[1]))


@given(st.lists(spans, min_size=1, max_size=4), st.integers(20, 900))
@example([(-50, -30), (200, 900)], 600)
def test_the_first_span_is_shown_and_a_second_look_moves_nothing(shown: list[tuple[int, int]], height: int) -> None:
    shift = least_shift(shown, height)
    top, bottom = shown[0][0] + shift, shown[0][1] + shift
    assert (top >= 0 and bottom <= height) or (top <= 0 and bottom >= height)
    assert least_shift([(top + shift, bottom + shift) for top, bottom in shown], height) == 0


def test_spans_that_are_shown_already_move_nothing() -> None:
    assert least_shift([(10, 30), (10, 90), (0, 100)], 100) == 0


def test_the_later_span_is_shown_as_far_as_the_first_allows() -> None:
    assert least_shift([(90, 110), (-60, -20)], 100) == -10
    assert least_shift([(50, 70), (-50, -10)], 100) == 30, "what there is of it comes from above"
    assert least_shift([(0, 20), (130, 150), (150, 190)], 100) == 0, "none of it can be seen"


def test_a_sentence_gone_to_before_the_page_is_shown_has_text_above(qtbot: QtBot) -> None:
    page = TranslationPage(model_of(many_paragraphs(400)), PageDisplayOptions(), ThemeState(LIGHT))
    qtbot.addWidget(page)
    page.resize(700, 30)
    page.navigator.go(200)
    page.resize(1000, 640)
    with qtbot.waitExposed(page):
        page.show()
    assert 0.15 * 640 < frame_on_screen(page) < 0.5 * 640
