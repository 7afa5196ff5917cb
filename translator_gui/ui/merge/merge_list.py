"""The list of sentences that differ in a merge."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from translator_gui.messages import gettext as _
from translator_gui.ui.fonts import UrduFontStyle
from translator_gui.ui.merge.merge_delegate import MergeDelegate
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.viewmodel.merge.merge_model import MergeDifferencesModel
from translator_gui.viewmodel.merge.wording import MergedTextOrigin

_Index = QModelIndex | QPersistentModelIndex


class MergeListView(QListView):
    """The list of differences in a merge: the keys M and T accept my or their version, Enter edits."""

    edit_wanted = Signal()
    base_wanted = Signal()
    """Emitted to show or hide the common version."""
    refused = Signal(str)
    left = Signal()
    row_chosen = Signal(int)
    """Emitted with the chosen row; -1 for none."""

    def __init__(self, model: MergeDifferencesModel, theme: ThemeState, face: UrduFontStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._bar = style_list(self, theme, paper=True)
        self.setModel(model)
        self._delegate = MergeDelegate(theme, face, self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Sentences that differ"))
        self.doubleClicked.connect(self.edit_wanted)

    @property
    def row(self) -> int:
        """Number of the selected row in the list of differences; -1 if no row is selected."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Select a row of the merge list."""
        self.setCurrentIndex(self._model.index(row))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.row_chosen.emit(current.row())

    def take(self, taken: MergedTextOrigin) -> None:
        """Accept my or their version of the sentence in the selected row for the merge."""
        if self.row >= 0 and not self._model.take(self.row, taken):
            self.refused.emit(self._model.why_fixed(self.row))

    def _swap_side(self) -> None:
        if self.row >= 0 and not self._model.turn(self.row):
            self.refused.emit(self._model.why_fixed(self.row))

    def _next_open(self) -> None:
        found = self._model.next_open(self.row) if self._model.rowCount() else -1
        if found >= 0:
            self.choose(found)
        else:
            self.refused.emit(_("No open conflict in this list"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verbs = {
            Qt.Key.Key_M: lambda: self.take(MergedTextOrigin.MINE),
            Qt.Key.Key_T: lambda: self.take(MergedTextOrigin.THEIRS),
            Qt.Key.Key_Space: self._swap_side,
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
