"""Completion over the open memories: what is read, what is kept, and what no other project sees."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from tests.memory.small_memory import PAIRS
from tests.project.builders import AMNA, make_project
from tests.project.memory.memories import confirm, feed, make_memory, unit
from translator_gui.memory.completion_records import CompletionSource
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.paths import memory_file
from translator_gui.project.commands.set_project_key_values import set_machine_help
from translator_gui.project.memory import completion_assistant
from translator_gui.project.memory.completion_assistant import CompletionAssistant
from translator_gui.project.memory.completion_records import CompletionSetup
from translator_gui.project.memory.match_records import MemorySetup
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.store.memory.units import remove_units
from translator_gui.text.term_index import TermEntry, TermSource

URDU = "تاجر پرانی کتاب بیچتا ہے۔"
CANARY = "Quetzalcoatl sings."


@pytest.fixture
def assistant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CompletionAssistant:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    memory_file().parent.mkdir(parents=True)
    made = CompletionAssistant()
    made.set_up(CompletionSetup(1))
    return made


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[TranslationMemory]:
    with make_memory(tmp_path, *PAIRS) as made:
        yield made


def offered(assistant: CompletionAssistant, before: str, urdu: str = URDU) -> list[str]:
    return [offer.text for offer in assistant.completion(urdu).offers(before)]


def test_frequent_words_are_known_while_the_memory_is_read(
    assistant: CompletionAssistant, memory: TranslationMemory
) -> None:
    calls = 0

    def pause() -> None:
        nonlocal calls
        calls += 1
        if offered(assistant, "gove"):
            raise InterruptedError

    with pytest.raises(InterruptedError):
        assistant.follow([memory], pause)
    assert calls
    assert "government" in offered(assistant, "gove")
    assert offered(assistant, "The me")[0] != "merchant"
    # It is read from the beginning the next time.
    assistant.follow([memory], bool)
    assert offered(assistant, "The me")[0].startswith("merchant")


def test_a_word_table_is_taught_once_and_again_after_the_memory_has_grown(
    assistant: CompletionAssistant, memory: TranslationMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach = MagicMock(side_effect=completion_assistant.teach_word_table)
    monkeypatch.setattr(completion_assistant, "teach_word_table", teach)
    assistant.follow([memory], bool)
    again = CompletionAssistant()
    again.set_up(CompletionSetup(1))
    again.follow([memory], bool)
    assert teach.call_count == 1
    assert offered(again, "The me") == offered(assistant, "The me")
    memory.add_units([unit("وہ کوئٹہ گیا۔", "He went to Quetta by zeppelin.")])
    again.follow([memory], bool)
    assert offered(again, "by ze")[0] == "zeppelin"
    assert teach.call_count == 1
    memory.add_units([unit(f"{urdu} {number}", f"{english} {number}") for number, (urdu, english) in enumerate(PAIRS)])
    again.follow([memory], bool)
    assert teach.call_count == 2


def test_a_sentence_just_confirmed_is_taken_at_once(assistant: CompletionAssistant, memory: TranslationMemory) -> None:
    assistant.take_new([memory])
    assert offered(assistant, "The me") == []
    assistant.follow([memory], bool)
    assert "zeppelin" not in offered(assistant, "by ze")
    memory.add_units([unit("وہ کوئٹہ گیا۔", "He went to Quetta by zeppelin.")])
    assistant.take_new([memory])
    assert offered(assistant, "by ze")[0] == "zeppelin"


def test_what_many_removals_took_away_is_offered_no_more(
    assistant: CompletionAssistant, memory: TranslationMemory
) -> None:
    memory.add_units([unit("وہ کوئٹہ گیا۔", "He went to Quetta by zeppelin.")])
    assistant.follow([memory], bool)
    assert "zeppelin" in offered(assistant, "by ze")
    remove_units(memory.connection, range(1, len(PAIRS) + 2))
    memory.changed()
    assistant.follow([memory], bool)
    assert "zeppelin" not in offered(assistant, "by ze")


def test_terms_names_and_numbers_of_the_sentence_are_offered(assistant: CompletionAssistant) -> None:
    terms = (TermEntry("کتاب", ("compendium",), TermSource.GLOSSARY),)
    assistant.set_up(CompletionSetup(2, shared=terms))
    assistant.follow([], bool)
    offers = assistant.completion(f"{URDU} ۱۲۳۴۵").offers("The co")
    assert (offers[0].text, offers[0].source) == ("compendium", CompletionSource.TERM)
    assert assistant.completion(f"{URDU} ۱۲۳۴۵").offers("He has 12")[0].source is CompletionSource.NUMBER
    assert not assistant.completion(f"{URDU} ۱۲۳۴۵").offers("The com", [CompletionSource.NUMBER])


def test_units_that_a_project_keeps_are_offered_there_alone_and_teach_no_file(
    assistant: CompletionAssistant, memory: TranslationMemory, tmp_path: Path
) -> None:
    with make_project(tmp_path) as secret:
        secret.do(set_machine_help(MachineHelpRule.NEVER), author=AMNA)
        confirm(secret, CANARY)
        feed(secret, memory)
        uid = secret.queries.uid
    assistant.follow([memory], bool)
    assert offered(assistant, "Quetz", "ایک جملہ ہے۔") == []
    assert offered(assistant, "The me")[0].startswith("merchant")
    assert not list(memory_file().parent.glob("*.words"))
    assistant.set_up(CompletionSetup(2, MemorySetup(project=uid)))
    assistant.follow([memory], bool)
    assert offered(assistant, "Quetz")[0].startswith("Quetzalcoatl")
    assert not list(memory_file().parent.glob("*.words"))
    assistant.set_up(CompletionSetup(3))
    assistant.follow([memory], bool)
    assert offered(assistant, "Quetz") == []
