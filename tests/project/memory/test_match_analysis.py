"""What a memory has for the sentences of a project: bands, and what is filled in."""

from pathlib import Path

import pytest

from tests.project.builders import AMNA, make_project
from tests.project.memory.memories import confirm, feed, make_memory, unit
from translator_gui.model.inline_tag import closing, opening
from translator_gui.model.match_band import MatchBand, band_of
from translator_gui.model.revision import RevisionOrigin, SuggestionOrigin
from translator_gui.model.status import Status
from translator_gui.project.commands.pretranslate import PretranslateSentences
from translator_gui.project.commands.set_project_key_values import exempt_repetition, set_memory_feeding, set_names
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.memory.match_analysis import (
    SentenceMatch,
    count_bands,
    matches_to_fill,
)
from translator_gui.project.memory.memory_analysis import analyse_with_memories, request_analysis
from translator_gui.project.memory.memory_service import MemoryService
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.names import RegisteredName
from translator_gui.project.project import Project

CAME, BOOK, RAIN = "وہ آیا۔", "یہ کتاب ہے۔", "کل لاہور میں بارش ہوئی تھی۔"
PEOPLE, OTHER_PEOPLE = "کل 20 لوگ آئے۔", "کل 35 لوگ آئے۔"


def analyse(
    project: Project, memory: TranslationMemory, penalty: int = 0, *, fills: bool = True
) -> list[SentenceMatch]:
    request = request_analysis(project.queries, fills=fills)
    service = MemoryService([(memory, penalty)])
    found = analyse_with_memories(list(project.queries.all_paragraphs()), request, service)
    return [match for match in found if match is not None]


def filled(matches: list[SentenceMatch]) -> list[str]:
    return [match.suggestion.target if match.suggestion else "" for match in matches]


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (101, "101"),
        (100, "100"),
        (99, "95-99"),
        (95, "95-99"),
        (94, "85-94"),
        (75, "75-84"),
        (74, "50-74"),
        (49, "new"),
    ],
)
def test_bands_have_the_edges_of_the_field(score: int, band: str):
    assert band_of(score) == band


def test_the_first_occurrence_is_in_its_band_and_the_others_are_repetitions(tmp_path: Path):
    with make_project(tmp_path, f"{CAME} {BOOK}", CAME, BOOK) as project, make_memory(tmp_path, (CAME, "x")) as memory:
        for fills in (False, True):
            bands = [match.band for match in analyse(project, memory, fills=fills)]
            assert bands == [MatchBand.EXACT, MatchBand.NEW, MatchBand.REPETITION, MatchBand.REPETITION]
        counts = count_bands(analyse(project, memory))
    assert counts[MatchBand.REPETITION] == (2, 5)
    assert sum(count.sentences for count in counts.values()) == 4


def test_repetitions_get_the_english_that_the_first_one_gets(tmp_path: Path):
    """Though the memory has another text with the neighbours of the second."""
    with make_project(tmp_path, CAME, BOOK, CAME) as project, make_memory(tmp_path) as memory:
        before = unit(BOOK, "").source_key
        memory.add_units([unit(CAME, "He had come.", previous_key=before, time=1), unit(CAME, "He came.", time=2)])
        assert filled(analyse(project, memory)) == ["He came.", "", "He came."]
        third = project.queries.segment_uid(project.queries.segment_ids()[2])
        project.do(exempt_repetition(third, exempt=True), author=AMNA)
        matches = analyse(project, memory)
        assert filled(matches) == ["He came.", "", "He had come."]
        assert [match.band for match in matches] == [MatchBand.EXACT, MatchBand.NEW, MatchBand.CONTEXT]


def test_numbers_are_the_sentences_own_or_the_match_is_left_out(tmp_path: Path):
    with make_project(tmp_path, OTHER_PEOPLE, "کل 40 کتابیں آئیں۔") as project, make_memory(tmp_path) as memory:
        memory.add_units([unit(PEOPLE, "20 people came yesterday."), unit("کل 20 کتابیں آئیں۔", "Some books came.")])
        matches = analyse(project, memory)
        assert filled(matches) == ["35 people came yesterday.", ""]
        assert [match.band for match in matches] == [MatchBand.FROM_95] * 2


def test_the_next_match_is_taken_where_the_best_one_cannot_be_used(tmp_path: Path):
    books = "کل لاہور کے میلے میں {} نئی کتابیں آئیں۔"
    with make_project(tmp_path, books.format(40)) as project, make_memory(tmp_path) as memory:
        memory.add_units(
            [unit(books.format(20), "Some new books came."), unit(f"{books.format(40)} تھیں", "40 new books had come.")]
        )
        (match,) = analyse(project, memory)
        assert match.band == MatchBand.FROM_95
        assert match.suggestion is not None
        assert match.suggestion.target == "40 new books had come."
        assert matches_to_fill([match], 95) == []
        assert matches_to_fill([match], match.suggestion.score) == [match]


def test_tags_that_do_not_fit_are_left_out(tmp_path: Path):
    bold, end = opening(1), closing(1)
    texts = f"{bold}وہ{end} آیا۔", "وہ آیا۔"
    with make_project(tmp_path, *texts) as project, make_memory(tmp_path) as memory:
        memory.add_units([unit(f"{opening(5)}وہ{closing(5)} آیا۔", f"{opening(5)}He{closing(5)} came.")])
        assert filled(analyse(project, memory)) == [f"{bold}He{end} came.", "He came."]


def test_names_are_spelt_as_the_project_registers_them(tmp_path: Path):
    with make_project(tmp_path, "لاوروف نے بیان دیا۔") as project, make_memory(tmp_path) as memory:
        memory.add_units([unit("لاوروف نے بیان دیا۔", "Lavrow made a statement.")])
        project.do(set_names(RegisteredName("لاوروف", "Lavrov")), author=AMNA)
        assert filled(analyse(project, memory)) == ["Lavrov made a statement."]


def test_a_penalty_counts(tmp_path: Path):
    with make_project(tmp_path, CAME) as project, make_memory(tmp_path, (CAME, "He came.")) as memory:
        (match,) = analyse(project, memory, penalty=6)
        assert match.band == MatchBand.FROM_85
        assert matches_to_fill([match], 95) == []
        assert matches_to_fill([match], 94) == [match]


def test_a_sentence_does_not_match_its_own_translation(tmp_path: Path):
    with make_project(tmp_path, CAME, RAIN, f"{RAIN} {CAME}") as project, make_memory(tmp_path) as memory:
        confirm(project, "He came.", "It rained in Lahore yesterday.")
        feed(project, memory)
        bands = [match.band for match in analyse(project, memory, fills=False)]
        assert bands == [MatchBand.NEW, MatchBand.NEW, MatchBand.REPETITION, MatchBand.REPETITION]
        assert filled(analyse(project, memory)) == ["It rained in Lahore yesterday.", "He came."]


def test_another_match_counts_beside_the_own_translation(tmp_path: Path):
    with make_project(tmp_path, RAIN) as project, make_memory(tmp_path) as memory:
        memory.add_units([unit("پرسوں لاہور میں بارش ہوئی ہے۔", "It rained in Lahore.")])
        confirm(project, "It rained in Lahore yesterday.")
        feed(project, memory)
        (match,) = analyse(project, memory, fills=False)
        assert match.band == MatchBand.FROM_50
        memory.add_units([unit(RAIN, "It rained in Lahore yesterday.", document="old.docx")])
        (match,) = analyse(project, memory, fills=False)
        assert match.band == MatchBand.EXACT


def test_filling_in_is_one_step_and_keeps_where_it_came_from(tmp_path: Path):
    with make_project(tmp_path, CAME, BOOK, CAME) as project, make_memory(tmp_path) as memory:
        memory.add_units([unit(CAME, "He came.", author="Bilal", time=5, document="old.docx")])
        matches = analyse(project, memory)
        first, second, third = project.queries.segment_ids()
        project.do(SetTargetText(third, "Mine."), author=AMNA)
        done = project.do(PretranslateSentences.of(matches), author=AMNA)
        assert [revision.segment for revision in done.changes.revisions] == [first]
        (revision,) = project.queries.history(first)
        assert (revision.target, revision.status, revision.origin) == ("He came.", Status.DRAFT, RevisionOrigin.MEMORY)
        assert SuggestionOrigin.from_json(revision.origin_detail) == (100, "old.docx", "Bilal", 5)
        assert project.queries.history(second) == []
        project.undo(author=AMNA)
        texts = [segment.target for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]
        assert texts == ["", "", "Mine."]


def test_only_wanted_sentences_are_looked_up(tmp_path: Path):
    with make_project(tmp_path, CAME, BOOK, CAME) as project, make_memory(tmp_path, (CAME, "He came.")) as memory:
        third = project.queries.segment_ids()[2]
        request = request_analysis(project.queries, fills=True, wanted=frozenset({third}))
        service = MemoryService([(memory, 0)])
        found = list(analyse_with_memories(list(project.queries.all_paragraphs()), request, service))
    assert found[:2] == [None, None]
    assert found[2] is not None
    assert (found[2].segment, found[2].band) == (third, MatchBand.REPETITION)
    assert filled([found[2]]) == ["He came."]


def test_a_project_that_feeds_no_memory_finds_its_own_sentences(tmp_path: Path):
    with make_project(tmp_path, CAME, BOOK, CAME) as project, make_memory(tmp_path) as memory:
        confirm(project, "He came.")
        project.do(set_memory_feeding(feeds=False), author=AMNA)
        assert filled(analyse(project, memory)) == ["", "He came."]
        assert memory.count_all() == 0
