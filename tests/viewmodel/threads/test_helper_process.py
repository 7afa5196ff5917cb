"""The helper process: does tasks without Qt, can be cancelled and killed, and ends with the window."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.editor.page_samples import paragraph
from translator_gui.model.errors import CancelledError
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status
from translator_gui.project.filtering import SentenceFilter
from translator_gui.text.dictionary import EnglishVariety
from translator_gui.text.search_query import SearchQuery, SearchQueryError
from translator_gui.viewmodel.threads import helper_process
from translator_gui.viewmodel.threads.helper_process import HelperProcess

ROWS = [paragraph(number, "ایک جملہ ہے۔") for number in range(1, 61)]
_SECONDS = 15.0


@pytest.fixture
def helper(monkeypatch: pytest.MonkeyPatch) -> Iterator[HelperProcess]:
    monkeypatch.setattr(helper_process, "_FEW", 0)
    helper = HelperProcess()
    yield helper
    helper.close()


def ignore(_done: int, _total: int) -> None:
    """No progress is shown."""


def count(helper: HelperProcess, rows: list[Paragraph | None] | list[Paragraph]) -> int:
    total: int = helper.call("find_facets", rows, progress=ignore).statuses.total()
    return total


def is_alive(process: int) -> bool:
    """Whether a process is there; one that has ended and was not waited for counts."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for_end(process: int) -> None:
    deadline = time.monotonic() + _SECONDS
    while is_alive(process):
        assert time.monotonic() < deadline, "the helper process is still there"
        threading.Event().wait(0.01)


def test_a_task_sees_the_rows_as_they_are_at_the_call(helper: HelperProcess) -> None:
    assert count(helper, ROWS) == 60
    process = helper.process_id
    assert process is not None
    assert process != os.getpid()
    assert count(helper, [*ROWS[:10], None, *ROWS[11:50]]) == 49
    changed = paragraph(1, "ایک جملہ ہے۔", ("One.",), (Status.DRAFT,))
    facets = helper.call("find_facets", [changed, *ROWS[1:]], progress=ignore)
    assert facets.statuses == {Status.DRAFT: 1, Status.NOT_STARTED: 59}
    assert count(helper, []) == 0
    assert helper.process_id == process


def test_few_rows_are_worked_through_here() -> None:
    helper = HelperProcess()
    assert count(helper, ROWS) == 60
    assert helper.process_id is None


def test_an_error_of_a_task_is_raised_where_it_was_called(helper: HelperProcess) -> None:
    wanted = SentenceFilter(english=SearchQuery("(", regex=True))
    with pytest.raises(SearchQueryError) as caught:
        helper.call("find_matches", ROWS, wanted, None, {}, progress=ignore)
    assert caught.value.brief
    assert helper.process_id is not None


def test_a_cancelled_task_ends_and_the_next_one_is_done(helper: HelperProcess) -> None:
    calls = list[int]()

    def stop(_done: int, _total: int) -> None:
        calls.append(1)
        if len(calls) > len(ROWS) // 100 + 2:
            raise CancelledError

    count(helper, ROWS)
    with pytest.raises(CancelledError):
        helper.call("prepare_dictionary", ROWS, EnglishVariety.AMERICAN, progress=stop)
    assert count(helper, ROWS) == 60


def test_a_killed_helper_is_survived(helper: HelperProcess) -> None:
    assert count(helper, ROWS) == 60
    killed = helper.process_id
    assert killed is not None
    os.kill(killed, signal.SIGTERM)
    wait_for_end(killed)
    assert count(helper, ROWS) == 60
    assert helper.process_id != killed


def test_a_helper_that_is_killed_in_the_midst_of_a_task_leaves_it_to_the_window(helper: HelperProcess) -> None:
    killed = list[int]()

    def kill(_done: int, _total: int) -> None:
        if helper.process_id is not None and not killed:
            killed.append(helper.process_id)
            os.kill(helper.process_id, signal.SIGTERM)

    assert count(helper, ROWS) == 60
    helper.call("prepare_dictionary", ROWS, EnglishVariety.AMERICAN, progress=kill)
    assert killed
    wait_for_end(killed[0])


def test_without_a_helper_the_window_does_the_task(helper: HelperProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(Path(sys.executable).with_name("no-such-python")))
    assert count(helper, ROWS) == 60
    assert helper.process_id is None


def test_a_fault_in_the_helper_is_raised_here(helper: HelperProcess) -> None:
    with pytest.raises(TypeError):
        helper.call("find_facets", ROWS, "one argument too many", progress=ignore)
    assert count(helper, ROWS) == 60


def test_closing_ends_the_process_and_leaves_no_zombie(helper: HelperProcess) -> None:
    count(helper, ROWS)
    process = helper.process_id
    assert process is not None
    helper.close()
    assert not is_alive(process)
    with pytest.raises(CancelledError):
        count(helper, ROWS)


def test_closing_ends_a_call_that_is_under_way(helper: HelperProcess) -> None:
    begun, ended = threading.Event(), list[str]()

    def work() -> None:
        try:
            helper.call("prepare_dictionary", ROWS, EnglishVariety.AMERICAN, progress=lambda _done, _total: begun.set())
        except CancelledError:
            ended.append("cancelled")

    count(helper, ROWS)
    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(_SECONDS)
    helper.close()
    thread.join(_SECONDS)
    assert not thread.is_alive()


_WINDOW = """
import sys, threading
from translator_gui.viewmodel.threads import helper_process
helper_process._FEW = 0
helper = helper_process.HelperProcess()
helper.call("find_facets", [None] * 5, progress=lambda done, total: None)
print(helper.process_id, flush=True)
threading.Event().wait()
"""


def test_the_helper_ends_with_a_window_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", _WINDOW], stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        process = int(window.stdout.readline())
        assert is_alive(process)
        window.kill()
    wait_for_end(process)


def test_the_helper_does_not_load_qt() -> None:
    found = subprocess.run(
        [sys.executable, "-c", "import translator_gui.project.helper.__main__, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in found.stdout.split()}
    assert "translator_gui" in loaded
    assert not loaded & {"PySide6", "shiboken6"}
