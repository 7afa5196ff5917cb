"""The list of attached translation memories in the preferences dialog."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.paths import documents_folder
from translator_gui.project.memory.memory_service import (
    MOST_PENALTY,
    AttachedMemory,
    attached_setting,
    read_attached,
)
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.settings import SettingDeclaration, SettingValue
from translator_gui.store.memory.memory_file import MEMORY_SUFFIX
from translator_gui.ui.action_specs import plain
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.preferences.setting_editors import SettingEditor, SettingHandler
from translator_gui.ui.save_path import ask_save_path
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import indent_spin_box
from translator_gui.ui.widgets.wheel_guard import ignore_wheel
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.tasks import Progress

_NAME, _READ_ONLY, _PENALTY = range(3)
_HEIGHT = 130
_PATH = int(Qt.ItemDataRole.UserRole)


class AttachedMemoriesEditor(SettingEditor):
    """A table of attached memories: file, whether it is read-only, and what is taken off its scores."""

    def __init__(self, setting: SettingDeclaration, changed: SettingHandler) -> None:
        whole = QWidget()
        super().__init__(setting, whole, changed)
        self._calls = AsyncCalls(whole)
        self.table = QTableWidget(0, 3, whole)
        self.table.setAccessibleName(plain(setting.label or ""))
        self.table.setHorizontalHeaderLabels([_("Memory"), _("Read-only"), _("Penalty")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setMinimumHeight(_HEIGHT)
        self.table.setMaximumHeight(_HEIGHT)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.add, self.create = QPushButton(_("&Add…"), whole), QPushButton(_("&New…"), whole)
        self.remove = QPushButton(_("Remo&ve"), whole)
        self.add.clicked.connect(self._add)
        self.create.clicked.connect(self._create)
        self.remove.clicked.connect(self._remove)
        self.table.itemChanged.connect(self._item_changed)
        self.table.itemSelectionChanged.connect(self._enable)
        self.trouble = plain_label(whole, wraps=True)
        column, buttons = QVBoxLayout(whole), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        for button in (self.add, self.create, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(self.trouble)
        whole.setFocusProxy(self.table)
        self._enable()

    def value(self) -> SettingValue:
        attached = [self._attached(row) for row in range(self.table.rowCount())]
        return attached_setting(attached) if attached else ""

    def show_value(self, value: SettingValue) -> None:
        if value != self.value():
            with QSignalBlocker(self.table):
                self.table.setRowCount(0)
            for attached in read_attached(str(value)):
                self._show_memory(attached)
        self._enable()

    def _attached(self, row: int) -> AttachedMemory:
        penalty = self.table.cellWidget(row, _PENALTY)
        assert isinstance(penalty, QSpinBox)
        is_read_only = self._item(row, _READ_ONLY).checkState() is Qt.CheckState.Checked
        return AttachedMemory(str(self._item(row, _NAME).data(_PATH)), is_read_only, penalty.value())

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None
        return item

    def _show_memory(self, attached: AttachedMemory) -> None:
        """Add a row, and read the memory on a thread to say how many units it has."""
        row, name = self.table.rowCount(), Path(attached.path).name
        with QSignalBlocker(self.table):
            self.table.insertRow(row)
            title, box = QTableWidgetItem(name), QTableWidgetItem()
            title.setData(_PATH, attached.path)
            set_tip(title, attached.path)
            box.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            box.setCheckState(Qt.CheckState.Checked if attached.read_only else Qt.CheckState.Unchecked)
            self.table.setItem(row, _NAME, title)
            self.table.setItem(row, _READ_ONLY, box)
        penalty = QSpinBox(self.table)
        indent_spin_box(penalty)
        ignore_wheel(penalty)
        penalty.setRange(0, MOST_PENALTY)
        penalty.setValue(attached.penalty)
        penalty.setAccessibleName(_("Penalty of {name}", name=name))
        penalty.valueChanged.connect(self.report)
        self.table.setCellWidget(row, _PENALTY, penalty)
        self.table.setRowHeight(row, penalty.sizeHint().height())

        def show_count(units: int) -> None:
            self._set_title(
                attached.path, ngettext("{name}: {number} unit", "{name}: {number} units", units, name=name)
            )

        def show_trouble(reason: str) -> None:
            self._set_title(attached.path, _("{name}: cannot be used", name=name))
            self.trouble.setText(reason)
            self._enable()

        self._calls.send(partial(_count_units, Path(attached.path)), show_count, show_trouble)

    def _set_title(self, path: str, text: str) -> None:
        for row in range(self.table.rowCount()):
            item = self._item(row, _NAME)
            if item.data(_PATH) == path:
                with QSignalBlocker(self.table):
                    item.setText(text)
                self.table.viewport().update()

    def _item_changed(self, item: QTableWidgetItem) -> None:
        if item.column() == _READ_ONLY:
            self.report()

    def _enable(self) -> None:
        self.remove.setEnabled(bool(self.table.selectedItems()))
        self.trouble.setVisible(bool(self.trouble.text()))

    def _paths(self) -> list[str]:
        return [str(self._item(row, _NAME).data(_PATH)) for row in range(self.table.rowCount())]

    def _kinds(self) -> str:
        return _("Translation memories ({endings})", endings=f"*{MEMORY_SUFFIX}")

    def _add(self) -> None:
        title = _("Attach memories")
        chosen, _filter = QFileDialog.getOpenFileNames(self.widget, title, str(documents_folder()), self._kinds())
        for path in chosen:
            if path not in self._paths():
                self._show_memory(AttachedMemory(path))
        if chosen:
            self.report()

    def _create(self) -> None:
        proposed = documents_folder() / f"memory{MEMORY_SUFFIX}"
        path, _kind = ask_save_path(
            self.widget, _("New memory"), proposed, self._kinds(), lambda chosen: chosen.with_suffix(MEMORY_SUFFIX)
        )
        if path is None:
            return
        wanted = str(path)

        def attach(_units: int) -> None:
            if wanted not in self._paths():
                self._show_memory(AttachedMemory(wanted, read_only=False))
                self.report()

        def show_trouble(reason: str) -> None:
            self.trouble.setText(reason)
            self._enable()

        self._calls.send(partial(_count_units, Path(wanted), create=True), attach, show_trouble)

    def _remove(self) -> None:
        for row in sorted({item.row() for item in self.table.selectedItems()}, reverse=True):
            self.table.removeRow(row)
        self.trouble.setText("")
        self._enable()
        self.report()


def _count_units(path: Path, progress: Progress, *, create: bool = False) -> int:
    """Open a memory, or make it, and return the number of its units; done on a thread."""
    del progress
    with TranslationMemory.open(path, read_only=not create, create=create) as memory:
        return memory.count_all()
