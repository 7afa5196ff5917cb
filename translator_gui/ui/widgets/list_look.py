"""What the lists and tables beside the page look like."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.scroll_bar import ScrollBar


def dress(view: QAbstractItemView, theme: ThemeState, *, paper: bool = False) -> ScrollBar:
    """Takes away a view's frame, gives it a scroll bar, which it returns, and lets nobody edit in place.

    Args:
        view: A list or a table.
        theme: Colours.
        paper: It is as white as the page; else as grey as the window.
    """
    bar = ScrollBar(theme, view)
    view.setVerticalScrollBar(bar)
    # A viewport of our own: to learn what kind of widget Qt's is, PySide would set up every kind there is (20 ms).
    view.setViewport(QWidget(view))
    if paper:
        view.viewport().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        view.viewport().setAutoFillBackground(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setMouseTracking(True)
    return bar
