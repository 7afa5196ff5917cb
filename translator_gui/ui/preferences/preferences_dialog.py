"""The preferences: how the page looks, what typing does, keys, backups, and who works."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from translator_gui.settings import DECLARED_SETTINGS, SettingValue
from translator_gui.ui.keys.keymap import Keymap
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.preferences.keys_preferences_page import KeysPreferencesPage
from translator_gui.ui.preferences.preferences import Preferences
from translator_gui.ui.preferences.preferences_form_page import PreferencesFormPage

_TYPING = "Each of these is off unless you wish it; what one changes, {undo} takes back without what you typed."
_YOU = (
    "Your name goes into a project with every sentence you change. It is a courtesy to those you work with, and no "
    "proof: anybody can write any name here."
)
_BACKUPS = (
    "Every project is backed up on each day you work in it, and before merging, importing, new versions of documents "
    "and replacing in many sentences. The last backup of 10 days, 8 weeks and 12 months is kept. The backups of a "
    "project take at most ten times its size, or 2 GB."
)
_EDGE = 24


class PreferencesDialog(QDialog):
    """Changes show at once in the window behind, which can be used meanwhile; OK keeps them, Cancel takes them back."""

    def __init__(self, preferences: Preferences, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._over = False
        settings = preferences.settings
        shown = [key for key, setting in DECLARED_SETTINGS.items() if setting.label] + ["keys.preset", "keys.own"]
        self._before = {key: settings.value(key) for key in shown}
        self.setWindowTitle("Preferences")
        self.setSizeGripEnabled(True)
        self.page = PreferencesFormPage(("page",), settings, self._set, keymap.worded)
        self.typing = PreferencesFormPage(("typing", "english"), settings, self._set, keymap.worded, _TYPING)
        self.keys = KeysPreferencesPage(keymap)
        self.you = PreferencesFormPage(("you",), settings, self._set, keymap.worded, _YOU)
        self.backups = PreferencesFormPage(("backups",), settings, self._set, keymap.worded, _BACKUPS)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Pages of the preferences")
        for widget, title in (
            (self.page, "&Page"),
            (self.typing, "T&yping"),
            (self.keys, "&Keys"),
            (self.you, "Y&ou"),
            (self.backups, "&Backups"),
        ):
            self.tabs.addTab(widget, title)
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        self.cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.defaults = buttons.addButton("&Defaults", QDialogButtonBox.ButtonRole.ResetRole)
        set_tip(self.defaults, "This page as it is in a new installation")
        self.defaults.clicked.connect(self._to_defaults)
        self.ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(18, 8, 18, 14)
        foot.addWidget(buttons)
        column.addLayout(foot)

    def sizeHint(self) -> QSize:
        return QSize(540, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 280)

    def refresh(self) -> None:
        """Shows what is set now: the window behind may have changed it."""
        for page in (self.page, self.typing, self.backups, self.you):
            page.refresh()

    def accept(self) -> None:
        self.backups.commit()
        self.you.commit()
        super().accept()

    def reject(self) -> None:
        # A line that is left because the dialog goes would still tell what stands in it.
        self._over = True
        super().reject()
        for key, value in self._before.items():
            self._preferences.set(key, value)

    def _set(self, key: str, value: SettingValue) -> None:
        if not self._over:
            self._preferences.set(key, value)

    def _to_defaults(self) -> None:
        for page in (self.page, self.typing, self.keys, self.backups, self.you):
            if page is self.tabs.currentWidget():
                page.to_defaults()

    def showEvent(self, event: QShowEvent) -> None:
        """Stands at the window's right edge, where least of the page is behind it, and within the screen."""
        super().showEvent(event)
        parent = self.parentWidget()
        if event.spontaneous() or parent is None:
            return
        room = self.screen().availableGeometry()
        self.resize(self.sizeHint().boundedTo(room.size() - QSize(_EDGE, 2 * _EDGE)))
        frame, window = self.frameGeometry(), parent.frameGeometry()
        frame.moveTopRight(window.topRight())
        frame.translate(-_EDGE, 3 * _EDGE)
        frame.moveLeft(max(room.left(), min(frame.left(), room.right() - frame.width())))
        frame.moveTop(max(room.top(), min(frame.top(), room.bottom() - frame.height())))
        self.move(frame.topLeft())
