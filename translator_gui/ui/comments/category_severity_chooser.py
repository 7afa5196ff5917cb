"""Two lists to choose the category and severity of an error."""

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.wording import titled
from translator_gui.ui.painting.severity import WIDTH, paint_severity
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.wheel_guard import ignore_wheel

_ICON = 16
_SHARP = 3
"""Painted pixels per pixel of the icon."""

CategorySeverity = tuple[ErrorCategory | None, ErrorSeverity | None]


def severity_icon(severity: ErrorSeverity, theme: Theme) -> QIcon:
    """Return the icon for an error severity of a review comment."""
    pixmap = QPixmap(QSize(_ICON, _ICON) * _SHARP)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    scale = _SHARP * (_ICON - 2) / WIDTH
    paint_severity(painter, severity, QPointF(_ICON, _ICON) * _SHARP / 2, theme.severity(severity), scale)
    painter.end()
    return QIcon(pixmap)


class ErrorCategorySeverityChooser(QWidget):
    """Two combo boxes for the error category and severity of a comment; nothing is chosen at first."""

    chosen = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.category = self._list(_("Category"), _("No category"), ErrorCategory)
        self.severity = self._list(_("Severity"), _("No severity"), ErrorSeverity)
        flow = FlowLayout(self, gap=6, line_gap=4)
        flow.addWidget(self.category)
        flow.addWidget(self.severity)
        theme.follow(self._apply_theme)

    def _list(self, name: str, none: str, kinds: type[ErrorCategory] | type[ErrorSeverity]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        ignore_wheel(box)
        box.addItem(none, "")
        for kind in kinds:
            box.addItem(titled(kind), str(kind))
        box.activated.connect(self.chosen)
        return box

    def _apply_theme(self, theme: Theme) -> None:
        for row, severity in enumerate(ErrorSeverity, 1):
            self.severity.setItemIcon(row, severity_icon(severity, theme))

    @property
    def value(self) -> CategorySeverity:
        """The chosen error category and severity of the comment."""
        category, severity = self.category.currentData(), self.severity.currentData()
        return (ErrorCategory(category) if category else None, ErrorSeverity(severity) if severity else None)

    def choose(self, value: CategorySeverity) -> None:
        """Select an error category and severity in the combo boxes without emitting `chosen`."""
        for box, kind in zip((self.category, self.severity), value, strict=True):
            blocker = QSignalBlocker(box)
            box.setCurrentIndex(max(0, box.findData(str(kind) if kind else "")))
            del blocker
