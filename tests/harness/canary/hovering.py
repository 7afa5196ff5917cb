"""A pointer that rests on every widget and every row of a program's windows, and asks what each of them is."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QEventLoop, QModelIndex, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QMenu,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

_STEP = 52
"""Between two places where the pointer rests on a wide widget, pixels."""
_SMALL = 80
_MOST_ROWS = 60
_PATIENCE = 500
_LOOKS = (1, 8)
"""Beats after which something that popped up is looked at; after the last one it is closed."""


class Pointer(QObject):
    """Asks for tooltips. What pops up by itself, and what a dialog waits for, is looked at and closed.

    Attributes:
        seen: How often widgets of each class were asked.
        popups: The classes of the dialogs, menus and boxes that came.
        tips: The texts of the tooltips that were shown.
        places: How often it rested somewhere.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()
        self.popups: Counter[str] = Counter()
        self.tips: set[str] = set()
        self.places = 0
        self._beats: dict[QWidget, int] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(15)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def look_around(self) -> None:
        """Rest on everything that is shown."""
        for window in QApplication.topLevelWidgets():
            if isValid(window) and window.isVisible() and window.metaObject().className() != "QTipLabel":
                self.look_at(window)

    def look_at(self, window: QWidget) -> None:
        """Rest on a window and all within it."""
        for widget in (window, *window.findChildren(QWidget)):
            # What a tooltip's question made go is not asked any more.
            if isValid(widget) and widget.isVisible():
                self.seen[type(widget).__name__] += 1
                for place in _places(widget):
                    self._rest(widget, place)
        for view in window.findChildren(QAbstractItemView):
            if isValid(view) and view.isVisible():
                self._rest_on_rows(view)
        if isinstance(window, QMenu):
            for action in window.actions():
                self._rest(window, window.actionGeometry(action).center())

    def _rest_on_rows(self, view: QAbstractItemView) -> None:
        for index in list(_rows(view))[:_MOST_ROWS]:
            view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
            self._rest(view.viewport(), view.visualRect(index).center())

    def _rest(self, widget: QWidget, place: QPoint) -> None:
        self.places += 1
        QToolTip.hideText()
        # Nobody but the widget itself has something to say to a question for help.
        kinds = (QEvent.Type.ToolTip, QEvent.Type.WhatsThis) if widget.whatsThis() else (QEvent.Type.ToolTip,)
        for kind in kinds:
            QApplication.sendEvent(widget, QHelpEvent(kind, place, widget.mapToGlobal(place)))
            if text := QToolTip.text():
                self.tips.add(text)

    def wait(self, milliseconds: int = 40) -> None:
        """Let the program do what it has to do; what pops up is looked at meanwhile.

        Raises:
            TimeoutError: It does not go away again.
        """
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        rounds = 0
        while (popup := self._popup()) is not None:
            QTimer.singleShot(20, loop.quit)
            loop.exec()
            rounds += 1
            if rounds > _PATIENCE:
                raise TimeoutError(f"{popup} stays open")

    def _popup(self) -> QWidget | None:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget()

    def _beat(self) -> None:
        popup = self._popup()
        if popup is None:
            self._beats.clear()
            return
        beat = self._beats[popup] = self._beats.get(popup, 0) + 1
        if beat in _LOOKS:
            self.popups[type(popup).__name__] += 1
            self.look_at(popup)
        if beat >= _LOOKS[-1] and self._popup() is popup:
            popup.reject() if isinstance(popup, QDialog) else popup.close()


def _places(widget: QWidget) -> Iterator[QPoint]:
    """Where the pointer rests: in the middle of a small widget, all over a wide one that tells places apart."""
    area: QRect = widget.rect()
    parent = widget.parentWidget()
    is_viewport = isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
    if not is_viewport and (widget.findChildren(QWidget) or max(area.width(), area.height()) <= _SMALL):
        yield area.center()
        return
    for y in range(_STEP // 2, max(area.height(), _STEP), _STEP):
        for x in range(_STEP // 2, max(area.width(), _STEP), _STEP):
            yield QPoint(min(x, area.width() - 1), min(y, area.height() - 1))


def _rows(view: QAbstractItemView, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    model = view.model()
    if model is None:  # pyright: ignore[reportUnnecessaryComparison] (the stub knows no None)
        return
    above = parent or QModelIndex()
    for row in range(min(model.rowCount(above), _MOST_ROWS)):
        # Not `columnCount`, which a list's model keeps to itself.
        yield from (model.index(row, column, above) for column in range(3) if model.hasIndex(row, column, above))
        yield from _rows(view, model.index(row, 0, above))
