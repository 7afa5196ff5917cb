"""Somebody translates with a memory: matches beside the page, inserted by key, fed by what they confirm."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.person import OpenWindow, Person
from translator_gui.formats.registry import read_document
from translator_gui.model.memory_unit import MemoryUnit, UnitStatus
from translator_gui.paths import memory_file
from translator_gui.project.importing import create_project
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.memory.unit_keys import content_uid, source_key
from translator_gui.ui.memory.matches_controller import MatchesController
from translator_gui.ui.memory.matches_panel import MatchesPanel

ONE = "حکومت نے نئی پالیسی کا اعلان کیا۔"
TWO = "حکومت نے نئی تعلیمی پالیسی کا اعلان کیا۔"
NUMBERS = "حادثے میں 12 افراد ہلاک ہوئے۔"


@pytest.fixture(autouse=True)
def own_memory() -> Iterator[Path]:
    """The user's memory, which is another one in each test."""
    folder = memory_file().parent
    shutil.rmtree(folder, ignore_errors=True)
    yield memory_file()
    shutil.rmtree(folder, ignore_errors=True)


def unit(source: str, target: str, **fields: object) -> MemoryUnit:
    made = MemoryUnit(
        content_uid(source, target), source, target, source_key(source), author="Amna", time=1_700_000_000_000
    )
    return made._replace(**fields)  # pyright: ignore[reportArgumentType]


def remember(*units: MemoryUnit) -> None:
    with TranslationMemory.open_own() as memory:
        memory.add_units(units)


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Makes projects of sentences, a paragraph each."""

    def make(*sentences: str, name: str = "news") -> Path:
        text = tmp_path / f"{name}.txt"
        text.write_text("\n\n".join(sentences), encoding="utf-8")
        path = tmp_path / f"{name}.tproj"
        create_project(path, [read_document(text)]).close()
        return path

    return make


def matches(person: Person) -> MatchesController:
    return person.controller(MatchesController)


def panel(person: Person) -> MatchesPanel:
    return matches(person).panel


def until_answered(person: Person) -> None:
    person.until(lambda: matches(person).state.answer is not None)


def test_matches_stand_beside_the_sentence_and_a_key_inserts_them(
    open_window: OpenWindow, project: Callable[..., Path]
) -> None:
    remember(
        unit(ONE, "The government announced a new policy.", status=UnitStatus.APPROVED),
        unit(TWO, "The government announced a new education policy."),
    )
    amna = open_window(project(ONE, "یہ کچھ اور ہے۔"))
    until_answered(amna)
    assert panel(amna).isVisible()
    assert panel(amna).heading.text() == "2 matches in 2 units"
    assert panel(amna).model.row(0).score == 100
    amna.press("Ctrl+2")
    assert amna.current.target == "The government announced a new education policy."
    amna.press("Ctrl+Z")
    amna.until(lambda: amna.current.target == "")
