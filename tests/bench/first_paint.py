"""Run a program until its window is painted, report that through a pipe, and exit.

    python -m tests.bench.first_paint FILE_DESCRIPTOR MODULE [ARGUMENT...]

The program needs no part in it: `QApplication.exec` is replaced by a loop that ends with the first painting.
"""

import os
import runpy
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

RUN_LOOP = QApplication.exec


class FirstPaintWatcher(QObject):
    """Waits until a view inside a window is painted, or a window without a view."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and _is_content(watched):
            application = QApplication.instance()
            assert application is not None
            application.removeEventFilter(self)
            # The event comes before the painting; the timer runs when all of the window has been painted.
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        os.write(self._descriptor, b"1")
        os._exit(0)


def _is_content(widget: QWidget) -> bool:
    parent = widget.parent()
    if isinstance(parent, QAbstractScrollArea):
        return parent.viewport() is widget
    if widget.objectName() == "welcome":
        return True
    return widget.isWindow() and not widget.findChildren(QAbstractScrollArea)


def main() -> None:
    """Run the program named on the command line until its first painting."""
    descriptor, module, *arguments = sys.argv[1:]
    sys.argv = [module, *arguments]

    def run(*_: object) -> int:
        application = QApplication.instance()
        assert application is not None
        watch = FirstPaintWatcher(int(descriptor))
        application.installEventFilter(watch)
        return RUN_LOOP()

    QApplication.exec = run
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
