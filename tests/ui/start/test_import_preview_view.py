"""The painted paragraphs of a preview."""

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from translator_gui.model.document import ParagraphKind
from translator_gui.project.preview import ImportPreviewParagraph
from translator_gui.text.segmentation import spans
from translator_gui.ui.editor.page_options import PageOptions
from translator_gui.ui.start.import_preview_view import ImportPreviewView
from translator_gui.ui.theme import DARK, LIGHT, ThemeState

TEXT = "پاکستان کا دورہ کرنے والے وفد نے کہا۔ یہ دوسرا جملہ ہے۔"


def paragraphs(count: int, text: str = TEXT) -> list[ImportPreviewParagraph]:
    return [ImportPreviewParagraph(text, tuple(spans(text))) for _ in range(count)]


def view_of(
    qtbot: QtBot, shown: Sequence[ImportPreviewParagraph], width: int = 700, theme: ThemeState | None = None
) -> ImportPreviewView:
    view = ImportPreviewView(PageOptions(), theme or ThemeState(LIGHT))
    qtbot.addWidget(view)
    view.resize(width, 500)
    view.show()
    view.show_paragraphs(shown)
    return view


def picture(view: ImportPreviewView) -> QImage:
    return view.viewport().grab().toImage()


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(QPoint(x, y)).name() for x in range(0, image.width(), 3) for y in range(0, 200, 2)}


def test_sentences_take_turns_in_two_tints(qtbot: QtBot):
    found = colours(picture(view_of(qtbot, paragraphs(3))))
    assert {LIGHT.hover.name(), LIGHT.picked.name(), LIGHT.page.name()} <= found


def test_only_what_is_on_screen_is_laid_out(qtbot: QtBot):
    view = view_of(qtbot, paragraphs(20_000))
    assert len(view.shown) < 20
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert view.shown[-1][0] == TEXT
    assert view.indexes[-1] == 19_999
    bar.setValue(0)
    assert view.indexes[0] == 0


def test_the_text_stands_at_the_right_and_is_not_cut_off(qtbot: QtBot):
    image = picture(view_of(qtbot, paragraphs(1, "پاکستان۔")))
    ink = [x for x in range(image.width()) for y in range(120) if image.pixelColor(x, y).lightness() < 90]
    assert ink
    assert min(ink) > image.width() / 2
    assert max(ink) < image.width() - 15


def test_it_is_empty_before_and_after_a_document(qtbot: QtBot):
    view = view_of(qtbot, ())
    assert view.shown == []
    view.show_paragraphs(paragraphs(2))
    view.show_paragraphs(())
    assert view.shown == []
    assert colours(picture(view)) == {LIGHT.page.name()}


def test_another_theme_and_size_are_taken(qtbot: QtBot):
    theme = ThemeState(LIGHT)
    view = view_of(qtbot, paragraphs(2), theme=theme)
    theme.set(DARK)
    view.set_options(PageOptions(urdu_size=24))
    assert QColor(DARK.page).name() in colours(picture(view))
    assert len(view.shown) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(text=st.text(min_size=1, max_size=80).filter(str.strip), width=st.integers(80, 900))
def test_any_text_at_any_width_is_painted(qtbot: QtBot, text: str, width: int):
    shown = ImportPreviewParagraph(text, tuple(spans(text)), ParagraphKind.HEADING, 1, "۱۔")
    view = view_of(qtbot, [shown], width)
    assert not picture(view).isNull()
    assert view.shown[0][0] == text
