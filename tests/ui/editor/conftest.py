from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.editor.page_samples import MakePage, Session, Shown, model_of, of_three, seed_paragraphs
from translator_gui.model.segment import Paragraph
from translator_gui.ui.editor.page import Page
from translator_gui.ui.editor.page_options import PageOptions
from translator_gui.ui.theme import LIGHT, ThemeState
from translator_gui.viewmodel.page_state import PageParagraphsState


@pytest.fixture
def make_page(qtbot: QtBot) -> MakePage:
    def make(
        paragraphs: Sequence[Paragraph] | None = None,
        *,
        size: tuple[int, int] = (1000, 640),
        options: PageOptions | None = None,
        model: PageParagraphsState | None = None,
    ) -> Shown:
        shown = model or model_of(paragraphs or seed_paragraphs(), ("one.txt", "two.txt"))
        page = Page(shown, options or PageOptions(), ThemeState(LIGHT))
        session = Session(page)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.navigator.go(0)
        page.setFocus()
        qtbot.waitUntil(page.live.field.hasFocus)
        return page, session

    return make


@pytest.fixture
def three(make_page: MakePage) -> Shown:
    return make_page(of_three())
