"""An analysis in portions, as the helper process does it."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.project.builders import make_project
from tests.project.memory.memories import unit
from translator_gui.model.errors import CancelledError
from translator_gui.model.segment import Paragraph
from translator_gui.paths import memory_file
from translator_gui.project.memory import analysis_portions
from translator_gui.project.memory.analysis_portions import AnalysedPortion, next_portion
from translator_gui.project.memory.memory_analysis import MemoryAnalysisRequest, request_analysis
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.viewmodel.memory.match_analysis_state import look_up_in_portions
from translator_gui.viewmodel.threads.tasks import Progress

TEXTS = ("وہ آیا۔", "یہ کتاب ہے۔", "وہ آیا۔", "کل بارش ہوئی۔")


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[list[Paragraph], MemoryAnalysisRequest]]:
    """What is looked up, one sentence at a time."""
    monkeypatch.setattr(analysis_portions, "_SECONDS", -1)
    for path in memory_file().parent.glob("memory.tmem*"):
        path.unlink()
    with TranslationMemory.open_own() as memory:
        memory.add_units([unit("وہ آیا۔", "He came.")])
    with make_project(tmp_path, *TEXTS) as project:
        yield list(project.queries.all_paragraphs()), request_analysis(project.queries, fills=True)
    assert not analysis_portions.running
    for path in memory_file().parent.glob("memory.tmem*"):
        path.unlink()


def silent(_done: int, _total: int) -> None:
    pass


def texts(portion: AnalysedPortion) -> list[str]:
    return [match.suggestion.target if match.suggestion else "" for match in portion.matches]


def test_portions_follow_one_another(asked: tuple[list[Paragraph], MemoryAnalysisRequest]):
    told: list[tuple[int, int]] = []
    portions = [next_portion(*asked, "one", lambda done, total: told.append((done, total))) for _ in range(5)]
    assert [(portion.first, texts(portion), portion.is_last) for portion in portions] == [
        (0, ["He came."], False),
        (1, [""], False),
        (2, ["He came."], False),
        (3, [""], False),
        (4, [], True),
    ]
    assert {portion.searched for portion in portions} == {1}
    assert told == [(at, 4) for at in range(1, 5)]


def test_the_progress_of_a_portion_goes_on_from_that_of_the_one_before(
    asked: tuple[list[Paragraph], MemoryAnalysisRequest],
):
    told: list[tuple[int, int]] = []
    helper = Mock()

    def call(
        _task: str, rows: list[Paragraph], request: MemoryAnalysisRequest, key: str, *, progress: Progress
    ) -> AnalysedPortion:
        progress(0, 0)
        return next_portion(rows, request, key, progress)

    helper.call = call
    matches, _last = look_up_in_portions(helper, *asked, lambda done, total: told.append((done, total)))
    assert len(matches) == len(TEXTS)
    assert told == sorted(told)


def test_an_analysis_that_is_not_running_begins_anew(asked: tuple[list[Paragraph], MemoryAnalysisRequest]):
    """As in a helper process that was started in place of one that ended."""
    assert next_portion(*asked, "one", silent).first == 0
    assert next_portion(*asked, "two", silent).first == 0
    assert next_portion(*asked, "one", silent).first == 1
    for key in ("one", "two"):
        while not next_portion(*asked, key, silent).is_last:
            pass


def test_one_that_is_cancelled_is_forgotten(asked: tuple[list[Paragraph], MemoryAnalysisRequest]):
    next_portion(*asked, "one", silent)

    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        next_portion(*asked, "one", cancel)
    assert not analysis_portions.running


def test_of_those_that_nobody_asks_for_any_more_few_are_kept(asked: tuple[list[Paragraph], MemoryAnalysisRequest]):
    for key in range(10):
        next_portion(*asked, str(key), silent)
    assert list(analysis_portions.running) == ["6", "7", "8", "9"]
    for key in range(6, 10):
        while not next_portion(*asked, str(key), silent).is_last:
            pass
