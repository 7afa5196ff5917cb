"""The style of lists and tables beside the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar


def style_list(view: QAbstractItemView, theme: ThemeState, *, paper: bool = False) -> ThemedScrollBar:
    """Style a list or table view like the panels beside the page, and return its new scroll bar.

    Args:
        view: A list or a table.
        theme: The colours.
        paper: Whether it has the colour of the page instead of the window.
    """
    bar = ThemedScrollBar(theme, view)
    view.setVerticalScrollBar(bar)
    # An own viewport: for Qt's own one PySide would set up every widget class (20 ms).
    view.setViewport(QWidget(view))
    if paper:
        view.viewport().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        view.viewport().setAutoFillBackground(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setMouseTracking(True)
    return bar
