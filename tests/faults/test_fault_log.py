"""What goes wrong in the program is written down, without a word of the user's."""

import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from translator_gui.faults import fault_log as module
from translator_gui.faults.fault_log import FaultLog, ReportedFault

CANARY = "کنارہ Canary sentence 7391"
PROJECT = "0a4f1c9e-2b63-4d58-9e77-3c1f5a6b8d20"


@pytest.fixture
def log(tmp_path: Path) -> FaultLog:
    return FaultLog(lambda: tmp_path / "state")


def fault(text: str = CANARY) -> Exception:
    try:
        try:
            int(text)
        except ValueError as error:
            raise KeyError(text, 3, text.encode()) from error
    except KeyError as error:
        error.add_note(text)
        return error
    raise AssertionError


def written(log: FaultLog) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(log.file.parent.iterdir()))


def test_a_fault_is_written_with_versions_types_places_and_lengths(log: FaultLog) -> None:
    told = log.report(fault(), "test")
    text = written(log)
    assert told.file == log.file
    assert told.report == text
    assert re.search(r"Translator [\d.]+; Python 3\.\d+\.\d+; Qt [\w. ]+; SQLite [\w. ]+; \w+", text)
    assert f"KeyError (str[{len(CANARY)}], int, bytes[{len(CANARY.encode())}])" in text
    assert "caused by ValueError" in text
    assert "in fault" in text
    assert "thread MainThread; test" in text


def test_no_text_name_or_path_of_the_user_is_written(log: FaultLog, tmp_path: Path) -> None:
    folder = tmp_path / CANARY
    log.set_context(lambda: {"title": CANARY, "path": folder, "segment": 12, "project": PROJECT})
    log.report(fault())
    try:
        (folder / "text.docx").read_text(encoding="utf-8")
    except OSError as error:
        log.report(error)
    source = tmp_path / f"{CANARY}.py"
    source.write_text("def fail(text):\n    raise TypeError(text)\n", encoding="utf-8")
    names: dict[str, object] = {}
    exec(compile(source.read_text(encoding="utf-8"), str(source), "exec"), names)
    try:
        names["fail"](CANARY)  # type: ignore[operator]  # pyright: ignore[reportCallIssue]
    except TypeError as error:
        log.report(error, "test")
    log.note("Qt warning", f"QFont::fromString: Invalid description '{CANARY}'", "qfont.cpp:12")
    log.note("Qt warning", CANARY)
    text = written(log)
    assert "Canary" not in text
    assert "کنارہ" not in text
    assert str(tmp_path) not in text
    assert str(Path(sys.prefix)) not in text
    assert "QFont::fromString" in text
    assert "FileNotFoundError (int, str[25], errno=2)" in text
    assert (
        f"title=str[{len(CANARY)}] path=PosixPath segment=12 project={PROJECT}".replace(
            "PosixPath", type(folder).__name__
        )
        in text
    )


def raised(work: Callable[[], object]) -> Exception:
    try:
        work()
    except Exception as error:  # noqa: BLE001 (whatever the work raises is what the test looks at)
        return error
    raise AssertionError("nothing was raised")


def test_a_place_of_the_program_is_told_from_the_package_on(log: FaultLog) -> None:
    assert log.report(fault()).place == ""
    told = log.report(raised(lambda: FaultLog(cast("Callable[[], Path]", None)).file))
    assert re.fullmatch(r"faults/fault_log\.py, line \d+", told.place)
    assert told.cause == f"TypeError in {told.place}"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    log = FaultLog(lambda: tmp_path / "closed" / "state")
    assert log.report(fault()).file is None


def test_a_missing_folder_a_file_in_its_place_and_a_folder_in_the_logs_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "state" / "faults.log").mkdir(parents=True)
    told = [FaultLog(lambda path=path: path).report(fault()) for path in (tmp_path / "file", tmp_path / "state")]
    assert [one.file for one in told] == [None, None]
    assert "KeyError" in told[0].report


def test_a_full_disk_and_a_home_that_nobody_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    assert FaultLog(homeless).report(fault()).file is None
    monkeypatch.setattr(os, "write", full)
    assert FaultLog(lambda: tmp_path).report(fault()).file is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_the_logs_place_makes_nobody_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "faults.log")
    assert FaultLog(lambda: tmp_path).report(fault()).file is None


def test_a_fault_in_a_listener_or_in_the_context_ends_there(log: FaultLog) -> None:
    def broken(_: ReportedFault) -> None:
        log.report(fault())
        raise ZeroDivisionError

    def context() -> dict[str, object]:
        raise RuntimeError(CANARY)

    log.listen(broken)
    log.set_context(context)
    assert log.report(fault()).kind == "KeyError"
    assert "no context: RuntimeError" in written(log)
    assert "Canary" not in written(log)


def test_a_fault_at_every_repaint_fills_neither_the_disk_nor_the_screen(log: FaultLog) -> None:
    told: list[ReportedFault] = []
    log.listen(told.append)
    for _ in range(2000):
        log.report(fault())
    assert len(told) == 1
    assert written(log).count("caused by") == 1
    assert written(log).splitlines()[-1].endswith("1000 times")
    assert len(written(log)) < 5000


def test_many_different_faults_are_bounded_too(log: FaultLog) -> None:
    for number in range(2000):
        log.report(type(f"Fault{number}Error", (Exception,), {})())
    assert written(log).count("fault 2") <= 60


def test_the_log_is_put_aside_when_it_is_full(log: FaultLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 1000)
    for _ in range(20):
        log.append("x" * 300 + "\n")
    names = sorted(path.name for path in log.file.parent.iterdir())
    assert names == ["faults.1.log", "faults.2.log", "faults.log"]
    assert all(path.stat().st_size <= 1000 for path in log.file.parent.iterdir())


def test_a_stack_without_end_is_told_in_short(log: FaultLog) -> None:
    def deeper() -> None:
        deeper()

    report = log.report(raised(deeper)).report
    assert "more …" in report
    assert len(report.splitlines()) < 60


@pytest.fixture
def threads() -> Iterator[list[threading.Thread]]:
    running: list[threading.Thread] = []
    yield running
    for thread in running:
        thread.join()


def test_many_threads_report_at_once(log: FaultLog, threads: list[threading.Thread]) -> None:
    def work(number: int) -> None:
        log.report(type(f"Fault{number}Error", (Exception,), {})())

    for number in range(8):
        threads.append(threading.Thread(target=work, args=(number,)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    assert written(log).count("\n  thread ") == 8
