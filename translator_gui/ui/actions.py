"""The menus and actions of the window, built from the table in `menus`."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu

from translator_gui.ui.action_specs import ActionSpec, Entry, SubmenuSpec
from translator_gui.ui.keys.key_tooltips import tooltip_text
from translator_gui.ui.keys.keymap import Keymap
from translator_gui.ui.menus import MENUS, SPECS
from translator_gui.ui.plain_text import set_status_tip, set_tip

Handler = Callable[[bool], object]
"""Callback of an action; gets the checked state."""

_ROLES = {"preferences": QAction.MenuRole.PreferencesRole, "quit": QAction.MenuRole.QuitRole}
"""Actions that macOS moves into the application menu; all others stay in their menus."""
_SPECS = {spec.id: spec for spec in SPECS}


class WindowActions:
    """The actions of a window by id, with their menus and shortcuts; each is made when it is first asked for."""

    def __init__(
        self,
        window: QMainWindow,
        run: Callable[[ActionSpec, bool], object],
        does_something: Callable[[str], bool],
        keymap: Keymap,
    ) -> None:
        """Build the menu bar of a main window with its menus, which `make_all` fills once the window is painted.

        Args:
            window: Gets the menus and actions.
            run: Called with a triggered action and its checked state.
            does_something: Tells of the id of an action whether it would do something now; asked when a menu is opened.
            keymap: Shortcuts of the actions, which may change.
        """
        self._window = window
        self._run = run
        self._does_something = does_something
        self._disabled: dict[QMenu, list[QAction]] = {}
        """Disabled while a menu is open, because they would do nothing."""
        self._keymap = keymap
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._checked: dict[str, bool] = {}
        """Of actions that are not made yet."""
        self._allowed: dict[str, bool] = {"": True}
        """What actions need that is there: see `enable`."""
        self._unfilled: dict[QMenu, tuple[Entry, ...]] = {}
        for title, entries in MENUS:
            menu = window.menuBar().addMenu(str(title))
            self._unfilled[menu] = entries
            menu.aboutToShow.connect(self.make_all)
            self._prepare(menu)
        if not window.menuBar().isNativeMenuBar():
            QShortcut(QKeySequence(Qt.Key.Key_F10), window).activated.connect(self._open_menu_bar)
        keymap.keys_changed.connect(self._assign_shortcuts)

    def make_all(self) -> None:
        """Make the actions that are not made yet, and fill the menus; keys and menus do nothing before."""
        for identity in _SPECS:
            self._make(identity)
        while self._unfilled:
            self._fill(*self._unfilled.popitem())

    def _open_menu_bar(self) -> None:
        """Open the first menu of the menu bar; the arrow keys go on from there."""
        first = self._window.menuBar().actions()[0]
        self._window.menuBar().setActiveAction(first)
        menu = first.menu()
        if isinstance(menu, QMenu):
            menu.setActiveAction(menu.actions()[0])

    def _prepare(self, menu: QMenu) -> None:
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(partial(self._set_menu_tooltips, menu))
        self.follow(menu)

    def _fill(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            if isinstance(entry, str):
                menu.addSeparator()
            elif isinstance(entry, SubmenuSpec):
                submenu = menu.addMenu(str(entry.text))
                self._prepare(submenu)
                self._fill(submenu, entry.entries)
            else:
                menu.addAction(self._make(entry.id))

    def _make(self, identity: str) -> QAction:
        """Return an action; it is made if it was not yet."""
        if identity in self._actions:
            return self._actions[identity]
        window, spec = self._window, _SPECS[identity]
        # Its text apart: for one that takes text or icon PySide would name 151 icons.
        action = self._actions[identity] = QAction(window)
        action.setText(str(spec.text))
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setMenuRole(_ROLES.get(spec.id, QAction.MenuRole.NoRole))
        if spec.group:
            group = self._groups.setdefault(spec.group, QActionGroup(window))
            group.addAction(action)
        if identity in self._checked:
            action.setChecked(self._checked.pop(identity))
        action.setEnabled(self._allowed.get(spec.needs, False))
        action.triggered.connect(lambda checked=False: self._run(spec, bool(checked)))
        self._assign(action, spec)
        # Shortcuts must work where the desktop hides the menu bar.
        window.addAction(action)
        return action

    def _assign(self, action: QAction, spec: ActionSpec) -> None:
        wanted = self._keymap.sequences(spec.id)
        if action.shortcuts() != wanted:
            action.setShortcuts(wanted)
        if spec.tip:
            set_status_tip(action, self._keymap.worded(str(spec.tip)))

    def _assign_shortcuts(self) -> None:
        for identity, action in self._actions.items():
            self._assign(action, _SPECS[identity])

    def _set_menu_tooltips(self, menu: QMenu) -> None:
        """Set the tooltips of a menu's actions, with their shortcuts, when the menu is opened."""
        for action in menu.actions():
            set_tip(action, tooltip_text(action, action.statusTip()))

    def follow(self, menu: QMenu) -> None:
        """Disable those entries of a menu that would do nothing, while it is open.

        Their shortcuts work at all other times, and say why they do nothing.
        """
        menu.aboutToShow.connect(partial(self._disable_idle, menu))
        menu.aboutToHide.connect(partial(self._enable_again, menu))

    def _disable_idle(self, menu: QMenu) -> None:
        idle = self._disabled[menu] = [
            action
            for action in menu.actions()
            if action.objectName() in self._actions
            and action.isEnabled()
            and not self._does_something(action.objectName())
        ]
        for action in idle:
            action.setEnabled(False)

    def _enable_again(self, menu: QMenu) -> None:
        for action in self._disabled.pop(menu, ()):
            action.setEnabled(True)

    def __getitem__(self, identity: str) -> QAction:
        return self._make(identity)

    def run(self, identity: str) -> None:
        """Run the handler of a menu action by its id, even if the action is disabled."""
        self._run(_SPECS[identity], False)

    def does_something(self, identity: str) -> bool:
        """Whether an action would do something now."""
        return self._make(identity).isEnabled() and self._does_something(identity)

    def check(self, identity: str, checked: bool = True) -> None:
        """Check or uncheck a menu action without running its handler."""
        if identity in self._actions:
            self._actions[identity].setChecked(checked)
            return
        if group := _SPECS[identity].group:
            self._checked = {one: on for one, on in self._checked.items() if _SPECS[one].group != group}
        self._checked[identity] = checked

    def enable(self, *, project: bool, writing: bool) -> None:
        """Enable or disable each menu action, by whether a project is open and whether it is open for writing."""
        self._disabled.clear()
        self._allowed = {"": True, "project": project, "writing": writing}
        for identity, action in self._actions.items():
            needs = _SPECS[identity].needs
            if needs in self._allowed:
                action.setEnabled(self._allowed[needs])
            elif not project:
                action.setEnabled(False)
