"""The page with 100,000 sentences, beside the throw-away prototype in the same run if that is available."""

import os
import re
import subprocess
import sys
import time
from random import Random

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.timing import ROOT, SHARED_DATA, report, report_summary
from tests.bench.waiting import painted
from tests.ui.editor.page_samples import Session, current, many_paragraphs, model_of, with_segment
from translator_gui.model.status import Status
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.theme import LIGHT, ThemeState

PARAGRAPHS = 57_000
"""Number of paragraphs with 100,000 sentences in them."""
PROTOTYPE = ROOT.parent / "shared" / "design" / "prototypes" / "page.py"
TEXT = "The Russian delegation led by Mr Sergei met the adviser on Thursday in Islamabad " * 5


def shown_page() -> tuple[TranslationPage, Session]:
    model = model_of(many_paragraphs(PARAGRAPHS))
    start = time.perf_counter()
    page = TranslationPage(model, PageDisplayOptions(), ThemeState(LIGHT))
    session = Session(page)
    page.resize(1180, 800)
    page.show()
    page.navigator.go(0)
    page.setFocus()
    QApplication.processEvents()
    report("page made and painted, 100,000 sentences", 1000 * (time.perf_counter() - start), "ms")
    return page, session


def measure(page: TranslationPage, session: Session) -> None:
    random, bar, middle = Random(2), page.verticalScrollBar(), PARAGRAPHS * 7 // 10

    def throw() -> None:
        bar.setValue(random.randrange(bar.maximum()))

    def jump() -> None:
        page.navigator.go(random.randrange(PARAGRAPHS))

    def scroll() -> None:
        bar.setValue(bar.value() + 40)

    def confirm() -> None:
        page.model.put([with_segment(page.model, current(page), status=Status.TRANSLATED)], origin=page.live)
        page.navigator.next_sentence()

    report_summary("scroll bar thrown", [painted(throw) for _ in range(200)], p95=16)
    report_summary("jump to a sentence", [painted(jump) for _ in range(200)], p95=16)
    page.navigator.go(middle)
    report_summary("scroll step", [painted(scroll) for _ in range(300)], p95=8)
    page.navigator.go(middle)
    page.setFocus()
    keys = [painted(lambda letter=letter: QTest.keyClicks(page.live.field, letter)) for letter in TEXT]
    report_summary("key to painted", keys, median=4, p99=16)
    report_summary("confirm and next, painted", [painted(confirm) for _ in range(300)], p95=16)
    if len(session.of("typed")) != len(TEXT):
        sys.exit("error: some keys did not arrive")


def prototype() -> None:
    """Report the prototype's own milliseconds: median and p99 of a jump, a scroll step, a key, a confirmation."""
    if not PROTOTYPE.exists():
        return
    command = [sys.executable, str(PROTOTYPE), str(PARAGRAPHS), str(SHARED_DATA), os.devnull]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    for name, median, p99 in re.findall(r"^(.+): median ([\d.]+) ms, p99 ([\d.]+) ms$", told, re.MULTILINE):
        report(f"prototype: {name}, median", float(median), "ms")
        report(f"prototype: {name}, p99", float(p99), "ms")


if __name__ == "__main__":
    application = QApplication([])
    load_fonts()
    measure(*shown_page())
    prototype()
