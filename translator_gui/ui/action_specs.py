"""How a menu's entries are declared: actions, submenus, separators."""

from collections.abc import Iterator
from typing import NamedTuple

from translator_gui.messages import LazyMessage

SEPARATOR = "-"


class ActionSpec(NamedTuple):
    """Declares a menu action: id, text, shortcuts, tooltip, when it is enabled, and its controller.

    Attributes:
        id: Its name in the code.
        text: Its name in the menu, with & before the mnemonic.
        keys: Shortcuts, the first shown in the menu; Return stands for both Enter keys. `keys.keymap` says which hold.
        tip: A sentence for the status line and the tooltip; "{id}" in it stands for the key of that action.
        checkable: Whether it is on or off.
        group: Name of the group of mutually exclusive actions; empty for none.
        needs: Enabled if: "" always, "project" a project is open, "writing" it may be changed, "own" its controller
            says so.
        controller: Key of its controller in `features`; empty for an action of the window itself.
    """

    id: str
    text: LazyMessage
    keys: tuple[str, ...] = ()
    tip: LazyMessage | None = None
    checkable: bool = False
    group: str = ""
    needs: str = "project"
    controller: str = ""


def action_spec(
    identity: str, text: LazyMessage, *keys: str, tip: LazyMessage | None = None, needs: str = "project"
) -> ActionSpec:
    """Return the declaration of an action; `identity` is "controller/action", or the name of a window's own action."""
    controller, _slash, name = identity.rpartition("/")
    return ActionSpec(name, text, keys, tip, needs=needs, controller=controller)


def switch_spec(
    identity: str, text: LazyMessage, *keys: str, group: str = "", tip: LazyMessage | None = None, needs: str = ""
) -> ActionSpec:
    """Return the declaration of an action that is on or off; see `action_spec`."""
    controller, _slash, name = identity.rpartition("/")
    return ActionSpec(name, text, keys, tip, checkable=True, group=group, needs=needs, controller=controller)


class SubmenuSpec(NamedTuple):
    """Declares a submenu: its title and its entries."""

    text: LazyMessage
    entries: tuple[ActionSpec | str, ...]


Entry = ActionSpec | SubmenuSpec | str
"""A line of a menu: an action, a submenu or SEPARATOR."""

Menu = tuple[LazyMessage, tuple[Entry, ...]]


def specs_of(entries: tuple[Entry, ...]) -> Iterator[ActionSpec]:
    """Yield the declared actions of a menu and its submenus, in order."""
    for entry in entries:
        if isinstance(entry, ActionSpec):
            yield entry
        elif isinstance(entry, SubmenuSpec):
            yield from specs_of(entry.entries)


def plain(text: LazyMessage | str) -> str:
    """Return the text of a menu entry without its mnemonic "&" and its ellipsis."""
    return str(text).replace("&", "").removesuffix("…")
