"""What handing over would do: how many sentences become final, and which are not approved."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from translator_gui.model.status import Status
from translator_gui.model.wording import titled
from translator_gui.project.reviewing.handing_over import Readiness, in_words
from translator_gui.ui.painting.marks import SIZE, paint_mark
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label

_MOST = 200
"""So many lines are worth reading in a dialog."""


class HandOverDialog(QDialog):
    """Enter on a line of the list goes there."""

    go_there = Signal(int)
    """The number of a sentence."""

    def __init__(self, state: Readiness, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hand over")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._state = state
        self._theme = theme.theme
        self.told = plain_label(self, _becomes_final(state), wraps=True, bold=True)
        self.left_over = plain_label(self, _left_over(state), wraps=True)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Sentences that are not approved")
        self.list.setUniformItemSizes(True)
        colours = self.list.palette()
        # The accent has the colour of a status: its mark would not be seen on it.
        colours.setColor(QPalette.ColorRole.Highlight, self._theme.picked)
        colours.setColor(QPalette.ColorRole.HighlightedText, self._theme.text)
        self.list.setPalette(colours)
        for sentence in state.left[:_MOST]:
            words = titled(sentence.status) + (", two versions to settle" if sentence.rivals > 1 else "")
            item = QListWidgetItem(self._icon(sentence.status), f"{sentence.number}  {words}", self.list)
            item.setData(int(Qt.ItemDataRole.UserRole), sentence.number)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(state.left))
        self.list.itemActivated.connect(self._go)
        more = plain_label(self, f"and {len(state.left) - _MOST:,} more")
        more.setVisible(len(state.left) > _MOST)
        self._build_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (self.told, self.left_over, self.list, more, self._buttons):
            column.addWidget(widget)
        self.setMinimumWidth(420)

    def _build_buttons(self) -> None:
        box = self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        word = "Hand over anyway" if self._state.left else "Hand over"
        self.hand_over = box.addButton(word, QDialogButtonBox.ButtonRole.AcceptRole)
        self.hand_over.setEnabled(bool(self._state.approved))
        self.go = box.addButton("Go there", QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setVisible(bool(self._state.left))
        self.go.clicked.connect(self._go)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        (self.go if self._state.left else self.hand_over).setDefault(True)
        (self.list if self._state.left else self.hand_over).setFocus()

    def _icon(self, status: Status) -> QIcon:
        ratio = self.devicePixelRatioF()
        image = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_mark(painter, status, QPointF(SIZE / 2, SIZE / 2), self._theme.status(status), 0.92)
        painter.end()
        icon = QIcon(image)
        # Qt would mix the colour of what is chosen into it.
        icon.addPixmap(image, QIcon.Mode.Selected)
        return icon

    def _go(self) -> None:
        item = self.list.currentItem()
        self.go_there.emit(int(item.data(int(Qt.ItemDataRole.UserRole))))
        self.reject()


def _becomes_final(state: Readiness) -> str:
    number = len(state.approved)
    if not number and not state.left:
        return "Every sentence is final already."
    if not number:
        return "No sentence is approved: there is nothing to hand over yet."
    sentences = "1 sentence is approved and becomes" if number == 1 else f"{number:,} sentences are approved and become"
    already = f" {state.final:,} {'is' if state.final == 1 else 'are'} already." if state.final else ""
    return f"{sentences} final.{already}"


def _left_over(state: Readiness) -> str:
    if not state.left:
        return "Nothing else is left. Only “Reopen” with a reason changes a final sentence."
    number = len(state.left)
    one = "1 sentence is not approved and would stay as it is"
    sentences = one if number == 1 else f"{number:,} sentences are not approved and would stay as they are"
    return f"{sentences}: {in_words(state)}."
