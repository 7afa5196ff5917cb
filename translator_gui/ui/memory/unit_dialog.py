"""The dialog in which a unit of a translation memory is edited."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.memory_unit import MemoryUnit
from translator_gui.ui.fonts import UrduFontStyle, english_font, urdu_font
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.widgets.layouts import dialog_column, resize_within_screen
from translator_gui.ui.widgets.paste_text import PasteTextEdit

_SIZE = 520, 340
_URDU_SIZE = 1.3


class MemoryUnitDialog(QDialog):
    """Edits the Urdu and the English of a unit; the project that it came from is not changed."""

    def __init__(self, unit: MemoryUnit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Edit in the memory"))
        self.setSizeGripEnabled(True)
        size = self.font().pointSizeF()
        self.source, self.target = PasteTextEdit(self), PasteTextEdit(self)
        self.source.setFont(urdu_font(UrduFontStyle.NASKH, size * _URDU_SIZE))
        self.target.setFont(english_font(size))
        column = dialog_column(self)
        for words, edit, text in ((_("&Urdu"), self.source, unit.source), (_("&English"), self.target, unit.target)):
            edit.takes_tags = True
            edit.setTabChangesFocus(True)
            edit.setPlainText(text)
            edit.textChanged.connect(self._enable)
            label = PlainLabel(words, self)
            label.setBuddy(edit)
            edit.setAccessibleName(words.replace("&", ""))
            column.addWidget(label)
            column.addWidget(edit, 1)
        option = QTextOption(Qt.AlignmentFlag.AlignRight)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self.source.document().setDefaultTextOption(option)
        self.source.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.target.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        self.save = buttons.button(QDialogButtonBox.StandardButton.Save)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        resize_within_screen(self, *_SIZE)
        self.target.setFocus()

    @property
    def texts(self) -> tuple[str, str]:
        """The Urdu and the English as they were edited."""
        return self.source.toPlainText().strip(), self.target.toPlainText().strip()

    def _enable(self) -> None:
        self.save.setEnabled(all(self.texts))
