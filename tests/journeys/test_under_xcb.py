"""The journeys of keys again on an X server: there Qt's text widgets claim other keys than off screen."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.scale import trials

ROOT = Path(__file__).parents[2]
JOURNEYS = (("test_translating.py",),)
MORE_JOURNEYS = (
    ("test_reviewing.py", "test_annotating.py"),
    ("test_navigation.py", "test_looking_and_exporting.py"),
    ("test_preferences.py",),
    ("test_welcome.py", "test_help.py"),
    ("test_change_marks.py", "test_tags.py"),
    ("test_status_marks.py", "test_field_hint.py", "test_tour.py"),
    ("test_window_layout.py",),
    ("test_finding.py",),
    ("test_following.py",),
    ("test_feedback.py", "test_typography.py"),
    ("test_return_form.py", "test_inbox.py", "test_approving_several.py", "test_verdicts.py"),
    ("test_completing.py",),
    ("test_newcomer.py", "test_preview.py"),
    ("test_reporting.py", "test_opening.py"),
    ("test_checks.py", "test_second_check.py"),
    ("test_numbers.py", "test_slips.py"),
    ("test_names.py", "test_looking_up.py"),
    ("test_irregular_spellings.py", "test_sentence_rules.py", "test_spelling.py"),
    ("test_filtering.py", "test_map.py"),
    ("test_concordance.py", "test_memory_maintenance.py"),
)
"""Only in `make soak`: they take as long as all others together."""
_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"


@pytest.fixture
def display() -> Iterator[dict[str, str]]:
    """An environment with an X server of its own."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("Xvfb is not installed")
    reading, writing = os.pipe()
    command = [server, "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        if subprocess.run([sys.executable, "-c", _PROBE], env=environment, capture_output=True, check=False).returncode:
            pytest.skip("Qt's xcb plugin misses libraries of the system here")
        yield environment
    finally:
        process.terminate()
        process.wait(10)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is Linux's")
@pytest.mark.parametrize(
    "journeys", JOURNEYS + MORE_JOURNEYS[: trials(0, len(MORE_JOURNEYS))], ids=lambda names: names[0]
)
def test_keys_do_the_same_under_x(display: dict[str, str], journeys: tuple[str, ...]) -> None:
    files = [str(Path(__file__).with_name(name)) for name in journeys]
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", "-n", "0", *files]
    run = subprocess.run(command, cwd=ROOT, env=display, capture_output=True, text=True, timeout=170, check=False)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-4000:]
