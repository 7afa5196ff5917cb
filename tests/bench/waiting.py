"""Wait for Qt without polling: an event loop that ends with a signal lets the other threads work."""

import time
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

PATIENCE = 60
"""Seconds after which something that is waited for counts as broken."""


def painted(action: Callable[[], object]) -> float:
    """Return the milliseconds from an action until everything that it changed is painted."""
    start = time.perf_counter()
    action()
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - start)


def wait_for(signal: SignalInstance) -> None:
    """Wait until a signal is emitted.

    Raises:
        TimeoutError: It was not emitted in time.
    """
    _run(signal, lambda: True)


def wait_until(condition: Callable[[], object], signal: SignalInstance) -> None:
    """Wait until a condition holds; it is asked now and whenever a signal is emitted.

    Raises:
        TimeoutError: It did not hold in time.
    """
    if not condition():
        _run(signal, condition)


def longest_stall(condition: Callable[[], object], signal: SignalInstance) -> float:
    """Wait as `wait_until` does; return the most milliseconds during which the interface could not react."""
    ticks = [time.perf_counter()]
    clock = QTimer()
    clock.timeout.connect(lambda: ticks.append(time.perf_counter()))
    clock.start(1)
    wait_until(condition, signal)
    clock.stop()
    ticks.append(time.perf_counter())
    return 1000 * max(after - before for before, after in pairwise(ticks))


def _run(signal: SignalInstance, condition: Callable[[], object]) -> None:
    loop, timeout = QEventLoop(), QTimer()
    timeout.setSingleShot(True)
    timeout.timeout.connect(lambda: loop.exit(1))

    def ask(*_: object) -> None:
        if condition():
            loop.exit(0)

    signal.connect(ask)
    timeout.start(PATIENCE * 1000)
    failed = loop.exec()
    signal.disconnect(ask)
    if failed:
        raise TimeoutError(str(signal))
