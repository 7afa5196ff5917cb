"""Qt's own warnings, written into the log of faults without their words."""

import sys
from pathlib import PurePath

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from translator_gui.faults.exception_hooks import is_debugging
from translator_gui.faults.fault_log import fault_log

_KINDS = {
    QtMsgType.QtWarningMsg: "Qt warning",
    QtMsgType.QtCriticalMsg: "Qt error",
    QtMsgType.QtFatalMsg: "Qt fatal error",
}


def log_qt_messages() -> None:
    """Write Qt's own warnings and errors into the fault log from now on."""
    qInstallMessageHandler(_log)


def _log(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    # A window without a screen, as in a picture or a test, says this of itself all the time.
    if kind in _KINDS and not message.startswith("This plugin does not support"):
        # Qt's own category and source file; either may be missing in a release of Qt.
        file, category = getattr(context, "file", None), getattr(context, "category", None)
        source = f"{category or ''} {PurePath(file).name if file else ''}:{context.line}".strip()
        fault_log.note(_KINDS[kind], message, source)
    if is_debugging() and sys.stderr is not None:
        sys.stderr.write(message + "\n")
