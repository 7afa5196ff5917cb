"""What kind of error a comment speaks of, and how much it matters: two lists to choose from."""

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QWidget

from translator_gui.model.comment import Category, Severity
from translator_gui.model.wording import titled
from translator_gui.ui.painting.severity import WIDTH, paint_severity
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.wheel_guard import guard

_ICON = 16
_SHARP = 3
"""Pixels painted for each of the icon's."""

Verdict = tuple[Category | None, Severity | None]


def severity_icon(severity: Severity, theme: Theme) -> QIcon:
    """The mark of how much an error matters."""
    pixmap = QPixmap(QSize(_ICON, _ICON) * _SHARP)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    scale = _SHARP * (_ICON - 2) / WIDTH
    paint_severity(painter, severity, QPointF(_ICON, _ICON) * _SHARP / 2, theme.severity(severity), scale)
    painter.end()
    return QIcon(pixmap)


class KindChooser(QWidget):
    """Two lists; nothing is chosen until somebody chooses."""

    chosen = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.category = self._list("Category", "No category", Category)
        self.severity = self._list("Severity", "No severity", Severity)
        flow = FlowLayout(self, gap=6, line_gap=4)
        flow.addWidget(self.category)
        flow.addWidget(self.severity)
        theme.follow(self._apply_theme)

    def _list(self, name: str, none: str, kinds: type[Category] | type[Severity]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        guard(box)
        box.addItem(none, "")
        for kind in kinds:
            box.addItem(titled(kind), str(kind))
        box.activated.connect(self._tell)
        return box

    def _tell(self) -> None:
        self.chosen.emit()

    def _apply_theme(self, theme: Theme) -> None:
        for row, severity in enumerate(Severity, 1):
            self.severity.setItemIcon(row, severity_icon(severity, theme))

    @property
    def verdict(self) -> Verdict:
        """What is chosen."""
        category, severity = self.category.currentData(), self.severity.currentData()
        return (Category(category) if category else None, Severity(severity) if severity else None)

    def choose(self, verdict: Verdict) -> None:
        """Shows a choice, and tells nobody."""
        for box, kind in zip((self.category, self.severity), verdict, strict=True):
            blocker = QSignalBlocker(box)
            box.setCurrentIndex(max(0, box.findData(str(kind) if kind else "")))
            del blocker
