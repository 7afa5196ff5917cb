"""A question before the lock of another computer is taken over."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.naming import printable
from translator_gui.ui.plain_text import PlainMessageBox


def ask_take_over(window: QWidget, name: str, holder: str, then: Callable[[], object]) -> QMessageBox:
    """Ask, without blocking, whether to take over a project that is locked by another computer.

    Args:
        window: Parent of the question.
        name: Of the project's file.
        holder: Who has it open and since when: "a window of Amna on studio, since 29 November 2026, 10:00".
        then: Called if the lock is to be taken over.
    """
    box = PlainMessageBox(
        window,
        _("Take over the project?"),
        _("{file} is open on another computer, in {holder}.", file=printable(name), holder=holder),
        _(
            "Take it over only if it is not open there any more, for example after a crash. "
            "Two windows that write into one file lose work."
        ),
    )
    box.setIcon(QMessageBox.Icon.Warning)
    take = box.addButton(_("Take over"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.open_for(window, (take, then))
    return box
