"""Alignment and the ranking by adequacy use what the memories know; what cannot be read is not used."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.memory.small_memory import PAIRS
from tests.project.builders import AMNA, make_project
from tests.project.memory.memories import confirm, feed, make_memory, unit
from translator_gui.memory.bilingual_lexicon import BilingualLexicon
from translator_gui.memory.sentence_alignment import SentenceLink
from translator_gui.memory.word_alignment import teach_word_table
from translator_gui.model.document import ParagraphKind
from translator_gui.model.memory_unit import MachineHelpRule, MemoryFileError
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status
from translator_gui.paths import memory_file
from translator_gui.project.commands.set_project_key_values import set_machine_help
from translator_gui.project.memory.memory_pairs import read_pairs_to_teach, word_table_file
from translator_gui.project.memory.sentence_comparison import (
    align_with_memories,
    align_with_project,
    known_links,
    rank_by_adequacy,
)
from translator_gui.project.memory.translation_memory import TranslationMemory

VAGUE = ("وہ چپ رہا۔", "پھر وہ ہنسا۔", "کوئی نہ آیا۔", "سب سو گئے۔")
ECHO = ("He kept quiet.", "Then he laughed.", "Nobody came by.", "They all slept.")
SAID = [PAIRS[at] for at in (0, 17, 34, 40)]
"""Sentences that share no word, so that only a memory tells which translate each other."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def quiet(done: int, total: int) -> None:
    del done, total


def row(at: int, urdu: str, english: str, status: Status) -> Paragraph:
    segment = Segment(at, at, 0, len(urdu), english, status)
    return Paragraph(at, 1, at, urdu, ParagraphKind.BODY, 0, "", "", (segment,))


def single(links: Sequence[SentenceLink]) -> set[tuple[int, int]]:
    return {(link.urdu[0], link.english[0]) for link in links if link.kind == "1-1"}


def aligned(urdu: Sequence[str], english: Sequence[str], attached: str = "") -> list[SentenceLink]:
    return align_with_project((), quiet, urdu, english, (), attached)


def remember(*pairs: tuple[str, str]) -> None:
    with TranslationMemory.open_own() as memory:
        memory.add_units(unit(*pair) for pair in pairs)


def teach() -> None:
    word_table_file().parent.mkdir(parents=True, exist_ok=True)
    word_table_file().write_bytes(teach_word_table(PAIRS).to_bytes())


def test_links_are_known_where_both_texts_are_a_unit() -> None:
    units = {
        VAGUE[0]: ["He kept quiet!", "He said nothing."],
        f"{VAGUE[1]} {VAGUE[2]}": [f"{ECHO[1]} \ue000{ECHO[2]}"],
        VAGUE[3]: ["They slept."],
    }
    english = [*ECHO, ECHO[0]]
    found = known_links(VAGUE, english, [lambda text: units.get(text, ())])
    assert found == {(0, 1, 0, 1), (0, 1, 4, 5), (1, 3, 1, 3)}
    # What is said all the time tells nothing of where.
    assert known_links(VAGUE, ECHO[:1] * 21, [lambda text: units.get(text, ())]) == set()
    assert known_links([], [], [lambda text: units.get(text, ())]) == set()


def test_units_of_the_memories_are_links(folder: Path) -> None:
    remember((VAGUE[1], ECHO[1]))
    make_memory(folder, (f"<{VAGUE[2]}>", ECHO[2].upper())).close()
    attached = json.dumps([{"path": str(folder / "m.tmem")}, {"path": str(folder / "none.tmem")}])
    links = aligned(VAGUE, [ECHO[2], ECHO[1]], attached)
    assert {(1, 1), (2, 0)} <= single(links)
    assert [(link.likeness, link.is_doubtful) for link in links if link.english] == [(1.0, False)] * 2
    assert not (folder / "none.tmem").exists()


def test_confirmed_sentences_of_the_open_project_are_links() -> None:
    rows = (row(1, VAGUE[2], ECHO[2], Status.TRANSLATED), None)
    links = align_with_project(rows, quiet, VAGUE, ECHO[2:], (), "")
    assert [(link.kind, link.likeness) for link in links if link.urdu == (2,)] == [("1-1", 1.0)]


def test_words_that_a_memory_taught_tell_what_belongs_together() -> None:
    urdu, english = [pair[0] for pair in SAID], [pair[1] for pair in SAID[1:]]
    expected = {(1, 0), (2, 1), (3, 2)}
    assert single(aligned(urdu, english)) != expected
    teach()
    assert single(aligned(urdu, english)) == expected


@pytest.mark.parametrize("content", [b"", b"word table 1\n", b"word table 1\n" + bytes(500), b"\x80\x04."])
def test_a_table_or_memory_that_is_damaged_is_not_used(content: bytes) -> None:
    remember((VAGUE[1], ECHO[1]))
    whole = aligned(VAGUE, ECHO[1:])
    word_table_file().write_bytes(content)
    assert aligned(VAGUE, ECHO[1:]) == whole
    memory_file().write_bytes(b"no memory" * 100)
    assert {link.urdu for link in aligned(VAGUE, ECHO[1:])} >= {(0,), (1,)}


def test_a_memory_that_is_named_teaches_at_once(folder: Path) -> None:
    urdu, english = [pair[0] for pair in SAID], [pair[1] for pair in SAID[1:]]
    others = [pair for pair in PAIRS if pair not in SAID]
    with make_memory(folder, *others) as memory:
        assert single(align_with_memories(urdu, english, BilingualLexicon(), "", memory)) == {(1, 0), (2, 1), (3, 2)}
        memory.connection.execute("DROP TABLE unit")
        with pytest.raises(MemoryFileError):
            align_with_memories(urdu, english, BilingualLexicon(), "", memory)
    with make_memory(folder, name="empty") as memory:
        assert align_with_memories(VAGUE, ECHO, BilingualLexicon(), "", memory)


def test_a_private_project_is_used_for_links_and_teaches_no_words(folder: Path) -> None:
    with make_project(folder) as project, TranslationMemory.open_own() as memory:
        project.do(set_machine_help(MachineHelpRule.NEVER), author=AMNA)
        confirm(project, "Canary sings.")
        feed(project, memory)
    links = aligned([*VAGUE, "ایک جملہ ہے۔"], ["Canary sings.", *ECHO])
    assert (4, 0) in single(links)
    assert read_pairs_to_teach("") == []


def test_adequacy_is_judged_by_words_that_a_memory_taught() -> None:
    pairs = [*SAID[:2], (SAID[2][0], SAID[3][1]), (SAID[3][0], SAID[2][1])]
    rows = [row(at, *pair, Status.DRAFT) for at, pair in enumerate(pairs, 1)]
    alone = dict(rank_by_adequacy(rows, quiet, ()))
    assert max(alone.values()) - min(alone.values()) < 0.2
    teach()
    taught = dict(rank_by_adequacy(rows, quiet, ()))
    assert max(taught[3], taught[4]) < 0.7 * min(taught[1], taught[2])
