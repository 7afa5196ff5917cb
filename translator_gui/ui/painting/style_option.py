"""The style option of the item that a delegate paints."""

from typing import Protocol, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem


class TypedViewItemOption(Protocol):
    """The fields of Qt's style option for an item, which its stub leaves out."""

    rect: QRect
    state: QStyle.StateFlag
    palette: QPalette
    font: QFont
    fontMetrics: QFontMetrics  # noqa: N815 (Qt's name)


def item_style_option(option: QStyleOptionViewItem) -> TypedViewItemOption:
    """Return the option as a type with its fields."""
    return cast("TypedViewItemOption", option)
