"""Widgets that edit one preference each, made from its declaration."""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.paths import documents_folder
from translator_gui.project.word_lookup_records import DICTIONARY_SUFFIXES
from translator_gui.settings import SettingDeclaration, SettingValue, file_list
from translator_gui.ui.action_specs import plain
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.save_path import may_create_folder
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import indent_spin_box
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.ui.widgets.wheel_guard import ignore_wheel
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.tasks import Progress, yielding_progress

SettingHandler = Callable[[str, SettingValue], object]
"""Called with a preference's key and its new value."""

_OWN_FAMILIES = "Urdu Workbench"


class SettingEditor:
    """Base class of the editors of the preferences dialog: shows one preference and reports the user's changes."""

    def __init__(self, setting: SettingDeclaration, widget: QWidget, changed: SettingHandler) -> None:
        self.setting = setting
        self._changed = changed
        self.widget = widget
        widget.setObjectName(setting.key)
        widget.setAccessibleName(plain(setting.label or ""))
        ignore_wheel(widget)

    def report(self) -> None:
        """Call the change handler with the preference's key and the widget's current value."""
        self._changed(self.setting.key, self.value())

    def commit(self) -> bool:
        """Report the widget's value, as the dialog is accepted; False if the user goes on editing it instead."""
        self.report()
        return True

    @abstractmethod
    def value(self) -> SettingValue:
        """Return the preference's value that the widget shows."""

    @abstractmethod
    def show_value(self, value: SettingValue) -> None:
        """Show a value of the preference without reporting a change."""


class SwitchSettingEditor(SettingEditor):
    """A check box for a preference that is on or off."""

    def __init__(self, setting: SettingDeclaration, changed: SettingHandler) -> None:
        self._box = QCheckBox(str(setting.label))
        super().__init__(setting, self._box, changed)
        self._box.toggled.connect(self.report)

    def value(self) -> SettingValue:
        return self._box.isChecked()

    def show_value(self, value: SettingValue) -> None:
        with QSignalBlocker(self._box):
            self._box.setChecked(bool(value))


_SHOWN_LETTERS = 18
"""Number of wide letters of a choice that are visible: enough for most names of fonts."""


class ChoiceSettingEditor(SettingEditor):
    """A combo box for a preference with a few choices."""

    def __init__(
        self, setting: SettingDeclaration, changed: SettingHandler, choices: tuple[str, ...], words: tuple[str, ...]
    ) -> None:
        self._box = QComboBox()
        super().__init__(setting, self._box, changed)
        self._choices = list(choices)
        self._box.addItems(words)
        self._box.setMinimumContentsLength(_SHOWN_LETTERS)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.currentIndexChanged.connect(self.report)

    def value(self) -> SettingValue:
        return self._choices[self._box.currentIndex()]

    def show_value(self, value: SettingValue) -> None:
        with QSignalBlocker(self._box):
            if value not in self._choices:  # a family that is not installed here
                self._choices.append(str(value))
                self._box.addItem(str(value))
            self._box.setCurrentIndex(self._choices.index(str(value)))


class IntegerSettingEditor(SettingEditor):
    """A spin box for a preference that is a whole number."""

    def __init__(self, setting: SettingDeclaration, changed: SettingHandler) -> None:
        self._box = QSpinBox()
        indent_spin_box(self._box)
        super().__init__(setting, self._box, changed)
        self._box.setRange(int(setting.least), int(setting.most))
        self._box.setSuffix(f" {setting.unit}")
        self._box.valueChanged.connect(self.report)

    def value(self) -> SettingValue:
        return self._box.value()

    def show_value(self, value: SettingValue) -> None:
        with QSignalBlocker(self._box):
            self._box.setValue(int(value))


class DecimalSettingEditor(SettingEditor):
    """A spin box for a preference that is a number with decimals."""

    def __init__(self, setting: SettingDeclaration, changed: SettingHandler) -> None:
        self._box = QDoubleSpinBox()
        indent_spin_box(self._box)
        super().__init__(setting, self._box, changed)
        self._box.setRange(setting.least, setting.most)
        self._box.setDecimals(1)
        self._box.setSingleStep(0.5)
        self._box.setSuffix(f" {setting.unit}")
        self._box.valueChanged.connect(self.report)

    def value(self) -> SettingValue:
        return self._box.value()

    def show_value(self, value: SettingValue) -> None:
        with QSignalBlocker(self._box):
            self._box.setValue(float(value))


class TextSettingEditor(SettingEditor):
    """A text field for a preference that is a short text, reported when it loses the focus."""

    def __init__(self, setting: SettingDeclaration, changed: SettingHandler, hint: str) -> None:
        self._line = PasteLineEdit()
        super().__init__(setting, self._line, changed)
        self._line.setPlaceholderText(hint)
        self._line.setMaxLength(200)
        self._line.editingFinished.connect(self.report)

    def value(self) -> SettingValue:
        return " ".join(self._line.text().split())

    def show_value(self, value: SettingValue) -> None:
        if not self._line.hasFocus():
            self._line.setText(str(value))


class FolderSettingEditor(SettingEditor):
    """A text field and a button for a preference that is a folder; empty for the default folder."""

    def __init__(self, setting: SettingDeclaration, changed: SettingHandler, hint: str) -> None:
        whole = QWidget()
        self._line = PasteLineEdit(whole)
        super().__init__(setting, whole, changed)
        self._line.setAccessibleName(plain(setting.label or ""))
        self._line.setPlaceholderText(hint)
        self._line.editingFinished.connect(self.report)
        self.choose = QPushButton(_("C&hoose…"), whole)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(self.choose)
        whole.setFocusProxy(self._line)

    def value(self) -> SettingValue:
        return self._line.text().strip()

    def show_value(self, value: SettingValue) -> None:
        if not self._line.hasFocus():
            self._line.setText(str(value))

    def report(self) -> None:
        # A folder that is missing waits for `commit`: it may be a typing error.
        if not self.value() or self._folder().is_dir():
            super().report()

    def commit(self) -> bool:
        if self.value() and not may_create_folder(self.widget.window(), self._folder()):
            self._line.setFocus()
            return False
        return super().commit()

    def _folder(self) -> Path:
        return Path(self._line.text().strip()).expanduser()

    def _choose(self) -> None:
        shown = self._line.text().strip() or self._line.placeholderText()
        chosen = QFileDialog.getExistingDirectory(self.widget, plain(self.setting.label or ""), shown)
        if chosen:
            self._line.setText(chosen)
            self.report()


_GLOSSARIES = "words.glossaries"
_GLOSSARY_SUFFIXES = (".tsv", ".csv", ".xlsx", ".tbx", ".txt", ".tab")


class FileListSettingEditor(SettingEditor):
    """A list of dictionary or glossary files with buttons to add and remove them; says how many entries each has."""

    def __init__(self, setting: SettingDeclaration, changed: SettingHandler) -> None:
        whole = QWidget()
        super().__init__(setting, whole, changed)
        self._calls = AsyncCalls(whole)
        self.list = QListWidget(whole)
        self.list.setAccessibleName(plain(setting.label or ""))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setFixedHeight(110)
        # Both lists are on one page.
        is_second = setting.key == _GLOSSARIES
        self.add = QPushButton(_("Add &files…") if is_second else _("&Add…"), whole)
        self.remove = QPushButton(_("Remo&ve") if is_second else _("&Remove"), whole)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.list.itemSelectionChanged.connect(self._enable)
        self.trouble = plain_label(whole, wraps=True)
        column, buttons = QVBoxLayout(whole), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(self.trouble)
        whole.setFocusProxy(self.list)
        self._enable()

    def value(self) -> SettingValue:
        return "\n".join(self._paths())

    def show_value(self, value: SettingValue) -> None:
        if value != self.value():
            self.list.clear()
            for path in file_list(str(value)):
                self._show_file(path)
        self._enable()

    def _paths(self) -> list[str]:
        return [str(self.list.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.list.count())]

    def _enable(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))
        self.trouble.setVisible(bool(self.trouble.text()))

    def _add(self) -> None:
        suffixes = _GLOSSARY_SUFFIXES if self.setting.key == _GLOSSARIES else DICTIONARY_SUFFIXES
        endings = " ".join(f"*{suffix}" for suffix in suffixes)
        title, kinds = _("Add dictionaries"), _("Dictionaries ({endings})", endings=endings)
        if self.setting.key == _GLOSSARIES:
            title, kinds = _("Add glossaries"), _("Glossaries ({endings})", endings=endings)
        chosen, _filter = QFileDialog.getOpenFileNames(self.widget, title, str(documents_folder()), kinds)
        for path in chosen:
            if path not in self._paths():
                self._show_file(path)
        if chosen:
            self.report()

    def _remove(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self.trouble.setText("")
        self._enable()
        self.report()

    def _show_file(self, path: str) -> None:
        """Add a file to the list, and read it on a thread to say how many entries it has."""
        name = Path(path).name
        item = QListWidgetItem(_("{name}: reading…", name=name), self.list)
        item.setData(Qt.ItemDataRole.UserRole, path)
        set_tip(item, path)

        def show_count(rows: int) -> None:
            self._set_text(path, ngettext("{name}: {number} entry", "{name}: {number} entries", rows, name=name))

        def show_trouble(reason: str) -> None:
            self._set_text(path, _("{name}: cannot be used", name=name))
            self.trouble.setText(reason)
            self._enable()

        count = _count_terms if self.setting.key == _GLOSSARIES else _count_rows
        self._calls.send(partial(count, Path(path)), show_count, show_trouble)

    def _set_text(self, path: str, text: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == path:
                self.list.item(row).setText(text)


def _count_rows(path: Path, progress: Progress) -> int:
    # On a thread: what reads dictionaries takes long to import.
    from translator_gui.project.word_lookup import count_dictionary_rows  # noqa: PLC0415

    return count_dictionary_rows(path, yielding_progress(progress))


def _count_terms(path: Path, progress: Progress) -> int:
    from translator_gui.project.glossary_files import count_terms  # noqa: PLC0415

    return count_terms(path, yielding_progress(progress))


def setting_editor(setting: SettingDeclaration, changed: SettingHandler, hint: str = "") -> SettingEditor:
    """Create the editor widget for a preference, by the type of its value.

    Args:
        setting: Its declaration.
        changed: Called with each new value.
        hint: The placeholder of an empty line.
    """
    if setting.kind == "family":
        families = tuple(name for name in QFontDatabase.families() if not name.startswith((_OWN_FAMILIES, ".")))
        words = (_("Built-in"), *families)
        return ChoiceSettingEditor(setting, changed, ("", *families), words)
    if setting.kind == "folder":
        return FolderSettingEditor(setting, changed, hint)
    if setting.kind == "files":
        return FileListSettingEditor(setting, changed)
    if setting.choices:
        return ChoiceSettingEditor(setting, changed, setting.choices, tuple(map(str, setting.words)))
    match setting.default:
        case bool():
            editor = SwitchSettingEditor(setting, changed)
        case int():
            editor = IntegerSettingEditor(setting, changed)
        case float():
            editor = DecimalSettingEditor(setting, changed)
        case _:
            editor = TextSettingEditor(setting, changed, hint)
    return editor
