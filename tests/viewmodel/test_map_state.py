"""The map's statuses: known before the texts, kept current, with hits and a filter laid over."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.viewmodel.desk import Desk
from translator_gui.model.author import Author
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.importing import prepare_documents
from translator_gui.project.opening import open_project
from translator_gui.viewmodel.map_state import STATUS_LETTERS, StatusMapState
from translator_gui.viewmodel.page_state import PageParagraphsState


@pytest.fixture
def map_model(desk: Desk) -> StatusMapState:
    model = StatusMapState(desk.session.model)
    model.begin()
    return model


def seen(model: StatusMapState) -> str:
    return model.letters.decode()


def ids(desk: Desk) -> list[int]:
    return [segment.id for segment in desk.sentences]


def test_each_status_has_a_letter_of_its_own() -> None:
    assert len(set(STATUS_LETTERS.values())) == len(Status)


def test_follows_what_people_do(desk: Desk, map_model: StatusMapState, qtbot: QtBot) -> None:
    assert seen(map_model) == "nnnnnn"
    told: list[tuple[int, int]] = []
    map_model.touched.connect(lambda first, beyond: told.append((first, beyond)))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    desk.type(4, "x")
    assert told == [(3, 4)], "of its paragraph the fourth sentence alone"
    assert seen(map_model) == "nnndnn"
    with qtbot.assertNotEmitted(map_model.touched):
        desk.type(4, "xy")
    assert desk.session.change(ConfirmOrApproveSentences((ids(desk)[3],)))
    assert seen(map_model) == "nnntnn"
    desk.session.set_role(Role.REVIEWER)
    assert desk.session.change(ReturnSentenceToTranslator(ids(desk)[3], "why"))
    assert seen(map_model) == "nnnrnn"
    assert map_model.tally() == {Status.NOT_STARTED: 5, Status.RETURNED: 1}
    desk.commit()
    desk.session.undo()
    qtbot.waitUntil(lambda: seen(map_model) == "nnntnn")


def test_only_findings_that_are_others_are_drawn_again(desk: Desk, map_model: StatusMapState, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    map_model.touched.connect(lambda first, beyond: told.append((first, beyond)))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    map_model.set_findings(ids(desk)[:1])
    with qtbot.assertNotEmitted(map_model.reset):
        map_model.set_findings([ids(desk)[0], ids(desk)[2], ids(desk)[4]])
        map_model.set_findings([ids(desk)[0], ids(desk)[2]])
    assert told == [(2, 5), (4, 5)]
    assert bytes(map_model.findings) == b"\1\0\1\0\0\0"
    with qtbot.waitSignal(map_model.reset):
        map_model.set_findings(())


def test_splitting_and_joining_move_what_follows(desk: Desk, map_model: StatusMapState) -> None:
    desk.type(6, "end")
    map_model.set_hits(ids(desk)[5:])
    assert bytes(map_model.hits) == b"\0\0\0\0\0\1"
    first = desk.sentences[0]
    assert desk.session.change(SplitSentence(first.id, first.start + 5))
    assert seen(map_model) == "nnnnnnd"
    assert bytes(map_model.hits) == b"\0\0\0\0\0\0\1"
    assert desk.session.change(JoinSentences(ids(desk)[4]))
    assert seen(map_model) == "nnnnnd"
    assert bytes(map_model.hits) == b"\0\0\0\0\0\1"


def test_a_filter_greys_the_rest_also_of_what_changes_meanwhile(desk: Desk, map_model: StatusMapState) -> None:
    map_model.set_matching({ids(desk)[0], ids(desk)[4]})
    assert seen(map_model) == "nhhhnh"
    desk.type(5, "x")
    desk.type(6, "y")
    assert seen(map_model) == "nhhhdh"
    first = desk.sentences[0]
    assert desk.session.change(SplitSentence(first.id, first.start + 5))
    assert seen(map_model) == "nhhhhdh"
    map_model.set_matching(None)
    assert seen(map_model) == "nnnnndd"


def test_a_stretch_leads_to_what_needs_attention_most(desk: Desk, map_model: StatusMapState) -> None:
    desk.type(2, "x")
    assert desk.session.change(ConfirmOrApproveSentences((ids(desk)[1],)))
    desk.session.set_role(Role.REVIEWER)
    assert desk.session.change(ReturnSentenceToTranslator(ids(desk)[1], "why"))
    spot = map_model.area(0, 4)
    assert spot is not None
    assert (spot.at, spot.segment, spot.document) == (1, desk.sentences[1], "text.txt")
    assert spot.tally == {Status.NOT_STARTED: 3, Status.RETURNED: 1}
    map_model.set_hits([ids(desk)[3]])
    found = map_model.area(0, 4)
    assert found is not None
    assert found.at == 3
    map_model.set_hits(())
    map_model.set_matching({ids(desk)[2]})
    shown = map_model.area(2, 5)
    assert shown is not None
    assert shown.at == 2
    assert map_model.area(6, 9) is None
    assert map_model.area(-1, 1) is None


def test_knows_nothing_before_it_has_begun(desk: Desk) -> None:
    model = StatusMapState(desk.session.model)
    model.set_hits(ids(desk))
    desk.type(1, "x")
    model.take("n" * 6)
    assert len(model) == 0
    assert model.area(0, 1) is None
    model.begin()
    assert seen(model) == "dnnnnn"
    assert bytes(model.hits) == b"\1" * 6


def test_statuses_are_known_before_the_texts_are_read(desk: Desk, tmp_path: Path) -> None:
    desk.type(2, "two")
    assert desk.session.change(SetTargetText(ids(desk)[4], "five"))
    desk.commit()
    copy = tmp_path / "copy.tproj"
    desk.session.writer.hand_in(lambda project: project.file.copy_to(copy), writes=False)
    desk.commit()
    page = PageParagraphsState()
    with open_project(copy) as project:
        outline, letters = project.queries.outline(), project.queries.status_letters()
        page.load(outline)
        model = StatusMapState(page)
        model.begin()
        assert seen(model) == "??????"
        page.put(project.queries.paragraphs(outline.paragraph_ids[:1]))
        assert seen(model) == "ndn???"
        model.take("n" * 5)
        assert seen(model) == "ndn???", "of another number of sentences"
        model.take("aaa" + letters[3:])
        assert seen(model) == "ndnndn", "what was read stays"
        page.put(project.queries.all_paragraphs())
        assert seen(model) == letters


def test_documents_have_boundaries(desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tproj"
    desk.session.writer.hand_in(lambda project: project.file.copy_to(copy), writes=False)
    desk.commit()
    text = "ایک جملہ۔"
    with open_project(copy) as project:
        more = SourceDocument("more.txt", "txt", text.encode(), (SourceParagraph(text),), "utf-8", "lines")
        project.do(prepare_documents([more]), author=Author("Amna"))
        page = PageParagraphsState()
        page.load(project.queries.outline())
        model = StatusMapState(page)
        model.begin()
        assert model.boundaries == [6]
        page.put(project.queries.all_paragraphs())
        last = model.area(6, 7)
        assert last is not None
        assert last.document == "more.txt"
        page.load(project.queries.outline())
        assert seen(model) == "???????"
