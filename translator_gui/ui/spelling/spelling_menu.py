"""What can be done about a misspelt word, as a menu or at the top of one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

_NUMBERED = 9


class SpellingMenu(QMenu):
    """Suggestions on top, the first one chosen; the key that opened it goes on to the next word."""

    passed = Signal()
    """The next misspelt word is wanted."""

    def __init__(self, opener: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._opener = opener
        self.setAccessibleName("Spelling")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if QKeySequence(event.keyCombination()) in self._opener.shortcuts():
            self.close()
            self.passed.emit()
            return
        super().keyPressEvent(event)


class SpellingSuggestions:
    """The suggestions at the top of a menu; they may come when it is already open."""

    def __init__(self, menu: QMenu, before: QAction | None, choose: Callable[[str], object], *, enabled: bool) -> None:
        """Makes room for them.

        Args:
            menu: Where they stand.
            before: The entry that follows them; None at the end.
            choose: Gets the one that is chosen.
            enabled: Whether the word may be replaced.
        """
        self._menu, self._choose, self._enabled = menu, choose, enabled
        self._waiting = QAction("Looking for suggestions…", menu)
        self._waiting.setEnabled(False)
        menu.insertAction(before, self._waiting) if before is not None else menu.addAction(self._waiting)

    def show(self, words: Sequence[str]) -> None:
        """Shows them, or that there are none."""
        if not words:
            self._waiting.setText("No suggestions")
            return
        for number, word in enumerate(words, 1):
            # A digit chooses a suggestion; an ampersand in a word would be taken for one.
            shown = word.replace("&", "&&")
            entry = QAction(f"&{number}  {shown}" if number <= _NUMBERED else shown, self._menu)
            entry.setData(word)
            entry.setEnabled(self._enabled)
            font = entry.font()
            font.setBold(True)
            entry.setFont(font)
            entry.triggered.connect(lambda _=False, chosen=word: self._choose(chosen))
            self._menu.insertAction(self._waiting, entry)
            if number == 1 and self._enabled and isinstance(self._menu, SpellingMenu):
                self._menu.setActiveAction(entry)
        self._menu.removeAction(self._waiting)
