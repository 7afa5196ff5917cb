"""Messages about what happened: short ones on the status line, others above the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.viewmodel.wording import as_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator_gui.ui.faults.fault_notices import FaultNotices
    from translator_gui.ui.keys.keymap import Keymap
    from translator_gui.ui.message_bar import MessageBar, Way
    from translator_gui.ui.status_line import StatusLine


class WindowNotices(QObject):
    """Shows the messages of one window; a message about unsaved work has priority over all others."""

    def __init__(
        self, line: StatusLine, bar: MessageBar, faults: FaultNotices, keymap: Keymap, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._line, self._bar, self._faults, self._keymap = line, bar, faults, keymap
        self._is_unsaved = False
        """Whether the bar tells of work that is not on the disk."""

    def say(self, message: str) -> None:
        """Show a short message on the status line; {split} in it becomes the key of that action."""
        self._line.say(self._keymap.worded(message))

    def tell(self, message: str, ways: Sequence[Way] = ()) -> None:
        """Show an error with buttons that help."""
        if not ways and self._faults.shows(message):
            # The failed job says it again; the bar above offers the report.
            return
        self._is_unsaved = False
        self._bar.tell(as_sentence(message), ways)

    def tell_unsaved(self, message: str, ways: Sequence[Way] = ()) -> None:
        """Show that work could not be saved, until `end_unsaved`."""
        self._line.show_stuck()
        self.tell(message, ways)
        self._is_unsaved = True

    def end_unsaved(self) -> None:
        """Hide the message that work could not be saved."""
        if self._is_unsaved:
            self._is_unsaved = False
            self._bar.hide()

    def went_well(self, message: str) -> None:
        """Show a success; it replaces an earlier error, except one about unsaved work."""
        self.say(message)
        if not self._is_unsaved:
            self._bar.outlive()

    def offer(self, message: str, ways: Sequence[Way]) -> None:
        """Show a success with buttons for what to do next."""
        if self._is_unsaved:
            self.went_well(message)
        else:
            self._bar.tell(as_sentence(message), ways, calm=True)

    def offer_if_free(self, message: str, ways: Sequence[Way]) -> bool:
        """Show a message that can wait, with buttons; False if another message is shown."""
        if self._bar.text:
            return False
        self.offer(message, ways)
        return True

    def clear(self) -> None:
        """Hide the message above the page."""
        self._bar.hide()
