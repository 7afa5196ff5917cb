"""The page of the preferences for keys: a preset, and all actions with their keys to search, change and reset."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QScrollArea,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.ui.keys.keymap import Keymap
from translator_gui.ui.keys.presets import NAMES
from translator_gui.ui.plain_text import add_row
from translator_gui.ui.preferences.action_keys_editor import ActionKeysEditor
from translator_gui.ui.preferences.action_keys_model import ACTION, ActionKeysModel
from translator_gui.ui.preferences.key_cap_delegate import KeyCapDelegate
from translator_gui.ui.save_path import ask_save_path
from translator_gui.ui.widgets.layouts import DIALOG_GAP, DIALOG_MARGIN
from translator_gui.ui.widgets.paste_text import PasteLineEdit

_KEYS_FILE = _("Keys ({pattern})", pattern="*.json")


class KeysPreferencesPage(QScrollArea):
    """The preferences page for shortcuts: presets, search, list of actions with their keys, editor."""

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self.preset = QComboBox(self)
        self.preset.addItems([NAMES[name] for name in NAMES])
        self.preset.setAccessibleName(_("Keys as in"))
        self.preset.currentIndexChanged.connect(self._choose_preset)
        self.search = _ActionSearchField(self)
        self.search.setPlaceholderText(_("Find an action, a menu or a key"))
        self.search.setAccessibleName(_("Find an action, a menu or a key"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.model = ActionKeysModel(keymap, self)
        self._shown = _FilteredActions(self)
        self._shown.setSourceModel(self.model)
        self.tree = _ActionTree(self)
        self.keys = ActionKeysEditor(keymap, self)
        self._dress_tree()
        self.search.left.connect(self.tree.setFocus)
        self.keys.left.connect(self.tree.setFocus)
        # When its message has been laid out.
        self.keys.busy.connect(lambda: QTimer.singleShot(0, self, self._show_question))
        self._lay_out()
        keymap.keys_changed.connect(self.refresh)
        self.refresh()
        self.tree.setCurrentIndex(self._shown.index(0, 0, self._shown.index(0, 0)))

    def _dress_tree(self) -> None:
        self.tree.setModel(self._shown)
        self.tree.setItemDelegateForColumn(1, KeyCapDelegate(self.tree))
        self.tree.setAccessibleName(_("Actions and their keys"))
        self.tree.setUniformRowHeights(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setMinimumHeight(120)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self.tree.expandAll()
        self.tree.selectionModel().currentChanged.connect(self._turn)
        self.tree.doubleClicked.connect(self.keys.start)
        self.tree.chosen.connect(self.keys.start)
        self.tree.cleared.connect(self.keys.clear.click)

    def _lay_out(self) -> None:
        self.more = more = QPushButton(_("Mor&e"), self)
        more.setAutoDefault(True)
        menu = QMenu(more)
        menu.addAction(_("&Reset all keys"), self._keymap.reset_all)
        menu.addSeparator()
        menu.addAction(_("&Export the keys…"), self._export)
        menu.addAction(_("&Import keys…"), self._import)
        more.setMenu(menu)
        first = QHBoxLayout()
        form = QFormLayout()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(DIALOG_MARGIN, DIALOG_MARGIN, DIALOG_MARGIN, DIALOG_GAP)
        column.setSpacing(8)
        column.addLayout(first)
        first.addLayout(form)
        add_row(form, _("Keys as &in"), self.preset)
        first.addStretch(1)
        first.addWidget(more)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self.keys)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def refresh(self) -> None:
        """Show the current preset of shortcuts in the combo box of the keys preferences."""
        index = list(NAMES).index(self._keymap.preset)
        if self.preset.currentIndex() != index:
            self.preset.blockSignals(True)
            self.preset.setCurrentIndex(index)
            self.preset.blockSignals(False)

    def to_defaults(self) -> None:
        """Reset all shortcuts and the preset of shortcuts to the defaults."""
        self._keymap.reset_all()
        self._keymap.set_preset(next(iter(NAMES)))

    def select(self, action: str) -> None:
        """Select an action in the list of the keys preferences."""
        self.tree.setCurrentIndex(self._shown.mapFromSource(self.model.index_of(action)))

    def _show_question(self) -> None:
        self.ensureWidgetVisible(self.keys, 0, 0)

    def _choose_preset(self, index: int) -> None:
        self._keymap.set_preset(list(NAMES)[index])

    def _filter(self, text: str) -> None:
        self._shown.setFilterFixedString(text.strip())
        self.tree.expandAll()
        if not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self._shown.index(0, 0, self._shown.index(0, 0)))
        self._turn(self.tree.currentIndex())
        if not self._shown.rowCount():
            self.keys.name.setText(_("No action, menu or key found"))

    def _turn(self, index: QModelIndex) -> None:
        self.keys.show_action(str(index.siblingAtColumn(0).data(ACTION) or ""))

    def _export(self) -> None:
        path, _filter = ask_save_path(self, _("Export the keys"), "translator-keys.json", _KEYS_FILE)
        if path is not None:
            try:
                refuse_deceptive(str(path), "the file")
                path.write_text(self._keymap.export_json(), encoding="utf-8")
            except OSError as error:
                self.keys.message.setText(
                    _("{path}: the keys cannot be written ({reason}).", path=path, reason=error.strerror)
                )
            except TranslatorError as error:
                self.keys.message.setText(f"{error}.")

    def _import(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, _("Import keys"), "", _KEYS_FILE)
        if name:
            try:
                self._keymap.import_json(Path(name).read_text(encoding="utf-8"))
            except (OSError, UnicodeError):
                self.keys.message.setText(_("{path}: the file cannot be read.", path=name))
            except TranslatorError as error:
                self.keys.message.setText(_("{path}: {error}.", path=name, error=error))


class _FilteredActions(QSortFilterProxyModel):
    """Proxy model with the actions whose name, menu or shortcut contains the search text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFilterKeyColumn(-1)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setRecursiveFilteringEnabled(True)
        self.setAutoAcceptChildRows(True)


class _ActionSearchField(PasteLineEdit):
    """The search field of the keys preferences; Enter and Down move to the list of actions."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _ActionTree(QTreeView):
    """The list of actions in the keys preferences; Enter edits a shortcut instead of accepting the dialog."""

    chosen = Signal()
    """Emitted to change the keys of the selected action."""
    cleared = Signal()
    """Emitted to remove the keys of the selected action."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)
