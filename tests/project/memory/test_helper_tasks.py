"""The tasks of the memory's process: it opens what it needs, feeds only what came whole, and answers meanwhile."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA, make_project
from tests.project.memory.memories import confirm
from translator_gui.model.memory_unit import MachineHelpRule, MemoryFileError
from translator_gui.paths import memory_file
from translator_gui.project.commands.set_project_key_values import set_machine_help
from translator_gui.project.helper.requests import HelperTaskCallbacks
from translator_gui.project.memory import helper_tasks as tasks
from translator_gui.project.memory.feeding import read_project_feed
from translator_gui.project.memory.match_records import PROJECT_ALONE, MatchAnswer, MatchRequest, MemorySetup
from translator_gui.project.project import Project
from translator_gui.store.memory.fed_projects import FedPlace

FIRST = "ایک جملہ ہے۔"


def ignore(done: int, total: int) -> None:
    """No progress is shown."""
    del done, total


QUIET = HelperTaskCallbacks(ignore, bool)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    shutil.rmtree(memory_file().parent, ignore_errors=True)
    with make_project(tmp_path) as made:
        yield made


@pytest.fixture
def state() -> Iterator[tasks.MemoryTaskState]:
    made = tasks.MemoryTaskState()
    yield made
    made.close()
    shutil.rmtree(memory_file().parent, ignore_errors=True)


def setup_of(project: Project) -> MemorySetup:
    return MemorySetup(project=project.queries.uid)


def send(state: tasks.MemoryTaskState, project: Project, *memories: str, always: bool = False) -> None:
    feed = read_project_feed(project.queries, FedPlace(), always=always)
    tasks.receive_sentences(state, QUIET, feed.sentences, 0)
    header = feed._replace(sentences=())
    tasks.feed_memories(state, QUIET, setup_of(project), header, memories, len(feed.sentences))


def look_up(state: tasks.MemoryTaskState, setup: MemorySetup) -> MatchAnswer:
    return tasks.look_up_matches(state, QUIET, setup, MatchRequest(FIRST))


def test_what_was_fed_is_found_by_a_process_that_was_started_anew(
    project: Project, state: tasks.MemoryTaskState
) -> None:
    confirm(project, "One.")
    send(state, project, str(memory_file()))
    state.close()
    again = tasks.MemoryTaskState()
    assert [match.target for match in look_up(again, setup_of(project)).matches] == ["One."]
    again.close()


def test_what_did_not_come_whole_withdraws_nothing(project: Project, state: tasks.MemoryTaskState) -> None:
    confirm(project, "One.")
    send(state, project, str(memory_file()))
    header = read_project_feed(project.queries, FedPlace())._replace(sentences=())
    with pytest.raises(MemoryFileError):
        tasks.feed_memories(state, QUIET, setup_of(project), header, [str(memory_file())], 1)
    assert look_up(state, setup_of(project)).searched == 1


def test_a_project_alone_is_in_no_file_and_found_in_it_only(project: Project, state: tasks.MemoryTaskState) -> None:
    confirm(project, "One.")
    send(state, project, PROJECT_ALONE, always=True)
    assert [match.memory for match in look_up(state, setup_of(project)).matches] == [PROJECT_ALONE]
    tasks.forget_project_sentences(state, QUIET, setup_of(project))
    assert look_up(state, setup_of(project)).searched == 0


def test_units_of_a_project_that_keeps_them_are_found_there_alone(
    project: Project, state: tasks.MemoryTaskState
) -> None:
    confirm(project, "One.")
    project.do(set_machine_help(MachineHelpRule.NEVER), author=AMNA)
    send(state, project, str(memory_file()))
    assert look_up(state, setup_of(project)).searched == 1
    other = look_up(state, MemorySetup(project="another"))
    assert (other.searched, other.matches) == (0, ())
