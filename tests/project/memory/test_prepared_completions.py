"""Completion in the memory's helper process: what is read, and what no other project sees."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from tests.memory.small_memory import PAIRS
from tests.project.builders import AMNA, make_project
from tests.project.memory.memories import confirm, unit
from translator_gui.memory.completion_records import ALL_SOURCES, CompletionOffer, CompletionSource
from translator_gui.memory.word_alignment import teach_word_table
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.paths import memory_file
from translator_gui.project.commands.set_project_key_values import set_machine_help, set_memory_feeding
from translator_gui.project.helper.requests import HelperTaskCallbacks
from translator_gui.project.memory.completion_records import CompletionSetup
from translator_gui.project.memory.completion_tasks import (
    find_completions,
    load_completion_words,
    prepare_completion,
)
from translator_gui.project.memory.feeding import fed_place, feed_memory, read_project_feed
from translator_gui.project.memory.helper_tasks import (
    MemoryTaskState,
    feed_memories,
    open_memories,
    prepare_fragments,
    receive_sentences,
)
from translator_gui.project.memory.match_records import PROJECT_ALONE, MemorySetup
from translator_gui.project.memory.memory_pairs import word_table_file
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.store.memory.fed_projects import FedPlace
from translator_gui.text.term_index import TermEntry, TermSource, glossary_term

URDU = "تاجر پرانی کتاب بیچتا ہے۔"
CANARY = "Quetzalcoatl sings."
SILENT = HelperTaskCallbacks(MagicMock(), bool)


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryTaskState]:
    """The process with a user's memory of simple sentences, from which words were taught."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with TranslationMemory.open_own() as memory:
        memory.add_units(unit(*pair) for pair in PAIRS)
    word_table_file().write_bytes(teach_word_table(PAIRS).to_bytes())
    made = MemoryTaskState()
    yield made
    made.close()


def opened(state: MemoryTaskState, project: str = "") -> MemorySetup:
    setup = MemorySetup(project=project)
    open_memories(state, SILENT, setup)
    load_completion_words(state, SILENT, CompletionSetup(1))
    prepare_fragments(state, SILENT, setup)
    return setup


def offers(state: MemoryTaskState, before: str, urdu: str = URDU) -> list[CompletionOffer]:
    found = find_completions(state, SILENT, state.completions.setup.number, urdu, before, ALL_SOURCES)
    assert found is not None
    return found


def texts(state: MemoryTaskState, before: str, urdu: str = URDU) -> list[str]:
    return [offer.text for offer in offers(state, before, urdu)]


def test_frequent_words_are_offered_before_the_memory_is_read(state: MemoryTaskState) -> None:
    assert find_completions(state, SILENT, 1, URDU, "The gove", ALL_SOURCES) is None
    load_completion_words(state, SILENT, CompletionSetup(1))
    assert "government" in texts(state, "The gove")
    assert "merchant" not in texts(state, "The me")
    prepare_fragments(state, SILENT, MemorySetup())
    assert texts(state, "The me")[0].startswith("merchant")
    assert "government" in texts(state, "The gove")


def test_words_that_come_after_the_memory_are_offered_too(state: MemoryTaskState) -> None:
    prepare_fragments(state, SILENT, MemorySetup())
    load_completion_words(state, SILENT, CompletionSetup(1, variety="en_GB"))
    assert texts(state, "The me")[0].startswith("merchant")
    assert "labour" in texts(state, "The labo")


def test_the_phrases_of_a_sentence_are_offered(state: MemoryTaskState) -> None:
    opened(state)
    assert "merchant sells old books" in texts(state, "The me")
    assert {offer.source for offer in offers(state, "The me")} >= {CompletionSource.FRAGMENT}


def test_a_sentence_just_confirmed_is_offered_at_once(state: MemoryTaskState, tmp_path: Path) -> None:
    setup = opened(state)
    prepare_completion(state, SILENT, 1, "ایک جملہ ہے۔")
    with make_project(tmp_path) as project:
        confirm(project, "It flew by zeppelin.")
        for memory in state.service(setup).fed_memories():
            place = fed_place(memory.connection, project.path)
            feed = read_project_feed(project.queries, place)._replace(whole=False)
            receive_sentences(state, SILENT, feed.sentences, 0)
            count, feed = len(feed.sentences), feed._replace(sentences=())
            feed_memories(state, SILENT, setup, feed, [str(memory.path)], count)
    assert texts(state, "by ze")[0] == "zeppelin"


def test_sentences_that_no_memory_gets_are_offered_in_their_project(state: MemoryTaskState, tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        project.do(set_memory_feeding(feeds=False), author=AMNA)
        confirm(project, CANARY)
        setup = opened(state, project.queries.uid)
        assert texts(state, "Quetz", "ایک جملہ ہے۔") == []
        feed = read_project_feed(project.queries, FedPlace(), always=True)
    assert feed.whole
    receive_sentences(state, SILENT, feed.sentences, 0)
    feed_memories(state, SILENT, setup, feed._replace(sentences=()), [PROJECT_ALONE], len(feed.sentences))
    assert texts(state, "Quetz", "ایک جملہ ہے۔")[0].startswith("Quetzalcoatl")
    prepare_fragments(state, SILENT, setup)
    assert texts(state, "Quetz", "ایک جملہ ہے۔")[0].startswith("Quetzalcoatl")


def test_terms_names_and_numbers_of_the_sentence_are_offered(state: MemoryTaskState) -> None:
    terms = (TermEntry("کتاب", ("compendium",), TermSource.GLOSSARY),)
    load_completion_words(state, SILENT, CompletionSetup(2, shared=terms))
    urdu = f"{URDU} ۱۲۳۴۵"
    first = offers(state, "The co", urdu)[0]
    assert (first.text, first.source) == ("compendium", CompletionSource.TERM)
    assert offers(state, "He has 12", urdu)[0].source is CompletionSource.NUMBER
    assert find_completions(state, SILENT, 2, urdu, "The com", [CompletionSource.NUMBER]) == []


def test_terms_of_glossary_files_are_offered_and_what_is_forbidden_never(
    state: MemoryTaskState, tmp_path: Path
) -> None:
    glossary = tmp_path / "words.tsv"
    glossary.write_text("term\tEnglish\tforbidden\nتاجر\ttradesperson; meddler\tmerchant\n", encoding="utf-8")
    load_completion_words(state, SILENT, CompletionSetup(2, glossaries=(str(glossary),)))
    prepare_fragments(state, SILENT, MemorySetup())
    assert (offers(state, "A trad")[0].text, offers(state, "A trad")[0].source) == (
        "tradesperson",
        CompletionSource.TERM,
    )
    assert "meddler" in texts(state, "A med")
    assert not [text for text in texts(state, "The mer") if "merchant" in text]
    assert [text for text in texts(state, "The mer", "ایک جملہ ہے۔") if "merchant" in text]
    # What one glossary forbids no other offers.
    forbids = GlossaryEntry("تاجر", forbidden=("meddlers", "two worlds"))
    setup = CompletionSetup(3, shared=(glossary_term(forbids),), glossaries=(str(glossary),))
    load_completion_words(state, SILENT, setup)
    assert "meddler" not in texts(state, "A med")
    assert "world" not in texts(state, "two wor")
    assert "world" in texts(state, "ten wor")
    assert "tradesperson" in texts(state, "A trad")


def test_of_the_memory_nothing_is_offered_if_it_is_left_out(state: MemoryTaskState) -> None:
    opened(state)
    words = find_completions(state, SILENT, 1, URDU, "The me", [CompletionSource.WORD_LIST])
    assert words
    assert {offer.source for offer in words} == {CompletionSource.WORD_LIST}


def test_units_that_a_project_keeps_are_offered_there_alone(state: MemoryTaskState, tmp_path: Path) -> None:
    with make_project(tmp_path) as secret, TranslationMemory.open(memory_file()) as memory:
        secret.do(set_machine_help(MachineHelpRule.NEVER), author=AMNA)
        confirm(secret, CANARY)
        feed_memory(secret.queries, memory.connection)
        uid = secret.queries.uid
    opened(state)
    assert texts(state, "Quetz", "ایک جملہ ہے۔") == []
    opened(state, uid)
    assert texts(state, "Quetz", "ایک جملہ ہے۔")[0].startswith("Quetzalcoatl")
    opened(state)
    assert texts(state, "Quetz", "ایک جملہ ہے۔") == []
