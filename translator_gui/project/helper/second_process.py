"""Starts a module of the program as a process of its own, for work that is worth it."""

import os
import subprocess
import sys
from pathlib import Path

import translator_gui


def start_module(name: str, *arguments: str) -> "subprocess.Popen[bytes] | None":
    """Run a module of the program in a process of its own; its output is a pipe. None if no process can be started."""
    package = str(Path(translator_gui.__file__).parents[1])
    path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH", ""))))
    try:
        return subprocess.Popen(  # noqa: S603 (this program)
            [sys.executable, "-m", name, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            creationflags=subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0,
        )
    except OSError:
        return None
