"""What was handed over or approved, as a window learns of it: read on the writer's thread, once, for what is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.viewmodel.desk import AUTHOR, Desk, make_project, wait_until
from translator_gui.model.author import Author
from translator_gui.model.status import Role
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import open_project
from translator_gui.text.difference import difference_in_words
from translator_gui.viewmodel.changes.baseline_texts import BaselineTextCache, ChangeBaselineKind
from translator_gui.viewmodel.changes.sentence_change import change_authors, change_heading, find_change

REVIEWER = Author("Sara")
HANDED_OVER, APPROVED = ChangeBaselineKind.HANDED_OVER, ChangeBaselineKind.APPROVED


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """The first sentence was handed over, approved and changed; the second handed over; the third only drafted."""
    assert qapp
    path = make_project(tmp_path)
    with open_project(path) as project:
        first, second, third, *_ = project.queries.segment_ids()
        for segment, text in ((first, "the reliable ally"), (second, "two"), (third, "three")):
            project.do(SetTargetText(segment, text), author=AUTHOR, role=Role.TRANSLATOR)
        project.do(ConfirmOrApproveSentences((first, second)), author=AUTHOR, role=Role.TRANSLATOR)
        project.do(SetTargetText(first, "a reliable ally"), author=REVIEWER, role=Role.REVIEWER)
        project.do(ConfirmOrApproveSentences((first,)), author=REVIEWER, role=Role.REVIEWER)
        project.do(SetTargetText(first, "a dependable ally"), author=REVIEWER, role=Role.REVIEWER)
    desk = Desk(path)
    yield desk
    desk.close()


def read(desk: Desk) -> tuple[BaselineTextCache, list[tuple[int, ...]]]:
    texts = BaselineTextCache(desk.session)
    told: list[tuple[int, ...]] = []
    texts.loaded.connect(told.append)
    return texts, told


def test_is_asked_once_and_told_when_it_is_read(desk: Desk) -> None:
    texts, told = read(desk)
    first, second, third, *_ = desk.sentences
    with desk.writer_held():
        assert texts.pieces(first, HANDED_OVER) == ()
        assert texts.baseline_of(first, HANDED_OVER) is None
        assert texts.pieces(second, HANDED_OVER) == ()
        assert texts.pieces(third, HANDED_OVER) == (), "nothing was handed over: nothing to compare with"
    wait_until(lambda: told)
    assert told == [(first.paragraph_id,)]
    assert (
        difference_in_words(texts.pieces(first, HANDED_OVER)) == "[removed: the reliable][inserted: a dependable] ally"
    )
    assert texts.pieces(second, HANDED_OVER) == (), "it is what was handed over"
    assert difference_in_words(texts.pieces(first, APPROVED)) == "a [removed: reliable][inserted: dependable] ally"
    assert len(told) == 1, "what stands near by was read along with it"
    typed = first._replace(target="a reliable friend")
    assert difference_in_words(texts.pieces(typed, APPROVED)) == "a reliable [removed: ally][inserted: friend]"


def test_is_none_where_nothing_is_compared(desk: Desk) -> None:
    texts, told = read(desk)
    assert texts.pieces(desk.sentences[0], ChangeBaselineKind.NOTHING) == ()
    assert find_change(texts, desk.sentences[2], APPROVED, HANDED_OVER) is None
    desk.commit()
    assert told == []


def test_tells_who_changed_what_since_when(desk: Desk) -> None:
    texts, told = read(desk)
    first = desk.sentences[0]
    find_change(texts, first, HANDED_OVER)
    wait_until(lambda: told)
    since = find_change(texts, first, HANDED_OVER, APPROVED)
    assert since is not None
    assert change_heading(since.against) == "Changed since it was handed over"
    by, handed_over = change_authors(since, first)
    assert by.startswith("By Sara, today ")
    assert handed_over.startswith("Handed over by Tester, today ")
    approved = find_change(texts, first, APPROVED, HANDED_OVER)
    assert approved is not None
    assert change_heading(approved.against) == "Changed since it was approved"
    assert [line.split(",")[0] for line in change_authors(approved, first)] == ["Approved by Sara"], (
        "it was the same person"
    )


def test_another_hand_over_is_told_by_the_model_though_the_page_looks_as_it_did(desk: Desk) -> None:
    texts, told = read(desk)
    corrected: list[int] = []
    desk.session.model.corrected.connect(corrected.append)
    second = desk.sentences[1]
    texts.pieces(second, HANDED_OVER)
    wait_until(lambda: told)
    desk.type(2, "twofold")
    desk.commit()
    assert difference_in_words(texts.pieces(desk.sentences[1], HANDED_OVER)) == "[removed: two][inserted: twofold]"
    row = desk.sentences[1].handed_over
    desk.session.change(ConfirmOrApproveSentences((second.id,)))
    wait_until(lambda: desk.sentences[1].handed_over != row)
    assert corrected == [0]
    texts.pieces(desk.sentences[1], HANDED_OVER)
    wait_until(lambda: texts.baseline_of(desk.sentences[1], HANDED_OVER) is not None)
    assert texts.pieces(desk.sentences[1], HANDED_OVER) == ()


def test_a_revision_that_is_not_there_is_asked_for_once(desk: Desk) -> None:
    texts, told = read(desk)
    lost = desk.sentences[1]._replace(handed_over=9999)
    texts.pieces(lost, HANDED_OVER)
    wait_until(lambda: told)
    assert texts.pieces(lost, HANDED_OVER) == ()
    desk.commit()
    assert len(told) == 1
