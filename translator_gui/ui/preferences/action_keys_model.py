"""Item model of the actions and their keys, grouped by menu."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from translator_gui.messages import gettext as _
from translator_gui.ui.action_specs import ActionSpec, plain, specs_of
from translator_gui.ui.keys.chords import chord_text
from translator_gui.ui.keys.keymap import Keymap
from translator_gui.ui.menus import MENUS, names
from translator_gui.viewmodel.plain_text import plain_roles

if TYPE_CHECKING:
    from collections.abc import Callable

ACTION, CHORDS, OWN = (Qt.ItemDataRole.UserRole + n for n in range(3))
"""Roles: an action's id; its chords as shown to the user; whether the user changed them."""
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class ActionKeysModel(QAbstractItemModel):
    """Item model of the keys preferences: menus with their actions; column 0 the action, column 1 its shortcuts."""

    def __init__(self, keymap: Keymap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._menus = [(plain(title), tuple(specs_of(entries))) for title, entries in MENUS]
        keymap.keys_changed.connect(self._changed)

    def index_of(self, action: str) -> QModelIndex:
        """Return the model index of an action by its id."""
        for menu, (_title, specs) in enumerate(self._menus):
            for row, spec in enumerate(specs):
                if spec.id == action:
                    return self.index(row, 0, self.index(menu, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: _Index) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        menu = child.internalId()
        return self.createIndex(menu - 1, 0, 0) if child.isValid() and menu else QModelIndex()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self._menus)
        return len(self._menus[parent.row()][1]) if not parent.internalId() and not parent.column() else 0

    def columnCount(self, parent: _Index = _ROOT) -> int:
        del parent
        return 2

    @plain_roles
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Action"), _("Keys"))[section]
        return None

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        spec = self._spec(index)
        if spec is None:
            return self._of_menu(index, role)
        answers: dict[int, Callable[[ActionSpec], object]] = {
            ACTION: lambda spec: spec.id,
            OWN: lambda spec: self._keymap.is_own(spec.id),
            CHORDS: self._chords,
            Qt.ItemDataRole.DisplayRole: self._keys if index.column() else lambda spec: names()[spec.id],
            Qt.ItemDataRole.ToolTipRole: lambda spec: spec.tip,
        }
        return answers[role](spec) if role in answers else None

    def _of_menu(self, index: _Index, role: int) -> object:
        if index.column():
            return None
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return self._menus[index.row()][0] if role == Qt.ItemDataRole.DisplayRole else None

    def _keys(self, spec: ActionSpec) -> str:
        return ", ".join(self._chords(spec))

    def _chords(self, spec: ActionSpec) -> list[str]:
        return [chord_text(chord) for chord in self._keymap.chords(spec.id)]

    def _spec(self, index: _Index) -> ActionSpec | None:
        menu = index.internalId()
        return self._menus[menu - 1][1][index.row()] if menu else None

    def _changed(self) -> None:
        for row in range(len(self._menus)):
            menu = self.index(row, 0)
            self.dataChanged.emit(self.index(0, 0, menu), self.index(self.rowCount(menu) - 1, 1, menu))
