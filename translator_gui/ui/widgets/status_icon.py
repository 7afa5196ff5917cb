"""Icons of the statuses."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from translator_gui.model.status import Status
from translator_gui.ui.painting.status_marks import SIZE, paint_status_mark
from translator_gui.ui.theme import Theme

_SHARE = 0.92


def status_icon(status: Status, theme: Theme, ratio: float) -> QIcon:
    """Return the mark of a sentence status as an icon, sharp at the screen's device pixel ratio."""
    image = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_status_mark(painter, status, QPointF(SIZE / 2, SIZE / 2), theme.status(status), _SHARE)
    painter.end()
    icon = QIcon(image)
    # Otherwise Qt tints the icon of a chosen row.
    icon.addPixmap(image, QIcon.Mode.Selected)
    return icon
