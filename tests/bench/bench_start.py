"""The time from starting the process to the first painted page, beside a bare window; what the window does after it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.projects import big_project, sample_project
from tests.bench.timing import ROOT, report, report_ratio, start_to_paint, summary

MILLION = 1_000_000


def measure_after_paint(name: str, project: Path) -> None:
    """Report how long the window goes on building itself, and the longest time in which it serves no key."""
    with tempfile.TemporaryDirectory() as folder:
        # A copy: the window writes where the caret was.
        copy = Path(shutil.copy(project, folder))
        command = [sys.executable, "-m", "tests.bench.after_paint", str(copy), folder]
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    built, checked, *turns = json.loads(done.stdout)
    report(f"{name}: first paint to all built", built, "ms")
    report(f"{name}: first paint to all read and checked", checked, "ms")
    report(f"{name}: longest turn after the first paint, CPU", summary(turns).worst, "ms", at_most=16)


if __name__ == "__main__":
    floor = start_to_paint("tests.bench.floor_window")
    for name, project, at_most in (
        ("start, sample project", sample_project(), 2.0),
        ("start, 100,000 sentences", big_project(100_000), 2.3),
    ):
        report_ratio(name, start_to_paint("translator_gui", str(project)), floor, at_most=at_most)
        measure_after_paint(name, project)
    samples = start_to_paint("translator_gui", str(big_project(MILLION)), times=5)
    report("start, 1,000,000 sentences", summary(samples).median, "ms", at_most=600)
    measure_after_paint("start, 1,000,000 sentences", big_project(MILLION))
