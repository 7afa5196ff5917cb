"""The panel of matches: time from entering a sentence until its matches are painted, with 100,000 units."""

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.bench.generated_memory import MemoryGenerator, parallel_pairs
from tests.bench.timing import report, report_summary
from tests.bench.waiting import wait_until
from translator_gui.app import make_application
from translator_gui.formats.registry import read_document
from translator_gui.model.memory_unit import MemoryUnit
from translator_gui.project.importing import create_project
from translator_gui.project.memory.memory_service import AttachedMemory, attached_setting
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.memory.unit_keys import content_uid, source_key
from translator_gui.project.opening import open_project
from translator_gui.settings import UserSettings
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.memory.matches_controller import MatchesController
from translator_gui.ui.workspace import WorkspaceWidget

UNITS, SENTENCES, JUMPS = 100_000, 400, 100


def main() -> None:
    """Report how long a translator waits for matches, with the memory in a process of its own."""
    pairs = parallel_pairs()
    if not pairs:
        sys.stderr.write("skipped: the parallel texts are not beside the checkout\n")
        return
    folder = Path(tempfile.mkdtemp(prefix="translator-bench-"))
    generator = MemoryGenerator(pairs)
    units = list(generator.units(UNITS))
    memory = folder / "large.tmem"
    with TranslationMemory.open(memory, create=True) as opened:
        opened.add_units(MemoryUnit(content_uid(*one), *one, source_key(one.source)) for one in units)
        opened.prepare()
        opened.store_index()
    text = folder / "news.txt"
    wanted = random.Random(3).sample(units, SENTENCES)
    text.write_text("\n\n".join(generator.changed(unit, 2).source for unit in wanted), encoding="utf-8")
    path = folder / "news.tproj"
    create_project(path, [read_document(text)]).close()
    make_application()
    settings = UserSettings(folder / "settings.json", {})
    settings.set("memory.attached", attached_setting([AttachedMemory(str(memory))]))
    window = MainWindow(settings)
    window.resize(1440, 900)
    window.show()
    window.show_project(open_project(path))
    assert window.workspace is not None
    assert window.controllers is not None
    _measure(window.workspace, window.controllers.find(MatchesController))
    window.close_project()
    shutil.rmtree(folder)


def _measure(work: WorkspaceWidget, matches: MatchesController) -> None:
    state, navigator, chance = matches.state, work.page.navigator, random.Random(5)
    started = time.perf_counter()
    wait_until(lambda: state.is_open and state.answer is not None, state.answered)
    report("matches: memory read and first answer", time.perf_counter() - started, "s")

    def settled() -> float:
        """Return the milliseconds until the matches of the sentence just entered are painted."""
        begun = time.perf_counter()
        wait_until(lambda: state.answer is not None, state.answered)
        QApplication.processEvents()
        return 1000 * (time.perf_counter() - begun)

    entered: list[float] = []
    for _ in range(JUMPS):
        begun = time.perf_counter()
        navigator.go(chance.randrange(SENTENCES))
        moved = 1000 * (time.perf_counter() - begun)
        entered.append(moved + settled())
    report_summary("matches: a sentence entered from afar, panel settled", entered, p95=60)
    navigator.go(0)
    settled()
    ahead: list[float] = []
    found = 0
    for _ in range(JUMPS):
        wait_until(lambda: state.is_ahead, state.ahead)
        begun = time.perf_counter()
        navigator.next_sentence()
        found += state.answer is not None
        QApplication.processEvents()
        ahead.append(1000 * (time.perf_counter() - begun))
    report_summary("matches: the next sentence, painted", ahead, p95=60)
    report("matches: next sentences whose matches were there", 100 * found / JUMPS, "%", at_least=100)


if __name__ == "__main__":
    main()
