"""Severities of errors as rising bars, distinguished by the number of full bars as well as by colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from translator_gui.model.comment import ErrorSeverity

WIDTH = 13.0
HEIGHT = 11.0
"""Size of the mark, device-independent pixels."""
_BARS = 3
_BAR, _STEP = 3.0, 5.0


def full_bars(severity: ErrorSeverity | None) -> int:
    """Return the number of filled bars in the mark of an error severity: 0 for neutral, 3 for critical."""
    return list(ErrorSeverity).index(severity) if severity is not None else 0


def paint_severity(
    painter: QPainter, severity: ErrorSeverity, centre: QPointF, colour: QColor, scale: float = 1.0
) -> None:
    """Paint the mark of an error severity: three rising bars, of which more are filled for a higher severity.

    Args:
        painter: Its state is kept.
        severity: The severity.
        centre: Centre of the mark.
        colour: Usually `Theme.severity(severity)`.
        scale: 1 for a mark of `WIDTH` by `HEIGHT` pixels.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(scale, scale)
    full = full_bars(severity)
    for number in range(_BARS):
        height = HEIGHT * (number + 1) / _BARS
        bar = QRectF(-WIDTH / 2 + number * _STEP, HEIGHT / 2 - height, _BAR, height)
        if number < full:
            painter.fillRect(bar, colour)
        else:
            painter.setPen(QPen(colour, 0.8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(0.4, 0.4, -0.4, -0.4))
    painter.restore()
