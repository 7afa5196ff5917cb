"""Status marks as paths: the same on every system, and distinguished by shape as well as by colour."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from translator_gui.model.status import Status, StatusGlyph

SIZE = 14.0
"""Size of the square around a mark, device-independent pixels."""
_RADIUS = 5.5
_STROKE = 1.6
_SMOOTH = QPainter.RenderHint.Antialiasing


@cache
def _filled(glyph: StatusGlyph) -> QPainterPath:
    path = QPainterPath()
    if glyph is StatusGlyph.HALF_DISC:
        path.moveTo(0, -_RADIUS)
        path.arcTo(QRectF(-_RADIUS, -_RADIUS, 2 * _RADIUS, 2 * _RADIUS), 90, 180)
        path.closeSubpath()
    elif glyph is StatusGlyph.DISC:
        path.addEllipse(QPointF(0, 0), _RADIUS + _STROKE / 2, _RADIUS + _STROKE / 2)
    elif glyph is StatusGlyph.TURNING_ARROW:
        path.moveTo(-6.6, -0.6)
        path.lineTo(-1.8, -5.2)
        path.lineTo(-1.8, 4.0)
        path.closeSubpath()
    return path


@cache
def _stroked(glyph: StatusGlyph) -> QPainterPath:
    path = QPainterPath()
    if glyph in {StatusGlyph.RING, StatusGlyph.HALF_DISC}:
        path.addEllipse(QPointF(0, 0), _RADIUS, _RADIUS)
    elif glyph is StatusGlyph.TURNING_ARROW:
        path.moveTo(-2.5, -0.6)
        path.lineTo(2.2, -0.6)
        path.cubicTo(7.0, -0.6, 7.0, 5.6, 2.2, 5.6)
        path.lineTo(0.4, 5.6)
    elif glyph is StatusGlyph.TICK:
        _tick(path, 0.0)
    elif glyph is StatusGlyph.DOUBLE_TICK:
        _tick(path, -2.4)
        path.moveTo(0.2, 3.2)
        path.lineTo(1.4, 4.4)
        path.lineTo(7.4, -4.0)
    return path


def _tick(path: QPainterPath, shift: float) -> None:
    path.moveTo(shift - 4.8, 0.4)
    path.lineTo(shift - 1.4, 4.4)
    path.lineTo(shift + 4.8, -4.4)


def paint_status_mark(painter: QPainter, status: Status, centre: QPointF, colour: QColor, scale: float = 1.0) -> None:
    """Paint the mark of a sentence status, such as a half disc for a draft.

    Args:
        painter: Its state is kept.
        status: The status.
        centre: Centre of the mark.
        colour: Usually `Theme.status(status)`.
        scale: 1 for a mark of `SIZE` pixels.
    """
    painter.save()
    painter.setRenderHint(_SMOOTH)
    painter.translate(centre)
    painter.scale(scale, scale)
    heavy = status.facts.glyph not in {StatusGlyph.RING, StatusGlyph.HALF_DISC, StatusGlyph.DISC}
    pen = QPen(colour, _STROKE + (0.4 if heavy else 0.0))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.fillPath(_filled(status.facts.glyph), colour)
    painter.strokePath(_stroked(status.facts.glyph), pen)
    painter.restore()
