"""Keys on an X server: from a real key event to the changed pixels, beside a bare text field in the same run.

`TRANSLATOR_BENCH_SENTENCES` ("17,1000") measures projects of other sizes than 17, 100,000 and 1,000,000 sentences.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bench.projects import big_project, long_field_project, long_paragraph_project
from tests.bench.timing import ROOT, report, report_summary, summary
from tests.bench.x_screen import XScreen, missing_parts, x_server
from tests.bench.x_window import JOBS

SIZES = tuple(int(one) for one in os.environ.get("TRANSLATOR_BENCH_SENTENCES", "17,100000,1000000").split(","))
LONG_PARAGRAPH = 5_000
"""Sentences of the longest paragraph."""
LONG_FIELD = 50_000
"""Letters of the longest English text."""
TEXT = "the delegation met the adviser on thursday "
TYPED = 4
"""How many times the text is typed: of fewer keys the 99th percentile is the slowest one."""
CONFIRMED = 20
PAGES = ("Next", "Prior") * 4
LOADING_SIZE = max(SIZES[:2])


@contextmanager
def shown(screen: XScreen, display: str, *arguments: str, rests: bool = True) -> Generator[None]:
    """Run a window of `x_window` and give it the keyboard."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "tests.bench.x_window", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            number = int(process.stdout.readline())
            if rests:
                screen.rest()
            screen.focus(number)
            if rests:
                screen.rest(0.3)
            yield
        finally:
            process.kill()


def typed(screen: XScreen, text: str = TEXT) -> list[float]:
    """Return the milliseconds from each key to its first pixel."""
    return [screen.press({" ": "space"}.get(letter, letter)).first for letter in text * TYPED]


def pressed(screen: XScreen, *keys: str) -> list[float]:
    return [screen.press(one).first for one in keys]


def measure_floor(screen: XScreen, display: str, letters: int, name: str) -> list[float]:
    """Measure a bare text field; return its keys, against which the program's are compared."""
    with shown(screen, display, "field", str(letters)):
        keys = typed(screen)
        report_summary(f"X11, bare text field, {name}: key to pixel", keys, p99=None)
        report_summary(f"X11, bare text field, {name}: page", pressed(screen, *PAGES))
    return keys


def measure_keys(screen: XScreen, name: str, floor: Sequence[float], **goals: float | None) -> None:
    """Measure keys in the program's field and compare them with the bare one's; see `report_summary` on goals."""
    keys = typed(screen)
    report_summary(f"X11, {name}: key to pixel", keys, **{"p99": None, **goals})
    ratio = summary(keys).p99 / summary(floor).p99
    report(f"X11, {name}: key to pixel, p99 ÷ bare text field", ratio, "×", at_most=2)


def measure_project(screen: XScreen, name: str, sentences: int) -> None:
    """Measure what a person does in a project besides typing."""
    report_summary(
        f"X11, {name}: confirm and next", pressed(screen, *["Control_L+Return"] * min(CONFIRMED, sentences // 2))
    )
    screen.rest(0.3)
    report_summary(f"X11, {name}: page", pressed(screen, *PAGES))
    jumps: list[float] = []
    for number in range(5):
        screen.press("Control_L+Shift_L+g", quiet=0.3)
        screen.type(str(1 + number * (sentences - 1) // 4))
        screen.rest(0.3)
        jumps.append(screen.press("Return", quiet=0.2).last)
    report_summary(f"X11, {name}: jump to a number, all painted", jumps)
    screen.press("Control_L+f", quiet=0.3)
    screen.type("delegatio")
    screen.rest(0.5)
    report(f"X11, {name}: search, one letter more, all painted", screen.press("n", quiet=0.5).last, "ms")
    screen.press("Escape", quiet=0.3)
    screen.press("Control_L+Shift_L+f", quiet=0.3)
    screen.type("delegatio")
    screen.rest(0.5)
    report(f"X11, {name}: filter, one letter more, all painted", screen.press("n", quiet=0.5).last, "ms")


def main() -> None:
    """Measure every project on one X server."""
    if missing := missing_parts():
        print(f"skipped: {missing} is missing", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder, x_server() as display:
        screen = XScreen(display)
        floor = measure_floor(screen, display, 100, "100 letters")
        long_floor = measure_floor(screen, display, LONG_FIELD, f"{LONG_FIELD:,} letters")
        for sentences in SIZES:
            path = str(copy_of(big_project(sentences), folder))
            with shown(screen, display, "program", path):
                name = f"{sentences:,} sentences"
                measure_keys(screen, name, floor)
                measure_project(screen, name, sentences)
        path = str(copy_of(long_paragraph_project(LONG_PARAGRAPH), folder))
        with shown(screen, display, "program", path):
            name = f"a paragraph of {LONG_PARAGRAPH:,} sentences"
            measure_keys(screen, name, floor, median=16)
            report_summary(
                f"X11, {name}: confirm and next", pressed(screen, *["Control_L+Return"] * CONFIRMED), median=16
            )
            screen.rest(0.3)
            report_summary(f"X11, {name}: undo", pressed(screen, *["Control_L+z"] * (CONFIRMED // 2)), median=16)
        path = str(copy_of(long_field_project(LONG_FIELD), folder))
        with shown(screen, display, "program", path):
            measure_keys(screen, f"a field of {LONG_FIELD:,} letters", long_floor, median=16, p95=33)
        for job in JOBS:
            path = str(copy_of(big_project(LOADING_SIZE), folder))
            with shown(screen, display, "program", path, job):
                measure_keys(screen, f"{LOADING_SIZE:,} sentences, beside {job}", floor)
        path = str(copy_of(big_project(LOADING_SIZE), folder))
        with shown(screen, display, "program", path, rests=False):
            measure_keys(screen, f"while {LOADING_SIZE:,} sentences are loaded", floor)


def copy_of(project: Path, folder: str) -> Path:
    """Copy a project, so that the next run finds it as it was."""
    copy = Path(folder, project.name)
    copy.write_bytes(project.read_bytes())
    return copy


if __name__ == "__main__":
    main()
