"""Starting and ending windows in processes of their own."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.homes import furnish

ROOT = Path(__file__).parents[2]
_PATIENCE_SECONDS = 60


def build_slow_sync(folder: Path) -> Path | None:
    """Build the library that delays syncs; None where there is no compiler for it."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    library = folder / "slow_sync.so"
    source = Path(__file__).with_name("slow_sync.c")
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], capture_output=True, check=False
    )
    return library if done.returncode == 0 else None


class TypingWindow:
    """A window in which somebody types, in another process."""

    def __init__(self, project: Path, home: Path, slow_sync: Path | None = None, delay_ms: int = 200) -> None:
        environment = {**os.environ, **furnish(home), "QT_QPA_PLATFORM": "offscreen"}
        if slow_sync is not None:
            environment |= {"LD_PRELOAD": str(slow_sync), "SYNC_DELAY_MS": str(delay_ms)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.harness.typing_window", str(project)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.keys: list[tuple[int, int]] = []
        """Moment (monotonic, in nanoseconds) and length of the text, for each key."""
        self.stall = 0.0
        """The longest time in which the interface did not answer, milliseconds."""
        self.bar = ""
        """What the window said of a crash when it was opened."""
        self.commit = 0.0
        """The longest time that keeping the typing took, milliseconds."""
        self._ready = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            first, _, second = line.strip().partition(" ")
            if first == "ready":
                self._ready.set()
            elif first == "stall":
                self.stall = float(second)
            elif first == "bar":
                self.bar = second
            elif first == "commit":
                self.commit = float(second)
            elif first.isdecimal() and line.endswith("\n"):
                self.keys.append((int(first), int(second)))
        self._ready.set()

    def type_for(self, seconds: float) -> None:
        """Let the typing go on from now, or from its beginning."""
        assert self._ready.wait(_PATIENCE_SECONDS), "the window does not open"
        time.sleep(seconds)

    def kill(self, number: int = signal.SIGKILL) -> tuple[int, int]:
        """Send a signal and wait for the end; return its moment and the exit status."""
        moment = time.monotonic_ns()
        self.process.send_signal(number)
        status = self.process.wait(_PATIENCE_SECONDS)
        self._reader.join(_PATIENCE_SECONDS)
        return moment, status

    def errors(self) -> str:
        """What the process wrote on standard error; call it after its end."""
        assert self.process.stderr is not None
        return self.process.stderr.read()

    def lost_seconds(self, kept: int, moment: int) -> float:
        """Return how long before a moment the first key was typed that is not among the `kept` ones."""
        lost = [typed for typed, length in self.keys if length > kept]
        return max(0, moment - lost[0]) / 1e9 if lost else 0.0


@contextmanager
def typing_window(
    project: Path, home: Path, slow_sync: Path | None = None, delay_ms: int = 200
) -> Generator[TypingWindow]:
    """Open a window in which somebody types; it does not outlive the block."""
    window = TypingWindow(project, home, slow_sync, delay_ms)
    try:
        yield window
    finally:
        window.process.kill()
        window.process.wait()
        for stream in (window.process.stdout, window.process.stderr):
            if stream is not None:
                stream.close()
