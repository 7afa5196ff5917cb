import pytest
from page_samples import Session, model_of, seed_paragraphs

from translator_gui.ui.editor.options import PageOptions
from translator_gui.ui.editor.page import Page
from translator_gui.ui.theme import LIGHT


@pytest.fixture
def make_page(qtbot):
    """A shown page with the keyboard, over given paragraphs, and a session that answers it."""

    def make(paragraphs=None, *, size=(1000, 640), options=None, model=None, names=("one.txt", "two.txt")):
        page = Page(model or model_of(paragraphs or seed_paragraphs(), names), options or PageOptions(), LIGHT)
        session = Session(page)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.go(0)
        page.setFocus()
        qtbot.waitUntil(page.field.hasFocus)
        return page, session

    return make


@pytest.fixture
def page(make_page):
    return make_page()[0]
