"""The preferences dialog: page, typing, keys, your name, backups, words."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from translator_gui.messages import gettext_lazy as _
from translator_gui.settings import DECLARED_SETTINGS, SettingValue
from translator_gui.ui.keys.keymap import Keymap
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.preferences.keys_preferences_page import KeysPreferencesPage
from translator_gui.ui.preferences.preferences import PreferencesState
from translator_gui.ui.preferences.preferences_form_page import PreferencesFormPage
from translator_gui.ui.widgets.layouts import DIALOG_GAP, DIALOG_MARGIN

_TYPING = _("All off by default. {undo} undoes the correction but keeps what you typed.")
_YOU = _(
    "Your name is stored in the project with every sentence you change. It is a courtesy to your colleagues, not a "
    "proof of identity: anybody can type any name here."
)
_BACKUPS = _(
    "Every project is backed up on each day you work in it, and before merging, importing, new versions of documents "
    "and replacing in many sentences. The last backup of 10 days, 8 weeks and 12 months is kept. The backups of a "
    "project take at most ten times its size, or 2 GB."
)
_EDGE = 24


class PreferencesDialog(QDialog):
    """Edits preferences; changes take effect at once, OK saves them and Cancel reverts them."""

    def __init__(self, preferences: PreferencesState, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._is_cancelled = False
        settings = preferences.settings
        shown = [key for key, setting in DECLARED_SETTINGS.items() if setting.label] + ["keys.preset", "keys.own"]
        self._before = {key: settings.value(key) for key in shown}
        self.setWindowTitle(str(_("Preferences")))
        self.setSizeGripEnabled(True)
        self.page = PreferencesFormPage(("page",), settings, self._set, keymap.worded)
        self.typing = PreferencesFormPage(("typing", "english"), settings, self._set, keymap.worded, str(_TYPING))
        self.words = PreferencesFormPage(("words",), settings, self._set, keymap.worded)
        self.memory = PreferencesFormPage(("memory", "completion"), settings, self._set, keymap.worded)
        self.keys = KeysPreferencesPage(keymap)
        self.you = PreferencesFormPage(("you",), settings, self._set, keymap.worded, str(_YOU))
        self.backups = PreferencesFormPage(("backups",), settings, self._set, keymap.worded, str(_BACKUPS))
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(str(_("Pages of the preferences")))
        for widget, title in (
            (self.page, _("&Page")),
            (self.typing, _("T&yping")),
            (self.keys, _("&Keys")),
            (self.you, _("Y&ou")),
            (self.backups, _("&Backups")),
            (self.words, _("&Words")),
            (self.memory, _("&Memory")),
        ):
            self.tabs.addTab(widget, str(title))
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        self.cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.defaults = buttons.addButton(str(_("&Defaults")), QDialogButtonBox.ButtonRole.ResetRole)
        set_tip(self.defaults, str(_("Reset this page to its defaults")))
        self.defaults.clicked.connect(self._to_defaults)
        self.ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        foot = QVBoxLayout()
        column.addLayout(foot)
        foot.setContentsMargins(DIALOG_MARGIN, DIALOG_GAP, DIALOG_MARGIN, DIALOG_MARGIN)
        foot.addWidget(buttons)

    def sizeHint(self) -> QSize:
        return QSize(540, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 300)

    def refresh(self) -> None:
        """Show the current values of all preferences again, because the main window may have changed them."""
        for page in (self.page, self.typing, self.words, self.memory, self.backups, self.you):
            page.refresh()

    def accept(self) -> None:
        for page in (self.you, self.backups):
            if not page.commit():
                self.tabs.setCurrentWidget(page)
                return
        super().accept()

    def reject(self) -> None:
        # A line that loses the focus because the dialog closes would still report its value.
        self._is_cancelled = True
        super().reject()
        for key, value in self._before.items():
            self._preferences.set(key, value)

    def _set(self, key: str, value: SettingValue) -> None:
        if not self._is_cancelled:
            self._preferences.set(key, value)

    def _to_defaults(self) -> None:
        for page in (self.page, self.typing, self.words, self.memory, self.keys, self.backups, self.you):
            if page is self.tabs.currentWidget():
                page.to_defaults()

    def showEvent(self, event: QShowEvent) -> None:
        """Place the preferences dialog at the main window's trailing edge, where it hides least of the page."""
        super().showEvent(event)
        parent = self.parentWidget()
        if event.spontaneous() or parent is None:
            return
        room = self.screen().availableGeometry()
        self.resize(self.sizeHint().boundedTo(room.size() - QSize(_EDGE, 2 * _EDGE)))
        frame, window = self.frameGeometry(), parent.frameGeometry()
        if self.isRightToLeft():
            frame.moveTopLeft(window.topLeft())
            frame.translate(_EDGE, 3 * _EDGE)
        else:
            frame.moveTopRight(window.topRight())
            frame.translate(-_EDGE, 3 * _EDGE)
        frame.moveLeft(max(room.left(), min(frame.left(), room.right() - frame.width())))
        frame.moveTop(max(room.top(), min(frame.top(), room.bottom() - frame.height())))
        self.move(frame.topLeft())
