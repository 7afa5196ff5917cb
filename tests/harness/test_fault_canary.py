"""A window in which everything goes wrong tells its log nothing of the user's, and the next start of the crash."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.windows import ROOT
from tests.homes import furnish
from translator_gui.faults.crash_marker import find_crashes
from translator_gui.faults.fault_log import FaultLog
from translator_gui.formats.registry import read_document
from translator_gui.project.importing import create_project

CANARY = "Canary-کنارہ-7391"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the state folder is looked for where Linux has it")
def test_no_word_name_or_path_reaches_the_log(tmp_path: Path) -> None:
    folder = tmp_path / CANARY
    folder.mkdir()
    source = folder / f"{CANARY}.txt"
    source.write_text(f"{CANARY} ہے۔ دوسرا جملہ ہے۔\n", encoding="utf-8")
    project = folder / f"{CANARY}.tproj"
    create_project(project, [read_document(source)], title=CANARY).close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.harness.faulty_window", str(project), CANARY],
        cwd=ROOT,
        env={**os.environ, **furnish(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode < 0, done.stderr
    state = tmp_path / "home/.local/state/Translator"
    (crash,) = find_crashes(lambda: state, FaultLog(lambda: state))
    assert "Segmentation fault" in crash.report
    text = "".join(path.read_text(encoding="utf-8") for path in state.iterdir())
    for kind in ("ValueError", "KeyError", "LookupError", "FileNotFoundError", "Qt warning QFile::open", "Fatal"):
        assert kind in text
    assert "thread writer; writer; project=" in text
    assert "Canary" not in text
    assert "کنارہ" not in text
    assert str(tmp_path) not in text
    assert "Canary" not in done.stderr
