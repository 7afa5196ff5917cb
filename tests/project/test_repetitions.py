"""Sentences that occur several times."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.project.builders import AMNA, make_project
from translator_gui.model.segment import Paragraph
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.helper.requests import HelperTaskCallbacks
from translator_gui.project.helper.tasks import HelperProjectCache, find_groups
from translator_gui.project.project import Project
from translator_gui.project.repetitions import (
    RepetitionFilterKind,
    RepetitionGroups,
    find_repetitions,
    inconsistent,
    repetition_key,
)

TEXTS = ("یہ کتاب ہے۔ وہ آیا۔", "یہ  كتاب ہے۔", "کچھ اور۔ وہ آیا۔", "یہ کتابِ ہے۔")


def silent(done: int, total: int) -> None:
    assert done <= total


def paragraphs(project: Project) -> list[Paragraph | None]:
    return list(project.queries.all_paragraphs())


def test_the_same_urdu_is_found_however_it_was_typed(tmp_path: Path) -> None:
    with make_project(tmp_path, *TEXTS) as project:
        ids = project.queries.segment_ids()
        found = find_repetitions(paragraphs(project), silent)
    assert found.groups == ((ids[0], ids[2], ids[5]), (ids[1], ids[4]))
    assert found.chosen(RepetitionFilterKind.REPEATED, lambda _: "") == {*found.groups[0], *found.groups[1]}
    assert found.chosen(RepetitionFilterKind.FIRST, lambda _: "") == {ids[0], ids[1]}
    assert ids[3] not in found.group_of


def test_what_has_not_been_read_is_left_out(tmp_path: Path) -> None:
    with make_project(tmp_path, *TEXTS) as project:
        ids = project.queries.segment_ids()
        first, *rest = paragraphs(project)
        found = find_repetitions([first, None, *rest[1:]], silent)
    assert found.groups == ((ids[0], ids[5]), (ids[1], ids[4]))


def test_the_helper_looks_on_where_it_stopped_unless_something_changed(tmp_path: Path) -> None:
    with make_project(tmp_path, *TEXTS * 120) as project:
        rows = HelperProjectCache(paragraphs(project))
    whole = find_repetitions(rows.paragraphs, silent)
    report = HelperTaskCallbacks(silent, bool, lambda: True)
    looks = 0
    while find_groups(rows, report) is None:
        looks += 1
        if looks == 1:
            changed = rows.paragraphs[0]
            assert changed is not None
            rows.paragraphs.put({0: changed._replace()})
    assert looks > 1
    assert rows.repetitions == whole


def test_unlike_are_those_that_have_other_english(tmp_path: Path) -> None:
    with make_project(tmp_path, *TEXTS) as project:
        ids = project.queries.segment_ids()
        found = find_repetitions(paragraphs(project), silent)
        for segment, text in ((ids[0], "This is a book."), (ids[1], "He came."), (ids[4], "He  came. ")):
            project.do(SetTargetText(segment, text), author=AMNA)
        english = found.english(paragraphs(project), silent)
        assert found.chosen(RepetitionFilterKind.UNLIKE, english) == set(), "one without English is not unlike"
        project.do(SetTargetText(ids[5], "That is a book."), author=AMNA)
        english = found.english(paragraphs(project), silent)
    chosen = found.chosen(RepetitionFilterKind.UNLIKE, english)
    assert chosen == {ids[0], ids[5]}
    assert {i for i in ids if found.is_chosen(RepetitionFilterKind.UNLIKE, i, english)} == chosen


def test_each_kind_is_told_for_one_sentence_as_for_all() -> None:
    found = RepetitionGroups(((1, 5), (2, 3, 9)), {1: 0, 5: 0, 2: 1, 3: 1, 9: 1})
    texts = {1: "a", 5: "a", 2: "b", 3: "", 9: "c"}

    def english(segment: int) -> str:
        return texts.get(segment, "")

    for kind in RepetitionFilterKind:
        assert {i for i in range(12) if found.is_chosen(kind, i, english)} == found.chosen(kind, english)


@given(st.lists(st.sampled_from(["", "a", " a ", "b"]), min_size=2, max_size=5))
def test_unlike_is_nobody_or_everybody_with_english(texts: list[str]) -> None:
    chosen = inconsistent(range(len(texts)), lambda segment: texts[segment])
    told = {text.strip() for text in texts} - {""}
    assert chosen == ([at for at, text in enumerate(texts) if text.strip()] if len(told) > 1 else [])


def test_marks_alone_repeat_nothing() -> None:
    assert repetition_key(" \u064e ") == ""
