"""The list of differing sentences: the keyboard alone is enough."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from translator_gui.ui.fonts import UrduFace
from translator_gui.ui.merging.merge_delegate import MergeDelegate
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.list_look import dress
from translator_gui.viewmodel.merging.merge_model import MergeModel
from translator_gui.viewmodel.merging.wording import Taken

_Index = QModelIndex | QPersistentModelIndex


class MergeList(QListView):
    """Up and Down go through it; M and T take mine and theirs, Space the other one, E and Enter write it anew."""

    edit_wanted = Signal()
    base_wanted = Signal()
    """What both come from is to be shown, or hidden again."""
    refused = Signal(str)
    left = Signal()
    turned = Signal(int)
    """Another line is chosen; -1: none."""

    def __init__(self, model: MergeModel, theme: ThemeState, face: UrduFace, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._bar = dress(self, theme, paper=True)
        self.setModel(model)
        self._delegate = MergeDelegate(theme, face, self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Sentences that differ")
        self.doubleClicked.connect(self.edit_wanted)

    @property
    def row(self) -> int:
        """The chosen line, -1 where there is none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Goes to a line."""
        self.setCurrentIndex(self._model.index(row))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.turned.emit(current.row())

    def take(self, taken: Taken) -> None:
        """Takes mine or theirs in the chosen line."""
        if self.row >= 0 and not self._model.take(self.row, taken):
            self.refused.emit(self._model.why_fixed(self.row))

    def _turn(self) -> None:
        if self.row >= 0 and not self._model.turn(self.row):
            self.refused.emit(self._model.why_fixed(self.row))

    def _next_open(self) -> None:
        found = self._model.next_open(self.row) if self._model.rowCount() else -1
        if found >= 0:
            self.choose(found)
        else:
            self.refused.emit("No conflict is open in this list")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verbs = {
            Qt.Key.Key_M: lambda: self.take(Taken.MINE),
            Qt.Key.Key_T: lambda: self.take(Taken.THEIRS),
            Qt.Key.Key_Space: self._turn,
            Qt.Key.Key_E: self.edit_wanted.emit,
            Qt.Key.Key_Return: self.edit_wanted.emit,
            Qt.Key.Key_Enter: self.edit_wanted.emit,
            Qt.Key.Key_A: self.base_wanted.emit,
            Qt.Key.Key_N: self._next_open,
            Qt.Key.Key_Escape: self.left.emit,
        }
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        verb = verbs.get(Qt.Key(event.key())) if held == Qt.KeyboardModifier.NoModifier else None
        if verb is not None:
            verb()
        elif held & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
