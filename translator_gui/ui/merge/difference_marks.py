"""Marks for the kinds of difference in a merge, which differ in shape as well as colour."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from translator_gui.project.merging.comparison import SentenceMergeOutcome
from translator_gui.ui.theme import Theme

DIFFERENCE_MARK_SIZE = 14.0
"""Size of the square around the centre of a mark, in device-independent pixels."""


@cache
def _path(kind: SentenceMergeOutcome) -> QPainterPath:
    path = QPainterPath()
    if kind is SentenceMergeOutcome.THEIRS:  # an arrow from their column
        path.moveTo(5.5, 0)
        path.lineTo(-5.5, 0)
        path.moveTo(-1, -4.5)
        path.lineTo(-5.5, 0)
        path.lineTo(-1, 4.5)
    elif kind is SentenceMergeOutcome.MINE:  # a square with a dot
        path.addRoundedRect(QRectF(-4.5, -4.5, 9, 9), 2, 2)
        path.addRect(QRectF(-1, -1, 2, 2))
    elif kind is SentenceMergeOutcome.CONFLICT:  # a fork
        path.moveTo(0, 5.5)
        path.lineTo(0, 1)
        path.lineTo(-4.5, -5)
        path.moveTo(0, 1)
        path.lineTo(4.5, -5)
    else:  # a speech bubble
        path.addRoundedRect(QRectF(-5.5, -5, 11, 8), 2.5, 2.5)
        path.moveTo(-2.5, 3)
        path.lineTo(-2.5, 5.6)
        path.lineTo(0.5, 3)
    return path


def difference_colour(kind: SentenceMergeOutcome, theme: Theme) -> QColor:
    """Return the colour for a kind of difference in a merge (mine, theirs, conflict, comment)."""
    return {SentenceMergeOutcome.THEIRS: theme.translated, SentenceMergeOutcome.CONFLICT: theme.returned}.get(
        kind, theme.muted
    )


def paint_difference_mark(painter: QPainter, kind: SentenceMergeOutcome, centre: QPointF, colour: QColor) -> None:
    """Paint the icon for a kind of difference in a merge (mine, theirs, conflict, comment)."""
    pen = QPen(colour, 1.7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.strokePath(_path(kind), pen)
    painter.restore()
