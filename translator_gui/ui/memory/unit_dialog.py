"""The dialog in which a unit of a translation memory is edited."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.memory_unit import MemoryUnit
from translator_gui.ui.memory.unit_texts import UnitTextField
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column, resize_within_screen


class MemoryUnitDialog(QDialog):
    """Edits the Urdu and the English of a unit; the project that it came from is not changed. Ctrl+Enter saves."""

    def __init__(self, unit: MemoryUnit, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Edit in the memory"))
        self.source = UnitTextField(theme, _("Urdu"), self, urdu=True)
        self.target = UnitTextField(theme, _("English"), self, urdu=False)
        self.source.setPlainText(unit.source)
        self.target.setPlainText(unit.target)
        column = dialog_column(self)
        for label, field in ((_("&Urdu"), self.source), (_("&English"), self.target)):
            words = plain_label(self, label)
            words.setBuddy(field)
            column.addWidget(words)
            column.addWidget(field, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.save = buttons.button(QDialogButtonBox.StandardButton.Save)
        column.addWidget(buttons)
        for field in (self.source, self.target):
            field.textChanged.connect(self._enable)
        self.target.setFocus()
        self.target.selectAll()
        resize_within_screen(self, 520, 340)

    @property
    def texts(self) -> tuple[str, str]:
        """The Urdu and the English as they are in the fields."""
        return self.source.toPlainText().strip(), self.target.toPlainText().strip()

    def _enable(self) -> None:
        self.save.setEnabled(all(self.texts))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.save.isEnabled():
            self.accept()
        else:
            super().keyPressEvent(event)
