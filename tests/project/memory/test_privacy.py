"""A canary: units of a project that keeps its sentences never appear elsewhere, whatever is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA, make_project
from tests.project.memory.memories import confirm, feed, make_memory, texts
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.project.commands.set_project_key_values import set_machine_help
from translator_gui.project.memory.feeding import read_project_feed
from translator_gui.project.memory.importing import export_units, import_units
from translator_gui.project.memory.memory_service import MemoryService
from translator_gui.project.memory.translation_memory import TranslationMemory, units_that_may_leave
from translator_gui.project.project import Project
from translator_gui.store.memory.fed_projects import FedPlace
from translator_gui.store.memory.units import read_all_units

CANARY = "Canary sings."
URDU = "ایک جملہ ہے۔"


@pytest.fixture
def secret(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path) as project:
        project.do(set_machine_help(MachineHelpRule.NEVER), author=AMNA)
        confirm(project, CANARY)
        yield project


@pytest.fixture
def memory(tmp_path: Path, secret: Project) -> Iterator[TranslationMemory]:
    with make_memory(tmp_path, (URDU, "A sentence."), ("دوسری بات ہے۔", "Another thing.")) as made:
        feed(secret, made)
        yield made


def test_it_is_suggested_in_its_own_project_alone(memory: TranslationMemory, secret: Project):
    service = MemoryService([(memory, 0)])
    assert [match.unit.target for match in service.look_up(URDU, least=1).matches] == ["A sentence.", "Another thing."]
    assert service.count() == 2
    assert [unit.target for unit in service.concordance("canary")] == []
    service.set_project("00000000-0000-4000-8000-000000000000")
    assert CANARY not in {match.unit.target for match in service.look_up(URDU, least=1, most=None).matches}
    service.set_project(secret.queries.uid)
    assert [match.unit.target for match in service.look_up(URDU).matches] == [CANARY, "A sentence."]
    assert service.count() == 3
    assert [unit.target for unit in service.concordance("canary")] == [CANARY]


def test_it_never_leaves(memory: TranslationMemory, secret: Project):
    everything = list(read_all_units(memory.connection))
    assert CANARY in {unit.target for unit in everything}
    assert CANARY not in {unit.target for unit in units_that_may_leave(everything)}
    service = MemoryService([(memory, 0)])
    service.set_project(secret.queries.uid)
    matches = [match.unit for match in service.look_up(URDU).matches]
    assert [unit.target for unit in units_that_may_leave(matches)] == ["A sentence."]


def test_a_rule_that_was_just_set_holds_before_the_memory_is_fed(memory: TranslationMemory, tmp_path: Path):
    with make_project(tmp_path, name="open") as project:
        confirm(project, "Not yet secret.")
        feed(project, memory)
        units = list(read_all_units(memory.connection))
        assert "Not yet secret." in {unit.target for unit in units_that_may_leave(units)}
        assert "Not yet secret." not in {unit.target for unit in units_that_may_leave(units, [project.queries.uid])}


@pytest.mark.parametrize("ending", ["tmx", "tsv"])
def test_an_export_leaves_it_out(memory: TranslationMemory, tmp_path: Path, ending: str):
    out = tmp_path / f"out.{ending}"
    assert export_units(memory, out) == (2, 1)
    assert CANARY not in out.read_text(encoding="utf-8")


def test_exported_on_purpose_it_keeps_its_rule_elsewhere(memory: TranslationMemory, secret: Project, tmp_path: Path):
    out = tmp_path / "out.tmx"
    assert export_units(memory, out, private=True) == (3, 0)
    with make_memory(tmp_path, name="other") as other:
        import_units(other, out)
        assert len(texts(other)) == 3
        assert CANARY not in {match.unit.target for match in other.look_up(URDU, least=1).matches}
        assert CANARY in {
            match.unit.target for match in other.look_up(URDU, least=1, project=secret.queries.uid).matches
        }


def test_a_project_that_does_not_feed_finds_its_own_sentences(secret: Project, tmp_path: Path):
    with make_memory(tmp_path, name="other") as other:
        service = MemoryService([(other, 0)])
        service.set_project(secret.queries.uid, read_project_feed(secret.queries, FedPlace()))
        assert [match.unit.target for match in service.look_up(URDU).matches] == [CANARY]
        assert service.count() == 1
        service.set_project("")
        assert service.look_up(URDU).matches == ()
