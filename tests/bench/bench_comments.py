"""Ten thousand comments: read, listed, searched, painted, and one more of them said."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.projects import big_project
from tests.bench.timing import measure, report, report_summary
from translator_gui.app import make_application
from translator_gui.model.author import Author
from translator_gui.model.comment import AS_IT_STANDS, Anchor, Category, CommentAction, Severity
from translator_gui.model.status import Role
from translator_gui.project.commands.comment import Comment
from translator_gui.project.commands.edit_target import EditTarget
from translator_gui.project.opening import open_project
from translator_gui.settings import load_settings
from translator_gui.ui.annotations.commentator import Commentator
from translator_gui.ui.main_window import MainWindow
from translator_gui.viewmodel.annotations.comments_model import CommentFilter, State

SENTENCES = 10_000
ENGLISH = "The national security adviser, who had signed the accord in Lahore, arrived on Monday for talks."
_CHUNK = 500


def commented_project() -> Path:
    """A project of its own with a comment on a word of each sentence."""
    path = big_project(SENTENCES).with_name("comments.tproj")
    shutil.copyfile(big_project(SENTENCES), path)
    authors, categories, severities = [Author("Amna"), Author("Bilal")], list(Category), list(Severity)
    start = ENGLISH.index("accord")
    anchor = Anchor(AS_IT_STANDS, start, start + len("accord"), "accord")
    with open_project(path) as project:
        ids = project.segment_ids()
        for at in range(0, len(ids), _CHUNK):
            edits = [EditTarget(segment, ENGLISH) for segment in ids[at : at + _CHUNK]]
            said = [
                Comment(
                    segment,
                    CommentAction.ADD,
                    f"Comment {number}: an accord is not a treaty, and the word stands elsewhere too.",
                    anchor=anchor,
                    category=categories[number % len(categories)],
                    severity=severities[number % len(severities)],
                )
                for number, segment in enumerate(ids[at : at + _CHUNK], at)
            ]
            project.do(*edits, *said, author=authors[at // _CHUNK % 2])
    return path


def main() -> None:
    """Reads the comments, then measures the list in a window."""
    path = commented_project()
    with open_project(path) as project:
        began = time.perf_counter()
        ids = list(project.all_placed_threads())
        report("comments: 10,000 read (writer thread)", 1000 * (time.perf_counter() - began), "ms", at_most=1000)
    make_application()
    window = MainWindow(load_settings(), "light", Role.REVIEWER)
    window.resize(1280, 800)
    window.show()
    window.show_project(open_project(path))
    assert window.session is not None
    ready = list[bool]()
    window.session.ready.connect(lambda: ready.append(True))
    _until(lambda: ready)
    began = time.perf_counter()
    window.actions_table["comments_panel"].trigger()
    assert window.controllers is not None
    commentator = window.controllers.find(Commentator)
    model, chosen = commentator.panel.model, commentator.panel.list
    _until(lambda: model.rowCount() == SENTENCES)
    report("comments: 10,000 listed after the key", 1000 * (time.perf_counter() - began), "ms", at_most=1500)
    chosen.setFocus()
    chosen.setCurrentIndex(model.index(0, 0))

    def key() -> None:
        QTest.keyClick(chosen, Qt.Key.Key_Down)
        chosen.viewport().repaint()

    report_summary("comments: a key in the list, painted", measure(key, 200), p95=16)
    texts = iter([f"accord {number}" for number in range(19)] + [f"Comment {number}" for number in range(19)])
    model.choose(CommentFilter(State.ALL, text="treaty"))
    report_summary(
        "comments: a letter more in the search",
        measure(lambda: model.choose(CommentFilter(State.ALL, text=next(texts))), 30),
        p95=50,
    )
    model.choose(CommentFilter(State.ALL))
    session, stalls = window.session, list[float]()
    for number in range(10):
        session.do(Comment(ids[number * 7], CommentAction.ADD, "One more", severity=Severity.MINOR))
        total = model.total
        while model.total == total:
            began = time.perf_counter()
            QApplication.processEvents()
            stalls.append(1000 * (time.perf_counter() - began))
    report("comments: the longest stall while one more is said", max(stalls), "ms", at_most=100)
    window.close()


def _until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not condition() and time.monotonic() < end:
        QTest.qWait(5)


if __name__ == "__main__":
    main()
