"""The button of the filter editor that opens the criteria that are seldom needed."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.ui.filter.filter_fields import FilterCriterionField


class MoreCriteriaButton(QToolButton):
    """Opens a popup with further fields of the filter editor, and counts those that are set."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._popup = _MoreCriteriaPopup(self)
        self.clicked.connect(self._popup.open)
        self.show_count(0)

    def fill(self, fields: Sequence[QWidget]) -> None:
        """Move fields of the filter editor into the popup, one below the other."""
        self._popup.fill(fields)

    def show_count(self, number: int) -> None:
        """Show on the button how many of the criteria in its popup are set."""
        count = _("More criteria ({number})", number=format_number(number)) if number else _("More criteria")
        self.setText(f"{count} ▾")
        self.setAccessibleName(count)


class _MoreCriteriaPopup(QFrame):
    """The popup below the button; Esc or Enter closes it."""

    def __init__(self, button: QWidget) -> None:
        super().__init__(button, Qt.WindowType.Popup)
        self.setObjectName("more")
        self._button = button
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)
        self._first: QWidget | None = None

    def fill(self, fields: Sequence[QWidget]) -> None:
        self._first = fields[0]
        labels = [field.label for field in fields if isinstance(field, FilterCriterionField)]
        for label in labels:
            label.setMinimumWidth(max(one.sizeHint().width() for one in labels))
        for field in fields:
            hidden = field.isHidden()
            self._column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeading)
            field.setHidden(hidden)

    def open(self) -> None:
        self.adjustSize()
        room, place = self._button.screen().availableGeometry(), self._button.mapToGlobal(QPoint(0, 0))
        leading = place.x() + self._button.width() - self.width() if self.isRightToLeft() else place.x()
        top = min(place.y() + self._button.height() + 2, room.bottom() - self.height())
        self.move(max(room.left(), min(leading, room.right() - self.width())), max(room.top(), top))
        self.show()
        if self._first is not None:
            self.setFocus(Qt.FocusReason.PopupFocusReason)
            self.focusNextChild()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._button.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close()
        else:
            super().keyPressEvent(event)
