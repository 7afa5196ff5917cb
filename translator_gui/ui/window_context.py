"""The services that a window offers to its features."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from translator_gui.settings import Settings
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
    """Signals by which a feature asks other features for something without knowing them."""

    open_project = Signal(Path)
    repair = Signal(Path)
    """Close the project and repair its file."""
    compare = Signal(Path, str)
    """Compare the open project with a copy and offer to merge; how people call the copy, or "" for its file's name."""
    compare_beside = Signal(Path)
    """Compare with a copy that was made beside the project; it is not offered again."""
    nothing_differs = Signal()
    """A copy was compared, and all of it is in the project already."""
    merge_or_open = Signal(Path, object)
    """A file was dropped that may be a copy: merge it, or call the function."""
    go_to_number = Signal(int)


class WindowContext(NamedTuple):
    """Services of the window that every feature receives: actions, notices, files, settings, theme, dialogs.

    Attributes:
        dialogs: Parent of dialogs and message boxes.
        settings: Values that outlive the window.
        preferences: Changes settings that people see, and tells it.
        theme: Colours, and a signal when they change.
        view: Choices of the *View* menu.
        actions: Entries of the menus.
        keymap: Keys of the actions.
        files: Opens projects and runs long work with a progress dialog.
        notices: Tells what happened, on the status line or above the page.
        status_line: Figures of the project.
        pages: What the middle of the window shows.
        docks: Panels beside the page.
        requests: What features ask of others.
    """

    dialogs: QWidget
    settings: Settings
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
