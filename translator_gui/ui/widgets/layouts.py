"""What Qt's layouts do not do themselves."""

from PySide6.QtWidgets import QLayout


def clear_layout(layout: QLayout) -> None:
    """Takes everything out of a layout, its widgets out of sight at once; they are deleted when Qt gets round to it."""
    # Qt's stub says that there always is an item.
    while (item := layout.takeAt(0)) is not None:  # pyright: ignore[reportUnnecessaryComparison]
        if (widget := item.widget()) is not None:  # pyright: ignore[reportUnnecessaryComparison]
            widget.hide()
            widget.deleteLater()
