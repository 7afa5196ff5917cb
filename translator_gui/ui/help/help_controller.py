"""Opens the list of keyboard shortcuts and the About dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from translator_gui.ui.help.about_dialog import AboutDialog
    from translator_gui.ui.help.keyboard_shortcuts_dialog import KeyboardShortcutsDialog
    from translator_gui.ui.window_context import WindowContext


class HelpController(QObject):
    """Opens the dialogs of the *Help* menu; each is imported when it is first opened."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context.dialogs)
        self._context = context
        self._only_with_keys = False

    def show_keys(self) -> KeyboardShortcutsDialog:
        """Show the list of keyboard shortcuts; an open one is replaced, since keys may have changed."""
        from translator_gui.ui.help.keyboard_shortcuts_dialog import KeyboardShortcutsDialog  # noqa: PLC0415

        window, actions = self._context.dialogs, self._context.actions
        for card in window.findChildren(KeyboardShortcutsDialog):
            card.close()
        card = KeyboardShortcutsDialog(actions, actions["key_card"], self._context.theme, window)
        card.only_with_keys.setChecked(self._only_with_keys)
        card.only_with_keys.toggled.connect(self._keep_only_with_keys)
        card.resize(card.size().boundedTo(window.screen().availableSize()))
        card.show()
        card.activateWindow()
        card.search.setFocus()
        return card

    def _keep_only_with_keys(self, checked: bool) -> None:
        self._only_with_keys = checked

    def show_about(self) -> AboutDialog:
        """Show the About dialog."""
        from translator_gui.ui.help.about_dialog import AboutDialog  # noqa: PLC0415

        window = self._context.dialogs
        about = AboutDialog(window)
        about.resize(about.size().boundedTo(window.screen().availableSize()))
        about.open()
        return about
