"""The page in an interface laid out from right to left: it looks as it does in any other."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.editor.page_samples import MakePage
from translator_gui.ui.editor.page_options import PageDisplayOptions, PageLayoutMode
from translator_gui.ui.theme import DARK, LIGHT, Theme

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture(autouse=True)
def _left_to_right_again(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def picture(make_page: MakePage, options: PageDisplayOptions, theme: Theme, direction: Qt.LayoutDirection) -> QImage:
    QApplication.setLayoutDirection(direction)
    page, _ = make_page(options=options)
    page.view.theme_state.set(theme)
    page.live.field.setCursorWidth(0)  # it blinks
    return page.grab().toImage()


@THEMES
@pytest.mark.parametrize("urdu_on_right", [False, True])
@pytest.mark.parametrize("layout", list(PageLayoutMode))
def test_the_columns_stay_where_the_user_put_them(
    make_page: MakePage, theme: Theme, urdu_on_right: bool, layout: PageLayoutMode
) -> None:
    options = PageDisplayOptions(layout=layout, urdu_on_right=urdu_on_right)
    left_to_right = picture(make_page, options, theme, Qt.LayoutDirection.LeftToRight)
    assert picture(make_page, options, theme, Qt.LayoutDirection.RightToLeft) == left_to_right
    other = options._replace(urdu_on_right=not urdu_on_right)
    assert picture(make_page, other, theme, Qt.LayoutDirection.RightToLeft) != left_to_right
