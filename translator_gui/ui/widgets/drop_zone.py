"""Dropping files: the frame that shows where they land, and the paths of dropped files."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from translator_gui.ui.theme import Theme, ThemeState

_MARGIN, _RADIUS = 12.0, 10.0
_OPACITY = 225


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the paths of the local files among dragged data."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def accept_copy(event: QDropEvent) -> None:
    """Accept dragged files as a copy: the program that they come from must not remove them."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def paint_drop_zone(painter: QPainter, area: QRectF, words: str, theme: Theme) -> None:
    """Paint a dashed frame with the words what a drop into it does."""
    ground = QColor(theme.page)
    ground.setAlpha(_OPACITY)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, ground)
    margin = min(_MARGIN, area.width() / 20)
    frame = area.adjusted(margin, margin, -margin, -margin)
    painter.setPen(QPen(theme.accent, 2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
    painter.setPen(theme.text)
    inner = frame.adjusted(margin, margin, -margin, -margin)
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)


class DropZoneOverlay(QWidget):
    """A frame over another widget that shows, while files are dragged there, what a drop does."""

    def __init__(self, theme: ThemeState, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.follow(self._apply_theme)
        self.hide()

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_words(self, words: str) -> None:
        """Show the frame over the whole widget with the words what a drop does."""
        self.words = words
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        painter.setFont(font)
        paint_drop_zone(painter, QRectF(self.rect()), self.words, self._theme)
        painter.end()
