"""Text that Qt shows as it is: a tooltip, a label or a message whose text looks like HTML is read as HTML by Qt."""

from collections.abc import Callable
from functools import wraps
from textwrap import wrap
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import Qt as GuiQt

_JOINER = "\u2060"
"""WORD JOINER: has no width and no glyph; after "<" and "&" it makes them no markup."""
_WIDTH = 100
"""Of a tooltip in characters: Qt breaks the lines of rich text alone."""
_LONGEST = 2_000
"""Characters of a tooltip; the rest of a longer text is left out."""
_ROLES = frozenset({Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.StatusTipRole})

_Model = TypeVar("_Model")
_Index = QModelIndex | QPersistentModelIndex
_P = ParamSpec("_P")


def plain(text: str) -> str:
    """Return text that Qt never takes for HTML and shows the same; text without markup is returned unchanged.

    Qt decides with `Qt::mightBeRichText`, which looks for a known tag or "&lt;" on the first line.
    """
    if not GuiQt.mightBeRichText(text):
        return text
    return text.replace("<", f"<{_JOINER}").replace("&lt;", f"&{_JOINER}lt;")


def plain_tip(text: str) -> str:
    """Return the text of a tooltip: plain, in lines of a readable width, cut off where it is very long."""
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}…"
    if len(text) > _WIDTH:
        lines = (wrap(line, _WIDTH, replace_whitespace=False, break_on_hyphens=False) for line in text.split("\n"))
        text = "\n".join(part for parts in lines for part in parts or [""])
    return plain(text)


def plain_roles(
    data: Callable[Concatenate[_Model, _P], Any],
) -> Callable[Concatenate[_Model, _P], Any]:
    """Decorate `data` or `headerData` of an item model: its tooltips, status tips and What's This texts become plain.

    Every `data` and `headerData` has it (tests/conventions/test_plain_text.py), so that a model which answers several
    roles at once cannot forget one.
    """

    @wraps(data)
    def plain_data(self: _Model, *args: _P.args, **kwargs: _P.kwargs) -> Any:
        found = data(self, *args, **kwargs)
        role = kwargs.get("role", args[-1] if args else None)
        return plain_tip(found) if isinstance(found, str) and isinstance(role, int) and role in _ROLES else found

    return plain_data
