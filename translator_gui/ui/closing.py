"""Letting a project go without losing what its disk has not taken, and without waiting for it for ever."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from translator_gui.viewmodel.session.session import Session

PATIENCE_MS = 10_000
"""After this long a disk that neither takes nor refuses the work is not waited for without asking."""


class _Answer(Enum):
    STAY = auto()
    ELSEWHERE = auto()
    LOSE = auto()


def may_close(session: Session, window: QWidget, save_elsewhere: Callable[[], object]) -> bool:
    """Waits until everything is written; where that fails, asks. False: the person stays with the project.

    Args:
        session: Of the project that is to be closed.
        window: To ask over.
        save_elsewhere: Asks for another place and moves the project there.
    """
    session.settle()
    if session.writable:
        session.file_guard.make_sure()
    waited = QElapsedTimer()
    waited.start()
    while session.busy or session.loses:
        if session.loses or waited.hasExpired(PATIENCE_MS):
            answer = _ask(session, window)
            if answer is not _Answer.ELSEWHERE:
                return answer is _Answer.LOSE
            save_elsewhere()
            waited.restart()
        else:
            _wait(session)
    return True


def _wait(session: Session) -> None:
    loop = QEventLoop()
    for signal in (session.writer.acknowledged, session.stuck, session.failed):
        signal.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    finally:
        QGuiApplication.restoreOverrideCursor()


def _ask(session: Session, window: QWidget) -> _Answer:
    # Nobody needs it but those in trouble.
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Not saved")
    box.setText("The last changes are not saved.")
    box.setInformativeText(session.trouble or "The disk does not answer.")
    elsewhere = box.addButton("Save elsewhere…", QMessageBox.ButtonRole.AcceptRole) if session.busy else None
    lose = box.addButton("Close and lose them", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("Go on working", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(elsewhere or stay)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    if clicked is lose:
        return _Answer.LOSE
    return _Answer.ELSEWHERE if elsewhere is not None and clicked is elsewhere else _Answer.STAY
