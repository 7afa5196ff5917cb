"""A button that opens a list in which several values can be checked."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.ui.plain_text import set_tip

_VALUE = int(Qt.ItemDataRole.UserRole)
_LONGEST = 24
"""Maximum number of letters of the choice that the button shows."""
_MOST_LINES = 12


class MultiChoiceEntry(NamedTuple):
    """An entry with a check box in the list of a multi-choice button.

    Attributes:
        value: The value.
        text: Its text.
        sentences: Number of sentences with this value; None if not counted.
    """

    value: str
    text: str
    sentences: int | None = None


class MultiChoiceButton(QToolButton):
    """A button that opens a list of check boxes to choose several values, such as authors."""

    chosen = Signal()
    """Emitted when the checked values change."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Create the multi-choice button without entries.

        Args:
            name: What is chosen, for example "Author".
            parent: Qt's.
        """
        super().__init__(parent)
        self._name = name
        self._choices: tuple[MultiChoiceEntry, ...] = ()
        self._values: frozenset[str] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open_list)
        self._popup: _CheckListPopup | None = None
        self._show()

    @property
    def values(self) -> frozenset[str]:
        """The values whose check boxes are checked; empty means all."""
        return self._values

    def set_choices(self, choices: Sequence[MultiChoiceEntry]) -> None:
        """Replace the check boxes in the button's list; checked values stay, even if they have no box any more."""
        self._choices = tuple(choices)
        self._show()

    def set_values(self, values: frozenset[str]) -> None:
        """Check the boxes of these values in the multi-choice button's list and uncheck all others."""
        self._values = values
        self._show()

    def open_list(self) -> None:
        """Open the list of check boxes below the button."""
        if self._popup is None:
            self._popup = _CheckListPopup(self)
            self._popup.list.itemChanged.connect(self._take)
        offered = {choice.value for choice in self._choices}
        lost = [MultiChoiceEntry(value, value, 0) for value in sorted(self._values - offered)]
        self._popup.fill([*self._choices, *lost], self._values)
        self._popup.open()

    def _take(self) -> None:
        if self._popup is not None:
            self._values = self._popup.checked()
            self._show()
            self.chosen.emit()

    def _show(self) -> None:
        texts = {choice.value: choice.text for choice in self._choices}
        words = ", ".join(sorted(texts.get(value, value) for value in self._values)) or _("any")
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        self.setText(f"{self._name}: {shown} ▾".replace("&", "&&"))
        set_tip(self, f"{self._name}: {words}")
        self.setAccessibleName(f"{self._name}: {words}")


class _CheckListPopup(QFrame):
    """The popup list of check boxes that a multi-choice button opens."""

    def __init__(self, button: QWidget) -> None:
        super().__init__(button, Qt.WindowType.Popup)
        self._button = button
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)

    def fill(self, choices: Sequence[MultiChoiceEntry], values: frozenset[str]) -> None:
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        for choice in choices:
            count = "" if choice.sentences is None else f"  {format_number(choice.sentences)}"
            item = QListWidgetItem(f"{choice.text}{count}")
            item.setData(_VALUE, choice.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if choice.value in values else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        del blocker

    def open(self) -> None:
        line = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + 4)
        width = max(self._button.width(), min(self.list.sizeHintForColumn(0) + 40, 420))
        self.resize(width, min(self.list.count(), _MOST_LINES) * line + 10)
        self.move(self._button.mapToGlobal(QPoint(0, self._button.height() + 1)))
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def checked(self) -> frozenset[str]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return frozenset(str(i.data(_VALUE)) for i in items if i.checkState() is Qt.CheckState.Checked)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._button.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
