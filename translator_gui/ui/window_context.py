"""What the features of a window share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from translator_gui.settings import Settings
    from translator_gui.ui.actions import Actions
    from translator_gui.ui.files import Files
    from translator_gui.ui.theme import ThemeState
    from translator_gui.ui.view_choices import ViewChoices


class WindowContext(NamedTuple):
    """What a feature receives instead of the window.

    Attributes:
        dialogs: Parent of dialogs and message boxes.
        settings: Values that outlive the window.
        theme: Colours, and a signal when they change.
        view: Choices of the *View* menu.
        actions: Entries of the menus.
        files: Opens projects and runs long work with a progress dialog.
    """

    dialogs: QWidget
    settings: Settings
    theme: ThemeState
    view: ViewChoices
    actions: Actions
    files: Files
