"""Ten thousand comments: reading, listing, searching and painting them, and adding one more."""

import shutil
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.bench.projects import big_project
from tests.bench.timing import measure, report, report_summary
from tests.bench.waiting import longest_stall, wait_for, wait_until
from translator_gui.app import make_application
from translator_gui.model.author import Author
from translator_gui.model.comment import AS_IT_STANDS, CommentAction, CommentAnchor, ErrorCategory, ErrorSeverity
from translator_gui.model.status import Role
from translator_gui.project.commands.comment import ChangeComments
from translator_gui.project.commands.edit_target import EditTarget
from translator_gui.project.opening import open_project
from translator_gui.settings import load_settings
from translator_gui.ui.comments.comment_list_controller import CommentListController
from translator_gui.ui.main_window import MainWindow
from translator_gui.viewmodel.comments.comments_model import CommentFilter, CommentStateFilter

SENTENCES = 10_000
ENGLISH = "The national security adviser, who had signed the accord in Lahore, arrived on Monday for talks."
_CHUNK = 500


def commented_project() -> Path:
    """Return a project with a comment on a word of each sentence."""
    path = big_project(SENTENCES).with_name("comments.tproj")
    shutil.copyfile(big_project(SENTENCES), path)
    authors, categories, severities = [Author("Amna"), Author("Bilal")], list(ErrorCategory), list(ErrorSeverity)
    start = ENGLISH.index("accord")
    anchor = CommentAnchor(AS_IT_STANDS, start, start + len("accord"), "accord")
    with open_project(path) as project:
        ids = project.queries.segment_ids()
        for at in range(0, len(ids), _CHUNK):
            edits = [EditTarget(segment, ENGLISH) for segment in ids[at : at + _CHUNK]]
            said = [
                ChangeComments(
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
    """Read the comments, then measure the list in a window."""
    path = commented_project()
    with open_project(path) as project:
        began = time.perf_counter()
        ids = list(project.queries.all_placed_threads())
        report("comments: 10,000 read (writer thread)", 1000 * (time.perf_counter() - began), "ms", at_most=1000)
    make_application()
    window = MainWindow(load_settings(), "light", Role.REVIEWER)
    window.resize(1280, 800)
    window.show()
    window.show_project(open_project(path))
    assert window.session is not None
    wait_for(window.session.ready)
    began = time.perf_counter()
    window.actions_table["comments_panel"].trigger()
    assert window.controllers is not None
    comment_list_controller = window.controllers.find(CommentListController)
    model, chosen = comment_list_controller.panel.model, comment_list_controller.panel.list
    wait_until(lambda: model.rowCount() == SENTENCES, model.counted)
    report("comments: 10,000 listed after the key", 1000 * (time.perf_counter() - began), "ms", at_most=1500)
    chosen.setFocus()
    chosen.setCurrentIndex(model.index(0, 0))

    def key() -> None:
        QTest.keyClick(chosen, Qt.Key.Key_Down)
        chosen.viewport().repaint()

    report_summary("comments: a key in the list, painted", measure(key, 200), p95=16)
    texts = iter([f"accord {number}" for number in range(19)] + [f"Comment {number}" for number in range(19)])
    model.choose(CommentFilter(CommentStateFilter.ALL, text="treaty"))
    report_summary(
        "comments: a letter more in the search",
        measure(lambda: model.choose(CommentFilter(CommentStateFilter.ALL, text=next(texts))), 30),
        p95=50,
    )
    model.choose(CommentFilter(CommentStateFilter.ALL))
    session, stalls = window.session, list[float]()
    for number in range(10):
        session.change(ChangeComments(ids[number * 7], CommentAction.ADD, "One more", severity=ErrorSeverity.MINOR))
        total = model.total
        stalls.append(longest_stall(lambda total=total: model.total != total, model.counted))
    report("comments: the longest stall while one more is said", max(stalls), "ms", at_most=100)
    window.close()


if __name__ == "__main__":
    main()
