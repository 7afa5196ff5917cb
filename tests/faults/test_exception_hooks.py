"""What nobody catches is reported: in the main thread, in threads, in destructors."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator_gui.faults.exception_hooks import DEBUG, ExceptionHooks
from translator_gui.faults.fault_log import FaultLog, ReportedFault


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultLog]:
    monkeypatch.delenv(DEBUG, raising=False)
    log = FaultLog(lambda: tmp_path)
    hooks = ExceptionHooks(log)
    hooks.install()
    yield log
    hooks.remove()


@pytest.fixture
def told(log: FaultLog) -> list[ReportedFault]:
    told: list[ReportedFault] = []
    log.listen(told.append)
    return told


def test_a_thread_that_dies_is_told_of_and_one_that_leaves_is_not(told: list[ReportedFault]) -> None:
    for raised in (ZeroDivisionError("Canary"), SystemExit(1)):
        thread = threading.Thread(target=_raise, args=(raised,), name="worker")
        thread.start()
        thread.join()
    assert [fault.kind for fault in told] == ["ZeroDivisionError"]
    assert "thread worker" in told[0].report
    assert "Canary" not in told[0].report


def test_a_destructor_is_written_and_not_told(log: FaultLog, told: list[ReportedFault]) -> None:
    class Gone:
        def __del__(self) -> None:
            raise KeyError("Canary")

    del_it = [Gone()]
    del_it.clear()
    text = log.file.read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "Canary" not in text
    assert told == []


def test_nothing_of_it_is_shown_unless_somebody_debugs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []

    def show(*raised: object) -> None:
        shown.append(raised[0])

    monkeypatch.setattr(sys, "excepthook", show)
    monkeypatch.delenv(DEBUG, raising=False)
    hooks, error = ExceptionHooks(FaultLog(lambda: tmp_path)), ZeroDivisionError("Canary")
    hooks.install()
    sys.excepthook(ZeroDivisionError, error, None)
    assert shown == []
    monkeypatch.setenv(DEBUG, "1")
    sys.excepthook(ZeroDivisionError, error, None)
    monkeypatch.delenv(DEBUG)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    hooks.remove()
    assert shown == [ZeroDivisionError, KeyboardInterrupt]


def _raise(error: BaseException) -> None:
    raise error
