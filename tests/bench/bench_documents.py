"""Importing a newer version of a document of 10,000 sentences, and updating the page after a change of documents."""

import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.bench.projects import big_document, big_project
from tests.bench.timing import report
from tests.bench.waiting import wait_until
from translator_gui.model.author import Author
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.move_document import MoveDocument
from translator_gui.project.commands.remove_document import RemoveDocument
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.update_document import UpdateDocumentVersion
from translator_gui.project.importing import create_project, prepare_documents
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.project.updating import plan_update
from translator_gui.settings import load_settings
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.main_window import MainWindow

SENTENCES = 10_000
TOGETHER = 4
"""Sentences in a paragraph."""
AMNA = Author("Amna")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench_versions(Path(folder))
        bench_window(Path(shutil.copy(big_project(100_000), folder)))


def bench_versions(folder: Path) -> None:
    lines = [paragraph.text for paragraph in big_document(SENTENCES).paragraphs]
    texts = [" ".join(lines[at : at + TOGETHER]) for at in range(0, SENTENCES, TOGETHER)]
    with create_project(folder / "documents.tproj", [source(texts)], author=AMNA) as project:
        ids = project.queries.segment_ids()
        project.do(*(SetTargetText(segment, "Some English of the usual length.") for segment in ids), author=AMNA)
        project.do(ConfirmOrApproveSentences(tuple(ids)), author=AMNA)
        for share, name, at_most in ((0.1, "a tenth of the paragraphs", 3), (1.0, "every paragraph", None)):
            newer = source(changed(texts, share))
            told = f"newer version, 10,000 sentences, {name} changed"
            seconds(told, lambda newer=newer: take(project, newer), at_most)
            seconds("undo of it", lambda: project.undo(author=AMNA), at_most)
        seconds("remove it", lambda: project.do(RemoveDocument(project.queries.documents()[0].id), author=AMNA), 3)
        seconds("bring it back", lambda: project.undo(author=AMNA), 3)


def source(texts: list[str]) -> SourceDocument:
    data = "\n".join(texts).encode()
    return SourceDocument("big.txt", "txt", data, tuple(map(SourceParagraph, texts)), "utf-8", "lines")


def changed(texts: list[str], share: float) -> list[str]:
    chance = random.Random(2)
    found: list[str] = []
    for text in texts:
        words = text.split()
        if chance.random() < share:
            words[chance.randrange(len(words) - 1)] = "نیا"
        found.append(" ".join(words))
    return found


def take(project: Project, newer: SourceDocument) -> None:
    document = project.queries.documents()[0]
    project.do(
        UpdateDocumentVersion(plan_update(document, project.queries.document_paragraphs(document), newer).version),
        author=AMNA,
    )


def bench_window(path: Path) -> None:
    """Measure how long the window is busy when the order of documents changes, with 100,000 sentences."""
    app = QApplication([])
    load_fonts()
    with open_project(path) as project:
        project.do(prepare_documents([source(["ایک جملہ ہے۔"])]), author=AMNA)
    window = MainWindow(load_settings())
    window.show()
    window.show_project(open_project(path))
    session = window.session
    assert session is not None
    wait_until(lambda: session.all_read, session.ready)
    at: list[float] = []
    session.outline_reloader.reloading.connect(lambda: at.append(time.perf_counter()))
    session.outline_reloader.reloaded.connect(lambda: at.append(time.perf_counter()))
    for place in (1, 0):
        session.change(MoveDocument(1, place))
        wait_until(lambda place=place: len(at) >= 4 - 2 * place, session.outline_reloader.reloaded)
    report("the page follows a change of documents, 100,000 sentences", 1000 * (at[1] - at[0]), "ms", at_most=500)
    window.close()
    app.processEvents()


def seconds(name: str, action: Callable[[], object], at_most: float | None) -> None:
    started = time.perf_counter()
    action()
    report(f"{name}, once", time.perf_counter() - started, "s", at_most=at_most)


if __name__ == "__main__":
    main()
