"""The marks of findings by severity: a full disc with a cross, a triangle, a ring."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from translator_gui.checks.finding import CheckSeverity
from translator_gui.ui.theme import Theme

MARK_SIZE = 13.0
"""Width and height, pixels."""


def finding_colour(severity: CheckSeverity, theme: Theme) -> QColor:
    """Return the colour of findings of a severity."""
    return {CheckSeverity.ERROR: theme.returned, CheckSeverity.WARNING: theme.draft}.get(severity, theme.muted)


def paint_finding_mark(painter: QPainter, severity: CheckSeverity, centre: QPointF, theme: Theme) -> None:
    """Paint the mark of a finding; its shape tells the severity without colours too."""
    colour, half = finding_colour(severity, theme), MARK_SIZE / 2 - 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    if severity is CheckSeverity.ERROR:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(0, 0), half, half)
        painter.setPen(QPen(theme.page, 1.6))
        for sign in (-1, 1):
            painter.drawLine(QPointF(-2.2, -2.2 * sign), QPointF(2.2, 2.2 * sign))
    elif severity is CheckSeverity.WARNING:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([QPointF(0, -half), QPointF(half, half - 0.5), QPointF(-half, half - 0.5)]))
        painter.setPen(QPen(theme.page, 1.6))
        painter.drawLine(QPointF(0, -1.8), QPointF(0, 1.6))
        painter.drawPoint(QPointF(0, 3.8))
    else:
        painter.setPen(QPen(colour, 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(0, 0), half - 1.5, half - 1.5)
    painter.restore()
