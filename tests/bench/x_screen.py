"""An X server of its own for a window: real keys go in through XTest, and XDamage tells when pixels have changed."""

import ctypes
import os
import select
import shutil
import subprocess
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

_LIBRARIES = ("libX11.so.6", "libXtst.so.6", "libXdamage.so.1")
_EVENT_BYTES = 192
_NON_EMPTY = 3
"""Level of XDamage that reports once until the damage is taken."""
_REVERT_TO_PARENT = 2


class PaintTimes(NamedTuple):
    """Milliseconds from a key until the first pixel changed and until the last one did."""

    first: float
    last: float


def missing_parts() -> str:
    """Return what this machine lacks for measuring under X; empty if nothing is missing."""
    if shutil.which("Xvfb") is None:
        return "Xvfb"
    for name in _LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            return name
    return ""


@contextmanager
def x_server() -> Generator[str]:
    """Run an X server and yield the name of its display."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


class XScreen:
    """A client of an X server that types keys and watches the screen.

    Args:
        display: The server's name: ":99".
    """

    def __init__(self, display: str) -> None:
        self._x11, self._test, self._damage = map(ctypes.CDLL, _LIBRARIES)
        for function in (self._x11.XOpenDisplay, self._x11.XDefaultRootWindow, self._x11.XStringToKeysym):
            function.restype = ctypes.c_void_p
        self._damage.XDamageCreate.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))
        base, error = ctypes.c_int(), ctypes.c_int()
        self._damage.XDamageQueryExtension(self._display, ctypes.byref(base), ctypes.byref(error))
        root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        self._watch = ctypes.c_ulong(self._damage.XDamageCreate(self._display, root, _NON_EMPTY))
        self._event = ctypes.create_string_buffer(_EVENT_BYTES)

    def focus(self, window: int) -> None:
        """Give a window the keyboard, as a window manager would."""
        self._x11.XSetInputFocus(self._display, ctypes.c_ulong(window), _REVERT_TO_PARENT, ctypes.c_ulong(0))
        self._x11.XSync(self._display, 0)

    def press(self, keys: str, *, quiet: float = 0.05, patience: float = 10) -> PaintTimes:
        """Press keys together and measure until the screen has changed and rests.

        Args:
            keys: Names of X joined by "+": "Control_L+Return".
            quiet: Seconds without a change after which the screen is at rest.
            patience: Seconds after which a key without any effect on the screen is an error.

        Raises:
            TimeoutError: Nothing on the screen has changed.
        """
        codes = [self._key_code(name) for name in keys.split("+")]
        self._take_damage()
        started = time.perf_counter()
        self._send(codes)
        first = last = 0.0
        while True:
            wait = quiet if last else patience
            if not self._changed(wait):
                break
            last = time.perf_counter()
            first = first or last
            if last - started > patience:
                break
        if not first:
            raise TimeoutError(f"{keys}: nothing on the screen has changed")
        return PaintTimes(1000 * (first - started), 1000 * (last - started))

    def type(self, text: str) -> None:
        """Press a letter after the other and wait for none."""
        for letter in text:
            self._send([self._key_code({" ": "space"}.get(letter, letter))])

    def rest(self, quiet: float = 1.0, patience: float = 120) -> None:
        """Wait until nothing on the screen has changed for some time."""
        end = time.monotonic() + patience
        while self._changed(quiet) and time.monotonic() < end:
            pass

    def _key_code(self, name: str) -> int:
        symbol = ctypes.c_ulong(self._x11.XStringToKeysym(name.encode()) or 0)
        return int(self._x11.XKeysymToKeycode(self._display, symbol)) & 0xFF

    def _send(self, codes: Sequence[int]) -> None:
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, ctypes.c_ulong(0))
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, ctypes.c_ulong(0))
        self._x11.XFlush(self._display)

    def _changed(self, seconds: float) -> bool:
        """Wait for a change of the screen; False if none came in time."""
        if not self._x11.XPending(self._display):
            readable, _, _ = select.select([self._x11.XConnectionNumber(self._display)], [], [], seconds)
            if not readable:
                return False
        self._take_damage()
        return True

    def _take_damage(self) -> None:
        while self._x11.XPending(self._display):
            self._x11.XNextEvent(self._display, self._event)
        self._damage.XDamageSubtract(self._display, self._watch, ctypes.c_ulong(0), ctypes.c_ulong(0))
        self._x11.XFlush(self._display)
