"""The style option of the item that a delegate paints."""

from typing import Protocol, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem


class TypedStyleOptionViewItem(Protocol):
    """Type for static checking: a `QStyleOptionViewItem` with the fields that PySide's type stub lacks."""

    rect: QRect
    state: QStyle.StateFlag
    palette: QPalette
    font: QFont
    fontMetrics: QFontMetrics  # noqa: N815 (Qt's name)


def item_style_option(option: QStyleOptionViewItem) -> TypedStyleOptionViewItem:
    """Return the given `QStyleOptionViewItem` itself, typed with the fields that PySide's type stub lacks."""
    return cast("TypedStyleOptionViewItem", option)
