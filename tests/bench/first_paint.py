"""Run a program until its window is painted, report that through a pipe, and exit.

    python -m tests.bench.first_paint FILE_DESCRIPTOR MODULE [ARGUMENT...]

The program needs no part in it: `QApplication.exec` is replaced by a loop that ends with the first painting. That is
done when the program itself imports Qt: imported here before, it would cost the program other than it does.
"""

import os
import runpy
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class _QtFinder(MetaPathFinder):
    """Finds the module with `QApplication` as Python would, to replace `exec` in it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != "PySide6.QtWidgets":
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _WatchingLoader(spec.loader, self._descriptor)
        return spec


class _WatchingLoader(Loader):
    """Loads the module with `QApplication` and has its loop watched."""

    def __init__(self, loader: Loader, descriptor: int) -> None:
        self._loader, self._descriptor = loader, descriptor

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        application, loop = module.QApplication, module.QApplication.exec

        def run(*_: object) -> int:
            watcher = make_watcher(self._descriptor)
            for window in application.topLevelWindows():
                window.installEventFilter(watcher)
            return int(loop())

        application.exec = run


def make_watcher(descriptor: int) -> "QObject":
    """Return an event filter that waits until a window has painted what it shows when it appears.

    A filter of all of the application's events would make PySide find out what each object is: 20 ms.
    """
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415 (when the program has imported it)

    class FirstPaintWatcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Expose:
                watched.removeEventFilter(self)
                # Qt paints the window while it handles this event; the timer runs when that is done.
                QTimer.singleShot(0, self._tell)
            return False

        def _tell(self) -> None:
            os.write(descriptor, b"1")
            os._exit(0)

    return FirstPaintWatcher()


def main() -> None:
    """Run the program named on the command line until its first painting."""
    descriptor, module, *arguments = sys.argv[1:]
    sys.argv = [module, *arguments]
    sys.meta_path.insert(0, _QtFinder(int(descriptor)))
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
