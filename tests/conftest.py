"""What holds for every test: no display is needed, nobody's data is touched; Qt's warnings fail (pyproject.toml)."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.homes import furnish
from translator_gui.faults.fault_log import ReportedFault, fault_log
from translator_gui.paths import backups_folder, memory_file
from translator_gui.viewmodel.threads.garbage_collector import collect_due_generations

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

RAM_DISK = Path("/dev/shm")
LEAST_ROOM = 2**31
if os.access(RAM_DISK, os.W_OK) and shutil.disk_usage(RAM_DISK).free >= LEAST_ROOM:
    # A disk takes longer to sync thousands of projects than the tests to make and change them.
    os.environ.setdefault("TMPDIR", str(RAM_DISK))
    tempfile.tempdir = None  # asked anew

# Set before anything asks where the user's folders are; each worker process has its own.
WISHED_LINES = 400
"""A longer file is named at the end of a test run; see also tests/conventions/test_files.py."""
HOME = Path(tempfile.mkdtemp(prefix="translator-tests-"))
os.environ.update(furnish(HOME))

# No deadline: the machines that run this are shared. The same examples every time; `make fuzz` draws new ones.
settings.register_profile(
    "same", deadline=None, derandomize=True, max_examples=25, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fuzz", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fuzz" if os.environ.get("TRANSLATOR_FUZZ") else "same")


@pytest.fixture(autouse=True)
def reported_faults(request: pytest.FixtureRequest) -> Iterator[list[ReportedFault]]:
    """Faults of the program that were reported during the test; they fail it unless it asks for `expected_faults`."""
    faults: list[ReportedFault] = []
    listener = faults.append
    fault_log.forget()
    fault_log.listen(listener)
    yield faults
    fault_log.stop_listening(listener)
    if "expected_faults" not in request.fixturenames:
        assert not faults, faults[0].report


@pytest.fixture(autouse=True)
def released_mouse() -> Iterator[None]:
    """A mouse button that a test leaves pressed fails it: Qt would see it pressed in the next test."""
    yield
    if (gui := sys.modules.get("PySide6.QtGui")) is not None and gui.QGuiApplication.instance() is not None:
        assert not gui.QGuiApplication.mouseButtons().value


@pytest.fixture
def expected_faults(reported_faults: list[ReportedFault]) -> list[ReportedFault]:
    """The same for a test in which the program goes wrong on purpose."""
    return reported_faults


def pytest_configure() -> None:
    # As in the window: a cycle with a widget that another thread collects crashes Qt.
    gc.disable()


def pytest_collection_finish() -> None:
    # Thousands of tests and their modules, which each collection would look through.
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    collect_due_generations()
    # Their files are read whenever a project is opened, which would take ever longer.
    for folder in (backups_folder(), memory_file().parent):
        shutil.rmtree(folder, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for path in sorted((Path(__file__).parents[1] / "translator_gui").rglob("*.py")):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > WISHED_LINES:
            terminalreporter.write_line(f"LONG FILE {path.relative_to(Path(__file__).parents[1])}: {lines} lines")


def pytest_sessionfinish() -> None:
    # Without a display Qt deletes what the clipboard holds after Python has ended, which crashes.
    if (gui := sys.modules.get("PySide6.QtGui")) is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)
