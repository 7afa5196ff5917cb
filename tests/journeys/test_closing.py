"""A project is closed while something is under way for it: nothing is told too late, nothing is kept."""

import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QFileDialog

from tests.journeys.person import Person
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.project.repetitions import RepetitionGroups

P = ParamSpec("P")
T = TypeVar("T")


class Held:
    """Work that stands still until it is let go of."""

    def __init__(self) -> None:
        self.begun, self._go = threading.Event(), threading.Event()

    def __call__(self, work: Callable[P, T]) -> Callable[P, T]:
        def held(*args: P.args, **kwargs: P.kwargs) -> T:
            self.begun.set()
            self._go.wait(20)
            return work(*args, **kwargs)

        return held

    def let_go(self) -> None:
        self._go.set()
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def leave(person: Person) -> None:
    """Closes the project, and everything that belonged to it is gone."""
    assert person.window.close_project()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_documents_that_were_still_being_read_are_not_added(
    person: Person, seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "late.txt"
    path.write_text("یہ پہلا جملہ ہے۔\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", MagicMock(return_value=([str(path)], "")))
    held = Held()
    from translator_gui.ui.documents import document_importer  # noqa: PLC0415

    monkeypatch.setattr(document_importer, "read_document", held(document_importer.read_document))
    person.window.actions_table["add"].trigger()
    person.until(held.begun.is_set)
    leave(person)
    held.let_go()
    person.until(lambda: "nothing was added" in person.said())
    with open_for_reading(seed) as project:
        assert [document.name for document in project.queries.outline().documents] == ["seed.ur.txt"]


def test_a_newer_version_that_was_still_being_read_is_not_taken_in(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "late.txt"
    path.write_text("یہ پہلا جملہ ہے۔\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", MagicMock(return_value=(str(path), "")))
    held = Held()
    from translator_gui.ui.documents import document_importer  # noqa: PLC0415

    monkeypatch.setattr(document_importer, "read_newer", held(document_importer.read_newer))
    person.window.actions_table["newer_version"].trigger()
    person.until(held.begun.is_set)
    leave(person)
    held.let_go()
    person.until(lambda: "closed before" in person.said())


def test_a_replacing_of_everything_that_was_being_worked_out_is_dropped(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held()
    from translator_gui.ui.search import find_controller as module  # noqa: PLC0415

    monkeypatch.setattr(module, "plan_replacements", held(module.plan_replacements))
    person.type("word")
    person.press("Ctrl+H")
    find_controller = person.find_controller
    assert find_controller is not None
    find_controller.bar.field.setText("word")
    find_controller.bar.replacement.setText("words")
    person.until(
        lambda: (
            find_controller.finder.total == 1 and not find_controller.finder.searching and person.work.session.all_read
        )
    )
    find_controller.replace_all()
    person.until(held.begun.is_set)
    leave(person)
    held.let_go()


def test_repetitions_that_were_being_looked_for_lead_nowhere(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held()
    person.until(lambda: person.work.session.all_read)
    monkeypatch.setattr(RepetitionGroups, "english", held(RepetitionGroups.english))
    person.window.actions_table["next_unlike"].trigger()
    person.until(held.begun.is_set)
    leave(person)
    held.let_go()


def test_a_closed_project_is_let_go_of(person: Person, seed: Path) -> None:
    def once() -> list[weakref.ref[object]]:
        session = person.work.session
        person.until(lambda: session.all_read)
        person.press("Ctrl+F", "Esc", "Ctrl+Shift+F", "Esc")
        person.type("Wrod")
        person.until_saved()
        parts: tuple[object, ...] = (session, session.model, person.work, person.work.page, person.filter_controller)
        return [weakref.ref(part) for part in parts]

    refs = once()
    leave(person)

    def kept() -> list[str]:
        gc.collect()
        return [type(part).__name__ for ref in refs if (part := ref()) is not None]

    # Threads that waited for an answer end a moment later.
    person.until(lambda: not kept())
    person.window.show_project(open_project(seed))
