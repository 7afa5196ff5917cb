"""The preferences at work: what a change of one does to the window, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from translator_gui.model.errors import TranslatorError
from translator_gui.text.typing_habits import TypingHabits

if TYPE_CHECKING:
    from translator_gui.settings import Settings, SettingValue
    from translator_gui.ui.main_window import MainWindow
    from translator_gui.ui.preferences.preferences_dialog import PreferencesDialog


class Preferences(QObject):
    """Changes settings and puts the change into force in one window."""

    changed = Signal(str)
    """A preference has another value, and it is in force: its key."""

    def __init__(self, settings: Settings, window: MainWindow) -> None:
        super().__init__(window)
        self.settings = settings
        self._window = window
        self._dialog: PreferencesDialog | None = None
        self._trouble = settings.trouble
        window.view.options_changed.connect(self._follow)
        window.view.theme_changed.connect(self._follow)

    @property
    def habits(self) -> TypingHabits:
        """What is put right as one types."""
        flag = self.settings.flag
        return TypingHabits(flag("typing.quotes"), flag("typing.marks"), flag("typing.capitals"))

    def set(self, key: str, value: SettingValue) -> None:
        """Gives a preference a value, which is kept only when `save` is called or the window closes.

        Raises:
            ValueError: It takes no such value.
        """
        if self.settings.value(key) == value:
            return
        self.settings.set(key, value)
        self._put_into_force(key)
        self.changed.emit(key)

    def _put_into_force(self, key: str) -> None:
        window, group = self._window, key.partition(".")[0]
        if group in {"page", "english"}:
            window.view.reread(window.actions_table)
            if group == "english" and window.spelling is not None:
                window.spelling.preferences_changed()
        elif group == "keys":
            window.keymap.reread()
        elif group == "typing" and window.workspace is not None:
            window.workspace.page.live.habits = self.habits
        elif group == "author" and window.session is not None:
            window.session.set_author(self.settings.author)

    def tell_trouble(self) -> None:
        """Says, once, that the file of the preferences could not be read."""
        if self._trouble:
            self._window.notices.tell(self._trouble)
            self._trouble = ""

    def save(self) -> None:
        """Writes the preferences; says so where that is not possible."""
        try:
            self.settings.save()
        except TranslatorError as error:
            self._window.notices.tell(str(error))

    def show(self) -> None:
        """Shows the dialog, beside the work rather than over it."""
        # Most days nobody opens it.
        from translator_gui.ui.preferences.preferences_dialog import PreferencesDialog  # noqa: PLC0415

        if self._dialog is None:
            self._dialog = PreferencesDialog(self, self._window.keymap, self._window)
            self._dialog.finished.connect(self._forget)
            self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _follow(self) -> None:
        """The page was zoomed, or the *View* menu used, while the dialog is open."""
        if self._dialog is not None:
            self._dialog.refresh()
