"""A change that is cancelled leaves nothing behind, wherever it is."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from tests.project.builders import AMNA, BILAL, make_project, source
from translator_gui.model.errors import CancelledError, TranslatorError
from translator_gui.model.status import Role
from translator_gui.project.command_result import CommandResult, PendingTyping
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.replace import PlannedReplacement, ReplaceInSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.importing import prepare_documents
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.store import interruption
from translator_gui.store.connection import DamagedProjectError


def content(project: Project) -> dict[str, list[tuple[Any, ...]]]:
    execute = project.connection.execute
    tables = [name for (name,) in execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
    return {name: execute(f"SELECT * FROM {name}").fetchall() for name in tables}


def cancels_at(number: int) -> Callable[[int, int], None]:
    """A report that cancels the change when it is called for the nth time."""
    calls = iter(range(1, 1_000_000))

    def report(done: int, total: int) -> None:
        assert 0 <= done <= total
        if next(calls) == number:
            raise CancelledError

    return report


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Project]:
    monkeypatch.setattr(interruption, "_VM_STEPS_REPORTED", 50)
    with make_project(tmp_path) as project:
        ids = project.queries.segment_ids()
        project.do(*(SetTargetText(one, f"Words {one}.") for one in ids), author=AMNA)
        yield project


def _colleagues_copy(project: Project) -> Path:
    path = project.path.with_name("colleague.tproj")
    path.unlink(missing_ok=True)
    project.file.copy_to(path)
    with open_project(path) as theirs:
        theirs.do(*(SetTargetText(one, f"Other {one}.") for one in theirs.queries.segment_ids()), author=BILAL)
    return path


def change(project: Project, name: str, report: Callable[[int, int], None]) -> CommandResult | TranslatorError:
    if name == "undo":
        return project.undo_after_typing(None, author=AMNA, role=Role.TRANSLATOR, report=report).command
    ids = tuple(project.queries.segment_ids())
    commands = {
        "confirm": lambda: ConfirmOrApproveSentences(ids),
        "replace": lambda: ReplaceInSentences(
            tuple(PlannedReplacement(one, f"Words {one}.", f"Word {one}.") for one in ids)
        ),
        "merge": lambda: MergeProjectCopy(read_copy(project.queries, _colleagues_copy(project))),
        "import": lambda: prepare_documents([source(*["ایک جملہ۔"] * 30, name="more.txt")]),
    }
    return project.do_each_after_typing(None, commands[name](), author=AMNA, report=report).command


@pytest.mark.parametrize("name", ["confirm", "replace", "import", "merge", "undo"])
def test_it_leaves_nothing_and_can_be_made_again(project: Project, name: str) -> None:
    before = content(project)
    for number in (1, 2, 3):
        answer = change(project, name, cancels_at(number))
        assert isinstance(answer, TranslatorError)
        assert not isinstance(answer, DamagedProjectError)
        assert "cancelled" in str(answer)
        assert content(project) == before
    assert isinstance(change(project, name, cancels_at(0)), CommandResult)
    assert content(project) != before
    assert project.file.problems() == []


def test_typing_before_it_is_kept(project: Project) -> None:
    first, *others = project.queries.segment_ids()
    typed = PendingTyping(first, "Typed before.", Role.TRANSLATOR)
    confirming = ConfirmOrApproveSentences(tuple(others))
    done = project.do_each_after_typing(typed, confirming, author=AMNA, report=cancels_at(1))
    assert isinstance(done.command, TranslatorError)
    assert next(project.queries.all_paragraphs()).segments[0].target == "Typed before."
    undone = project.undo_after_typing(None, author=AMNA, role=Role.TRANSLATOR).command
    assert isinstance(undone, CommandResult)
    assert undone.verb == "typing"
