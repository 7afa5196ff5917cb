"""The parts of a window that its features share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from translator_gui.settings import UserSettings
    from translator_gui.ui.actions import WindowActions
    from translator_gui.ui.central_pages import CentralPages
    from translator_gui.ui.docks import WindowDocks
    from translator_gui.ui.files import ProjectFileActions
    from translator_gui.ui.keys.keymap import Keymap
    from translator_gui.ui.notices import WindowNotices
    from translator_gui.ui.preferences.preferences import Preferences
    from translator_gui.ui.status_line import StatusLine
    from translator_gui.ui.theme import ThemeState
    from translator_gui.ui.view_choices import ViewChoices


class FeatureRequests(QObject):
    """Requests of a feature to other features, which it does not import."""

    open_project = Signal(Path)
    repair = Signal(Path)
    """Close the project and repair its file."""
    compare = Signal(Path, str)
    """Compare the open project with a copy and offer to merge; with the copy's title, "" for its file name."""
    compare_beside = Signal(Path)
    """Compare with a conflicted copy beside the project; it is not offered again."""
    nothing_differs = Signal()
    """A copy was compared and the project already contains all of it."""
    merge_or_open = Signal(Path, object)
    """Merge a dropped file if it is a copy of the project; otherwise call the function."""
    go_to_number = Signal(int)


class WindowContext(NamedTuple):
    """The parts of the window that a feature receives.

    Attributes:
        dialogs: Parent of dialogs and message boxes.
        settings: Values that outlive the window.
        preferences: Changes settings and emits the changes.
        theme: The current theme.
        view: Choices of the *View* menu.
        actions: Entries of the menus.
        keymap: Keys of the actions.
        files: Opens projects and runs long work with a progress dialog.
        notices: Messages on the status line or above the page.
        status_line: Figures of the project.
        pages: The central area of the window.
        docks: Panels beside the page.
        requests: Requests to other features.
    """

    dialogs: QWidget
    settings: UserSettings
    preferences: Preferences
    theme: ThemeState
    view: ViewChoices
    actions: WindowActions
    keymap: Keymap
    files: ProjectFileActions
    notices: WindowNotices
    status_line: StatusLine
    pages: CentralPages
    docks: WindowDocks
    requests: FeatureRequests
