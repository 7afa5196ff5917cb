"""Something goes wrong in the program: it is told, the job that failed ends, everything else goes on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget

from tests.journeys.judging import AMNA
from tests.journeys.person import OpenWindow, Person
from tests.journeys.welcoming import drop, preview, until_open
from translator_gui.faults.exception_hooks import DEBUG, ExceptionHooks
from translator_gui.faults.fault_log import fault_log
from translator_gui.model.status import Role, Status
from translator_gui.project import project_import
from translator_gui.project.helper.tasks import TASKS
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.project.queries import ProjectQueries
from translator_gui.ui.editor.page_navigator import SentenceNavigator
from translator_gui.ui.navigation.navigation_controller import NextSentenceKind

pytestmark = [pytest.mark.usefixtures("expected_faults", "hooks"), pytest.mark.qt_no_exception_capture]
SAVED = " Your work is saved."


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> Iterator[ExceptionHooks]:
    """The program's own hooks, as they are installed when it runs."""
    monkeypatch.delenv(DEBUG, raising=False)
    hooks = ExceptionHooks()
    hooks.install()
    yield hooks
    hooks.remove()


def break_it(*_: object, **__: object) -> None:
    raise ZeroDivisionError("کنارہ Canary")


def told(person: Person) -> str:
    person.until(lambda: person.window.faults.bar.text)
    return person.window.faults.bar.text


def open_dialogs(window: QObject) -> list[QProgressDialog]:
    return [dialog for dialog in window.findChildren(QProgressDialog) if dialog.isVisible()]


def test_a_fault_in_a_slot_is_told_and_work_goes_on(
    person: Person, monkeypatch: pytest.MonkeyPatch, on_disk: Callable[[], list[object]]
) -> None:
    person.type("One")
    person.until_saved()
    with monkeypatch.context() as patch:
        patch.setattr(SentenceNavigator, "next_sentence", break_it)
        person.window.actions_table["next_sentence"].trigger()
        assert told(person).startswith("Something went wrong: ZeroDivisionError")
    person.until(lambda: told(person).endswith(SAVED))
    person.type(" more")
    person.press("Ctrl+Enter")
    person.until_saved()
    assert person.sentences[0].target == "One more"
    assert person.sentences[0].status is Status.TRANSLATED
    assert on_disk()[0] == person.sentences[0]
    assert "Canary" not in fault_log.file.read_text(encoding="utf-8")


class Unpaintable(QWidget):
    """A widget whose painting fails."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tried = 0
        self.resize(50, 50)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self.tried += 1
        raise ZeroDivisionError


def test_a_fault_at_every_repaint_is_told_once_and_the_window_lives(person: Person) -> None:
    broken = Unpaintable(person.window)
    repaints = QTimer(broken, interval=1)
    repaints.timeout.connect(broken.update)
    repaints.start()
    broken.show()
    person.until(lambda: broken.tried >= 20)
    assert told(person).startswith("Something went wrong: ZeroDivisionError")
    person.window.faults.bar.hide()
    person.type("One")
    person.until_saved()
    person.until(lambda: broken.tried >= 40)
    assert person.window.faults.bar.text == "", "it is told once"
    assert person.sentences[0].target == "One"
    # Now: a last repaint would come when the hooks are Python's again.
    shiboken6.delete(broken)


def test_a_fault_while_a_document_is_read_ends_the_reading(
    open_window: OpenWindow, news: Path, projects: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert projects
    person = open_window(None)
    with monkeypatch.context() as patch:
        patch.setattr(project_import, "create_project_from_document", break_it)
        person.window.files.open(news)
        assert told(person).startswith("Something went wrong: ZeroDivisionError")
        person.until(lambda: not person.window.files._running)  # pyright: ignore[reportPrivateUsage]
    assert open_dialogs(person.window) == []
    assert person.window.message_bar.text == "", "the same is not told twice"
    person.window.files.open(news)
    until_open(person)


def test_a_fault_in_the_preview_is_shown_there_and_the_next_document_is_read(
    open_window: OpenWindow, news: Path, projects: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert projects
    person = open_window(None)
    with monkeypatch.context() as patch:
        patch.setattr("translator_gui.viewmodel.start.import_preview.preview_document", break_it)
        drop(person.window, news)
        page = preview(person)
        assert "Something went wrong" in page.import_preview.sheets[0].trouble
        assert not page.import_preview.busy
        assert told(person)
    page.import_preview.choose(page.import_preview.sheets[0], "cp1256", None)
    person.until(lambda: page.import_preview.sheets[0].preview)


def test_a_fault_while_a_project_is_made_gives_the_page_back(
    open_window: OpenWindow, news: Path, projects: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert projects
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    with monkeypatch.context() as patch:
        patch.setattr("translator_gui.project.importing.create_project", break_it)
        page.make.click()
        assert told(person)
        person.until(page.isEnabled)
    assert open_dialogs(person.window) == []
    page.make.click()
    until_open(person)


def test_a_fault_in_a_search_ends_it_and_the_next_one_finds(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    person.type("needle")
    person.press("Ctrl+F")
    find_controller = person.find_controller
    assert find_controller is not None
    with monkeypatch.context() as patch:
        patch.setitem(TASKS, "count_matches", break_it)
        person.type("needle")
        assert told(person)
        person.until(lambda: not find_controller.finder.searching)
    person.press("Backspace")
    person.until(lambda: find_controller.finder.total == 1)


def test_a_fault_while_repetitions_are_looked_for_does_not_stop_the_next_look(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(TASKS, "find_groups", break_it)
        person.work.navigation_controller.next(NextSentenceKind.UNLIKE)
        assert told(person)
    found: list[object] = []
    person.until(lambda: person.work.navigation_controller.repetitions.find(found.append) or found)


def test_a_fault_while_paragraphs_are_read_leaves_the_rest_read(
    open_window: OpenWindow, seed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = open_window(None)
    project = open_project(seed)
    monkeypatch.setattr("translator_gui.viewmodel.session.loader._FIRST", 2)
    monkeypatch.setattr("translator_gui.viewmodel.session.loader._CHUNK", 2)
    read, times = ProjectQueries.paragraphs, 0

    def paragraphs(self: ProjectQueries, ids: list[int]) -> object:
        nonlocal times
        times += 1
        return break_it() if times == 3 else read(self, ids)

    monkeypatch.setattr(ProjectQueries, "paragraphs", paragraphs)
    person.window.show_project(project)
    assert told(person)
    person.until(lambda: person.work.session.all_read)
    person.type("One")
    person.until_saved()


def test_what_a_fault_kept_from_the_disk_is_not_called_saved(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Project, "commit_typing", break_it)
        person.type("One")
        person.press("Enter")
        told(person)
        person.until(lambda: told(person).endswith("Your last changes are not saved yet."))
    person.press("Up")
    person.type("!")
    person.press("Enter")
    person.until_saved()
    person.until(lambda: told(person).endswith(SAVED))


def test_a_report_is_offered(person: Person) -> None:
    fault_log.report(ZeroDivisionError())
    told(person)
    names = [button.text() for button in person.window.faults.bar.findChildren(QPushButton)]
    assert names == ["Copy the report"]


def test_the_next_start_names_the_sentences_whose_typing_was_recovered(open_window: OpenWindow, seed: Path) -> None:
    with open_project(seed) as project:
        ids = project.queries.segment_ids()
        for number in (3, 5):
            project.typing.keep(ids[number - 1], "Half a", author=AMNA, role=Role.TRANSLATOR)
    person = open_window(seed)
    assert "What was typed last in sentences 3 and 5 was recovered as a draft." in told(person)
    person.window.faults.bar.findChildren(QPushButton)[0].click()
    person.until(lambda: person.number == 3)
    assert person.current.target == "Half a"
