"""What is typed is neither lost nor overtaken, and nothing unsaved is called saved."""

import sys
import threading
from pathlib import Path

import pytest

from tests.viewmodel.desk import Desk, Disk, wait_until
from translator_gui.faults.fault_log import ReportedFault
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Status
from translator_gui.project.commands.confirm import ConfirmSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.remove_document import RemoveDocument
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.opening import open_for_reading
from translator_gui.project.project import Project


def revisions(desk: Desk, number: int) -> list[str]:
    with open_for_reading(desk.path) as project:
        return [revision.target for revision in project.queries.history(project.queries.segment_ids()[number - 1])]


def test_typing_is_kept_within_a_second_and_then_called_saved(desk: Desk) -> None:
    desk.type(1, "On")
    assert desk.saved == 0
    wait_until(lambda: desk.saved)
    with open_for_reading(desk.path) as project:
        (paragraph, *_) = project.queries.all_paragraphs()
    assert paragraph.segments[0].target == "On"


def test_text_typed_back_to_where_it_was_is_no_revision_and_has_its_status_again(desk: Desk) -> None:
    desk.type(1, "One")
    desk.session.change(ConfirmSentences((desk.sentences[0].id,)))
    desk.commit()
    before = desk.sentences[0]
    desk.type(1, "One!")
    assert desk.sentences[0].status is Status.DRAFT
    desk.type(1, "One")
    assert desk.sentences[0] == before
    desk.commit()
    assert desk.sentences[0] == before
    assert revisions(desk, 1) == ["One", "One"], "a draft and its confirmation"


def test_an_empty_sentence_emptied_again_is_not_started(desk: Desk) -> None:
    desk.type(1, "x")
    desk.type(1, "")
    assert desk.sentences[0].status is Status.NOT_STARTED
    desk.commit()
    assert desk.shown() == desk.in_file()
    assert revisions(desk, 1) == []
    assert desk.session.progress.in_all()[Status.NOT_STARTED].sentences == 6


def test_an_answer_that_comes_while_somebody_types_on_changes_nothing_on_the_screen(desk: Desk) -> None:
    with desk.writer_held():
        desk.type(1, "One")
        desk.session.change(ConfirmSentences((desk.sentences[0].id,)))
        desk.type(1, "One more")
        desk.type(1, "One more word")
    wait_until(lambda: not desk.session.busy)
    assert desk.sentences[0].target == "One more word"
    assert desk.sentences[0].status is Status.DRAFT
    desk.commit()
    assert desk.shown() == desk.in_file()
    assert revisions(desk, 1) == ["One", "One", "One more word"]


def test_typing_in_one_half_outlives_the_answer_to_the_split(desk: Desk) -> None:
    first = desk.sentences[0]
    with desk.writer_held():
        desk.session.change(SplitSentence(first.id, first.start + 5))
        desk.type(2, "second half")
        desk.session.commit_typing()
        desk.type(1, "first half")
    desk.commit()
    assert [s.target for s in desk.sentences[:2]] == ["first half", "second half"]
    assert desk.shown() == desk.in_file()


def test_an_undo_does_not_carry_off_whoever_types_on(desk: Desk) -> None:
    desk.type(4, "Four")
    desk.commit()
    with desk.writer_held():
        desk.session.undo()
        desk.type(1, "typing")
    desk.commit()
    assert desk.went_to == []
    assert [desk.sentences[n].target for n in (0, 3)] == ["typing", ""]
    assert desk.shown() == desk.in_file()


@pytest.mark.parametrize("confirmed", [False, True])
def test_what_is_typed_into_a_sentence_that_an_undo_takes_away_becomes_a_comment(desk: Desk, confirmed: bool) -> None:
    first = desk.sentences[0]
    desk.session.change(SplitSentence(first.id, first.start + 5))
    desk.commit()
    with desk.writer_held():
        desk.session.undo()
        desk.type(2, "not to be lost")
        if confirmed:
            desk.session.change(ConfirmSentences((desk.sentences[1].id,)))
    desk.commit()
    wait_until(lambda: desk.sentences[0].comments)
    desk.commit()
    assert len(desk.sentences) == 6
    with open_for_reading(desk.path) as project:
        (thread,) = project.queries.threads(first.id)
    assert "not to be lost" in thread.remarks[0].text
    assert desk.shown() == desk.in_file()
    assert not desk.session.loses


def test_what_is_typed_while_its_document_is_away_is_kept_when_it_is_back(desk: Desk) -> None:
    document = desk.session.outline_reloader.documents[0]
    with desk.writer_held():
        desk.session.change(RemoveDocument(document.id))
        desk.type(2, "not to be lost")
        desk.session.commit_typing()
        desk.session.undo()
    wait_until(lambda: not desk.session.busy)
    desk.commit()
    wait_until(lambda: not desk.session.loses)
    desk.commit()
    assert desk.sentences[1].target == "not to be lost"
    assert desk.shown() == desk.in_file()


def test_a_refused_command_leaves_the_screen_as_the_file(desk: Desk) -> None:
    desk.type(1, "One")
    assert not desk.session.change(ConfirmSentences((desk.sentences[0].id,)), JoinSentences(desk.sentences[5].id))
    desk.commit()
    assert desk.heard("refused")
    assert desk.sentences[0].status is Status.DRAFT
    assert desk.shown() == desk.in_file()


def test_a_full_disk_is_told_once_and_nothing_is_called_saved_until_it_is(desk: Desk, disk: Disk) -> None:
    disk.full = True
    desk.type(1, "One")
    desk.session.commit_typing()
    wait_until(lambda: desk.heard("stuck"))
    desk.type(2, "Two")
    desk.session.commit_typing()
    assert desk.session.loses
    assert desk.sentences[0].target == "One"
    desk.session.commit_typing()
    assert desk.saved == 0
    assert len(desk.heard("stuck")) == 1
    disk.full = False
    wait_until(lambda: desk.saved)
    assert not desk.session.loses
    assert desk.session.trouble == ""
    assert [s.target for p in desk.in_file() for s in p.segments][:2] == ["One", "Two"]


def test_a_full_disk_is_left_for_another_place(desk: Desk, disk: Disk, tmp_path: Path) -> None:
    disk.full = True
    desk.type(1, "One")
    desk.session.commit_typing()
    wait_until(lambda: desk.heard("stuck"))
    elsewhere = tmp_path / "elsewhere.tproj"

    def make_room(path: Path) -> None:
        disk.full = path != elsewhere

    desk.session.moved.connect(make_room)
    desk.session.move_to(elsewhere)
    wait_until(lambda: desk.saved)
    assert desk.session.path == elsewhere
    with open_for_reading(elsewhere) as project:
        assert next(project.queries.all_paragraphs()).segments[0].target == "One"


def test_closing_while_the_disk_refuses_ends(desk: Desk, disk: Disk) -> None:
    disk.full = True
    desk.type(1, "One")
    desk.session.commit_typing()
    wait_until(lambda: desk.heard("stuck"))
    desk.session.close()
    assert not desk.session.writer.running


def test_a_text_that_the_file_cannot_hold_stays_on_the_screen_and_is_not_called_saved(desk: Desk) -> None:
    desk.type(1, "half \ud83d of a letter")
    desk.commit()
    assert desk.sentences[0].target == "half \ud83d of a letter"
    assert "half of a character" in desk.heard("failed")[0]
    assert desk.saved == 0
    assert desk.session.loses
    desk.type(1, "a whole letter")
    desk.commit()
    assert desk.saved
    assert not desk.session.loses
    assert desk.shown() == desk.in_file()


def test_a_fault_in_one_job_does_not_stop_the_next(desk: Desk, expected_faults: list[ReportedFault]) -> None:
    errors = list[TranslatorError]()

    def fault(project: Project) -> None:
        raise ZeroDivisionError(project.queries.title)

    thread = next(thread for thread in threading.enumerate() if thread.name == "writer")
    desk.session.writer.hand_in(fault, None, errors.append)
    desk.type(1, "One")
    desk.commit()
    assert "went wrong" in str(errors[0])
    assert next(iter(desk.in_file())).segments[0].target == "One"
    assert thread.is_alive()
    assert [fault.kind for fault in expected_faults] == ["ZeroDivisionError"]


def test_a_system_that_refuses_one_job_does_not_stop_the_next(desk: Desk) -> None:
    errors = list[TranslatorError]()

    def refuse(_: Project) -> None:
        raise PermissionError(13, "Permission denied", "copy.tproj")

    desk.session.writer.hand_in(refuse, None, errors.append, writes=False)
    desk.type(1, "One")
    desk.commit()
    assert "copy.tproj: Permission denied" in str(errors[0])
    assert next(iter(desk.in_file())).segments[0].target == "One"


@pytest.mark.qt_no_exception_capture
def test_a_fault_in_what_takes_an_answer_leaves_nothing_waiting(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    raised, acknowledged = list[type[BaseException]](), list[bool]()

    def hook(kind: type[BaseException], *_: object) -> None:
        raised.append(kind)

    monkeypatch.setattr(sys, "excepthook", hook)
    desk.session.writer.acknowledged.connect(lambda: acknowledged.append(True))
    desk.session.writer.hand_in(lambda _: 1, lambda _: int("x"))
    wait_until(lambda: acknowledged)
    assert raised == [ValueError]
    assert not desk.session.busy


def test_figures_read_while_somebody_types_count_what_was_typed(desk: Desk) -> None:
    desk.type(1, "some words")
    reread = list[bool]()
    desk.session.writer.hand_in(lambda p: p.queries.tallies(), desk.session.screen.take_tallies, writes=False)
    desk.session.writer.hand_in(lambda _: True, reread.append, writes=False)
    wait_until(lambda: reread)
    desk.commit()
    assert desk.session.progress.in_all()[Status.DRAFT].sentences == 1
    desk.session.change(ConfirmSentences((desk.sentences[0].id,)))
    desk.commit()
    shown = {status: tally for status, tally in desk.session.progress.in_all().items() if tally.sentences}
    assert shown == desk.tallies_in_file()


def test_nothing_is_typed_into_a_project_open_for_reading(desk: Desk) -> None:
    desk.session.writable = False
    desk.type(1, "x")
    assert not desk.session.change(ConfirmSentences((desk.sentences[0].id,)))
    assert desk.sentences[0].target == ""
    assert "reading only" in desk.heard("refused")[0]
    desk.session.writable = True


def test_the_screen_never_falls_back_while_answers_come_in(desk: Desk) -> None:
    shown = set[tuple[str, Status]]()

    def watch() -> None:
        shown.update((s.target, s.status) for s in desk.sentences[:2])

    with desk.writer_held():
        for number, text in ((1, "One"), (2, "Two")):
            desk.type(number, text)
            desk.session.change(ConfirmSentences((desk.sentences[number - 1].id,)))
        desk.session.model.changed.connect(watch)
    desk.commit()
    watch()
    assert shown == {("One", Status.TRANSLATED), ("Two", Status.TRANSLATED)}
