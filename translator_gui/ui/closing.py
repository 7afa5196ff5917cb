"""Closing a project without losing unwritten work and without waiting for a disk that does not answer."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from translator_gui.messages import gettext as _
from translator_gui.project.file_recovery import window_copy_path
from translator_gui.ui.plain_text import PlainMessageBox
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.session.writer import LongChange

PATIENCE_MS = 10_000
"""Milliseconds to wait for a disk that does not answer before the user is asked."""
UNASKED_MS = 5_000
"""Milliseconds to wait for the disk if the user cannot be asked: the system is about to end the program."""


class _CloseAnswer(Enum):
    STAY = auto()
    ELSEWHERE = auto()
    LOSE = auto()


def may_close(
    session: ProjectSession,
    window: QWidget,
    save_elsewhere: Callable[[], object],
    can_ask: Callable[[], bool] = lambda: True,
) -> bool:
    """Before closing a project, wait until all is saved or ask if saving fails; return False if it stays open.

    Args:
        session: Of the project to close.
        window: Parent of the question.
        save_elsewhere: Asks for another path and moves the project there.
        can_ask: Returns whether the user can be asked; if not, what cannot be written is lost.
    """
    session.commit_typing()
    session.file_guard.make_sure()
    waited = QElapsedTimer()
    waited.start()

    def get_on(_change: LongChange) -> None:
        # A disk that takes a long change needs no other one.
        waited.restart()

    session.long_change.connect(get_on)
    try:
        return _wait_or_ask(session, window, save_elsewhere, can_ask, waited)
    finally:
        session.long_change.disconnect(get_on)


def _wait_or_ask(
    session: ProjectSession,
    window: QWidget,
    save_elsewhere: Callable[[], object],
    can_ask: Callable[[], bool],
    waited: QElapsedTimer,
) -> bool:
    while session.busy or session.loses:
        if not can_ask():
            return write_unasked(session)
        if session.loses or waited.hasExpired(PATIENCE_MS):
            answer = _ask(session, window)
            if not can_ask():
                return write_unasked(session)
            if answer is not _CloseAnswer.ELSEWHERE:
                return answer is _CloseAnswer.LOSE
            save_elsewhere()
            waited.restart()
        else:
            _wait(session)
    return True


def write_unasked(session: ProjectSession) -> bool:
    """Save typed text at forced program end, waiting some seconds at most; return True in any case."""
    session.commit_typing()
    waited = QElapsedTimer()
    waited.start()
    while session.busy and not session.loses and not waited.hasExpired(UNASKED_MS):
        _wait(session, UNASKED_MS)
    if session.busy and session.loses:
        # The file may be gone while its folder is there.
        session.move_to(window_copy_path(session.path))
        _wait(session, UNASKED_MS)
    return True


def _wait(session: ProjectSession, patience: int = PATIENCE_MS) -> None:
    loop = QEventLoop()
    for signal in (session.writer.acknowledged, session.stuck, session.failed):
        signal.connect(loop.quit)
    QTimer.singleShot(patience, loop, loop.quit)
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    finally:
        QGuiApplication.restoreOverrideCursor()


def _ask(session: ProjectSession, window: QWidget) -> _CloseAnswer:
    # Imported late because it is seldom needed.
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

    trouble = session.trouble or _("The disk does not answer.")
    box = PlainMessageBox(window, _("Not saved"), _("The last changes are not saved."), trouble)
    box.setIcon(QMessageBox.Icon.Warning)
    elsewhere = box.addButton(_("Save elsewhere…"), QMessageBox.ButtonRole.AcceptRole) if session.busy else None
    lose = box.addButton(_("Close and lose them"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(_("Go on working"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(elsewhere or stay)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    if clicked is lose:
        return _CloseAnswer.LOSE
    return _CloseAnswer.ELSEWHERE if elsewhere is not None and clicked is elsewhere else _CloseAnswer.STAY
