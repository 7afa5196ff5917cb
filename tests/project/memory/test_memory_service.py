"""Look-ups over one memory and several."""

from pathlib import Path

import pytest

from tests.project.memory.memories import found, make_memory, texts, unit
from translator_gui.model.memory_unit import UnitStatus, primary_subtag
from translator_gui.project.memory.memory_service import (
    AttachedMemory,
    MemoryService,
    attached_setting,
    read_attached,
)
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.memory.unit_keys import source_key
from translator_gui.settings import load_settings
from translator_gui.store.memory.memory_file import memory_transaction
from translator_gui.store.memory.units import remove_units

RAIN = "کل لاہور میں بارش ہوئی تھی"
BOTH = (RAIN, "It rained in Lahore yesterday."), ("آج لاہور میں بارش ہوئی تھی", "It rained in Lahore today.")


def test_scores_tell_text_key_and_context_apart(tmp_path: Path):
    with make_memory(tmp_path) as memory:
        before, after = source_key("پہلے"), source_key("بعد میں")
        memory.add_units([unit(RAIN, "It rained.", previous_key=before, next_key=after)])
        assert found(memory, RAIN, neighbours=(before, after)) == [(101, "It rained.")]
        assert found(memory, RAIN, neighbours=(before, 0)) == [(100, "It rained.")]
        assert found(memory, RAIN) == [(100, "It rained.")]
        assert found(memory, f"{RAIN}۔") == [(99, "It rained.")]


def test_units_of_another_process_are_found_and_those_it_removed_are_not(tmp_path: Path):
    with make_memory(tmp_path, BOTH[0]) as memory, TranslationMemory.open(tmp_path / "m.tmem") as other:
        assert found(memory, RAIN) == [(100, BOTH[0][1])]
        other.add_units([unit(*BOTH[1])])
        assert [score for score, _text in found(memory, RAIN)] == [100, 87]
        with memory_transaction(other.connection):
            remove_units(other.connection, [1])
        assert [text for _score, text in found(memory, RAIN)] == [BOTH[1][1]]
        assert memory.count() == 1


def test_the_index_is_read_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with make_memory(tmp_path, *BOTH) as memory:
        memory.prepare()
        memory.store_index()
        memory.add_units([unit("نیا جملہ", "A new sentence")])
    with TranslationMemory.open(tmp_path / "m.tmem", read_only=True) as memory:
        assert len(found(memory, RAIN)) == 2
        assert found(memory, "نیا جملہ") == [(100, "A new sentence")]
        assert not memory.check_index()


def test_a_broken_index_is_rebuilt_and_told(tmp_path: Path):
    with make_memory(tmp_path, *BOTH) as memory:
        memory.prepare()
        memory.store_index()
        assert not memory.check_index()
        with memory_transaction(memory.connection):
            memory.connection.execute("DELETE FROM index_part WHERE name LIKE 'shelf%'")
    with TranslationMemory.open(tmp_path / "m.tmem") as memory:
        assert found(memory, RAIN) == []
        service = MemoryService([(memory, 0)])
        assert service.check_indexes() == ["m.tmem"]
        assert len(found(memory, RAIN)) == 2
        assert service.check_indexes() == []


@pytest.mark.parametrize("data", [b"", b"nothing", b"{}", b'{"rule": "1"}', b"[1]"])
def test_an_index_that_is_garbage_is_made_anew(tmp_path: Path, data: bytes):
    with make_memory(tmp_path, *BOTH) as memory:
        memory.prepare()
        memory.store_index()
        with memory_transaction(memory.connection):
            memory.connection.execute("UPDATE index_part SET data = ?", (data,))
    with TranslationMemory.open(tmp_path / "m.tmem") as memory:
        assert len(found(memory, RAIN)) == 2


def test_penalties_rank_and_are_shown_apart(tmp_path: Path):
    with make_memory(tmp_path, BOTH[0], name="a") as mine, make_memory(tmp_path, BOTH[1], name="b") as theirs:
        service = MemoryService([(mine, 25), (theirs, 0)])
        search = service.look_up(RAIN)
        assert [(match.score, match.penalty) for match in search.matches] == [(87, 0), (100, 25)]
        assert search.searched == 2


def test_equal_texts_of_several_memories_are_shown_once(tmp_path: Path):
    with make_memory(tmp_path, *BOTH, name="a") as mine, make_memory(tmp_path, BOTH[0], name="b") as theirs:
        matches = MemoryService([(mine, 5), (theirs, 0)]).look_up(RAIN).matches
        assert [(match.score, match.penalty) for match in matches] == [(100, 0), (87, 5)]


def test_approved_units_go_first_among_equals(tmp_path: Path):
    with make_memory(tmp_path) as memory:
        memory.add_units(
            [
                unit(RAIN, "Approved.", status=UnitStatus.APPROVED, time=1),
                unit(RAIN, "Newer.", time=3),
                unit(RAIN, "Older.", time=2),
            ]
        )
        matches = MemoryService([(memory, 0)]).look_up(RAIN).matches
        assert [match.unit.target for match in matches] == ["Approved.", "Newer.", "Older."]


def test_the_panel_can_say_what_was_searched(tmp_path: Path):
    with make_memory(tmp_path, *BOTH) as memory:
        search = MemoryService([(memory, 0)]).look_up("بالکل مختلف سوال")
        assert (search.matches, search.searched) == ((), 2)
        assert search.milliseconds > 0


def test_attached_memories_come_from_the_settings(tmp_path: Path):
    make_memory(tmp_path, BOTH[0], name="attached").close()
    attached = [AttachedMemory(str(tmp_path / "attached.tmem"), penalty=3), AttachedMemory(str(tmp_path / "gone.tmem"))]
    settings = load_settings()
    settings.set("memory.attached", attached_setting(attached))
    service, problems = MemoryService.for_user(settings)
    with service:
        assert [memory.name for memory in service.memories] == ["memory.tmem", "attached.tmem"]
        assert ["gone.tmem" in str(problem) for problem in problems] == [True]
        assert ("attached.tmem", 3) in [
            (name, match.penalty) for match in service.look_up(RAIN).matches for name in ["attached.tmem"]
        ]


@pytest.mark.parametrize("value", ["", "{}", "no JSON", '[1, {}, {"path": 3}]', "[" * 100_000])
def test_settings_that_say_nothing_attach_nothing(value: str):
    assert read_attached(value) == []


def test_penalties_stay_in_bounds():
    assert [one.penalty for one in read_attached('[{"path": "a", "penalty": 900}, {"path": "b", "penalty": -1}]')] == [
        50,
        0,
    ]


@pytest.mark.parametrize("tag", ["ur", "ur-PK", "UR_pk", " ur "])
def test_languages_are_compared_by_the_primary_subtag(tag: str):
    assert primary_subtag(tag) == "ur"


def test_words_are_found_however_they_are_spelled(tmp_path: Path):
    pairs = (("وہ بے وقوف ہے", "He isn’t wise."), ("وہ بیوقوف تھا", "He was a fool."), ("خدا حافظ", "Good-bye"))
    with make_memory(tmp_path, *pairs) as memory:

        def sources(text: str, side: str = "") -> list[str]:
            return sorted(one.source for one in memory.concordance(text, side=side)[0])

        assert sources("بے وقوف") == sorted([pairs[0][0], pairs[1][0]])
        assert sources("isn't") == [pairs[0][0]]
        assert sources("WAS A") == [pairs[1][0]]
        assert sources("a was") == []
        assert sources("fo*") == [pairs[1][0]]
        assert sources("وہ", "target") == []
        assert sources("وہ", "source") == sorted([pairs[0][0], pairs[1][0]])
        assert sources('"quoted" AND NEAR(') == []
        assert sources("۔ !") == []


def test_concordance_goes_on_page_by_page(tmp_path: Path):
    with make_memory(tmp_path, *((f"جملہ {number}", f"Sentence {number}") for number in range(25))) as memory:
        seen: list[str] = []
        before: int | None = None
        while True:
            units, before = memory.concordance("sentence", most=10, before=before)
            seen += [one.target for one in units]
            if before is None:
                break
        assert seen == [f"Sentence {number}" for number in reversed(range(25))]


def test_the_same_unit_is_not_added_twice(tmp_path: Path):
    with make_memory(tmp_path, *BOTH) as memory:
        assert memory.add_units([unit(*BOTH[0]), unit("نیا", "New"), unit("نیا", "New")]) == 1
        assert len(texts(memory)) == 3
        assert not memory.problems()
