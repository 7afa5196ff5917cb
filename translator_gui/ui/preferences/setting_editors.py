"""What a preference is changed with, made from what is declared of it."""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from translator_gui.settings import Setting, SettingValue
from translator_gui.ui.widgets.check_box import outline_check_box
from translator_gui.ui.widgets.wheel_guard import ignore_wheel

SettingHandler = Callable[[str, SettingValue], object]
"""Gets a preference's key and its new value."""

_OWN_FAMILIES = "Urdu Workbench"


class SettingEditor:
    """A widget that shows one preference and tells when somebody changes it."""

    def __init__(self, setting: Setting, widget: QWidget, told: SettingHandler) -> None:
        self.setting = setting
        self._told = told
        self.widget = widget
        widget.setObjectName(setting.key)
        widget.setAccessibleName(setting.label.replace("&", ""))
        ignore_wheel(widget)

    def tell(self) -> None:
        """Tells what the widget says."""
        self._told(self.setting.key, self.value())

    @abstractmethod
    def value(self) -> SettingValue:
        """What the widget says."""

    @abstractmethod
    def show_value(self, value: SettingValue) -> None:
        """Shows a value without telling anybody."""


class SwitchEditor(SettingEditor):
    """On or off."""

    def __init__(self, setting: Setting, told: SettingHandler) -> None:
        self._box = QCheckBox(setting.label)
        super().__init__(setting, self._box, told)
        self._box.toggled.connect(self.tell)

    def value(self) -> SettingValue:
        return self._box.isChecked()

    def show_value(self, value: SettingValue) -> None:
        outline_check_box(self._box)
        with QSignalBlocker(self._box):
            self._box.setChecked(bool(value))


_SHOWN_LETTERS = 18
"""So many wide letters of a choice are seen: all of the program's own words, and most names of a typeface."""


class ChoiceEditor(SettingEditor):
    """One of a few words."""

    def __init__(
        self, setting: Setting, told: SettingHandler, choices: tuple[str, ...], words: tuple[str, ...]
    ) -> None:
        self._box = QComboBox()
        super().__init__(setting, self._box, told)
        self._choices = list(choices)
        self._box.addItems(words)
        self._box.setMinimumContentsLength(_SHOWN_LETTERS)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.currentIndexChanged.connect(self.tell)

    def value(self) -> SettingValue:
        return self._choices[self._box.currentIndex()]

    def show_value(self, value: SettingValue) -> None:
        with QSignalBlocker(self._box):
            if value not in self._choices:  # a family that is not installed here
                self._choices.append(str(value))
                self._box.addItem(str(value))
            self._box.setCurrentIndex(self._choices.index(str(value)))


class IntegerEditor(SettingEditor):
    """A whole number."""

    def __init__(self, setting: Setting, told: SettingHandler) -> None:
        self._box = QSpinBox()
        super().__init__(setting, self._box, told)
        self._box.setRange(int(setting.least), int(setting.most))
        self._box.setSuffix(f" {setting.unit}")
        self._box.valueChanged.connect(self.tell)

    def value(self) -> SettingValue:
        return self._box.value()

    def show_value(self, value: SettingValue) -> None:
        with QSignalBlocker(self._box):
            self._box.setValue(int(value))


class DecimalEditor(SettingEditor):
    """A number that need not be whole."""

    def __init__(self, setting: Setting, told: SettingHandler) -> None:
        self._box = QDoubleSpinBox()
        super().__init__(setting, self._box, told)
        self._box.setRange(setting.least, setting.most)
        self._box.setDecimals(1)
        self._box.setSingleStep(0.5)
        self._box.setSuffix(f" {setting.unit}")
        self._box.valueChanged.connect(self.tell)

    def value(self) -> SettingValue:
        return self._box.value()

    def show_value(self, value: SettingValue) -> None:
        with QSignalBlocker(self._box):
            self._box.setValue(float(value))


class TextLineEditor(SettingEditor):
    """A few words; they count when the field is left."""

    def __init__(self, setting: Setting, told: SettingHandler, hint: str) -> None:
        self._line = QLineEdit()
        super().__init__(setting, self._line, told)
        self._line.setPlaceholderText(hint)
        self._line.setMaxLength(200)
        self._line.editingFinished.connect(self.tell)

    def value(self) -> SettingValue:
        return " ".join(self._line.text().split())

    def show_value(self, value: SettingValue) -> None:
        if not self._line.hasFocus():
            self._line.setText(str(value))


class FolderEditor(SettingEditor):
    """A folder; empty for the usual one. What is typed counts when the field is left."""

    def __init__(self, setting: Setting, told: SettingHandler, hint: str) -> None:
        whole = QWidget()
        self._line = QLineEdit(whole)
        super().__init__(setting, whole, told)
        self._line.setAccessibleName(setting.label.replace("&", ""))
        self._line.setPlaceholderText(hint)
        self._line.editingFinished.connect(self.tell)
        self.choose = QPushButton("Ch&oose…", whole)
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

    def _choose(self) -> None:
        shown = self._line.text().strip() or self._line.placeholderText()
        chosen = QFileDialog.getExistingDirectory(self.widget, self.setting.label.replace("&", ""), shown)
        if chosen:
            self._line.setText(chosen)
            self.tell()


def setting_editor(setting: Setting, told: SettingHandler, hint: str = "") -> SettingEditor:
    """The control for a preference.

    Args:
        setting: What is declared of it.
        told: Is told what somebody chooses.
        hint: What stands in an empty line.
    """
    if setting.kind == "family":
        families = tuple(name for name in QFontDatabase.families() if not name.startswith((_OWN_FAMILIES, ".")))
        return ChoiceEditor(setting, told, ("", *families), ("The program's own", *families))
    if setting.kind == "folder":
        return FolderEditor(setting, told, hint)
    if setting.choices:
        return ChoiceEditor(setting, told, setting.choices, setting.words)
    if isinstance(setting.default, bool):
        return SwitchEditor(setting, told)
    if isinstance(setting.default, int):
        return IntegerEditor(setting, told)
    return DecimalEditor(setting, told) if isinstance(setting.default, float) else TextLineEditor(setting, told, hint)
