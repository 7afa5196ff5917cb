"""Maintenance: search, edit, delete, replace, merge duplicates, undo; verification."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.memory.memories import found, make_memory, texts, unit
from translator_gui.model.memory_unit import MemoryUnit, UnitOrigin, UnitStatus
from translator_gui.project.memory.maintenance import MemoryMaintenance
from translator_gui.project.memory.translation_memory import TranslationMemory

PAIRS = [("پہلا جملہ", "First sentence"), ("دوسرا جملہ", "Second sentence"), ("تیسرا لفظ", "Third word")]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[TranslationMemory]:
    with make_memory(tmp_path, *PAIRS) as made:
        yield made


@pytest.fixture
def maintenance(memory: TranslationMemory) -> MemoryMaintenance:
    return MemoryMaintenance(memory)


def only(maintenance: MemoryMaintenance, text: str) -> MemoryUnit:
    (one,) = maintenance.find(text)
    return one


def test_units_are_found_by_words_author_and_both(memory: TranslationMemory, maintenance: MemoryMaintenance):
    memory.add_units([unit("چوتھا جملہ", "Fourth sentence", author="Amna")])
    assert len(list(maintenance.find())) == 4
    assert {one.target for one in maintenance.find("sentence")} == {
        "First sentence",
        "Second sentence",
        "Fourth sentence",
    }
    assert [one.target for one in maintenance.find(author="Amna")] == ["Fourth sentence"]
    assert [one.target for one in maintenance.find("first", author="Amna")] == []
    assert list(maintenance.find("!!")) == []
    assert maintenance.authors() == [("", 3), ("Amna", 1)]


def test_an_edit_is_found_at_once_and_undone(memory: TranslationMemory, maintenance: MemoryMaintenance):
    assert found(memory, "پہلا جملہ") == [(100, "First sentence")]
    before = texts(memory)
    assert maintenance.edit(only(maintenance, "first"), source="پہلی بات", target="First thing", author="Amna")
    assert found(memory, "پہلی بات") == [(100, "First thing")]
    assert found(memory, "پہلا جملہ", least=95) == []
    edited = only(maintenance, "thing")
    assert (edited.origin, edited.author) == (UnitOrigin.EDITED, "Amna")
    assert maintenance.undoable() == "edit"
    assert maintenance.undo() == "edit"
    assert texts(memory) == before
    assert found(memory, "پہلا جملہ") == [(100, "First sentence")]
    assert maintenance.undo() == maintenance.undoable() == ""


def test_an_edit_that_changes_nothing_is_no_step(maintenance: MemoryMaintenance):
    assert not maintenance.edit(only(maintenance, "first"), target="First sentence")
    assert maintenance.undoable() == ""


def test_deleting_and_replacing_are_undone_in_turn(memory: TranslationMemory, maintenance: MemoryMaintenance):
    before = texts(memory)
    assert maintenance.delete([only(maintenance, "third")]) == 1
    assert maintenance.replace(maintenance.find("sentence"), lambda text: text.replace("sentence", "line")) == 2
    assert texts(memory) == [("دوسرا جملہ", "Second line"), ("پہلا جملہ", "First line")]
    assert not memory.problems()
    assert [maintenance.undo(), maintenance.undo()] == ["replace", "delete"]
    assert texts(memory) == before
    assert not memory.problems()


def test_an_edit_into_an_existing_unit_leaves_one(memory: TranslationMemory, maintenance: MemoryMaintenance):
    before = texts(memory)
    maintenance.edit(only(maintenance, "first"), source="دوسرا جملہ", target="Second sentence")
    assert texts(memory) == [("تیسرا لفظ", "Third word"), ("دوسرا جملہ", "Second sentence")]
    maintenance.undo()
    assert texts(memory) == before


def test_duplicates_are_merged_into_the_best(memory: TranslationMemory, maintenance: MemoryMaintenance):
    text = ("پہلا جملہ", "First sentence")
    memory.add_units(
        [
            unit(*text, uid=b"a" * 16, status=UnitStatus.APPROVED, time=1),
            unit(*text, uid=b"b" * 16, time=5),
        ]
    )
    assert maintenance.merge_duplicates() == 2
    assert only(maintenance, "first").uid == b"a" * 16
    assert maintenance.merge_duplicates() == 0
    maintenance.undo()
    assert len(texts(memory)) == 5


def test_verification_notices_what_was_altered(memory: TranslationMemory):
    assert memory.problems() == []
    memory.connection.execute("UPDATE unit SET target = 'Fifth' WHERE id = 2")
    assert memory.problems() == ["unit 2 is not what was written"]


def test_verification_notices_words_that_are_missing(memory: TranslationMemory):
    memory.connection.execute("DELETE FROM unit WHERE id = 2")
    assert memory.problems() == ["2 units, but the words of 3"]
