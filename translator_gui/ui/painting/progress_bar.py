"""A progress bar in the colours of the statuses."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Status
from translator_gui.ui.painting.fill import fill
from translator_gui.ui.theme import Theme

_ORDER = (Status.FINAL, Status.APPROVED, Status.TRANSLATED, Status.RETURNED, Status.DRAFT)


def paint_progress(painter: QPainter, bar: QRectF, tallies: dict[Status, SentenceAndWordCounts], theme: Theme) -> None:
    """Paint a progress bar with a segment per status, as wide as its share of the Urdu words, most advanced first."""
    painter.setPen(Qt.PenStyle.NoPen)
    path = QPainterPath()
    path.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    painter.fillPath(path, theme.rule)
    whole = sum(tally.source_words for tally in tallies.values())
    if not whole:
        return
    painter.setClipPath(path)
    x = bar.x()
    for status in _ORDER:
        if status in tallies:
            width = bar.width() * tallies[status].source_words / whole
            fill(painter, QRectF(x, bar.y(), width, bar.height()), theme.status(status))
            x += width
    painter.setClipping(False)
