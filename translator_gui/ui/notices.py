"""Messages to the user: short ones on the status line, others with buttons above the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.viewmodel.wording import as_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator_gui.ui.faults.fault_notices import FaultNotices
    from translator_gui.ui.keys.keymap import Keymap
    from translator_gui.ui.message_bar import MessageBar, MessageButton
    from translator_gui.ui.project_status_bar import ProjectStatusBar


class WindowNotices(QObject):
    """Shows messages on a window's status bar or message bar; never replaces a warning about unsaved work."""

    def __init__(
        self, line: ProjectStatusBar, bar: MessageBar, faults: FaultNotices, keymap: Keymap, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._line, self._bar, self._faults, self._keymap = line, bar, faults, keymap
        bar.hidden.connect(line.hide_work_message)
        self._is_unsaved = False
        """Whether the bar warns of unsaved work."""

    def show_status(self, message: str) -> None:
        """Show a short message on the status bar; "{split}" in it becomes the shortcut of that action."""
        self._line.show_message(self._keymap.worded(message))

    def show_work_status(self, message: str) -> None:
        """Show a short message about the present sentence, tag or search, until the user leaves or changes it."""
        self._line.show_work_message(self._keymap.worded(message))

    def show_error(self, message: str, ways: Sequence[MessageButton] = ()) -> None:
        """Show an error in the message bar above the page, with buttons."""
        if not ways and self._faults.shows(message):
            # The fault bar shows this fault already and offers a report.
            return
        self._is_unsaved = False
        self._bar.show_message(as_sentence(message), ways)

    def show_unsaved_warning(self, message: str, ways: Sequence[MessageButton] = ()) -> None:
        """Show a warning in the message bar that work is not saved, until `hide_unsaved_warning` is called."""
        self._line.show_stuck()
        self.show_error(message, ways)
        self._is_unsaved = True

    def hide_unsaved_warning(self) -> None:
        """Hide the warning about unsaved work."""
        if self._is_unsaved:
            self._is_unsaved = False
            self._bar.hide()

    def show_success(self, message: str) -> None:
        """Show a success message on the status bar and hide an earlier error, unless work is unsaved."""
        self.show_status(message)
        if not self._is_unsaved:
            self._bar.hide_unless_buttons()

    def offer(self, message: str, ways: Sequence[MessageButton], *, closes: bool = False) -> None:
        """Show a success message with buttons above the page, or on the status bar while work is unsaved.

        With `closes`, Esc closes it, and it closes by itself after a while.
        """
        if self._is_unsaved:
            self.show_success(message)
        else:
            self._bar.show_message(as_sentence(message), ways, calm=True, closes=closes)
            if closes:
                self.show_work_status(message)

    def offer_if_free(self, message: str, ways: Sequence[MessageButton]) -> bool:
        """Show a message with buttons above the page; return False if another one is shown there."""
        if self._bar.text:
            return False
        self.offer(message, ways)
        return True

    def dismiss(self) -> None:
        """Hide, after Esc, a message that closes with it, and one about what the user was at."""
        self._bar.close_with_escape()
        self._line.hide_work_message()

    def clear(self) -> None:
        """Hide the message bar above the page, with its message."""
        self._bar.hide()
