"""A real window on a crafted file: opening, hovering over everything, editing, merging, undoing, closing."""

import contextlib
import sys
import threading
import time
import traceback
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from tests.harness.hovering import hover_everything
from translator_gui.model.status import Role
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.settings import load_settings
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.merge.merge_controller import MergeController

_PATIENCE_SECONDS = 20
_SENTENCES = 4


@contextlib.contextmanager
def caught_faults() -> Generator[list[str]]:
    """Collect what slots, overridden methods and threads raise beyond what people are told."""
    found: list[str] = []

    def note(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        places = traceback.extract_tb(trace)[-3:]
        names = " < ".join(f"{Path(place.filename).name}:{place.lineno}" for place in reversed(places))
        found.append(f"{error!r} at {names}")

    before = sys.excepthook, threading.excepthook
    sys.excepthook = note
    threading.excepthook = lambda args: note(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
    try:
        yield found
    finally:
        sys.excepthook, threading.excepthook = before


def through_the_window(path: Path, theirs: Path) -> list[str]:
    """Do in a window what somebody may do with a project; returns a line for each fault.

    Args:
        path: The project.
        theirs: A copy of it, to be merged.
    """
    with caught_faults() as faults:
        window = MainWindow(load_settings(), None, Role.TRANSLATOR)
        window.show()
        ready: list[bool] = []
        window.files.open(path)
        if window.session is not None:
            window.session.ready.connect(lambda: ready.append(True))
            if not _wait(lambda: bool(ready)):
                faults.append("the window was never ready")
            _use(window, theirs, faults)
        hover_everything(window)
        window.close_project()
        window.close()
        window.deleteLater()
        QApplication.processEvents()
    return faults


def _use(window: MainWindow, theirs: Path, faults: list[str]) -> None:
    session = window.session
    assert session is not None
    hover_everything(window)
    ids = [segment.id for paragraph in session.model.snapshot() if paragraph for segment in paragraph.segments][
        :_SENTENCES
    ]
    for number, segment in enumerate(ids, 1):
        window.go_to_number(number)
        QApplication.processEvents()
        session.ask(lambda project, segment=segment: project.queries.threads(segment))
    if session.writable:
        for segment in ids[:2]:
            session.change(ConfirmOrApproveSentences((segment,)))
        for step in (session.undo, session.undo, session.undo, session.undo, session.redo):
            step()
            _wait(lambda: not session.busy)
    hover_everything(window)
    window.message_bar.hide()
    same: list[bool] = []
    assert window.controllers is not None
    merge_controller = window.controllers.find(MergeController)
    window.context.requests.nothing_differs.connect(lambda: same.append(True))
    merge_controller.compare(theirs)
    if not _wait(lambda: bool(same) or merge_controller.merge_page is not None or window.message_bar.isVisible()):
        faults.append("the comparison never ended")
    page = merge_controller.merge_page
    if page is not None:
        hover_everything(window)
        page.merged.emit()
        _wait(lambda: not session.busy)
        session.undo()
        _wait(lambda: not session.busy)
    hover_everything(window)


def _wait(done: Callable[[], bool]) -> bool:
    until = time.monotonic() + _PATIENCE_SECONDS
    while not done():
        if time.monotonic() > until:
            return False
        QApplication.processEvents()
        # Threads of Python get their turn.
        time.sleep(0.002)
    return True
