"""What is confirmed in a project is in the memory, and what is no longer confirmed is not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, make_project
from tests.project.memory.memories import confirm, feed, make_memory, texts
from translator_gui.model.entry import LatestSharedEntryRow, SharedEntryKind, entry_value, resolve_entry, rule_setting
from translator_gui.model.memory_unit import MachineHelpRule, UnitOrigin, UnitStatus
from translator_gui.model.status import Role
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_project_key_values import set_machine_help, set_memory_feeding
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.memory.feeding import FeedResult, read_project_feed
from translator_gui.project.memory.maintenance import MemoryMaintenance
from translator_gui.project.memory.memory_service import MemoryService
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.memory.unit_keys import source_key
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.store.memory.fed_projects import FedPlace
from translator_gui.store.memory.units import read_all_units

FIRST, SECOND, THIRD = "ایک جملہ ہے۔", "دوسرا جملہ ہے۔", "تیسرا جملہ ہے۔"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path) as made:
        yield made


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[TranslationMemory]:
    with make_memory(tmp_path) as made:
        yield made


def test_a_confirmed_sentence_comes_with_all_that_is_known_of_it(project: Project, memory: TranslationMemory):
    confirm(project, "One.", "Two.")
    assert feed(project, memory) == FeedResult(2, 0)
    first, second = read_all_units(memory.connection)
    assert (first.source, first.target, first.author) == (FIRST, "One.", "Amna")
    assert (first.project, first.project_name, first.document) == (project.queries.uid, "article", "article.txt")
    assert (first.status, first.origin, first.machine) == (
        UnitStatus.TRANSLATED,
        UnitOrigin.PROJECT,
        MachineHelpRule.ASK,
    )
    assert first.time > 0
    assert (first.previous_key, first.next_key) == (0, source_key(SECOND))
    assert (second.previous_key, second.next_key) == (source_key(FIRST), source_key(THIRD))


def test_drafts_are_not_fed(project: Project, memory: TranslationMemory):
    project.do(SetTargetText(project.queries.segment_ids()[0], "One."), author=AMNA)
    assert feed(project, memory) == FeedResult(0, 0)
    assert texts(memory) == []


def test_feeding_again_changes_nothing(project: Project, memory: TranslationMemory):
    confirm(project, "One.", "Two.")
    feed(project, memory)
    assert feed(project, memory) == FeedResult(0, 0)
    # The same whole, as after the file was moved.
    memory.feed(read_project_feed(project.queries, FedPlace()))
    assert texts(memory) == [(FIRST, "One."), (SECOND, "Two.")]
    assert [one.id for one in read_all_units(memory.connection)] == [1, 2]


def test_a_later_confirmation_replaces(project: Project, memory: TranslationMemory):
    confirm(project, "One.")
    feed(project, memory)
    confirm(project, "The first.")
    assert feed(project, memory) == FeedResult(1, 0)
    assert texts(memory) == [(FIRST, "The first.")]
    assert [one.target for one in memory.concordance("one")[0]] == []
    assert [one.target for one in memory.concordance("the first")[0]] == ["The first."]


def test_undo_withdraws_and_redo_brings_back(project: Project, memory: TranslationMemory):
    confirm(project, "One.")
    feed(project, memory)
    project.undo(author=AMNA)
    assert feed(project, memory) == FeedResult(0, 1)
    assert texts(memory) == []
    project.redo(author=AMNA)
    assert feed(project, memory) == FeedResult(1, 0)


def test_a_return_withdraws(project: Project, memory: TranslationMemory):
    confirm(project, "One.")
    feed(project, memory)
    (segment, *_others) = project.queries.segment_ids()
    project.do(ReturnSentenceToTranslator(segment, "No."), author=BILAL, role=Role.REVIEWER)
    assert feed(project, memory) == FeedResult(0, 1)


def test_approval_is_noted(project: Project, memory: TranslationMemory):
    confirm(project, "One.")
    feed(project, memory)
    (segment, *_others) = project.queries.segment_ids()
    project.do(ConfirmOrApproveSentences((segment,)), author=BILAL, role=Role.REVIEWER)
    feed(project, memory)
    (one,) = read_all_units(memory.connection)
    assert one.status is UnitStatus.APPROVED


def test_joined_sentences_leave_one(project: Project, memory: TranslationMemory):
    confirm(project, "One.", "Two.", "Three.")
    feed(project, memory)
    segment = project.queries.segment_ids()[1]
    project.do(JoinSentences(segment), author=AMNA)
    feed(project, memory)
    assert texts(memory) == [(FIRST, "One.")]
    project.undo(author=AMNA)
    feed(project, memory)
    assert texts(memory) == [(FIRST, "One."), (THIRD, "Three."), (SECOND, "Two.")] or len(texts(memory)) == 3


def test_a_project_may_choose_not_to_feed(project: Project, memory: TranslationMemory):
    confirm(project, "One.")
    feed(project, memory)
    project.do(set_memory_feeding(feeds=False), author=AMNA)
    assert feed(project, memory) == FeedResult(0, 1)
    confirm(project, "One.", "Two.")
    assert feed(project, memory) == FeedResult(0, 0)
    project.do(set_memory_feeding(feeds=True), author=AMNA)
    assert feed(project, memory) == FeedResult(2, 0)


def test_the_rule_for_services_follows_the_project(project: Project, memory: TranslationMemory):
    confirm(project, "One.")
    feed(project, memory)
    for rule in MachineHelpRule:
        project.do(set_machine_help(rule), author=AMNA)
        feed(project, memory)
        (one,) = read_all_units(memory.connection)
        assert one.machine is rule


def test_the_strictest_rule_of_the_copies_of_a_project_holds(
    project: Project, memory: TranslationMemory, tmp_path: Path
):
    confirm(project, "One.")
    copy = tmp_path / "copy.tproj"
    project.file.copy_to(copy)
    project.do(set_machine_help(MachineHelpRule.NEVER), author=AMNA)
    feed(project, memory)
    with open_project(copy) as other:
        feed(other, memory)
    (one,) = read_all_units(memory.connection)
    assert one.machine is MachineHelpRule.NEVER


def test_an_older_copy_takes_nothing_away(project: Project, memory: TranslationMemory, tmp_path: Path):
    confirm(project, "One.")
    copy = tmp_path / "copy.tproj"
    project.file.copy_to(copy)
    confirm(project, "The first.", "Two.")
    feed(project, memory)
    with open_project(copy) as other:
        feed(other, memory)
    assert texts(memory) == [(FIRST, "The first."), (SECOND, "Two.")]


def test_what_somebody_deleted_stays_away_until_it_is_confirmed_anew(project: Project, memory: TranslationMemory):
    confirm(project, "One.")
    feed(project, memory)
    maintenance = MemoryMaintenance(memory)
    assert maintenance.delete(maintenance.find("one")) == 1
    memory.feed(read_project_feed(project.queries, FedPlace()))
    assert texts(memory) == []
    confirm(project, "The first.")
    feed(project, memory)
    assert texts(memory) == [(FIRST, "The first.")]


def test_another_file_at_the_same_path_is_fed_anew(memory: TranslationMemory, tmp_path: Path):
    with make_project(tmp_path, FIRST) as project:
        confirm(project, "One.")
        feed(project, memory)
    project.path.unlink()
    with make_project(tmp_path, "بالکل اور بات ہے۔") as other:
        confirm(other, "Quite another thing.")
        feed(other, memory)
    assert texts(memory) == [(FIRST, "One."), ("بالکل اور بات ہے۔", "Quite another thing.")]


@pytest.mark.parametrize(("settings", "strictest"), [(("ask", "never"), "never"), (("allow", "ask"), "ask")])
def test_the_strictest_of_two_rules_that_met_in_a_merge_holds(settings: tuple[str, str], strictest: str):
    heads = [LatestSharedEntryRow(str(at), entry_value(setting=setting)) for at, setting in enumerate(settings)]
    for ordered in (heads, heads[::-1]):
        for uids in (("1", "2"), ("2", "1")):
            renamed = [head._replace(uid=uid) for head, uid in zip(ordered, uids, strict=True)]
            entry = resolve_entry(SharedEntryKind.RULE, "machine_help", renamed)
            assert rule_setting(entry.value) == strictest


def test_what_is_too_long_for_a_memory_is_left_out(memory: TranslationMemory, tmp_path: Path):
    with make_project(tmp_path, FIRST) as project:
        confirm(project, "a" * 100_001)
        assert feed(project, memory) == FeedResult(0, 0)


def test_a_sentence_is_no_match_of_its_own(memory: TranslationMemory, tmp_path: Path):
    with make_project(tmp_path, FIRST, FIRST) as project:
        confirm(project, "One.", "The same.")
        feed(project, memory)
        segment = project.queries.segment_ids()[0]
        service = MemoryService([(memory, 0)])
        service.set_project(project.queries.uid)
        own = service.look_up(FIRST, sentence=project.queries.segment_uid(segment))
        assert [match.unit.target for match in own.matches] == ["The same."]
        assert len(service.look_up(FIRST).matches) == 2
