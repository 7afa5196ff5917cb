"""The preferences of the program."""

from PySide6.QtCore import QObject, Signal

from translator_gui.settings import Settings, SettingValue
from translator_gui.text.typing_habits import TypingHabits


class Preferences(QObject):
    """Changes settings and tells it: whoever uses a setting puts the change into force at once."""

    changed = Signal(str)
    """A preference has another value: its key."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings

    @property
    def habits(self) -> TypingHabits:
        """What is corrected while a person types."""
        flag = self.settings.flag
        return TypingHabits(flag("typing.quotes"), flag("typing.marks"), flag("typing.capitals"))

    def set(self, key: str, value: SettingValue) -> None:
        """Give a preference a value; it is kept only when the settings are saved or the window closes.

        Raises:
            ValueError: The preference takes no such value.
        """
        if self.settings.value(key) != value:
            self.settings.set(key, value)
            self.changed.emit(key)
