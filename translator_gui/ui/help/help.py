"""Help at hand: the key card and what is to be said about the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.ui.keys.tips import tell_keys

if TYPE_CHECKING:
    from translator_gui.ui.help.about import About
    from translator_gui.ui.help.key_card import KeyCard
    from translator_gui.ui.main_window import MainWindow


class Help(QObject):
    """Opens what the *Help* menu offers over a window; imported and made when it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def tell_keys(self) -> None:
        """Names the keys in the tooltips of what does or leads to the same as an action."""
        actions = self._window.actions_table
        controls = self._window.docks.comment_panel.controls
        for identity, control in controls.items():
            tell_keys(control, actions[identity])
        role = "Click to change between translating and reviewing"
        tell_keys(self._window.status_line.role_button, actions["review"], role)

    def show_keys(self) -> KeyCard:
        """Shows every key; one that is open already is made anew, for keys may have changed."""
        from translator_gui.ui.help.key_card import KeyCard  # noqa: PLC0415

        for card in self._window.findChildren(KeyCard):
            card.close()
        actions = self._window.actions_table
        card = KeyCard(actions, actions["key_card"], self._window.view.theme, self._window)
        card.resize(card.size().boundedTo(self._window.screen().availableSize()))
        self._window.view.theme_changed.connect(card.set_theme)
        card.show()
        card.activateWindow()
        card.search.setFocus()
        return card

    def show_about(self) -> About:
        """Shows the version and the licences."""
        from translator_gui.ui.help.about import About  # noqa: PLC0415

        about = About(self._window)
        about.resize(about.size().boundedTo(self._window.screen().availableSize()))
        about.open()
        return about
