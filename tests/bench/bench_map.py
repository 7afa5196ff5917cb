"""The map of a project of 100,000 sentences: painting it after a scroll, after a change of status, and completely."""

import random
import shutil
import tempfile
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tests.bench.bench_window import SENTENCES
from tests.bench.projects import big_project
from tests.bench.timing import measure, report_summary
from tests.bench.waiting import wait_for
from translator_gui.app import make_application
from translator_gui.model.status import Status
from translator_gui.project.opening import open_project
from translator_gui.settings import UserSettings
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.map.map_strip import MapStrip
from translator_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from translator_gui.model.segment import Paragraph


def mixed(work: Workspace, chance: random.Random) -> None:
    """Give every sentence a random status."""
    model = work.session.model
    found: list[Paragraph] = []
    for index in range(len(model)):
        paragraph = model.known(index)
        if paragraph is not None:
            status = chance.choice(tuple(Status)[: 2 + 4 * index // SENTENCES])
            found.append(paragraph._replace(segments=tuple(s._replace(status=status) for s in paragraph.segments)))
    model.put(found)


def run(work: Workspace) -> None:
    """Measure the occasions on which the map is painted."""
    chance = random.Random(4)
    mixed(work, chance)
    strip, model, page_model = work.findChildren(MapStrip)[0], work.map, work.session.model
    # As high as on a large screen.
    strip.setFixedHeight(1300)
    QApplication.processEvents()
    ids = [paragraph.segments[0].id for at in range(SENTENCES) if (paragraph := page_model.known(at))]

    def scroll() -> None:
        top = chance.randrange(SENTENCES - 10)
        strip.show_extent(top, top + 8)
        strip.repaint()

    def change() -> None:
        at = chance.randrange(SENTENCES)
        paragraph = page_model.known(at)
        if paragraph is not None:
            segment = paragraph.segments[0]._replace(status=chance.choice(tuple(Status)))
            page_model.put((paragraph._replace(segments=(segment, *paragraph.segments[1:])),))
        strip.repaint()

    def anew() -> None:
        model.reset.emit()
        strip.repaint()

    report_summary("map: painted after a scroll", measure(scroll, 200), p95=8)
    report_summary("map: painted after a status changed", measure(change, 200), p95=8)
    report_summary("map: painted anew, 1,300 rows of 100,000", measure(anew, 60), median=8)
    hits, kept = cycle((ids, ids[:-1])), cycle((ids[::2], ids[1::2]))
    # What is on the interface's thread at once; the rest follows in slices as short.
    report_summary("map: 100,000 hits laid over, a slice", measure(lambda: model.set_hits(next(hits)), 20), p95=4)
    report_summary("map: a filter of 50,000, a slice", measure(lambda: model.set_matching(next(kept)), 20), p95=4)


def main() -> None:
    """Open a copy of the project, so that the next run finds it as it was."""
    folder = Path(tempfile.mkdtemp(prefix="translator-bench-"))
    path = folder / "big.tproj"
    shutil.copy(big_project(SENTENCES), path)
    make_application()
    window = MainWindow(UserSettings(folder / "settings.json", {}))
    window.resize(1280, 800)
    window.show()
    window.show_project(open_project(path))
    work = window.workspace
    if work is not None:
        wait_for(work.session.ready)
        run(work)
        window.close_project()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
