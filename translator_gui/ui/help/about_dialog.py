"""The About dialog: version and licences."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QPixmap, QTextOption
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QTextBrowser, QWidget

from translator_gui import __version__
from translator_gui.messages import gettext as _
from translator_gui.paths import resource
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.widgets.layouts import dialog_column, resize_within_screen


class AboutDialog(QDialog):
    """Shows the version of the program and the licences of its parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Translator"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        icon = PlainLabel(parent=self)
        icon.setPixmap(QPixmap(str(resource("icons", "translator-64.png"))))
        self.version = PlainLabel(
            _(
                "Translator {version}\nUrdu documents into English, paragraph by paragraph.\nPython {python} · Qt {qt}",
                version=__version__,
                python=platform.python_version(),
                qt=qVersion(),
            ),
            self,
        )
        self.version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.licences = QTextBrowser(self)
        self.licences.setMarkdown(resource("LICENCES.md").read_text(encoding="utf-8"))
        # Names stay whole: a table that is too wide scrolls.
        self.licences.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.licences.setAccessibleName(_("Licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        top = QHBoxLayout()
        column = dialog_column(self)
        column.addLayout(top)
        top.setSpacing(16)
        top.addWidget(icon)
        top.addWidget(self.version, 1)
        column.addWidget(self.licences, 1)
        column.addWidget(buttons)
        resize_within_screen(self, 680, 560)
