"""The menu for a misspelt word."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from translator_gui.messages import gettext as _

_NUMBERED = 9


class SpellingSuggestionsMenu(QMenu):
    """The menu of spelling suggestions; the shortcut that opened it goes to the next misspelt word."""

    next_wanted = Signal()
    """Emitted to go to the next misspelt word."""

    def __init__(self, opener: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._opener = opener
        self.setAccessibleName(_("Spelling"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if QKeySequence(event.keyCombination()) in self._opener.shortcuts():
            self.close()
            self.next_wanted.emit()
            return
        super().keyPressEvent(event)


class SpellingMenuEntries:
    """The spelling suggestions at the top of a menu; they may be added when the menu is already open."""

    def __init__(self, menu: QMenu, before: QAction | None, choose: Callable[[str], object], *, enabled: bool) -> None:
        """Insert the placeholder "Looking for suggestions…" into the menu.

        Args:
            menu: The menu.
            before: The entry that follows the suggestions; None at the end.
            choose: Called with the chosen suggestion.
            enabled: Whether the word may be replaced.
        """
        self._menu, self._choose, self._enabled = menu, choose, enabled
        self._waiting = QAction(_("Looking for suggestions…"), menu)
        self._waiting.setEnabled(False)
        menu.insertAction(before, self._waiting) if before is not None else menu.addAction(self._waiting)

    def show(self, words: Sequence[str]) -> None:
        """Replace the placeholder with the spelling suggestions, or show that there are none."""
        if not words:
            self._waiting.setText(_("No suggestions"))
            return
        for number, word in enumerate(words, 1):
            # A digit is the mnemonic of a suggestion; an ampersand in a word must not become one.
            shown = word.replace("&", "&&")
            entry = QAction(f"&{number}  {shown}" if number <= _NUMBERED else shown, self._menu)
            entry.setData(word)
            entry.setEnabled(self._enabled)
            font = entry.font()
            font.setBold(True)
            entry.setFont(font)
            entry.triggered.connect(lambda _checked=False, chosen=word: self._choose(chosen))
            self._menu.insertAction(self._waiting, entry)
            if number == 1 and self._enabled and isinstance(self._menu, SpellingSuggestionsMenu):
                self._menu.setActiveAction(entry)
        self._menu.removeAction(self._waiting)
