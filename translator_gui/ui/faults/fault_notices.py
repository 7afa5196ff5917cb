"""The bar about faults of the program and about typing recovered after a crash."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.status import Role
from translator_gui.project.command_result import recovered_typing_words
from translator_gui.ui.faults.wording import crash_words, fault_words
from translator_gui.ui.message_bar import MessageBar
from translator_gui.viewmodel.fault_relay import FaultSignalRelay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from translator_gui.faults.crash_marker import PreviousCrash
    from translator_gui.faults.fault_log import ReportedFault
    from translator_gui.project.command_result import RecoveredTyping
    from translator_gui.ui.message_bar import MessageButton
    from translator_gui.ui.theme import ThemeState
    from translator_gui.viewmodel.session.session import ProjectSession

_MOST_REPORTS = 10


class FaultNotices(QObject):
    """Shows unexpected program errors (faults) and crashes in a message bar, with a button to copy their reports."""

    status_message = Signal(str)
    """Emitted with a message for the status line."""
    go_to_number = Signal(int)
    """Emitted with the number of the sentence to go to."""

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = MessageBar(theme, parent)
        self._session: ProjectSession | None = None
        self._cause = ""
        self._reports: list[str] = []
        self._crash = ""
        self._relay = FaultSignalRelay(self)
        # A fault may be reported in the middle of painting, or on another thread.
        self._relay.reported.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def follow(self, session: ProjectSession) -> None:
        """Watch a session, so that the error bar can tell whether its work is saved."""
        self._session = session
        session.saved.connect(self._refresh)
        session.unsaved.connect(self._refresh)
        session.stuck.connect(self._refresh)
        session.failed.connect(self._refresh)
        session.closing.connect(self._unfollow)

    def shows(self, message: str) -> bool:
        """Whether an error message repeats the program error that the bar already shows."""
        return bool(self._cause) and not self.bar.isHidden() and message.endswith(f"went wrong: {self._cause}")

    def context(self) -> dict[str, object]:
        """Return ids and figures of the open project for an error report, or nothing; any thread may call it."""
        session = self._session
        if session is None:
            return {}
        typing = session.typing.typing
        return {
            "project": session.uid,
            "sentence": session.here,
            "paragraphs": len(session.model),
            "reviewer": session.role is Role.REVIEWER,
            "writable": session.writable,
            "busy": session.busy,
            "stuck": session.is_stuck,
            "typed": len(typing.text) if typing is not None else 0,
        }

    # After a crash

    def show_crashes(self, crashes: Sequence[PreviousCrash]) -> None:
        """Show in the bar that the program crashed last time, with a button to copy the crash reports."""
        if not crashes:
            return
        self._cause = ""
        self._reports = [crash.report for crash in crashes]
        self._crash = crash_words(crashes[-1].started, datetime.now().astimezone())
        words = _("{crash} Typing that was not saved is recovered when you open the project.", crash=self._crash)
        self.bar.show_message(words, [self._copy_button()], calm=True)

    def show_recovered(self, recovered: Sequence[RecoveredTyping]) -> None:
        """Show in the bar in which sentences unsaved typing was recovered after a crash; a button goes to the first."""
        if not recovered:
            return
        self._cause = ""
        first = min(recovered, key=lambda item: item.number)
        ways: list[MessageButton] = [
            (
                _("Go to sentence {number}", number=format_number(first.number)),
                partial(self.go_to_number.emit, first.number),
            )
        ]
        if self._crash:
            ways.append(self._copy_button())
        crash = self._crash or _("This project was not closed properly last time.")
        words = _("{crash} {recovered}", crash=crash, recovered=recovered_typing_words(recovered))
        self.bar.show_message(words, ways, calm=True)

    # Faults

    def _show(self, fault: ReportedFault) -> None:
        if not self._cause or self.bar.isHidden():
            self._reports = []
        self._cause = fault.cause
        self._reports = [*self._reports[1 - _MOST_REPORTS :], fault.report]
        self.bar.show_message(fault_words(fault.cause, self._is_saved()), [self._copy_button()])

    def _refresh(self) -> None:
        if self._cause and not self.bar.isHidden():
            self.bar.set_text(fault_words(self._cause, self._is_saved()))

    def _is_saved(self) -> bool | None:
        session = self._session
        if session is None or not session.writable:
            return None
        if session.is_stuck or session.loses or session.trouble:
            return False
        return None if session.busy or session.typing.unsaved else True

    def _unfollow(self) -> None:
        self._session = None
        self._refresh()

    def _copy_button(self) -> MessageButton:
        return _("Copy the report"), self._copy

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._reports))
        self.status_message.emit(_("Report copied; it contains none of your texts, names or paths"))
