"""The welcome page with a full list beside a bare window, and the preview of a document."""

import random
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tests.bench.timing import measure, report, report_ratio, report_summary, start_to_paint, summary
from translator_gui.app import make_application
from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Role, Status
from translator_gui.paths import resource
from translator_gui.project.preview import DocumentImportPreview, preview_document
from translator_gui.project.recent import LIMIT, RecentProject, RecentProjects
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.start.import_preview_view import ImportPreviewView
from translator_gui.ui.theme import LIGHT, ThemeState

SENTENCES = 10_000


def fill_list(config: Path) -> None:
    """Write a list of recent projects, none of which exists."""
    recent = RecentProjects(config / "Translator" / "recent.json")
    tallies = {status: SentenceAndWordCounts(10, 120, 100) for status in Status}
    for number in range(LIMIT):
        recent.note(RecentProject(config / f"{number}.tproj", f"Project {number}", number, Role.TRANSLATOR, tallies))


def document(folder: Path) -> Path:
    """Write a text of many sentences."""
    lines = resource("sample", "seed.ur.txt").read_text(encoding="utf-8").splitlines()
    path = folder / "long.txt"
    path.write_text("\n".join(random.Random(3).choices(lines, k=SENTENCES)), encoding="utf-8")
    return path


def measure_view(preview: DocumentImportPreview) -> None:
    """Show the paragraphs and jump between them."""
    make_application()
    view = ImportPreviewView(PageDisplayOptions(), ThemeState(LIGHT))
    view.resize(900, 800)
    view.show()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    def show() -> None:
        view.show_paragraphs(preview.paragraphs)
        QApplication.processEvents()

    report_summary("preview: 10,000 sentences shown", measure(show, 20), p95=60)
    chance, bar = random.Random(5), view.verticalScrollBar()

    def jump() -> None:
        bar.setValue(chance.randrange(bar.maximum()))
        QApplication.processEvents()

    report_summary("preview: jump anywhere", measure(jump, 100), p95=16)


def main() -> None:
    """Measure both, in temporary folders."""
    with tempfile.TemporaryDirectory(prefix="translator-bench-") as folder:
        config = Path(folder, "config")
        fill_list(config)
        floor = start_to_paint("tests.bench.floor_window")
        start = start_to_paint("translator_gui", environment={"XDG_CONFIG_HOME": str(config)})
        report_ratio("start, welcome page", start, floor, at_most=2.6)
        path = document(Path(folder))
        read = summary(measure(lambda: preview_document(path), 3)).median / 1000
        report("preview: 10,000 sentences read and told apart", read, "s", at_most=1.5)
        measure_view(preview_document(path))


if __name__ == "__main__":
    main()
