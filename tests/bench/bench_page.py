"""The page at a hundred thousand sentences, against the throw-away prototype in the same run where that is at hand.

Usage: python tests/bench/bench_page.py [paragraphs]
"""
# ruff: noqa: E402, T201 - it finds its neighbours without being installed, and prints its figures

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.editor.page_samples import Session, current, many_paragraphs, model_of, with_segment
from translator_gui.model.status import Status
from translator_gui.ui.editor.options import PageOptions
from translator_gui.ui.editor.page import Page
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.theme import LIGHT

PROTOTYPE = ROOT.parent / "shared" / "design" / "prototypes" / "page.py"
DATA = ROOT.parent / "shared" / "data"
TEXT = "The Russian delegation led by Mr Sergei met the adviser on Thursday in Islamabad "


def painted(page: Page, action: Callable[[], object]) -> float:
    """Milliseconds from an action to everything that it made dirty being painted."""
    start = time.perf_counter()
    action()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - start)


def tell(name: str, times: list[float], goal: str) -> None:
    times.sort()
    p95, p99 = (times[int(share * (len(times) - 1))] for share in (0.95, 0.99))
    print(f"{name:28} median {statistics.median(times):6.2f}  p95 {p95:6.2f}  p99 {p99:6.2f} ms   goal {goal}")


def measure(count: int) -> None:
    paragraphs = many_paragraphs(count)
    model = model_of(paragraphs)
    sentences = sum(len(p.segments) for p in paragraphs)
    start = time.perf_counter()
    page = Page(model, PageOptions(), LIGHT)
    session = Session(page)
    page.resize(1180, 800)
    page.show()
    page.go(0)
    page.setFocus()
    QApplication.processEvents()
    first = 1000 * (time.perf_counter() - start)
    print(f"{count} paragraphs, {sentences} sentences; first paint {first:.0f} ms")
    random, bar = Random(2), page.verticalScrollBar()
    tell(
        "jump (scroll bar)",
        [painted(page, lambda: bar.setValue(random.randrange(bar.maximum()))) for _ in range(200)],
        "p95 16",
    )
    tell(
        "jump (to a sentence)", [painted(page, lambda: page.go(random.randrange(count))) for _ in range(200)], "p95 16"
    )
    page.go(count * 7 // 10)
    tell("scroll step", [painted(page, lambda: bar.setValue(bar.value() + 40)) for _ in range(300)], "p95 8")
    page.go(count * 7 // 10)
    keys = [painted(page, lambda letter=letter: QTest.keyClicks(page.field, letter)) for letter in TEXT * 5]
    tell("key to painted", keys, "median 4, p99 16")

    def confirm() -> None:
        model.put([with_segment(model, current(page), status=Status.TRANSLATED)], origin=page)
        page.next_sentence()

    tell("confirm and next", [painted(page, confirm) for _ in range(300)], "p95 16")
    tell(
        "Enter (real key)",
        [painted(page, lambda: QTest.keyClick(page.field, Qt.Key.Key_Return)) for _ in range(200)],
        "p95 16",
    )
    assert len(session.of("typed")) == len(TEXT) * 5


def prototype(count: int) -> None:
    if not PROTOTYPE.exists():
        print("the prototype is not at hand: no floor to compare with")
        return
    # It looks for its fonts and its text in one folder.
    out = subprocess.run(
        [sys.executable, str(PROTOTYPE), str(count), str(DATA), os.devnull], capture_output=True, text=True, check=False
    )
    for line in out.stdout.splitlines():
        if re.match(r"\d+ paragraphs|jump|scroll|key|confirm", line):
            print("  prototype:", line)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 57_000
    application = QApplication([])
    load_fonts()
    measure(count)
    prototype(count)
    del application


if __name__ == "__main__":
    main()
