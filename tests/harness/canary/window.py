"""A process in which a real window shows all texts of a project; it may be watched from outside.

    python -m tests.harness.canary.window FOLDER all|sample [what is planted]

The kernel ends it (SIGSYS) at the first socket. Prints what was seen as JSON.
"""

import faulthandler
import json
import os
import socket
import sys
import time
from pathlib import Path
from unittest.mock import MagicMock

from tests.harness.canary.no_sockets import can_refuse, refuse_sockets

if can_refuse():
    refuse_sockets()

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from tests.harness.canary.drive import Drive
from tests.harness.canary.exports import export_everything
from tests.harness.canary.hovering import Pointer
from tests.harness.canary.project import Canary, build
from translator_gui.app import make_application

_PATIENCE = 170
"""Seconds, after which a window that hangs is ended and says where."""


def main() -> None:
    faulthandler.dump_traceback_later(_PATIENCE, exit=True)
    folder, mode, *planted = sys.argv[1:]
    canary = Canary(Path(folder))
    os.chdir(canary.folder)
    qInstallMessageHandler(_tell)
    make_application()
    if planted:
        _plant(planted[0], canary)
        return
    for name in ("getOpenFileName", "getSaveFileName", "getOpenFileNames"):
        # Nothing is chosen.
        setattr(QFileDialog, name, MagicMock(return_value=("", "")))
    projects = build(canary)
    drive = Drive(canary, projects, everything=mode == "all")
    for step in (
        drive.welcome,
        drive.open,
        drive.panels,
        drive.filtering,
        drive.sentences,
        drive.actions,
        drive.merging,
        drive.documents,
        drive.troubles,
        drive.damage,
        drive.review,
        drive.leave,
    ):
        began = time.perf_counter()
        step()
        sys.stderr.write(f"{step.__name__}: {time.perf_counter() - began:.1f} s\n")
    exported = export_everything(projects.main, canary.folder)
    pointer = drive.pointer
    seen = {
        "places": pointer.places,
        "seen": pointer.seen,
        "popups": pointer.popups,
        "tips": sorted(pointer.tips),
        "exported": exported,
    }
    sys.stdout.write(json.dumps(seen))


def _plant(what: str, canary: Canary) -> None:
    """Commit one of the faults that this harness is to find."""
    pointer = Pointer()
    if what == "tooltip":
        widget = QWidget()
        widget.setToolTip(canary.text)
        widget.show()
        pointer.look_around()
    elif what == "label":
        label = QLabel(f"Reading {canary.text}")
        label.show()
        pointer.wait()
    elif what == "socket":
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    elif what == "socket of Qt":
        from PySide6.QtNetwork import QTcpSocket  # noqa: PLC0415 (the program has no use for it)

        QTcpSocket().connectToHost("127.0.0.1", 9)
        pointer.wait()


def _tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    del kind, context
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(message + "\n")


if __name__ == "__main__":
    main()
