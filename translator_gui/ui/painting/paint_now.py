"""Paint a widget before what follows from a change of it."""

from contextlib import suppress
from typing import TYPE_CHECKING

from translator_gui.faults.containment import ReportedFaultError, run_contained

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def paint_now(widget: "QWidget") -> None:
    """Paint a widget and all others that wait for it; a fault of one of them, which PySide raises here, is reported."""
    with suppress(ReportedFaultError):
        run_contained(widget.repaint, "painting")
