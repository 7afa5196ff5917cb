"""The preferences of the program, with a signal for changes."""

from PySide6.QtCore import QObject, Signal

from translator_gui.settings import SettingValue, UserSettings
from translator_gui.text.auto_correct import AutoCorrectOptions


class Preferences(QObject):
    """Changes settings and emits a signal, so that a change takes effect at once."""

    changed = Signal(str)
    """Emitted with the key of a preference whose value changed."""

    def __init__(self, settings: UserSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings

    @property
    def habits(self) -> AutoCorrectOptions:
        """The corrections that are made while the user types."""
        flag = self.settings.flag
        return AutoCorrectOptions(flag("typing.quotes"), flag("typing.marks"), flag("typing.capitals"))

    def set(self, key: str, value: SettingValue) -> None:
        """Change a preference; the file is written when the settings are saved or the window closes.

        Raises:
            ValueError: The preference does not allow the value.
        """
        if self.settings.value(key) != value:
            self.settings.set(key, value)
            self.changed.emit(key)
