"""The dialog with the checks of a project, made from their declarations."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from translator_gui.checks.check import CheckDeclaration, CheckParameter, ParameterValue
from translator_gui.checks.finding import CheckSeverity
from translator_gui.messages import gettext as _
from translator_gui.project.check_settings import CheckSettings, all_declarations
from translator_gui.text.direction import isolate_quoted_urdu
from translator_gui.ui.action_specs import plain
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column, resize_within_screen
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar
from translator_gui.ui.widgets.wheel_guard import ignore_wheel
from translator_gui.viewmodel.checks.findings_model import SEVERITY_WORDS
from translator_gui.viewmodel.checks.findings_state import ProjectChecks

_INDENT = 24
_SIZE = 640, 620


class CheckSettingsDialog(QDialog):
    """Switches the checks of a project on and off, and sets their severities and parameters."""

    def __init__(self, known: ProjectChecks, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Checks of this project"))
        self.setStyleSheet(f"#quiet {{ color: {theme.theme.muted.name()}; }}")
        self.rows = [_CheckRow(check, known.settings, self) for check in all_declarations()]
        self.refuse = QCheckBox(_("&Refuse to export or hand over while errors are left"), self)
        self.refuse.setChecked(known.refuses_errors)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(14)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBar(ThemedScrollBar(theme, area))
        # There is no scrolling sideways.
        inner.ensurePolished()
        area.setMinimumWidth(inner.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        save = buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        reset = buttons.addButton(_("Reset all"), QDialogButtonBox.ButtonRole.ResetRole)
        reset.clicked.connect(self.reset)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = dialog_column(self)
        note = _("Everybody who works on this project has the same checks.")
        whole.addWidget(plain_label(self, note, wraps=True, muted=True))
        whole.addWidget(area, 1)
        whole.addWidget(self.refuse)
        whole.addWidget(buttons)
        resize_within_screen(self, *_SIZE)

    @property
    def refuses_errors(self) -> bool:
        """Whether export and handover are to be refused while errors are left."""
        return self.refuse.isChecked()

    def values(self) -> dict[str, object]:
        """Return the settings that the dialog shows, by "check id/name"."""
        return {key: value for row in self.rows for key, value in row.values().items()}

    def reset(self) -> None:
        """Show what the checks declare themselves."""
        for row in self.rows:
            row.show_settings(CheckSettings())


class _CheckRow(QWidget):
    """A check in the dialog: whether it is on, its severity, its help, its parameters."""

    def __init__(self, check: CheckDeclaration, settings: CheckSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.declared = check
        self.on = QCheckBox(str(check.name).replace("&", "&&"), self)
        self.severity = QComboBox(self)
        self.severity.setAccessibleName(_("Severity of “{check}”", check=check.name))
        ignore_wheel(self.severity)
        for severity, words in SEVERITY_WORDS.items():
            self.severity.addItem(str(words), severity)
        head = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        head.addWidget(self.on, 1)
        head.addWidget(self.severity)
        below = QVBoxLayout()
        column.addLayout(below)
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.addWidget(plain_label(self, isolate_quoted_urdu(str(check.help)), wraps=True, muted=True))
        self._editors = {one.name: _ParameterEditor(one, self, below) for one in check.parameters}
        self.on.toggled.connect(self._enable)
        self.show_settings(settings)

    def show_settings(self, settings: CheckSettings) -> None:
        with QSignalBlocker(self.on):
            self.on.setChecked(settings.is_on(self.declared))
        self.severity.setCurrentIndex(self.severity.findData(settings.severity(self.declared)))
        for name, value in settings.parameters(self.declared).items():
            self._editors[name].show_value(value)
        self._enable()

    def _enable(self) -> None:
        for widget in (self.severity, *(editor.widget for editor in self._editors.values())):
            widget.setEnabled(self.on.isChecked())

    def values(self) -> dict[str, object]:
        check = self.declared.id
        found = {f"{check}/{name}": editor.value() for name, editor in self._editors.items()}
        return {
            f"{check}/on": self.on.isChecked(),
            f"{check}/severity": str(CheckSeverity(self.severity.currentData())),
            **found,
        }


class _ParameterEditor:
    """Label and widget for a parameter of a check."""

    def __init__(self, parameter: CheckParameter, parent: QWidget, column: QVBoxLayout) -> None:
        self.widget, self.value, self.show_value = _editor_widget(parameter, parent)
        self.widget.setAccessibleName(plain(parameter.label))
        ignore_wheel(self.widget)
        row = QHBoxLayout()
        column.addLayout(row)
        if not isinstance(parameter.default, bool):
            label = PlainLabel(str(parameter.label), parent)
            label.setBuddy(self.widget)
            row.addWidget(label)
        row.addWidget(self.widget)
        row.addStretch(1)


def _editor_widget(
    parameter: CheckParameter, parent: QWidget
) -> tuple[QWidget, Callable[[], ParameterValue], Callable[[ParameterValue], None]]:
    """Return the widget for a parameter, a function that returns its value, and one that shows a value."""
    default = parameter.default
    if isinstance(default, bool):
        box = QCheckBox(str(parameter.label), parent)
        return box, box.isChecked, lambda value: box.setChecked(bool(value))
    if isinstance(default, int):
        whole = QSpinBox(parent)
        whole.setRange(int(max(parameter.least, -1_000_000)), int(min(parameter.most, 1_000_000)))
        whole.setSuffix(f" {parameter.unit}" if parameter.unit else "")
        return whole, whole.value, lambda value: whole.setValue(int(value))
    if isinstance(default, float):
        decimal = QDoubleSpinBox(parent)
        decimal.setRange(max(parameter.least, -1e6), min(parameter.most, 1e6))
        decimal.setDecimals(1)
        decimal.setSingleStep(0.5)
        decimal.setSuffix(f" {parameter.unit}" if parameter.unit else "")
        return decimal, decimal.value, lambda value: decimal.setValue(float(value))
    if parameter.choices:
        choice = QComboBox(parent)
        for word, name in zip(parameter.choices, parameter.words or parameter.choices, strict=True):
            choice.addItem(str(name), word)
        return choice, lambda: str(choice.currentData()), lambda value: choice.setCurrentIndex(choice.findData(value))
    line = PasteLineEdit(parent)
    return line, line.text, lambda value: line.setText(str(value))
