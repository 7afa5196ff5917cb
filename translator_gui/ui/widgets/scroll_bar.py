"""A scroll bar with a plain thumb, which is painted much faster than Qt's own."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from translator_gui.ui.painting.fill import fill
from translator_gui.ui.theme import Theme, ThemeState

_INSET = 4.0
"""Free space at both sides of the thumb in pixels."""


class ThemedScrollBar(QScrollBar):
    """A vertical scroll bar in the colours of the theme."""

    def __init__(self, theme: ThemeState, parent: QWidget, *, on_paper: bool = True) -> None:
        """Create the scroll bar; `on_paper` gives it the background of the page instead of the window."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._on_paper = on_paper
        self._shows_thumb = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, event.rect(), self._theme.page if self._on_paper else self._theme.window)
        if self._shows_thumb and self.maximum() > self.minimum():
            self._paint_thumb(painter)
        painter.end()
        if not self._shows_thumb:
            QTimer.singleShot(0, self, self._show_thumb)

    def _show_thumb(self) -> None:
        self._shows_thumb = True
        self.update()

    def _paint_thumb(self, painter: QPainter) -> None:
        # Not for the first paint: PySide takes 6 ms to make the class and its enumerations.
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # noqa: PLC0415

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control = QStyle.ComplexControl.CC_ScrollBar
        thumb = self.style().subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, self)
        drawn = QRectF(thumb).adjusted(_INSET, 1, -_INSET, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.not_started if self.isSliderDown() or self.underMouse() else self._theme.thumb)
        painter.drawRoundedRect(drawn, drawn.width() / 2, drawn.width() / 2)
